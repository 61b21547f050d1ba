import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import {
  addDays, addMonths, dayOf, dayWithNumber, daysBetween, isDateTime, isDay, numberOf, quarterOf, suggestWhen, timeOf, weekdayOf,
} from '../../src/plan/days.ts'

const anyDay = fc.integer({ min: numberOf('1900-01-01'), max: numberOf('2999-12-31') }).map(dayWithNumber)

test.each([
  ['2026-10-09', true], ['2024-02-29', true], ['2000-02-29', true], ['1900-01-01', true], ['2999-12-31', true],
  ['09.10.2026', false], ['2026-02-30', false], ['2026-1-5', false], ['2023-02-29', false], ['2100-02-29', false],
  ['1899-12-31', false], ['3000-01-01', false], ['2026-00-10', false], ['2026-13-01', false], ['2026-04-31', false],
  ['2026-10-00', false], ['2026-10-09 ', false], ['2026-10-09\n', false], ['', false],
])('isDay(%j) is %j', (text, right) => expect(isDay(text)).toBe(right))

test.each([
  ['2026-10-09 14:30', true], ['2026-10-09T14:30', true], ['2026-10-09 00:00', true], ['2026-10-09 23:59', true],
  ['2026-10-09T14:30Z', false], ['2026-10-09 24:00', false], ['2026-10-09 14:60', false], ['2026-10-09  14:30', false],
  ['2026-10-09 14:30:00', false], ['2026-02-30 14:30', false], ['2026-10-09', false], ['2026-10-09 9:30', false],
])('isDateTime(%j) is %j', (text, right) => expect(isDateTime(text)).toBe(right))

test('a date-time counts as its day and has a time', () => {
  expect([dayOf('2026-10-09T14:30'), timeOf('2026-10-09T14:30')]).toEqual(['2026-10-09', '14:30'])
  expect([dayOf('2026-10-09'), timeOf('2026-10-09')]).toEqual(['2026-10-09', undefined])
})

test.each([
  ['2026-10-09', 0, '2026-10-09'], ['2026-12-31', 1, '2027-01-01'], ['2024-02-28', 1, '2024-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2999-12-31', 9_999_999, '9999-12-31'], ['1900-01-01', -9_999_999, '0000-01-01'],
])('%s plus %d days is %s', (day, n, sum) => expect(addDays(day, n)).toBe(sum))

test.each([
  ['2026-10-09', 1, '2026-11-09'], ['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'], ['2026-03-31', -1, '2026-02-28'], ['2024-02-29', 12, '2025-02-28'],
  ['2026-05-31', -27, '2024-02-29'],
  ['2026-10-09', 999_999, '9999-12-31'], ['2026-10-09', -999_999, '0000-01-01'],
])('%s plus %d months is %s', (day, n, sum) => expect(addMonths(day, n)).toBe(sum))

test.each([
  ['2026-11-21', 'saturday'], ['1970-01-01', 'thursday'], ['1900-01-01', 'monday'], ['2000-02-29', 'tuesday'],
  ['2999-12-31', 'tuesday'],
])('%s is a %s', (day, weekday) => expect(weekdayOf(day)).toBe(weekday))

test.each([
  ['2026-01-01', 1, '2026-01-01', '2026-03-31'], ['2026-05-17', 2, '2026-04-01', '2026-06-30'],
  ['2026-09-30', 3, '2026-07-01', '2026-09-30'], ['2026-10-09', 4, '2026-10-01', '2026-12-31'],
])('%s lies in quarter %d', (day, quarter, start, end) => expect(quarterOf(day)).toEqual({ year: 2026, quarter, start, end }))

test.each([
  ['09.10.2026', '2026-10-09'], ['9. 10. 2026', '2026-10-09'], ['2026-1-5', '2026-01-05'], ['2026/10/09', '2026-10-09'],
  ['20261009', '2026-10-09'], ['13/10/2026', '2026-10-13'], ['10/13/2026', '2026-10-13'], ['10/10/2026', '2026-10-10'],
  ['9 October 2026', '2026-10-09'], ['Oct 9, 2026', '2026-10-09'], ['2026-10-09 9:30', '2026-10-09 09:30'],
  ['09.10.2026 14:30', '2026-10-09 14:30'], ['2026-10-09T14:30:00', '2026-10-09 14:30'],
  ['9/10/2026', undefined], ['2026-02-30', undefined], ['2026-10-09T14:30Z', undefined], ['2026-10-09 24:00', undefined],
  ['9 Foober 2026', undefined], ['next Tuesday', undefined], ['', undefined],
])('%j suggests %j', (text, when) => expect(suggestWhen(text)).toBe(when))

it('counts days, adds them and compares them alike', () => {
  fc.assert(fc.property(anyDay, anyDay, (a, b) => {
    expect(addDays(a, daysBetween(a, b))).toBe(b)
    expect(daysBetween(a, b) < 0).toBe(b < a)
    expect(isDay(a)).toBe(true)
  }))
})
