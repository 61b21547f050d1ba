import { Document, Header, Packer, Paragraph, Table } from 'docx'
import type { PageNumberEstimator, TableOfContents } from 'docx'
import type { Nodes, Root } from 'mdast'
import { chaptersOf } from '../parts.ts'
import type { Chapters } from '../parts.ts'
import { oneLine } from '../text.ts'
import type { Theme } from '../theme.ts'
import { band } from './band.ts'
import { anchorsOf, contentsList, contentsOf, layoutObstacle, pageCounter } from './contents.ts'
import type { Anchors, Contents } from './contents.ts'
import { cover, coverBottom } from './cover.ts'
import type { DocumentFacts } from './facts.ts'
import type { PageStart } from './heading.ts'
import { zipped } from './package.ts'
import type { Parts } from './package.ts'
import { turnedRound } from './right-to-left.ts'
import { draftMark, runningFooter, runningHeader } from './running.ts'
import { pageProperties, stretchesOf, textWidthOf } from './sections.ts'
import type { Stretch } from './sections.ts'
import { wordStyles } from './styles.ts'
import { tableStyles } from './table-style.ts'
import { blocks } from './walk.ts'
import type { Walk } from './walk.ts'

/**
 * What turns a document into its parts. docx keeps it private behind methods that also zip, with random ids inside; to zip,
 * unzip and zip again would cost a cold start twice the time of a bare one. docx is pinned to an exact version for this.
 */
const compiler: { compile(document: Document): Parts } = Packer['compiler']

type Pictures = Walk['pictures']

/** The parts of a Word file, and what their reader should know of them. */
export interface WordDocument {
  readonly parts: Parts
  readonly notes: readonly string[]
}

/**
 * Writes a Markdown tree as a Word file (Office Open XML, ISO/IEC 29500); equal input gives equal bytes in every process
 * and time zone. The dialect of the tree stands at `blocks` in `walk.ts`.
 */
export async function toDocx(tree: Root, facts: DocumentFacts, theme: Theme, pictures: Pictures = new Map()): Promise<Uint8Array> {
  return zipped((await wordDocument(tree, facts, theme, pictures)).parts, facts.created)
}

/** Makes the parts of a document. */
export const compiled = (document: Document): Parts => compiler.compile(document)

/**
 * Makes the parts of which {@link toDocx} zips a file; where no pages can be counted, the contents list has titles only. Pages
 * need not be counted where the parts go into another file.
 */
export async function wordDocument(
  tree: Root, documentFacts: DocumentFacts, theme: Theme, pictures: Pictures = new Map(), countsPages = true,
): Promise<WordDocument> {
  const facts = cleaned(documentFacts)
  const contents = facts.layout === 'sheet' ? 'none' : contentsOf(facts.contents, tree)
  const partsOf = (document: Document): Parts => {
    const parts = compiled(document)
    return facts.direction === 'rtl' ? turnedRound(parts) : parts
  }
  const compose = (kind: Contents, pageNumbers?: PageNumberEstimator) => composed(tree, facts, theme, pictures, kind, pageNumbers)
  if (contents !== 'pages' || !countsPages) return { parts: partsOf(compose(contents).document), notes: [] }
  const counter = await pageCounter(facts.direction)
  const { document, anchors } = compose(contents, counter.estimator)
  const parts = partsOf(document)
  if (counter.found(anchors)) return { parts, notes: [] }
  const { fonts } = theme
  const obstacle = await layoutObstacle(document, [fonts.text, fonts.headings, fonts.code])
  return { parts: partsOf(compose('titles').document), notes: [`the contents list has titles only: ${obstacle}`] }
}

/** A document with its contents list, and the bookmarks that list names. */
function composed(
  tree: Root, facts: DocumentFacts, theme: Theme, pictures: Pictures, contents: Contents, pageNumbers?: PageNumberEstimator,
): { document: Document; anchors: Anchors } {
  const isSheet = facts.layout === 'sheet'
  const { title, front, body }: Chapters = isSheet ? { front: [], body: tree.children } : chaptersOf(tree)
  const anchors = anchorsOf(contents, body)
  const stretches = stretchesOf(body, theme)
  const list = contentsList(contents, anchors, facts.contentsLabel)
  // The contents list stands upright; it takes in what follows it unless that is turned.
  if (stretches[0]?.orientation !== 'portrait' && (list.length > 0 || stretches.length === 0)) {
    stretches.unshift({ orientation: 'portrait', nodes: [] })
  }
  let lists = 0
  const walk: Walk = {
    theme,
    textWidth: textWidthOf(theme, 'portrait'),
    isSheet,
    pictures,
    anchors,
    pageStarts: pageStartsOf(stretches, list.length > 0),
    nextList: () => lists += 1,
  }
  const coverSections = title ? [{
    properties: pageProperties({ ...theme, page: { ...theme.page, bottom: coverBottom } }, 'portrait'),
    headers: { default: new Header({ children: [...draftMark(facts, theme), band(theme, facts.direction)] }) },
    children: cover(title, front, facts, walk),
  }] : []
  const bodySections = title && body.length === 0 ? [] : stretches.map(({ orientation, nodes }, index) => ({
    properties: pageProperties(theme, orientation),
    headers: { default: runningHeader(facts, theme, orientation) },
    footers: { default: runningFooter(facts, orientation) },
    children: [...(index === 0 ? list : []), ...blocks(nodes, { ...walk, textWidth: textWidthOf(theme, orientation) })],
  }))
  const last = bodySections.at(-1)
  const document = new Document({
    title: facts.title,
    subject: facts.documentKind,
    creator: facts.author,
    lastModifiedBy: facts.author,
    externalStyles: tableStyles(theme, facts.direction),
    styles: wordStyles(theme, facts),
    sections: [...coverSections, ...bodySections.map((section) => (
      section === last ? { ...section, children: closed(section.children) } : section
    ))],
    ...(pageNumbers && { pageNumbers }),
  })
  return { document, anchors }
}

/** The first node behind the contents list breaks the page; the first of each later section stands at the top of one. */
function pageStartsOf(stretches: readonly Stretch[], hasList: boolean): ReadonlyMap<Nodes, PageStart> {
  return new Map(stretches.flatMap(({ nodes: [first] }, index): [Nodes, PageStart][] => {
    if (first === undefined || (index === 0 && !hasList)) return []
    return [[first, index === 0 ? 'break' : 'section']]
  }))
}

/** Ends the body with a paragraph, as Word itself does behind a table, but so low that it does not open a page of its own. */
function closed(children: (Paragraph | Table | TableOfContents)[]): typeof children {
  return children.at(-1) instanceof Table ? [...children, new Paragraph({ style: 'TableEnd' })] : children
}

function cleaned(facts: DocumentFacts): DocumentFacts {
  const entries = Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? oneLine(value) : value])
  // The keys are those of the facts, and a string stays a string.
  return Object.fromEntries(entries) as DocumentFacts
}
