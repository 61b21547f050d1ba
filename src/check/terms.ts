import { dayOf, addDays, daysBetween, type Day } from '../plan/days.ts'
import { addDuration, calendarOf, parseDuration, subtractDuration } from '../plan/durations.ts'
import { customerEdition, nodesOf, type Leaf } from '../plan/edition.ts'
import type { Loaded } from '../plan/load.ts'
import { phases as phaseNames } from '../plan/scalars.ts'
import { spokenValue } from '../plan/spoken.ts'
import type { Plan } from '../plan/schema/index.ts'
import { format } from '../plan/table.ts'
import { isEmpty } from '../source/tree.ts'
import { leavesOf, namingsOf, ownerOf, sharedTextsOf } from './leaves.ts'

/** The phases of the outline by name. */
export type PhaseName = (typeof phaseNames)[number]
/** A person of a plan. */
export type Person = NonNullable<Plan['people']>[number]
/** A person of the customer as the relationship map has it. */
export type Contact = NonNullable<NonNullable<Plan['relationship']>['contacts']>[number]
/** The fields a phase may have, those of single phases among them. */
export type Phase = NonNullable<NonNullable<Plan['phases']>[PhaseName]>

/** A phase and how it is called. */
export interface PhaseFacts {
  name: PhaseName
  /** `2.3` */
  section: string
  /** `implementation`, `close-out`, `life cycle management` */
  label: string
  /** Says whether a field of it stands in the plan's own file. */
  isPlanned: boolean
  /** The fields; none where the phase is not planned. */
  fields: Phase | undefined
}

/** The terms of section 3 of the rules, reckoned once for a plan. */
export type Terms = ReturnType<typeof termsOf>

