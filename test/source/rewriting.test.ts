import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { keyOrder } from '../../src/edits/additions.ts'
import { fullPlan } from '../../src/plan/full-plan.ts'
import { rewrite, type Path, type Step } from '../../src/source/rewriting.ts'
import type { Value } from '../../src/source/values.ts'
import { effort } from '../effort.ts'

const written = (text: string, ...steps: Step[]): string => {
  const made = rewrite({ path: 'plan.crp.yaml', text, hasMark: false }, steps, keyOrder)
  return 'obstacle' in made ? `obstacle: ${made.obstacle}` : made.source.text
}

const risk = { id: 'k-b', event: 'B', owner: 'ines' }
const add = (...items: Value[]): Step => ({ at: ['risks'], append: items })
const put = (at: Path, value: string | number): Step => ({ at, put: value })

/** What is written into, what is written, and what comes out. */
const rows: [name: string, before: string, step: Step, after: string][] = [
  ['a list with its hyphens in the column of the key', 'crp: 1\nrisks:\n- id: k-a\n  event: A\n', add(risk),
    'crp: 1\nrisks:\n- id: k-a\n  event: A\n- id: k-b\n  event: B\n  owner: ines\n'],
  ['a list far to the right, with wide hyphens', 'crp: 1\nrisks:\n    -   id: k-a\n        event: A\nplan: {}\n', add(risk),
    'crp: 1\nrisks:\n    -   id: k-a\n        event: A\n    -   id: k-b\n        event: B\n        owner: ines\nplan: {}\n'],
  ['items with a blank line between them', 'crp: 1\nrisks:\n  - event: A\n\n  - event: B\n\nplan: {}\n', add(risk),
    'crp: 1\nrisks:\n  - event: A\n\n  - event: B\n\n  - id: k-b\n    event: B\n    owner: ines\n\nplan: {}\n'],
  ['items in braces', 'crp: 1\nrisks:\n  - { id: k-a, event: A }\n', add(risk),
    'crp: 1\nrisks:\n  - { id: k-a, event: A }\n  - { id: k-b, event: B, owner: ines }\n'],
  ['a list in brackets', 'crp: 1\nrisks: [{event: A}] # so\n', add(risk, { event: 'C' }),
    'crp: 1\nrisks: [{event: A}, {id: k-b, event: B, owner: ines}, {event: C}] # so\n'],
  ['a list in brackets with lines of its own', 'crp: 1\nrisks: [\n  {event: A} # so\n]\n', add(risk),
    'crp: 1\nrisks: [\n  {event: A}, # so\n  {id: k-b, event: B, owner: ines}\n]\n'],
  ['a list in brackets that ends with a comma', 'crp: 1\nrisks: [\n  {event: A},\n]\n', add(risk),
    'crp: 1\nrisks: [\n  {event: A},\n  {id: k-b, event: B, owner: ines},\n]\n'],
  ['a file in JSON', '{"crp": 1, "risks": [{"event": "A"}]}', add(risk),
    '{"crp": 1, "risks": [{"event": "A"}, {"id": "k-b", "event": "B", "owner": "ines"}]}'],
  ['a list that is not there', 'crp: 1\nplan:\n  title: A\n\n# after\nteam: []\n', add(risk),
    'crp: 1\nplan:\n  title: A\n\nrisks:\n  - id: k-b\n    event: B\n    owner: ines\n\n# after\nteam: []\n'],
  ['a list behind comments of the block before', 'crp: 1\n\nplan:\n  title: A\n  # stage: lcm\n\nteam: []\n', add({ event: 'A' }),
    'crp: 1\n\nplan:\n  title: A\n  # stage: lcm\n\nrisks:\n  - event: A\n\nteam: []\n'],
  ['a list between blocks that nothing parts', 'crp: 1\n\nplan:\n  title: A\nteam: []\n\nwaivers: []\n', add({ event: 'A' }),
    'crp: 1\n\nplan:\n  title: A\n\nrisks:\n  - event: A\n\nteam: []\n\nwaivers: []\n'],
  ['a list below a mapping that is not there', 'crp: 1\npeople:\n    - {id: a}\n', { at: ['relationship', 'value_log'], append: [{ value: 'V' }] },
    'crp: 1\npeople:\n    - {id: a}\nrelationship:\n    value_log:\n        - value: V\n'],
  ['an empty list', 'crp: 1\nrisks: [] # none yet\n', add(risk), 'crp: 1\nrisks: # none yet\n  - id: k-b\n    event: B\n    owner: ines\n'],
  ['a key without value', 'crp: 1\nrisks: # none yet\n  # - event: like this\nteam: []\n', add(risk),
    'crp: 1\nrisks: # none yet\n  - id: k-b\n    event: B\n    owner: ines\n  # - event: like this\nteam: []\n'],
  ['a comment of the last item and one of what follows', 'crp: 1\nrisks:\n  - event: A # so\n    # and so\n# next\nteam: []\n', add(risk),
    'crp: 1\nrisks:\n  - event: A # so\n    # and so\n  - id: k-b\n    event: B\n    owner: ines\n# next\nteam: []\n'],
  ['a file without a last line end', 'crp: 1\nrisks:\n  - event: A', add(risk),
    'crp: 1\nrisks:\n  - event: A\n  - id: k-b\n    event: B\n    owner: ines'],
  ['a text below a sign', 'crp: 1\nscope:\n  context: |\n    One\n\n    # no comment\nplan: {}\n', { at: ['scope', 'agreed'], append: [{ by: 'ines' }] },
    'crp: 1\nscope:\n  context: |\n    One\n\n    # no comment\n  agreed:\n    - by: ines\nplan: {}\n'],
  ['a value', 'crp: 1\nplan: {stage: lcm} # so\n', put(['plan', 'stage'], 'closed'), 'crp: 1\nplan: {stage: closed} # so\n'],
  ['a value in double quotes', 'crp: 1\nplan:\n  stage:  "lcm"   # so\n', put(['plan', 'stage'], 'closed'), 'crp: 1\nplan:\n  stage:  "closed"   # so\n'],
  ['a value in single quotes', "crp: 1\nplan: {title: 'A'}\n", put(['plan', 'title'], "B's"), "crp: 1\nplan: {title: 'B''s'}\n"],
  ['a number', 'crp: 1\nrisks: [{event: A, impact: 3}]\n', put(['risks', 0, 'impact'], 5), 'crp: 1\nrisks: [{event: A, impact: 5}]\n'],
  ['a key without value gets one', 'crp: 1\nissues:\n  - text: A\n    closed_on:   # open\n', put(['issues', 0, 'closed_on'], '2026-10-09'),
    'crp: 1\nissues:\n  - text: A\n    closed_on: 2026-10-09   # open\n'],
  ['a key with null gets a value', 'crp: 1\nissues: [{text: A, closed_on: ~}]\n', put(['issues', 0, 'closed_on'], '2026-10-09'),
    'crp: 1\nissues: [{text: A, closed_on: 2026-10-09}]\n'],
  ['a new key goes where the format has it', 'crp: 1\nissues:\n  - text: A\n    due: 2026-10-01 # so\n    visibility: internal\n',
    put(['issues', 0, 'closed_on'], '2026-10-09'),
    'crp: 1\nissues:\n  - text: A\n    due: 2026-10-01 # so\n    closed_on: 2026-10-09\n    visibility: internal\n'],
  ['a new key before all others', 'crp: 1\nissues:\n  - text: A\n', put(['issues', 0, 'id'], 'is-a'), 'crp: 1\nissues:\n  - id: is-a\n    text: A\n'],
  ['a new key in braces', 'crp: 1\nissues: [{text: A, visibility: internal}]\n', put(['issues', 0, 'closed_on'], '2026-10-09'),
    'crp: 1\nissues: [{text: A, closed_on: 2026-10-09, visibility: internal}]\n'],
  ['an own key in place of a merged one', 'crp: 1\nissues:\n  - &i {text: A, owner: a}\n  - <<: *i\n    text: B\n', put(['issues', 1, 'owner'], 'b'),
    'crp: 1\nissues:\n  - &i {text: A, owner: a}\n  - <<: *i\n    text: B\n    owner: b\n'],
  ['a key behind one whose value is an alias', 'crp: 1\nissues:\n  - {text: &t A}\n  - text: *t # so\n', put(['issues', 1, 'owner'], 'b'),
    'crp: 1\nissues:\n  - {text: &t A}\n  - text: *t # so\n    owner: b\n'],
]

