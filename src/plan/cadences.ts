import { addDays, addMonths, dayWithNumber, numberOf, weekdayOf, weekdays } from './days.ts'
import type { Day, Weekday } from './days.ts'
import { isWorkingDay, numberWords, workingDaysOf } from './durations.ts'
import type { Calendar } from './durations.ts'
import { nearest } from './likeness.ts'

const positions = ['first', 'second', 'third', 'fourth', 'last'] as const

/** Which of the weekdays of one name in a month is meant. */
export type Position = typeof positions[number]

/** A weekday of the month such as the last Friday. */
export interface MonthDay { position: Position; weekday: Weekday }

/** A rhythm of section 2.1 of the plan format; without weekdays, or without `on`, its first day says which day is meant. */
export type Cadence =
  | { every: 'day' }
  | { every: 'working-day' }
  | { every: 'week'; n: number; weekdays: readonly Weekday[] }
  | { every: 'month'; n: number; on?: MonthDay }

const fixed: Readonly<Record<string, Cadence>> = { 'daily': { every: 'day' }, 'every working day': { every: 'working-day' } }
const monthsIn: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, yearly: 12 }

const anyOf = (words: readonly string[]) => words.join('|')
const weekday = `(?:${anyOf(weekdays)})`

/** The source of the pattern of a cadence; it captures the fixed text, or weeks and weekdays, or months and position. */
export const cadencePattern = `^(?:(${anyOf(Object.keys(fixed))})`
  + `|(?:weekly|every ([2-9]|[1-4][0-9]|5[0-2]) weeks)(?: on (${weekday}(?: and ${weekday})*))?`
  + `|(?:(${anyOf(Object.keys(monthsIn))})|every ([2-9]|1[0-9]|2[0-4]) months)`
  + `(?: on the (${anyOf(positions)}) (${weekday}))?)$`

const form = new RegExp(cadencePattern)

/** Reads a `cadence` such as `every 2 weeks on tuesday`; its weekdays come back once each, Monday first. */
export const parseCadence = (text: string): Cadence | undefined => {
  const match = form.exec(text)
  if (match === null) return undefined
  const [, name, weeks, days, monthly, months, position, dayName] = match
  if (name !== undefined) return fixed[name]
  if (monthly === undefined && months === undefined) {
    const named = days?.split(' and ') ?? []
    return { every: 'week', n: Number(weeks ?? 1), weekdays: weekdays.filter((each) => named.includes(each)) }
  }
  const on = { position: positions.find((each) => each === position), weekday: weekdays.find((each) => each === dayName) }
  const n = Number(monthsIn[monthly ?? ''] ?? months)
  return { every: 'month', n, ...(on.position && on.weekday && { on: { position: on.position, weekday: on.weekday } }) }
}

/** Counts the days between two meetings as the rules reckon it: the last column of the table in section 2.1. */
export const daysBetweenMeetings = (cadence: Cadence): number => {
  if (cadence.every === 'week') return 7 * cadence.n / Math.max(1, cadence.weekdays.length)
  if (cadence.every === 'month') return { 1: 31, 3: 92, 12: 366 }[cadence.n] ?? 31 * cadence.n
  return 1
}

/** Says whether a day is one the cadence names, and nothing where it names neither weekdays, position nor working days. */
export const matchesCadence = (cadence: Cadence, day: Day, calendar: Calendar): boolean | undefined => {
  if (cadence.every === 'working-day') return isWorkingDay(day, calendar)
  if (cadence.every === 'week' && cadence.weekdays.length > 0) return cadence.weekdays.includes(weekdayOf(day))
  if (cadence.every === 'month' && cadence.on !== undefined) return dayOfMonth(monthOf(day), cadence.on) === day
  return undefined
}

/** Returns the first day, from the given one on, on which a series of the cadence can begin. */
export const firstMatching = (cadence: Cadence, from: Day, calendar: Calendar): Day => {
  let day = from
  while (matchesCadence(cadence, day, calendar) === false) day = addDays(day, 1)
  return day
}

/** How far a series without an end is followed to find its next day, in days: a rhythm of two years is the longest there is. */
export const farthest = 800

/** Lists the days of a series from its first day to `until`, both inclusive, holidays left out. */
export const occurrences = (cadence: Cadence, first: Day, until: Day, calendar: Calendar): Day[] => {
  const days = cadence.every === 'month' ? monthlyDays(cadence.n, cadence.on ?? monthDayOf(first), first, until)
    : cadence.every === 'week' ? weeklyDays(cadence.n, cadence.weekdays, first, until)
    : cadence.every === 'working-day' ? weeklyDays(1, workingDaysOf(calendar), first, until)
    : weeklyDays(1, weekdays, first, until)
  const holidays = new Set(calendar.holidays)
  return days.filter((day) => !holidays.has(day))
}

/** Gives the iCalendar RRULE of a series (RFC 5545), without UNTIL; its weeks begin on Monday, the default. */
export const recurrence = (cadence: Cadence, first: Day, calendar: Calendar): string => {
  if (cadence.every === 'day') return 'FREQ=DAILY'
  if (cadence.every === 'working-day') return rule('WEEKLY', 1, codes(workingDaysOf(calendar)))
  if (cadence.every === 'week') {
    return rule('WEEKLY', cadence.n, codes(cadence.weekdays.length > 0 ? cadence.weekdays : [weekdayOf(first)]))
  }
  const { position, weekday } = cadence.on ?? monthDayOf(first)
  return rule('MONTHLY', cadence.n, `${position === 'last' ? -1 : positions.indexOf(position) + 1}${codes([weekday])}`)
}

