import type { MappingShape } from '../plan/format.ts'
import { scalarText, titleOf } from '../plan/naming.ts'
import type { ListMeta } from '../plan/schema/field.ts'
import { isEmpty, type Mapping } from '../source/tree.ts'
import { fieldsMeaning, type Meaning } from './meaning.ts'

/** An item of a list, with its position counted from 1. */
export interface Item {
  node: Mapping
  position: number
}

/** An item as it was and as it is; one of them alone is gone or new. */
export interface Pair {
  before?: Item
  after?: Item
}

/** How an item is read in the older and in the newer plan. */
export interface Meanings {
  before: Meaning
  after: Meaning
  /** Gives the new id for an old one. */
  renamed: ReadonlyMap<string, string>
}

/** The most pairs of items that are weighed against each other; beyond it only equal titles are looked for. */
const maxWeighed = 40_000

/**
 * Finds which item of a newer list is which of the older one: by id or natural key, else by equal content, else by the best
 * likeness, and at last by its place between items that are known.
 */
export function pairItems(
  before: readonly Item[], after: readonly Item[], shape: MappingShape, meta: ListMeta, meanings: Meanings,
): Pair[] {
  const partners = new Map<Item, Item>()
  const taken = new Set<Item>()
  const marry = (old: Item, made: Item) => {
    partners.set(made, old)
    taken.add(old)
  }
  const open = () => [before.filter((one) => !taken.has(one)), after.filter((one) => !partners.has(one))] as const
  const markOf = ({ node }: Item) => scalarText(node.entries.get('id')?.value)
    ?? (meta.key === undefined ? undefined : scalarText(node.entries.get(meta.key)?.value))
  const marryBy = (keyOf: (item: Item, isOld: boolean) => string | undefined) => {
    const [old, made] = open()
    const byKey = new Map<string, Item[]>()
    for (const one of old) {
      const key = keyOf(one, true)
      if (key !== undefined) byKey.set(key, [...byKey.get(key) ?? [], one])
    }
    for (const one of made) {
      const key = keyOf(one, false)
      const [first] = key === undefined ? [] : byKey.get(key) ?? []
      if (key === undefined || first === undefined) continue
      byKey.get(key)?.shift()
      marry(first, one)
    }
  }
  marryBy((item, isOld) => {
    const mark = markOf(item)
    return mark !== undefined && isOld ? meanings.renamed.get(mark) ?? mark : mark
  })
  marryBy((item, isOld) => {
    const mark = item.node.entries.has('id') ? 'id' : meta.key
    if (mark === meta.key && mark !== undefined && !saysEnough(item.node, shape, mark)) return undefined
    const without = ['id', mark === meta.key ? mark : undefined]
    const content = fieldsMeaning(item.node, shape, isOld ? meanings.before : meanings.after, without)
    return content === '[]' ? undefined : content
  })
  const [old, made] = open()
  for (const [one, other] of likest(old, made, shape, meanings, markOf)) marry(one, other)
  for (const [one, other] of lonely(before, after, partners, markOf)) marry(one, other)
  const pairs = after.map((made): Pair => {
    const old = partners.get(made)
    return old === undefined ? { after: made } : { before: old, after: made }
  })
  return [...pairs, ...before.filter((one) => !taken.has(one)).map((one): Pair => ({ before: one }))]
}

/** Says whether an item is known by more than its key: by words, or by two fields. */
function saysEnough(item: Mapping, shape: MappingShape, key: string): boolean {
  const others = [...item.entries].filter(([name, { value }]) => name !== key && !isEmpty(value))
  return others.length > 1 || others.some(([name]) => {
    const inner = shape.fields[name]?.shape
    return inner?.kind === 'scalar' && (inner.scalar === 'line' || inner.scalar === 'prose')
  })
}

type Mark = (item: Item) => string | undefined

