import { occurrences, parseCadence, type Cadence } from './cadences.ts'
import { dayOf, type Day } from './days.ts'
import { addDuration, calendarOf, parseDuration, type Calendar } from './durations.ts'
import { parseRange } from './ranges.ts'
import type { Reading } from './read.ts'
import { phases as phaseNames } from './scalars.ts'
import type { Plan } from './schema/index.ts'

/** What has a day in a plan. */
export type DiaryKind =
  | 'meeting' | 'milestone' | 'training' | 'acceptance' | 'site' | 'survey' | 'follow-up' | 'handover' | 'review' | 'goal'
  | 'initiative' | 'promise' | 'issue' | 'answer' | 'change' | 'decision' | 'disruption' | 'dependency' | 'improvement' | 'check'
  | 'staff-meeting' | 'exception'

/**
 * How far a dated thing has come; `unsaid` where the plan has no field for it, as with meetings of a series, so that it can
 * come up but never be late.
 */
export type DiaryState = 'open' | 'done' | 'dropped' | 'unsaid'

/** Something with a day, whatever block of the plan it comes from. */
export interface DiaryEntry {
  kind: DiaryKind
  /** Where it stands: `schedule[ms-kick]`. */
  place: string
  /** The file it stands in: that of the plan, or of a house it inherits. */
  file: string
  id: string | undefined
  /** In the words of the plan. */
  title: string
  /** The day, with a time where the plan gives one; of a series the first. */
  when: string
  /** The last day on which it is in time; the day itself but for what has a time of grace. */
  due: Day
  state: DiaryState
  /** The rhythm of a series and its last day, if there is one; occurrences beside holidays come of `daysOf`. */
  series?: { cadence: Cadence; until: Day | undefined }
  /** A `duration`, such as `90 minutes`. */
  lasts?: string | undefined
  owner?: string | undefined
  /** Everybody else who takes part or is spoken of, by id. */
  people: readonly string[]
  channel?: string | undefined
  phase?: PhaseName | undefined
  /** What it is for. */
  purpose?: string | undefined
  agenda?: readonly string[] | undefined
  /** Which day of a site it is; both are called by its name. */
  step?: 'ready' | 'installed'
}

type PhaseName = typeof phaseNames[number]

/** Gathers everything dated in a plan; what has no day is left out. */
export function diaryOf({ plan, origins }: Pick<Reading, 'plan' | 'origins'>): DiaryEntry[] {
  const entries: DiaryEntry[] = []
  const add: Add = (kind, item, title, when, { people = [], owner, ...more } = {}) => {
    // A day that must be there and cannot be read is empty.
    if (when === undefined || when === '') return
    const others = new Set(people.filter((id) => id !== undefined && id !== owner))
    const origin = origins.get(item)
    entries.push({
      kind, place: origin?.place ?? '', file: origin?.node.source.path ?? '', id: item.id, title, when, due: dayOf(when), state: 'unsaid',
      // The filter leaves nothing undefined.
      owner, people: [...others] as string[], ...more,
    })
  }
  const calendar = calendarOf(plan)
  const after: After = (day, duration) => {
    const parsed = parseDuration(duration)
    return parsed === undefined ? dayOf(day) : addDuration(dayOf(day), parsed, calendar)
  }
  addPhases(plan, add)
  addOccasions(plan, add, after)
  addWork(plan, add)
  addDebts(plan, add, after)
  addHousekeeping(plan, add)
  return entries
}

