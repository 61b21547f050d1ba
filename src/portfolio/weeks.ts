import { addDays, addMonths, daysBetween, weekdayOf, weekdays, type Day } from '../plan/days.ts'
import { block, disc, line, outline, type Shape } from '../render/figures/drawing.ts'
import type { Figure } from '../render/figures/figure.ts'
import { hangTitles } from '../render/figures/hanging.ts'
import type { Look } from '../render/figures/look.ts'
import { widthOf } from '../render/figures/measuring.ts'
import { dayWords } from '../report/day-words.ts'
import type { Coming } from '../status/dated.ts'
import type { Portfolio } from '../status/portfolio.ts'
import type { Status } from '../status/status.ts'
import { drawn, mostPlans, namedIn, restWords } from './drawn.ts'

const small = { size: 7.5 }
const top = 24
const labels = 104
/** Places for titles below the line of a plan. */
const mostSteps = 6

/** Draws the days to come, and those just gone by, with what is late and what comes up in each plan; nothing without any. */
export function weeksFigure({ plans, today, days, until }: Portfolio, look: Look): Figure | undefined {
  const busy = plans.filter(({ overdue, coming }) => overdue.length + coming.length > 0)
  const shown = busy.slice(0, mostPlans)
  if (shown.length === 0) return undefined
  const scale = scaleOf(today, until, days, look.width)
  const rows: Shape[] = []
  let y = top
  let unlabelled = 0
  for (const status of shown) {
    const row = rowOf(status, y, scale, look)
    rows.push(...row.shapes)
    unlabelled += row.unlabelled
    y = row.bottom
  }
  const marked = ` ${unlabelled === 1 ? 'One more thing is' : `${unlabelled} more things are`} marked without words; the tables have them.`
  return drawn({
    drawing: {
      width: look.width, height: y + 2, shapes: [...scaleLines(scale, y, look), ...dayMark(scale.now, today, y, look), ...rows],
      texts: shown.flatMap(({ overdue, coming, ...status }) => [status.name, ...[...overdue, ...coming].map(({ what }) => what)]),
    },
    alt: `The days from ${dayWords(scale.from)} to ${dayWords(until)}. ${namedIn(shown.map((status) => sentenceOf(status, today)))}.`,
    caption: 'What is late and what comes up. Filled triangles are overdue, at the left edge those of earlier days; diamonds come up '
      + `once, dots again and again. The dashed line is today.${unlabelled === 0 ? '' : marked}${restWords(busy.length)}`,
  }, look)
}

function sentenceOf({ overdue, coming: [first], ...status }: Status, today: Day): string {
  const late = overdue.length === 0 ? 'nothing overdue' : `${overdue.length} overdue`
  return `${status.name}: ${late}${first === undefined ? '' : `, next ${first.what} on ${dayWords(first.day, today)}`}`
}

/** Where a day stands on the picture. */
interface Scale {
  readonly from: Day
  readonly to: Day
  readonly right: number
  /** Where today stands. */
  readonly now: number
  at(day: Day): number
}

/** A third of the days ahead lies behind; earlier days all stand at the edge. */
function scaleOf(today: Day, to: Day, days: number, width: number): Scale {
  const from = addDays(today, -Math.max(4, Math.round(days / 3)))
  const length = daysBetween(from, to)
  const [left, right] = [labels + 6, width - 6]
  const at = (day: Day) => left + (day < from ? 0 : daysBetween(from, day) / length) * (right - left)
  return { from, to, right: width, now: at(today), at }
}

