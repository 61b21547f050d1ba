import { readFileSync } from 'node:fs'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { columns, fitted, wrapped } from '../../src/report/columns.ts'
import { aheadWords, dayWords, spanWords } from '../../src/report/day-words.ts'
import { statusJson } from '../../src/report/status-json.ts'
import { statusMarkdown } from '../../src/report/status-markdown.ts'
import { statusText } from '../../src/report/status-text.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { plainText } from '../../src/render/parts.ts'
import { portfolioFrom, statusFrom } from './statuses.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const texts = { 'harrow-vale.crp.yaml': example('harrow-vale'), 'house.crp.yaml': example('house') }
const look = { hasColour: false, columns: 80 }
const today = '2026-12-20'
const harrow = statusFrom(texts, { today })
const others = {
  unread: [{ path: 'plans/broken.crp.yaml', reason: 'line 3: a text in quotes is never closed' }],
  uncovered: [{ message: 'the business leans on Kestrel Ltd, but there is no plan for it', file: 'house.crp.yaml', line: 177 }],
}
const one = portfolioFrom([harrow], { today })
const many = portfolioFrom([harrow, statusFrom({ 'minimal.crp.yaml': example('minimal') }, { today })], { today, ...others })

test.each([
  ['harrow-vale.txt', statusText(one, look)], ['portfolio.txt', statusText(many, look)],
  ['harrow-vale.md', statusMarkdown(one)], ['portfolio.md', statusMarkdown(many)],
  ['harrow-vale.json', statusJson(one, { version: '0.0.0', exitCode: 0 })],
])('%s', async (name, text) => {
  await expect(text).toMatchFileSnapshot(`goldens/${name}`)
})

test.each([
  ['closeout', '2026-10-09', 'close-out ends on Fri 9 Oct, today'], ['lcm', '2026-10-01', 'life cycle management ended on Thu 1 Oct, 8 days ago'],
])('the end of a phase is told by the name of the phase: %s', (stage, end, sentence) => {
  const plan = statusFrom(`crp: 1\nplan: {stage: ${stage}}\nphases: {${stage}: {end: ${end}}}\n`)
  expect(statusText(portfolioFrom([plan]), look)).toContain(`  ${sentence}\n`)
})

test('a long text does not fill the terminal, and stands whole elsewhere', () => {
  const long = 'Cables to every gate of the station '.repeat(13).trim()
  const plan = statusFrom(`crp: 1\nschedule: [{title: ${long}, date: 2026-10-08}, {title: ${long}, date: 2026-10-10}]\n`)
  const times = (text: string) => text.split('Cables').length - 1
  expect([times(statusText(portfolioFrom([plan]), look)), times(statusText(portfolioFrom([plan, plan]), look))]).toEqual([10, 10])
  expect(statusMarkdown(portfolioFrom([plan]))).toContain(long)
})

test('plans that share a title are called by their paths', () => {
  const plans = ['a', 'b', 'c'].map((name) => statusFrom({ [`${name}.crp.yaml`]: `crp: 1\nplan: {title: ${name === 'c' ? 'Gates' : 'Lending'}}\n` }))
  const shared = portfolioFrom(plans)
  expect(shared.plans.map(({ name, title }) => [name, title]))
    .toEqual([['a.crp.yaml', 'Lending'], ['b.crp.yaml', 'Lending'], ['Gates', 'Gates']])
  for (const text of [statusText(shared, look), statusMarkdown(shared)]) expect(text).toMatch(/a\.crp\.yaml[^]*b\.crp\.yaml[^]*Gates/)
})

test('every line fits the terminal, and one plan a screen of it', () => {
  for (const width of [60, 80, 120]) {
    for (const portfolio of [one, many]) {
      const lines = statusText(portfolio, { ...look, columns: width }).split('\n')
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([])
    }
  }
  expect(statusText(one, { ...look, columns: 100 }).split('\n').length).toBeLessThanOrEqual(40)
})

const dated = { kind: z.string(), what: z.string(), owner: z.string().nullable(), place: z.string(), file: z.string(), line: z.int().positive() }
const count = z.int().nonnegative()
const coming = z.strictObject({ ...dated, day: z.iso.date(), time: z.string().nullable(), daysLeft: count, again: z.array(z.iso.date()) })
const gate = z.strictObject({ gate: z.string(), todos: count, errors: count, open: count, passes: z.boolean() })