/** What stands under the phases: meetings, hops, sites, training, acceptance, follow-ups. */
function addPhases({ phases = {} }: Plan, add: Add): void {
  for (const [index, name] of phaseNames.entries()) {
    const phase = phases[name]
    for (const item of phase?.formal_meetings ?? []) {
      const { title, first, lasts, owner, channel, purpose, agenda, attendees: people = [] } = item
      add('meeting', item, title, first, {
        lasts, owner, channel, purpose, agenda, people, phase: name, ...seriesOf(item.cadence, phase?.end),
      })
    }
    const handover = phase !== undefined && 'handover' in phase ? phase.handover : undefined
    const next = phases[phaseNames[index + 1] ?? name]
    if (handover !== undefined) {
      const { date, accepted_on: accepted } = handover
      const [owner, taker] = [phase?.primary_contact, next?.primary_contact]
      // A hop that keeps the first contact leaves nobody to confirm it.
      const changes = owner !== undefined && taker !== undefined && owner !== taker
      const state = accepted === undefined && !changes ? 'unsaid' : doneBy(accepted)
      add('handover', handover, name, date, { state, owner, people: [taker] })
    }
  }
  const { sites = [], training = [], acceptance = [] } = phases.implementation ?? {}
  const phase = 'implementation'
  for (const item of sites) {
    const { name, prepared_by: owner, contact, ready_on: ready, installed_on: installed } = item
    add('site', item, name, ready, { owner, people: [contact], phase, step: 'ready' })
    if (installed !== ready) add('site', item, name, installed, { owner, people: [contact], phase, step: 'installed' })
  }
  for (const item of training) {
    const { audience, date, trainer: owner, customer_lead: lead, topic: purpose } = item
    add('training', item, audience, date, { owner, people: [lead], purpose, phase })
  }
  for (const item of acceptance) {
    const { tester: owner, signatory } = item
    add('acceptance', item, item.item, item.date, { state: doneBy(item.signed_on), owner, people: [signatory], phase })
  }
  for (const item of phases.closeout?.follow_ups ?? []) add('follow-up', item, item.what, item.date, { owner: item.who, phase: 'closeout' })
}

/** What happens once: milestones, reviews, surveys, checks, disruptions; and meetings of our own people. */
function addOccasions({ plan, schedule = [], reviews = [], feedback, disruptions = [], limits }: Plan, add: Add, after: After): void {
  for (const item of schedule) {
    const { title, date, lasts, owner, channel, attendees: people = [], status, phase } = item
    add('milestone', item, title, date, { lasts, owner, channel, people, phase, state: planned[status] })
  }
  for (const item of reviews) {
    add('review', item, item.date, item.date, { owner: plan?.owner, people: item.participants ?? [], state: planned[item.status] })
  }
  for (const item of feedback?.surveys ?? []) {
    const { type = 'survey', date, owner, audience: people = [], result, phase } = item
    const grace = date === undefined ? {} : { due: after(date, limits.survey_result_within) }
    add('survey', item, type, date, { owner, people, phase, state: doneBy(result), ...grace })
  }
  for (const item of feedback?.checks ?? []) add('check', item, item.what, item.date, { owner: item.owner, state: doneBy(item.result) })
  for (const item of feedback?.staff ?? []) {
    const { topic, date, cadence, owner, attendees: people = [] } = item
    add('staff-meeting', item, topic, date, { owner, people, ...seriesOf(cadence, undefined) })
  }
  for (const item of disruptions) add('disruption', item, item.text, item.date, { people: item.affected ?? [] })
}

/** What is to be reached or done by a day: goals, initiatives, promises, issues, improvements. */
function addWork({ goals = [], commitments = [], issues = [], improvement = [], calendar }: Plan, add: Add): void {
  for (const item of goals) {
    add('goal', item, item.text, item.by, { owner: item.owner, state: goalStates[item.status] })
    for (const one of item.initiatives ?? []) {
      add('initiative', one, one.text, one.due, { owner: one.owner, state: initiativeStates[one.status] })
    }
  }
  for (const item of commitments) {
    const due = dueDay(item, calendarOf({ calendar }))
    add('promise', item, item.text, due, { owner: item.made_by, people: [item.to], state: promiseStates[item.status] })
  }
  for (const item of issues) {
    add('issue', item, item.text, item.due, { owner: item.owner, people: [item.raised_by], state: doneBy(item.closed_on) })
  }
  for (const item of improvement) add('improvement', item, item.action, item.due, { owner: item.owner, state: doneBy(item.done_on) })
}

