import { describe, expect, test } from 'vitest'
import type { Texts } from './findings.ts'
import { findingsOf, verdictsOf } from './findings.ts'

/** A plan in stage lcm with faults that can be waived; waivers stand from line 24 on. */
const plan = (...waivers: string[]) => `crp: 1
plan: { stage: lcm }
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: edda, name: Edda Winter, side: customer }
phases:
  implementation:
    formal_meetings:
      - { id: fm-progress, title: Progress meeting, cadence: weekly }
      - { title: Steering meeting, cadence: monthly }
    acceptance:
      - { id: acc-all, item: Six lending stations, date: 2026-10-02 }
  lcm:
    formal_meetings:
      - { id: fm-qbr, title: Quarterly review }
escalation:
  - { level: 2 }
relationship:
  contacts:
    - { person: edda }
team: [{ who: edda, service_role: tbd }]
communication: { glossary: [{ term: A.I., plain: tbd }] }
waivers:
${waivers.map((waiver) => `  - { ${waiver} }\n`).join('')}`

const allowed = 'reason: Agreed with the library, by: mira'

const waivedPlaces = (texts: Texts) => verdictsOf(texts).waived.map(({ rule, place }) => `${rule} ${place}`)

describe('what a waiver covers', () => {
  const rule = 'phases/meeting-no-minutes'
  const progress = `${rule} phases.implementation.formal_meetings[fm-progress]`
  const steering = `${rule} phases.implementation.formal_meetings[2]`
  const review = `${rule} phases.lcm.formal_meetings[fm-qbr]`
  test.each<[name: string, waiver: string, ...covered: string[]]>([
    ['the whole plan', `rule: ${rule}`, progress, steering, review],
    ['an id', `rule: ${rule}, at: fm-qbr`, review],
    ['a place above', `rule: ${rule}, at: phases.implementation`, progress, steering],
    ['a list', `rule: ${rule}, at: phases.implementation.formal_meetings`, progress, steering],
    ['an item by id', `rule: ${rule}, at: 'phases.implementation.formal_meetings[fm-progress]'`, progress],
    ['an item by position', `rule: ${rule}, at: 'phases.implementation.formal_meetings[2]'`, steering],
    ['a place inside', `rule: ${rule}, at: 'phases.lcm.formal_meetings[fm-qbr].minutes_within'`],
    ['a natural key, which no position is', `rule: ${rule}, at: "2"`],
    ['a natural key with dots', 'rule: plan/filler, at: A.I.', 'plan/filler communication.glossary[A.I.].plain'],
    ['an id that is a natural key, too', 'rule: plan/filler, at: edda', 'plan/filler team[edda].service_role'],
    ['a whole block, which an id does not hide', 'rule: phases/missing, at: phases',
      'phases/missing phases.precontract', 'phases/missing phases.postcontract', 'phases/missing phases.closeout'],
  ])('%s', (_, waiver, ...covered) => expect(waivedPlaces(plan(`${waiver}, ${allowed}`))).toEqual(covered))
})

