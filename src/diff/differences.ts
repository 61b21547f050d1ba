import type { Field, ListShape, MappingShape, ScalarShape, Shape } from '../plan/format.ts'
import { below, itemMark, scalarText } from '../plan/naming.ts'
import type { ListMeta, Visibility } from '../plan/schema/field.ts'
import type { Mapping, Node, Sequence } from '../source/tree.ts'
import { pairItems, type Item, type Meanings } from './matching.ts'
import { isLink, isWritten, meaningWith, valueOf } from './meaning.ts'

/** A mapping that a difference lies in, as it was and as it is. */
export interface Holder {
  /** Fields joined by dots, `[*]` for an item of a list: `phases.lcm.formal_meetings[*]`. */
  route: string
  before?: Mapping
  after?: Mapping
  /** What an item of a list is called. */
  meta?: ListMeta
  shape: MappingShape
}

/** One difference in meaning between two plans. */
export interface Difference {
  /** `changed` for a value; `moved` for an item that stands in another list now; `reordered` where the order means something. */
  kind: 'added' | 'removed' | 'changed' | 'moved' | 'reordered'
  /** Where the value stands: a field, or an item, whose route ends in `[*]`. */
  route: string
  /** The same with ids and positions, as findings write it, in the newer plan where it is there. */
  place: string
  shape: Shape
  visibility: Visibility
  before?: Node
  after?: Node
  /** Where an item that moved stood, and what that was part of. */
  from?: Pick<Difference, 'route' | 'holders'>
  /** Of a list of single values what is in one of the two alone. */
  gone: readonly Node[]
  come: readonly Node[]
  /** The mappings round it, the root left out, an item itself as the last. */
  holders: readonly Holder[]
}

/** What is known of a difference before it is clear what it is. */
type Found = Omit<Difference, 'kind' | 'gone' | 'come'>

/** Lists whose order says something. */
export const ordered: ReadonlySet<string> =
  new Set(['flows[*].steps', 'goals[*].initiatives[*].steps', 'segments.tiers', 'recovery.first_steps'])

/** How often ids that are found to be renamed are followed into what refers to them. */
const maxRounds = 4

/**
 * Finds all differences in meaning between two trees of the format, and counts the values that a fault cut from each and
 * that may differ. An id that names nothing is compared as it stands where ids may be shown.
 */
export function differencesBetween(
  before: Mapping, after: Mapping, format: MappingShape, showsIds: boolean,
): { differences: Difference[]; unread: readonly [before: number, after: number] } {
  let renamed: ReadonlyMap<string, string> = new Map()
  for (let round = 1; ; round++) {
    const found = compareOnce(before, after, format, showsIds, renamed)
    if (found.renamed.size === renamed.size || round === maxRounds) return found
    renamed = found.renamed
  }
}