function rowOf(status: Status, y: number, { at, right, now }: Scale, look: Look) {
  const { overdue, coming } = status
  const axis = y + 9
  // Of those that stand in one place at the edge the oldest is named first.
  const late = overdue.map(({ what, due }) => ({ title: what, x: at(due), colour: look.red })).toReversed().sort((a, b) => a.x - b.x)
  const ahead = coming.map(({ what, day }) => ({ title: what, x: at(day) }))
  // The line of the day runs between the titles of what is late and of what comes.
  const room = { y: axis + 7, left: labels - 4, right: now - 1, steps: mostSteps }
  const hung = [hangTitles(late, room, look), hangTitles(ahead, { ...room, left: now - 3, right }, look)]
  const bottom = Math.max(...hung.map((one) => one.bottom))
  const name = block(status.name, { size: 8.5, bold: true, x: 0, y: y + 3, width: labels - 8, lines: 2, colour: look.strong })
  const whose = block(status.customer ?? '', { ...small, x: 0, y: y + 4 + name.length * 10.2, width: labels - 8, colour: look.grey })
  const end = Math.max(bottom, y + 14 + (name.length + 1) * 10) + 5
  return {
    bottom: end, unlabelled: hung.reduce((sum, { unlabelled }) => sum + unlabelled, 0),
    shapes: [
      ...name, ...whose,
      line([[labels, axis], [right, axis]], { stroke: look.strong, width: 0.9 }),
      ...hung.flatMap(({ shapes }) => shapes),
      ...onePerPlace(coming.flatMap((one) => marksOf(one, at))).map(({ x, isSeries }) => isSeries
        ? disc(x, axis, 2.6, { fill: look.accent })
        : outline([[x, axis - 4.2], [x + 4.2, axis], [x, axis + 4.2], [x - 4.2, axis]], { fill: '#ffffff', stroke: look.strong, width: 1.3 })),
      ...onePerPlace(late.map(({ x }) => ({ x, isSeries: false }))).map(({ x }) =>
        outline([[x - 4.6, axis + 4], [x + 4.6, axis + 4], [x, axis - 4.6]], { fill: look.red })),
      line([[0, end - 2], [right, end - 2]], { stroke: look.hair, width: 0.6 }),
    ],
  }
}

interface Mark {
  readonly x: number
  readonly isSeries: boolean
}

const marksOf = ({ kind, day, again }: Coming, at: Scale['at']): Mark[] => {
  const isSeries = again.length > 0 || kind === 'meeting' || kind === 'staff-meeting'
  return [day, ...again].map((one) => ({ x: at(one), isSeries }))
}

/** Leaves out what would be drawn over its like. */
const onePerPlace = (marks: readonly Mark[]): Mark[] =>
  [...new Map(marks.map((mark) => [`${Math.round(mark.x)} ${mark.isSeries}`, mark])).values()]

/** Vertical lines at the Mondays, or at the months where there are many, with their days above. */
function scaleLines({ from, to, at, right }: Scale, bottom: number, look: Look): Shape[] {
  const shapes: Shape[] = []
  const inMonths = daysBetween(from, to) > 70
  let day = inMonths ? addMonths(`${from.slice(0, 8)}01`, 1) : addDays(from, (7 - mondayOffset(from)) % 7)
  for (; day <= to; day = inMonths ? addMonths(day, 1) : addDays(day, 7)) {
    const x = at(day)
    const name = inMonths ? dayWords(day).slice(4) : dayWords(day, from)
    shapes.push(line([[x, top - 4], [x, bottom - 2]], { stroke: look.hair, width: 0.6 }))
    if (x + 2 + widthOf(name, small) <= right) shapes.push(...block(name, { ...small, x: x + 2, y: 11, width: 80, colour: look.grey }))
  }
  return shapes
}

/** The days since the last Monday. */
const mondayOffset = (day: Day): number => weekdays.indexOf(weekdayOf(day))

function dayMark(x: number, today: Day, bottom: number, look: Look): Shape[] {
  return [
    line([[x, 2], [x, bottom - 2]], { stroke: look.amber, width: 1.2, dash: [3, 2] }),
    ...block(`today, ${dayWords(today, today)}`, { ...small, x: x + 3, y: 0, width: 100, colour: look.ink }),
  ]
}
