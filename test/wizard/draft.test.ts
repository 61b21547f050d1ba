import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { isWaivable } from '../../src/check/rule.ts'
import { load, type Loading } from '../../src/plan/load.ts'
import { draftOf, faultIn, kinds, type Kind } from '../../src/wizard/draft.ts'
import { readPerson } from '../../src/wizard/person-line.ts'
import { houseIn, type Setting } from '../../src/wizard/setting.ts'
import { effort } from '../effort.ts'

const files = { resolve: (_from: string, path: string) => path, read: () => undefined, exists: () => false }
const loadBytes = (bytes: Uint8Array): Loading => load(bytes, 'plan.crp.yaml', files)
const read = (text: string) => loadBytes(new TextEncoder().encode(text))
const setting: Setting = { today: '2026-10-09', exists: () => true, languages: ['en'], load: loadBytes }
const judged = (text: string) => check(read(text), setting)
const samplesOf = (kind: Kind) => Object.fromEntries(kind.rows.map(({ id, sample }) => [id, sample]))

const stages = ['precontract', 'postcontract', 'implementation', 'closeout', 'lcm', 'closed']
/** The house file of the examples, and one of this wizard. */
const houses = ['../../examples/house.crp.yaml', undefined].map((path) =>
  path === undefined ? draftOf(kinds.house, samplesOf(kinds.house), setting).text : readFileSync(new URL(path, import.meta.url), 'utf8'))
const drafts = [
  ...stages.map((stage) => [stage, draftOf(kinds.plan, { ...samplesOf(kinds.plan), 'plan.stage': stage }, setting)] as const),
  ['house', draftOf(kinds.house, samplesOf(kinds.house), setting)] as const,
]

