import { Footer, Header, PageNumber, Paragraph, Tab, TextRun } from 'docx'
import type { DocumentFacts } from './facts.ts'

/** Header of every page but the cover: what the document is, and whose it is or that it is internal. */
export function runningHeader(facts: DocumentFacts): Header {
  return new Header({
    children: [
      ...draftMark(facts),
      new Paragraph({
        style: 'Header',
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
export function runningFooter(facts: DocumentFacts): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        children: [new TextRun({ children: [facts.footer, new Tab(), ...pageOfPages(facts.pageLabel)] })],
      }),
    ],
  })
}

/** The red line over the header while the document must not go out; none otherwise. */
export function draftMark({ draftMark }: DocumentFacts): Paragraph[] {
  return draftMark === undefined ? [] : [new Paragraph({ style: 'DraftMark', children: [new TextRun(draftMark)] })]
}

function pageOfPages(label: string): string[] {
  const fields = new Map<string, string>([['{page}', PageNumber.CURRENT], ['{pages}', PageNumber.TOTAL_PAGES]])
  return label.split(/(\{pages?\})/).filter((part) => part !== '').map((part) => fields.get(part) ?? part)
}
