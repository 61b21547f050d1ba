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

/** A diagram of boxes and lines; ids need only be different. */
export interface Chart {
  readonly direction: 'LR' | 'TD' | 'BT'
  readonly groups: readonly {
    readonly title?: string
    readonly nodes: readonly { readonly id: string; readonly lines: readonly string[]; readonly form?: 'choice' | 'end' }[]
  }[]
  readonly edges: readonly {
    readonly from: string
    readonly to: string
    readonly stroke: 'plain' | 'thick' | 'dotted'
    readonly head: 'none' | 'arrow' | 'cross'
    readonly label?: string
  }[]
}

const strokes = {
  plain: { none: '---', arrow: '-->', cross: '--x' },
  thick: { none: '===', arrow: '==>', cross: '==x' },
  dotted: { none: '-.-', arrow: '-.->', cross: '-.-x' },
} as const

/** Writes a diagram as a flow chart; texts stand in quotes, ids are our own. */
export function chartOf({ direction, groups, edges }: Chart): string {
  const ids = new Map(groups.flatMap(({ nodes }) => nodes).map(({ id }, index) => [id, `n${index + 1}`]))
  const quoted = (lines: readonly string[]) => `"${lines.map(mermaidText).join('<br/>')}"`
  const node = ({ id, lines, form }: Chart['groups'][number]['nodes'][number]): string => {
    const text = quoted(lines)
    return `${ids.get(id)}${form === 'choice' ? `{${text}}` : form === 'end' ? `([${text}])` : `[${text}]`}`
  }
  return [
    `flowchart ${direction}`,
    ...groups.flatMap(({ title, nodes }, index) => title === undefined || nodes.length === 0 ? nodes.map((one) => `  ${node(one)}`) : [
      `  subgraph g${index + 1} [${quoted([title])}]`, ...nodes.map((one) => `    ${node(one)}`), '  end',
    ]),
    ...edges.map(({ from, to, stroke, head, label }) =>
      `  ${ids.get(from)} ${strokes[stroke][head]}${label === undefined ? '' : `|${quoted([label])}|`} ${ids.get(to)}`),
  ].join('\n')
}