describe('waivers that do not count cover nothing and are not unused', () => {
  test.each<[name: string, waiver: string, ...findings: string[]]>([
    ['no reason', 'rule: phases/no-sites, by: mira',
      'waivers/no-reason 24:7-24:11 the waiver of phases/no-sites has no reason, so it does not count'],
    ['no author', 'rule: phases/no-sites, reason: Nothing is installed',
      'waivers/no-author 24:7-24:11 the waiver of phases/no-sites names nobody who allowed it, so it does not count'],
    ['neither, with an id', 'id: wv-sites, rule: phases/no-sites',
      'waivers/no-reason 24:11-24:19 the waiver of phases/no-sites has no reason, so it does not count',
      'waivers/no-author 24:11-24:19 the waiver of phases/no-sites names nobody who allowed it, so it does not count'],
    ['an unknown rule', `rule: phases/no-site, ${allowed}`,
      "waivers/unknown-rule 24:13-24:27 there is no rule 'phases/no-site'; did you mean 'phases/no-sites'?"],
    ['a rule of nowhere', `rule: everything, ${allowed}`,
      "waivers/unknown-rule 24:13-24:23 there is no rule 'everything'"],
    ['a rule that cannot be waived', `rule: shape/unknown-key, ${allowed}`,
      'waivers/not-waivable 24:13-24:30 shape/unknown-key cannot be waived'],
    ['a waiver of waivers', `rule: waivers/unused, ${allowed}`,
      'waivers/not-waivable 24:13-24:27 waivers/unused cannot be waived'],
    ['an unknown place', `rule: phases/no-sites, at: phases.close-out, ${allowed}`,
      "waivers/unknown-place 24:34-24:50 'phases.close-out' is no id and no place in the plan"],
    ['a place out of the prototype', `rule: phases/no-sites, at: plan.constructor, ${allowed}`,
      "waivers/unknown-place 24:34-24:50 'plan.constructor' is no id and no place in the plan"],
    ['a list that is none', `rule: phases/no-sites, at: 'plan[1]', ${allowed}`,
      "waivers/unknown-place 24:34-24:43 'plan[1]' is no id and no place in the plan"],
    ['expired yesterday', `rule: phases/no-sites, ${allowed}, until: 2026-10-08`,
      'waivers/expired 24:80-24:90 the waiver of phases/no-sites ended on 2026-10-08'],
  ])('%s', (_, waiver, ...findings) => {
    expect(findingsOf(plan(waiver), /^waivers\//)).toEqual(findings)
    expect(waivedPlaces(plan(waiver))).toEqual([])
    expect(verdictsOf(plan(waiver)).diagnostics.map(({ rule }) => rule)).toContain('phases/no-sites')
  })
})

describe('waivers that count', () => {
  test.each<[name: string, text: string, ...findings: string[]]>([
    ['used', plan(`rule: phases/no-sites, ${allowed}`)],
    ['used on its last day', plan(`rule: phases/no-sites, ${allowed}, until: 2026-10-09`)],
    ['used by a finding of no gate in force',
      plan(`rule: phases/no-sites, ${allowed}`).replace('stage: lcm', 'stage: precontract')],
    ['two for one finding',
      plan(`rule: phases/no-sites, ${allowed}`, `rule: phases/no-sites, at: phases.implementation, ${allowed}`)],
    ['unused', plan(`rule: phases/upside-down, ${allowed}`, `id: wv, rule: phases/no-sites, at: edda, ${allowed}`),
      'waivers/unused 24:7-24:11 the waiver of phases/upside-down covers nothing any more; remove it',
      'waivers/unused 25:11-25:13 the waiver of phases/no-sites covers nothing any more; remove it'],
  ])('%s', (_, text, ...findings) => expect(findingsOf(text, /^waivers\//)).toEqual(findings))

  test('a fault in the waiver itself leaves it its effect, so that one slip is one finding', () => {
    const text = plan('rule: phases/no-sites, reson: Agreed with the library, by: myra')
    expect(findingsOf(text, /^(?:shape|reference|waivers)\//)).toEqual([
      "shape/unknown-key 24:30-24:35 `reson` is not a field of waiver 'phases/no-sites'; did you mean 'reason'?",
      "reference/unknown-id 24:66-24:70 by of waiver 'phases/no-sites' names 'myra', which is nowhere in the plan; "
        + "did you mean 'mira'?",
    ])
    expect(waivedPlaces(text)).toEqual(['phases/no-sites phases.implementation.sites'])
  })

  test('a waiver of the house covers findings of a plan and is not unused there', () => {
    const waiver = (rule: string) => `  - { rule: ${rule}, reason: Cloud service, by: vera }\n`
    const texts = {
      'plan.crp.yaml': plan().replace(/waivers:\n$/, '').replace('crp: 1', 'crp: 1\nextends: house.crp.yaml'),
      'house.crp.yaml': `crp: 1
house: { company: Quillon Library Systems }
people: [{ id: vera, name: Vera Holt, side: supplier }]
waivers:
${waiver('phases/no-sites')}${waiver('phases/upside-down')}`,
    }
    expect(waivedPlaces(texts)).toEqual(['phases/no-sites phases.implementation.sites'])
    expect(findingsOf(texts, /^waivers\//)).toEqual([])
  })
})
