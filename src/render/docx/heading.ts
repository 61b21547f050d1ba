import { Bookmark, Paragraph, Tab, TextRun } from 'docx'
import type * as md from 'mdast'
import { inlines } from './inline.ts'

/** A heading taken apart: its style, its number if it shows one, and its title. */
export interface HeadingParts {
  readonly style: 'Title' | 'Heading1' | 'Heading2' | 'Subsection' | 'Heading3'
  readonly number?: string
  readonly title: readonly md.PhrasingContent[]
}

/** Styles by depth, and whether the number in front is shown; a middle dot after the number makes a heading plain. */
const styles: Record<md.Heading['depth'], Record<'full' | 'plain', HeadingParts['style']> & { numbered: boolean }> = {
  1: { full: 'Title', plain: 'Title', numbered: false },
  2: { full: 'Heading1', plain: 'Heading1', numbered: true },
  3: { full: 'Heading2', plain: 'Subsection', numbered: true },
  4: { full: 'Heading3', plain: 'Heading3', numbered: false },
  5: { full: 'Heading3', plain: 'Heading3', numbered: false },
  6: { full: 'Heading3', plain: 'Heading3', numbered: false },
}

const leadingNumber = /^(\d+\.\d+|[A-Z])( · | )/

/** Takes a heading apart: `2.1 Precontract` keeps its number, `2.1 · Meetings` has one only to differ from others. */
export function headingParts({ depth, children }: md.Heading): HeadingParts {
  const { full, plain, numbered } = styles[depth]
  const [first, ...rest] = children
  const match = first?.type === 'text' ? leadingNumber.exec(first.value) : null
  if (first?.type !== 'text' || !match) return { style: full, title: children }
  const [prefix, number = '', separator] = match
  const title = [{ ...first, value: first.value.slice(prefix.length) }, ...rest]
  if (separator === ' · ') return { style: plain, title }
  return numbered ? { style: full, number, title } : { style: full, title: children }
}

/** A heading as a paragraph, with a bookmark for the contents list where it is named there. */
export function heading(node: md.Heading, anchor: string | undefined, pageBreakBefore: boolean, isSheet: boolean): Paragraph {
  const { style: full, number, title } = headingParts(node)
  // All of a sheet should be seen at once, so its headings are those of a sub-section.
  const style = isSheet && full === 'Heading1' ? 'Heading2' : full
  const children = [...numberRun(number), ...inlines(title)]
  return new Paragraph({
    style,
    ...(pageBreakBefore ? { pageBreakBefore, spacing: { before: 0 } } : {}),
    children: anchor === undefined ? children : [new Bookmark({ id: anchor, children })],
  })
}

/** The run of a heading's number, and the tab to its title; none without a number. */
export function numberRun(number: string | undefined): TextRun[] {
  // A character style cannot take back the bold of a paragraph style: in Word the two toggle (ISO/IEC 29500-1, 17.7.3).
  return number === undefined ? [] : [new TextRun({ style: 'SectionNumber', bold: false, children: [number, new Tab()] })]
}
