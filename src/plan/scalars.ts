import { cadencePattern, parseCadence, suggestCadence } from './cadences.ts'
import { isDateTime, isDay, suggestWhen, weekdays } from './days.ts'
import { durationPattern, parseDuration, suggestDuration } from './durations.ts'
import { nearest } from './likeness.ts'
import {
  emailPattern, isTimezone, languagePattern, pathPattern, phonePattern, suggestEmail, suggestId, suggestLanguage, suggestPath,
  suggestTimezone, timezonePattern,
} from './names.ts'
import { proseFaults } from './prose.ts'
import {
  moneyPattern, parseMoney, parseRange, parseScore, rangePattern, scorePattern, suggestMoney, suggestRange,
} from './ranges.ts'

/** The channels every plan knows without declaring them. */
export const builtinChannels = ['on-site', 'video', 'phone', 'email', 'chat', 'letter', 'portal', 'social'] as const

/** The phases in the order of the outline. */
export const phases = ['precontract', 'postcontract', 'implementation', 'closeout', 'lcm'] as const

/** What an item can say about who may see it. */
export const visibilities = ['shared', 'internal'] as const

/** A row of section 2 of the plan format. */
export interface ScalarRow {
  /** Says whether the characters of a value have the exact form. */
  matches: (text: string) => boolean
  /** The rule that reports a value without it. */
  rule: string
  /** Names the form in words, to follow "must be". */
  expected: string
  /** Source of a regular expression for JSON Schema that every right value fits. */
  pattern?: string
  /** The values, where the type is a list of them. */
  values?: readonly string[]
  /** Reads a number; present on the types that are numbers in YAML. */
  number?: (text: string) => number | undefined
  /** Returns the right value a wrong one most likely means. */
  suggest?: (text: string) => string | undefined
}

const byPattern = (pattern: string, rule: string, expected: string): ScalarRow & { pattern: string } => {
  const form = new RegExp(pattern)
  return { matches: (text) => form.test(text), rule, expected, pattern }
}

const listed = (values: readonly string[]): ScalarRow => ({
  matches: (text) => values.includes(text),
  rule: 'shape/unknown-value',
  expected: `one of ${values.join(', ')}`,
  values,
  suggest: (text) => nearest(text.trim(), values)
    ?? values.find((value) => text.length > 2 && value.startsWith(text.toLowerCase())),
})

const idForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
const idPattern = '^(?=.{1,60}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$'

const identifier = (rule: string, expected: string): ScalarRow => ({
  matches: (text) => text.length <= 60 && idForm.test(text), rule, expected, pattern: idPattern, suggest: suggestId,
})

const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/

const oneLine: ScalarRow = {
  matches: (text) => {
    const inner = text.trim()
    return inner !== '' && !lineBreak.test(inner) && (inner.length <= 500 || [...inner].length <= 500)
  },
  rule: 'shape/not-one-line',
  expected: 'one line of at most 500 characters',
}

const dayPattern = '(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])'
const timePattern = '[ T](?:[01][0-9]|2[0-3]):[0-5][0-9]'

const day: ScalarRow = {
  matches: isDay, rule: 'shape/bad-date', expected: 'a day, such as 2026-10-09', pattern: `^${dayPattern}$`,
  suggest: (text) => suggestWhen(text)?.slice(0, 10),
}

const decimalForm = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const integerForm = /^[-+]?[0-9]+$|^0o[0-7]+$|^0x[0-9a-fA-F]+$/

const readNumber = (text: string): number | undefined => {
  if (!decimalForm.test(text) && !integerForm.test(text)) return undefined
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}

const readInteger = (text: string): number | undefined => {
  const number = integerForm.test(text) ? Number(text) : NaN
  return Number.isSafeInteger(number) ? number : undefined
}

const numeric = (read: (text: string) => number | undefined, expected: string): ScalarRow => ({
  matches: (text) => read(text) !== undefined,
  rule: 'shape/bad-number',
  expected,
  number: read,
  suggest: (text) => {
    const number = Number(text.trim().replace(/^(-?\d+),(\d{1,2})$/, '$1.$2') || NaN)
    return read(String(number)) === undefined ? undefined : String(number)
  },
})

const readRating = (text: string): number | undefined => {
  const number = readInteger(text)
  return number !== undefined && number >= 1 && number <= 5 ? number : undefined
}

