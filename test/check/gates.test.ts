import { describe, expect, test } from 'vitest'
import { gateNames, judge, standingOf, type Gate, type Severities, type Stage } from '../../src/check/gates.ts'
import type { PhaseName } from '../../src/check/terms.ts'
import { verdictsOf } from './findings.ts'

describe('gates in force', () => {
  test.each<[Stage, Gate | undefined, inForce: string, coming: string]>([
    ['precontract', undefined, 'draft', 'baseline'],
    ['postcontract', undefined, 'draft', 'baseline delivery'],
    ['implementation', undefined, 'draft baseline delivery', 'closeout'],
    ['closeout', undefined, 'draft baseline delivery', 'closeout lifecycle'],
    ['lcm', undefined, 'draft baseline delivery closeout lifecycle', 'closed'],
    ['closed', undefined, 'draft baseline delivery closeout lifecycle closed', ''],
    ['precontract', 'baseline', 'draft baseline', ''],
    ['precontract', 'closed', 'draft baseline delivery closeout lifecycle closed', ''],
    ['lcm', 'draft', 'draft baseline delivery closeout lifecycle', ''],
  ])('in stage %s with --gate %s', (stage, asked, inForce, coming) => {
    const standing = standingOf(stage, asked)
    expect(gateNames.filter((gate) => standing.inForce.has(gate)).join(' ')).toBe(inForce)
    expect(standing.coming.join(' ')).toBe(coming)
  })
})

describe('verdicts', () => {
  test.each<[severities: Severities, phase: PhaseName | undefined, stage: Stage, gate: Gate | undefined, verdict: string]>([
    [{ draft: 'error' }, undefined, 'precontract', undefined, 'error@draft'],
    [{ draft: 'warning', baseline: 'error' }, undefined, 'precontract', undefined, 'warning@draft, then error@baseline'],
    [{ draft: 'warning', baseline: 'error' }, undefined, 'implementation', undefined, 'error@baseline'],
    [{ draft: 'warning', closeout: 'error' }, undefined, 'precontract', undefined, 'warning@draft'],
    [{ draft: 'error', baseline: 'warning' }, undefined, 'precontract', undefined, 'error@draft'],
    [{ draft: 'error', baseline: 'warning' }, undefined, 'implementation', undefined, 'warning@baseline'],
    [{ baseline: 'error' }, undefined, 'precontract', undefined, 'to-do error@baseline'],
    [{ baseline: 'error' }, undefined, 'precontract', 'baseline', 'error@baseline'],
    [{ delivery: 'warning' }, undefined, 'precontract', undefined, 'silent'],
    [{ delivery: 'warning' }, undefined, 'postcontract', undefined, 'to-do warning@delivery'],
    [{ delivery: 'warning' }, undefined, 'precontract', 'baseline', 'silent'],
    [{ closeout: 'warning', lifecycle: 'error' }, undefined, 'closeout', undefined, 'to-do warning@closeout'],
    [{ closeout: 'warning', lifecycle: 'error' }, undefined, 'lcm', undefined, 'error@lifecycle'],
    [{ closeout: 'warning', lifecycle: 'error' }, undefined, 'implementation', 'closeout', 'warning@closeout'],
    [{ own: 'error' }, 'precontract', 'precontract', undefined, 'error@draft'],
    [{ own: 'error' }, 'postcontract', 'precontract', undefined, 'to-do error@baseline'],
    [{ own: 'error' }, 'implementation', 'postcontract', undefined, 'to-do error@delivery'],
    [{ own: 'error' }, 'closeout', 'precontract', undefined, 'silent'],
    [{ own: 'error' }, 'lcm', 'closeout', undefined, 'to-do error@lifecycle'],
    [{ own: 'error' }, 'lcm', 'lcm', undefined, 'error@lifecycle'],
    [{ own: 'error' }, undefined, 'closed', undefined, 'silent'],
  ])('%j in %s, stage %s, --gate %s: %s', (severities, phase, stage, asked, expected) => {
    const verdict = judge(severities, phase, standingOf(stage, asked))
    const words = verdict === undefined ? 'silent'
      : verdict.severity === 'todo' ? `to-do ${verdict.becomes}@${verdict.gate}`
      : [verdict, ...verdict.stronger ? [verdict.stronger] : []]
        .map(({ severity, gate }) => `${severity}@${gate}`).join(', then ')
    expect(words).toBe(expected)
  })
})

/** A plan in a stage, with the findings of a few rules that differ by gate and phase. */
const plan = (stage: string) => `crp: 1
plan: { stage: ${stage}, title: tbd }
phases:
  precontract: { summary: Talks. }
  implementation:
    formal_meetings: [{ title: Progress meeting }]
    acceptance: [{ item: Six lending stations, date: 2026-10-02 }]
  closeout: { summary: The library's own staff take over. }
`

