import { parseCadence } from '../plan/cadences.ts'
import type { MonthDay } from '../plan/cadences.ts'
import { dayOf, numberOf, timeOf, weekdays } from '../plan/days.ts'
import type { Day, Weekday } from '../plan/days.ts'
import { parseDuration } from '../plan/durations.ts'
import type { Duration } from '../plan/durations.ts'
import { parseMoney, parseRange, parseScore } from '../plan/ranges.ts'
import type { Money } from '../plan/ranges.ts'
import { Phrase } from './leaf.ts'
import type { Part, Printable } from './leaf.ts'

type Texts = Readonly<Record<string, string>>

/** Every text of a document that is not from the plan, in one language; `{name}` stands for a value. */
export interface Labels {
  /** BCP 47 tag of the labels. */
  readonly language: string
  /** Tag whose dates and numbers go with the labels where the plan names no country. */
  readonly locale: string
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
  readonly rhythms: Texts
  readonly positions: Texts
  /** Durations by unit and plural form (CLDR). */
  readonly durations: Readonly<Record<string, Texts>>
  /** Values of a fixed list, by field. */
  readonly values: Readonly<Record<string, Texts>>
}

/** Groups of labels that are plain texts by name. */
export type LabelGroup = 'document' | 'sections' | 'parts' | 'columns' | 'facts' | 'sentences' | 'figures' | 'rhythms' | 'positions'

/** What puts values of a plan into words of one language. */
export interface Words {
  /** The tag dates and numbers follow. */
  readonly locale: string
  /** Gives a label; throws where the labels lack it. */
  label(group: LabelGroup, name: string): string
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

/** Chooses the nearest language there are labels for: the tag itself, the tag without its last parts, else English. */
export function chooseLanguage(tag: string, languages: readonly string[]): string {
  const parts = tag.split('-')
  for (let length = parts.length; length > 0; length -= 1) {
    const wanted = parts.slice(0, length).join('-').toLowerCase()
    const found = languages.find((language) => language.toLowerCase() === wanted)
    if (found !== undefined) return found
  }
  return 'en'
}

/** Makes the words of a language; its dates follow the country the tag names, where labels and tag are of one language. */
export function wordsOf(labels: Labels, tag: string): Words {
  const isOwn = tag.toLowerCase().split('-')[0] === labels.language.toLowerCase().split('-')[0]
  const locale = isOwn && tag.includes('-') ? tag : labels.locale
  const utc = { timeZone: 'UTC' } as const
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
  const date = (day: Day) => spaced(dates.format(instant(day)))
  const time = (when: string) => {
    const clock = timeOf(when)
    return clock === undefined ? undefined : spaced(times.format(instant(dayOf(when), clock)))
  }
  // Formatters are slow to make; each is made when it is first needed, and once.
  const numbers = kept((decimals: number | undefined) => new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 20,
  }))
  const spans = kept((form: 'month' | 'initial' | 'year') => new Intl.DateTimeFormat(locale, {
    ...utc, ...({ month: { month: 'short' }, initial: { month: 'narrow' }, year: { year: 'numeric' } } as const)[form],
  }))
  const lists = kept((type: 'conjunction' | 'disjunction') => new Intl.ListFormat(locale, { type }))
  const number = (value: number, decimals?: number) => spaced(numbers(decimals).format(value))
  const filledFrom = (group: LabelGroup, name: string, values: Texts) => fill(label(group, name), values).join('')
  const weekday = (name: Weekday) =>
    dayNames.format(new Date((numberOf('2024-01-01') + weekdays.indexOf(name)) * 86_400_000))

  const duration = ({ n, unit }: Duration): string => {
    const text = labels.durations[unit]?.[plurals.select(n)] ?? labels.durations[unit]?.['other']
    if (text === undefined) throw new Error(`the labels of ${labels.language} lack durations.${unit}`)
    return fill(text, { n: number(n) }).join('')
  }
  const amount = ({ amount, digits }: Money): string => number(amount, digits.split('.')[1]?.length ?? 0)
  const money = (sum: Money): string => `${amount(sum)} ${sum.currency}`
  const span = (low: string, high: string) => filledFrom('sentences', 'fromTo', { from: low, to: high })
  const onDay = (rhythm: string, on: MonthDay | undefined) => on === undefined ? rhythm
    : filledFrom('rhythms', 'onPosition', { rhythm, position: label('positions', on.position), weekday: weekday(on.weekday) })
  const listed = (texts: readonly string[], type: 'conjunction' | 'disjunction') =>
    lists(type).formatToParts(texts)

  return {
    locale,
    label,
    date,
    time,
    number,
    figure: (name, values = {}) => filledFrom('figures', name, values),
    span: (day, form) => spaced(spans(form).format(instant(day))),
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
        const rhythm = cadence.n === 1 ? label('rhythms', 'weekly') : filledFrom('rhythms', 'weeks', { n: number(cadence.n) })
        const days = listed(cadence.weekdays.map(weekday), 'conjunction').map(({ value }) => value).join('')
        return days === '' ? rhythm : filledFrom('rhythms', 'onDays', { rhythm, days })
      }
      const name = { 1: 'monthly', 3: 'quarterly', 12: 'yearly' }[cadence.n]
      const rhythm = name === undefined ? filledFrom('rhythms', 'months', { n: number(cadence.n) }) : label('rhythms', name)
      return onDay(rhythm, cadence.on)
    },
    money: (text) => {
      const parsed = parseMoney(text)
      return parsed === undefined ? text : money(parsed)
    },
    range: (text) => {
      const range = parseRange(text)
      if (range === undefined) return text
      const [low, high] = range.kind === 'duration' ? [number(range.low.n), duration(range.high)]
        : range.kind === 'money' ? [amount(range.low), money(range.high)]
        : [date(range.low), date(range.high)]
      return text.includes(' to ') ? span(low, high) : high
    },
    score: (text) => {
      const score = parseScore(text)
      if (score === undefined) return text
      return filledFrom('sentences', 'score', { value: number(score.value), scale: number(score.scale) })
    },
    joined: (parts, kind = 'conjunction') => parts.length === 0 ? undefined
      : new Phrase(...listed(parts.map((_, index) => String(index)), kind)
        .map(({ type, value }) => type === 'element' ? parts[Number(value)] ?? value : value)),
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
  return typeof part === 'string' && part.startsWith('.') && before !== undefined && typeof before !== 'string'
    && /[.!?…]$/.test(before.inline()) ? part.slice(1) : part
})

// Node versions differ in the blanks their ICU puts before units.
const spaced = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ')

/** Splits a label at its places and puts the values there. */
function fill<Value>(label: string, values: Readonly<Record<string, Value | undefined>>): (string | Value | undefined)[] {
  return label.split(/\{(\w+)\}/).map((piece, index) => index % 2 === 0 ? piece : values[piece]).filter((piece) => piece !== '')
}
