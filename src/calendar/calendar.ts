import { eventsOf, type PlanInCalendar } from './events.ts'
import { say } from './kinds.ts'
import { fileOf, linesOf, textOf, textValue } from './lines.ts'

/** A calendar as a file, and how many entries it has. */
export interface Written {
  readonly text: string
  readonly count: number
}

/** What a calendar says of itself. */
export interface Names {
  readonly name: string
  readonly about: string
}

/** Writes a calendar of plans (RFC 5545); equal input gives equal text. */
export function writeCalendar(parts: readonly PlanInCalendar[], { name, about }: Names): Written {
  const events = parts.flatMap(eventsOf)
  const body = events.flat()
  const zones = new Map(parts.map(({ zone }) => [zone.id, zone.definition]))
  // Programs complain of a zone that nothing uses.
  const used = [...zones].filter(([id]) => id !== undefined && body.some((line) => line.includes(`;TZID=${id}:`)))
  const [only, ...others] = zones.keys()
  return {
    count: events.length,
    text: fileOf([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//crp//Customer Relations Plan//EN',
      'CALSCALE:GREGORIAN',
      // As Google's own calendars do, this lists guests all the same, against the letter of RFC 5546 (3.2.1): without a method
      // Outlook would take the entries for meetings that their reader is about to call.
      'METHOD:PUBLISH',
      `NAME:${textValue(name)}`,
      `X-WR-CALNAME:${textValue(name)}`,
      `X-WR-CALDESC:${textValue(about)}`,
      ...only === undefined || others.length > 0 ? [] : [`X-WR-TIMEZONE:${only}`],
      'REFRESH-INTERVAL;VALUE=DURATION:P1D',
      'X-PUBLISHED-TTL:P1D',
      ...used.flatMap(([, definition]) => definition),
      ...body,
      'END:VCALENDAR',
    ]),
  }
}

/** Gives every text of a calendar as its readers see it, for the search for internal values. */
export const textInCalendar = (file: string): string => linesOf(file).map(textOf).join('\n')

/** Names a calendar: after its plan, after the person whose dates it holds, or after what plans are called. */
export function namesOf([first, ...others]: readonly PlanInCalendar[], person: string | undefined): Names {
  if (first === undefined) return { name: '', about: '' }
  const { words, isInternal, reading: { plan: { plan, house } } } = first
  const label = (name: string) => words.label('document', name)
  const kind = label('kind')
  const title = others.length > 0 ? kind : plan?.title ?? kind
  const named = person === undefined ? title : say(words, 'pair', { first: title, second: person })
  const supplier = plan?.supplier ?? house?.company
  const by = supplier === undefined ? kind : say(words, 'bySupplier', { kind, supplier })
  const edition = (kind: string) => say(words, 'inEdition', { kind, edition: label(isInternal ? 'internalMark' : 'customer') })
  return { name: isInternal ? edition(named) : named, about: edition(by) }
}
