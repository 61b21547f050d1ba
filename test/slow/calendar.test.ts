import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { addDays } from '../../src/plan/days.ts'
import { daysOf, diaryOf } from '../../src/plan/diary.ts'
import { calendarOf } from '../../src/plan/durations.ts'
import { load } from '../../src/plan/load.ts'
import { filesOf } from '../files.ts'
import { memoryIo } from '../memory-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'crp-calendar-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const to = '2030-12-31'

/** Debian's python3-icalendar reads the events, python3-dateutil the zones the file defines and the rules. */
const reader = `
import datetime, io, json, re, sys
from dateutil import rrule, tz
from icalendar import Calendar
data = open(sys.argv[1], 'rb').read()
unfolded = data.decode().replace('\\r\\n ', '')
defined = re.findall(r'BEGIN:VTIMEZONE.*?END:VTIMEZONE', unfolded, re.S)
zones = tz.tzical(io.StringIO('\\n'.join(defined).replace('\\r\\n', '\\n'))) if defined else None
end = datetime.datetime.fromisoformat(sys.argv[2] + 'T23:59:59')
events = []
for event in Calendar.from_ical(data).walk('VEVENT'):
    start = event['DTSTART']
    isDay = not isinstance(start.dt, datetime.datetime)
    zone = zones.get(start.params['TZID']) if 'TZID' in start.params else None if isDay else tz.UTC
    at = lambda value: datetime.datetime.combine(value, datetime.time()) if isDay else value.replace(tzinfo=zone)
    times = rrule.rruleset()
    if 'RRULE' in event:
        text = event['RRULE'].to_ical().decode()
        times.rrule(rrule.rrulestr(text, dtstart=at(start.dt)))
    else:
        times.rdate(at(start.dt))
    dropped = event.get('EXDATE', [])
    for line in dropped if isinstance(dropped, list) else [dropped]:
        for one in line.dts: times.exdate(at(one.dt))
    last = end if isDay else end.replace(tzinfo=zone)
    found = []
    for time in times:
        if time > last: break
        found.append(time.strftime('%Y-%m-%d' if isDay else '%Y-%m-%d %H:%M'))
    events.append({
        'uid': str(event['UID']), 'summary': str(event['SUMMARY']), 'times': found, 'status': str(event['STATUS']),
        'minutes': None if isDay else (at(event['DTEND'].dt) - at(start.dt)).total_seconds() / 60,
        'guests': [str(one) + ' ' + one.params['ROLE'] for one in (lambda a: a if isinstance(a, list) else [a])(event.get('ATTENDEE', []))],
    })
print(json.dumps(events))
`

interface Read { uid: string; summary: string; times: string[]; status: string; minutes: number | null; guests: string[] }

async function readBack(text: string): Promise<Read[]> {
  const io = memoryIo({ 'a.crp.yaml': text, 'house.crp.yaml': example('house') })
  expect(await main(['calendar', 'a.crp.yaml', '--edition', 'internal', '-o', 'a.ics', '--today', '2026-10-09'], io)).toBe(0)
  const path = join(folder, 'a.ics')
  writeFileSync(path, io.files.get('a.ics') ?? '')
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', reader, path, to], { encoding: 'utf8', maxBuffer: 2 ** 26 })) as Read[]
}

function expected(text: string): Map<string, string[]> {
  const { loaded } = load(new TextEncoder().encode(text), 'a.crp.yaml', filesOf({ 'a.crp.yaml': text, 'house.crp.yaml': example('house') }))
  if (loaded === undefined) throw new Error('the plan cannot be read')
  // An answer that is due goes by the id of its issue, and into no calendar.
  return new Map(diaryOf(loaded).filter(({ kind }) => kind !== 'answer').map((entry) => [
    `${entry.id ?? entry.place}${entry.step === undefined ? '' : `.${entry.step}`}`,
    daysOf(entry, '1990-01-01', to, calendarOf(loaded.plan)).map((day) => `${day}${entry.when.slice(10)}`),
  ]))
}

const cadences = [
  'daily', 'every working day', 'weekly', 'weekly on tuesday and thursday', 'every 2 weeks on tuesday', 'every 3 weeks on monday and friday',
  'monthly', 'monthly on the last friday', 'quarterly', 'quarterly on the first monday', 'every 6 months', 'yearly', 'every 24 months',
]
const starts = ['2026-10-13', '2026-10-25 01:30', '2026-09-29 10:00', '2026-10-31 23:45', '2027-03-28 02:15']

test.each(['UTC', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Auckland', 'America/Havana'])(
  'another program reads every cadence in %s, day by day', async (zone) => {
    const meetings = cadences.flatMap((cadence, row) => starts.map((first, column) =>
      `      - {id: fm-${row}-${column}, title: Meeting, cadence: ${cadence}, first: ${first}}`))
    const holidays = Array.from({ length: 40 }, (_, index) => addDays('2026-10-13', index * index))
    const text = ['crp: 1', `calendar: {timezone: ${zone}, holidays: [${holidays.join()}]}`, 'phases:', '  implementation:',
      '    end: 2029-06-29', '    formal_meetings:', ...meetings, ''].join('\n')
    const wanted = expected(text)
    const found = await readBack(text)
    expect(found.length).toBe(cadences.length * starts.length)
    for (const { uid, times } of found) expect([uid, times]).toEqual([uid, wanted.get(uid.replace(/@.*/, ''))])
  })

test('another program reads the example: names, days, lengths, guests', async () => {
  const found = await readBack(example('harrow-vale'))
  const wanted = expected(example('harrow-vale'))
  expect(found.length).toBeGreaterThan(40)
  for (const { uid, times } of found) expect([uid, times]).toEqual([uid, wanted.get(uid.replace(/@.*/, ''))])
  const steering = found.find(({ uid }) => uid === 'fm-steer@harrow-vale-messaging.crp')
  expect(steering).toEqual({
    uid: 'fm-steer@harrow-vale-messaging.crp', summary: 'Steering meeting', status: 'CONFIRMED', minutes: 90,
    times: ['2026-09-08 10:00', '2026-10-13 10:00', '2026-11-10 10:00', '2026-12-08 10:00', '2027-01-12 10:00'],
    guests: [
      'mailto:ines@northbeam.example CHAIR', 'mailto:tom@northbeam.example REQ-PARTICIPANT', 'mailto:rhea@harrowvale.example REQ-PARTICIPANT',
      'mailto:otto@harrowvale.example REQ-PARTICIPANT',
    ],
  })
})
