import type { Words } from '../words.ts'
import type { Course } from './timeline.ts'

/**
 * Writes text for a place in a Mermaid diagram where it can mean nothing but itself: all that is neither letter, mark, digit
 * nor blank becomes Mermaid's own entity, so that no quote, bracket, comment, directive or link of a plan is read as such.
 */
export const mermaidText = (text: string): string => {
  const safe = text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
    .replace(/[^\p{L}\p{M}\p{N} .,-]|--+|\.\.+/gu, (run) => [...run].map((one) => `#${one.codePointAt(0)};`).join(''))
  return safe === '' ? '-' : safe
}

/** Writes the name of a task of a Gantt chart, whose first letter is written as an entity so that no name begins a statement. */
const taskText = (text: string): string => mermaidText(text).replace(/^[^#]/u, (first) => `#${first.codePointAt(0)};`)

/** Writes a timeline as a Gantt chart; reviews and the day of the issue are milestones of sections of their own. */
export function ganttOf({ phases, milestones, reviews, day }: Course, words: Words): string {
  let count = 0
  const id = () => `t${count += 1}`
  const point = (title: string, on: string, isDone = false) =>
    `  ${taskText(title)} :${isDone ? 'done, ' : ''}milestone, ${id()}, ${on}, 0d`
  const section = (label: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`  section ${mermaidText(words.figure(label))}`, ...lines]
  return [
    'gantt',
    '  dateFormat YYYY-MM-DD',
    '  axisFormat %Y-%m',
    // The clock of whoever reads the page is not the day of the document.
    '  todayMarker off',
    ...section('phases', phases.map(({ label, start, end, isCurrent }) =>
      `  ${taskText(label)} :${isCurrent ? 'active, ' : ''}${id()}, ${start}, ${end}`)),
    ...section('milestones', milestones.map((mark) => point(mark.title, mark.day, mark.isDone))),
    ...section('reviews', reviews.map((mark) => point(mark.title, mark.day, mark.isDone))),
    ...(day === undefined ? [] : section('issue', [point(words.figure('timelineDay', { day: words.date(day) }), day)])),
  ].join('\n')
}
