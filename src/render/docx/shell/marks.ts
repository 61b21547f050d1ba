import { Document, Header, Paragraph, TextRun } from 'docx'
import type { Theme } from '../../theme.ts'
import { compiled } from '../document.ts'
import type { DocumentFacts } from '../facts.ts'
import { draftMark } from '../running.ts'
import { opened } from './opened.ts'
import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { declare, free, relate, relationshipsOf, targetOf } from './relationships.ts'
import { referToHeaders } from './sections.ts'
import { restyle } from './style-merge.ts'
import { bring } from './transfer.ts'
import { children, element } from './xml.ts'
import type { Element } from './xml.ts'

const headerType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml'

/** What every page must say of itself, and the part it comes from: that it is a draft, that it is internal. */
export interface Marks {
  readonly origin: { readonly parts: ShellParts; readonly path: string }
  readonly blocks: readonly Element[]
}

/** Makes the marks of a document; most documents for a customer have none. */
export function marksOf(facts: DocumentFacts, look: Theme): Marks | undefined {
  const internal = facts.edition === 'internal'
    ? [new Paragraph({ style: 'DraftMark', children: [new TextRun(facts.internalMark)] })] : []
  const paragraphs = [...internal, ...draftMark(facts, look)]
  if (paragraphs.length === 0) return undefined
  const parts = opened(compiled(new Document({ sections: [{ headers: { default: new Header({ children: paragraphs }) }, children: [] }] })))
  const path = 'word/header1.xml'
  return { origin: { parts, path }, blocks: children(treeAt(parts, path)) }
}

/** Puts the marks on top of every header of a shell, and makes a header where a page has none. */
export function markHeaders(parts: ShellParts, body: Element, marks: Marks, styles: ReadonlyMap<string, string>, hasEven: boolean): void {
  const headers = new Set(relationshipsOf(parts, paths.document).filter(({ kind }) => kind === 'header')
    .map(({ target }) => targetOf(paths.document, target)))
  for (const path of headers) markHeader(parts, path, marks, styles)
  referToHeaders(body, hasEven, () => {
    const path = free((number) => `word/headerCrp${number}.xml`, parts.keys())
    const document = treeAt(parts, paths.document)
    parts.set(path, element('w:hdr', { ...document?.attributes }))
    declare(parts, path, headerType)
    markHeader(parts, path, marks, styles)
    return relate(parts, paths.document, 'header', path.slice('word/'.length))
  })
}

function markHeader(parts: ShellParts, path: string, { origin, blocks }: Marks, styles: ReadonlyMap<string, string>): void {
  const header = treeAt(parts, path)
  if (header === undefined) return
  const added = structuredClone(blocks)
  for (const block of added) restyle(block, styles)
  bring(added, origin, parts, path)
  header.elements.unshift(...added)
}
