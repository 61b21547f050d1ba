import type { ListMeta } from '../plan/schema/field.ts'
import type { MappingShape, Shape } from '../plan/format.ts'
import { format } from '../plan/table.ts'
import type { KeyOrder, Path } from '../source/rewriting.ts'

/** What can be added to a plan. */
export interface Addition {
  /** The list it goes to. */
  list: readonly string[]
  /** What the ids of such items begin with where the list shows nothing else. */
  prefix: string
  /** The fields that are asked for: those the format requires, and those the rules ask for first. */
  asks: readonly string[]
  /** Flags as somebody would give them, and what they do. */
  example: readonly [flags: string, about: string]
}

/** What `crp add` can add, by the word it is called by; help, flags and prompts are computed from it and the format. */
export const additions = {
  person: {
    list: ['people'], prefix: '', asks: ['name', 'side', 'team', 'function', 'email', 'phone'],
    example: [
      '--name "Nia Okoro" --side customer --function "Head of IT" --email nia@harrowvale.example',
      'adds a person of the customer',
    ],
  },
  milestone: {
    list: ['schedule'], prefix: 'ms-', asks: ['title', 'date', 'kind', 'owner', 'attendees'],
    example: [
      '--title "Demonstration" --kind demo --date "2026-11-03 10:00" --owner ines --attendees ines,rhea',
      'adds a date of contact',
    ],
  },
  risk: {
    list: ['risks'], prefix: 'k-', asks: ['event', 'probability', 'impact', 'owner', 'response'],
    example: [
      '--event "The supplier of texts raises its price" --probability 2 --impact 4 --owner tom',
      'adds a risk',
    ],
  },
  commitment: {
    list: ['commitments'], prefix: 'c-', asks: ['text', 'to', 'made_by', 'date', 'promised', 'basis', 'estimate'],
    example: [
      '--text "Report on texts" --to malik --made-by ines --date today --promised "2 weeks"',
      'adds a promise',
    ],
  },
  goal: {
    list: ['goals'], prefix: 'g-', asks: [
      'text', 'metric', 'baseline', 'target', 'by', 'owner', 'initiative_text', 'initiative_owner', 'initiative_due',
    ],
    example: [
      '--text "The clinics recommend us" --metric "Answer to the survey" --target "9 of 10" --by 2027-09-30 --owner tom'
      + ' --initiative-text "A day at each front desk" --initiative-owner ada --initiative-due 2027-06-30',
      'adds a goal, and the first initiative for it',
    ],
  },
  review: {
    list: ['reviews'], prefix: 'r', asks: ['date', 'participants'],
    example: ['--date 2026-12-10 --participants "Ines Calder,tom"', 'adds a review of the plan'],
  },
  issue: {
    list: ['issues'], prefix: 'is-', asks: ['text', 'known_on', 'raised_by', 'owner', 'due', 'told_on'],
    example: ['--text "Texts arrive late" --known-on today --raised-by lena --owner jo', 'adds an issue or a complaint'],
  },
  change: {
    list: ['changes'], prefix: 'ch-', asks: [
      'text', 'asked_by', 'known_on', 'implications_time', 'implications_cost', 'implications_scope', 'implications_quality',
      'options',
    ],
    example: [
      '--text "A third clinic" --asked-by rhea --options "Now" --options "After the second clinic"',
      'adds a request for a change',
    ],
  },
  decision: {
    list: ['decisions'], prefix: 'd-', asks: ['text', 'date', 'by', 'affects'],
    example: [
      '--text "Texts in English first" --date today --by rhea,ines --affects par-language',
      'adds a decision',
    ],
  },
  value: {
    list: ['relationship', 'value_log'], prefix: '', asks: ['date', 'value', 'evidence', 'acknowledged_by'],
    example: [
      '--date 2026-10-02 --value "38 freed slots were filled" --acknowledged-by malik',
      'adds value the customer received',
    ],
  },
} satisfies Record<string, Addition>

/** The word for something that can be added. */
export type AdditionKind = keyof typeof additions

/** Gives what the format says of the items of an addition. */
export function itemOf({ list }: Addition): { item: MappingShape; meta: ListMeta } {
  const shape = shapeAt(list)
  if (shape?.kind !== 'list' || shape.item.kind !== 'mapping' || shape.meta === undefined) {
    throw new Error(`${list.join('.')} is no list of mappings`)
  }
  return { item: shape.item, meta: shape.meta }
}

/** Gives the order in which the format has the keys of a mapping of a plan. */
export const keyOrder: KeyOrder = (path) => {
  const shape = shapeAt(path)
  return shape?.kind === 'mapping' ? Object.keys(shape.fields) : []
}

/** Finds what the format has at a path of a plan. */
export function shapeAt(path: Path): Shape | undefined {
  let shape: Shape | undefined = format
  for (const name of path) {
    if (typeof name === 'number') shape = shape?.kind === 'list' ? shape.item : undefined
    else shape = shape?.kind === 'mapping' ? shape.fields[name]?.shape : undefined
  }
  return shape
}
