import { totalsOf, type Portfolio } from '../status/portfolio.ts'
import type { Run } from './run.ts'

/** Writes how plans stand as one JSON object, valid on every exit code; fields are only ever added. */
export function statusJson(portfolio: Portfolio, { version, exitCode, error }: Pick<Run, 'version' | 'exitCode' | 'error'>): string {
  const { today, days, until, person, plans, unread, uncovered } = portfolio
  const { plans: count, overdue, today: dueToday, coming, stale, errors, warnings } = totalsOf(portfolio)
  const report = {
    schemaVersion: 1, tool: 'crp', version, exitCode, today, days, until, person,
    summary: { plans: count, unread: unread.length, overdue, dueToday, coming, stale, errors, warnings },
    plans, unread, customersWithoutPlan: uncovered,
    error: error === undefined ? null : { message: error.message, hint: error.hint },
  }
  // What is not known is null, so that every plan has the same members.
  return `${JSON.stringify(report, (_name, value: unknown) => value === undefined ? null : value, 2)}\n`
}
