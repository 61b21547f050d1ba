import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { namesOf, textInCalendar, writeCalendar } from '../../src/calendar/calendar.ts'
import type { PlanInCalendar } from '../../src/calendar/events.ts'
import { textOf } from '../../src/calendar/lines.ts'
import { zoneOf } from '../../src/calendar/zones.ts'
import { addDays } from '../../src/plan/days.ts'
import { daysOf, diaryOf } from '../../src/plan/diary.ts'
import { calendarOf } from '../../src/plan/durations.ts'
import { customerEdition, type Edition } from '../../src/plan/edition.ts'
import { load, type Loaded } from '../../src/plan/load.ts'
import { read } from '../../src/plan/read.ts'
import type { Plan } from '../../src/plan/schema/index.ts'
import { format } from '../../src/plan/table.ts'
import { wordsOf } from '../../src/render/words.ts'
import { labelsFor } from '../../src/templates.ts'
import { effort } from '../effort.ts'
import { filesOf } from '../files.ts'
import { momentsOf, occurrencesOf, readCalendar } from './reader.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const english = wordsOf(await labelsFor('en'), 'en-GB')

function loaded(text: string): Loaded {
  const files = filesOf({ 'a.crp.yaml': text, 'house.crp.yaml': example('house') })
  const loading = load(new TextEncoder().encode(text), 'a.crp.yaml', files)
  expect(loading.problems).toEqual([])
  if (loading.loaded === undefined) throw new Error('the plan cannot be read')
  return loading.loaded
}

function partOf(reading: PlanInCalendar['reading'], more: Partial<PlanInCalendar> = {}): PlanInCalendar {
  const zone = zoneOf(reading.plan.calendar.timezone)
  if (zone === undefined) throw new Error('the zone is not known')
  return {
    reading, words: english, isInternal: false, zone, key: 'a', prefix: undefined, day: '2026-09-24', person: undefined, hasAlarms: true,
    ...more,
  }
}

const write = (part: PlanInCalendar) => writeCalendar([part], namesOf([part], undefined)).text

function editionOf(text: string, edition: Edition, more: Partial<PlanInCalendar> = {}): PlanInCalendar {
  const plan = loaded(text)
  const reading = edition === 'internal' ? plan : read(customerEdition(plan.tree, format), format)
  return partOf(reading, { isInternal: edition === 'internal', ...more })
}

/** Makes a plan with one meeting. */
const withMeeting = (meeting: string, end: string | undefined, calendar = '{}') => `
crp: 1
calendar: ${calendar}
phases: {implementation: {${end === undefined ? '' : `end: ${end}, `}formal_meetings: [{id: fm, title: Meeting, ${meeting}}]}}
`
const timesIn = (text: string) => text.slice(text.indexOf('BEGIN:VEVENT')).match(/^(?:RRULE|DTSTART|DTEND|EXDATE).*(?=\r)/gm) ?? []

