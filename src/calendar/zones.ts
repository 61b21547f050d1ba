import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from 'timezones-ical-library'
import { numberOf, type Day } from '../plan/days.ts'

/** A time zone as calendars name and define it. */
export interface Zone {
  /** What the times of the zone name; nothing for UTC, whose times end with Z. */
  readonly id: string | undefined
  /** The lines that define it, VTIMEZONE (RFC 5545, 3.6.5). */
  readonly definition: readonly string[]
  /** Gives the time in UTC, such as `20270129T093000Z`, of a local time in hours, minutes and seconds. */
  utc(day: Day, time: string): string
}

/**
 * Gives a time zone by a name of the IANA list, old names included; nothing for one that the data do not know. The data come
 * with the program rather than from Node, so that the same plan gives the same bytes everywhere, and are written as yearly rules:
 * Outlook passes over zones that list their changes one by one.
 */
export function zoneOf(name: string): Zone | undefined {
  // Asking for a zone that is not there would print on standard error.
  if (!tzlib_get_timezones().includes(name)) return undefined
  const [block = '', line = ''] = tzlib_get_ical_block(name)
  const id = line.replace('TZID=', '')
  // Outlook knows no zone called UTC and takes its times for local ones.
  const isUtc = id === 'Etc/UTC'
  return {
    id: isUtc ? undefined : id,
    // Python's dateutil refuses a zone with a property that it does not know; the day of the data changes with each of their issues.
    definition: isUtc ? [] : block.split('\r\n').filter((line) => !/^(?:X-|LAST-MODIFIED)/.test(line)),
    utc: (day, time) => {
      const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d\d)(\d\d)$/.exec(tzlib_get_offset(name, day, time.slice(0, 5))) ?? []
      const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes))
      const [hour, minute, second] = time.split(':').map(Number)
      const moment = new Date(((numberOf(day) * 24 + (hour ?? 0)) * 60 + (minute ?? 0) - offset) * 60_000 + (second ?? 0) * 1000)
      return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
    },
  }
}
