import type { ElementContent } from 'hast'
import type { Figures } from '../figures/figure.ts'

/** What a walk needs to know, and what it finds on its way. */
export interface Walk {
  readonly figures: Figures
  /** The headings met so far that a contents list names. */
  readonly entries: Entry[]
  /** Ids given so far. */
  readonly ids: Set<string>
  /** Id of the heading that stands above. */
  above: string | undefined
}

/** A line of the contents list. */
export interface Entry {
  readonly depth: 2 | 3
  readonly id: string
  readonly title: ElementContent[]
}

/** Gives an id that no other element of the page has. */
export function idFor(wanted: string, walk: Walk): string {
  let id = wanted
  for (let count = 2; walk.ids.has(id); count += 1) id = `${wanted}-${count}`
  walk.ids.add(id)
  return id
}