/** What we owe the customer once we know of something: an answer, word of an issue or change, a decision carried out. */
function addDebts(plan: Plan, add: Add, after: After): void {
  const { people = [], issues = [], changes = [], decisions = [], service_levels: levels = [], change_control: control, limits } = plan
  const complaint = levels.find(({ event }) => event === 'complaint')?.respond_within
  for (const item of issues) {
    const { text, owner, raised_by: raiser, known_on: known, told_on: told, closed_on: closed, visibility } = item
    const isConcern = people.some(({ id, side }) => id === raiser && side === 'customer')
    if (known === undefined || (!isConcern && visibility !== 'shared')) continue
    const day = after(known, (isConcern ? complaint : undefined) ?? limits.tell_within)
    add('answer', item, text, day, { owner, people: [raiser], state: doneBy(told ?? closed) })
  }
  for (const item of changes) {
    const { text, known_on: known, notified_on: told, status, asked_by: asker } = item
    if (known === undefined) continue
    const day = after(known, control?.notify_within ?? limits.tell_within)
    add('change', item, text, day, { people: [asker], state: status === 'open' ? doneBy(told) : 'done' })
  }
  for (const item of decisions) {
    const { text, date, affects = [], applied_on: applied, by = [] } = item
    if (date === undefined || affects.length === 0) continue
    add('decision', item, text, after(date, limits.apply_within), { people: by, state: doneBy(applied) })
  }
}

/** What others owe us, and exceptions that end. */
function addHousekeeping({ scope, waivers = [] }: Plan, add: Add): void {
  for (const item of scope?.dependencies ?? []) add('dependency', item, item.text, item.needed_by, { owner: item.who })
  for (const item of waivers) add('exception', item, item.rule, item.until, { owner: item.by })
}

function seriesOf(text: string | undefined, until: Day | undefined): Pick<DiaryEntry, 'series'> {
  const cadence = text === undefined ? undefined : parseCadence(text)
  return cadence === undefined ? {} : { series: { cadence, until } }
}

/** Lists the days of an entry within two days, both inclusive: of a series each meeting, holidays left out. */
export function daysOf({ when, series }: DiaryEntry, from: Day, to: Day, calendar: Calendar): Day[] {
  const first = dayOf(when)
  if (series === undefined) return first >= from && first <= to ? [first] : []
  const until = series.until !== undefined && series.until < to ? series.until : to
  return first > until ? [] : occurrences(series.cadence, first, until, calendar).filter((day) => day >= from)
}

/** Gives the day by which a promise is to be kept; none for money. */
export function dueDay({ promised, date }: Commitment, calendar: Calendar): Day | undefined {
  const range = promised === undefined ? undefined : parseRange(promised)
  if (range?.kind === 'date') return range.high
  return range?.kind !== 'duration' || date === undefined ? undefined : addDuration(date, range.high, calendar)
}

type Commitment = Pick<NonNullable<Plan['commitments']>[number], 'promised' | 'date'>
type Item = object & { id?: string | undefined }
type More = Partial<Omit<DiaryEntry, 'people'>> & { people?: readonly (string | undefined)[] }
type Add = (kind: DiaryKind, item: Item, title: string, when: string | undefined, more?: More) => void
/** Gives the day that lies a duration after another. */
type After = (day: string, duration: string) => Day

const doneBy = (sign: string | undefined): DiaryState => sign === undefined ? 'open' : 'done'

type Status<Block extends 'goals' | 'commitments' | 'schedule'> = NonNullable<Plan[Block]>[number]['status']
type InitiativeStatus = NonNullable<NonNullable<Plan['goals']>[number]['initiatives']>[number]['status']

const planned: Record<Status<'schedule'>, DiaryState> = { planned: 'open', done: 'done', cancelled: 'dropped' }
const goalStates: Record<Status<'goals'>, DiaryState> = { open: 'open', reached: 'done', missed: 'done', dropped: 'dropped' }
const initiativeStates: Record<InitiativeStatus, DiaryState> = { planned: 'open', active: 'open', done: 'done', dropped: 'dropped' }
const promiseStates: Record<Status<'commitments'>, DiaryState> =
  { open: 'open', kept: 'done', broken: 'done', renegotiated: 'done', withdrawn: 'dropped' }
