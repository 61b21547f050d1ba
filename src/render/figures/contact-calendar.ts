import { occurrences, parseCadence } from '../../plan/cadences.ts'
import { addMonths, dayOf } from '../../plan/days.ts'
import type { Day } from '../../plan/days.ts'
import { phases as phaseNames } from '../../plan/scalars.ts'
import type { Leaf } from '../leaf.ts'
import { block, box, disc, line, outline } from './drawing.ts'
import type { Shape } from './drawing.ts'
import { tint } from './look.ts'
import { lineHeight, wrapped } from './measuring.ts'
import { listed, sentences } from './sketch.ts'
import type { Scene, Sketch } from './sketch.ts'

/** The days of one kind of formal contact. */
interface Row {
  readonly title: string
  readonly days: readonly Day[]
}

const type = { size: 8 }
const small = { size: 7 }
const headHeight = 24
const stripGap = 10
const nameWidth = 122
/** The most months side by side, and the most strips of them; a plan runs for years before more would be needed. */
const mostColumns = 24
const mostStrips = 4
/** The most months counted at all. */
const mostMonths = 1200
/** The most kinds of contact, and the most dots in a field; more are a number. */
const mostRows = 16
const mostDots = 6

/** Draws in which months the two sides meet, how often and for what. */
export function contactCalendar(scene: Scene): Sketch | undefined {
  const { words, look, day } = scene
  const all = rowsIn(scene)
  const rows = all.slice(0, mostRows)
  const days = rows.flatMap((row) => row.days).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined || days.length < 2) return undefined
  // Titles on two lines make all rows higher, so that the rows stay even.
  const rowHeight = rows.some(({ title }) => wrapped(title, type, nameWidth - 8, 2).length > 1) ? 23 : 16
  const stripHeight = headHeight + (rows.length + 1) * rowHeight + stripGap
  const strips = Math.max(1, Math.min(mostStrips, Math.floor((look.height + stripGap - 4) / stripHeight)))
  const span = monthsBetween(first, last)
  const months = span.slice(0, mostColumns * strips)
  const columns = Math.max(12, Math.ceil(months.length / Math.ceil(months.length / mostColumns)))
  const width = Math.min((look.width - nameWidth) / columns, 26)
  const shapes: Shape[] = []
  let y = 0
  for (let start = 0; start < months.length; start += columns) {
    const strip = months.slice(start, start + columns)
    shapes.push(...stripOf(strip, rows, width, y, rowHeight, scene))
    y += stripHeight
  }
  const counts = rows.map(({ title, days }) => words.figure('calendarRow', { what: title, n: words.number(days.length) }))
  const silent = months.filter((month) => !days.some((one) => monthOf(one) === month))
  const named = silent.map((month) => `${words.span(month, 'month')} ${words.span(month, 'year')}`)
  return {
    drawing: { width: look.width, height: y - stripGap + 4, shapes, texts: rows.map(({ title }) => title) },
    alt: sentences(words,
      words.figure('calendarAlt', { from: words.date(first), to: words.date(last), list: listed(counts, words) }),
      silent.length > 0 && words.figure('calendarSilent', { list: listed(named, words) }),
    ),
    caption: words.figure('calendarCaption'),
    key: sentences(words,
      words.figure('calendarDots'),
      day !== undefined && months.includes(monthOf(day)) && words.figure('calendarDay'),
      months.length < span.length && words.figure('calendarLater', { n: words.number(span.length - months.length) }),
      all.length > rows.length && words.figure('calendarMore', { n: words.number(all.length - rows.length) }),
    ),
  }
}

/** Gathers what both sides meet for: series of meetings with all their days, and dated single occasions by kind. */
function rowsIn({ view, plan, words }: Scene): Row[] {
  const { schedule, phases, feedback } = view
  const { timezone, working_days: workingDays, hours_per_day: hoursPerDay, holidays = [] } = plan.calendar
  const calendar = { timezone, workingDays, hoursPerDay, holidays }
  const series = phaseNames.flatMap((name) => phases[name].formal_meetings.map((meeting): Row => {
    const cadence = parseCadence(meeting.cadence?.value ?? '')
    const first = meeting.first && dayOf(meeting.first.value)
    const until = phases[name].end?.value
    const days = first === undefined ? [] : cadence === undefined || until === undefined ? [first] : occurrences(cadence, first, until, calendar)
    return { title: meeting.title?.text ?? '', days }
  }))
  const single = (label: string, dates: readonly (Leaf | undefined)[]): Row =>
    ({ title: words.figure(label), days: dates.flatMap((date) => date === undefined ? [] : [dayOf(date.value)]) })
  const isMeeting = ({ kind, status }: typeof schedule[number]) =>
    status?.value !== 'cancelled' && kind?.value !== 'milestone' && kind?.value !== 'team-workshop'
  return [
    ...series,
    single('calendarSingle', schedule.filter(isMeeting).map(({ date }) => date)),
    single('calendarTraining', phases.implementation.training.map(({ date }) => date)),
    single('calendarAcceptance', phases.implementation.acceptance.map(({ date }) => date)),
    single('calendarSurveys', feedback.surveys.map(({ date }) => date)),
    single('calendarFollowUps', phases.closeout.follow_ups.map(({ date }) => date)),
  ].filter(({ days }) => days.length > 0)
}

