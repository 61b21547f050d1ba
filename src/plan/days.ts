/** A day of the Gregorian calendar as `YYYY-MM-DD`; days compare as strings. */
export type Day = string

/** The names of the weekdays as plans write them, Monday first. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** One of the seven weekdays. */
export type Weekday = typeof weekdays[number]

/** A calendar quarter with its first and last day. */
export interface Quarter { year: number; quarter: 1 | 2 | 3 | 4; start: Day; end: Day }

const form = /^(19|2\d)\d\d-\d\d-\d\d$/
const clock = /^[ T]([01]\d|2[0-3]):[0-5]\d$/
const dayMs = 86_400_000
const firstDay = '0000-01-01'
const lastDay = '9999-12-31'

/** Says whether the text is a `date` of the plan format: a real day from 1900 to 2999. */
export const isDay = (text: string): boolean => {
  if (!form.test(text)) return false
  const { year, month, date } = partsOf(text)
  return month >= 1 && month <= 12 && date >= 1 && date <= lengthOfMonth(year, month)
}

/** Says whether the text is a `date-time` of the plan format: a day, one space or `T`, and `HH:MM`. */
export const isDateTime = (text: string): boolean => isDay(text.slice(0, 10)) && clock.test(text.slice(10))

/** Returns the day of a date or date-time. */
export const dayOf = (when: string): Day => when.slice(0, 10)

/** Returns the `HH:MM` of a date-time, and nothing for a date. */
export const timeOf = (when: string): string | undefined => when.length > 10 ? when.slice(11, 16) : undefined

/** Counts the days from 1970-01-01 to a day; negative before it. */
export const numberOf = (day: Day): number => {
  const { year, month, date } = partsOf(day)
  return Date.UTC(year, month - 1, date) / dayMs
}

/** Returns the day with this number of days since 1970-01-01, kept within the four-digit years so that days stay comparable. */
export const dayWithNumber = (number: number): Day => {
  if (number > lastNumber) return lastDay
  if (number < firstNumber) return firstDay
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

/** Returns the weekday of the day with this number of days since 1970-01-01, which was a Thursday. */
export const weekdayWithNumber = (number: number): Weekday => weekdayAt(number + 3)

/** Moves a day by whole days, backwards when n is negative. */
export const addDays = (day: Day, n: number): Day => dayWithNumber(numberOf(day) + n)

/** Counts the days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from)

/** Returns the weekday of a day. */
export const weekdayOf = (day: Day): Weekday => weekdayWithNumber(numberOf(day))

/** Moves a day by whole months, keeping the day number or taking the last day of a shorter month. */
export const addMonths = (day: Day, n: number): Day => {
  const { year, month, date } = partsOf(day)
  const months = year * 12 + month - 1 + n
  const toYear = Math.floor(months / 12)
  const toMonth = months - toYear * 12 + 1
  if (toYear > 9999) return lastDay
  if (toYear < 0) return firstDay
  return dayFrom(toYear, toMonth, Math.min(date, lengthOfMonth(toYear, toMonth)))
}

/** Returns the calendar quarter a day lies in. */
export const quarterOf = (day: Day): Quarter => {
  const { year, month } = partsOf(day)
  // A month from 1 to 12 gives a whole number from 1 to 4.
  const quarter = Math.ceil(month / 3) as Quarter['quarter']
  return {
    year,
    quarter,
    start: dayFrom(year, quarter * 3 - 2, 1),
    end: dayFrom(year, quarter * 3, lengthOfMonth(year, quarter * 3)),
  }
}

/** Returns the `date` or `date-time` a text in another notation plainly means, and nothing where it could mean two days. */
export const suggestWhen = (text: string): string | undefined => {
  const [, dayText = '', timeText = ''] = /^(.*?\d)(?:[ T]+(\d{1,2}:\d\d)(?::00)?)?$/.exec(text.trim()) ?? []
  const day = readDay(dayText)
  const when = timeText === '' ? day : `${day} ${timeText.padStart(5, '0')}`
  return isDay(when) || isDateTime(when) ? when : undefined
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const notations: readonly [RegExp, (a: string, b: string, c: string) => string][] = [
  [/^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/, (year, month, date) => joined(year, month, date)],
  [/^(\d{4})(\d\d)(\d\d)$/, (year, month, date) => joined(year, month, date)],
  [/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/, (date, month, year) => joined(year, month, date)],
  [/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/, (a, b, year) =>
    Number(a) > 12 || a === b ? joined(year, b, a) : Number(b) > 12 ? joined(year, a, b) : ''],
  [/^(\d{1,2})(?:st|nd|rd|th|\.)? ([a-z]{3})[a-z]*\.?,? (\d{4})$/i, (date, name, year) => joined(year, monthNamed(name), date)],
  [/^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i, (name, date, year) => joined(year, monthNamed(name), date)],
]

const readDay = (text: string): string => {
  for (const [notation, read] of notations) {
    const [match, a = '', b = '', c = ''] = notation.exec(text) ?? []
    if (match !== undefined) return read(a, b, c)
  }
  return ''
}

const monthNamed = (name: string) => String(monthNames.indexOf(name.toLowerCase()) + 1)
const joined = (year: string, month: string, date: string) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
const dayFrom = (year: number, month: number, date: number): Day =>
  joined(String(year).padStart(4, '0'), String(month), String(date))

const partsOf = (day: Day) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) })

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const lengthOfMonth = (year: number, month: number) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

// The remainder is one of 0 to 6 also for negative numbers, so the index always hits.
const weekdayAt = (number: number): Weekday => weekdays[((number % 7) + 7) % 7] ?? 'monday'

const firstNumber = -719_528
const lastNumber = 2_932_896
