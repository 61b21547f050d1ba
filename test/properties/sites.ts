import type { Field, ListShape, MappingShape, Shape } from '../../src/plan/format.ts'
import { format } from '../../src/plan/table.ts'
import { parse } from '../../src/source/parse.ts'
import { isEmpty, type Entry, type Mapping, type Node } from '../../src/source/tree.ts'

/** A stretch of a text, in code units. */
export interface Stretch {
  start: number
  end: number
}

/** A field of the format where a text first has it, or an entry of a list. */
export interface Site {
  /** The path in the format, `people[].name`; that of an entry ends in `[]`. */
  path: string
  shape: Shape
  field?: Field
  key?: Stretch
  value: Node
  /** What names the mapping the field stands in, where a field is missing; nothing in the root. */
  owner?: Stretch
  /** Says that the field is the one which names its item. */
  isName: boolean
  /** The column of the key or entry, counted from 0. */
  indent: number
  isInBlock: boolean
}

/** Lists every path of the format that occurs in a valid text, each where it first stands there. */
export function sitesOf(text: string): Site[] {
  const { root } = parse({ path: 'plan.crp.yaml', text, hasMark: false })
  if (root === undefined) throw new Error('the text is no plan')
  const found = new Map<string, Site>()
  fields(root, format, '')
  return [...found.values()]

  function add(site: Site) {
    if (!found.has(site.path) && !isEmpty(site.value)) found.set(site.path, site)
  }

  function fields(node: Mapping, shape: MappingShape, path: string, list?: ListShape, key?: Stretch) {
    const owner = list === undefined ? key : nameOf(node, list)
    for (const [name, entry] of node.entries) {
      const field = shape.fields[name]
      if (field === undefined) continue
      const here = path === '' ? name : `${path}.${name}`
      add({
        path: here, shape: field.shape, field, key: entry.key, value: entry.value, indent: columnOf(entry.key.start),
        isInBlock: node.isBlock, isName: owner?.start === entry.value.start, ...(owner && { owner }),
      })
      inside(entry.value, field.shape, here, entry.key)
    }
  }

  function inside(node: Node, shape: Shape, path: string, key: Stretch, list?: ListShape) {
    if (node.kind === 'mapping' && shape.kind === 'mapping') fields(node, shape, path, list, key)
    if (node.kind !== 'sequence' || shape.kind !== 'list') return
    for (const item of node.items) {
      const here = `${path}[]`
      // A plain line in a list of mappings is a shorthand, whose fields stand in other items.
      if (item.kind === 'mapping' || shape.item.kind !== 'mapping') {
        add({ path: here, shape: shape.item, value: item, indent: columnOf(item.start), isInBlock: node.isBlock, isName: false })
      }
      inside(item, shape.item, here, key, shape)
    }
  }

  function columnOf(offset: number): number {
    return offset - (text.lastIndexOf('\n', offset - 1) + 1)
  }
}

/** Gives what a finding about an item underlines: its id, else its natural key, else its first key. */
function nameOf(item: Mapping, { meta }: ListShape): Stretch | undefined {
  const entries: (Entry | undefined)[] = ['id', meta?.key ?? 'id'].map((name) => item.entries.get(name))
  return entries.find((entry) => entry !== undefined)?.value ?? [...item.entries.values()][0]?.key
}