/** What is left alone, because it cannot be written into without changing how something else reads. */
const obstacles: [name: string, before: string, step: Step, says: RegExp][] = [
  ['a list that is an alias', 'crp: 1\ntooling: &r [{event: A}]\nrisks: *r\n', add(risk), /^`risks` is taken from another part of the file/],
  ['a list that a merge key brings in', 'crp: 1\nplan: &p {authors: [a]}\nrelationship:\n  <<: *p\n  links: []\n',
    { at: ['relationship', 'authors'], append: ['b'] }, /^`relationship.authors` is taken from another part/],
  ['a list that an alias uses elsewhere', 'crp: 1\nrisks: &r [{event: A}]\ntooling: *r\n', add(risk), /changing how something else reads/],
  ['a value that an alias uses elsewhere', 'crp: 1\nplan: {title: &t A, id: *t}\n', put(['plan', 'title'], 'B'), /changing how something else reads/],
  ['an item that an alias uses elsewhere', 'crp: 1\nissues:\n  - &i\n    text: A\n  - *i\n', put(['issues', 0, 'owner'], 'a'), /changing how something else reads/],
  ['a value that is an alias', 'crp: 1\nplan: {title: &t A, id: *t}\n', put(['plan', 'id'], 'b'), /^`plan.id` is taken from another part/],
  ['a key with a question mark', 'crp: 1\n? plan\n: title: A\n? team\n: []\n', add(risk), /^line 1 is written|^line 2 is written|^line 3 is written/],
  ['a value below a sign', 'crp: 1\nplan:\n  title: >-\n    A\n', put(['plan', 'title'], 'B'), /^line 3 is written/],
  ['a list where a single value stands', 'crp: 1\nrisks: none\n', add(risk), /^`risks` is no list/],
  ['a mapping where a single value stands', 'crp: 1\nplan: none\n', put(['plan', 'stage'], 'lcm'), /^`plan` is no mapping/],
  ['an empty list with a comment in it', 'crp: 1\nrisks: [ # none\n]\n', add(risk), /^line 2 is written/],
  ['an empty list with an anchor', 'crp: 1\nrisks: &r []\ntooling: *r\n', add(risk), /^line 2 is written/],
  ['a text that is no YAML', 'crp: 1\nrisks: [\n', add(risk), /cannot be read/],
  ['a list with a tag', 'crp: 1\nrisks: !!seq\n  - event: A\nteam: !x []\n', { at: ['team'], append: ['a'] }, /^(?!crp)/],
]

