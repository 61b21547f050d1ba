import type { Plan } from '../../plan/schema/index.ts'
import type { Leaf, Printable } from '../leaf.ts'
import { Phrase } from '../leaf.ts'
import type { Words } from '../words.ts'
import type { Leaves } from './leaves.ts'

/** A line of the road: what happened or shall happen on a day, and which of the six steps it belongs to. */
export interface Stop {
  /** The day, to sort by. */
  readonly day: string
  readonly date: Printable
  readonly what: Printable | undefined
  readonly details: readonly (Printable | undefined)[]
  /** The number of the step; none for the day of the document. */
  readonly step: Printable | undefined
  readonly who: Printable | undefined
  readonly status: Printable | undefined
  readonly isNow: boolean
}

/** The six steps as one list in order of date, with the day from which the document looks at them. */
export function roadmapOf(
  { relationship, goals, reviews }: Leaves<Plan>, words: Words, { from, day }: { readonly from?: string; readonly day?: string },
): Stop[] {
  const stop = (step: number, date: Leaf | undefined, what: Printable | undefined, more: Partial<Stop> = {}): Stop[] => date === undefined ? [] : [{
    day: date.value, date, what, details: [], step: new Phrase(words.number(step)), who: undefined, status: undefined, isNow: false, ...more,
  }]
  const saying = (label: string, what?: Printable) => words.sentence(label, what === undefined ? {} : { what })
  const { current_state: current, desired_state: desired, contacts, findings, progress } = relationship
  const stops: Stop[] = [
    ...stop(1, current.as_of, saying('stateSetDown')),
    ...contacts.flatMap(({ person, last_contact: date, counterpart, coverage }) =>
      stop(2, date, words.sentence('spokenWith', { who: person }), { who: counterpart, details: [coverage] })),
    ...findings.flatMap(({ found_on: date, text, kind }) => stop(3, date, saying('found', text), { details: [kind] })),
    ...goals.flatMap(({ by, text, owner, status, target, initiatives }) => [
      ...initiatives.flatMap(({ start, due, text: what, owner: who, status: state, steps }) => [
        ...stop(5, start, saying('begins', what), { who, status: state }),
        ...steps.flatMap(({ text: step, done_on: done }) => stop(5, done, saying('stepDone', step), { who })),
        ...stop(5, due, saying('ends', what), { who, status: state }),
      ]),
      ...stop(5, by, saying('reached', text), { who: owner, status, details: [target] }),
    ]),
    ...progress.flatMap(({ date, signal, note }) => stop(6, date, words.sentence('progressOf', { signal }), { details: [note] })),
    ...reviews.flatMap(({ date, status, participants }) => stop(6, date, saying('review'), { status, who: words.joined(participants) })),
    ...stop(1, desired.by, saying('wantedState')),
  ]
  if (stops.length === 0) return []
  return [...stops, ...nowOf(from, day, words)].toSorted((a, b) => a.day < b.day ? -1 : a.day > b.day ? 1 : 0)
}

/** Marks the day the road is looked at from. */
function nowOf(from: string | undefined, day: string | undefined, words: Words): Stop[] {
  const now = from ?? day
  return now === undefined ? [] : [{
    day: now, date: new Phrase(words.date(now)), details: [], step: undefined, who: undefined, status: undefined, isNow: true,
    what: new Phrase(from === undefined ? words.figure('issue') : words.label('sentences', 'today')),
  }]
}
