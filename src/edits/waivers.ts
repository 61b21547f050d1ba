import type { WaiverItem } from '../check/waiving.ts'
import type { Loaded } from '../plan/load.ts'
import { scalarText } from '../plan/naming.ts'
import type { Path, Step } from '../source/rewriting.ts'
import { itemsOf, pathTo, type Item } from './items.ts'

/** Writes waivers into a plan: one of the same rule and place is renewed, the others go behind it; `renewed` are the ways to those. */
export function waiverSteps(waivers: readonly WaiverItem[], loaded: Loaded): { steps: Step[]; renewed: Path[] } {
  const said = ({ node }: Item, field: string) => scalarText(node.entries.get(field)?.value)
  const present = itemsOf(loaded).filter(({ list, node }) => list === 'waivers[]' && node.source === loaded.source)
  const steps: Step[] = []
  const renewed: Path[] = []
  const fresh: WaiverItem[] = []
  for (const waiver of waivers) {
    const old = present.find((one) => said(one, 'rule') === waiver.rule && said(one, 'at') === waiver['at'])
    const at = old && pathTo(old.node, loaded.source)
    // An end that is there already cannot be taken away, only moved.
    if (old === undefined || at === undefined || (said(old, 'until') !== undefined && waiver['until'] === undefined)) fresh.push(waiver)
    else {
      renewed.push(at)
      for (const [field, put] of Object.entries(waiver)) if (said(old, field) !== put) steps.push({ at: [...at, field], put })
    }
  }
  if (fresh.length > 0) steps.push({ at: ['waivers'], append: fresh })
  return { steps, renewed }
}
