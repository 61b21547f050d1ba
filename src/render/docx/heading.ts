import { Bookmark, Paragraph, Tab, TextRun } from 'docx'
import type * as md from 'mdast'
import { headingParts } from '../parts.ts'
import { inlines } from './inline.ts'

/** Where a heading begins a page: `break` breaks the page itself, `section` stands first in a section. */
export type PageStart = 'break' | 'section'

/** A heading as a paragraph, with a bookmark for the contents list where it is named there. */
export function heading(node: md.Heading, anchor: string | undefined, start: PageStart | undefined, isSheet: boolean): Paragraph {
  const { style: full, number, title } = headingParts(node)
  // All of a sheet should be seen at once, so its headings are those of a sub-section.
  const isSmaller = isSheet && full === 'Heading1'
  const children = [...numberRun(number), ...inlines(title)]
  return new Paragraph({
    style: isSmaller ? 'Heading2' : full,
    // They look smaller and stand no lower: a level left out would puzzle who finds their way by headings.
    ...(isSmaller ? { outlineLevel: 0 } : {}),
    ...(start === undefined ? {} : { spacing: { before: 0 }, ...(start === 'break' && { pageBreakBefore: true }) }),
    children: anchor === undefined ? children : [new Bookmark({ id: anchor, children })],
  })
}

/** The run of a heading's number, and the tab to its title; none without a number. */
export function numberRun(number: string | undefined): TextRun[] {
  // A character style cannot take back the bold of a paragraph style: in Word the two toggle (ISO/IEC 29500-1, 17.7.3).
  return number === undefined ? [] : [new TextRun({ style: 'SectionNumber', bold: false, children: [number, new Tab()] })]
}
