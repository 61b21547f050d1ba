import { isEmpty, type Mapping, type Node } from '../source/tree.ts'
import type { Span } from '../source/source.ts'
import type { ListMeta } from './schema/field.ts'

/** Fields that say in words what an item is, the best first. */
const titles = [
  'title', 'name', 'text', 'event', 'item', 'activity', 'what', 'action', 'metric', 'process', 'audience', 'aim', 'topic', 'term',
  'level', 'group', 'version', 'rule', 'who', 'person', 'by', 'value', 'date', 'id',
]

/** Names an item in words, `milestone 'Kick-off'`; by its position, counted from 1, where it says nothing of itself. */
export function itemName(item: Mapping, meta: ListMeta, position: number): string {
  const { field, text } = titleOf(item) ?? {}
  if (field === undefined) return `${meta.noun} ${position}`
  if (field === 'level') return `${meta.noun} ${text}`
  return field === 'date' ? `the ${meta.noun} of ${text}` : `${meta.noun} '${text}'`
}

/** Finds the field that says in words what an item is; nothing where it says nothing of itself. */
export function titleOf(item: Mapping): { field: string; text: string } | undefined {
  for (const field of titles) {
    const text = scalarText(item.entries.get(field)?.value)
    if (text !== undefined && text !== '') return { field, text }
  }
  return undefined
}

/** Gives an item's id or natural key, by which places name it; without one its position, counted from 1. */
export function itemMark(item: Node, meta: ListMeta | undefined, position: number): string {
  if (item.kind !== 'mapping') return String(position)
  return scalarText(item.entries.get('id')?.value) ?? scalarText(item.entries.get(meta?.key ?? 'id')?.value) ?? String(position)
}

/** Gives what a finding about an item underlines: its id, its natural key, or its first key (section 2 of the rules). */
export function itemSpan(item: Mapping, meta: ListMeta | undefined): Span {
  for (const field of ['id', meta?.key]) {
    const value = field === undefined ? undefined : item.entries.get(field)?.value
    if (value !== undefined && !isEmpty(value)) return value
  }
  const [first] = item.entries.values()
  return first?.key ?? item
}

/** Reads the text of a scalar that says something. */
export const scalarText = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && node.value !== null ? node.text.trim() : undefined

/** Writes the place of a field or item below another place. */
export const below = (place: string, field: string): string => place === '' ? field : `${place}.${field}`

/** Gives the field a place ends in, without the mark of an item. */
export const fieldAt = (place: string): string => place.replace(/\[[^\]]*\]$/, '').split('.').at(-1) ?? place
