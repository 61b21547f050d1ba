import { dayOf } from '../../plan/days.ts'
import type { Day } from '../../plan/days.ts'
import { dueDay } from '../../plan/diary.ts'
import { calendarOf } from '../../plan/durations.ts'
import type { Edition } from '../../plan/edition.ts'
import { hopNames } from '../../plan/hops.ts'
import type { HopName } from '../../plan/hops.ts'
import { phases } from '../../plan/scalars.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { Phrase } from '../leaf.ts'
import type { Leaf, Printable } from '../leaf.ts'
import type { Words } from '../words.ts'
import { comingUp, mostDates } from './agenda.ts'
import type { Leaves } from './leaves.ts'
import type { People } from './people.ts'
import { periodOf } from './phases.ts'
import type { PhaseView } from './phases.ts'
import type { Entry } from './schedule.ts'
import { stillNamed } from './still-named.ts'

/** What a hop draws on besides the plan itself. */
interface Gathered<Finding> {
  readonly outline: readonly PhaseView[]
  readonly entries: readonly Entry[]
  readonly findings: readonly Finding[]
  readonly people: People
}

/** Which hop is meant, and who will read of it. */
interface Chosen {
  readonly edition: Edition
  readonly hop?: HopName
}

const nowhere = { title: undefined, date: undefined, lasts: undefined, channel: undefined, owner: undefined, attendees: [] }
const nothing: Partial<PhaseView> = {}

/** All that passes from hand to hand at the end of a phase: people, promises, what is open, what is ready. */
export function hopOf<Finding extends { readonly about: readonly Leaf[] }>(
  plan: Plan, leaves: Leaves<Plan>, { outline, entries, findings, people }: Gathered<Finding>, words: Words, chosen: Chosen,
) {
  const name = chosen.hop ?? hopNames.find((one) => one === leaves.plan.stage?.value) ?? lastHop(leaves)
  const place = outline.findIndex((phase) => phase.name === name)
  const left = outline[place] ?? nothing
  const later = outline.slice(place + 1)
  const entered = later.find(isPlanned) ?? later[0] ?? nothing
  const [giver, receiver] = [left.primary_contact, entered.primary_contact]
  const isNew = giver?.value !== receiver?.value
  const { handover } = left
  const customers = (entered.customer_contacts ?? [])
  const isAmong = (leaf: Leaf | undefined) => customers.length === 0 || customers.some(({ value }) => value === leaf?.value)
  const toBeAgreed = new Phrase(words.label('document', 'toBeAgreed'))
  const meeting = meetingOf(handover?.meeting, plan, leaves)
  const isInternal = chosen.edition === 'internal'
  const row = (label: string, who: Leaf | undefined) => {
    const { name, function: job, phone, email, preferred_channel: prefers } = people.of(who) ?? noPerson
    return { role: new Phrase(words.label('sentences', label)), name: name ?? toBeAgreed, job, phone, email, prefers }
  }
  const forCustomer = new Phrase(words.label('facts', 'customerSide'))
  const signs = (label: string, who: Printable | undefined, date?: Leaf) =>
    ({ role: new Phrase(words.label('sentences', label)), name: who, date })
  return {
    left: phaseAndDays(left, words),
    entered: phaseAndDays(entered, words),
    date: handover?.date ?? toBeAgreed,
    isNew,
    takenOver: handover?.accepted_on ?? (isNew ? new Phrase(words.label('sentences', 'open')) : undefined),
    // Whom an open question about either side of the hop goes to.
    forGiver: giver ?? leaves.plan.owner,
    forReceiver: receiver ?? giver ?? leaves.plan.owner,
    contacts: [
      ...isNew ? [row('handsOver', giver), row('takesOverPart', receiver)] : [row('staysContact', giver)],
      ...left.deputy?.value === entered.deputy?.value ? present(left.deputy).map((who) => row('standsInStill', who))
        : [...present(left.deputy).map((who) => row('stoodIn', who)), ...present(entered.deputy).map((who) => row('standsInNow', who))],
    ],
    introduction: {
      ...meeting,
      supplierSide: meeting.attendees.filter((who) => people.of(who)?.side?.value !== 'customer'),
      customerSide: meeting.attendees.filter((who) => people.of(who)?.side?.value === 'customer'),
    },
    customers: customers.map(people.of).filter((person) => person !== undefined),
    responsibilities: entered.responsibilities ?? [],
    cautions: entered.casual?.cautions ?? [],
    contactMap: leaves.relationship.contacts.filter(({ person }) => isAmong(person)),
    findings: findings.filter(({ about }) => about.some(isAmong)),
    stillNamed: isInternal && isNew ? stillNamed(leaves, giver, words) : [],
    promises: openFirst(leaves.commitments.map((promise, index) => ({ ...promise, due: dueOf(plan, index, words) }))),
    expectations: openFirst(leaves.expectations),
    // The customer's edition does not hold what tells a decision that was carried out from one that was not.
    decisions: isInternal ? leaves.decisions.filter(({ applied_on: applied }) => applied === undefined) : [],
    results: (left.outputs ?? []).map(({ text }) => text),
    package: handover?.package ?? [],
    // The customer does not see what the receiver is given.
    isPacked: !isInternal || handover?.accepted_on !== undefined,
    checklist: handover?.checklist ?? [],
    isAccepted: handover?.accepted_on !== undefined,
    firstDates: firstDates(entries, plan, words, entered.start?.value ?? handover?.date?.value),
    signatures: [
      ...isNew ? [signs('handsOver', giver), signs('takesOverPart', receiver, handover?.accepted_on)] : [signs('staysContact', giver)],
      // The internal edition is for ourselves.
      ...isInternal ? [] : [{ role: words.sentence('signsFor', { customer: leaves.customer.name }) ?? forCustomer, name: undefined, date: undefined }],
    ],
  }
}