const ends: [name: string, style: (text: string) => string][] = [
  ['LF', (text) => text], ['CRLF', (text) => text.replaceAll('\n', '\r\n')], ['a lone CR', (text) => text.replaceAll('\n', '\r')],
]

describe.each(ends)('with %s', (_name, style) => {
  test.each(rows)('%s is written into', (_name, before, step, after) => {
    expect(written(style(before), step)).toBe(style(after))
  })

  test.each(obstacles)('%s is left alone', (_name, before, step, says) => {
    expect(written(style(before), step)).toMatch(/^obstacle: /)
    expect(written(style(before), step).slice('obstacle: '.length)).toMatch(says)
  })
})

test.each([
  ['plain words', 'Staff leave'], ['a comma', 'Now, or later'], ['a time', 'At 10:00'], ['a colon at its end', 'Now:'], ['a colon', 'So: now'],
  ['a hash', 'Room #3'], ['a comment', 'Now # so'], ['yes', 'yes'], ['a number', '12'], ['an old number', '1_000'], ['hours of old', '10:30:00'],
  ['null', 'null'], ['a telephone', '+44 20 7946'], ['quotes', '"A" and \'B\''], ['a star', '*all*'], ['a brace', '{A}'], ['lines', 'A\nB'],
  ['a tab', 'A\tB'], ['emoji', 'A 🙂'], ['right to left', 'مرحبا'], ['a separator', 'A\u2028B'], ['a delete sign', 'A\u007FB'], ['a byte order mark', 'A\uFEFFB'], ['a hyphen', '-12.50 GBP'], ['a list', '- A'],
  ['an old number of base two', '0b101'], ['an old fraction', '1_000.5'], ['an old number of base sixteen', '0x_1F'],
])('%s reads back as it was, old readers included', (_name, text) => {
  for (const before of ['crp: 1\n', 'crp: 1\nrisks: [{event: A}]\n', '{"crp": 1}']) {
    const after = written(before, add({ event: text }))
    for (const version of ['1.1', '1.2'] as const) expect(parse(after, { version }).risks.at(-1)).toEqual({ event: text })
  }
})

const example = (name: string) => parse(asWritten(name)) as Record<string, unknown>
const asWritten = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
const names = ['harrow-vale.crp.yaml', 'minimal.crp.yaml', 'house.crp.yaml']

