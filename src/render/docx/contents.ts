import { Document, InternalHyperlink, PageReference, Paragraph, Tab, TableOfContents, TextRun } from 'docx'
import type { PageNumberEstimator } from 'docx'
import type { Heading, Root } from 'mdast'
import type { Direction } from '../direction.ts'
import { headingParts } from '../parts.ts'
import type { DocumentFacts } from './facts.ts'
import { numberRun } from './heading.ts'
import { inlines } from './inline.ts'

/** How a contents list is filled. */
export type Contents = Exclude<DocumentFacts['contents'], 'auto'>

/** Names of the bookmarks of the headings a contents list shows, in the order of the document. */
export type Anchors = ReadonlyMap<Heading, string>

/** Blocks, list items and table rows, some 60 pages, beyond which laying out the pages takes longer than 3 seconds. */
const longDocument = 1000

const entryStyles: Partial<Record<string, string>> = { Heading1: 'TOC1', Heading2: 'TOC2' }

/** What a document's contents list shows; one without sections has none. */
export function contentsOf(wanted: DocumentFacts['contents'], tree: Root): Contents {
  if (!tree.children.some((node) => node.type === 'heading' && node.depth === 2)) return 'none'
  if (wanted !== 'auto') return wanted
  const sizes = tree.children.map((node) => (node.type === 'table' || node.type === 'list' ? node.children.length : 1))
  return sizes.reduce((total, size) => total + size, 0) > longDocument ? 'titles' : 'pages'
}

/** Bookmarks for the headings that the contents list names: those in the styles Heading 1 and 2. */
export function anchorsOf(contents: Contents, body: Root['children']): Anchors {
  const listed = contents === 'none' ? [] : body.filter((node) => node.type === 'heading').filter((node) => entryStyleOf(node))
  return new Map(listed.map((node, index) => [node, `_Toc${index + 1}`]))
}

/**
 * The contents list as a field that is already filled, so that Word does not ask to update it; a reader who does gets page
 * numbers in any case. The field names the built-in heading styles by level (`TOC \o`), as a list of style names depends
 * on the language of the reader's Word.
 */
export function contentsList(
  contents: Contents, anchors: Anchors, label: string,
): (Paragraph | TableOfContents)[] {
  if (contents === 'none') return []
  const entries = [...anchors].map(([node, anchor]) => {
    const { number, title } = headingParts(node)
    const page = [new TextRun({ style: 'ContentsLeader', children: [new Tab()] }), new PageReference(anchor)]
    return new Paragraph({
      style: entryStyleOf(node) ?? 'TOC1',
      children: [new InternalHyperlink({
        anchor,
        children: [...numberRun(number), ...inlines(title), ...(contents === 'pages' ? page : [])],
      })],
    })
  })
  return [
    new Paragraph({ style: 'TOCHeading', children: [new TextRun(label)] }),
    new TableOfContents(label, {
      headingStyleRange: '1-2',
      hyperlink: true,
      preserveTabInEntries: true,
      beginDirty: false,
      contentChildren: entries,
    }),
  ]
}

/** What lays out pages to find the numbers for a contents list, and tells which of them it found. */
export interface PageCounter {
  readonly estimator: PageNumberEstimator
  /** Says whether there is a number for each of the bookmarks, once the document has been compiled. */
  found(anchors: Anchors): boolean
}

/**
 * The page number estimator of docx, whose font metrics are loaded only for documents that need them. It is wrapped to hide
 * its count of list numbers, for which it would lay out all pages once more: no heading here is numbered by a list.
 */
export async function pageCounter(direction: Direction): Promise<PageCounter> {
  const { estimatePageNumbersWith } = await import('docx/layout')
  // It measures Arabic only in part, and without guessing would stop at the first letter it does not know.
  const estimatePageNumbers = estimatePageNumbersWith({ guess: direction === 'rtl' })
  let numbers: ReadonlyMap<string, string> = new Map()
  return {
    estimator: (body, context) => {
      const estimate = estimatePageNumbers(body, context)
      numbers = estimate.bookmarks
      return estimate
    },
    found: (anchors) => [...anchors.values()].every((anchor) => numbers.has(anchor)),
  }
}

/** Tells why the pages of a document cannot be laid out: the fonts among those given whose widths are not known, or else another cause. */
export async function layoutObstacle(document: Document, fonts: readonly string[]): Promise<string> {
  const { layoutDocument } = await import('docx/layout')
  const sampleIn = (font: string) =>
    new Document({ sections: [{ children: [new Paragraph({ children: [new TextRun({ text: 'a', font })] })] }] })
  const unknown = [...new Set(fonts)].filter((font) => layoutDocument(sampleIn(font)).stoppedAt !== undefined)
  if (unknown.length > 0) return `the widths of ${unknown.join(' and ')} are not known`
  return `the pages cannot be laid out because of ${layoutDocument(document).stoppedAt ?? 'their length'}`
}

function entryStyleOf(node: Heading): string | undefined {
  return entryStyles[headingParts(node).style]
}
