import type { Loaded } from '../plan/load.ts'
import type { Value } from '../source/values.ts'
import { freshId } from './ids.ts'
import { itemsOf } from './items.ts'

/** What a decision on a change to the plan says. */
export interface DecisionMade {
  text: string
  /** What its id is made of. */
  about: string
  today: string
  by: string
  /** The id of the item that was changed with it. */
  affects?: string
}

/** Writes down a change to the plan as a decision that only our own side sees; it is carried into the plan at once. */
export function decisionItem(
  loaded: Loaded, { text, about, today, by, affects }: DecisionMade,
): { readonly [field: string]: Value } {
  const siblings = itemsOf(loaded).flatMap(({ list, id }) => list === 'decisions[]' && id !== undefined ? id : [])
  const id = freshId('d-', about, siblings, (one) => loaded.references.ids.has(one))
  const carried = affects !== undefined && { affects: [affects], applied_on: today }
  return { id, text, date: today, by: [by], ...carried, visibility: 'internal' }
}