const noPerson = { name: undefined, function: undefined, phone: undefined, email: undefined, preferred_channel: undefined }

/** Where no hop lies ahead it is the last one. */
const lastHop = ({ plan: { stage } }: Leaves<Plan>): HopName => stage === undefined ? 'precontract' : 'closeout'

const isPlanned = ({ start, end, summary, primary_contact: first, deputy }: PhaseView) =>
  (start ?? end ?? summary ?? first ?? deputy) !== undefined

function phaseAndDays(phase: Partial<PhaseView>, words: Words): Phrase | undefined {
  const { title, start, end } = phase
  const period = periodOf({ start, end }, words)
  return words.sentence('stageAndPeriod', { stage: title, period }) ?? title
}

/** Finds the meeting of a handover, which is a milestone or a formal meeting, on its first day. */
function meetingOf(named: Leaf | undefined, plan: Plan, leaves: Leaves<Plan>) {
  if (named === undefined) return nowhere
  const isNamed = ({ id }: { id?: string | undefined }) => id === named.value
  const milestone = leaves.schedule[plan.schedule?.findIndex(isNamed) ?? -1]
  if (milestone !== undefined) return milestone
  for (const name of phases) {
    const meeting = leaves.phases[name].formal_meetings[plan.phases?.[name]?.formal_meetings?.findIndex(isNamed) ?? -1]
    if (meeting !== undefined) return { ...meeting, date: meeting.first }
  }
  return { ...nowhere, title: named }
}

function openFirst<Item extends { readonly status: Leaf | undefined }>(items: readonly Item[]): Item[] {
  const rank = ({ status }: Item) => Number(status?.value !== 'open')
  return items.toSorted((a, b) => rank(a) - rank(b))
}

/** Gives the day by which a promise is to be kept, where the promise does not name it. */
function dueOf(plan: Plan, index: number, words: Words): Phrase | undefined {
  const promise = plan.commitments?.[index]
  const due = promise && dueDay(promise, calendarOf(plan))
  return due === undefined || promise?.promised?.includes(due) ? undefined : new Phrase(words.date(due))
}

/** The dates from a day on, series on their next day; those of a hop long past are told with what came of them. */
function firstDates(entries: readonly Entry[], plan: Plan, words: Words, from: Day | undefined): Entry[] {
  if (from === undefined) return []
  return entries.filter(({ state }) => state?.value !== 'cancelled').flatMap((entry) => comingUp(entry, plan, words, dayOf(from)) ?? [])
    .toSorted((a, b) => a.sortedBy < b.sortedBy ? -1 : a.sortedBy > b.sortedBy ? 1 : 0).slice(0, mostDates)
}

const present = (leaf: Leaf | undefined): Leaf[] => leaf === undefined ? [] : [leaf]
