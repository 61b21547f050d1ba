import { isEmpty, type Entry, type Mapping, type Node } from '../source/tree.ts'
import type { MappingShape, Shape } from './format.ts'
import { scalarText } from './naming.ts'
import type { ListMeta } from './schema/field.ts'

/** Lays a plan over a house file: mappings by key, lists by id or natural key, single values by the plan's word. */
export function merge(house: Mapping, plan: Mapping, shape: MappingShape): Mapping {
  const entries = new Map<string, Entry>()
  for (const [name, entry] of house.entries) {
    if (!notInherited.has(name)) entries.set(name, entry)
  }
  for (const [name, entry] of plan.entries) {
    const inherited = entries.get(name)
    const field = shape.fields[name]
    if (inherited === undefined || field === undefined) entries.set(name, entry)
    else if (!isEmpty(entry.value)) entries.set(name, { key: entry.key, value: both(inherited.value, entry.value, field.shape) })
  }
  return { ...plan, entries }
}

/** What a house file says of itself. */
const notInherited = new Set(['crp', 'extends'])

function both(house: Node, plan: Node, shape: Shape): Node {
  if (isEmpty(house)) return plan
  if (shape.kind === 'mapping' && house.kind === 'mapping' && plan.kind === 'mapping') return merge(house, plan, shape)
  if (shape.kind !== 'list' || house.kind !== 'sequence' || plan.kind !== 'sequence') return plan
  const { item, meta } = shape
  const byMark = new Map<string, number>()
  const texts = new Set<string | undefined>()
  const items = [...house.items]
  house.items.forEach((node, index) => {
    const mark = markOf(node, meta)
    if (mark !== undefined && !byMark.has(mark)) byMark.set(mark, index)
    const text = plainText(node, item)
    if (text !== undefined) texts.add(text)
  })
  for (const node of plan.items) {
    const mark = markOf(node, meta)
    const index = mark === undefined ? undefined : byMark.get(mark)
    if (index !== undefined && mark !== undefined) {
      const inherited = items[index]
      if (inherited !== undefined) items[index] = both(inherited, node, item)
      // A second item of the same mark in the plan is a double of its own.
      byMark.delete(mark)
    } else if (!texts.has(plainText(node, item))) items.push(node)
  }
  return { ...plan, items }
}

/** Gives the text of a plain value, or of an entry that says no more than a plain line would. */
function plainText(node: Node, shape: Shape): string | undefined {
  if (node.kind !== 'mapping' || shape.kind !== 'mapping' || shape.hasShorthand !== true) return scalarText(node)
  return node.entries.size === 1 ? scalarText(node.entries.get('text')?.value) : undefined
}

const markOf = (node: Node, meta: ListMeta | undefined) =>
  node.kind === 'mapping' && meta !== undefined
    ? scalarText(node.entries.get('id')?.value) ?? (meta.key === undefined ? undefined : scalarText(node.entries.get(meta.key)?.value))
    : undefined