const watched = new Set([
  'plan/filler', 'phases/missing', 'phases/no-primary-contact', 'phases/meeting-incomplete', 'phases/no-formal-meetings',
  'phases/acceptance-overdue', 'phases/acceptance-unsigned',
])

describe('a plan on its way', () => {
  test.each<[stage: Stage, gate: Gate | undefined, ...verdicts: string[]]>([
    ['precontract', undefined,
      'plan/filler plan.title warning@draft (an error at the baseline gate)',
      'phases/missing phases.postcontract error@draft',
      'phases/missing phases.lcm error@draft',
      'phases/no-primary-contact phases.precontract.primary_contact error@draft',
      'phases/no-primary-contact phases.implementation.primary_contact todo@baseline error',
      'phases/no-primary-contact phases.closeout.primary_contact todo@baseline error',
      'phases/acceptance-overdue phases.implementation.acceptance[1] warning@draft'],
    ['precontract', 'baseline',
      'plan/filler plan.title error@baseline',
      'phases/missing phases.postcontract error@draft',
      'phases/missing phases.lcm error@draft',
      'phases/no-primary-contact phases.precontract.primary_contact error@draft',
      'phases/no-primary-contact phases.implementation.primary_contact error@baseline',
      'phases/no-primary-contact phases.closeout.primary_contact error@baseline',
      'phases/acceptance-overdue phases.implementation.acceptance[1] warning@draft'],
    ['implementation', undefined,
      'plan/filler plan.title error@baseline',
      'phases/missing phases.postcontract error@draft',
      'phases/missing phases.lcm error@draft',
      'phases/no-primary-contact phases.precontract.primary_contact error@baseline',
      'phases/no-primary-contact phases.implementation.primary_contact error@draft',
      'phases/no-primary-contact phases.closeout.primary_contact error@baseline',
      'phases/no-formal-meetings phases.closeout.formal_meetings todo@closeout warning',
      'phases/meeting-incomplete phases.implementation.formal_meetings[1] error@delivery',
      'phases/acceptance-overdue phases.implementation.acceptance[1] warning@draft',
      'phases/acceptance-unsigned phases.implementation.acceptance[1] todo@closeout error'],
    ['lcm', undefined,
      'plan/filler plan.title error@baseline',
      'phases/missing phases.postcontract error@draft',
      'phases/missing phases.lcm error@draft',
      'phases/no-primary-contact phases.precontract.primary_contact error@baseline',
      'phases/no-primary-contact phases.implementation.primary_contact error@baseline',
      'phases/no-primary-contact phases.closeout.primary_contact error@baseline',
      'phases/no-formal-meetings phases.closeout.formal_meetings warning@closeout',
      'phases/meeting-incomplete phases.implementation.formal_meetings[1] error@delivery',
      'phases/acceptance-unsigned phases.implementation.acceptance[1] error@closeout'],
  ])('in stage %s with --gate %s', (stage, gate, ...verdicts) => {
    const { diagnostics } = verdictsOf(plan(stage), gate && { gate })
    const found = diagnostics.filter(({ rule }) => watched.has(rule)).map(({ rule, place, severity, gate, becomes, help }) =>
      `${rule} ${place} ${severity}@${gate}${becomes ? ` ${becomes}` : ''}${help?.includes('gate') ? ` (${help})` : ''}`)
    expect(found.sort()).toEqual([...verdicts].sort())
  })
})

describe('a plan without the block plan', () => {
  test('is in stage precontract', () => {
    const { diagnostics, stage } = verdictsOf('crp: 1\nphases: { precontract: { end: 2026-05-29 } }\n')
    expect(stage).toBe('precontract')
    expect(diagnostics.find(({ rule }) => rule === 'phases/no-primary-contact')?.severity).toBe('error')
    expect(diagnostics.map(({ rule }) => rule)).toContain('plan/stage-out-of-step')
  })
})

describe('severities from outside', () => {
  const rule = 'phases/missing'
  const text = 'crp: 1\nphases: { precontract: { summary: Talks. } }\n'
  test.each<['off' | 'info', number]>([['off', 0], ['info', 3]])('%s', (severity, count) => {
    const { diagnostics } = verdictsOf(text, { overrides: new Map([[rule, severity]]) })
    expect(diagnostics.filter((one) => one.rule === rule && one.severity === severity)).toHaveLength(count)
    expect(diagnostics.filter((one) => one.rule === rule && one.severity === 'error')).toHaveLength(0)
  })
})
