import { addMonths, daysBetween } from '../../plan/days.ts'
import type { Day } from '../../plan/days.ts'
import type { Phrase } from '../leaf.ts'
import { block, box, labelBox, line, outline } from './drawing.ts'
import type { Label, Shape } from './drawing.ts'
import { hangTitles } from './hanging.ts'
import { isDark, tint } from './look.ts'
import type { Look } from './look.ts'
import { widthOf } from './measuring.ts'
import { ganttOf } from './mermaid.ts'
import { listed, sentences } from './sketch.ts'
import type { Scene, Sketch } from './sketch.ts'

/** A phase with its days. */
export interface Span {
  readonly title: string
  /** The title with the first contact behind it. */
  readonly label: string
  readonly start: Day
  readonly end: Day
  readonly isCurrent: boolean
}

/** A dated event. */
export interface Mark {
  readonly title: string
  readonly day: Day
  readonly isDone: boolean
}

/** What a timeline shows. */
export interface Course {
  readonly phases: readonly Span[]
  readonly milestones: readonly Mark[]
  readonly reviews: readonly Mark[]
  readonly day: Day | undefined
}

const small = { size: 7.5 }
const barHeight = 15
const pitch = 19
const top = 24
/** Places for a title below the axis, one under the other. */
const mostSteps = 16

/** Draws the phases, the milestones and the reviews of a plan along its days. */
export function timeline(scene: Scene): Sketch | undefined {
  const course = courseOf(scene)
  const { phases, milestones, reviews, day } = course
  const days = [...phases.flatMap(({ start, end }) => [start, end]), ...[...milestones, ...reviews].map((mark) => mark.day)].sort()
  const [from, to] = [days[0], days.at(-1)]
  if (from === undefined || to === undefined || phases.length + milestones.length < 2) return undefined
  const { words, look } = scene
  const scale = scaleOf(from, to, look.width)
  const isIn = day !== undefined && day >= from && day <= to
  const reviewRow = reviews.length > 0 ? 17 : 6
  const axis = top + phases.length * pitch + reviewRow
  const bars = phases.flatMap((phase, index) => barOf(phase, scale, top + index * pitch, barTints(look)[index % 5] ?? look.strong, look))
  const { shapes: labels, bottom, unlabelled } = hangTitles(milestones.map(({ title, day }) => ({ title, x: scale.at(day) })),
    { y: axis + 9, left: 0, right: look.width, steps: mostSteps }, look)
  const dated = isIn ? words.figure('timelineDay', { day: words.date(day) }) : undefined
  const shapes: Shape[] = [
    ...scaleLines(scale, axis, scene),
    ...(isIn && dated !== undefined ? dayMark(scale.at(day), dated, axis, look) : []),
    ...bars,
    line([[0, axis], [look.width, axis]], { stroke: look.strong, width: 1 }),
    ...triangles(reviews, scale, axis - 7, look),
    ...labels,
    ...diamonds(milestones, scale, axis, look),
  ]
  const named = (marks: readonly Mark[], label: string) => marks.length > 0 && words.figure(label, {
    list: listed(marks.map(({ title, day }) => words.figure('dated', { what: title, day: words.date(day) })), words),
  })
  const spans = listed(phases.map(({ title, start, end }) => words.figure('lasting', {
    what: title, from: words.date(start), to: words.date(end),
  })), words)
  return {
    drawing: {
      width: look.width, height: bottom + 3, shapes,
      texts: [...phases.map(({ label }) => label), ...milestones.map(({ title }) => title), ...dated === undefined ? [] : [dated]],
    },
    alt: sentences(words,
      words.figure('timelineAlt', { from: words.date(from), to: words.date(to) }),
      phases.length > 0 && words.figure('timelinePhases', { list: spans }),
      named(milestones, 'timelineMilestones'),
      reviews.length > 0 && words.figure('timelineReviews', { list: listed(reviews.map(({ day }) => words.date(day)), words) }),
      dated !== undefined && day !== undefined && words.figure('timelineDayAlt', { day: words.date(day) }),
    ),
    caption: words.figure('timelineCaption'),
    key: sentences(words,
      phases.some(({ isCurrent }) => isCurrent) && words.figure('timelineCurrent'),
      milestones.length > 0 && words.figure('timelineDiamonds'),
      reviews.length > 0 && words.figure('timelineTriangles'),
      dated !== undefined && words.figure('timelineLine'),
      unlabelled > 0 && words.figure('timelineMore', { n: words.number(unlabelled) }),
    ),
    mermaid: ganttOf(course, words),
  }
}

