import type { Verdicts } from '../check/check.ts'
import { addDays, type Day } from '../plan/days.ts'
import type { Loaded } from '../plan/load.ts'
import { lineAt } from '../source/source.ts'
import type { Status } from './status.ts'

/** A plan that could not be read, and why. */
export interface Unread {
  path: string
  reason: string
}

/** A customer that a house leans on without a plan to show for it, in the words of the rule. */
export interface Uncovered {
  message: string
  file: string
  line: number
}

/** How plans stand on a day. */
export interface Portfolio {
  today: Day
  days: number
  /** The last of the days looked at. */
  until: Day
  /** The name of the person whose things alone were asked for. */
  person: string | undefined
  /** The plans, those with most trouble first. */
  plans: readonly Status[]
  unread: readonly Unread[]
  uncovered: readonly Uncovered[]
}

/** Gathers how plans stand; those with most trouble come first, else in order of their paths. */
export function portfolioOf(
  plans: readonly Status[], given: Pick<Portfolio, 'today' | 'days' | 'person' | 'unread' | 'uncovered'>,
): Portfolio {
  const ordered = plans.toSorted((a, b) => b.trouble - a.trouble || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const counts = new Map<string, number>()
  for (const { name } of plans) counts.set(name, (counts.get(name) ?? 0) + 1)
  const named = ordered.map((plan) => counts.get(plan.name) === 1 ? plan : { ...plan, name: plan.path })
  return { ...given, until: addDays(given.today, given.days), plans: named }
}

/** Takes from the findings of a house file the customers it leans on that have no plan, or one that is not there. */
export function uncoveredIn({ plan, origins }: Loaded, { diagnostics }: Verdicts): Uncovered[] {
  return diagnostics.flatMap(({ rule, place = '', message, at }) => {
    const where = { file: at.source.path, line: lineAt(at.source, at.start) + 1 }
    if (rule === 'house/customer-without-plan') return [{ message, ...where }]
    if (rule !== 'plan/document-not-found') return []
    const customer = plan.segments?.customers?.find((one) => place === `${origins.get(one)?.place}.plan`)
    return customer === undefined ? [] : [{ message: `the plan of ${customer.name}, ${customer.plan}, is not there`, ...where }]
  })
}

/** Says why a file gave no plan: what its check found first. */
export function unreadOf(path: string, { diagnostics: [first] }: Verdicts): Unread {
  return { path, reason: first === undefined ? 'it holds no plan' : `line ${lineAt(first.at.source, first.at.start) + 1}: ${first.message}` }
}

/** The counts a headline gives. */
export function totalsOf({ plans }: Portfolio) {
  const sum = (count: (status: Status) => number) => plans.reduce((total, status) => total + count(status), 0)
  return {
    plans: plans.length,
    overdue: sum(({ overdue }) => overdue.length),
    today: sum(({ coming }) => coming.filter(({ daysLeft }) => daysLeft === 0).length),
    coming: sum(({ coming }) => coming.length),
    stale: sum(({ stale }) => stale.length),
    errors: sum(({ errors }) => errors),
    warnings: sum(({ warnings }) => warnings),
  }
}
