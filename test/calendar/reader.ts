import ICAL from 'ical.js'

/** An event as another program reads it. */
export interface ReadEvent {
  uid: string
  summary: string
  event: ICAL.Event
}

/** Reads a calendar with ical.js, which shares no code with ours; zones are those that the file defines. */
export function readCalendar(text: string): { root: ICAL.Component; events: ReadEvent[] } {
  // The type of a parsed file is open, as it may hold several calendars.
  const root = new ICAL.Component(ICAL.parse(text) as string)
  ICAL.TimezoneService.reset()
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return { uid: event.uid, summary: event.summary, event }
  })
  return { root, events }
}

/** Lists when an event takes place, up to a day: `2026-10-25` or `2026-10-25 01:30`. */
export function occurrencesOf({ event }: ReadEvent, to: string): string[] {
  const written = (time: ICAL.Time) => time.toString().replace('T', ' ').slice(0, time.isDate ? 10 : 16)
  if (!event.isRecurring()) return [written(event.startDate)]
  const found: string[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next !== undefined && next !== null && written(next).slice(0, 10) <= to; next = iterator.next()) {
    found.push(written(next))
  }
  return found
}

/** Lists the moments at which a series with an end takes place. */
export function momentsOf({ event }: ReadEvent): Date[] {
  const found: Date[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next !== undefined && next !== null; next = iterator.next()) found.push(next.toJSDate())
  return found
}
