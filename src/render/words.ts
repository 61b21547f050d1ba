import { parseCadence } from '../plan/cadences.ts'
import type { MonthDay } from '../plan/cadences.ts'
import { dayOf, numberOf, timeOf, weekdays } from '../plan/days.ts'
import type { Day, Weekday } from '../plan/days.ts'
import { parseDuration } from '../plan/durations.ts'
import type { Duration } from '../plan/durations.ts'
import { isLanguage, nearestLanguage } from '../plan/languages.ts'
import { parseMoney, parseRange, parseScore } from '../plan/ranges.ts'
import type { Money } from '../plan/ranges.ts'
import { isolated } from './direction.ts'
import type { Direction } from './direction.ts'
import { Phrase } from './leaf.ts'
import type { Part, Printable } from './leaf.ts'

type Texts = Readonly<Record<string, string>>

/** Every text of a document that is not from the plan, in one language; `{name}` stands for a value. */
export interface Labels {
  /** BCP 47 tag of the labels. */
  readonly language: string
  /** Tag whose dates and numbers go with the labels where the plan names no country. */
  readonly locale: string
  /** Which way the script runs. */
  readonly direction: Direction
  readonly document: Texts
  /** Headings of sections and annexes. */
  readonly sections: Texts
  /** Headings inside a section. */
  readonly parts: Texts
  readonly columns: Texts
  readonly facts: Texts
  readonly sentences: Texts
  /** Captions, alternative texts and words of pictures. */
  readonly figures: Texts
  /** What stands between the members of a list, between facts on a line, and so on; blanks count. */
  readonly joints: Texts
  /** What dates need besides CLDR: how the first day of a month is written, and what goes with a time. */
  readonly dates: Texts
  readonly rhythms: Texts
  /** Which of its weekdays in a month, by the weekday where the form depends on it. */
  readonly positions: Readonly<Record<string, Texts>>
  /** Every so many weeks or months, by plural form (CLDR). */
  readonly intervals: Readonly<Record<string, Texts>>
  /** Durations by unit and plural form (CLDR). */
  readonly durations: Readonly<Record<string, Texts>>
  /** Values of a fixed list, by field. */
  readonly values: Readonly<Record<string, Texts>>
}

/** Groups of labels that are plain texts by name. */
export type LabelGroup =
  'document' | 'sections' | 'parts' | 'columns' | 'facts' | 'sentences' | 'figures' | 'joints' | 'dates' | 'rhythms'

/** What puts values of a plan into words of one language. */
export interface Words {
  /** The tag dates and numbers follow. */
  readonly locale: string
  readonly direction: Direction
  /** Gives a label; throws where the labels lack it. */
  label(group: LabelGroup, name: string): string
  /** Keeps a text that runs the other way than the document in its own order. */
  isolated(text: string): string
  /** Gives the words for a value of a fixed list, and nothing where there are none. */
  value(field: string, value: string): string | undefined
  /** Fills the places of a label of the document with texts. */
  filled(name: string, values: Texts): string
  /** Fills the places of a sentence; nothing where a value is missing. */
  sentence(name: string, values?: Readonly<Record<string, Part | undefined>>): Phrase | undefined
  /** Fills the places of a text of pictures. */
  figure(name: string, values?: Texts): string
  date(day: Day): string
  /** The month or the year of a day, as the scale of a picture shows it. */
  span(day: Day, form: 'month' | 'initial' | 'year'): string
  /** A day, with the time where there is one. */
  when(text: string): string
  time(when: string): string | undefined
  number(value: number, decimals?: number): string
  duration(text: string): string
  cadence(text: string): string
  money(text: string): string
  range(text: string): string
  score(text: string): string
  /** Joins values as a sentence does: `a, b and c`. */
  joined(parts: readonly Printable[], kind?: 'conjunction' | 'disjunction'): Phrase | undefined
}

/** Chooses the nearest language there are labels for, else English. */
export const chooseLanguage = (tag: string, languages: readonly string[]): string => nearestLanguage(tag, languages) ?? 'en'

