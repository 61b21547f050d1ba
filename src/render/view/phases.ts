import { phases } from '../../plan/scalars.ts'
import type { Plan } from '../../plan/schema/index.ts'
import type { Leaf } from '../leaf.ts'
import { Phrase } from '../leaf.ts'
import type { Words } from '../words.ts'
import type { Leaves } from './leaves.ts'
import type { People } from './people.ts'

type PhaseName = typeof phases[number]
type Phases = Leaves<NonNullable<Plan['phases']>>
type EveryPhase = Omit<Phases['lcm'], 'nurture'>

/** The number of each phase in the outline. */
export const phaseNumbers: Readonly<Record<PhaseName, string>> = {
  precontract: '2.1', postcontract: '2.2', implementation: '2.3', closeout: '2.4', lcm: '2.5',
}

/** What only one of the phases has. */
const extras = {
  handover: { date: undefined, meeting: undefined, package: [], checklist: [], accepted_on: undefined },
  sites: [], training: [], acceptance: [], follow_ups: [], monitoring: [], nurture: [],
  projectTeam: [], customerSales: [], heard: [], kickoffs: [], satisfactionReviews: [],
  baseline: { document: undefined, date: undefined, approved_by: [] },
  changeControl: { procedure: undefined, approvers: [], notify_within: undefined },
} as const

/** The five phases with all that their sections say. */
export function phaseViews(leaves: Leaves<Plan>, words: Words, people: People) {
  return phases.map((name) => {
    const phase: EveryPhase = leaves.phases[name]
    const next = contactAfter(leaves.phases, name)
    return {
      ...extras,
      ...leaves.phases[name],
      ...ofOnePhase[name](leaves, people),
      name,
      number: phaseNumbers[name],
      title: new Phrase(words.value('phase', name) ?? name),
      isCurrent: leaves.plan.stage?.value === name,
      period: periodOf(phase, words),
      firstContact: people.contact(phase.primary_contact),
      reach: people.of(phase.primary_contact) ?? { phone: undefined, email: undefined },
      standsIn: people.contact(phase.deputy),
      isPlainSummary: phase.summary?.isPlain ?? false,
      results: phase.outputs.map(({ text }) => text),
      handoverTitle: name === 'closeout' ? 'transition' : 'handover',
      nextContact: next,
      receiver: next?.value === phase.primary_contact?.value ? undefined : next,
      contacts: phase.customer_contacts.map(people.of).filter((person) => person !== undefined),
      meetings: phase.formal_meetings.map((meeting) => ({ ...withOthers(meeting), begin: beginOf(meeting, words) })),
    }
  })
}

/** One phase as templates see it. */
export type PhaseView = ReturnType<typeof phaseViews>[number]

const ofOnePhase: Readonly<Record<PhaseName, (leaves: Leaves<Plan>, people: People) => object>> = {
  precontract: ({ expectations, phases: { precontract } }, { all }) => ({
    projectTeam: all.filter(({ side, team }) => side?.value !== 'customer' && team?.value === 'project'),
    customerSales: all.filter(({ side, team }) => side?.value !== 'customer' && team?.value === 'sales'),
    heard: expectations.filter(({ heard_on: day }) =>
      precontract.end === undefined || (day !== undefined && day.value <= precontract.end.value)),
  }),
  postcontract: ({ schedule, plan: { baseline } }) => ({ kickoffs: ofKind(schedule, 'kickoff'), baseline }),
  implementation: ({ change_control: changeControl }) => ({ changeControl }),
  closeout: ({ schedule }) => ({ satisfactionReviews: ofKind(schedule, 'satisfaction-review') }),
  lcm: () => ({}),
}

const ofKind = (schedule: Leaves<Plan>['schedule'], kind: string) =>
  schedule.filter((item) => item.kind?.value === kind && item.status?.value !== 'cancelled').map(withOthers)

/** Adds those who take part besides the owner. */
const withOthers = <Item extends { owner: Leaf | undefined; attendees: Leaf[] }>(item: Item) =>
  ({ ...item, others: item.attendees.filter(({ value }) => value !== item.owner?.value) })

/** Gives the days of a phase in words, as far as they are known. */
export function periodOf({ start, end }: { start: Leaf | undefined; end: Leaf | undefined }, words: Words): Phrase | undefined {
  return words.sentence('period', { from: start, to: end })
    ?? words.sentence('from', { from: start })
    ?? words.sentence('until', { to: end })
}

/** `10:00, from 8 September 2026`: what stands behind the rhythm of a meeting. */
function beginOf({ first, cadence }: { first: Leaf | undefined; cadence: Leaf | undefined }, words: Words): Phrase | undefined {
  if (first === undefined || cadence === undefined) return first && new Phrase(first)
  const date = words.date(first.value.slice(0, 10))
  const time = words.time(first.value)
  return words.sentence('beginAt', { time, date }) ?? words.sentence('from', { from: date })
}

/** The first contact of the phase after this one, as far as the plan goes. */
const contactAfter = (all: Phases, name: PhaseName): Leaf | undefined =>
  phases.slice(phases.indexOf(name) + 1).map((later) => all[later].primary_contact).find((contact) => contact !== undefined)
