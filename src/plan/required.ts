import type { Problem } from '../source/problem.ts'
import type { Span } from '../source/source.ts'
import { isEmpty, type Entry, type Mapping, type Node } from '../source/tree.ts'
import type { MappingShape, Shape } from './format.ts'
import { below, itemMark, itemName, itemSpan } from './naming.ts'

/** Asks for the fields the format requires, once a plan is merged with its house files; what is missing is cut. */
export function checkRequired(root: Mapping, format: MappingShape): { tree: Mapping; problems: Problem[] } {
  const problems: Problem[] = []
  const entries = new Map<string, Entry>()
  // That `crp` is missing is said of the file as a whole.
  for (const [name, entry] of root.entries) entries.set(name, inside(entry, format.fields[name]?.shape, name))
  return { tree: { ...root, entries }, problems }

  function inside(entry: Entry, shape: Shape | undefined, place: string): Entry {
    const value = shape === undefined ? entry.value : any(entry.value, shape, place, place, entry.key)
    return value === entry.value ? entry : { key: entry.key, value }
  }

  function any(node: Node, shape: Shape, place: string, name: string, key: Span): Node {
    if (isEmpty(node)) return node
    if (node.kind === 'mapping' && shape.kind === 'mapping') return mapping(node, shape, place, name, key)
    if (node.kind !== 'sequence' || shape.kind !== 'list' || shape.meta === undefined) return node
    const { item, meta } = shape
    const items = node.items.map((one, index) => one.kind !== 'mapping' ? one
      : any(one, item, `${place}[${itemMark(one, meta, index + 1)}]`, itemName(one, meta, index + 1), itemSpan(one, meta)))
    return { ...node, items }
  }

  function mapping(node: Mapping, { fields }: MappingShape, place: string, name: string, { source, start, end }: Span): Mapping {
    const entries = new Map<string, Entry>()
    for (const [key, entry] of node.entries) entries.set(key, inside(entry, fields[key]?.shape, below(place, key)))
    for (const field in fields) {
      const { isRequired = false, meaning = '' } = fields[field] ?? {}
      if (!isRequired) continue
      const entry = entries.get(field)
      if (entry !== undefined && !isEmpty(entry.value)) continue
      const message = `${name} lacks \`${field}\`: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`
      problems.push({ rule: 'shape/missing-field', at: { source, start, end }, place: below(place, field), message })
      const cut: Node = { kind: 'broken', source, start, end }
      entries.set(field, { key: entry?.key ?? cut, value: cut })
    }
    return { ...node, entries }
  }
}
