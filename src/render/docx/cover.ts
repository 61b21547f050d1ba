import { ImageRun, Paragraph, Tab, TextRun } from 'docx'
import type { Table } from 'docx'
import type * as md from 'mdast'
import { coverParts, plainText } from '../parts.ts'
import type { CoverParts } from '../parts.ts'
import type { Theme } from '../theme.ts'
import type { DocumentFacts } from './facts.ts'
import { inlines } from './inline.ts'
import { factParagraph, labelColumn } from './list.ts'
import { isEastAsian, lineCount, millimetres, pixels, points } from './measure.ts'
import type { Twips } from './measure.ts'
import { coverSpacing } from './styles.ts'
import { blocks } from './walk.ts'
import type { Walk } from './walk.ts'

/** Bottom margin of the cover in millimetres; it has no running footer. */
export const coverBottom = 14

/** Line height in em: of Calibri, than which those of other Latin families are no greater, and of East Asian families. */
const lineEm = { latin: 1.22, eastAsian: 1.7 }

/** Room left free at the foot, for fonts that are a little larger than Calibri. */
const reserve = points(12)

/** The cover page for a title and what follows it before the first section; the facts stand at the foot of the page. */
export function cover(
  title: md.Heading, nodes: readonly md.RootContent[], facts: DocumentFacts, walk: Walk,
): (Paragraph | Table)[] {
  const parts = coverParts(title, nodes)
  const column = labelColumn(parts.facts, { font: walk.theme.fonts.text, size: walk.theme.sizes.table })
  const em = isEastAsian(facts.language) ? lineEm.eastAsian : lineEm.latin
  const spare = pageRoom(walk) - headHeight(parts, em, walk) - footHeight(parts, column, em, walk) - reserve
  const fall = Math.max(coverSpacing.footLeast, spare)
  const rise = Math.max(coverSpacing.kindLeast, coverSpacing.kindBefore - (fall - spare))
  return [
    new Paragraph({
      style: 'CoverHead',
      children: [...supplierMark(facts, walk.theme), editionMark(facts)],
    }),
    new Paragraph({
      style: 'CoverKind',
      // A long title and many facts take their room from above.
      ...(rise < coverSpacing.kindBefore ? { spacing: { before: rise } } : {}),
      children: [new TextRun(facts.documentKind)],
    }),
    new Paragraph({ style: 'Title', children: inlines(title.children) }),
    ...parts.head.flatMap((node) => node.type === 'paragraph'
      ? [new Paragraph({ style: 'Subtitle', children: inlines(node.children) })]
      : blocks([node], walk)),
    ...parts.facts.map((fact, index) => factParagraph(fact, 'CoverFact', column, index === 0 ? { spaceBefore: fall } : {})),
    ...parts.notes.map((note) => new Paragraph({ style: 'CoverNote', children: inlines(note) })),
  ]
}

/** The logo of the supplier, else the name. */
function supplierMark({ supplier }: DocumentFacts, { logo }: Theme): (TextRun | ImageRun)[] {
  if (logo === undefined) return [new TextRun({ style: 'Strong', children: [supplier, new Tab()] })]
  return [new ImageRun({
    type: logo.kind,
    data: logo.bytes,
    transformation: { width: pixels(logo.width), height: pixels(logo.height) },
    altText: { name: 'Logo', description: supplier },
  }), new TextRun({ children: [new Tab()] })]
}

function editionMark({ direction, edition, editionLabel, internalMark }: DocumentFacts): TextRun {
  // From right to left LibreOffice draws the frame through the first letter: a blank keeps them apart.
  const room = direction === 'rtl' ? '\u2002' : ''
  return edition === 'internal'
    ? new TextRun({ style: 'CoverInternalMark', text: `${room}${internalMark}` })
    : new TextRun({ style: 'CoverMark', text: `${room}${editionLabel}` })
}

function pageRoom({ theme: { page } }: Walk): Twips {
  return millimetres(page.height - page.top - coverBottom)
}

function headHeight({ title, head }: CoverParts, em: number, { theme: { fonts, logo, sizes }, textWidth }: Walk): Twips {
  const titleWidth = textWidth - coverSpacing.titleRight
  return coverSpacing.kindBefore + coverSpacing.titleAfter + linesHeight(2, sizes.subsection, em) + millimetres(logo?.height ?? 0)
    + linesHeight(lineCount(plainText(title), { font: fonts.headings, size: sizes.title, bold: true }, titleWidth), sizes.title, em)
    + sum(head.map((node) =>
      linesHeight(lineCount(plainText(node), { font: fonts.text, size: sizes.subsection }, textWidth), sizes.subsection, em)))
}

function footHeight({ facts, notes }: CoverParts, column: Twips, em: number, { theme: { fonts, sizes }, textWidth }: Walk): Twips {
  const factLines = facts.map(({ value }) =>
    lineCount(value.map(plainText).join(''), { font: fonts.text, size: sizes.table }, textWidth - column))
  return coverSpacing.footRule
    + sum(factLines.map((lines) => linesHeight(lines, sizes.table, em) + coverSpacing.factAfter))
    + sum(notes.map((note) => coverSpacing.noteBefore
      + linesHeight(lineCount(note.map(plainText).join(''), { font: fonts.text, size: sizes.running }, textWidth), sizes.running, em)))
}

function linesHeight(lines: number, size: number, em: number): Twips {
  return lines * points(size * em)
}

function sum(lengths: readonly Twips[]): Twips {
  return lengths.reduce((total, length) => total + length, 0)
}
