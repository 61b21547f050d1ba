import { describe, expect, test } from 'vitest'
import {
  comparable, parseMoney, parseRange, parseScore, parseValue, rangePattern, suggestMoney, suggestRange,
} from '../../src/plan/ranges.ts'
import type { Range } from '../../src/plan/ranges.ts'

const read = (text: string): Range => {
  const range = parseRange(text)
  if (range === undefined) throw new Error(`not a range: ${text}`)
  return range
}

describe('parseMoney', () => {
  test.each([
    ['6000 EUR', 6000, '6000', 'EUR'], ['-12.50 GBP', -12.5, '-12.50', 'GBP'], ['0.1234 USD', 0.1234, '0.1234', 'USD'],
  ])('reads %j', (text, amount, digits, currency) => expect(parseMoney(text)).toEqual({ amount, digits, currency }))

  test.each([
    '€6000', '6,000 EUR', '6k EUR', '6000', '6000  EUR', '6000 eur', '6. EUR', '.5 EUR', '1.23456 EUR', '+5 EUR',
    '6000 EURO', '6000 EUR\n',
  ])(
    'refuses %j', (text) => expect(parseMoney(text)).toBeUndefined())
})

describe('parseRange', () => {
  const euro = (digits: string) => ({ amount: Number(digits), digits, currency: 'EUR' })
  test.each<[string, Range]>([
    ['10 to 12 weeks', { kind: 'duration', low: { n: 10, unit: 'week' }, high: { n: 12, unit: 'week' } }],
    ['2 to 2 working days', { kind: 'duration', low: { n: 2, unit: 'working day' }, high: { n: 2, unit: 'working day' } }],
    ['12 weeks', { kind: 'duration', low: { n: 12, unit: 'week' }, high: { n: 12, unit: 'week' } }],
    ['40000 to 45000.50 EUR', { kind: 'money', low: euro('40000'), high: euro('45000.50') }],
    ['-5 EUR', { kind: 'money', low: euro('-5'), high: euro('-5') }],
    ['2026-12-01 to 2026-12-11', { kind: 'date', low: '2026-12-01', high: '2026-12-11' }],
    ['2026-12-11', { kind: 'date', low: '2026-12-11', high: '2026-12-11' }],
  ])('reads %j', (text, range) => {
    expect(parseRange(text)).toEqual(range)
    expect(text).toMatch(new RegExp(rangePattern))
  })

  test.each([
    '10-12 weeks', '12 to 10 weeks', 'about 12 weeks', '45000 to 40000 EUR', '2026-12-11 to 2026-12-01', '2026-02-30',
    '1 week to 2 weeks',
    '1 EUR to 2 EUR', '-2 to 5 EUR', '-5 to -2 EUR', '10 to 12', '10 to 12 to 14 weeks', '2026-12-01 to 2 weeks',
    '1 to 2026-12-01', '10 to weeks', '',
  ])('refuses %j', (text) => expect(parseRange(text)).toBeUndefined())
})

test.each([
  ['10 to 12 weeks', '1 year', true], ['1 EUR', '2 to 3 EUR', true], ['1 EUR', '1 USD', false],
  ['2026-12-01', '2026-12-02', true],
  ['1 day', '2026-12-01', false], ['1 day', '1 EUR', false],
])('%s and %s comparable: %j', (a, b, expected) => expect(comparable(read(a), read(b))).toBe(expected))

test.each([
  ['4.6 of 5', { value: 4.6, scale: 5 }], ['31 of 100', { value: 31, scale: 100 }], ['-12 of 100', { value: -12, scale: 100 }],
  ['5 of 5', { value: 5, scale: 5 }], ['good', undefined], ['4.6', undefined], ['6 of 5', undefined], ['-6 of 5', undefined],
  ['0 of 0', undefined], ['4 of -5', undefined], ['4/5', undefined], ['4 of 5 stars', undefined],
])('score %j', (text, score) => expect(parseScore(text)).toEqual(score))

test.each([
  ['11 %', { number: 11, unit: '%' }], ['38 slots', { number: 38, unit: 'slots' }], ['4.6 of 5', { number: 4.6, unit: 'of 5' }],
  ['-3', { number: -3, unit: '' }], ['resistant', undefined], ['2026-10-09', undefined], ['10,000 slots', undefined],
  ['3rd place', undefined],
])('value %j', (text, value) => expect(parseValue(text)).toEqual(value))

test.each([
  ['€6000', '6000 EUR'], ['6,000 EUR', '6000 EUR'], ['6k EUR', '6000 EUR'], ['EUR 6000', '6000 EUR'],
  ['6.000,50 EUR', '6000.50 EUR'],
  ['12,50 EUR', '12.50 EUR'], ['6 000 EUR', '6000 EUR'], ['6 eur', '6 EUR'], ['£1,234,567.89', '1234567.89 GBP'],
  ['$5', undefined], ['6000', undefined], ['a lot', undefined],
])('%j suggests %j', (text, money) => expect(suggestMoney(text)).toBe(money))

test.each([
  ['10-12 weeks', '10 to 12 weeks'], ['10–12 weeks', '10 to 12 weeks'], ['12 to 10 weeks', '10 to 12 weeks'],
  ['about 12 weeks', '12 weeks'], ['10 weeks to 12 weeks', '10 to 12 weeks'], ['between 10 and 12 weeks', '10 to 12 weeks'],
  ['40,000 to 45,000 EUR', '40000 to 45000 EUR'], ['2026-12-01 - 2026-12-11', '2026-12-01 to 2026-12-11'],
  ['2026-12-11 to 2026-12-01', '2026-12-01 to 2026-12-11'],
  ['1 week to 2 months', undefined], ['10 to 12', undefined], ['1 to 2 to 3 weeks', undefined], ['soon', undefined],
])('%j suggests %j', (text, range) => expect(suggestRange(text)).toBe(range))
