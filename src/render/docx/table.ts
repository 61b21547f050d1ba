import { AlignmentType, HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type * as md from 'mdast'
import { cellLines, isToFill, plainText } from '../parts.ts'
import type { Theme } from '../theme.ts'
import { columnWidths, leastWidth } from './columns.ts'
import type { MeasuredColumn, MeasuredLine } from './columns.ts'
import { inlines } from './inline.ts'
import { millimetres } from './measure.ts'
import type { Face, Twips } from './measure.ts'
import { tableStyleId } from './table-style.ts'

/** Rows, with the header, up to which a table is kept on one page. */
const shortTable = 7

/** Height of a row, and text as wide as a column, that take what is written by hand. */
const writingHeight = millimetres(9)
const writingWidth: MeasuredLine = { text: 'n'.repeat(20), bold: false }

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/**
 * A table in the style of tables. Widths are fixed, in twips on table, grid and cells, since other units collapse outside
 * Word.
 */
export function table(node: md.Table, theme: Theme, available: Twips): Table {
  const columnCount = columnCountOf(node)
  const widths = columnWidths(measuredColumns(node, columnCount), faceOf(theme), millimetres(theme.table.gutter), available)
  const isKept = keptRows(node.children.length)
  const isForm = widths.some((_, column) => isToFill(node, column))
  return new Table({
    style: tableStyleId,
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: false, noVBand: true },
    layout: TableLayoutType.FIXED,
    width: { size: available, type: WidthType.DXA },
    columnWidths: widths,
    rows: node.children.map((row, index) => {
      const isHeader = index === 0
      return new TableRow({
        cantSplit: true,
        ...(isHeader ? { tableHeader: true } : isForm ? { height: { value: writingHeight, rule: HeightRule.ATLEAST } } : {}),
        ...(isKept(index) ? { keepNext: true } : {}),
        children: widths.map((width, column) => new TableCell({
          width: { size: width, type: WidthType.DXA },
          children: cellParagraphs(row.children[column], isHeader, node.align?.[column] ?? 'left'),
        })),
      })
    }),
  })
}

/** Says whether a table has words, dates or numbers for which a width has no room on one line. */
export function isWide(node: md.Table, theme: Theme, available: Twips): boolean {
  return leastWidth(measuredColumns(node, columnCountOf(node)), faceOf(theme), millimetres(theme.table.gutter)) > available
}

const columnCountOf = (node: md.Table) => Math.max(...node.children.map((row) => row.children.length))
const faceOf = ({ fonts, sizes }: Theme): Face => ({ font: fonts.text, size: sizes.table })

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
    node.children.map((row, index) => {
      const cell = row.children[column]
      if (index > 0 && isToFill(node, column)) return [writingWidth]
      if (!cell) return []
      return cellLines(cell).map((line) => ({
        text: line.nodes.map(plainText).join(''),
        bold: index === 0 || line.nodes.some((child) => child.type === 'strong'),
      }))
    }))
}
