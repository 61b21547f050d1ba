import type { MappingShape, Shape } from '../plan/format.ts'
import type { Loaded } from '../plan/load.ts'
import { below, itemMark, scalarText } from '../plan/naming.ts'
import { format } from '../plan/table.ts'
import type { Mapping } from '../source/tree.ts'

/** Lists the places a waiver's `at` names: items by id or natural key, else the place itself; none where it means nothing. */
export function placesNamed(at: string, { references, tree }: Pick<Loaded, 'references' | 'tree'>): string[] {
  const named = references.ids.get(at)
  const items = [...(named === undefined ? [] : [named.place]), ...placesWithKey(at, tree, format, '')]
  return items.length === 0 && isKnownPath(at) ? [at] : items
}

/** Says whether a place lies at or inside another. */
export const isWithin = (place: string, outer: string): boolean =>
  place === outer || place.startsWith(`${outer}.`) || place.startsWith(`${outer}[`)

function isKnownPath(at: string): boolean {
  // Marks may hold dots, so they are taken out before the path is cut.
  let shape: Shape | undefined = format
  for (const step of at.replace(/\[[^\]]*\]/g, '[]').split('.')) {
    const name = step.replace(/\[\]$/, '')
    const fields: MappingShape['fields'] = shape?.kind === 'mapping' ? shape.fields : {}
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field === undefined || (name !== step && field.shape.kind !== 'list')) return false
    shape = field.shape.kind === 'list' ? field.shape.item : field.shape
  }
  return true
}

function placesWithKey(key: string, node: Mapping, shape: MappingShape, place: string): string[] {
  return [...node.entries].flatMap(([name, { value }]) => {
    const inner = shape.fields[name]?.shape
    const here = below(place, name)
    if (value.kind === 'mapping' && inner?.kind === 'mapping') return placesWithKey(key, value, inner, here)
    if (value.kind !== 'sequence' || inner?.kind !== 'list' || inner.item.kind !== 'mapping') return []
    const { item, meta } = inner
    return value.items.flatMap((entry, index) => {
      if (entry.kind !== 'mapping') return []
      const at = `${here}[${itemMark(entry, meta, index + 1)}]`
      const isMeant = meta?.key !== undefined && scalarText(entry.entries.get(meta.key)?.value) === key
      return isMeant ? [at] : placesWithKey(key, entry, item, at)
    })
  })
}