/** The table of cadences in section 2.1 of the plan format; 13 October 2026 is the second Tuesday of its month. */
test.each([
  ['daily', '2026-10-13', 'FREQ=DAILY'],
  ['every working day', '2026-10-13', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['weekly', '2026-10-13', 'FREQ=WEEKLY;BYDAY=TU'],
  ['weekly on tuesday and thursday', '2026-10-13', 'FREQ=WEEKLY;BYDAY=TU,TH'],
  ['every 2 weeks on tuesday', '2026-10-13', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['monthly', '2026-10-13', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['monthly', '2026-09-29', 'FREQ=MONTHLY;BYDAY=-1TU'],
  ['monthly on the last friday', '2026-10-30', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ['quarterly', '2026-10-13', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU'],
  ['every 6 months', '2026-10-13', 'FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU'],
  ['yearly', '2026-10-13', 'FREQ=MONTHLY;INTERVAL=12;BYDAY=2TU'],
])('%s from %s on becomes the rule of the plan format', (cadence, first, rule) => {
  const file = write(editionOf(withMeeting(`cadence: ${cadence}, first: ${first}`, '2029-12-31'), 'customer'))
  const day = first.replaceAll('-', '')
  expect(timesIn(file)).toEqual([
    `DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${Number(day) + 1}`, `RRULE:${rule};UNTIL=20291231`,
  ])
})

test.each([
  ['a day, local time', 'first: 2026-10-09 14:30, lasts: 90 minutes', undefined, '{timezone: Europe/London}', [
    'DTSTART;TZID=Europe/London:20261009T143000', 'DTEND;TZID=Europe/London:20261009T160000']],
  ['an hour where no length is given', 'first: 2026-10-09 23:30', undefined, '{}', ['DTSTART:20261009T233000Z', 'DTEND:20261010T003000Z']],
  ['a working day has its hours', 'first: 2026-10-09 09:00, lasts: 1 working day', undefined, '{hours_per_day: 7.5}', [
    'DTSTART:20261009T090000Z', 'DTEND:20261009T163000Z']],
  ['whole days', 'first: 2026-10-09, lasts: 2 days', undefined, '{}', ['DTSTART;VALUE=DATE:20261009', 'DTEND;VALUE=DATE:20261011']],
  ['one working day does not reach over a weekend', 'first: 2026-10-09, lasts: 1 working day', undefined, '{}', [
    'DTSTART;VALUE=DATE:20261009', 'DTEND;VALUE=DATE:20261010']],
  ['two working days do', 'first: 2026-10-09, lasts: 2 working days', undefined, '{}', [
    'DTSTART;VALUE=DATE:20261009', 'DTEND;VALUE=DATE:20261013']],
  ['the end of a series with times is in UTC, holidays have the form of its start',
    'cadence: weekly, first: 2026-10-13 10:00', '2027-06-30', '{timezone: Europe/London, holidays: [2026-12-29, 2026-10-20, 2026-12-25]}', [
      'DTSTART;TZID=Europe/London:20261013T100000', 'DTEND;TZID=Europe/London:20261013T110000',
      'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T225959Z', 'EXDATE;TZID=Europe/London:20261020T100000',
      'EXDATE;TZID=Europe/London:20261229T100000']],
  ['a first day off the cadence, and then a holiday: the series starts on the first of its own days',
    'cadence: every 2 weeks on tuesday, first: 2026-10-08', undefined, '{holidays: [2026-10-20]}', [
      'DTSTART;VALUE=DATE:20261103', 'DTEND;VALUE=DATE:20261104', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU']],
  ['a last weekday stays the last when the first one is a holiday', 'cadence: monthly, first: 2026-09-29', undefined, '{holidays: [2026-09-29]}', [
    'DTSTART;VALUE=DATE:20261027', 'DTEND;VALUE=DATE:20261028', 'RRULE:FREQ=MONTHLY;BYDAY=-1TU']],
])('%s', (_, meeting, end, calendar, lines) => {
  expect(timesIn(write(editionOf(withMeeting(meeting, end, calendar), 'customer')))).toEqual(lines)
})

test('a series that ends before it begins has no entry', () => {
  expect(write(editionOf(withMeeting('cadence: weekly, first: 2026-10-13', '2026-10-01'), 'customer'))).not.toContain('VEVENT')
})

const zones = [
  'UTC', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'America/Havana', 'America/St_Johns', 'Asia/Kolkata',
  'Asia/Tokyo', 'Asia/Beirut', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Apia', 'US/Eastern', 'Etc/GMT+5',
]
const weekday = fc.constantFrom('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
const days = fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }).map((names) => ` on ${names.join(' and ')}`)
const position = fc.tuple(fc.constantFrom('first', 'second', 'third', 'fourth', 'last'), weekday).map((words) => ` on the ${words.join(' ')}`)
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''))
const cadence = fc.oneof(
  fc.constantFrom('daily', 'every working day'),
  joined(fc.oneof(fc.constant('weekly'), fc.integer({ min: 2, max: 52 }).map((n) => `every ${n} weeks`)), fc.oneof(fc.constant(''), days)),
  joined(fc.oneof(fc.constantFrom('monthly', 'quarterly', 'yearly'), fc.integer({ min: 2, max: 24 }).map((n) => `every ${n} months`)),
    fc.oneof(fc.constant(''), position)),
)
const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2026-01-01', n))
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59')).map(([hour, minute]) => ` ${String(hour).padStart(2, '0')}:${minute}`)

test('another program finds a series on exactly the days of its cadence', () => {
  fc.assert(fc.property(
    fc.record({
      cadence, first: day, time: fc.oneof(fc.constant(''), time), length: fc.option(fc.integer({ min: 0, max: 900 })),
      near: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }), holidays: fc.array(day, { maxLength: 5 }),
      zone: fc.constantFrom(...zones), working: fc.uniqueArray(weekday, { maxLength: 7 }),
    }),
    ({ cadence, first, time, length, near, holidays, zone, working }) => {
      const off = [...holidays, ...near.map((n) => addDays(first, n))]
      const end = length === null ? undefined : addDays(first, length)
      const settings = `{timezone: ${zone}, holidays: [${off.join()}], working_days: [${working.join()}]}`
      const part = editionOf(withMeeting(`cadence: ${cadence}, first: ${first}${time}`, end, settings), 'customer')
      const file = write(part)
      const [entry] = diaryOf(part.reading)
      if (entry === undefined) throw new Error('the meeting is not in the diary')
      const to = addDays(first, 1000)
      const wanted = daysOf(entry, first, to, calendarOf(part.reading.plan)).map((day) => `${day}${time}`)
      const { events: [event] } = readCalendar(file)
      const found = event === undefined ? [] : occurrencesOf(event, to)
      expect(found).toEqual(wanted)
    },
  ), { numRuns: 60 * effort })
})

test('another program finds each time of a series at the moment the clocks of its zone show it', () => {
  const shown = (zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
  for (const zone of zones) {
    const clock = shown(zone)
    const { events: [event] } = readCalendar(write(editionOf(
      withMeeting('cadence: daily, first: 2026-01-01 12:30', '2028-12-31', `{timezone: ${zone}}`), 'customer')))
    const days = event === undefined ? [] : momentsOf(event)
    expect(days.length).toBe(1096)
    expect(days.filter((moment) => !clock.format(moment).endsWith(', 12:30'))).toEqual([])
  }
})

test('a time zone that the data do not know is told of, not guessed', () => {
  expect(zoneOf('Europe/Nowhere')).toBeUndefined()
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 300 }),
  fc.constantFrom('a;b,c\\n\\,\\;d:"e"', 'END:VEVENT\r\nEND:VCALENDAR', 'x\r\nATTENDEE:mailto:evil@example.com', '\u0000\u0007\u007F', '👩‍👩‍👧‍👦'.repeat(20), '\uD800 half',
    'ends with \\', ' leading', 'tab\there', '漢字'.repeat(60)),
)

test('whatever a plan says is read as it stands, and opens nothing', () => {
  const shown = (text: string) => text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '').replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
  fc.assert(fc.property(fc.record({ title: hostile, person: hostile, purpose: hostile, agenda: fc.array(hostile, { maxLength: 3 }) }),
    ({ title, person, purpose, agenda }) => {
      const people = [{ id: 'p', name: person, side: 'supplier', email: 'p@firm.example' }]
      const meeting = { title, purpose, agenda, first: '2026-10-09 10:00', owner: 'p', channel: 'video' }
      // As loading would give it, but for texts that no file could hold.
      const plan = { people, phases: { lcm: { formal_meetings: [meeting, { ...meeting, id: 'fm' }] } }, calendar: { timezone: 'Asia/Tokyo' }, limits: {} } as unknown as Plan
      const part = partOf({ plan: { ...plan, calendar: { timezone: 'Asia/Tokyo', working_days: [], hours_per_day: 8 } }, origins: new Map() })
      const file = writeCalendar([part], { name: title, about: purpose }).text
      expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(file.split('\r\n').filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([])
      const { root, events } = readCalendar(file)
      // Of a property it does not know, the reader leaves the escapes.
      expect(textOf(String(root.getFirstPropertyValue('x-wr-calname') ?? ''))).toBe(shown(title))
      const name = title === '' ? 'Meeting' : shown(title)
      expect(events.map(({ summary }) => summary ?? '')).toEqual([name, name])
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(2)
      for (const { event } of events) {
        expect(event.attendees.map((one) => one.getFirstValue())).toEqual(['mailto:p@firm.example'])
        expect(event.description.startsWith(shown(purpose))).toBe(true)
        expect(event.duration.toSeconds()).toBe(3600)
      }
    }), { numRuns: 200 * effort })
})

test.each(['customer', 'internal'] as const)('the calendar of the example, %s edition', async (edition) => {
  const part = editionOf(example('harrow-vale'), edition, { key: 'harrow-vale-messaging' })
  const file = write(part)
  expect(file.split('\r\n').join('\n')).not.toContain('\r')
  await expect(file.replaceAll('\r\n', '\n')).toMatchFileSnapshot(`goldens/harrow-vale.${edition}.ics`)
})

test('what a reader sees on the days of the example is what its diary holds', () => {
  const part = editionOf(example('harrow-vale'), 'internal')
  const { events } = readCalendar(write(part))
  const found = events.flatMap((event) => occurrencesOf(event, '2028-12-31').map((when) => `${event.uid.replace(/@.*/, '')} ${when}`))
  const wanted = diaryOf(part.reading).filter(({ kind }) => !['answer', 'change', 'decision', 'exception'].includes(kind)).flatMap((entry) =>
    daysOf(entry, '2026-01-01', '2028-12-31', calendarOf(part.reading.plan))
      .map((day) => `${entry.id ?? entry.place}${entry.step === undefined ? '' : `.${entry.step}`} ${day}${entry.when.slice(10)}`))
  expect(found.sort()).toEqual(wanted.sort())
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
})

test('nothing internal stands in the calendar for the customer', () => {
  const secret = 'ZZZ'
  const plan = `
crp: 1
plan: {title: T, owner: ann}
people: [{id: ann, name: Ann, side: supplier, email: ann@firm.example}, {id: ivo, name: Ivo ${secret}, side: supplier, email: ${secret}@firm.example}]
customer: {name: C}
goals: [{text: ${secret} goal, by: 2026-12-01, owner: ivo, initiatives: [{text: ${secret} initiative, due: 2026-11-01, owner: ivo}]}]
schedule:
  - {id: ms-open, title: Kick-off, date: 2026-11-02 10:00, attendees: [ann]}
  - {id: ms-hidden, title: ${secret}, date: 2026-11-03, owner: ivo, visibility: internal}
commitments: [{text: Live, promised: 2026-12-01, estimate: 2026-11-20, made_by: ann}]
issues: [{text: ${secret} issue, due: 2026-11-05, visibility: internal}, {text: Shared, due: 2026-11-06, cause: ${secret}, owner: ivo}]
improvement: [{action: ${secret} action, due: 2026-11-07, owner: ivo}]
feedback: {checks: [{what: ${secret} check, date: 2026-11-08, owner: ivo}], staff: [{topic: ${secret} staff, date: 2026-11-09}]}
`
  const names = (edition: Edition) => readCalendar(write(editionOf(plan, edition))).events.map(({ summary }) => summary)
  expect(names('customer').join()).not.toContain(secret)
  expect(names('internal').filter((name) => name.includes(secret)).length).toBe(7)
  const file = write(editionOf(plan, 'customer'))
  expect(textInCalendar(file).replace(/Ivo ZZZ|ZZZ@firm.example/gi, '')).not.toContain(secret)
  expect(names('customer')).toEqual(['Kick-off', 'Issue: Shared', 'Promise: Live'])
})

test('an entry keeps its name when its title, its day and the order of the file change', () => {
  const uids = (schedule: string) => readCalendar(write(editionOf(`crp: 1\nschedule: [${schedule}]\n`, 'customer'))).events.map(({ uid }) => uid).sort()
  expect(uids('{id: b, title: Later, date: 2027-01-08}, {id: a, title: Other, date: 2026-10-10 10:00}'))
    .toEqual(uids('{id: a, title: A, date: 2026-10-09}, {id: b, title: B, date: 2026-10-12}'))
})

test('of one person there are the entries that name her', () => {
  const part = editionOf(example('harrow-vale'), 'internal', { person: 'otto' })
  expect(readCalendar(write(part)).events.map(({ uid }) => uid.replace(/@.*/, ''))).toEqual(['fm-steer', 's-close', 'fm-quarter', 's-year'])
})

test('a reminder rings only for what is to come', () => {
  const { events } = readCalendar(write(editionOf(example('harrow-vale'), 'customer')))
  const rings = (id: string) => events.find(({ uid }) => uid.startsWith(`${id}@`))?.event.component.getAllSubcomponents('valarm')
    .map((alarm) => String(alarm.getFirstPropertyValue('trigger')))
  expect(['ms-kick', 'ms-demo', 'ms-vale', 'c-vale', 'fm-progress', 'r1', 'r3', 'tr-harrow'].map((id) => [id, rings(id)])).toEqual([
    ['ms-kick', []], ['ms-demo', ['-PT15M']], ['ms-vale', ['-PT15H']], ['c-vale', ['-P6DT15H']], ['fm-progress', ['-PT15M']], ['r1', []],
    ['r3', ['-P6DT15H']], ['tr-harrow', []],
  ])
  expect(write(editionOf(example('harrow-vale'), 'customer', { hasAlarms: false }))).not.toContain('VALARM')
})