/** Marries the items that are most alike; two that both have ids are two things. */
function likest(
  old: readonly Item[], made: readonly Item[], shape: MappingShape, meanings: Meanings, markOf: Mark,
): [Item, Item][] {
  const found: { score: number; old: Item; made: Item }[] = []
  const weigh = (one: Item, other: Item) => {
    if (markOf(one) !== undefined && markOf(other) !== undefined) return
    const score = likeness(one.node, other.node, shape, meanings)
    if (score > 0) found.push({ score, old: one, made: other })
  }
  if (old.length * made.length <= maxWeighed) for (const one of old) for (const other of made) weigh(one, other)
  else {
    const byTitle = new Map<string | undefined, Item[]>()
    for (const one of old) {
      const title = titleOf(one.node)?.text
      const same = byTitle.get(title)
      if (same === undefined) byTitle.set(title, [one])
      // A thousand items of one title are told apart by their order.
      else if (same.length < 4) same.push(one)
    }
    for (const other of made) for (const one of byTitle.get(titleOf(other.node)?.text) ?? []) weigh(one, other)
  }
  const distance = ({ old, made }: { old: Item; made: Item }) => Math.abs(old.position - made.position)
  found.sort((a, b) => b.score - a.score || distance(a) - distance(b))
  const [takenOld, takenMade] = [new Set<Item>(), new Set<Item>()]
  return found.flatMap(({ old: one, made: other }): [Item, Item][] => {
    if (takenOld.has(one) || takenMade.has(other)) return []
    takenOld.add(one)
    takenMade.add(other)
    return [[one, other]]
  })
}

/** Weighs how alike two items are; 0 says that they are two things. */
function likeness(old: Mapping, made: Mapping, shape: MappingShape, { before, after }: Meanings): number {
  const title = titleOf(made)?.field ?? titleOf(old)?.field
  let total = 0
  let equal = 0
  let titles = 0
  for (const [name, { shape: inner }] of Object.entries(shape.fields)) {
    const [was, is] = [old, made].map(({ entries }) => {
      const value = entries.get(name)?.value
      return value === undefined || isEmpty(value) ? undefined : value
    })
    if (name === 'id' || (was === undefined && is === undefined)) continue
    total++
    const same = was !== undefined && is !== undefined && before(was, inner) === after(is, inner)
    if (same) equal++
    if (name === title) titles = same ? 1 : similarity(scalarText(was) ?? '', scalarText(is) ?? '')
  }
  if (titles === 1) return 2 + equal / total
  if (titles >= 0.5) return 1 + titles * equal / total
  // In other words, but all else as it was.
  return total > 1 && equal === total - 1 ? equal / total : 0
}

/** Says how much of two texts is the same, by their words: 0 to 1. */
export function similarity(old: string, made: string): number {
  const [one, other] = [old, made].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []))
  if (one === undefined || other === undefined || one.size + other.size === 0) return 0
  const shared = [...one].filter((word) => other.has(word)).length
  return 2 * shared / (one.size + other.size)
}

/** Marries two items that say one thing each and stand alone between the same neighbours. */
function lonely(before: readonly Item[], after: readonly Item[], partners: ReadonlyMap<Item, Item>, markOf: Mark): [Item, Item][] {
  const married = new Map([...partners].map(([made, old]) => [old, made]))
  const gaps = new Map<Item | undefined, { old: Item[]; made: Item[] }>()
  const add = (items: readonly Item[], side: 'old' | 'made', known: (item: Item) => Item | undefined) => {
    let neighbour: Item | undefined
    for (const item of items) {
      const anchor = known(item)
      if (anchor !== undefined) neighbour = anchor
      else {
        const gap = gaps.get(neighbour) ?? { old: [], made: [] }
        gaps.set(neighbour, gap)
        gap[side].push(item)
      }
    }
  }
  add(before, 'old', (item) => married.get(item))
  add(after, 'made', (item) => partners.has(item) ? item : undefined)
  const saysOne = (item: Item) => markOf(item) === undefined && item.node.entries.size === 1
  return [...gaps.values()].flatMap(({ old, made }): [Item, Item][] => {
    const [one, other] = [old[0], made[0]]
    if (one === undefined || other === undefined || old.length + made.length > 2) return []
    return saysOne(one) && saysOne(other) ? [[one, other]] : []
  })
}
