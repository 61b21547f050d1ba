import { dayOf } from '../plan/days.ts'
import { scalarText } from '../plan/naming.ts'
import { withArticle } from '../plan/spoken.ts'
import type { Step, Path } from '../source/rewriting.ts'
import type { Item } from './items.ts'

/** How an item of a list is closed: which fields say that it is. */
interface Closing {
  /** What `status` becomes, and what it may be before; where there is none the day closes it. */
  status?: { done: string; open: readonly string[] }
  /** The field that takes the day on which it was closed. */
  day?: string
  /** The field for the day before which it cannot have been closed. */
  since?: string
  /** The field that says for when it was planned, and when it was once it is done. */
  planned?: string
  /** The field that has room for a note: a line, or a list of lines. */
  note?: { field: string; isList?: true }
}

const planned = ['planned']

/** What `crp done` closes, by the list it stands in. */
export const closings: Readonly<Record<string, Closing>> = {
  'schedule[]': { status: { done: 'done', open: planned }, planned: 'date' },
  'reviews[]': { status: { done: 'done', open: planned }, planned: 'date', note: { field: 'findings', isList: true } },
  'goals[].initiatives[]': { status: { done: 'done', open: ['planned', 'active'] } },
  'goals[]': { status: { done: 'reached', open: ['open'] } },
  'issues[]': { day: 'closed_on', since: 'known_on', note: { field: 'fix' } },
  'commitments[]': { status: { done: 'kept', open: ['open'] } },
  'expectations[]': { status: { done: 'met', open: ['open', 'in-scope'] } },
  'improvement[]': { day: 'done_on' },
  'decisions[]': { day: 'applied_on', since: 'date' },
  'phases.implementation.acceptance[]': { day: 'signed_on' },
}

/** What is to be written to close something, and how that is told; or why it is not closed. */
export type Outcome = { steps: Step[]; said: string } | { already: string } | { refusal: string; hint?: string }

/** Says what an item is now: its status, or the day on which it was closed; nothing while it is open. */
export function closedAs({ node, list }: Item): string | undefined {
  const { status, day } = closings[list] ?? {}
  const value = (field: string) => scalarText(node.entries.get(field)?.value)
  if (status !== undefined) {
    const now = value('status')
    return now === undefined || status.open.includes(now) ? undefined : now
  }
  const on = day && value(day)
  return on && `${(day ?? '').replace('_', ' ')} ${on}`
}

/** Closes an item on a day; `note` goes where the format has room for it. */
export function close(
  item: Item, at: Path, given: { date: string | undefined; note: string | undefined; today: string },
): Outcome {
  const { name, list, node, noun } = item
  const closing = closings[list]
  if (closing === undefined) {
    const refusal = `${name} cannot be closed: the format does not say when ${withArticle(noun)} is done`
    return { refusal, hint: 'change it in the file' }
  }
  const { status, day, since, planned, note: room } = closing
  const { date, note, today } = given
  const before = closedAs(item)
  if (before !== undefined) {
    return status === undefined || before === status.done ? { already: `${name} is already ${before}` }
      : { refusal: `${name} is ${before}`, hint: 'change its `status` in the file if that was wrong' }
  }
  if (date !== undefined && date > today) {
    return { refusal: `${date} is still to come`, hint: `give the day on which it was done, ${today} at the latest` }
  }
  const began = since && scalarText(node.entries.get(since)?.value)
  if (began !== undefined && began > (date ?? today)) {
    return { refusal: `${name} is of ${began}, so it was not closed on ${date ?? today}`, hint: `give a day from ${began} on, or mend its \`${since}\`` }
  }
  if (date !== undefined && day === undefined && planned === undefined) {
    return { refusal: `the format keeps no day on which ${withArticle(noun)} was closed`, hint: 'leave out --date' }
  }
  if (note !== undefined && room === undefined) {
    return { refusal: `the format has no room for a note on ${withArticle(noun)}`, hint: 'leave out --note' }
  }
  const steps: Step[] = status === undefined ? [] : [{ at: [...at, 'status'], put: status.done }]
  if (day !== undefined) steps.push({ at: [...at, day], put: date ?? today })
  const when = planned && scalarText(node.entries.get(planned)?.value)
  // What is done was not done in the future, and what was done on its day keeps its hour.
  const wasOn = date ?? (when === undefined || dayOf(when) > today ? today : undefined)
  const isMoved = planned !== undefined && wasOn !== undefined && (when === undefined || dayOf(when) !== wasOn)
  if (isMoved) steps.push({ at: [...at, planned], put: wasOn })
  if (note !== undefined && room !== undefined) {
    if (room.isList === undefined && node.entries.has(room.field)) {
      return { refusal: `${name} has its \`${room.field}\` already`, hint: 'leave out --note, or change it in the file' }
    }
    steps.push(room.isList ? { at: [...at, room.field], append: [note] } : { at: [...at, room.field], put: note })
  }
  const on = day !== undefined ? `, on ${date ?? today}`
    : isMoved ? `, on ${wasOn}${when === undefined ? '' : ` instead of ${dayOf(when)}`}` : ''
  return { steps, said: `${name} is now ${status?.done ?? doneWords[day ?? ''] ?? 'done'}${on}` }
}

/** How fields for a day are said. */
const doneWords: Readonly<Record<string, string>> = {
  closed_on: 'closed', done_on: 'done', applied_on: 'carried into the plan', signed_on: 'signed',
}
