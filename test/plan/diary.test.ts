import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { daysOf, diaryOf } from '../../src/plan/diary.ts'
import { calendarOf } from '../../src/plan/durations.ts'
import { load, type Loaded } from '../../src/plan/load.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')

function loaded(text: string, house?: string): Loaded {
  const read = (path: string) => path === 'house.crp.yaml' && house !== undefined ? new TextEncoder().encode(house) : undefined
  const loading = load(new TextEncoder().encode(text), 'a.crp.yaml', { resolve: (_, path) => path, read, exists: () => true })
  if (loading.loaded === undefined) throw new Error('the plan cannot be read')
  return loading.loaded
}

const plan = `
crp: 1
plan: {owner: ines}
people: [{id: ines, name: Ines, side: supplier}, {id: lena, name: Lena, side: customer}]
calendar: {holidays: [2026-03-03]}
service_levels: [{event: complaint, respond_within: 3 days}]
phases:
  precontract: {primary_contact: ines, handover: {date: 2026-02-02, accepted_on: 2026-02-03}}
  implementation:
    start: 2026-02-01
    end: 2026-03-20
    formal_meetings:
      - {id: fm, title: Weekly, cadence: weekly, first: 2026-02-24 09:00, lasts: 30 minutes, owner: ines, attendees: [ines, lena]}
      - {title: No first, cadence: weekly}
    sites: [{name: Vale, ready_on: 2026-02-05, installed_on: 2026-02-05}]
    acceptance: [{item: All, date: 2026-03-01}]
schedule: [{title: Kick-off, date: 2026-02-10, status: cancelled}, {title: Undated}]
reviews: [{date: 2026-03-31, participants: [ines, lena]}]
feedback: {surveys: [{type: csat, date: 2026-03-02}, {date: 2026-02-02, result: 4 of 5}]}
goals: [{text: Trust, by: 2026-06-30, initiatives: [{text: Talk, due: 2026-05-01, status: active}]}]
commitments:
  - {text: Live soon, to: lena, made_by: ines, date: 2026-02-02, promised: 1 to 2 weeks}
  - {text: Cheap, promised: 100 EUR}
issues:
  - {text: Sent twice, raised_by: lena, known_on: 2026-02-20}
  - {text: Ours alone, known_on: 2026-02-20, visibility: internal, due: 2026-02-28}
waivers: [{rule: phases/no-sites, until: 2026-04-30, by: ines, reason: none}]
`

test('everything with a day is in the diary, with who and how far it has come', () => {
  const said = diaryOf(loaded(plan)).map(({ kind, place, title, when, due, state, owner, people }) =>
    [kind, place, title, when === due ? when : `${when}, late after ${due}`, state, owner ?? '-', ...people].join(' | '))
  expect(said).toEqual([
    'handover | phases.precontract.handover | precontract | 2026-02-02 | done | ines',
    'meeting | phases.implementation.formal_meetings[fm] | Weekly | 2026-02-24 09:00, late after 2026-02-24 | unsaid | ines | lena',
    'site | phases.implementation.sites[1] | Vale | 2026-02-05 | unsaid | -',
    'acceptance | phases.implementation.acceptance[1] | All | 2026-03-01 | open | -',
    'milestone | schedule[1] | Kick-off | 2026-02-10 | dropped | -',
    'review | reviews[1] | 2026-03-31 | 2026-03-31 | open | ines | lena',
    'survey | feedback.surveys[1] | csat | 2026-03-02, late after 2026-03-30 | open | -',
    'survey | feedback.surveys[2] | survey | 2026-02-02, late after 2026-03-02 | done | -',
    'goal | goals[1] | Trust | 2026-06-30 | open | -',
    'initiative | goals[1].initiatives[1] | Talk | 2026-05-01 | open | -',
    'promise | commitments[1] | Live soon | 2026-02-16 | open | ines | lena',
    'issue | issues[2] | Ours alone | 2026-02-28 | open | -',
    'answer | issues[1] | Sent twice | 2026-02-23 | open | - | lena',
    'exception | waivers[1] | phases/no-sites | 2026-04-30 | unsaid | ines',
  ])
})

test('a series has its days, without holidays and not after its phase', () => {
  const reading = loaded(plan)
  const [weekly] = diaryOf(reading).filter(({ series }) => series !== undefined)
  if (weekly === undefined) throw new Error('there is no series')
  const days = (from: string, to: string) => daysOf(weekly, from, to, calendarOf(reading.plan))
  expect(days('2026-01-01', '2026-12-31')).toEqual(['2026-02-24', '2026-03-10', '2026-03-17'])
  expect(days('2026-03-10', '2026-03-16')).toEqual(['2026-03-10'])
  expect(days('2026-01-01', '2026-02-01')).toEqual([])
})

/** Rules that say of one kind of thing that its day has passed; of things in the house file its own check speaks. */
const lateRules = {
  milestone: 'schedule/overdue', review: 'review/overdue', survey: 'feedback/survey-overdue', goal: 'goals/overdue',
  initiative: 'goals/initiative-overdue', promise: 'promises/overdue', issue: 'risks/issue-overdue',
  improvement: 'review/improvement-overdue', acceptance: 'phases/acceptance-overdue',
} as const

test.each(['2026-01-01', '2026-10-09', '2026-11-15', '2027-03-01', '2028-01-01'])('what is late on %s is what the rules call late', (today) => {
  const reading = loaded(example('harrow-vale'), example('house'))
  const { diagnostics } = check({ source: reading.source, loaded: reading, problems: [] }, { today, languages: ['en'], exists: () => true })
  const itemOf = (place: string) => place.replace(/\.(?:due|by)$/, '')
  const found = diagnostics.filter(({ rule }) => Object.values<string>(lateRules).includes(rule)).map(({ rule, place = '' }) => `${rule} ${itemOf(place)}`)
  const late = diaryOf(reading).filter(({ state, due, file }) => file === 'a.crp.yaml' && state === 'open' && due < today)
    .flatMap(({ kind, place }) => kind in lateRules ? `${lateRules[kind as keyof typeof lateRules]} ${place}` : [])
  expect(late.sort()).toEqual(found.sort())
})
