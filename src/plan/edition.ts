import { isEmpty, withItems, withValues, type Mapping, type Node, type Scalar } from '../source/tree.ts'
import type { Field, ListShape, MappingShape, ScalarShape, Shape } from './format.ts'
import type { ListMeta } from './schema/field.ts'
import { below, itemMark, itemName, scalarText } from './naming.ts'

/** The two editions of a plan: what the customer gets, and what it never sees. */
export const editions = ['customer', 'internal'] as const
export type Edition = (typeof editions)[number]

/**
 * Keeps of a tree what the customer may see (section 3.2 of the plan format): shared fields of shared items, the wording
 * for the customer in place of ours, only people who are named in what is left, and no reference to anything else.
 * Fields that are never printed stay, for ids and settings are needed to read the rest.
 */
export function customerEdition(root: Mapping, format: MappingShape): Mapping {
  const shared = sharedPart(root, format)
  const shown = new Set<string>()
  const named = new Set<string>()
  eachNode(shared, format, (node, shape, key) => {
    if (key === 'id') shown.add(node.text.trim())
    if (shape.scalar === 'person') named.add(node.text.trim())
  })
  const keep = (shape: ScalarShape, id: string) =>
    shape.scalar === 'ref' ? shown.has(id) : true
  const linked = dropReferences(shared, format, keep) as Mapping
  const isNamed = (item: Node) => item.kind === 'mapping' && named.has(scalarText(item.entries.get('id')?.value) ?? '')
  return withValues(linked, (name, { value }) => name === 'people' && value.kind === 'sequence'
    ? withItems(value, (item) => isNamed(item) ? item : undefined) : value)
}

function sharedPart(node: Mapping, shape: MappingShape): Mapping {
  const shared = withValues(node, (name, { value }) => {
    const field = name === 'customer_text' ? undefined : shape.fields[name]
    return field && sharedValue(value, field)
  })
  const wording = node.entries.get('customer_text')
  if (wording === undefined || isEmpty(wording.value)) return shared
  const ours = shape.fields['event'] === undefined ? 'text' : 'event'
  return { ...shared, entries: new Map(shared.entries).set(ours, wording) }
}

function sharedValue(node: Node, field: Field): Node | undefined {
  const { shape } = field
  const preset = shape.kind === 'list' ? shape.meta?.itemVisibility : undefined
  if (shape.kind === 'list' && preset !== undefined) return sharedItems(node, shape, preset)
  if (field.visibility === 'internal') return undefined
  return sharedBelow(node, shape)
}

function sharedBelow(node: Node, shape: Shape): Node {
  if (node.kind === 'mapping' && shape.kind === 'mapping') return sharedPart(node, shape)
  return node.kind === 'sequence' && shape.kind === 'list' ? withItems(node, (item) => sharedBelow(item, shape.item)) : node
}

/** Keeps the items that say or default to `shared`; a risk, whose own words are internal, needs wording for the customer. */
function sharedItems(node: Node, { item }: ListShape, preset: string): Node {
  if (node.kind !== 'sequence' || item.kind !== 'mapping') return node
  const needsWording = item.fields['event']?.visibility === 'internal'
  const isShared = (entry: Node) => entry.kind === 'mapping' &&
    visibilityOf(entry, preset) === 'shared' &&
    (!needsWording || scalarText(entry.entries.get('customer_text')?.value) !== undefined)
  return withItems(node, (entry) => isShared(entry) ? sharedBelow(entry, item) : undefined)
}

/** Reads what an item says of itself; a word that was cut, because it is none, may have meant internal. */
function visibilityOf({ entries }: Mapping, preset: string): string {
  const value = entries.get('visibility')?.value
  return value?.kind === 'broken' ? 'internal' : scalarText(value) ?? preset
}

function dropReferences(node: Node, shape: Shape, keep: (shape: ScalarShape, id: string) => boolean): Node | undefined {
  if (node.kind === 'mapping' && shape.kind === 'mapping') {
    return withValues(node, (name, { value }) => {
      const field = shape.fields[name]
      return field && dropReferences(value, field.shape, keep)
    })
  }
  if (node.kind === 'sequence' && shape.kind === 'list') {
    return withItems(node, (item) => dropReferences(item, shape.item, keep))
  }
  return node.kind === 'scalar' && shape.kind === 'scalar' && !keep(shape, node.text.trim()) ? undefined : node
}

/** A mapping that something lies in. */
export interface Holder {
  node: Mapping
  place: string
  /** What it is called and where it stands, counted from 1, if it is the item of a list. */
  item: { meta: ListMeta; position: number } | undefined
}

/** Gives how messages name a holder: `milestone 'Kick-off'`, or its place, `phases.lcm`. */
export const holderName = ({ node, place, item }: Holder): string =>
  item === undefined ? place : itemName(node, item.meta, item.position)

/** A scalar of a tree, with what the format says of it. */
export interface Leaf {
  node: Scalar
  shape: ScalarShape
  place: string
  /** The place without brackets, such as `phases.lcm.formal_meetings.owner`. */
  route: string
  /** The last step of the route. */
  field: string
  /** The nearest mapping round it. */
  item: Mapping
  /** All mappings round it, the root first. */
  holders: readonly Holder[]
  isPrinted: boolean
}

/** Visits every scalar of a tree that says something. */
export function eachScalar(root: Mapping, format: MappingShape, visit: (leaf: Leaf) => void): void {
  walk(root, format, '', '', '', [], true)

  function walk(
    node: Node, shape: Shape, place: string, route: string, field: string, holders: readonly Holder[], isPrinted: boolean,
    item?: Holder['item'],
  ): void {
    if (node.kind === 'scalar' && shape.kind === 'scalar' && node.value !== null) {
      visit({ node, shape, place, route, field, item: holders.at(-1)?.node ?? root, holders, isPrinted })
    } else if (node.kind === 'mapping' && shape.kind === 'mapping') {
      const inside = [...holders, { node, place, item }]
      for (const [name, { value }] of node.entries) {
        const inner = shape.fields[name]
        if (inner === undefined) continue
        walk(value, inner.shape, below(place, name), below(route, name), name, inside, isPrinted && inner.visibility !== 'never')
      }
    } else if (node.kind === 'sequence' && shape.kind === 'list') {
      const { meta } = shape
      node.items.forEach((value, index) => {
        const position = index + 1
        const inner = `${place}[${itemMark(value, meta, position)}]`
        walk(value, shape.item, inner, route, field, holders, isPrinted, meta && { meta, position })
      })
    }
  }
}

/** Gathers the scalars of a tree, to tell what of another tree stands in it, too. */
export function nodesOf(root: Mapping, format: MappingShape): Set<object> {
  const nodes = new Set<object>()
  eachNode(root, format, (node) => nodes.add(node))
  return nodes
}

/** Visits the same scalars as `eachScalar` for less, where places do not matter; `key` is the field, none for a list's item. */
function eachNode(
  node: Node, shape: Shape, visit: (node: Scalar, shape: ScalarShape, key: string | undefined) => void, key?: string,
): void {
  if (node.kind === 'scalar' && shape.kind === 'scalar') {
    if (node.value !== null) visit(node, shape, key)
  } else if (node.kind === 'mapping' && shape.kind === 'mapping') {
    for (const [name, { value }] of node.entries) {
      const field = shape.fields[name]
      if (field !== undefined) eachNode(value, field.shape, visit, name)
    }
  } else if (node.kind === 'sequence' && shape.kind === 'list') {
    for (const item of node.items) eachNode(item, shape.item, visit)
  }
}
