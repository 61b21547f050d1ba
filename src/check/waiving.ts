import type { Loaded } from '../plan/load.ts'
import type { Diagnostic } from './check.ts'
import { isWithin, placesNamed } from './places.ts'
import { isWaivable } from './rule.ts'

/** What every waiver says besides its rule and place. */
export interface Permission {
  reason: string
  /** The id of the person who allows it. */
  by: string
  /** The last day, YYYY-MM-DD. */
  until?: string | undefined
}

/** A waiver as it is written into a plan. */
export interface WaiverItem {
  readonly [field: string]: string
  rule: string
  reason: string
  by: string
}

/** Makes a waiver with its fields in the order of the format. */
export const waiverOf = (rule: string, at: string | undefined, { reason, by, until }: Permission): WaiverItem =>
  ({ rule, ...(at !== undefined && { at }), reason, by, ...(until !== undefined && { until }) })

/**
 * Turns findings into waivers, one for each rule and thing it found fault with, in the order of the findings; what no waiver
 * can cover is left.
 */
export function waiversFor(
  found: readonly Diagnostic[], loaded: Pick<Loaded, 'references' | 'tree'>, permission: Permission,
): { waivers: WaiverItem[]; left: Diagnostic[] } {
  const waivers = new Map<string, WaiverItem>()
  const left: Diagnostic[] = []
  for (const one of found) {
    if (!isWaivable(one.rule)) left.push(one)
    else {
      const waiver = waiverOf(one.rule, nameFor(one.place, loaded), permission)
      waivers.set(`${waiver.rule} ${waiver['at'] ?? ''}`, waiver)
    }
  }
  return { waivers: [...waivers.values()], left }
}

/** Gives the name by which a waiver knows a place: the id of the item it lies in, for positions change, else the place itself. */
function nameFor(place: string | undefined, loaded: Pick<Loaded, 'references' | 'tree'>): string | undefined {
  if (place === undefined || place === '') return undefined
  const ids = [...place.matchAll(/\[([^\]]*)\]/g)].map(([, mark = '']) => mark).reverse()
  return [...ids, place].find((name) => {
    const [only, ...others] = placesNamed(name, loaded)
    return only !== undefined && others.length === 0 && isWithin(place, only)
  })
}