/**
 * Every document has the calendar and the digits its plan is written in, whatever the country: a phone number, a version or a page
 * number in other digits than the dates beside it would read as a slip (Arabic, where both kinds are in use).
 */
const plain = { calendar: 'gregory', numberingSystem: 'latn' } as const

/** Makes the words of a language; its dates follow the country the tag names, where labels and tag are of one language. */
export function wordsOf(labels: Labels, tag: string): Words {
  const isOwn = isLanguage(tag) && nearestLanguage(tag, [labels.language]) !== undefined
  const locale = isOwn && tag.includes('-') && tag !== labels.language ? tag : labels.locale
  const utc = { ...plain, timeZone: 'UTC' } as const
  const dates = new Intl.DateTimeFormat(locale, { ...utc, dateStyle: 'long' })
  const times = new Intl.DateTimeFormat(locale, { ...utc, timeStyle: 'short' })
  const dayNames = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'long' })
  const plurals = new Intl.PluralRules(locale)
  const instant = (day: Day, time = '00:00') => new Date(`${day}T${time}Z`)

  const label = (group: LabelGroup, name: string): string => {
    const text = labels[group][name]
    if (text === undefined) throw new Error(`the labels of ${labels.language} lack ${group}.${name}`)
    return text
  }
  const filledFrom = (group: LabelGroup, name: string, values: Texts) => fill(label(group, name), values).join('')
  const date = (day: Day) => steady(dates.formatToParts(instant(day))
    .map(({ type, value }) => type === 'day' && value === '1' ? label('dates', 'firstDay') : value).join(''))
  const time = (when: string) => {
    const clock = timeOf(when)
    return clock === undefined ? undefined
      : filledFrom('dates', 'time', { time: steady(times.format(instant(dayOf(when), clock))) })
  }
  // Formatters are slow to make; each is made when it is first needed, and once.
  const numbers = kept((decimals: number | undefined) => new Intl.NumberFormat(numbersOf(locale), {
    ...plain, minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 20,
  }))
  const spans = kept((form: 'month' | 'initial' | 'year') => new Intl.DateTimeFormat(locale, {
    ...utc, ...({ month: { month: 'short' }, initial: { month: 'narrow' }, year: { year: 'numeric' } } as const)[form],
  }))
  const lists = kept((type: 'conjunction' | 'disjunction') => new Intl.ListFormat(locale, { type }))
  const number = (value: number, decimals?: number) => steady(numbers(decimals).format(value))
  const weekday = (name: Weekday) =>
    dayNames.format(new Date((numberOf('2024-01-01') + weekdays.indexOf(name)) * 86_400_000))

  const formFrom = (group: 'durations' | 'intervals' | 'positions', name: string, form: string): string => {
    const text = labels[group][name]?.[form] ?? labels[group][name]?.['other']
    if (text === undefined) throw new Error(`the labels of ${labels.language} lack ${group}.${name}`)
    return text
  }
  const counted = (group: 'durations' | 'intervals', unit: string, n: number) =>
    fill(formFrom(group, unit, plurals.select(n)), { n: number(n) }).join('')
  const duration = ({ n, unit }: Duration): string => counted('durations', unit, n)
  const amount = ({ amount, digits }: Money): string => number(amount, digits.split('.')[1]?.length ?? 0)
  const money = (sum: Money): string => filledFrom('sentences', 'money', { amount: amount(sum), currency: sum.currency })
  const onDay = (rhythm: string, on: MonthDay | undefined) => on === undefined ? rhythm
    : filledFrom('rhythms', 'onPosition', {
      rhythm, position: formFrom('positions', on.position, on.weekday), weekday: weekday(on.weekday),
    })
  const listed = (texts: readonly string[], type: 'conjunction' | 'disjunction') =>
    lists(type).formatToParts(texts)

  return {
    locale,
    direction: labels.direction,
    label,
    isolated: (text) => labels.direction === 'rtl' ? isolated(text) : text,
    date,
    time,
    number,
    figure: (name, values = {}) => filledFrom('figures', name, values),
    span: (day, form) => steady(spans(form).format(instant(day))),
    filled: (name, values) => filledFrom('document', name, values),
    value: (field, value) => labels.values[field]?.[value],
    when: (text) => {
      const clock = time(text)
      const day = date(dayOf(text))
      return clock === undefined ? day : filledFrom('sentences', 'dateAndTime', { date: day, time: clock })
    },
    sentence: (name, values = {}) => {
      const parts = fill(label('sentences', name), values)
      return parts.includes(undefined) ? undefined : new Phrase(...withoutDoubleStops(parts.filter((part) => part !== undefined)))
    },
    duration: (text) => {
      const parsed = parseDuration(text)
      return parsed === undefined ? text : duration(parsed)
    },
    cadence: (text) => {
      const cadence = parseCadence(text)
      if (cadence === undefined) return text
      if (cadence.every === 'day') return label('rhythms', 'daily')
      if (cadence.every === 'working-day') return label('rhythms', 'workingDays')
      if (cadence.every === 'week') {
        const rhythm = cadence.n === 1 ? label('rhythms', 'weekly') : counted('intervals', 'week', cadence.n)
        const days = listed(cadence.weekdays.map(weekday), 'conjunction').map(({ value }) => value).join('')
        return days === '' ? rhythm : filledFrom('rhythms', 'onDays', { rhythm, days })
      }
      const name = { 1: 'monthly', 3: 'quarterly', 12: 'yearly' }[cadence.n]
      const rhythm = name === undefined ? counted('intervals', 'month', cadence.n) : label('rhythms', name)
      return onDay(rhythm, cadence.on)
    },
    money: (text) => {
      const parsed = parseMoney(text)
      return parsed === undefined ? text : money(parsed)
    },
    range: (text) => {
      const range = parseRange(text)
      if (range === undefined) return text
      const [name, from, to] = range.kind === 'duration' ? ['span', number(range.low.n), duration(range.high)] as const
        : range.kind === 'money' ? ['span', amount(range.low), money(range.high)] as const
        : ['period', date(range.low), date(range.high)] as const
      return text.includes(' to ') ? filledFrom('sentences', name, { from, to }) : to
    },
    score: (text) => {
      const score = parseScore(text)
      if (score === undefined) return text
      return filledFrom('sentences', 'score', { value: number(score.value), scale: number(score.scale) })
    },
    joined: (parts, kind = 'conjunction') => {
      if (parts.length === 0) return undefined
      // The word between two values may depend on how the second begins, as in Spanish.
      const rest = [...parts]
      return new Phrase(...listed(parts.map((part) => part.inline()), kind)
        .map(({ type, value }) => type === 'element' ? rest.shift() ?? value : value))
    },
  }
}

