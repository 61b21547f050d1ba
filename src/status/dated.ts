import { farthest } from '../plan/cadences.ts'
import { addDays, dayOf, daysBetween, timeOf, type Day } from '../plan/days.ts'
import { daysOf, type DiaryEntry, type DiaryKind } from '../plan/diary.ts'
import type { Calendar } from '../plan/durations.ts'

/** Something with a day, in words and with its place in the file. */
export interface Dated {
  kind: DiaryKind
  /** `promise to Malik Osei: Vale clinic live` */
  what: string
  /** The name of whoever answers for it. */
  owner: string | undefined
  place: string
  file: string
  line: number
}

/** Something that should be done by now. */
export interface Late extends Dated {
  due: Day
  daysLate: number
}

/** Something that comes up; of a series its next day. */
export interface Coming extends Dated {
  day: Day
  /** `14:00`, where the plan says so. */
  time: string | undefined
  daysLeft: number
  /** The other days of a series in the time looked at. */
  again: Day[]
}

/** Entries of a diary by what they mean on a day. */
export interface Sorted {
  /** What is open and past its last day, the longest first. */
  late: readonly DiaryEntry[]
  /** What comes up within some days, in order of its day. */
  coming: readonly { entry: DiaryEntry; days: readonly [Day, ...Day[]] }[]
}

/** Sorts out of a diary what is late on a day and what comes up from that day to another, both inclusive. */
export function sorted(entries: readonly DiaryEntry[], today: Day, until: Day, calendar: Calendar): Sorted {
  const late = entries.filter(({ state, due }) => state === 'open' && due < today)
  const coming = entries.flatMap((entry) => {
    const [first, ...others] = comingDays(entry, today, until, calendar)
    return first === undefined ? [] : [{ entry, days: [first, ...others] as const }]
  })
  return {
    late: late.toSorted((a, b) => compare(a.due, b.due)),
    coming: coming.toSorted((a, b) => compare(a.days[0], b.days[0]) || compare(clockOf(a.entry), clockOf(b.entry))),
  }
}

/** What has had its day and still has time, such as a survey without a result, comes up once more on its last day. */
function comingDays(entry: DiaryEntry, today: Day, until: Day, calendar: Calendar): Day[] {
  const { state, when, due, series } = entry
  if (state === 'done' || state === 'dropped') return []
  const isAfter = series === undefined && dayOf(when) < today && state === 'open'
  return isAfter ? [due].filter((day) => day >= today && day <= until) : daysOf(entry, today, until, calendar)
}

/** What has no time stands before what has one. */
const clockOf = ({ when }: DiaryEntry): string => timeOf(when) ?? ''

const compare = (a: string, b: string): number => a === b ? 0 : a < b ? -1 : 1

/** Finds the first thing that comes up, however far ahead. */
export function nextOf(entries: readonly DiaryEntry[], today: Day, calendar: Calendar): Sorted['coming'][number] | undefined {
  return sorted(entries, today, addDays(today, farthest), calendar).coming[0]
}

/** Puts an entry that is late on record. */
export const lateOf = (dated: Dated, { due }: DiaryEntry, today: Day): Late => ({ ...dated, due, daysLate: daysBetween(due, today) })

/** Puts an entry that comes up on record. */
export const comingOf = (dated: Dated, { entry: { when }, days: [day, ...again] }: Sorted['coming'][number], today: Day): Coming =>
  ({ ...dated, day, time: timeOf(when), daysLeft: daysBetween(today, day), again })
