import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/check/catalogue.ts'
import { chapterOf } from '../../src/check/rule.ts'
import { findingsOf, verdictsOf } from './findings.ts'

/** The rules of the chapters plan to review that judge house files, too (section 2 of the rules). */
const besides = [
  'plan/filler', 'plan/future-fact', 'plan/document-not-found', 'people/left-still-named', 'goals/overdue',
  'goals/initiative-incomplete', 'goals/initiative-no-steps', 'goals/initiative-after-goal', 'goals/initiative-upside-down',
  'goals/initiative-overdue', 'goals/step-no-measure', 'goals/circular-order', 'goals/order-against-dates',
  'communication/two-voices', 'communication/escalation-same-person', 'communication/resolve-before-respond', 'budget/half',
  'budget/incomplete', 'review/indicator-incomplete', 'review/improvement-incomplete', 'review/improvement-overdue',
]
const everywhere = ['syntax', 'shape', 'reference', 'waivers']
const rows = [...catalogue.values()]
const idsOf = (chosen: typeof rows) => chosen.map(({ id }) => id)

test('the rules of other chapters that judge house files are those of the specification', () => {
  expect(idsOf(rows.filter(({ id, onHouse }) => onHouse !== undefined && chapterOf(id) !== 'house'))).toEqual(besides)
})

test('two rules judge house files alone, the rest of chapter house also the house blocks of a plan', () => {
  const own = rows.filter(({ id }) => chapterOf(id) === 'house')
  expect(idsOf(own.filter(({ onHouse }) => onHouse === 'only'))).toEqual(['house/no-company-goal', 'house/block-missing'])
  expect(idsOf(own.filter(({ onHouse }) => onHouse === undefined))).toEqual([])
})

/** Moves the text of a plan into a house file. */
const asHouse = (text: string) =>
  `crp: 1\nhouse: { company: Northbeam Systems }\n${text.replace(/^\s*house:.*\n/, '').trimStart()}\n`
const extending = 'crp: 1\nextends: house.crp.yaml\n'
const judgesOthers = ({ id }: { id: string }) => ![...everywhere, 'house'].includes(chapterOf(id))
const verdictsInHouse = ({ bad, today, beside }: typeof rows[number], options: { gate?: 'closed' } = {}) =>
  verdictsOf({ 'house.crp.yaml': asHouse(bad), ...beside }, { ...(today && { today }), ...options })

test('exactly these find their bad example in a house file', () => {
  const finding = rows.filter(judgesOthers).filter((row) => verdictsInHouse(row).diagnostics.some(({ rule }) => rule === row.id))
  expect(idsOf(finding)).toEqual(besides)
})

describe.each(rows.filter(({ onHouse }) => onHouse !== undefined).map((row) => [row.id, row] as const))('%s', (id, row) => {
  const { diagnostics } = verdictsInHouse(row)

  test('judges a house file as if draft, baseline and delivery were in force, whatever gate is asked for', () => {
    const gates = ['draft', 'baseline', 'delivery'] as const
    const expected = gates.map((gate) => row.severity[gate]).findLast((severity) => severity !== undefined)
    const found = diagnostics.filter(({ rule }) => rule === id)
    expect(found.map(({ severity }) => severity)).toEqual(found.map(() => expected))
    expect(diagnostics.filter(({ severity }) => severity === 'todo')).toEqual([])
    expect(verdictsInHouse(row, { gate: 'closed' }).diagnostics).toEqual(diagnostics)
  })

  test('blames no plan for a line of its house file', () => {
    const texts = { 'plan.crp.yaml': extending, 'house.crp.yaml': asHouse(row.bad), ...row.beside }
    const inPlan = verdictsOf(texts, { gate: 'closed', ...(row.today && { today: row.today }) }).diagnostics
    expect(inPlan.filter(({ rule, at }) => rule === id && at.source.path === 'house.crp.yaml')).toEqual([])
  })
})

const house = `crp: 1
house: { company: Northbeam Systems }
people: [{ id: vera, name: Vera Holt, side: supplier, left_on: 2026-09-01 }]
goals:
  - id: g-repeat
    text: More clinics order a second time
    initiatives: [{ id: i-call, text: Call each clinic once a quarter, owner: vera, due: 2026-09-30, status: active }]
touchpoints: [{ name: Invoice, tier: front, overseer: vera, today: By post, rating: 4, wanted: 4 }]
service_levels: [{ event: complaint, resolve_within: 5 days }]
improvement: [{ action: Ask whether the weekly note is useful, due: 2026-09-30 }]
`

test.each<[name: string, chapters: RegExp, plan: string, ...findings: string[]]>([
  ['the house file answers for its own lines',
    /^(people\/left|goals\/initiative-overdue|review\/improvement-overdue|house)/, extending],
  ['a line the plan adds is the plan\'s', /^review\/improvement-overdue/,
    `${extending}improvement: [{ action: Call each clinic, due: 2026-10-01 }]\n`,
    "review/improvement-overdue 3:17-3:23 improvement 'Call each clinic' was due on 2026-10-01"],
  ['a value the plan sets in an item of the house is the plan\'s', /^goals\/initiative-overdue/,
    `${extending}goals: [{ id: g-repeat, initiatives: [{ id: i-call, due: 2026-10-02 }] }]\n`,
    "goals/initiative-overdue 3:58-3:68 initiative 'Call each clinic once a quarter' was due on 2026-10-02 and is active"],
  ['a house block of the plan is judged in the plan', /^house\/no-/,
    `${extending}touchpoints: [{ name: Service desk, tier: front, today: By phone, rating: 3, wanted: 3 }]\n`,
    "house/no-guideline 3:17-3:21 point of contact 'Service desk' has no guidance on conduct",
    "house/no-overseer 3:17-3:21 point of contact 'Service desk' has no overseer"],
  ['an answer the plan promises later than the house solves is the plan\'s', /^communication\/resolve/,
    `${extending}service_levels: [{ event: complaint, respond_within: 6 days }]\n`,
    "communication/resolve-before-respond 3:54-3:60 service level 'complaint' is to be resolved before it is answered"],
  ['a day of the plan before the initiative of the house is the plan\'s', /^goals\/initiative-after/,
    `${extending}goals: [{ id: g-repeat, by: 2026-09-01 }]\n`,
    "goals/initiative-after-goal 3:29-3:39 initiative 'Call each clinic once a quarter' ends on 2026-09-30, after the goal it "
      + 'serves (2026-09-01)'],
  ['a start in the plan after the end in the house is the plan\'s', /^goals\/initiative-upside/,
    `${extending}goals: [{ id: g-repeat, initiatives: [{ id: i-call, start: 2026-10-01 }] }]\n`,
    "goals/initiative-upside-down 3:60-3:70 initiative 'Call each clinic once a quarter' ends before it begins"],
  ['what only house files need is asked of no plan', /^house\/(no-company-goal|block-missing)/, 'crp: 1\n'],
])('%s', (_, chapters, plan, ...findings) => {
  expect(findingsOf({ 'plan.crp.yaml': plan, 'house.crp.yaml': house }, chapters)).toEqual(findings)
})

test('the check of the house file finds what plans are not blamed for', () => {
  const found = verdictsOf({ 'house.crp.yaml': house }).diagnostics.map(({ rule }) => rule)
  expect(found).toEqual(expect.arrayContaining([
    'people/left-still-named', 'goals/initiative-overdue', 'review/improvement-overdue', 'house/no-company-goal',
    'house/no-guideline', 'house/block-missing',
  ]))
})
