import type { Problem } from '../source/problem.ts'
import type { Span } from '../source/source.ts'
import { isEmpty, withItems, withValues, type Entry, type Mapping, type Node } from '../source/tree.ts'
import type { MappingShape, Shape } from './format.ts'
import { below, itemMark, itemName, itemSpan } from './naming.ts'

/** Finds how messages name something, and what they underline when it lacks a field. */
type Spot = () => { name: string; key: Span }

/** Asks for the fields the format requires, once a plan is merged with its house files; what is missing is cut. */
export function checkRequired(root: Mapping, format: MappingShape): { tree: Mapping; problems: Problem[] } {
  const problems: Problem[] = []
  // That `crp` is missing is said of the file as a whole.
  const tree = withValues(root, (name, entry) => inside(entry, format.fields[name]?.shape, name))
  return { tree, problems }

  function inside({ key, value }: Entry, shape: Shape | undefined, place: string): Node {
    return shape === undefined || value.kind === 'scalar' ? value : any(value, shape, place, () => ({ name: place, key }))
  }

  function any(node: Node, shape: Shape, place: string, spot: Spot): Node {
    if (isEmpty(node)) return node
    if (node.kind === 'mapping' && shape.kind === 'mapping') return mapping(node, shape, place, spot)
    if (node.kind !== 'sequence' || shape.kind !== 'list' || shape.meta === undefined) return node
    const { item, meta } = shape
    return withItems(node, (one, position) => one.kind !== 'mapping' ? one
      : any(one, item, `${place}[${itemMark(one, meta, position)}]`,
        () => ({ name: itemName(one, meta, position), key: itemSpan(one, meta) })))
  }

  function mapping(node: Mapping, { fields }: MappingShape, place: string, spot: Spot): Mapping {
    const filled = withValues(node, (key, entry) => inside(entry, fields[key]?.shape, below(place, key)))
    const missing: [string, Entry][] = []
    for (const field in fields) {
      const { isRequired = false, meaning = '' } = fields[field] ?? {}
      if (!isRequired) continue
      const entry = filled.entries.get(field)
      if (entry !== undefined && !isEmpty(entry.value)) continue
      const { name, key: { source, start, end } } = spot()
      const message = `${name} lacks \`${field}\`: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`
      problems.push({ rule: 'shape/missing-field', at: { source, start, end }, place: below(place, field), message })
      const cut: Node = { kind: 'broken', source, start, end }
      // Nothing is written there, so that nobody takes the key for the value.
      missing.push([field, { key: entry?.key ?? cut, value: { ...cut, end: start } }])
    }
    return missing.length === 0 ? filled : { ...filled, entries: new Map([...filled.entries, ...missing]) }
  }
}
