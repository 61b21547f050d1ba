import { Footer, Header, PageNumber, Paragraph, Tab, TextRun } from 'docx'
import type { Theme } from '../theme.ts'
import type { DocumentFacts } from './facts.ts'
import type { Orientation } from './sections.ts'
import { Watermark } from './watermark.ts'

/** Styles of the lines at the head and foot of pages, whose tab stop is the right margin. */
export const runningStyles = {
  header: { portrait: 'Header', landscape: 'HeaderLandscape' },
  footer: { portrait: 'Footer', landscape: 'FooterLandscape' },
} as const

/** Header of every page but the cover: what the document is, and whose it is or that it is internal. */
export function runningHeader(facts: DocumentFacts, theme: Theme, orientation: Orientation): Header {
  return new Header({
    children: [
      ...draftMark(facts, theme),
      new Paragraph({
        style: runningStyles.header[orientation],
        children: [
          new TextRun({ children: [`${facts.title} · ${facts.documentKind}`, new Tab()] }),
          facts.edition === 'internal'
            ? new TextRun({ style: 'InternalMark', text: facts.internalMark })
            : new TextRun(facts.customer),
        ],
      }),
    ],
  })
}

/** Footer of every page but the cover: version and edition, and the page of how many. */
export function runningFooter(facts: DocumentFacts, orientation: Orientation): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: runningStyles.footer[orientation],
        children: [new TextRun({ children: [facts.footer, new Tab(), ...pageOfPages(facts.pageLabel)] })],
      }),
    ],
  })
}

/** The red line over the header, and the word across the page, while the document must not go out; none otherwise. */
export function draftMark({ draftMark, watermark }: DocumentFacts, theme: Theme): Paragraph[] {
  if (draftMark === undefined) return []
  const word = watermark === undefined ? [] : [new Watermark(watermark, theme)]
  return [new Paragraph({ style: 'DraftMark', children: [new TextRun(draftMark), ...word] })]
}

function pageOfPages(label: string): string[] {
  const fields = new Map<string, string>([['{page}', PageNumber.CURRENT], ['{pages}', PageNumber.TOTAL_PAGES]])
  return label.split(/(\{pages?\})/).filter((part) => part !== '').map((part) => fields.get(part) ?? part)
}
