import { isDay, suggestWhen } from './days.ts'
import type { Day } from './days.ts'
import { countPattern, durationPattern, parseDuration, suggestDuration, unitPattern } from './durations.ts'
import type { Duration } from './durations.ts'

/** An amount of one currency; `digits` is the amount as written, for output without rounding. */
export interface Money { amount: number; digits: string; currency: string }

/** Two bounds of one kind, the same twice where a single value was written. */
export type Range =
  | { kind: 'duration'; low: Duration; high: Duration }
  | { kind: 'money'; low: Money; high: Money }
  | { kind: 'date'; low: Day; high: Day }

/** A result in figures such as 4.6 of 5. */
export interface Score { value: number; scale: number }

/** A numeric `value`; the unit is empty where none is written. */
export interface Measure { number: number; unit: string }

const amount = '[0-9]+(?:\\.[0-9]{1,4})?'
const date = '[0-9]{4}-[0-9]{2}-[0-9]{2}'

/** Sources of the patterns of money, score and range; a range may still be upside down or hold a day that does not exist. */
export const moneyPattern = `^-?${amount} [A-Z]{3}$`
export const scorePattern = '^-?[0-9]+(?:\\.[0-9]+)? of [0-9]+(?:\\.[0-9]+)?$'
export const rangePattern = [
  `^${countPattern} to ${countPattern} ${unitPattern}$`, `^${amount} to ${amount} [A-Z]{3}$`, `^${date}(?: to ${date})?$`,
  durationPattern, moneyPattern,
].join('|')

const moneyForm = new RegExp(moneyPattern)
const scoreForm = new RegExp(scorePattern)

/** Reads `money` such as `6000 EUR`. */
export const parseMoney = (text: string): Money | undefined => {
  if (!moneyForm.test(text)) return undefined
  const [digits = '', currency = ''] = text.split(' ')
  return { amount: Number(digits), digits, currency }
}

/** Reads a `range` of section 2.3; nothing where the low bound is above the high one. */
export const parseRange = (text: string): Range | undefined => {
  const [low = '', high, ...more] = text.split(' to ')
  if (more.length > 0 || (high !== undefined && low.startsWith('-'))) return undefined
  if (high === undefined) return durationRange(low, low) ?? moneyRange(low, low) ?? dateRange(low, low)
  const unit = high.slice(high.indexOf(' '))
  return durationRange(low + unit, high) ?? moneyRange(low + unit, high) ?? dateRange(low, high)
}

const durationRange = (lowText: string, highText: string): Range | undefined => {
  const low = parseDuration(lowText)
  const high = parseDuration(highText)
  // Both bounds have one unit, so their numbers are in the order of their nominal minutes.
  return low && high && low.n <= high.n ? { kind: 'duration', low, high } : undefined
}

const moneyRange = (lowText: string, highText: string): Range | undefined => {
  const low = parseMoney(lowText)
  const high = parseMoney(highText)
  return low && high && low.amount <= high.amount ? { kind: 'money', low, high } : undefined
}

const dateRange = (low: string, high: string): Range | undefined =>
  isDay(low) && isDay(high) && low <= high ? { kind: 'date', low, high } : undefined

/** Says whether two ranges can be compared: both durations, both dates, or both money of one currency. */
export const comparable = (a: Range, b: Range): boolean =>
  a.kind === 'money' && b.kind === 'money' ? a.low.currency === b.low.currency : a.kind === b.kind

/** Reads a `score` such as `4.6 of 5`, whose number lies between minus scale and scale. */
export const parseScore = (text: string): Score | undefined => {
  if (!scoreForm.test(text)) return undefined
  const [value = NaN, scale = NaN] = text.split(' of ').map(Number)
  return scale > 0 && Math.abs(value) <= scale ? { value, scale } : undefined
}

/** Reads the number and the unit of a numeric `value` such as `38 slots`; the number must end with the text or at a blank. */
export const parseValue = (text: string): Measure | undefined => {
  const [match, number, unit = ''] = /^(-?[0-9]+(?:\.[0-9]+)?)(?: (.*))?$/.exec(text.trim()) ?? []
  return match === undefined ? undefined : { number: Number(number), unit }
}

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' }

/** Returns the money a text such as `€6000`, `6,000 EUR` or `6k EUR` plainly means. */
export const suggestMoney = (text: string): string | undefined => {
  const given = text.trim().replace(/[€£]/, (symbol) => ` ${symbols[symbol]} `).trim()
  const leading = /^([A-Za-z]{3})\s*(-?[\d.,' ]+k?)$/i.exec(given)
  const trailing = /^(-?[\d.,' ]+k?)\s*([A-Za-z]{3})$/i.exec(given)
  const [digits, currency] = leading ? [leading[2], leading[1]] : [trailing?.[1], trailing?.[2]]
  if (digits === undefined || currency === undefined) return undefined
  const thousands = /k$/i.test(digits.trim())
  const plain = plainDigits(digits.replace(/k\s*$/i, '').trim())
  const meant = `${thousands ? String(Number(plain) * 1000) : plain} ${currency.toUpperCase()}`
  return moneyForm.test(meant) ? meant : undefined
}

/** Takes grouping out of a number: groups have three digits, and the last separator of another kind is the decimal one. */
const plainDigits = (digits: string): string => {
  const [, whole = '', fraction] = /^(-?\d{1,3}(?:([.,' ])\d{3})(?:\2\d{3})*|-?\d+)(?:[.,](\d{1,4}))?$/.exec(digits)
    ?.filter((_, index) => index !== 2) ?? []
  return whole.replace(/[.,' ]/g, '') + (fraction === undefined ? '' : `.${fraction}`)
}

/** Returns the range a text such as `10-12 weeks`, `12 to 10 weeks` or `about 12 weeks` plainly means. */
export const suggestRange = (text: string): string | undefined => {
  const given = text.trim().replace(/\s+/g, ' ')
    .replace(/^(?:about|around|approx\.?|approximately|circa|ca\.?|~|from|between)\s*/i, '')
  const [low = '', high = '', ...more] = given.split(/\s*(?:\bto\b|\band\b|–|—|\.\.\.?|(?<!\d{4}|-\d\d?)-(?=\s*\d)|\s-\s)\s*/)
  if (more.length > 0) return undefined
  if (high === '') return suggestOne(low)
  const bounds = [suggestOne(low) ?? suggestOne(low + high.replace(/^[-\d.,' ]+/, ' ')), suggestOne(high)]
  const ordered = [bounds, [...bounds].reverse()].map(([from, to]) => joined(from, to))
  return ordered.find((range) => parseRange(range) !== undefined)
}

const suggestOne = (text: string): string | undefined =>
  parseRange(text) ? text : suggestDuration(text) ?? suggestMoney(text) ?? suggestWhen(text)

const joined = (low = '', high = ''): string => {
  const [bound, unit] = low.split(/ (.*?)s?$/)
  return unit === undefined || high.replace(/s$/, '').endsWith(` ${unit}`) ? `${bound} to ${high}` : ''
}
