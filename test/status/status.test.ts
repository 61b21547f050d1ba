import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/check/catalogue.ts'
import { check } from '../../src/check/check.ts'
import { addDays } from '../../src/plan/days.ts'
import { diaryOf } from '../../src/plan/diary.ts'
import { peopleCalled } from '../../src/plan/people-called.ts'
import type { Status } from '../../src/status/status.ts'
import { effort } from '../effort.ts'
import { loadedFrom, portfolioFrom, statusFrom } from './statuses.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const texts = { 'harrow-vale.crp.yaml': example('harrow-vale'), 'house.crp.yaml': example('house') }

const people = 'people: [{id: ines, name: Ines Calder, side: supplier}, {id: ada, name: Ada Mensah, side: supplier}, {id: lena, name: Lena Brandt, side: customer}]'

/** A thing of each kind on its day, and how it is told of the day before, on the day, the day after, and once it is over. */
const rows: readonly (readonly [item: string, before: string, on: string, after: string])[] = [
  ['schedule: [{title: Kick-off, date: 2026-10-09 10:00, owner: ines}]', 'Kick-off 10:00 tomorrow, Ines Calder', 'Kick-off 10:00 today, Ines Calder', 'Kick-off 1 late, Ines Calder'],
  ['schedule: [{title: Kick-off, date: 2026-10-09, status: done}]', '', '', ''],
  ['schedule: [{title: Kick-off, date: 2026-10-09, status: cancelled}]', '', '', ''],
  ['reviews: [{date: 2026-10-09}]', 'review of the plan tomorrow, nobody', 'review of the plan today, nobody', 'review of the plan 1 late, nobody'],
  ['reviews: [{id: r}, {date: 2026-02-30}, {date: soon}]', '', '', ''],
  ['reviews: [{date: 2026-10-09, status: done, findings: [Good]}]', '', '', ''],
  ['goals: [{text: Trust, by: 2026-10-09, owner: ada}]', 'goal: Trust tomorrow, Ada Mensah', 'goal: Trust today, Ada Mensah', 'goal: Trust 1 late, Ada Mensah'],
  ['goals: [{text: Trust, by: 2026-10-09, status: dropped}]', '', '', ''],
  ['goals: [{text: Trust, initiatives: [{text: Talk, due: 2026-10-09, owner: ada}]}]', 'initiative: Talk tomorrow, Ada Mensah', 'initiative: Talk today, Ada Mensah', 'initiative: Talk 1 late, Ada Mensah'],
  ['goals: [{text: Trust, initiatives: [{text: Talk, due: 2026-10-09, status: done}]}]', '', '', ''],
  ['commitments: [{text: Live, to: lena, made_by: ines, promised: 2026-10-09}]', 'promise to Lena Brandt: Live tomorrow, Ines Calder', 'promise to Lena Brandt: Live today, Ines Calder', 'promise to Lena Brandt: Live 1 late, Ines Calder'],
  ['commitments: [{text: Live, promised: 2026-10-09, status: kept}]', '', '', ''],
  ['issues: [{text: Twice, due: 2026-10-09, owner: ada}]', 'issue: Twice tomorrow, Ada Mensah', 'issue: Twice today, Ada Mensah', 'issue: Twice 1 late, Ada Mensah'],
  ['issues: [{text: Twice, due: 2026-10-09, closed_on: 2026-10-08}]', '', '', ''],
  ['issues: [{text: Twice, raised_by: lena, known_on: 2026-10-07, owner: ada}]\nlimits: {tell_within: 2 days}', 'answer owed to Lena Brandt: Twice tomorrow, Ada Mensah', 'answer owed to Lena Brandt: Twice today, Ada Mensah', 'answer owed to Lena Brandt: Twice 1 late, Ada Mensah'],
  ['issues: [{text: Twice, raised_by: lena, known_on: 2026-10-07, told_on: 2026-10-08}]\nlimits: {tell_within: 2 days}', '', '', ''],
  ['plan: {owner: ines}\nchanges: [{text: Welsh, known_on: 2026-10-07}]\nlimits: {tell_within: 2 days}', 'tell the customer what a change means: Welsh tomorrow, Ines Calder', 'tell the customer what a change means: Welsh today, Ines Calder', 'tell the customer what a change means: Welsh 1 late, Ines Calder'],
  ['changes: [{text: Welsh, known_on: 2026-10-07}]\nlimits: {tell_within: 2 days}', 'tell the customer what a change means: Welsh tomorrow, nobody', 'tell the customer what a change means: Welsh today, nobody', 'tell the customer what a change means: Welsh 1 late, nobody'],
  ['scope: {work: [{id: w, text: Work}]}\ndecisions: [{text: Both, date: 2026-10-07, affects: [w]}]\nlimits: {apply_within: 2 days}', 'carry out the decision: Both tomorrow, nobody', 'carry out the decision: Both today, nobody', 'carry out the decision: Both 1 late, nobody'],
  ['improvement: [{action: Ask, due: 2026-10-09, owner: ines}]', 'improvement: Ask tomorrow, Ines Calder', 'improvement: Ask today, Ines Calder', 'improvement: Ask 1 late, Ines Calder'],
  ['phases: {implementation: {acceptance: [{item: All, date: 2026-10-09, tester: ada, signatory: lena}]}}', 'acceptance of All, Lena Brandt to sign tomorrow, Ada Mensah', 'acceptance of All, Lena Brandt to sign today, Ada Mensah', 'acceptance of All, Lena Brandt to sign 1 late, Ada Mensah'],
  ['phases: {implementation: {acceptance: [{item: All, date: 2026-10-09, signed_on: 2026-10-07}]}}', '', '', ''],
  ['phases: {closeout: {primary_contact: ines, handover: {date: 2026-10-09}}, lcm: {primary_contact: ada}}', 'handover after close-out, Ada Mensah to confirm tomorrow, Ines Calder', 'handover after close-out, Ada Mensah to confirm today, Ines Calder', 'handover after close-out, Ada Mensah to confirm 1 late, Ines Calder'],
  ['phases: {closeout: {primary_contact: ines, handover: {date: 2026-10-09}}, lcm: {primary_contact: ines}}', 'handover after close-out tomorrow, Ines Calder', 'handover after close-out today, Ines Calder', ''],
  ['feedback: {surveys: [{type: csat, date: 2026-10-09, owner: ada}]}\nlimits: {survey_result_within: 2 weeks}', 'satisfaction survey tomorrow, Ada Mensah', 'satisfaction survey today, Ada Mensah', 'result of the satisfaction survey in 13, Ada Mensah'],
  ['feedback: {surveys: [{type: csat, date: 2026-09-25, owner: ada}]}\nlimits: {survey_result_within: 2 weeks}', 'result of the satisfaction survey tomorrow, Ada Mensah', 'result of the satisfaction survey today, Ada Mensah', 'result of the satisfaction survey 1 late, Ada Mensah'],
  ['feedback: {surveys: [{type: csat, date: 2026-09-25, result: 4 of 5}]}', '', '', ''],
  ['feedback: {checks: [{what: Calls, date: 2026-10-09, owner: ada}]}', 'check: Calls tomorrow, Ada Mensah', 'check: Calls today, Ada Mensah', 'check: Calls 1 late, Ada Mensah'],
  // What the plan has no field to tick off comes up and is never late.
  ['phases: {implementation: {formal_meetings: [{title: Weekly, cadence: weekly, first: 2026-10-09 09:00, owner: ines}]}}', 'Weekly 09:00 tomorrow, Ines Calder, again 2026-10-16', 'Weekly 09:00 today, Ines Calder, again 2026-10-16 2026-10-23', 'Weekly 09:00 in 6, Ines Calder, again 2026-10-23'],
  ['phases: {implementation: {training: [{audience: Staff, date: 2026-10-09, trainer: ada}]}}', 'training of Staff tomorrow, Ada Mensah', 'training of Staff today, Ada Mensah', ''],
  ['phases: {implementation: {sites: [{name: Vale, ready_on: 2026-10-08, installed_on: 2026-10-09}]}}', 'site Vale ready today, nobody; site Vale installed tomorrow, nobody', 'site Vale installed today, nobody', ''],
  ['phases: {closeout: {follow_ups: [{what: Call both, date: 2026-10-09, who: ada}]}}', 'Call both tomorrow, Ada Mensah', 'Call both today, Ada Mensah', ''],
  ['plan: {owner: ines}\ndisruptions: [{text: No phones, date: 2026-10-09}]', 'disruption: No phones tomorrow, Ines Calder', 'disruption: No phones today, Ines Calder', ''],
  ['disruptions: [{text: No phones, date: 2026-10-09}]', 'disruption: No phones tomorrow, nobody', 'disruption: No phones today, nobody', ''],
  ['scope: {dependencies: [{text: A list, who: lena, needed_by: 2026-10-09}]}', 'needed: A list tomorrow, Lena Brandt', 'needed: A list today, Lena Brandt', ''],
  ['feedback: {staff: [{topic: Lessons, date: 2026-10-09, owner: ines}]}', 'team: Lessons tomorrow, Ines Calder', 'team: Lessons today, Ines Calder', ''],
  ['waivers: [{rule: phases/no-sites, until: 2026-10-09, by: ines, reason: none}]', 'exception from phases/no-sites ends tomorrow, Ines Calder', 'exception from phases/no-sites ends today, Ines Calder', ''],
]

