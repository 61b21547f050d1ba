import type { Root, RootContent } from 'mdast'
import { plainText, secondaryContent } from '../../parts.ts'
import type { Theme } from '../../theme.ts'
import { wordDocument } from '../document.ts'
import type { Walk } from '../walk.ts'
import type { DocumentFacts } from '../facts.ts'
import { opened } from './opened.ts'
import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import type { BlockName } from './placeholders.ts'
import { styleOf } from './placeholders.ts'
import { paragraphOrder } from './style-merge.ts'
import { child, children, element, put, within } from './xml.ts'
import type { Element } from './xml.ts'

/** The document for a shell, in the parts in which a shell may ask for it. */
export interface ShellBlocks {
  readonly parts: ShellParts
  readonly blocks: Readonly<Record<BlockName, Element[]>>
}

/** How much longer than the name of the customer the line under the title is that says for whom the document is. */
const longestAddress = 12

/** Room above the contents list where it follows other text, and above the line about the source, in twips. */
const aboveContents = 560
const aboveSource = 160

/** Writes a document without a cover of its own, as a shell has one; a shell that does not show the title gets it, too. */
export async function shellBlocks(
  tree: Root, facts: DocumentFacts, look: Theme, pictures: Walk['pictures'], showsTitle: boolean,
): Promise<ShellBlocks> {
  const start = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 2)
  const [front, rest] = start < 0 ? [[], tree.children] : [tree.children.slice(0, start), tree.children.slice(start)]
  const isTitle = (node: RootContent) => node.type === 'heading' && node.depth === 1
  const title = [...front, ...rest].find(isTitle)
  const kept = inOrder(front.filter((node) => !isTitle(node)), facts, showsTitle)
  const parts = opened((await wordDocument(
    { type: 'root', children: [...kept, ...rest.filter((node) => node !== title)] }, facts, look, pictures, false)).parts)
  const written = children(child(treeAt(parts, paths.document), 'w:body')).filter(({ name }) => name !== 'w:sectPr')
  const list = written.findIndex(isContents)
  const [contents, after] = [written.slice(0, list + 1), written.slice(list + 1)]
  const first = start < 0 ? 0 : after.findIndex((block) => styleOf(block) === 'Heading1')
  const lead = after.slice(0, Math.max(0, first))
  for (const block of lead.filter((block) => !showsTitle && styleOf(block) === 'BodyText')) setStyle(block, 'Subtitle')
  const source = lead.at(-1)
  if (source !== undefined && styleOf(source) === 'Secondary') setApart(source, aboveSource)
  const heading = title === undefined || showsTitle ? [] : [paragraph('Title', plainText(title))]
  return { parts, blocks: { contents, front: [...heading, ...lead], body: after.slice(lead.length) } }
}

/** Begins the first section after the contents list on a page of its own, or lets it stand where it falls. */
export function setPageStart(block: Element | undefined, isOn: boolean): void {
  const properties = child(block, 'w:pPr')
  if (block === undefined || properties === undefined || block.name !== 'w:p') return
  const mine = ['w:pageBreakBefore', 'w:spacing']
  properties.elements = properties.elements.filter((node) => node.type === 'text' || !mine.includes(node.name))
  if (isOn) put(properties, element('w:pageBreakBefore'), paragraphOrder)
}

/** Keeps the heading of the contents list clear of what stands before it. */
export const setContentsApart = (contents: readonly Element[]): void => setApart(contents[0], aboveContents)

function setApart(block: Element | undefined, space: number): void {
  const properties = child(block, 'w:pPr')
  if (properties !== undefined) put(properties, element('w:spacing', { 'w:before': String(space) }), paragraphOrder)
}

/** Gives the content of the contents list without its heading and its frame. */
export const entriesOf = (contents: readonly Element[]): Element[] =>
  contents.filter(isContents).flatMap((block) => children(child(block, 'w:sdtContent')))

/** The line for whom it is goes where the title is; the line about the source comes last. */
function inOrder(front: readonly RootContent[], { customer }: DocumentFacts, showsTitle: boolean): RootContent[] {
  const isNote = (node: RootContent) => node.type === 'paragraph' && secondaryContent(node.children) !== undefined
  const isAddress = (node: RootContent) => {
    const text = node.type === 'paragraph' ? plainText(node) : ''
    return customer !== '' && text.includes(customer) && text.length <= customer.length + longestAddress
  }
  const shown = showsTitle ? front.filter((node) => !isAddress(node)) : front
  return [...shown.filter((node) => !isNote(node)), ...shown.filter(isNote)]
}

function isContents(block: Element): boolean {
  return block.name === 'w:sdt' && within(block).some((node) =>
    node.name === 'w:docPartGallery' && node.attributes['w:val'] === 'Table of Contents')
}

function setStyle(block: Element, style: string): void {
  const named = child(child(block, 'w:pPr'), 'w:pStyle')
  if (named !== undefined) named.attributes['w:val'] = style
}

const paragraph = (style: string, text: string): Element => element('w:p', {}, [
  element('w:pPr', {}, [element('w:pStyle', { 'w:val': style })]),
  element('w:r', {}, [element('w:t', { 'xml:space': 'preserve' }, [{ type: 'text', text }])]),
])

