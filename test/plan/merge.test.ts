import { expect, test } from 'vitest'
import { merge } from '../../src/plan/merge.ts'
import { format } from '../../src/plan/table.ts'
import { checkShape } from '../../src/plan/shape.ts'
import { dataOf } from '../../src/source/data.ts'
import { parse } from '../../src/source/parse.ts'
import type { Mapping } from '../../src/source/tree.ts'

const tree = (path: string, text: string): Mapping => {
  const { root } = parse({ path, text: `crp: 1\n${text}`, hasMark: false })
  if (root === undefined) throw new Error(`not a mapping: ${text}`)
  return checkShape(root, format).tree
}
const merged = (house: string, plan: string) => merge(tree('house', house), tree('plan', plan), format)

test.each<[name: string, house: string, plan: string, merged: object]>([
  ['mappings by key', 'plan: { title: A, version: "1" }', 'plan: { title: B, id: b }',
    { plan: { title: 'B', version: '1', id: 'b' } }],
  ['a block of the house alone', 'limits: { high_risk: 9 }', '', { limits: { high_risk: 9 } }],
  ['an empty value of the plan as absent', 'plan: { title: A }', 'plan: { title: }', { plan: { title: 'A' } }],
  ['an empty list of the plan as absent', 'calendar: { holidays: [2026-12-25] }', 'calendar: { holidays: [] }',
    { calendar: { holidays: ['2026-12-25'] } }],
  ['an empty value of the house as absent', 'plan: { title: }', 'plan: { title: B }', { plan: { title: 'B' } }],
  ['plain values once, the house\'s first', 'calendar: { holidays: [2026-12-25, 2026-12-26] }',
    'calendar: { holidays: [2027-01-01, 2026-12-25] }', { calendar: { holidays: ['2026-12-25', '2026-12-26', '2027-01-01'] } }],
  ['items by id', 'schedule: [{ id: a, title: A, channel: video }, { id: b, title: B }]',
    'schedule: [{ id: c, title: C }, { id: a, title: A2 }]',
    { schedule: [{ id: 'a', title: 'A2', channel: 'video' }, { id: 'b', title: 'B' }, { id: 'c', title: 'C' }] }],
  ['items by natural key', 'escalation: [{ level: 1, respond_within: 1 day }]',
    'escalation: [{ level: 1, supplier: mira }, { level: 2 }]',
    { escalation: [{ level: 1, respond_within: '1 day', supplier: 'mira' }, { level: 2 }] }],
  ['items without either one after the other', 'schedule: [{ title: A }]', 'schedule: [{ title: A }]',
    { schedule: [{ title: 'A' }, { title: 'A' }] }],
  ['entries in short and in full', 'scope: { work: [A, { id: b, text: B }] }', 'scope: { work: [C, { id: b, text: B2 }] }',
    { scope: { work: [{ text: 'A' }, { id: 'b', text: 'B2' }, { text: 'C' }] } }],
  ['an entry that is there already once', 'scope: { work: [Train the staff] }', 'scope: { work: [Train the staff] }',
    { scope: { work: [{ text: 'Train the staff' }] } }],
  ['a double of the plan as a double', 'schedule: [{ id: a, title: A }]',
    'schedule: [{ id: a, title: A2 }, { id: a, title: A3 }]',
    { schedule: [{ id: 'a', title: 'A2' }, { id: 'a', title: 'A3' }] }],
  ['lists inside items', 'goals: [{ id: g, text: G, initiatives: [{ id: i, text: I }] }]',
    'goals: [{ id: g, text: G, initiatives: [{ id: i, text: I2 }, { id: j, text: J }] }]',
    { goals: [{ id: 'g', text: 'G', initiatives: [{ id: 'i', text: 'I2' }, { id: 'j', text: 'J' }] }] }],
  ['what the house extends not at all', 'extends: base.crp.yaml', '', {}],
])('merges %s', (_, house, plan, expected) => {
  expect(dataOf(merged(house, plan))).toEqual({ crp: 1, ...expected })
})

test('keeps of every value and key the file it came from', () => {
  const { entries } = merged('limits: { high_risk: 9 }\nplan: { title: A, version: "1" }', 'plan: { title: B }')
  const plan = entries.get('plan')
  const fields = plan?.value.kind === 'mapping' ? plan.value.entries : new Map()
  const files = [entries.get('limits'), plan, fields.get('title'), fields.get('version')].map((entry) => entry?.key.source.path)
  expect(files).toEqual(['house', 'plan', 'plan', 'house'])
  expect([fields.get('title'), fields.get('version')].map((entry) => entry?.value.source.path)).toEqual(['plan', 'house'])
})
