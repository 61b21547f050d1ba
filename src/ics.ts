/** What writing a calendar loads, in one piece. */
export { namesOf, textInCalendar, writeCalendar } from './calendar/calendar.ts'
export { zoneOf } from './calendar/zones.ts'
export { customerEdition } from './plan/edition.ts'
export { read } from './plan/read.ts'
export { wordsOf } from './render/words.ts'
export { labelsFor } from './templates.ts'
