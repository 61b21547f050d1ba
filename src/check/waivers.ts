import type { Loaded } from '../plan/load.ts'
import { itemSpan } from '../plan/naming.ts'
import type { Edit, Problem } from '../source/problem.ts'
import { removed } from '../source/splices.ts'
import type { Mapping } from '../source/tree.ts'
import { catalogue } from './catalogue.ts'
import { isWithin, placesNamed } from './places.ts'
import { isWaivable, lacking } from './rule.ts'

/** A waiver that works. */
export interface Waiver {
  rule: string
  reason: string
  by: string
  /** Says whether it stands in the plan's own file. */
  isOwn: boolean
  covers(problem: Problem): boolean
  /** The finding that it covers nothing. */
  unused(): Problem
}

/** Reads the waivers that count: complete, of a rule that can be waived, for a place there is, and not past their end. */
export function readWaivers(loaded: Loaded, today: string): Waiver[] {
  const { plan, origins, source } = loaded
  return (plan.waivers ?? []).flatMap((item) => {
    const { rule, at, reason = '', by = '', until } = item
    const origin = origins.get(item)
    const places = at === undefined ? undefined : placesNamed(at, loaded)
    if (origin === undefined || lacking(item, 'reason', 'by').length > 0 || (until !== undefined && until < today)) return []
    if (!catalogue.has(rule) || !isWaivable(rule) || places?.length === 0) return []
    return [{
      rule, reason, by, isOwn: origin.node.source === source,
      covers: ({ rule: found, place = '' }) =>
        found === rule && (places === undefined || places.some((outer) => isWithin(place, outer))),
      unused: () => {
        const edit = removalOf(origin.node, loaded)
        return {
          rule: 'waivers/unused', at: itemSpan(origin.node, origin.meta), place: origin.place,
          message: `the waiver of ${rule} covers nothing any more; remove it`,
          ...(edit && { fix: { title: `remove the waiver of ${rule}`, edits: [edit] } }),
        }
      },
    }]
  })
}

/** Takes a waiver out of its list in the plan's own file. */
function removalOf(item: Mapping, { tree, source }: Loaded): Edit | undefined {
  const list = tree.entries.get('waivers')
  if (list?.value.kind !== 'sequence' || list.key.source !== source || list.value.source !== source) return undefined
  return removed(item, list.value.items.filter((one) => one.source === source), list.value, list.key)
}
