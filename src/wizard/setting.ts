import type { World } from '../check/rule.ts'
import type { Loading } from '../plan/load.ts'

/** What a draft is made for: the day, how its text is loaded where it will stand, and the house file it takes over. */
export interface Setting extends World {
  load(bytes: Uint8Array): Loading
  house?: House
}

/** A house file that lies beside the plan. */
export interface House {
  /** How the plan names it. */
  name: string
  company: string
  /** The ids it has given away. */
  ids: ReadonlySet<string>
}

/** Says what a plan takes over from a file; nothing where that is no house file, or one with faults of form. */
export function houseIn({ loaded, problems }: Loading, name: string): House | undefined {
  if (loaded === undefined || !loaded.isHouse || problems.length > 0) return undefined
  return { name, company: loaded.plan.house?.company ?? '', ids: new Set(loaded.references.ids.keys()) }
}