describe.each(drafts)('the first draft for %s', (_name, { text, waived, todos }) => {
  test('has no error', () => {
    const { diagnostics } = judged(text)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('names everything that is asked, once for each finding', () => {
    const verdicts = judged(text)
    const notes = text.split('\n').filter((line) => /^ *## +(?:now|waived|[a-z]+) \((?:must|should|may)\): /.test(line))
    expect(notes.length).toBe(verdicts.diagnostics.length + verdicts.waived.length)
    expect(verdicts.waived.length).toBe(waived)
    expect([...todos.values()].reduce((sum, count) => sum + count, 0))
      .toBe(verdicts.diagnostics.filter(({ severity }) => severity === 'todo').length)
  })

  test('is a plan of right form with any of its placeholders uncommented, and with all of them', () => {
    const lines = text.split('\n')
    const starts = lines.flatMap((line, index) => index > 0 && /^ *# \S/.test(line) ? [index] : [])
    expect(starts.length).toBeGreaterThan(5)
    // Each of them alone is for the slow loop.
    for (const start of starts.filter((_, index) => effort > 1 || index % 5 === 0)) {
      const length = lines.slice(start + 1).findIndex((line) => !/^ *#(?:#| {2})/.test(line)) + 1
      expect(faultsOfForm(lines.map((line, index) => index >= start && index < start + length ? uncommented(line) : line))).toEqual([])
    }
    expect(faultsOfForm(lines.map((line, index) => index === 0 ? line : uncommented(line)))).toEqual([])
  })
})

const uncommented = (line: string) => line.replace(/^( *)# /, '$1')

/** What stands in the way of judging a plan at all; references are for the writer to fill in. */
const faultsOfForm = (lines: string[]) => read(lines.join('\n')).problems
  .filter(({ rule }) => !isWaivable(rule) && !rule.startsWith('reference/')).map(({ rule, message }) => `${rule} ${message}`)

describe.each(houses.map((text) => [text.includes('Northbeam') ? text.split('\n')[0] : '', text] as const))('beside the house file %s', (_name, house) => {
  const bytes = new TextEncoder().encode(house)
  const beside = { resolve: (_from: string, path: string) => path, read: (path: string) => path === 'house.crp.yaml' ? bytes : undefined, exists: () => true }
  const loadBeside = (text: Uint8Array) => load(text, 'plan.crp.yaml', beside)
  const taken = houseIn(load(bytes, 'house.crp.yaml', beside), 'house.crp.yaml')
  const inHouse: Setting = { ...setting, load: loadBeside, ...(taken && { house: taken }) }

  // All stages are for the slow loop.
  test.each(effort > 1 ? stages : ['implementation', 'closed'])('a plan of stage %s takes it over and has no error', (stage) => {
    const vera = 'Vera Holt, Project manager <vera@northbeam.example>'
    const answers: Record<string, string> = { ...samplesOf(kinds.plan), 'plan.stage': stage, 'plan.supplier': taken?.company ?? '', 'plan.owner': vera }
    for (const row of kinds.plan.rows) expect(faultIn(kinds.plan, row, answers[row.id] ?? '', answers, inHouse)).toBeUndefined()
    const { text } = draftOf(kinds.plan, answers, inHouse)
    const loading = loadBeside(new TextEncoder().encode(text))
    expect(check(loading, setting).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(text).toMatch(/^crp: 1\nextends: \[house\.crp\.yaml\]$/m)
    expect(text).not.toContain('supplier: Northbeam')
    expect(loading.loaded?.plan.people?.filter(({ name }) => name === 'Vera Holt').length).toBeGreaterThan(0)
  })
})

test('waivers go on holding when something is written in before what they are about', () => {
  const { text } = draftOf(kinds.plan, { ...samplesOf(kinds.plan), 'plan.stage': 'implementation' }, setting)
  const more = text.replace('  customer_goals:\n', '$&    - { text: Later hours }\n').replace('schedule:\n', '$&  - { title: Workshop, date: 2026-10-13 }\n')
  const own = judged(more).diagnostics
    .filter(({ severity, place }) => severity === 'error' && !/\[1\]/.test(place ?? ''))
  expect(own.map(({ rule, place }) => `${rule} ${place}`)).toEqual([])
})

test('samples are what the rules ask for: with all of them in place, nearly all that was asked is answered', () => {
  const text = drafts[0]?.[1].text ?? ''
  const named = (one: string) => judged(one).diagnostics.map(({ rule, place }) => `${rule} ${place}`)
  const filled = new Set(named(text.split('\n').map((line, index) => index === 0 ? line : uncommented(line)).join('\n')))
  const asked = named(text)
  expect(asked.length).toBeGreaterThan(70)
  // A sponsor and a champion are people whom nobody can make up; the sample of an expectation came after the sample of a contract;
  // a goal is served by what names it.
  expect(asked.filter((one) => filled.has(one))).toEqual([
    'promises/no-expectations expectations',
    'scope/goal-unserved scope.customer_goals[cg-first]',
    'relationship/role-missing relationship.contacts', 'relationship/role-missing relationship.contacts',
  ])
})

/** Texts that YAML, or people, might read as something else. */
const traps = fc.constantFrom(
  'yes', 'No', 'null', '~', '1.0', '0x1F', '12:30:00', '2026-10-09', '- a', '# no comment', 'a # b', 'a: b', 'a:', '@home', '`x`', '!tag',
  '&anchor', '*alias', '%directive', '? key', '| text', '> text', '{a: b}', '[a, b]', '"quoted"', "it's", "''", '\\n', '\u{1F680} launch',
  'עברית', '日本語の計画', '---', '...', '<<', 'a\tb', 'true ', '=', 'é', `${'long word '.repeat(40)}end`, 'x'.repeat(499), 'a  b',
)
const text = fc.oneof(traps, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), fc.string({ unit: 'binary', minLength: 1 }),
  fc.tuple(traps, fc.constantFrom(' ', ': ', ' #', ', '), traps).map((parts) => parts.join('')))

test('every answer that is taken is read back as it was typed', () => {
  const plain = ['plan.title', 'customer.name', 'plan.supplier', 'scope.customer_goals', 'scope.summary'] as const
  let taken = 0
  fc.assert(fc.property(fc.record(Object.fromEntries(plain.map((id) => [id, text]))), (typed) => {
    let answers: Record<string, string> = samplesOf(kinds.plan)
    for (const row of kinds.plan.rows) {
      const answer = typed[row.id]?.trim()
      if (answer === undefined || faultIn(kinds.plan, row, answer, answers, setting) !== undefined) continue
      answers = { ...answers, [row.id]: answer }
      taken++
    }
    const { plan } = read(draftOf(kinds.plan, answers, setting).text).loaded ?? {}
    expect([plan?.plan?.title, plan?.customer?.name, plan?.plan?.supplier, plan?.scope?.customer_goals?.[0]?.text, plan?.scope?.summary])
      .toEqual([answers['plan.title'], answers['customer.name'], answers['plan.supplier'], answers['scope.customer_goals'], answers['scope.summary']])
  }), { numRuns: 20 * effort })
  expect(taken).toBeGreaterThan(30)
})

test.each([['Null Berg', 'null-berg'], ['Yes', 'owner'], ['Anna Null', 'anna'], ['\u5C71\u7530', 'owner']])('%s is called %s', (name, id) => {
  const answers: Record<string, string> = { ...samplesOf(kinds.plan), 'plan.owner': `${name} <mail@quillon.example>` }
  expect(kinds.plan.rows.flatMap((row) => faultIn(kinds.plan, row, answers[row.id] ?? '', answers, setting) ?? [])).toEqual([])
  expect(read(draftOf(kinds.plan, answers, setting).text).loaded?.plan.people?.[0]).toMatchObject({ id, name })
})

test.each<[line: string, person: ReturnType<typeof readPerson>]>([
  ['Mira Okafor <mira@quillon.example>', { name: 'Mira Okafor', function: '', email: 'mira@quillon.example', phone: '', roles: [] }],
  ['Mira Okafor, Project manager <mira@quillon.example>',
    { name: 'Mira Okafor', function: 'Project manager', email: 'mira@quillon.example', phone: '', roles: [] }],
  ['Edda Winter, Head of the library, town <+44 1632 960101>, decision-maker, sponsor',
    { name: 'Edda Winter', function: 'Head of the library, town', email: '', phone: '+44 1632 960101', roles: ['decision-maker', 'sponsor'] }],
  ['Edda Winter +44 1632 960101, sponsor', { name: 'Edda Winter', function: '', email: '', phone: '+44 1632 960101', roles: ['sponsor'] }],
  ['Edda Winter, edda@lakeside.example', { name: 'Edda Winter', function: '', email: 'edda@lakeside.example', phone: '', roles: [] }],
  ['Edda Winter', { name: 'Edda Winter', function: '', email: '', phone: '', roles: [] }],
  ['', { name: '', function: '', email: '', phone: '', roles: [] }],
])('a person is read from the line %s', (line, person) => expect(readPerson(line)).toEqual(person))
