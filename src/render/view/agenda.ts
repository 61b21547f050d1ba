import { farthest, occurrences, parseCadence } from '../../plan/cadences.ts'
import { addDays, dayOf, type Day } from '../../plan/days.ts'
import { calendarOf } from '../../plan/durations.ts'
import type { Plan } from '../../plan/schema/index.ts'
import type { Leaf, Printable } from '../leaf.ts'
import { Phrase } from '../leaf.ts'
import type { Words } from '../words.ts'
import type { Leaves } from './leaves.ts'
import type { PhaseView } from './phases.ts'
import type { Entry } from './schedule.ts'

/** The most dates a sheet lists; more would not be read. */
export const mostDates = 6

/** What templates find where there is no meeting of the kind, or no phase under way. */
const nobody = { firstContact: undefined, standsIn: undefined, contacts: [], meetings: [] }
const noMeeting = { date: undefined, lasts: undefined, channel: undefined, owner: undefined, attendees: [], participants: [] }

/** What an agenda draws on besides the plan itself. */
interface Gathered<Goal, Initiative, Finding> {
  readonly entries: readonly Entry[]
  readonly outline: readonly PhaseView[]
  readonly goals: readonly Goal[]
  readonly initiatives: readonly Initiative[]
  readonly findings: readonly Finding[]
}

type Status = { readonly status: Leaf | undefined }
type FindingFacts = { readonly kind: Leaf | undefined; readonly accepted: Leaf | undefined }

/** What is still to come and still open, seen from a day; for sheets and agendas. Without a day everything planned is to come. */
export function agendaOf<Goal extends Status, Initiative extends Status, Finding extends FindingFacts>(
  plan: Plan, leaves: Leaves<Plan>, gathered: Gathered<Goal, Initiative, Finding>, words: Words, from: Day | undefined,
) {
  const { entries, outline, goals, initiatives, findings } = gathered
  const { reviews, schedule } = leaves
  const review = earliest(reviews.filter(({ status, date }) => isPlanned(status) && isAhead(date, from)), ({ date }) => date)
  const kickoff = earliest(schedule.filter(({ kind, status }) => has(kind, 'kickoff') && !has(status, 'cancelled')), ({ date }) => date)
  return {
    now: outline.find(({ isCurrent }) => isCurrent) ?? nobody,
    next: entries.filter(({ state }) => isPlanned(state)).flatMap((entry) => comingUp(entry, plan, words, from) ?? [])
      .toSorted((a, b) => a.sortedBy < b.sortedBy ? -1 : a.sortedBy > b.sortedBy ? 1 : 0).slice(0, mostDates),
    review: { ...noMeeting, ...review },
    kickoff: { ...noMeeting, ...kickoff },
    open: {
      changes: leaves.changes.filter(isOpen),
      commitments: leaves.commitments.filter(isOpen),
      expectations: leaves.expectations.filter(isOpen),
      findings: findings.filter(({ kind, accepted }) => has(kind, 'weakness') && accepted === undefined),
      goals: goals.filter(isOpen),
      improvement: leaves.improvement.filter(({ done_on: done }) => done === undefined),
      initiatives: initiatives.filter(({ status }) => !has(status, 'done') && !has(status, 'dropped')),
      issues: leaves.issues.filter(({ closed_on: closed }) => closed === undefined),
      suggestions: leaves.feedback.suggestions.filter(({ decision }) => has(decision, 'open')),
      unassessed: reviews.filter(({ status }) => has(status, 'done'))
        .flatMap(({ changes, date }) => changes.filter(({ verdict }) => verdict === undefined).map((change) => ({ ...change, date }))),
    },
  }
}

const has = (leaf: Leaf | undefined, value: string): boolean => leaf?.value === value
const isOpen = ({ status }: Status): boolean => has(status, 'open')
const isPlanned = (state: Leaf | undefined): boolean => state === undefined || state.value === 'planned'
const isAhead = (date: Leaf | undefined, from: Day | undefined): boolean =>
  date !== undefined && (from === undefined || dayOf(date.value) >= from)

function earliest<Item>(items: readonly Item[], dateOf: (item: Item) => Leaf | undefined): Item | undefined {
  const keyOf = (item: Item) => dateOf(item)?.value ?? '~'
  return items.toSorted((a, b) => keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)[0]
}

/** Gives an entry on its next day; nothing for what lies behind or has no day. */
export function comingUp(entry: Entry, plan: Plan, words: Words, from: Day | undefined): Entry | undefined {
  const { sortedBy, series } = entry
  if (sortedBy === '') return undefined
  const first = dayOf(sortedBy)
  if (from === undefined || first >= from) return entry
  const cadence = series && parseCadence(series.cadence)
  if (series === undefined || cadence === undefined) return undefined
  const until = series.until ?? addDays(from, farthest)
  const next = occurrences(cadence, first, until, calendarOf(plan)).find((day) => day >= from)
  return next === undefined ? undefined
    : { ...entry, sortedBy: `${next}${sortedBy.slice(first.length)}`, date: new Phrase(words.date(next)) as Printable }
}