const rule = (frequency: string, n: number, days: string) =>
  `FREQ=${frequency}${n === 1 ? '' : `;INTERVAL=${n}`};BYDAY=${days}`

const codes = (days: readonly Weekday[]) =>
  weekdays.filter((day) => days.includes(day)).map((day) => day.slice(0, 2).toUpperCase()).join()

const weeklyDays = (n: number, named: readonly Weekday[], first: Day, until: Day): Day[] => {
  const wanted = named.length > 0 ? named : [weekdayOf(first)]
  const start = numberOf(first)
  const monday = start - weekdays.indexOf(weekdayOf(first))
  const end = numberOf(until)
  const days: Day[] = []
  for (let week = monday; week <= end; week += 7 * n) {
    for (const [index, name] of weekdays.entries()) {
      const number = week + index
      if (wanted.includes(name) && number >= start && number <= end) days.push(dayWithNumber(number))
    }
  }
  return days
}

const monthlyDays = (n: number, on: MonthDay, first: Day, until: Day): Day[] => {
  const days: Day[] = []
  for (let month = monthOf(first); month <= until; month = addMonths(month, n)) {
    const day = dayOfMonth(month, on)
    if (day >= first && day <= until) days.push(day)
  }
  return days
}

const monthOf = (day: Day): Day => `${day.slice(0, 8)}01`

const dayOfMonth = (month: Day, { position, weekday }: MonthDay): Day => {
  const start = position === 'last' ? addDays(addMonths(month, 1), -7) : addDays(month, 7 * positions.indexOf(position))
  const ahead = weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(start))
  return addDays(start, (ahead + 7) % 7)
}

/** Says which weekday of its month a day is; from the 29th on it is the last. */
export const monthDayOf = (day: Day): MonthDay => ({
  position: positions[Math.ceil(Number(day.slice(8)) / 7) - 1] ?? 'last',
  weekday: weekdayOf(day),
})

/** Wordings that have an exact one in section 2.1, applied in this order to a text in lower case. */
const rewordings: readonly [RegExp, string | ((match: string, ...groups: string[]) => string)][] = [
  [/[,.;]+$/, ''],
  [/,? *(?:&|\+|,) */g, ' and '],
  [/\b(?:each|once a|once every|once per|per)\b/g, 'every'],
  [/\b(\w+)(?:-| )(?=weeks?\b|months?\b)/g, (_, word) => `${numberWords[word] ?? word} `],
  [/\b(?:fortnightly|bi-?weekly|every fortnight|every (?:other|second|2nd) week)\b/g, 'every 2 weeks'],
  [/\b(?:half|semi)[- ]?(?:yearly|annually|annual)\b|\bbi-?annually\b|\bevery half[- ]year\b/g, 'every 6 months'],
  [/\bevery (?:other|second|2nd) month\b/g, 'every 2 months'],
  [/\b(?:annually|annual|every (?:1 )?years?)\b/g, 'yearly'],
  [/\bevery (?:1 )?quarters?\b/g, 'quarterly'],
  [/\bevery (?:1 )?weeks?\b/g, 'weekly'],
  [/\bevery (?:1 )?months?\b/g, 'monthly'],
  [/\bevery (?:1 )?days?\b/g, 'daily'],
  [/\b(?:every )?(?:workday|weekday|business day|working day)s?\b/g, 'every working day'],
  [/\b(week|month)(?=$| )/g, '$1s'],
  [/\b(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|nes|ur)?(?:day)?s?\b/g, (_, start) =>
    weekdays.find((name) => name.startsWith(start)) ?? start],
  [new RegExp(`^(?:the )?((?:${anyOf(positions)}) ${weekday}) (?:of |in )?(?:the |a )?(?:months|monthly)$`), 'monthly on $1'],
  [new RegExp(`^(?:every |on )?(?=${weekday})`), 'weekly on '],
  [/\b1st\b/g, 'first'], [/\b2nd\b/g, 'second'], [/\b3rd\b/g, 'third'], [/\b4th\b/g, 'fourth'],
  [/\bon (?=first|second|third|fourth|last)/g, 'on the '],
]

const vocabulary = ['every', 'daily', 'weekly', 'weeks', 'months', 'working', ...Object.keys(monthsIn), ...positions, ...weekdays]

/** Returns the cadence another wording or spelling most likely means, such as `every 2 weeks` for `fortnightly`. */
export const suggestCadence = (text: string): string | undefined => {
  const given = text.trim().toLowerCase().replace(/[\s_]+/g, ' ')
  const spelled = given.replace(/\b(?!bi)[a-z]{4,}/g, (word) => nearest(word, vocabulary) ?? word)
  return [reword(given), reword(spelled), spelled].find((wording) => parseCadence(wording) !== undefined)
}

/** Words that some read as twice in a period and others as once in two of them. */
const ambiguous = /\bbi-?(?:week|month|annual|year)/

/** Returns the cadence that says the same as another wording, where that has one meaning and no word is misspelt. */
export const cadenceSynonym = (text: string): string | undefined => {
  const given = text.trim().toLowerCase().replace(/[\s_]+/g, ' ')
  const wording = reword(given)
  return ambiguous.test(given) || parseCadence(wording) === undefined ? undefined : wording
}

const reword = (text: string): string =>
  // Both forms of a rewording are forms that replace takes; TypeScript has no overload for their union.
  rewordings.reduce((wording, [from, to]) => typeof to === 'string' ? wording.replace(from, to) : wording.replace(from, to), text)
