import { dayOf, timeOf } from './days.ts'

/** The names of the months in the tool's own talk. */
export const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const

/** Writes a `date` or `date-time` in the words of the tool's own talk: `4 August 2026`, `4 August 2026, 10:00`. */
export const dayInFull = (when: string): string => {
  const [year, month, date] = dayOf(when).split('-')
  const time = timeOf(when)
  return `${Number(date)} ${months[Number(month) - 1]} ${year}${time === undefined ? '' : `, ${time}`}`
}
