import { months } from '../plan/day-in-full.ts'
import { weekdayOf, type Day } from '../plan/days.ts'

/** Writes a day as people say it, `Tue 13 Oct`; with its year where that is another one. */
export function dayWords(day: Day, today?: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const weekday = weekdayOf(day)
  const words = `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1, 3)} ${Number(date)} ${months[Number(month) - 1]?.slice(0, 3)}`
  return today?.startsWith(year) === true ? words : `${words} ${year}`
}

/** The number of days from which on weeks are counted. */
const inWeeks = 21

/** Writes a number of days, longer ones in whole weeks: `4 days`, `8 weeks`. */
export function spanWords(days: number): string {
  const [n, unit] = days >= inWeeks ? [Math.floor(days / 7), 'week'] : [days, 'day']
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}

/** Says how far a day lies ahead or behind: `today`, `tomorrow`, `in 4 days`, `8 weeks ago`. */
export function aheadWords(days: number): string {
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${spanWords(days)}` : `${spanWords(-days)} ago`
}
