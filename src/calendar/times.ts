import { farthest, occurrences, recurrence } from '../plan/cadences.ts'
import { addDays, dayOf, dayWithNumber, numberOf, timeOf, type Day } from '../plan/days.ts'
import type { DiaryEntry } from '../plan/diary.ts'
import { addDuration, parseDuration, type Calendar, type Duration } from '../plan/durations.ts'
import type { Zone } from './zones.ts'

/** Writes when an entry takes place, and how it comes again; nothing for a series without a single day. */
export function timesOf({ when, lasts, series }: DiaryEntry, calendar: Calendar, zone: Zone): string[] | undefined {
  const first = dayOf(when)
  const clock = timeOf(when)
  const length = lasts === undefined ? undefined : parseDuration(lasts)
  const at = (name: string, day: Day, time = clock) => time === undefined ? `${name};VALUE=DATE:${digits(day)}`
    : zone.id === undefined ? `${name}:${digits(day)}T${digits(time)}00Z`
    : `${name};TZID=${zone.id}:${digits(day)}T${digits(time)}00`
  const span = (day: Day) => [at('DTSTART', day), clock === undefined ? at('DTEND', dayBehind(day, length, calendar))
    : at('DTEND', ...later(day, clock, minutesOf(length, calendar)))]
  if (series === undefined) return span(first)

  const { cadence, until } = series
  const holidays = new Set(calendar.holidays)
  const last = until ?? [...holidays, addDays(first, farthest)].toSorted().at(-1) ?? first
  const days = occurrences(cadence, first, last, { ...calendar, holidays: [] })
  // Programs count the day a series starts on whether its rule does or not, so it starts on the first day that is one of its own.
  const start = days.find((day) => !holidays.has(day))
  if (start === undefined) return undefined
  return [
    ...span(start),
    `RRULE:${recurrence(cadence, first, calendar)}${until === undefined ? '' : `;UNTIL=${lastMoment(until, clock, zone)}`}`,
    // Some programs read nothing but the first day of a list.
    ...days.filter((day) => day > start && holidays.has(day)).map((day) => at('EXDATE', day)),
  ]
}

/** A series whose days have times ends in UTC (RFC 5545, 3.3.10): with the day, for its last meeting may be at any time of it. */
const lastMoment = (until: Day, clock: string | undefined, zone: Zone) =>
  clock === undefined ? digits(until) : zone.utc(until, '23:59:59')

const digits = (text: string) => text.replace(/[-:]/g, '')

/** Gives the day behind the last one of what takes whole days. */
function dayBehind(day: Day, length: Duration | undefined, calendar: Calendar): Day {
  if (length === undefined || /minute|hour/.test(length.unit)) return addDays(day, 1)
  if (length.unit !== 'working day') return addDuration(day, length, calendar)
  return addDays(length.n === 1 ? day : addDuration(day, { ...length, n: length.n - 1 }, calendar), 1)
}

/** Gives how long a meeting takes; a working day has its hours and not the 24 that durations are compared by. */
function minutesOf(length: Duration | undefined, { hoursPerDay }: Calendar): number {
  const { n, unit } = length ?? { n: 1, unit: 'hour' }
  const hours = { 'minute': 1 / 60, 'hour': 1, 'working hour': 1, 'working day': hoursPerDay, 'day': 24, 'week': 168, 'month': 720, 'year': 8760 }
  return Math.round(n * hours[unit] * 60)
}

function later(day: Day, clock: string, minutes: number): [Day, string] {
  const [hours = 0, rest = 0] = clock.split(':').map(Number)
  const end = numberOf(day) * 1440 + hours * 60 + rest + minutes
  const two = (n: number) => String(n).padStart(2, '0')
  return [dayWithNumber(Math.floor(end / 1440)), `${two(Math.floor(end % 1440 / 60))}:${two(end % 60)}`]
}
