import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { main } from '../../src/cli.ts'
import { additions, itemOf, type AdditionKind } from '../../src/edits/additions.ts'
import { closings } from '../../src/edits/closings.ts'
import { flagName, flagsOf } from '../../src/edits/flags.ts'
import { moves } from '../../src/edits/moves.ts'
import { effort } from '../effort.ts'
import { memoryIo } from '../memory-io.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
const [plan, house] = [example('harrow-vale.crp.yaml'), example('house.crp.yaml')]
// However it is written, it is read as this.
const before: unknown = parse(plan)

type Style = [name: string, style: (text: string) => string]
const styles: [Style, Style] = [
  ['LF', (text) => text],
  ['CRLF and a byte order mark', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
]

async function run(style: (text: string) => string, ...argv: string[]) {
  const io = memoryIo({ 'p.crp.yaml': style(plan), 'house.crp.yaml': house })
  const exitCode = await main([...argv, '--today', '2026-10-09'], io)
  const after = Buffer.from(io.files.get('p.crp.yaml') ?? []).toString()
  return { exitCode, after, said: io.err() }
}

/** Lines that are gone and lines that are new, in their order. */
function difference(before: string, after: string): { gone: string[]; added: string[] } {
  const [old, made] = [before.split('\n'), after.split('\n')]
  return { gone: old.filter((line) => !made.includes(line)), added: made.filter((line) => !old.includes(line)) }
}

/** Flags of each kind beside those in its example, so that no rule objects. */
const beside: Readonly<Record<AdditionKind, string[]>> = {
  person: [], milestone: [], risk: [], review: [], decision: [], value: [],
  commitment: ['--basis', 'test'], goal: [], issue: ['--due', '2026-10-20'],
  change: ['--implications-time', 'none', '--implications-cost', 'none', '--implications-scope', 'none', '--implications-quality', 'none'],
}
const kinds = Object.keys(additions) as AdditionKind[]
const words = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')

// The plain style is that of the transcripts; here it is for the slow loop.
describe.each(effort > 1 ? styles : styles.slice(1))('with %s', (_name, style) => {
  test.each(kinds)('a %s is added as its example says, and nothing else changes', async (kind) => {
    const { exitCode, after, said } = await run(style, 'add', kind, 'p.crp.yaml', ...words(additions[kind].example[0]), ...beside[kind])
    expect(exitCode, said).toBe(0)
    const { list } = additions[kind]
    const itemsIn = (data: unknown) => list.reduce((at, name) => (at as Record<string, unknown>)[name], data) as object[]
    const [old, made] = [itemsIn(before), itemsIn(parse(after))]
    expect(made.slice(0, -1)).toEqual(old)
    expect(Object.keys(made.at(-1) ?? {}).length).toBeGreaterThan(1)
    expect(difference(style(plan), after).gone).toEqual([])
    expect(after.replace(/\r?\n/g, '\n').length - plan.length).toBeLessThan(600)
    if (style(plan) !== plan) expect(after).not.toMatch(/(?<!\r)\n/)
    expect(said).toMatch(new RegExp(`^added ${itemOf(additions[kind]).meta.noun}.* to p\\.crp\\.yaml:\\d+\\n`))
  })
})

describe('with CRLF and a byte order mark', () => {
  const [, [, style]] = styles
  /** An open item of each list that has one, and the fields that closing it changes. */
  const done: [id: string, list: keyof typeof closings, fields: Record<string, string>][] = [
    ['ms-vale', 'schedule[]', { status: 'done', date: '2026-10-09' }],
    ['r3', 'reviews[]', { status: 'done', date: '2026-10-09' }],
    ['i-figures', 'goals[].initiatives[]', { status: 'done' }],
    ['g-finance', 'goals[]', { status: 'reached' }],
    ['c-vale', 'commitments[]', { status: 'kept' }],
    ['im-note', 'improvement[]', { done_on: '2026-10-09' }],
    ['acc-all', 'phases.implementation.acceptance[]', { signed_on: '2026-10-09' }],
  ]
  test.each(done)('%s of %s is closed, and nothing else changes', async (id, _list, fields) => {
    const { exitCode, after, said } = await run(style, 'done', id, 'p.crp.yaml')
    expect(exitCode, said).toBe(0)
    const made: unknown = parse(after)
    expect(itemCalled(id, made)).toEqual({ ...itemCalled(id, before), ...fields })
    expect(without(id, made)).toEqual(without(id, before))
    expect(difference(style(plan), after).gone.length).toBeLessThanOrEqual(2)
  })

  const moved: [id: string, list: keyof typeof moves, to: string, field: string, value: string][] = [
    ['ms-demo', 'schedule[]', '2026-10-27', 'date', '2026-10-27 14:00'],
    ['r3', 'reviews[]', '2026-12-11', 'date', '2026-12-11'],
    ['i-figures', 'goals[].initiatives[]', '2027-02-01', 'due', '2027-02-01'],
    ['g-finance', 'goals[]', '2027-03-01', 'by', '2027-03-01'],
    ['c-vale', 'commitments[]', '2026-12-18', 'promised', '2026-12-04 to 2026-12-18'],
    ['im-note', 'improvement[]', 'today', 'due', '2026-10-09'],
    ['dis-vale', 'disruptions[]', '2026-11-20 08:30', 'date', '2026-11-20 08:30'],
    ['s-harrow', 'feedback.surveys[]', '2026-11-03', 'date', '2026-11-03'],
    ['ck-calls', 'feedback.checks[]', '2026-11-03', 'date', '2026-11-03'],
    ['tr-vale', 'phases.implementation.training[]', '2026-11-18', 'date', '2026-11-18'],
    ['acc-all', 'phases.implementation.acceptance[]', '2027-01-27', 'date', '2027-01-27'],
    ['List of appointment types in use at Vale', 'scope.dependencies[]', '2026-10-30', 'needed_by', '2026-10-30'],
  ]
  test.each(moved)('%s of %s is moved, and nothing else changes', async (id, _list, to, field, value) => {
    const { exitCode, after, said } = await run(style, 'move', id, 'p.crp.yaml', '--to', to)
    expect(exitCode, said).toBe(0)
    expect(itemCalled(id, parse(after))).toEqual({ ...itemCalled(id, before), [field]: value })
    const { gone, added } = difference(style(plan), after)
    expect([gone.length, added.length]).toEqual([1, 1])
  })

  test('rows stand for every list that can be closed or moved and has something open in the example', () => {
    expect(Object.keys(closings).filter((list) => !done.some(([, one]) => one === list)).sort())
      .toEqual(['decisions[]', 'expectations[]', 'issues[]'])
    expect(Object.keys(moves).filter((list) => !moved.some(([, one]) => one === list))).toEqual(['issues[]'])
  })
})

/** Finds an item by its id or text, wherever it stands. */
function itemCalled(id: string, data: unknown): object | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  if (('id' in data && data.id === id) || ('text' in data && data.text === id)) return data
  return Object.values(data).map((one) => itemCalled(id, one)).find((found) => found !== undefined)
}

/** Leaves out one of the items. */
const without = (id: string, data: unknown): unknown => JSON.parse(JSON.stringify(data), (_name, value: unknown) =>
  typeof value === 'object' && value !== null && 'id' in value && value.id === id ? id : value)

test.each(kinds)('the flags of a %s are those of the format', (kind) => {
  const { item } = itemOf(additions[kind])
  const names = flagsOf(item).map(flagName)
  const single = Object.entries(item.fields).filter(([, { shape }]) => shape.kind === 'scalar' || (shape.kind === 'list' && shape.item.kind === 'scalar'))
  expect(names).toEqual(expect.arrayContaining(single.map(([name]) => `--${name.replaceAll('_', '-')}`)))
  expect(new Set(names).size).toBe(names.length)
  const asked: readonly string[] = additions[kind].asks
  expect(names).toEqual(expect.arrayContaining(asked.map((name) => `--${name.replaceAll('_', '-')}`)))
  const required = Object.entries(item.fields).filter(([name, { isRequired }]) => isRequired && name !== 'id').map(([name]) => name)
  expect(asked).toEqual(expect.arrayContaining(required))
})
