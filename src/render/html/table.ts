import type { Element, ElementContent, Properties } from 'hast'
import type * as md from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { cellLines, isToFill, plainText } from '../parts.ts'
import { block, element } from './element.ts'
import type { Content } from './element.ts'

/** Dates, amounts and phone numbers up to this length never break, nor do names up to the other. */
const longestDate = 20
const longestName = 14

/** Where a line may break: at blanks, and round each character of East Asian scripts, which is twice as wide as others. */
const breakable = /\s|(?=[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF])|(?<=[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF])/
const wide = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/g

/** Words beyond this length may break anywhere, as they would push their table off the page. */
const longestWord = 32

/** Characters that stand side by side in the narrowest table that is not made cards of, and those that part two columns. */
const room = 88
const gap = 2.5

/**
 * A table with its header row and, on a narrow screen, a card for each row. The roles are those the elements have of
 * themselves; where a style sheet makes cards of rows, browsers would take them away.
 */
export function table(state: State, node: md.Table, heading: string | undefined): Element {
  const [head, ...rows] = node.children
  const labels = (head?.children ?? []).map(plainText)
  const isKept = keptLines(node)
  const header = (cell: md.TableCell, column: number) => labels[column] === ''
    ? element('td', { role: 'cell' })
    : element('th', { role: 'columnheader', scope: 'col', ...alignment(node, column) }, content(state, cell))
  const form = labels.some((_, column) => isToFill(node, column)) ? { className: ['form'] } : {}
  return block('table', { role: 'table', ...form, ...(heading === undefined ? {} : { ariaLabelledBy: [heading] }) }, [
    block('thead', { role: 'rowgroup' }, [block('tr', { role: 'row' }, (head?.children ?? []).map(header))]),
    ...(rows.length === 0 ? [] : [block('tbody', { role: 'rowgroup' }, rows.map((row) =>
      block('tr', { role: 'row' }, row.children.map((cell, column) => bodyCell(state, node, labels, isKept, cell, column)))))]),
  ])
}

/** The first cell names its row. */
function bodyCell(
  state: State, table: md.Table, labels: readonly string[], isKept: LineTest, cell: md.TableCell, column: number,
): Element {
  const text = plainText(cell)
  const label = labels[column] ?? ''
  const properties: Properties = {
    ...alignment(table, column),
    ...(label === '' ? {} : { dataLabel: label }),
  }
  const classes = [
    ...(properties.className as string[] | undefined ?? []),
    ...(linesOf(cell).some((line) => line.split(breakable).length > 1) && linesOf(cell).every(isKept) ? ['whole'] : []),
    ...(text.split(/\s/).some((word) => word.length > longestWord) ? ['breaks'] : []),
  ]
  const named = { ...properties, ...(classes.length === 0 ? {} : { className: classes }) }
  return column === 0 && text !== ''
    ? element('th', { role: 'rowheader', scope: 'row', ...named }, content(state, cell))
    : element('td', { role: 'cell', ...named }, content(state, cell))
}

/** The lines of a cell: each emphasis is a secondary fact on a line of its own. */
function content(state: State, cell: md.TableCell): Content[] {
  return cellLines(cell).flatMap(({ nodes, secondary }, index) => {
    const line: ElementContent[] = state.all({ type: 'paragraph', children: [...nodes] })
    return [
      ...(index === 0 ? [] : [element('br', {})]),
      ...(secondary ? [element('span', { className: ['secondary'] }, line)] : line),
    ]
  })
}

const linesOf = (cell: md.TableCell): string[] => cellLines(cell).map(({ nodes }) => nodes.map(plainText).join(''))

const roomOf = (line: string): number => line.length + (line.match(wide)?.length ?? 0)

type LineTest = (line: string) => boolean

const isDated: LineTest = (line) => /\d/.test(line) && roomOf(line) <= longestDate
const isShort: LineTest = (line) => isDated(line) || roomOf(line) <= longestName

/** Gives which lines of a table are kept whole: dates and names where all columns have room for them, else dates, else none. */
const keptLines = (table: md.Table): LineTest => [isShort, isDated].find((test) => isRoomy(table, test)) ?? (() => false)

/** Says whether every column of a table has room for some lines as they are, and for the longest words of the others. */
function isRoomy({ children: rows }: md.Table, isKept: LineTest): boolean {
  const columns = Math.max(...rows.map(({ children }) => children.length))
  const widths = Array.from({ length: columns }, (_, column) => Math.max(0, ...rows.flatMap(({ children }) => {
    const cell = children[column]
    return cell === undefined ? [] : linesOf(cell).flatMap((line) => isKept(line) ? [line] : line.split(breakable)).map(roomOf)
  })))
  return widths.reduce((sum, width) => sum + width + gap, 0) <= room
}

function alignment({ align }: md.Table, column: number): { className?: string[] } {
  const side = align?.[column]
  return side === 'right' || side === 'center' ? { className: [side] } : {}
}
