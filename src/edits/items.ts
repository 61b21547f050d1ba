import type { MappingShape } from '../plan/format.ts'
import type { Loaded } from '../plan/load.ts'
import { below, itemMark, itemName, scalarText, titleOf } from '../plan/naming.ts'
import { format } from '../plan/table.ts'
import type { Path } from '../source/rewriting.ts'
import { treeOf } from '../source/rewriting.ts'
import type { Source } from '../source/source.ts'
import type { Mapping, Node } from '../source/tree.ts'

/** An item of a list of the plan, such as a milestone. */
export interface Item {
  /** The list without positions, such as `goals[].initiatives[]`. */
  list: string
  place: string
  id: string | undefined
  /** What it says of itself: its title or text, or its day where it has neither. */
  says: string | undefined
  noun: string
  /** How messages name it: `milestone 'Kick-off'`. */
  name: string
  node: Mapping
}

/** Lists the items of all lists of mappings of a plan, those of its house files among them. */
export function itemsOf({ tree }: Pick<Loaded, 'tree'>): Item[] {
  const items: Item[] = []
  const visit = (node: Mapping, shape: MappingShape, place: string, list: string): void => {
    for (const [name, { value }] of node.entries) {
      const inner = shape.fields[name]?.shape
      const [at, pattern] = [below(place, name), below(list, name)]
      if (value.kind === 'mapping' && inner?.kind === 'mapping') visit(value, inner, at, pattern)
      if (value.kind !== 'sequence' || inner?.kind !== 'list' || inner.item.kind !== 'mapping') continue
      const { item, meta } = inner
      value.items.forEach((one, index) => {
        if (one.kind !== 'mapping' || meta === undefined) return
        const name = itemName(one, meta, index + 1)
        const itemPlace = `${at}[${itemMark(one, meta, index + 1)}]`
        items.push({
          list: `${pattern}[]`, place: itemPlace, noun: meta.noun, name, node: one,
          id: scalarText(one.entries.get('id')?.value), says: titleOf(one)?.text,
        })
        visit(one, item, itemPlace, `${pattern}[]`)
      })
    }
  }
  visit(tree, format, '', '')
  return items
}

/** Finds the way to an item in the file it stands in. */
export function pathTo({ start }: Mapping, source: Source): Path | undefined {
  const find = (node: Node, path: Path): Path | undefined => {
    if (node.kind === 'mapping') {
      if (node.start === start) return path
      for (const [name, { value }] of node.entries) {
        const found = find(value, [...path, name])
        if (found !== undefined) return found
      }
    }
    if (node.kind === 'sequence') {
      for (const [index, item] of node.items.entries()) {
        const found = find(item, [...path, index])
        if (found !== undefined) return found
      }
    }
    return undefined
  }
  const root = treeOf(source)
  return root && find(root, [])
}

/** Finds what stands at the end of a way into a file. */
export function nodeAt(path: Path, source: Source): Node | undefined {
  let node: Node | undefined = treeOf(source)
  for (const name of path) {
    node = typeof name === 'number' ? (node?.kind === 'sequence' ? node.items.at(name) : undefined)
      : node?.kind === 'mapping' ? node.entries.get(name)?.value : undefined
  }
  return node
}