/** A style a plan may be written in: as people wrote the examples, wider, with comments; or as programs write plans. */
type Style =
  | { name: string; wide: boolean; isSaid: boolean }
  | { plan: string; indent: number; indentSeq: boolean; width: number; style: 'any' | 'flow'; isJson: boolean }

function textIn(style: Style): string {
  if ('name' in style) {
    return asWritten(style.name)
      .replaceAll(/^( +)(- )?/gm, (lead, blanks: string, hyphen = '') => style.wide ? `${blanks.repeat(2)}${hyphen && '-   '}` : lead)
      .replaceAll(/^( *)(?=- +id:)/gm, style.isSaid ? '$1# of this one\n$1' : '$1')
  }
  const plan = style.plan === 'full' ? fullPlan() : example(style.plan)
  const { indent, indentSeq, width } = style
  return style.isJson && style.style === 'flow' ? JSON.stringify(plan, null, indent % 3)
    : stringify(plan, { indent, indentSeq, lineWidth: width, collectionStyle: style.style, aliasDuplicateObjects: false })
}

const styles: fc.Arbitrary<Style> = fc.oneof(
  fc.record({ name: fc.constantFrom(...names), wide: fc.boolean(), isSaid: fc.boolean() }),
  fc.record({
    plan: fc.constantFrom(...names, 'full'), indent: fc.constantFrom(2, 3, 4), indentSeq: fc.boolean(), width: fc.constantFrom(0, 60, 100),
    style: fc.constantFrom('any' as const, 'flow' as const), isJson: fc.boolean(),
  }),
)
const lists: Path[] = [
  ['people'], ['schedule'], ['risks'], ['commitments'], ['goals'], ['reviews'], ['issues'], ['changes'], ['decisions'], ['waivers'],
  ['relationship', 'value_log'],
]
const word = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.constantFrom('ines', 'A: B', 'no', '2026-10-09', '#1', 'a, b'))
  // What YAML cannot hold, or a reader drops, is no text of a plan.
  .filter((text) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF\uFEFF]/u.test(text))
const item = fc.record({ id: word, text: word, owner: word, many: fc.array(word, { minLength: 1, maxLength: 3 }), n: fc.integer() })

const reader = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], data)

test('what is added reads back, and every other byte of the file stays', () => {
  fc.assert(fc.property(styles, fc.constantFrom(...ends.slice(0, 2)), fc.boolean(), fc.constantFrom(...lists), item, (how, [end, style], isOpen, at, made) => {
    const text = textIn(how)
    const before = style(isOpen ? text.trimEnd() : text)
    const after = written(before, { at, append: [made] })
    expect(after).not.toMatch(/^obstacle/)
    const old = reader(parse(before), at) as unknown[] | null | undefined
    expect(reader(parse(after), at)).toEqual([...old ?? [], made])
    // A comma that a bracket needs stands apart from the item, so brackets are only read.
    const flow = /^[{]|\[$/m.test(before)
    if (!flow) expect(isInserted(before, after)).toBe(true)
    if (end === 'CRLF') expect(after).not.toMatch(/(?<!\r)\n/)
    expect(/\n$/.test(after)).toBe(/\n$/.test(before))
  }), { numRuns: 10 * effort })
})

/** Says whether a text came from another by putting in one piece. */
function isInserted(before: string, after: string): boolean {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  return after.endsWith(before.slice(start)) && after.length > before.length
}

test('what is put changes that value and nothing else', () => {
  const fields: [list: Path, field: string][] = [[['schedule'], 'status'], [['schedule'], 'date'], [['issues'], 'closed_on'], [['reviews'], 'date']]
  fc.assert(fc.property(styles, fc.constantFrom(...ends.slice(0, 2)), fc.constantFrom(...fields), fc.nat(), word, (how, [, style], [list, field], drawn, value) => {
    const before = style(textIn(how))
    const items = reader(parse(before), list)
    if (!Array.isArray(items) || items.length === 0) return
    const index = drawn % items.length
    const after = written(before, put([...list, index, field], value))
    const expected = parse(before)
    Object.assign(reader(expected, [...list, index]) as object, { [field]: value })
    expect(parse(after)).toEqual(expected)
    const lines = (whole: string) => whole.split('\n')
    const changed = lines(after).filter((line) => !lines(before).includes(line))
    expect(changed.length).toBeLessThanOrEqual(1)
  }), { numRuns: 10 * effort })
})