/** Reckons what the rules mean by their terms, for one plan on one day. */
export function termsOf({ plan, references, tree, source, origins, watch }: Loaded, today: Day) {
  const people = new Map((plan.people ?? []).map((person) => [person.id, person]))
  // Read anew each time, so that the watch sees it.
  const calendar = () => calendarOf(plan)
  const own = (place: object | undefined) => {
    const node = place && origins.get(place)?.node
    return node !== undefined && [...node.entries.values()].some(({ key, value }) => key.source === source && !isEmpty(value))
  }
  const phases: PhaseFacts[] = phaseNames.map((name, index) => {
    const fields = plan.phases?.[name] as Phase | undefined
    return { name, section: `2.${index + 1}`, label: spokenValue(name), isPlanned: own(fields), fields }
  })
  const planned = phases.filter((phase) => phase.isPlanned)
  const sideOf = (id: string): 'customer' | 'supplier' | undefined => {
    const side = people.get(id)?.side
    return side === undefined ? undefined : side === 'customer' ? 'customer' : 'supplier'
  }
  const served = new Set(references.uses.filter((use) => use.path.endsWith('.serves[]')).map((use) => use.id))
  const initiatives = (plan.goals ?? []).flatMap((goal) => goal.initiatives ?? [])
  const customer = plan.customer?.name ?? 'the customer'
  const stage = plan.plan?.stage ?? 'precontract'
  const leaves = leavesOf(tree)

  const names = new Map([
    ...phases.map(({ name, label }) => [`phases.${name}`, label] as const),
    ...[...people].map(([id, { name }]) => [id, name] as const),
  ])
  const shown = once(() => nodesOf(customerEdition(tree, format), format))
  const sharedTexts = once(() => sharedTextsOf(shown(), leaves))
  const namings = once(() => namingsOf(leaves))

  return {
    people, phases, planned, sideOf, customer, own, references, tree,
    get calendar() {
      return calendar()
    },
    /** Every scalar of the plan. */
    leaves,
    /** What a scalar belongs to, in the words of messages. */
    ownerOf: (leaf: Leaf): string => ownerOf(leaf, names),
    /** The nodes of the customer edition. */
    get shown() {
      return shown()
    },
    /** The texts of the plan that the customer edition shows. */
    get sharedTexts() {
      return sharedTexts()
    },
    /** The places that name a person. */
    namings: (id: string) => namings().get(id) ?? [],
    /** Initiatives by id, whatever goal they serve. */
    initiatives: new Map(initiatives.flatMap((item) => item.id === undefined ? [] : [[item.id, item] as const])),
    /** Says whether a contact counts much for what the customer decides. */
    isKeyContact: ({ influence, roles = [] }: Contact): boolean =>
      (influence ?? 0) >= plan.limits.key_influence || roles.includes('decision-maker') || roles.includes('sponsor'),
    /** The name of the customer or the supplier, as messages use it. */
    sideName: (side: 'customer' | 'supplier'): string =>
      side === 'customer' ? customer : plan.plan?.supplier ?? plan.house?.company ?? 'the supplier',
    /** A person's name; the id while there is none. */
    nameOf: (id: string | undefined): string => id === undefined ? 'nobody' : people.get(id)?.name ?? id,
    /** The sides of which a list holds nobody. */
    missingSides: (ids: readonly string[] | undefined): ('customer' | 'supplier')[] =>
      (['customer', 'supplier'] as const).filter((side) => !(ids ?? []).some((id) => sideOf(id) === side)),
    phase: (name: PhaseName): PhaseFacts => phases.find((phase) => phase.name === name) as PhaseFacts,
    /** The phase of the stage; none once the plan is closed. */
    stagePhase: phases.find((phase) => phase.name === stage),
    /** The nearest earlier planned phase. */
    before: (phase: PhaseFacts): PhaseFacts | undefined => planned.filter((other) => other.section < phase.section).at(-1),
    /** The phase that follows directly in the outline, if it is planned. */
    next: (phase: PhaseFacts): PhaseFacts | undefined => {
      const next = phases[phases.indexOf(phase) + 1]
      return next?.isPlanned === true ? next : undefined
    },
    /** Says whether a phase has no end or has not ended before today. */
    isAhead: (phase: PhaseFacts): boolean => phase.fields?.end === undefined || phase.fields.end >= today,
    /** Says whether a day is before today. */
    isPast: (when: string | undefined): boolean => when !== undefined && dayOf(when) < today,
    /** Says whether an item belongs to a phase by its `phase`, or by its date where it has none. */
    fallsIn: (item: { phase?: PhaseName | undefined; date?: string | undefined }, phase: PhaseFacts): boolean => {
      if (item.phase !== undefined) return item.phase === phase.name
      const { start, end } = phase.fields ?? {}
      if (item.date === undefined || start === undefined || end === undefined) return false
      return dayOf(item.date) >= start && dayOf(item.date) <= end
    },
    /** A day plus or minus a duration of the plan, such as one of its limits. */
    after: (day: string, duration: string): Day => addDuration(dayOf(day), durationOf(duration), calendar()),
    earlier: (day: string, duration: string): Day => subtractDuration(dayOf(day), durationOf(duration), calendar()),
    addDays, daysBetween,
    /**
     * The last of some days, or the start of implementation where there is none, if that is longer ago than a limit; nothing
     * while implementation is not that old, and once the plan is closed.
     */
    staleSince: (days: readonly (string | undefined)[], limit: string): Day | undefined => {
      const floor = subtractDuration(today, durationOf(limit), calendar())
      const { start } = phases.find((phase) => phase.name === 'implementation')?.fields ?? {}
      if (plan.plan?.stage === 'closed' || start === undefined || start >= floor) return undefined
      const last = days.filter((day) => day !== undefined).sort().at(-1)
      return last === undefined ? start : last < floor ? last : undefined
    },
    /** Persons who are named by a field outside `people` in the plan's own file and have not left. */
    used: new Set(references.uses
      .filter((use) => !use.path.startsWith('people') && use.at.source === source && people.has(use.id))
      .map((use) => use.id)
      .filter((id) => (people.get(id)?.left_on ?? '9999') > today)),
    /** Ids named in any `serves`. */
    get served() {
      if (references.mayUse(/\.serves\[\]$/)) watch.wasTouched = true
      return served
    },
  }
}

function durationOf(text: string) {
  const duration = parseDuration(text)
  if (duration === undefined) throw new Error(`not a duration: ${text}`)
  return duration
}

/** Reckons when first asked, and not again. */
function once<Value>(reckon: () => Value): () => Value {
  let known: { value: Value } | undefined
  return () => (known ??= { value: reckon() }).value
}
