import { dayOf, numberOf, timeOf, type Day } from '../plan/days.ts'
import { diaryOf, type DiaryEntry } from '../plan/diary.ts'
import { calendarOf } from '../plan/durations.ts'
import type { Reading } from '../plan/read.ts'
import type { Words } from '../render/words.ts'
import { inCalendar, say, type KindInCalendar } from './kinds.ts'
import { mailto, quoted, textValue } from './lines.ts'
import { timesOf } from './times.ts'
import type { Zone } from './zones.ts'

/** One plan of a calendar, as its edition shows it. */
export interface PlanInCalendar {
  readonly reading: Pick<Reading, 'plan' | 'origins'>
  readonly words: Words
  readonly isInternal: boolean
  readonly zone: Zone
  /** What tells its entries from those of other plans, and stays when the plan changes. */
  readonly key: string
  /** What stands before the name of each entry, where a calendar holds several plans. */
  readonly prefix: string | undefined
  /** The day of issue. */
  readonly day: Day
  /** The id of the person whose dates alone are wanted. */
  readonly person: string | undefined
  readonly hasAlarms: boolean
}

type Person = NonNullable<PlanInCalendar['reading']['plan']['people']>[number]

/** The day from which issues of a plan are counted. */
const firstIssue = '1980-01-01'

/** Reminders (RFC 5545, 3.8.6.3): of what takes whole days at nine o'clock, a day ahead or a week. */
const reminders = { meeting: '-PT15M', day: '-PT15H', deadline: '-P6DT15H' } as const

/** Writes the events of a plan, VEVENT (RFC 5545, 3.6.1), each a list of lines, in order of their first days. */
export function eventsOf(part: PlanInCalendar): string[][] {
  return diaryOf(part.reading)
    .filter(({ owner, people }) => part.person === undefined || owner === part.person || people.includes(part.person))
    .toSorted((a, b) => a.when < b.when ? -1 : a.when > b.when ? 1 : 0)
    .flatMap((entry) => {
      const kind = inCalendar(entry.kind, part.isInternal)
      const times = kind && timesOf(entry, calendarOf(part.reading.plan), part.zone)
      return kind === undefined || times === undefined ? [] : [eventOf(entry, kind, times, part)]
    })
}

function eventOf(entry: DiaryEntry, kind: KindInCalendar, times: readonly string[], part: PlanInCalendar): string[] {
  const { words, key, day, prefix } = part
  // A title that could not be read is none.
  const name = kind.title(entry, words) || words.label(...kind.category)
  const isOff = entry.state === 'dropped'
  // Google takes what is cancelled out of a calendar; Outlook goes on showing it, so its name says so, too.
  const title = isOff ? say(words, 'withDetails', { text: name, details: words.value('status', 'cancelled') ?? '' }) : name
  const summary = textValue(prefix === undefined ? title : say(words, 'pair', { first: prefix, second: title }))
  const channel = entry.channel === undefined ? undefined : channelName(entry.channel, part)
  const description = describe(entry, kind, part)
  const stamp = `${day.replaceAll('-', '')}T000000Z`
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(entry, key)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${Math.max(0, numberOf(day) - numberOf(firstIssue))}`,
    ...times,
    `SUMMARY:${summary}`,
    ...description === '' ? [] : [`DESCRIPTION:${textValue(description)}`],
    ...channel === undefined ? [] : [`LOCATION:${textValue(channel)}`],
    `CATEGORIES:${textValue(words.label(...kind.category))}`,
    `STATUS:${isOff ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${timeOf(entry.when) === undefined || isOff ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...guestsOf(entry, kind, part),
    ...part.hasAlarms && isAhead(entry, day) ? alarmOf(entry, kind, summary) : [],
    'END:VEVENT',
  ]
}

/** Names an entry by its id, else by its place, so that a later calendar of the plan moves it instead of adding another. */
const uidOf = ({ id, place, step }: DiaryEntry, key: string) =>
  `${id ?? place}${step === undefined ? '' : `.${step}`}@${encodeURIComponent(key)}.crp`

/** Says whether an entry is to come; of what lies behind, Outlook would remind all at once. */
const isAhead = ({ state, series, when }: DiaryEntry, day: Day) =>
  (state === 'open' || state === 'unsaid') && (series !== undefined || dayOf(when) >= day)

function alarmOf({ when }: DiaryEntry, { isDeadline }: KindInCalendar, summary: string): string[] {
  const trigger = timeOf(when) !== undefined ? reminders.meeting : isDeadline ? reminders.deadline : reminders.day
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:${trigger}`, `DESCRIPTION:${summary}`, 'END:VALARM']
}

/** Lists those who have an address; nobody is asked to answer, for the plan has settled who takes part. */
function guestsOf({ owner, people }: DiaryEntry, { isNotice }: KindInCalendar, { reading }: PlanInCalendar): string[] {
  const lead = personOf(owner, reading)
  const others = people.map((id) => personOf(id, reading))
  const attendee = (role: string, person: Person | undefined) => person?.email === undefined ? []
    : [`ATTENDEE;CN=${quoted(person.name)};ROLE=${role};RSVP=FALSE:${mailto(person.email)}`]
  return [
    ...lead?.email === undefined ? [] : [`ORGANIZER;CN=${quoted(lead.name)}:${mailto(lead.email)}`],
    ...attendee('CHAIR', lead),
    ...others.flatMap((person) => attendee(isNotice ? 'NON-PARTICIPANT' : 'REQ-PARTICIPANT', person)),
  ]
}

/** Says what an entry is for and who takes part, names without an address included, for readers that show no guests. */
function describe({ purpose, agenda = [], phase, owner, people }: DiaryEntry, kind: KindInCalendar, { reading, words }: PlanInCalendar): string {
  const named = (id: string) => words.isolated(personOf(id, reading)?.name ?? id)
  const line = (label: string, value: string | undefined) => value === undefined || value === '' ? []
    : [say(words, 'pair', { first: words.label('columns', label), second: value })]
  const list = (texts: readonly string[], joint: string) => texts.join(words.label('joints', joint))
  return [
    ...purpose === undefined ? [] : [purpose],
    ...agenda.length === 0 ? [] : [say(words, 'agenda', { items: list(agenda.map(words.isolated), 'long') })],
    ...line('phase', phase && words.value('phase', phase)),
    ...line(kind.owner ?? 'owner', owner && named(owner)),
    ...line(kind.others ?? 'attendees', list(people.map(named), 'list')),
  ].join('\n')
}

const personOf = (id: string | undefined, { plan }: PlanInCalendar['reading']): Person | undefined =>
  plan.people?.find((person) => person.id === id)

const channelName = (id: string, { reading: { plan }, words }: PlanInCalendar): string =>
  plan.communication?.channels?.find((channel) => channel.id === id)?.name ?? words.value('channel', id) ?? id
