import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { IBorderOptions } from 'docx'
import type * as md from 'mdast'
import { cellLines, plainText } from '../parts.ts'
import type { Theme } from '../theme.ts'
import { columnWidths } from './columns.ts'
import type { MeasuredColumn } from './columns.ts'
import { inlines } from './inline.ts'
import { millimetres, points } from './measure.ts'
import type { Twips } from './measure.ts'

const gutter = millimetres(3.5)
const padding = points(3.5)

/** Rows, with the header, up to which a table is kept on one page. */
const shortTable = 7

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/**
 * A table without boxes: a strong line under the header row, a hair line under each other row. Widths are fixed, in
 * twips on table, grid and cells, since other units collapse outside Word.
 */
export function table(node: md.Table, theme: Theme, available: Twips): Table {
  const columnCount = Math.max(...node.children.map((row) => row.children.length))
  const widths = columnWidths(measuredColumns(node, columnCount), theme.sizes.table, gutter, available)
  const hairLine: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: theme.colours.hair }
  const isKept = keptRows(node.children.length)
  const strongLine: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: theme.colours.title }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: available, type: WidthType.DXA },
    columnWidths: widths,
    margins: { marginUnitType: WidthType.DXA, top: padding, bottom: padding, left: 0, right: gutter },
    borders: { top: none, bottom: hairLine, left: none, right: none, insideHorizontal: hairLine, insideVertical: none },
    rows: node.children.map((row, index) => {
      const isHeader = index === 0
      return new TableRow({
        cantSplit: true,
        ...(isHeader ? { tableHeader: true } : {}),
        ...(isKept(index) ? { keepNext: true } : {}),
        children: widths.map((width, column) => new TableCell({
          width: { size: width, type: WidthType.DXA },
          ...(column === columnCount - 1 ? { margins: { marginUnitType: WidthType.DXA, right: 0 } } : {}),
          ...(isHeader ? { borders: { bottom: strongLine } } : {}),
          children: cellParagraphs(row.children[column], isHeader, node.align?.[column] ?? 'left'),
        })),
      })
    }),
  })
}

/** Which rows stay with the next: all of a short table, and at both ends of a long one, so that no row stands alone. */
function keptRows(count: number): (index: number) => boolean {
  return (index) => index < count - 1 && (count <= shortTable || index <= 1 || index === count - 2)
}

/** Word needs a paragraph in every cell, so an empty one gets an empty paragraph. */
function cellParagraphs(cell: md.TableCell | undefined, isHeader: boolean, align: keyof typeof alignments): Paragraph[] {
  const lines = cell && cell.children.length > 0 ? cellLines(cell) : [{ nodes: [], secondary: false }]
  return lines.map(({ nodes, secondary }) => new Paragraph({
    style: isHeader ? 'TableHeader' : secondary ? 'TableSecondary' : 'TableText',
    ...(align === 'left' ? {} : { alignment: alignments[align] }),
    children: inlines(nodes),
  }))
}

function measuredColumns(node: md.Table, columnCount: number): MeasuredColumn[] {
  return Array.from({ length: columnCount }, (_, column) =>
    node.children.flatMap((row, index) => {
      const cell = row.children[column]
      if (!cell) return []
      return cellLines(cell).map((line) => ({
        text: line.nodes.map(plainText).join(''),
        bold: index === 0 || line.nodes.some((child) => child.type === 'strong'),
      }))
    }))
}