/** The shape of the report in JSON; a member it does not name is refused. */
const report = z.strictObject({
  schemaVersion: z.literal(1), tool: z.literal('crp'), version: z.string(), exitCode: z.int().min(0).max(2), today: z.iso.date(),
  days: z.int().positive(), until: z.iso.date(), person: z.string().nullable(),
  summary: z.strictObject({
    plans: count, unread: count, overdue: count, dueToday: count, coming: count, stale: count, errors: count, warnings: count,
  }),
  plans: z.array(z.strictObject({
    path: z.string(), name: z.string(), title: z.string().nullable(), customer: z.string().nullable(), tier: z.string().nullable(), stage: z.string(),
    firstContact: z.string().nullable(), owner: z.string().nullable(),
    overdue: z.array(z.strictObject({ ...dated, due: z.iso.date(), daysLate: z.int().positive() })),
    coming: z.array(coming), next: coming.nullable(),
    stale: z.array(z.strictObject({
      rule: z.string(), what: z.string(), last: z.iso.date().nullable(), daysAgo: z.int().nullable(), limit: z.string(),
      place: z.string(), file: z.string(), line: z.int().positive(),
    })),
    completeness: z.number().min(0).max(1),
    sections: z.array(z.strictObject({ section: z.string(), title: z.string(), asked: count, met: count })),
    gate: gate.nullable(), phaseEnd: z.strictObject({ day: z.iso.date(), daysLeft: z.int() }).nullable(),
    errors: count, warnings: count, trouble: count,
  })),
  unread: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
  customersWithoutPlan: z.array(z.strictObject({ message: z.string(), file: z.string(), line: z.int().positive() })),
  error: z.strictObject({ message: z.string(), hint: z.string().nullable() }).nullable(),
})

test.each([
  ['one plan', one, undefined], ['several', many, { message: 'broken' }], ['none at all', portfolioFrom([]), { message: 'x', hint: 'y' }],
  ['a plan that says nothing', portfolioFrom([statusFrom('crp: 1\n')]), undefined],
])('the JSON of %s has every member it should have', (_name, portfolio, error) => {
  const json = statusJson(portfolio, { version: '0.0.0', exitCode: error === undefined ? 0 : 2, ...(error && { error }) })
  expect(() => report.parse(JSON.parse(json))).not.toThrow()
})

describe('whatever a plan says', () => {
  const unseen = '\u202E\u2066\u200F'
  const title = `${unseen}| <b>x</b> @ann #1 \`a\` *b* https://a.example`
  const status = statusFrom(`crp: 1\nplan: {title: ${JSON.stringify(title)}}\nschedule: [{title: ${JSON.stringify(title)}, date: 2026-10-01}]\n`)
  const noisy = { ...status, customer: '\u001B[2J\u0007\u009B\n', owner: '\u001B]0;x' }
  const portfolio = portfolioFrom([noisy, noisy])

  test('a terminal shows it and obeys none of it', () => {
    for (const one of [portfolio, portfolioFrom([noisy])]) expect(statusText(one, look)).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/)
  })

  test('Markdown has a table with as many cells in each row, and no markup but ours', () => {
    const tree = parseMarkdown(statusMarkdown(portfolio).replaceAll('<!-- -->', ''))
    const tables = tree.children.filter((node) => node.type === 'table')
    expect(tables.length).toBeGreaterThan(1)
    for (const { children: [head, ...rows] } of tables) {
      for (const { children } of rows) expect(children.length).toBe(head?.children.length)
    }
    expect(tables.map(plainText).join('')).toContain('<b>x</b> @ann #1 `a` *b* https://a.example')
    expect(JSON.stringify(tree)).not.toContain('"type":"html"')
  })
})

test.each([
  ['2026-10-13', '2026-10-09', 'Tue 13 Oct'], ['2027-01-01', '2026-10-09', 'Fri 1 Jan 2027'], ['2026-02-28', undefined, 'Sat 28 Feb 2026'],
])('the day %s is called as people do on %s', (day, on, words) => {
  expect(dayWords(day, on)).toBe(words)
})

test('distances are told in days, and from three weeks on in weeks', () => {
  expect([0, 1, 2, 20, 21, 60, -1, -2, -22].map(aheadWords))
    .toEqual(['today', 'tomorrow', 'in 2 days', 'in 20 days', 'in 3 weeks', 'in 8 weeks', 'yesterday', '2 days ago', '3 weeks ago'])
  expect([1, 7, 28].map(spanWords)).toEqual(['1 day', '7 days', '4 weeks'])
})

test('columns stand under each other whatever the script, and the one that gives way is broken', () => {
  const rows = [['図書館', 'a b c d e f g h i j k', 'x'], ['é', '図書館'.repeat(4), 'yy']].map((row) => row.map((text) => ({ text })))
  expect(columns(rows, 1, 28)).toEqual([
    '図書館  a b c d e f g h   x', '        i j k', 'é       図書館図書館図書  yy', '        館図書館',
  ])
})

test('what is too long is cut at a character, and told to be', () => {
  expect([fitted('図書館員', 7), fitted('abc', 3), fitted('a\tb\u0007c', 4)]).toEqual(['図書館…', 'abc', 'a b…'])
  expect(wrapped('aa bb cc', 5)).toEqual(['aa bb', 'cc'])
})
