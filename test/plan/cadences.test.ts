import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  cadenceSynonym, daysBetweenMeetings, firstMatching, matchesCadence, occurrences, parseCadence, recurrence, suggestCadence,
} from '../../src/plan/cadences.ts'
import type { Cadence } from '../../src/plan/cadences.ts'
import { addDays, dayWithNumber, daysBetween, numberOf, weekdayOf, weekdays } from '../../src/plan/days.ts'
import type { Day } from '../../src/plan/days.ts'
import type { Calendar } from '../../src/plan/durations.ts'

const calendar: Calendar = {
  timezone: 'UTC', workingDays: ['monday', 'tuesday', 'wednesday', 'thursday',
  'friday'], hoursPerDay: 8, holidays: ['2026-12-25'],
}

const read = (text: string): Cadence => {
  const cadence = parseCadence(text)
  if (cadence === undefined) throw new Error(`not a cadence: ${text}`)
  return cadence
}

describe('parseCadence', () => {
  test.each<[string, Cadence]>([
    ['daily', { every: 'day' }],
    ['every working day', { every: 'working-day' }],
    ['weekly', { every: 'week', n: 1, weekdays: [] }],
    ['weekly on thursday and tuesday and thursday', { every: 'week', n: 1, weekdays: ['tuesday', 'thursday'] }],
    ['every 2 weeks on tuesday', { every: 'week', n: 2, weekdays: ['tuesday'] }],
    ['every 52 weeks', { every: 'week', n: 52, weekdays: [] }],
    ['monthly', { every: 'month', n: 1 }],
    ['quarterly on the last friday', { every: 'month', n: 3, on: { position: 'last', weekday: 'friday' } }],
    ['yearly', { every: 'month', n: 12 }],
    ['every 24 months on the first monday', { every: 'month', n: 24, on: { position: 'first', weekday: 'monday' } }],
  ])('reads %j', (text, cadence) => expect(parseCadence(text)).toEqual(cadence))

  test.each([
    'fortnightly', 'often', 'Weekly', 'every 1 weeks', 'every 53 weeks', 'every 02 weeks', 'every 1 months', 'every 25 months',
    'every 2 week', 'daily on monday', 'weekly on', 'weekly on the first monday', 'monthly on friday',
    'monthly on the fifth friday',
    'weekly on monday, tuesday', 'weekly  on monday', ' weekly', 'weekly\n', 'every 2 weeks on tuesday and',
  ])('refuses %j', (text) => expect(parseCadence(text)).toBeUndefined())
})

describe('suggestCadence', () => {
  test.each([
    ['fortnightly', 'every 2 weeks'], ['biweekly', 'every 2 weeks'], ['bi-weekly', 'every 2 weeks'], ['annually', 'yearly'],
    ['half-yearly', 'every 6 months'], ['Weekly', 'weekly'], ['every two weeks', 'every 2 weeks'],
    ['every 3 month', 'every 3 months'],
    ['every other week', 'every 2 weeks'], ['Every Tuesday', 'weekly on tuesday'],
    ['weekly on Tue and Thu', 'weekly on tuesday and thursday'],
    ['weekly on tuesdays', 'weekly on tuesday'], ['weekly on tuesday, thursday', 'weekly on tuesday and thursday'],
    ['monthly on last friday', 'monthly on the last friday'], ['monthly on the 1st monday', 'monthly on the first monday'],
    ['first monday of the month', 'monthly on the first monday'], ['once a week', 'weekly'], ['each month', 'monthly'],
    ['every weekday', 'every working day'], ['every 2 weeks on tusday', 'every 2 weeks on tuesday'], ['quaterly', 'quarterly'],
    ['often', undefined], ['bimonthly', undefined], ['every 60 weeks', undefined], ['', undefined],
  ])('%j gets %j', (text, suggestion) => expect(suggestCadence(text)).toBe(suggestion))
})

describe('cadenceSynonym', () => {
  test.each([
    ['fortnightly', 'every 2 weeks'], [' Every Tuesday', 'weekly on tuesday'], ['half-yearly', 'every 6 months'], ['Weekly', 'weekly'],
    ['biweekly', undefined], ['bi-annually', undefined], ['tusday', undefined], ['quaterly', undefined], ['often', undefined],
  ])('%j is %j', (text, synonym) => expect(cadenceSynonym(text)).toBe(synonym))
})