function courseOf({ view, words, day }: Scene): Course {
  const phases = view.outline.flatMap(({ name, start, end, primary_contact: contact, isCurrent }): Span[] => {
    const [first, last] = [start?.value ?? end?.value, end?.value ?? start?.value]
    if (first === undefined || last === undefined || first > last) return []
    const title = words.value('phase', name) ?? name
    const label = contact === undefined ? title : words.figure('phaseContact', { phase: title, who: contact.text })
    return [{ title, label, start: first, end: last, isCurrent }]
  })
  const mark = (title: string, date: string | undefined, status: string | undefined): Mark[] =>
    date === undefined || status === 'cancelled' ? [] : [{ title, day: date.slice(0, 10), isDone: status === 'done' }]
  const byDay = (a: Mark, b: Mark) => a.day < b.day ? -1 : a.day > b.day ? 1 : 0
  return {
    phases, day,
    milestones: view.schedule.flatMap(({ title, date, status }) => mark(title?.text ?? '', date?.value, status?.value)).sort(byDay),
    reviews: view.reviews.flatMap(({ date, status }) => mark(textOf(words.sentence('review')), date?.value, status?.value)).sort(byDay),
  }
}

const textOf = (phrase: Phrase | undefined): string => phrase?.parts.join('') ?? ''

/** Where a day stands on a picture. */
interface Scale {
  readonly from: Day
  readonly to: Day
  readonly width: number
  at(day: Day): number
}

function scaleOf(from: Day, to: Day, width: number): Scale {
  const days = Math.max(1, daysBetween(from, to))
  // Room for half a diamond at both ends.
  return { from, to, width, at: (day) => 5 + daysBetween(from, day) / days * (width - 10) }
}

const barTints = (look: Look): string[] =>
  [tint(look.strong, 0.45), tint(look.strong, 0.7), look.strong, look.accent, tint(look.accent, 0.6)]

function barOf({ label, start, end, isCurrent }: Span, { at, width }: Scale, y: number, colour: string, look: Look): Shape[] {
  const type = { size: 8, bold: isCurrent }
  const [left, right] = [at(start), Math.max(at(end), at(start) + 3)]
  const bar = box(left, y, right - left, barHeight, { fill: colour }, 2)
  const needed = widthOf(label, type)
  const set = (x: number, room: number, anchor: Label['anchor'], ink: string) =>
    block(label, { ...type, x, y: y + 2.6, width: room, colour: ink, anchor })
  if (needed + 6 <= right - left) return [bar, ...set(left + 4, needed, 'start', isDark(colour) ? '#ffffff' : look.ink)]
  const isRight = width - right >= left
  const text = isRight ? set(right + 4, width - right - 4, 'start', look.ink) : set(left - 4, left - 4, 'end', look.ink)
  // The line of the day must not run through the words.
  return [bar, ...text.map(labelBox).map(({ left: x, right: end }) => box(x - 1, y + 1, end - x + 2, barHeight - 2, { fill: '#ffffff' })), ...text]
}

/** Vertical lines at even distances, with their months above. */
function scaleLines({ from, to, at, width }: Scale, bottom: number, { words, look }: Scene): Shape[] {
  const months = Math.max(1, daysBetween(from, to) / 30.4)
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((one) => months / one * 44 <= width) ?? 240
  const shapes: Shape[] = []
  const year = Number(from.slice(0, 4))
  let year1 = ''
  for (let month: Day = `${year}-01-01`; month <= to; month = addMonths(month, step)) {
    if (month < from) continue
    const x = at(month)
    const isNew = month.slice(0, 4) !== year1
    year1 = month.slice(0, 4)
    const name = step >= 12 ? words.span(month, 'year') : isNew ? `${words.span(month, 'month')} ${words.span(month, 'year')}` : words.span(month, 'month')
    shapes.push(line([[x, top - 4], [x, bottom]], { stroke: look.hair, width: 0.6 }))
    if (x + 2 + widthOf(name, small) <= width) shapes.push(...block(name, { ...small, x: x + 2, y: 12, width: at(addMonths(month, step)) - x - 4, colour: look.grey }))
  }
  return shapes
}

function dayMark(x: number, text: string, bottom: number, look: Look): Shape[] {
  const isLeft = x > look.width / 2
  const room = isLeft ? x : look.width - x
  return [
    line([[x, 2], [x, bottom]], { stroke: look.amber, width: 1.2, dash: [3, 2] }),
    ...block(text, { ...small, x: isLeft ? x - 3 : x + 3, y: 0, width: room - 4, colour: look.ink, anchor: isLeft ? 'end' : 'start' }),
  ]
}

const triangles = (marks: readonly Mark[], { at }: Scale, y: number, look: Look): Shape[] =>
  onePerPlace(marks, at).map(({ day, isDone }) => outline([[at(day) - 3.2, y], [at(day) + 3.2, y], [at(day), y - 6]],
    { fill: isDone ? look.grey : '#ffffff', stroke: look.grey, width: 0.9 }))

const diamonds = (marks: readonly Mark[], { at }: Scale, y: number, look: Look): Shape[] =>
  onePerPlace(marks, at).map(({ day, isDone }) => outline(
    [[at(day), y - 4.2], [at(day) + 4.2, y], [at(day), y + 4.2], [at(day) - 4.2, y]],
    { fill: isDone ? look.strong : '#ffffff', stroke: look.strong, width: 1.3 }))

/** Leaves out what would be drawn over its like. */
function onePerPlace(marks: readonly Mark[], at: Scale['at']): Mark[] {
  const places = new Map(marks.map((mark) => [`${Math.round(at(mark.day))} ${mark.isDone}`, mark]))
  return [...places.values()]
}
