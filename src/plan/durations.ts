import { addMonths, dayWithNumber, numberOf, weekdayWithNumber } from './days.ts'
import type { Day, Weekday } from './days.ts'
import type { Plan } from './schema/index.ts'

/** The calendar of a plan: what counts as a working day, and how long one is. */
export interface Calendar {
  timezone: string
  workingDays: readonly Weekday[]
  hoursPerDay: number
  holidays: readonly Day[]
}

/** Gives the calendar a plan declares. */
export const calendarOf = ({ calendar }: Pick<Plan, 'calendar'>): Calendar => ({
  timezone: calendar.timezone, workingDays: calendar.working_days, hoursPerDay: calendar.hours_per_day,
  holidays: calendar.holidays ?? [],
})

/** A unit of section 2 of the plan format, without its final `s`. */
export type DurationUnit = keyof typeof units

/** A whole number of one unit, from 1 to 9999. */
export interface Duration { n: number; unit: DurationUnit }

const hour = 60
const day = 24 * hour

interface Unit {
  minutes: (calendar: Calendar) => number
  add: (from: Day, n: number, direction: 1 | -1, calendar: Calendar) => Day
}

/** No working day is shorter than an hour or longer than a day; any other figure counts as the usual eight hours. */
const hoursOf = ({ hoursPerDay }: Calendar): number => hoursPerDay >= 1 && hoursPerDay <= 24 ? hoursPerDay : 8

const addCalendarDays = (from: Day, n: number): Day => dayWithNumber(numberOf(from) + n)

const addWorkingDays = (from: Day, n: number, direction: 1 | -1, calendar: Calendar): Day => {
  const isWorking = workingDayTest(calendar)
  let number = numberOf(from)
  for (let left = n; left > 0;) {
    number += direction
    if (isWorking(number)) left -= 1
  }
  return dayWithNumber(number)
}

const units = {
  'minute': {
    minutes: () => 1,
    add: (from, n, direction) => addCalendarDays(from, direction * Math.ceil(n / day)),
  },
  'hour': {
    minutes: () => hour,
    add: (from, n, direction) => addCalendarDays(from, direction * Math.ceil(n * hour / day)),
  },
  'working hour': {
    minutes: (calendar) => day / hoursOf(calendar),
    add: (from, n, direction, calendar) => addWorkingDays(from, Math.ceil(n / hoursOf(calendar)), direction, calendar),
  },
  'day': { minutes: () => day, add: (from, n, direction) => addCalendarDays(from, direction * n) },
  'working day': { minutes: () => day, add: addWorkingDays },
  'week': { minutes: () => 7 * day, add: (from, n, direction) => addCalendarDays(from, direction * n * 7) },
  'month': { minutes: () => 30 * day, add: (from, n, direction) => addMonths(from, direction * n) },
  'year': { minutes: () => 365 * day, add: (from, n, direction) => addMonths(from, direction * n * 12) },
} satisfies Record<string, Unit>

/** Source of a pattern for the number of a duration. */
export const countPattern = '[1-9][0-9]{0,3}'

/** Source of a pattern for the unit of a duration. */
export const unitPattern = `(?:${Object.keys(units).join('|')})s?`

/** Source of the pattern of a duration. */
export const durationPattern = `^${countPattern} ${unitPattern}$`

const form = new RegExp(durationPattern)

/** Reads a `duration` such as `2 weeks`. */
export const parseDuration = (text: string): Duration | undefined => {
  if (!form.test(text)) return undefined
  const [n, unit] = text.replace(/s$/, '').split(/ (.*)/)
  // The pattern lets nothing but a unit through.
  return { n: Number(n), unit: unit as DurationUnit }
}

const usualWorkingDays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']

/** Returns the working days of a calendar; an empty list counts as absent, so Monday to Friday hold. */
export const workingDaysOf = (calendar: Calendar): readonly Weekday[] =>
  calendar.workingDays.length === 0 ? usualWorkingDays : calendar.workingDays

const workingDayTest = (calendar: Calendar): ((number: number) => boolean) => {
  const days = new Set(workingDaysOf(calendar))
  const holidays = new Set(calendar.holidays.map(numberOf))
  return (number) => days.has(weekdayWithNumber(number)) && !holidays.has(number)
}

/** Says whether a day is a working day of the calendar and no holiday. */
export const isWorkingDay = (on: Day, calendar: Calendar): boolean => workingDayTest(calendar)(numberOf(on))

/** Adds a duration to a day by section 2.2 of the plan format; parts of a day count as whole days. */
export const addDuration = (from: Day, duration: Duration, calendar: Calendar): Day =>
  units[duration.unit].add(from, duration.n, 1, calendar)

/** Steps backwards from a day by the rules of {@link addDuration}. */
export const subtractDuration = (from: Day, duration: Duration, calendar: Calendar): Day =>
  units[duration.unit].add(from, duration.n, -1, calendar)

/** Gives the length of a duration in the nominal minutes of section 2.2, for comparison only. */
export const nominalMinutes = (duration: Duration, calendar: Calendar): number =>
  duration.n * units[duration.unit].minutes(calendar)

const abbreviations: Record<string, DurationUnit> = {
  min: 'minute', mins: 'minute', h: 'hour', hr: 'hour', hrs: 'hour', d: 'day', w: 'week', wk: 'week', wks: 'week',
  mo: 'month', mos: 'month', mth: 'month', mths: 'month', y: 'year', yr: 'year', yrs: 'year',
  'business day': 'working day', 'business days': 'working day', 'work day': 'working day', 'work days': 'working day',
  'workday': 'working day', 'workdays': 'working day', 'wd': 'working day', 'business hours': 'working hour',
  'business hour': 'working hour',
}

/** The parts a fraction of a unit is written in. */
const parts: Partial<Record<DurationUnit, [n: number, unit: DurationUnit]>> = {
  hour: [60, 'minute'], day: [24, 'hour'], week: [7, 'day'], year: [12, 'month'],
}

/** The numbers from 1 to 12 in words, `a` and `an` being one. */
export const numberWords: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
}

/** Returns the duration a text such as `2w`, `two weeks` or `1.5 hours` plainly means. */
export const suggestDuration = (text: string): string | undefined => {
  const given = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const [, number = '', name = ''] = /^(\d+(?:[.,]\d+)?|[a-z]+\b)[ -]?([a-z][a-z ]*)$/.exec(given) ?? []
  const n = numberWords[number] ?? Number(number.replace(',', '.'))
  const unit = abbreviations[name] ?? parseDuration(`1 ${name}`)?.unit
  if (unit === undefined || !(n > 0)) return undefined
  const [factor, smaller] = Number.isInteger(n) ? [1, unit] as const : parts[unit] ?? [1, unit] as const
  const meant = `${n * factor} ${smaller}${n * factor === 1 ? '' : 's'}`
  return parseDuration(meant) === undefined ? undefined : meant
}