const told = ({ overdue, coming }: Status): string => [
  ...overdue.map(({ what, daysLate, owner }) => `${what} ${daysLate} late, ${owner ?? 'nobody'}`),
  ...coming.map(({ what, time, daysLeft, owner, again }) => [
    `${what}${time === undefined ? '' : ` ${time}`} ${['today', 'tomorrow'][daysLeft] ?? `in ${daysLeft}`}`, owner ?? 'nobody',
    ...again.length === 0 ? [] : [`again ${again.join(' ')}`],
  ].join(', ')),
].join('; ')

test.each(rows)('%s', (item, before, on, after) => {
  const days = ['2026-10-08', '2026-10-09', '2026-10-10']
  expect(days.map((today) => told(statusFrom(`crp: 1\n${people}\n${item}\n`, { today })))).toEqual([before, on, after])
})

test('what comes up on the last of the days is told, what comes after it is not', () => {
  const plan = 'crp: 1\nschedule: [{title: In, date: 2026-10-12}, {title: Out, date: 2026-10-13}]\n'
  expect(told(statusFrom(plan, { days: 3 }))).toBe('In in 3, nobody')
  expect(statusFrom(plan, { days: 1 }).next?.what).toBe('In')
})

test('what stands in a house file is left to the house', () => {
  const { overdue, coming } = statusFrom(texts, { today: '2028-06-01', days: 366 })
  expect([...overdue, ...coming].filter(({ file }) => file !== 'harrow-vale.crp.yaml')).toEqual([])
  expect(diaryOf(loadedFrom(texts)).some(({ file, due }) => file === 'house.crp.yaml' && due < '2028-06-01')).toBe(true)
})