const monthOf = (day: Day): Day => `${day.slice(0, 8)}01`

function monthsBetween(first: Day, last: Day): Day[] {
  const months: Day[] = []
  for (let month = monthOf(first); month <= last && months.length < mostMonths; month = addMonths(month, 1)) months.push(month)
  return months
}

/** Some months side by side: their names, a line of dots for each kind of contact, and how many there are in all. */
function stripOf(months: readonly Day[], rows: readonly Row[], width: number, top: number, rowHeight: number, { words, look, day }: Scene): Shape[] {
  const right = nameWidth + months.length * width
  const bottom = top + headHeight + rows.length * rowHeight
  const shapes: Shape[] = []
  for (const [index, month] of months.entries()) {
    const x = nameWidth + index * width
    const isYear = index === 0 || month.slice(5, 7) === '01'
    const isNow = day !== undefined && monthOf(day) === month
    if (isNow) shapes.push(box(x, top + 11, width, bottom - top - 11 + rowHeight, { fill: tint(look.amber, 0.14) }),
      outline([[x + width / 2 - 3, top + 11], [x + width / 2 + 3, top + 11], [x + width / 2, top + 14.5]], { fill: look.amber }))
    // A year that begins with the last months of a strip has no room for its number.
    if (isYear && months.length - index >= 2) {
      shapes.push(...block(words.span(month, 'year'), { x: x + 1, y: top, width: Math.min(3, months.length - index) * width, ...small, bold: true, colour: look.strong }))
    }
    if (isYear) shapes.push(line([[x, top + 11], [x, bottom + rowHeight]], { stroke: tint(look.strong, 0.35), width: 0.7 }))
    shapes.push(...block(words.span(month, 'initial'), { x: x + width / 2, y: top + 14, width, ...small, bold: isNow, colour: isNow ? look.ink : look.grey, anchor: 'middle' }))
  }
  shapes.push(line([[0, top + headHeight], [right, top + headHeight]], { stroke: look.strong, width: 1 }))
  for (const [index, { title, days }] of rows.entries()) {
    const y = top + headHeight + index * rowHeight
    const lines = wrapped(title, type, nameWidth - 8, 2).length
    shapes.push(...block(title, { x: 0, y: y + (rowHeight - lines * lineHeight(type)) / 2, width: nameWidth - 8, lines: 2, ...type, colour: look.ink }),
      line([[0, y + rowHeight], [right, y + rowHeight]], { stroke: look.hair, width: 0.6 }))
    for (const [column, month] of months.entries()) {
      const count = days.filter((one) => monthOf(one) === month).length
      shapes.push(...field(count, nameWidth + (column + 0.5) * width, y + rowHeight / 2, words.number(count), width, look.strong))
    }
  }
  shapes.push(...block(words.figure('calendarTotal'), { x: 0, y: bottom + 3, width: nameWidth - 8, ...type, colour: look.grey }))
  for (const [column, month] of months.entries()) {
    const total = rows.reduce((sum, { days }) => sum + days.filter((one) => monthOf(one) === month).length, 0)
    shapes.push(...block(total === 0 ? '–' : words.number(total), {
      x: nameWidth + (column + 0.5) * width, y: bottom + 3 + (type.size - small.size) / 2, width, ...small, colour: look.grey, anchor: 'middle',
    }))
  }
  return shapes
}

/** A dot for each contact of a month, up to three in a line; many are a number. */
function field(count: number, x: number, y: number, text: string, width: number, colour: string): Shape[] {
  const radius = Math.min(1.9, width / 9)
  if (count > mostDots) return block(text, { x, y: y - lineHeight(small) / 2, width, ...small, bold: true, colour, anchor: 'middle' })
  const lines = count > 3 ? [Math.ceil(count / 2), Math.floor(count / 2)] : [count]
  return lines.flatMap((dots, row) => Array.from({ length: dots }, (_, index) => disc(
    x + (index - (dots - 1) / 2) * radius * 2.35, y + (row - (lines.length - 1) / 2) * radius * 2.5, radius, { fill: colour })))
}
