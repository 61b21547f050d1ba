import { Document, Header, Packer, Paragraph, Table } from 'docx'
import type { ISectionPropertiesOptions, TableOfContents } from 'docx'
import type { Root } from 'mdast'
import { chaptersOf } from '../parts.ts'
import type { Chapters } from '../parts.ts'
import { oneLine } from '../text.ts'
import type { Theme } from '../theme.ts'
import { band } from './band.ts'
import { anchorsOf, contentsList, contentsOf, pageNumberEstimator } from './contents.ts'
import { cover, coverBottom } from './cover.ts'
import type { DocumentFacts } from './facts.ts'
import { millimetres } from './measure.ts'
import { zipped } from './package.ts'
import type { Parts } from './package.ts'
import { draftMark, runningFooter, runningHeader } from './running.ts'
import { wordStyles } from './styles.ts'
import { blocks } from './walk.ts'
import type { Walk } from './walk.ts'

/**
 * What turns a document into its parts. docx keeps it private behind methods that also zip, with random ids inside; to zip,
 * unzip and zip again would cost a cold start twice the time of a bare one. docx is pinned to an exact version for this.
 */
const compiler: { compile(document: Document): Parts } = Packer['compiler']

type Pictures = Walk['pictures']

/**
 * Writes a Markdown tree as a Word file (Office Open XML, ISO/IEC 29500); equal input gives equal bytes in every process
 * and time zone. The dialect of the tree stands at `blocks` in `walk.ts`.
 */
export async function toDocx(tree: Root, facts: DocumentFacts, theme: Theme, pictures: Pictures = new Map()): Promise<Uint8Array> {
  return zipped(await docxParts(tree, facts, theme, pictures), facts.created)
}

/** Makes the parts of a document. */
export const compiled = (document: Document): Parts => compiler.compile(document)

/** Makes the parts of which {@link toDocx} zips a file; pages need not be counted where the parts go into another file. */
export async function docxParts(
  tree: Root, documentFacts: DocumentFacts, theme: Theme, pictures: Pictures, countsPages = true,
): Promise<Parts> {
  const facts = cleaned(documentFacts)
  const isSheet = facts.layout === 'sheet'
  const { title, front, body }: Chapters = isSheet ? { front: [], body: tree.children } : chaptersOf(tree)
  const contents = isSheet ? 'none' : contentsOf(facts.contents, tree)
  const textWidth = millimetres(theme.page.width) - millimetres(theme.page.left) - millimetres(theme.page.right)
  const anchors = anchorsOf(contents, body)
  let lists = 0
  const walk: Walk = {
    theme,
    textWidth,
    isSheet,
    pictures,
    anchors,
    pageStart: contents === 'none' ? undefined : body[0],
    nextList: () => lists += 1,
  }
  const coverSections = title ? [{
    properties: pageProperties({ ...theme.page, bottom: coverBottom }),
    headers: { default: new Header({ children: [...draftMark(facts), band(theme)] }) },
    children: cover(title, front, facts, walk),
  }] : []
  const bodySections = title && body.length === 0 ? [] : [{
    properties: pageProperties(theme.page),
    headers: { default: runningHeader(facts) },
    footers: { default: runningFooter(facts) },
    children: closed([...contentsList(contents, anchors, facts.contentsLabel, textWidth), ...blocks(body, walk)]),
  }]
  const document = new Document({
    title: facts.title,
    subject: facts.documentKind,
    creator: facts.author,
    lastModifiedBy: facts.author,
    styles: wordStyles(theme, textWidth, facts.language),
    sections: [...coverSections, ...bodySections],
    ...(contents === 'pages' && countsPages ? { pageNumbers: await pageNumberEstimator() } : {}),
  })
  return compiled(document)
}

/** Ends the body with a paragraph, as Word itself does behind a table. */
function closed(children: (Paragraph | Table | TableOfContents)[]): typeof children {
  return children.at(-1) instanceof Table ? [...children, new Paragraph({ style: 'TableText' })] : children
}

/** Paper and margins of a section. */
export function pageProperties(page: Theme['page']): ISectionPropertiesOptions {
  const { width, height, ...margins } = page
  return {
    page: {
      size: { width: millimetres(width), height: millimetres(height) },
      margin: Object.fromEntries(Object.entries(margins).map(([side, length]) => [side, millimetres(length)])),
    },
  }
}

function cleaned(facts: DocumentFacts): DocumentFacts {
  const entries = Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? oneLine(value) : value])
  // The keys are those of the facts, and a string stays a string.
  return Object.fromEntries(entries) as DocumentFacts
}