test('everything that is open and late is overdue, once and with its line, and nothing else is', () => {
  const loaded = loadedFrom(texts)
  const entries = diaryOf(loaded).filter(({ file }) => file === loaded.source.path)
  const lines = loaded.source.text.split('\n')
  fc.assert(fc.property(fc.integer({ min: -300, max: 900 }), (offset) => {
    const today = addDays('2026-10-09', offset)
    const { overdue, coming } = statusFrom(texts, { today })
    const keys = overdue.map(({ kind, place, due }) => `${kind} ${place} ${due}`)
    const late = entries.filter(({ state, due }) => state === 'open' && due < today)
    expect(keys.toSorted()).toEqual(late.map(({ kind, place, due }) => `${kind} ${place} ${due}`).toSorted())
    expect(overdue.map(({ daysLate }) => daysLate)).toEqual(overdue.map(({ daysLate }) => daysLate).toSorted((a, b) => b - a))
    for (const { line, place } of overdue) {
      const id = /\[([a-z][\w-]*)\]$/.exec(place)?.[1] ?? place.split('.').at(-1) ?? ''
      expect(lines[line - 1]).toContain(id)
    }
    expect(coming.filter(({ day, place, kind }) => day < today || (keys.includes(`${kind} ${place} ${day}`)))).toEqual([])
  }), { numRuns: 10 * effort })
})

/** Rules that find that a day has passed, with the kind of thing that is then overdue. */
const lateRules = [
  ['schedule/overdue', 'milestone'], ['review/overdue', 'review'], ['feedback/survey-overdue', 'survey'], ['goals/overdue', 'goal'],
  ['goals/initiative-overdue', 'initiative'], ['promises/overdue', 'promise'], ['risks/issue-overdue', 'issue'],
  ['review/improvement-overdue', 'improvement'], ['phases/acceptance-overdue', 'acceptance'],
  ['phases/handover-not-accepted', 'handover'], ['risks/decision-not-applied', 'decision'],
] as const

const rowOf = (rule: string) => {
  const row = catalogue.get(rule)
  if (row === undefined) throw new Error(`there is no rule ${rule}`)
  return row
}