// 2026-10-13 is the second Tuesday of its month, 2026-10-30 the fifth Friday.
describe('the table of section 2.1', () => {
  test.each([
    ['daily', '2026-10-13', 'FREQ=DAILY', 1],
    ['every working day', '2026-10-13', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 1],
    ['weekly', '2026-10-13', 'FREQ=WEEKLY;BYDAY=TU', 7],
    ['weekly on thursday and tuesday', '2026-10-13', 'FREQ=WEEKLY;BYDAY=TU,TH', 3.5],
    ['every 2 weeks on tuesday', '2026-10-13', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 14],
    ['every 3 weeks on monday and friday', '2026-10-12', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR', 10.5],
    ['monthly', '2026-10-13', 'FREQ=MONTHLY;BYDAY=2TU', 31],
    ['monthly', '2026-10-30', 'FREQ=MONTHLY;BYDAY=-1FR', 31],
    ['monthly', '2026-10-27', 'FREQ=MONTHLY;BYDAY=4TU', 31],
    ['monthly on the last friday', '2026-10-30', 'FREQ=MONTHLY;BYDAY=-1FR', 31],
    ['quarterly', '2026-10-13', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU', 92],
    ['every 6 months', '2026-10-13', 'FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU', 186],
    ['yearly', '2026-10-13', 'FREQ=MONTHLY;INTERVAL=12;BYDAY=2TU', 366],
  ])('%s from %s', (text, first, rule, days) => {
    expect(recurrence(read(text), first, calendar)).toBe(rule)
    expect(daysBetweenMeetings(read(text))).toBe(days)
  })
})

describe('occurrences', () => {
  test.each([
    ['daily', '2026-12-23', '2026-12-27', ['2026-12-23', '2026-12-24', '2026-12-26', '2026-12-27']],
    ['every working day', '2026-12-23', '2026-12-29', ['2026-12-23', '2026-12-24', '2026-12-28', '2026-12-29']],
    ['weekly', '2026-12-18', '2027-01-01', ['2026-12-18', '2027-01-01']],
    ['every 2 weeks on monday and thursday', '2026-10-15', '2026-11-02', ['2026-10-15', '2026-10-26', '2026-10-29']],
    ['monthly', '2026-10-30', '2027-01-31', ['2026-10-30', '2026-11-27', '2027-01-29']],
    ['monthly on the first monday', '2026-10-05', '2026-12-07', ['2026-10-05', '2026-11-02', '2026-12-07']],
    ['quarterly', '2026-10-13', '2027-04-12', ['2026-10-13', '2027-01-12']],
    ['weekly', '2026-12-18', '2026-12-17', []],
  ])('%s from %s until %s', (text, first, until, days) =>
    expect(occurrences(read(text), first, until, calendar)).toEqual(days))
})

describe('matchesCadence and firstMatching', () => {
  test.each([
    ['weekly on tuesday', '2026-10-14', false, '2026-10-20'],
    ['weekly on tuesday', '2026-10-13', true, '2026-10-13'],
    ['every working day', '2026-12-25', false, '2026-12-28'],
    ['monthly on the last friday', '2026-10-30', true, '2026-10-30'],
    ['monthly on the last friday', '2026-10-31', false, '2026-11-27'],
    ['monthly on the fourth friday', '2026-10-30', false, '2026-11-27'],
    ['daily', '2026-10-17', undefined, '2026-10-17'],
    ['weekly', '2026-10-17', undefined, '2026-10-17'],
    ['monthly', '2026-10-17', undefined, '2026-10-17'],
  ])('%s, %s', (text, day, matches, first) => {
    expect(matchesCadence(read(text), day, calendar)).toBe(matches)
    expect(firstMatching(read(text), day, calendar)).toBe(first)
  })
})

/** Says by the definition of RFC 5545 whether a day belongs to the series of an RRULE, weeks starting on Monday. */
const belongs = (rule: string, first: Day, day: Day): boolean => {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]))
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const days = parts.get('BYDAY')?.split(',') ?? []
  const code = weekdayOf(day).slice(0, 2).toUpperCase()
  if (parts.get('FREQ') === 'DAILY') return true
  if (parts.get('FREQ') === 'WEEKLY') {
    const monday = (of: Day) => numberOf(of) - weekdays.indexOf(weekdayOf(of))
    return days.includes(code) && (monday(day) - monday(first)) / 7 % interval === 0
  }
  const month = (of: Day) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  const isLast = addDays(day, 7).slice(0, 7) !== day.slice(0, 7)
  return (days.includes(`${nth}${code}`) || isLast && days.includes(`-1${code}`)) && (month(day) - month(first)) % interval === 0
}

const cadenceText = fc.oneof(
  fc.constantFrom('daily', 'every working day', 'weekly', 'monthly', 'quarterly', 'yearly'),
  fc.tuple(fc.constantFrom('weekly', 'every 2 weeks', 'every 5 weeks'), fc.subarray([...weekdays], { minLength: 1 }))
    .map(([base, days]) => `${base} on ${days.join(' and ')}`),
  fc.tuple(fc.constantFrom('monthly', 'quarterly', 'every 5 months', 'yearly'),
    fc.constantFrom('first', 'second', 'third', 'fourth', 'last'), fc.constantFrom(...weekdays))
    .map(([base, position, day]) => `${base} on the ${position} ${day}`),
)

it('lists exactly the days of the RRULE it writes, but for the holidays', () => {
  const start = fc.integer({ min: numberOf('2024-01-01'), max: numberOf('2027-12-31') }).map(dayWithNumber)
  fc.assert(fc.property(cadenceText, start, fc.nat(800), fc.nat(400), (text, first, length, holiday) => {
    const until = addDays(first, length)
    const here = { ...calendar, holidays: [addDays(first, holiday)] }
    const rule = recurrence(read(text), first, here)
    const expected = Array.from({ length: daysBetween(first, until) + 1 }, (_, n) => addDays(first, n))
      .filter((day) => belongs(rule, first, day) && !here.holidays.includes(day))
    expect(occurrences(read(text), first, until, here)).toEqual(expected)
  }))
})