/** Keeps what is made for each key. */
function kept<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}

/** A value that ends a sentence of its own needs no full stop of the label behind it. */
const withoutDoubleStops = (parts: readonly Part[]): Part[] => parts.map((part, index) => {
  const before = parts[index - 1]
  return typeof part === 'string' && /^[.。]/.test(part) && before !== undefined && typeof before !== 'string'
    && /[.!?…。！？؟]\u2069?$/.test(before.inline()) ? part.slice(1) : part
})

/** Evens out what Node versions take from their ICU: the kind of a blank, of an apostrophe, and marks of direction. */
const steady = (text: string) =>
  text.replace(/[\u00A0\u2009\u202F]/g, ' ').replace(/'/g, '’').replace(/[\u061C\u200E\u200F]/g, '')

/** Gives the tag numbers follow: Node versions group those of French-speaking Switzerland by a blank or by an apostrophe. */
const numbersOf = (locale: string) => locale.toLowerCase() === 'fr-ch' ? 'fr' : locale

/** Splits a label at its places and puts the values there. */
function fill<Value>(label: string, values: Readonly<Record<string, Value | undefined>>): (string | Value | undefined)[] {
  return label.split(/\{(\w+)\}/).map((piece, index) => index % 2 === 0 ? piece : values[piece]).filter((piece) => piece !== '')
}