test.each(lateRules)('what %s finds is overdue, and not what it lets pass', (rule, kind) => {
  const { bad, good, today = '2026-10-09' } = rowOf(rule)
  const count = (text: string) => statusFrom(`crp: 1\n${text}\n`, { today }).overdue.filter((one) => one.kind === kind).length
  expect([count(bad) > 0, count(good)]).toEqual([true, 0])
})

describe('a part that has gone quiet', () => {
  const staged = (text: string) => ({
    'a.crp.yaml': `crp: 1\nplan: {stage: implementation}\n${text}\n`,
  })
  test.each([
    ['relationship/gone-quiet', 'word with Otto Reyes, 2026-08-12, 58, 6 weeks'],
    ['relationship/progress-stale', 'entry on how the relationship goes, 2026-06-25, 106, 14 weeks'],
    ['relationship/no-value-shown', 'entry of value delivered, 2026-03-02, 221, 26 weeks'],
    ['review/no-reading', "reading of 'Inquiries answered in time', 2026-06-30, 101, 14 weeks"],
  ])('is told where %s finds one, with the limit', (rule, said) => {
    const { bad, good } = rowOf(rule)
    const parts = (text: string) => statusFrom(staged(text)).stale.filter((one) => one.rule === rule)
      .map(({ what, last, daysAgo, limit }) => [what, last, daysAgo, limit].join(', '))
    expect(parts(bad)).toEqual([said])
    expect(parts(good)).toEqual([])
  })

  test('is not told before the gate that asks for it, nor where it is waived', () => {
    const { bad } = rowOf('relationship/gone-quiet')
    const waiver = 'waivers: [{rule: relationship/gone-quiet, by: tom, reason: abroad}]'
    expect(statusFrom(`crp: 1\n${bad}\n`).stale).toEqual([])
    expect(statusFrom(`crp: 1\nplan: {stage: implementation}\n${bad}\n${waiver}\n`).stale.filter(({ rule }) => rule.endsWith('quiet'))).toEqual([])
  })
})

test('people are found by id, name and e-mail address, whatever the case', () => {
  const { plan } = loadedFrom(texts)
  expect(['INES', 'ines calder', 'Ines@Northbeam.example', 'Calder'].map((name) => peopleCalled(name, plan).map(({ id }) => id))).toEqual([['ines'], ['ines'], ['ines'], []])
  const { overdue, coming } = statusFrom(texts, { today: '2026-12-20', owners: ['jo'] })
  expect([...overdue, ...coming].map(({ owner }) => owner)).toEqual(['Jo Lindqvist', 'Jo Lindqvist'])
})

test('counts, gate and end of the phase are those of the check', () => {
  const loaded = loadedFrom(texts)
  const options = { today: '2026-10-09', languages: ['en'], exists: () => true }
  const { completeness, sections, gates, diagnostics } = check({ source: loaded.source, loaded, problems: [] }, options)
  const { phaseEnd, firstContact, owner, tier, ...status } = statusFrom(texts)
  expect(status).toMatchObject({ completeness, sections, gate: gates?.[0], errors: 0, warnings: diagnostics.filter(({ severity }) => severity === 'warning').length })
  expect({ phaseEnd, firstContact, owner, tier }).toEqual({ phaseEnd: { day: '2027-01-29', daysLeft: 112 }, firstContact: 'Ines Calder', owner: 'Ines Calder', tier: 'Core' })
})

test('plans stand in order of trouble, then of their paths', () => {
  const plan = (path: string, days: string[]) => statusFrom({ [path]: `crp: 1\nschedule: [${['2020-02-02, status: done', ...days].map((date) => `{title: T, date: ${date}}`).join(', ')}]\n` })
  const plans = [plan('b', []), plan('a', []), plan('c', ['2026-10-08']), plan('d', ['2026-10-07', '2026-10-08']), plan('e', ['2020-01-01'])]
  const base = plans[0]?.trouble ?? 0
  const { plans: ordered } = portfolioFrom(plans)
  expect(ordered.map(({ path, trouble }) => `${path} ${trouble - base}`)).toEqual(['e 30', 'd 3', 'c 1', 'a 0', 'b 0'])
})

test('a status holds no part of the tree it was read from', () => {
  const seen = new Set<unknown>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    expect(Object.keys(value)).not.toContain('source')
    for (const inside of Object.values(value)) visit(inside)
  }
  visit(statusFrom(texts, { today: '2026-12-20' }))
  expect(seen.size).toBeGreaterThan(10)
})
