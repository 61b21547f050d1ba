import type { Diagnostic } from '../check/check.ts'
import { latestOf, silenceLimit } from '../check/staleness.ts'
import { daysBetween, type Day } from '../plan/days.ts'
import type { Loaded } from '../plan/load.ts'
import type { Plan } from '../plan/schema/index.ts'
import { lineAt } from '../source/source.ts'

/** A part of the plan that should live and has gone quiet; a rule has found so. */
export interface Stale {
  rule: string
  /** What is missing since: `word with Otto Brandt`. */
  what: string
  /** The day of the last sign of life; nothing where there is none on record. */
  last: Day | undefined
  daysAgo: number | undefined
  /** The longest it may be silent, such as `4 weeks`. */
  limit: string
  place: string
  file: string
  line: number
}

/** What is said of one finding about a part gone quiet: the part, its days and the limit of the plan. */
type Quiet = Pick<Stale, 'what' | 'last' | 'limit'>
type Teller = (plan: Plan, isAt: (item: object) => boolean, nameOf: (id: string) => string) => Quiet | undefined

/** The rules that find parts gone quiet, and what to say of their findings. */
const tellers: ReadonlyMap<string, Teller> = new Map<string, Teller>([
  ['relationship/gone-quiet', (plan, isAt, nameOf) => {
    const contact = plan.relationship?.contacts?.find(isAt)
    return contact && { what: `word with ${nameOf(contact.person)}`, last: contact.last_contact, limit: silenceLimit(plan) }
  }],
  ['relationship/progress-stale', ({ relationship, limits }) =>
    ({ what: 'entry on how the relationship goes', last: latestOf(relationship?.progress), limit: limits.progress_max_age })],
  ['relationship/no-value-shown', ({ relationship, limits }) =>
    ({ what: 'entry of value delivered', last: latestOf(relationship?.value_log), limit: limits.value_max_age })],
  ['review/no-reading', ({ indicators = [], limits }, isAt) => {
    const indicator = indicators.find(isAt)
    return indicator && { what: `reading of '${indicator.metric}'`, last: latestOf(indicator.readings), limit: limits.reading_max_age }
  }],
])

/** Tells which parts of a plan have gone quiet, from what the rules found; the longest silence first. */
export function staleParts({ plan, origins }: Loaded, found: readonly Diagnostic[], nameOf: (id: string) => string, today: Day): Stale[] {
  return found.flatMap(({ rule, severity, place = '', at }): Stale[] => {
    if (severity === 'todo') return []
    const quiet = tellers.get(rule)?.(plan, (item) => origins.get(item)?.place === place, nameOf)
    if (quiet === undefined) return []
    const daysAgo = quiet.last === undefined ? undefined : daysBetween(quiet.last, today)
    return [{ rule, ...quiet, daysAgo, place, file: at.source.path, line: lineAt(at.source, at.start) + 1 }]
  }).sort((a, b) => (b.daysAgo ?? Infinity) - (a.daysAgo ?? Infinity) || 0)
}