const rows = {
  'id': identifier('shape/bad-id', 'an id'),
  'word': identifier('shape/bad-id', 'a word of small letters, digits and hyphens'),
  'line': oneLine,
  'prose': {
    matches: (text) => proseFaults(text).length === 0, rule: 'shape/markup', expected: 'paragraphs, lists, emphasis and links',
  },
  'date': day,
  'date-time': {
    matches: isDateTime, rule: 'shape/bad-date', expected: 'a day and a time, such as 2026-10-09 14:30',
    pattern: `^${dayPattern}${timePattern}$`, suggest: (text) => [suggestWhen(text)].find((when) => when && isDateTime(when)),
  },
  'when': {
    matches: (text) => isDay(text) || isDateTime(text), rule: 'shape/bad-date',
    expected: 'a day, such as 2026-10-09, or a day and a time, such as 2026-10-09 14:30',
    pattern: `^${dayPattern}(?:${timePattern})?$`, suggest: suggestWhen,
  },
  'duration': {
    matches: (text) => parseDuration(text) !== undefined, rule: 'shape/bad-duration', expected: 'a duration, such as 2 weeks',
    pattern: durationPattern, suggest: suggestDuration,
  },
  'cadence': {
    matches: (text) => parseCadence(text) !== undefined, rule: 'shape/bad-cadence',
    expected: 'a rhythm, such as weekly or every 2 weeks on tuesday', pattern: cadencePattern, suggest: suggestCadence,
  },
  'money': {
    matches: (text) => parseMoney(text) !== undefined, rule: 'shape/bad-money', expected: 'an amount, such as 6000 EUR',
    pattern: moneyPattern, suggest: suggestMoney,
  },
  'range': {
    matches: (text) => parseRange(text) !== undefined, rule: 'shape/bad-range',
    expected: 'a range, such as 10 to 12 weeks, the smaller figure first', pattern: rangePattern, suggest: suggestRange,
  },
  'value': oneLine,
  'score': {
    matches: (text) => parseScore(text) !== undefined, rule: 'shape/bad-score', expected: 'a result in figures, such as 4.6 of 5',
    pattern: scorePattern,
    suggest: (text) => {
      const meant = text.trim().toLowerCase().replace(/\s*(?:\/|out of|of)\s*/, ' of ')
      return parseScore(meant) === undefined ? undefined : meant
    },
  },
  'rating': numeric(readRating, 'a whole number from 1 to 5'),
  'integer': numeric(readInteger, 'a whole number'),
  'number': numeric(readNumber, 'a number'),
  'email': { ...byPattern(emailPattern, 'shape/bad-email', 'an e-mail address'), suggest: suggestEmail },
  'phone': byPattern(phonePattern, 'shape/bad-phone', 'a telephone number, such as "+44 20 7946 0101"'),
  'language': {
    ...byPattern(languagePattern, 'shape/bad-name', 'a language tag, such as en or de-AT'), suggest: suggestLanguage,
  },
  'timezone': {
    matches: isTimezone, rule: 'shape/bad-name', expected: 'a time zone, such as UTC or Europe/London', pattern: timezonePattern,
    suggest: suggestTimezone,
  },
  'path': {
    ...byPattern(pathPattern, 'shape/bad-name', 'a relative path with / or an https:// address'), suggest: suggestPath,
  },
  'weekday': listed(weekdays),
  'person': identifier('shape/bad-id', 'the id of a person'),
  'ref': identifier('shape/bad-id', 'the id of an item of the plan'),
  'channel': {
    ...identifier('shape/bad-name', `the id of a channel or one of ${builtinChannels.join(', ')}`),
    suggest: (text) => nearest(text.trim().replaceAll(' ', '-'), builtinChannels) ?? suggestId(text),
  },
  'phase': listed(phases),
  'visibility': listed(visibilities),
} satisfies Record<string, ScalarRow>

/** The name of a scalar type. */
export type ScalarType = keyof typeof rows

/** The scalar types of section 2 of the plan format by name. */
export const scalarTypes: Readonly<Record<ScalarType, ScalarRow>> = rows

/** Says what other programs read where these characters stand without quotes; nothing where they read the same text. */
export const plainReading = (text: string): string | undefined => {
  if (text.length <= 'false'.length) {
    if (/^(?:y|yes|on|true)$/i.test(text)) return 'true'
    if (/^(?:n|no|off|false)$/i.test(text)) return 'false'
  }
  if (!decimalForm.test(text) && !integerForm.test(text)) return undefined
  const plain = String(Number(text))
  return plain === text ? undefined : plain
}
