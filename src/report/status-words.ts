import { spokenValue } from '../plan/spoken.ts'
import { totalsOf, type Portfolio } from '../status/portfolio.ts'
import type { Stale } from '../status/stale.ts'
import type { Status } from '../status/status.ts'
import { fitted } from './columns.ts'
import { aheadWords, dayWords } from './day-words.ts'
import { counted } from './run.ts'

/** What stands for a name that the plan does not give. */
export const nobody = 'nobody named'

/** Says whose plan it is, the tier of the customer behind the name; empty where the plan says neither. */
export const whoseWords = ({ customer, tier }: Pick<Status, 'customer' | 'tier'>): string =>
  [customer, tier].filter((name) => name !== undefined).join(', ')

/** Says whether there is more than one plan to tell of. */
export const isPortfolio = ({ plans, unread }: Portfolio): boolean => plans.length + unread.length !== 1

/** Says what a plan asks for at once and what comes, in a sentence. */
export function headline(portfolio: Portfolio): string {
  const { overdue, today, coming } = totalsOf(portfolio)
  const until = dayWords(portfolio.until, portfolio.today)
  const whose = portfolio.person === undefined ? '' : `for ${portfolio.person}, `
  const late = `${whose}${overdue === 0 ? 'nothing is' : `${counted(overdue, 'thing')} ${overdue === 1 ? 'is' : 'are'}`} overdue`
  const now = today === 0 ? 'nothing is due today' : `${counted(today, 'thing')} ${today === 1 ? 'is' : 'are'} due today`
  const later = coming - today
  return [late, now, ...later === 0 ? [] : [`${later} more ${later === 1 ? 'comes' : 'come'} up until ${until}`]].join(', ')
}

/** Says how many errors and warnings a check found. */
export const findingsWords = ({ errors, warnings }: Pick<Status, 'errors' | 'warnings'>): string =>
  [errors === 0 ? 'no errors' : counted(errors, 'error'), ...warnings === 0 ? [] : [counted(warnings, 'warning')]].join(', ')

/** Shortens what is late or comes up to what is read at a glance on a terminal; other forms have it whole. */
export const glance = (what: string): string => fitted(what, 160)

/** Says when a series comes again; many days are counted. */
export function againWords(again: readonly string[], today: string): string {
  const [second, ...more] = again
  if (second === undefined) return ''
  // A day is not broken over two lines.
  return more.length === 0 ? `, again ${dayWords(second, today).replaceAll(' ', '\u00A0')}` : `, ${again.length} more times`
}

/** Says how long a part of the plan has been quiet: `last word with Otto Brandt: Wed 12 Aug, 8 weeks ago (limit 4 weeks)`. */
export function staleSentence({ what, last, daysAgo, limit }: Stale, today: string): string {
  if (last === undefined || daysAgo === undefined) return `no ${what} is on record (limit ${limit})`
  return `last ${what}: ${dayWords(last, today)}, ${aheadWords(-daysAgo)} (limit ${limit})`
}

/** Says when the phase of the stage ends; nothing where the plan does not. */
export function phaseSentence({ stage, phaseEnd }: Status, today: string): string | undefined {
  if (phaseEnd === undefined) return undefined
  const { day, daysLeft } = phaseEnd
  return `${spokenValue(stage)} ${daysLeft < 0 ? 'ended on' : 'ends on'} ${dayWords(day, today)}, ${aheadWords(daysLeft)}`
}

/** Writes a share of one in whole percent; only what is whole is a hundred. */
export const percent = (share: number): string => `${Math.floor(share * 100)} %`
