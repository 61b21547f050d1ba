import { addDays, dayOf, daysBetween, isDay, timeOf } from '../plan/days.ts'
import { addDuration, calendarOf } from '../plan/durations.ts'
import type { Loaded } from '../plan/load.ts'
import { scalarText } from '../plan/naming.ts'
import { parseRange } from '../plan/ranges.ts'
import { withArticle } from '../plan/spoken.ts'
import type { Path } from '../source/rewriting.ts'
import { closedAs, type Outcome } from './closings.ts'
import type { Item } from './items.ts'

/** The field that `crp move` moves, by the list an item stands in, and what kind of value it holds. */
export const moves: Readonly<Record<string, { field: string; as: 'date' | 'when' | 'range' }>> = {
  'schedule[]': { field: 'date', as: 'when' },
  'reviews[]': { field: 'date', as: 'date' },
  'goals[].initiatives[]': { field: 'due', as: 'date' },
  'goals[]': { field: 'by', as: 'date' },
  'issues[]': { field: 'due', as: 'date' },
  'commitments[]': { field: 'promised', as: 'range' },
  'improvement[]': { field: 'due', as: 'date' },
  'disruptions[]': { field: 'date', as: 'when' },
  'scope.dependencies[]': { field: 'needed_by', as: 'date' },
  'feedback.surveys[]': { field: 'date', as: 'date' },
  'feedback.checks[]': { field: 'date', as: 'date' },
  'phases.implementation.training[]': { field: 'date', as: 'date' },
  'phases.implementation.acceptance[]': { field: 'date', as: 'date' },
}

/** Moves an item to a day, or to a day and a time: an hour stays where only a day is given, a range keeps its length. */
export function move(item: Item, at: Path, to: string, plan: Loaded['plan']): Outcome {
  const { name, list, node, noun } = item
  const target = moves[list]
  if (target === undefined) {
    return { refusal: `${name} cannot be moved: ${withArticle(noun)} has no day of its own`, hint: 'change it in the file' }
  }
  const closed = closedAs(item)
  if (closed !== undefined) return { refusal: `${name} is ${closed}; there is nothing to move` }
  const { field, as } = target
  const now = scalarText(node.entries.get(field)?.value)
  if (as !== 'when' && !isDay(to)) {
    return { refusal: `${withArticle(noun)} has a day without a time`, hint: `write --to ${dayOf(to)}` }
  }
  const made = as === 'range' ? ranged(now, to, scalarText(node.entries.get('date')?.value), plan)
    : as === 'when' && isDay(to) && now !== undefined && timeOf(now) !== undefined ? `${to}${now.slice(10)}` : to
  if (typeof made === 'object') return { refusal: `${name} ${made.refusal}` }
  if (made === now) return { already: `${name} is already set for ${now}` }
  const said = `${name} is now set for ${made}${now === undefined ? '' : ` instead of ${now}`}`
  return { steps: [{ at: [...at, field], put: made }], said }
}

/** Moves the later bound of what was promised to a day; durations, which run from the day of the promise, become days. */
function ranged(
  now: string | undefined, to: string, made: string | undefined, plan: Loaded['plan'],
): string | { refusal: string } {
  const range = now === undefined ? undefined : parseRange(now)
  if (range === undefined) return to
  if (range.kind === 'money') return { refusal: `is about money (${now}), not about a day` }
  if (range.kind === 'duration' && made === undefined) {
    return { refusal: `has no day from which ${now} run, so its length in days is not known; give the promise its \`date\`` }
  }
  const calendar = calendarOf(plan)
  const dayAt = (bound: 'low' | 'high') => range.kind === 'date' ? range[bound] : addDuration(made ?? '', range[bound], calendar)
  const length = daysBetween(dayAt('low'), dayAt('high'))
  if (dayAt('high') === to) return now ?? to
  return length === 0 ? to : `${addDays(to, -length)} to ${to}`
}