function compareOnce(
  root: Mapping, newRoot: Mapping, format: MappingShape, showsIds: boolean, renamed: ReadonlyMap<string, string>,
) {
  const meanings: Meanings = { before: meaningWith(renamed), after: meaningWith(new Map()), renamed }
  const differences: Difference[] = []
  const nowRenamed = new Map<string, string>()
  const unread: [before: number, after: number] = [0, 0]
  fields(root, newRoot, format, '', '', [])
  followMoves()
  return { differences, renamed: nowRenamed, unread }

  function fields(
    before: Mapping | undefined, after: Mapping | undefined, shape: MappingShape, route: string, place: string,
    holders: readonly Holder[],
  ): void {
    for (const [name, field] of Object.entries(shape.fields)) {
      if (route === '' && name === 'crp') continue
      const [was, is] = [before, after].map((item) => known(valueOf(item, name, field, root), field.shape))
      if (was === undefined && is === undefined) continue
      if (was?.kind === 'broken' || is?.kind === 'broken') {
        if (was !== undefined && is !== undefined && textOf(was) === textOf(is)) continue
        if (was?.kind === 'broken') unread[0]++
        if (is?.kind === 'broken') unread[1]++
        continue
      }
      value(was, is, field, below(route, name), below(place, name), holders)
    }
  }

  function value(
    was: Node | undefined, is: Node | undefined, field: Field, route: string, place: string, holders: readonly Holder[],
  ): void {
    const { shape, visibility } = field
    const base = { route, place, shape, visibility, holders, ...(was && { before: was }), ...(is && { after: is }) }
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
    if (shape.kind === 'list') return list(was, is, shape, base)
    if (shape.kind === 'mapping') {
      const [one, other] = [was, is].map((node) => node?.kind === 'mapping' ? node : undefined)
      const holder: Holder = { route, shape, ...(one && { before: one }), ...(other && { after: other }) }
      // A block is only what its parts are; anything below it comes and goes as one.
      if (kind === 'changed' || !route.includes('.')) return fields(one, other, shape, route, place, [...holders, holder])
      differences.push({ kind, ...base, gone: [], come: [], holders: [...holders, holder] })
    } else if (was === undefined || is === undefined || !isSame(was, is, shape)) {
      differences.push({ kind, ...base, gone: [], come: [] })
    }
  }

  /** Most values are written as they were, so that what they mean need not be asked. */
  function isSame(was: Node, is: Node, shape: ScalarShape): boolean {
    const isAsItWas = was.kind === 'scalar' && is.kind === 'scalar' && was.text === is.text && !isLink(shape)
    return isAsItWas || meanings.before(was, shape) === meanings.after(is, shape)
  }

  /** Takes an id that names nothing for what it is, where ids may be shown. */
  function known<Some extends Node | undefined>(node: Some, shape: Shape): Node | Some {
    if (node?.kind !== 'broken' || !showsIds || shape.kind !== 'scalar' || !isLink(shape)) return node
    const text = textOf(node).replace(/^(['"])(.*)\1$/, '$2')
    return /^[\w-]+$/.test(text) ? { ...node, kind: 'scalar', text, value: text, isPlain: true } : node
  }

  function list(
    was: Node | undefined, is: Node | undefined, shape: ListShape,
    base: Found,
  ): void {
    const { route, place } = base
    const [old, made] = [was, is].map((node) => node?.kind === 'sequence' ? node : undefined)
    const { item, meta } = shape
    if (item.kind !== 'mapping' || meta === undefined) return values(old, made, item, base)
    const [olds, mades] = [itemsOf(old, 0), itemsOf(made, 1)]
    const pairs = pairItems(olds.items, mades.items, item, meta, meanings)
    for (const { before, after } of pairs) {
      // What is missing beside an item that cannot be read may be that item.
      if ((before === undefined && olds.isHoled) || (after === undefined && mades.isHoled)) continue
      const shown = after ?? before
      if (shown === undefined) continue
      const holder: Holder = {
        route: `${route}[*]`, meta, shape: item, ...(before && { before: before.node }), ...(after && { after: after.node }),
      }
      const inner = { route: holder.route, place: `${place}[${itemMark(shown.node, meta, shown.position)}]` }
      const holders = [...base.holders, holder]
      if (before === undefined || after === undefined) {
        differences.push({
          kind: before === undefined ? 'added' : 'removed', ...inner, shape: item, visibility: base.visibility, gone: [], come: [],
          holders, ...(before && { before: before.node }), ...(after && { after: after.node }),
        })
      } else {
        const [oldId, id] = [before, after].map(({ node }) => scalarText(node.entries.get('id')?.value))
        if (oldId !== undefined && id !== undefined && oldId !== id) nowRenamed.set(oldId, id)
        fields(before.node, after.node, item, inner.route, inner.place, holders)
      }
    }
    const positions = pairs.flatMap(({ before, after }) => before && after ? [before.position] : [])
    if (ordered.has(route) && positions.some((position, index) => position < (positions[index - 1] ?? 0))) {
      differences.push({ kind: 'reordered', ...base, gone: [], come: [] })
    }
  }

  function itemsOf(list: Sequence | undefined, side: 0 | 1): { items: Item[]; isHoled: boolean } {
    let isHoled = false
    const items = (list?.items ?? []).flatMap((node, index): Item[] => {
      if (node.kind === 'mapping') return [{ node, position: index + 1 }]
      isHoled = true
      unread[side]++
      return []
    })
    return { items, isHoled }
  }

  function values(old: Sequence | undefined, made: Sequence | undefined, item: Shape, base: Found): void {
    const [olds, mades] = [readable(old, item, 0), readable(made, item, 1)]
    const left = new Map<string, Node[]>()
    for (const node of olds.items) {
      const meaning = meanings.before(node, item)
      left.set(meaning, [...left.get(meaning) ?? [], node])
    }
    const come = mades.items.filter((node) => left.get(meanings.after(node, item))?.shift() === undefined)
    const gone = [...left.values()].flat()
    if ((come.length === 0 || olds.isHoled) && (gone.length === 0 || mades.isHoled)) {
      const order = (items: Node[], meaning: Meanings['before']) => JSON.stringify(items.map((node) => meaning(node, item)))
      const isMoved = come.length + gone.length === 0 && ordered.has(base.route)
        && order(olds.items, meanings.before) !== order(mades.items, meanings.after)
      if (isMoved) differences.push({ kind: 'reordered', ...base, gone: [], come: [] })
      return
    }
    const kind = gone.length === 0 ? 'added' : come.length === 0 ? 'removed' : 'changed'
    differences.push({ kind, ...base, gone: mades.isHoled ? [] : gone, come: olds.isHoled ? [] : come })
  }

  function readable(list: Sequence | undefined, item: Shape, side: 0 | 1): { items: Node[]; isHoled: boolean } {
    const items = (list?.items ?? []).map((node) => known(node, item)).filter(({ kind }) => kind !== 'broken')
    const lost = (list?.items.length ?? 0) - items.length
    unread[side] += lost
    return { items, isHoled: lost > 0 }
  }

  /** Makes one difference of an item that left a list and came up in another of the same kind, and compares the two. */
  function followMoves(): void {
    const keyOf = ({ holders }: Difference, node: Node | undefined) => {
      const id = node?.kind === 'mapping' ? scalarText(node.entries.get('id')?.value) : undefined
      return id === undefined ? undefined : `${holders.at(-1)?.meta?.noun} ${id}`
    }
    // What an item was part of may have gone with everything else in it, or have come up with it.
    const [removed, added] = (['removed', 'added'] as const).map((kind) => differences.filter((one) => one.kind === kind).flatMap(withInner))
    const gone = new Map((removed ?? []).map((one) => [keyOf(one, one.before), one]))
    gone.delete(undefined)
    if (gone.size === 0) return
    for (const one of added ?? []) {
      const old = gone.get(keyOf(one, one.after))
      const [was, is, holder] = [old?.before, one.after, one.holders.at(-1)]
      if (old === undefined || was?.kind !== 'mapping' || is?.kind !== 'mapping' || holder === undefined) continue
      const holders = [...one.holders.slice(0, -1), { ...holder, before: was, after: is }]
      for (const told of [one, old]) if (differences.includes(told)) differences.splice(differences.indexOf(told), 1)
      differences.push({ ...one, kind: 'moved', from: old, before: was, holders })
      fields(was, is, holder.shape, one.route, one.place, holders)
    }
  }
}

/** Lists what came or went as one, and each item in it by itself. */
function withInner(one: Difference): Difference[] {
  const side = one.kind === 'added' ? 'after' : 'before'
  const { [side]: node, shape, route, place, holders } = one
  if (node?.kind !== 'mapping' || shape.kind !== 'mapping') return [one]
  const inner = Object.entries(shape.fields).flatMap(([name, { shape: inner, visibility }]) => {
    const value = node.entries.get(name)?.value
    const at = { route: below(route, name), place: below(place, name), visibility }
    const part = (item: Mapping, shape: MappingShape, more: Pick<Holder, 'route' | 'meta'> & { place: string }) => withInner({
      ...one, ...at, ...more, shape, [side]: item, holders: [...holders, { ...more, shape, [side]: item }],
    })
    if (value?.kind === 'mapping' && inner.kind === 'mapping') return part(value, inner, at)
    if (value?.kind !== 'sequence' || inner.kind !== 'list' || inner.item.kind !== 'mapping') return []
    const { item: shape, meta } = inner
    return value.items.flatMap((item, index) => item.kind !== 'mapping' || meta === undefined ? [] : part(item, shape, {
      route: `${at.route}[*]`, meta, place: `${at.place}[${itemMark(item, meta, index + 1)}]`,
    }))
  })
  return [one, ...inner]
}

const textOf = ({ source, start, end }: Node) => source.text.slice(start, end)

/** Says whether everything a difference is made of stands in other files than the plans themselves, and in which. */
export function houseOf(
  { kind, before, after, gone, come }: Difference, own: { before: object; after: object },
): string | undefined {
  const olds = gone.length + come.length > 0 || kind === 'reordered' ? gone : before === undefined ? [] : [before]
  const mades = gone.length + come.length > 0 || kind === 'reordered' ? come : after === undefined ? [] : [after]
  const written = [...olds.map((node) => [node, own.before] as const), ...mades.map((node) => [node, own.after] as const)]
    .filter(([node]) => isWritten(node))
  if (written.length === 0 || written.some(([node, source]) => node.source === source)) return undefined
  return written.at(-1)?.[0].source.path
}
