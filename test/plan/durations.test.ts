import { describe, expect, test } from 'vitest'
import {
  addDuration, isWorkingDay, nominalMinutes, parseDuration, subtractDuration, suggestDuration,
} from '../../src/plan/durations.ts'
import type { Calendar, Duration } from '../../src/plan/durations.ts'

const calendar: Calendar = {
  timezone: 'UTC', workingDays: ['monday', 'tuesday', 'wednesday', 'thursday',
  'friday'], hoursPerDay: 8, holidays: ['2026-12-25'],
}

const read = (text: string): Duration => {
  const duration = parseDuration(text)
  if (duration === undefined) throw new Error(`not a duration: ${text}`)
  return duration
}

describe('parseDuration', () => {
  test.each([
    ['2 weeks', 2, 'week'], ['1 working day', 1, 'working day'], ['4 working hours', 4, 'working hour'],
    ['90 minutes', 90, 'minute'],
    ['1 weeks', 1, 'week'], ['2 week', 2, 'week'], ['9999 years', 9999, 'year'], ['1 hour', 1, 'hour'], ['3 months', 3, 'month'],
  ])('reads %j', (text, n, unit) => expect(parseDuration(text)).toEqual({ n, unit }))

  test.each([
    '2w', 'same day', '1.5 hours', '0 days', '01 days', '10000 days', '2  weeks', ' 2 weeks', '2 Weeks', '-1 day',
    '2 weeks\n', '2 weekss',
  ])(
    'refuses %j', (text) => expect(parseDuration(text)).toBeUndefined())
})

describe('a day and a duration', () => {
  test.each([
    // 2026-12-24 is a Thursday, the 25th a holiday.
    ['2026-12-21', '2 weeks', '2027-01-04', '2026-12-07'],
    ['2026-12-24', '1 working day', '2026-12-28', '2026-12-23'],
    ['2026-12-26', '1 working day', '2026-12-28', '2026-12-24'],
    ['2026-12-18', '10 working days', '2027-01-04', '2026-12-04'],
    ['2026-12-21', '90 minutes', '2026-12-22', '2026-12-20'],
    ['2026-12-21', '24 hours', '2026-12-22', '2026-12-20'],
    ['2026-12-21', '25 hours', '2026-12-23', '2026-12-19'],
    ['2026-12-21', '1440 minutes', '2026-12-22', '2026-12-20'],
    ['2026-12-21', '1441 minutes', '2026-12-23', '2026-12-19'],
    ['2026-12-18', '4 working hours', '2026-12-21', '2026-12-17'],
    ['2026-12-18', '8 working hours', '2026-12-21', '2026-12-17'],
    ['2026-12-18', '9 working hours', '2026-12-22', '2026-12-16'],
    ['2026-01-31', '1 month', '2026-02-28', '2025-12-31'],
    ['2024-02-29', '1 year', '2025-02-28', '2023-02-28'],
    ['2026-12-21', '3 days', '2026-12-24', '2026-12-18'],
  ])('%s, %s: forwards %s, backwards %s', (day, text, after, before) => {
    expect(addDuration(day, read(text), calendar)).toBe(after)
    expect(subtractDuration(day, read(text), calendar)).toBe(before)
  })

  test('an empty list of working days counts as absent', () => {
    const empty = { ...calendar, workingDays: [] }
    expect(addDuration('2026-12-24', read('1 working day'), empty)).toBe('2026-12-28')
    expect(isWorkingDay('2026-12-26', empty)).toBe(false)
  })

  test.each([0, -8, 0.0001, 1e9, NaN])('a working day of %d hours counts as one of eight', (hoursPerDay) => {
    expect(addDuration('2026-12-21', read('9 working hours'), { ...calendar, hoursPerDay })).toBe('2026-12-23')
    expect(nominalMinutes(read('4 working hours'), { ...calendar, hoursPerDay })).toBe(720)
  })

  test('the longest span in the shortest week ends', () => {
    expect(addDuration('2026-12-21', read('9999 working days'), { ...calendar, workingDays: ['monday'] })).toBe('2218-08-10')
  })
})

test.each([['2026-12-24', true], ['2026-12-25', false], ['2026-12-26', false], ['2026-12-28', true]])(
  'isWorkingDay(%s) is %j', (day, working) => expect(isWorkingDay(day, calendar)).toBe(working))

test.each([
  ['90 minutes', 90], ['2 hours', 120], ['1 day', 1440], ['1 working day', 1440], ['4 working hours', 720], ['1 week', 10_080],
  ['1 month', 43_200], ['1 year', 525_600],
])('%s is %d nominal minutes', (text, minutes) => expect(nominalMinutes(read(text), calendar)).toBe(minutes))

test.each([
  ['2w', '2 weeks'], ['1.5 hours', '90 minutes'], ['two weeks', '2 weeks'], ['a week', '1 week'], ['2weeks', '2 weeks'],
  ['2 Weeks', '2 weeks'], ['1 business day', '1 working day'], ['30min', '30 minutes'], ['01 days', '1 day'],
  ['2  weeks', '2 weeks'],
  ['1.5 years', '18 months'], ['2-week', '2 weeks'],
  ['12 m', undefined], ['same day', undefined], ['0 days', undefined], ['10000 days', undefined], ['1.3 hours', '78 minutes'],
  ['1.5 months', undefined], ['', undefined],
])('%j suggests %j', (text, suggestion) => expect(suggestDuration(text)).toBe(suggestion))
