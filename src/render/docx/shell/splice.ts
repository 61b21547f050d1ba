import type { Root } from 'mdast'
import { oneLine } from '../../text.ts'
import type { Theme } from '../../theme.ts'
import type { DocumentFacts } from '../facts.ts'
import type { Parts } from '../package.ts'
import type { Walk } from '../walk.ts'
import { entriesOf, setContentsApart, setPageStart, shellBlocks } from './blocks.ts'
import { alignPages, bookmarksTold, contentsFieldIn, dropPages, fillPages } from './contents.ts'
import { numberOnce, renumberContents } from './headings.ts'
import { geometryOf, lookOf } from './look.ts'
import { markHeaders, marksOf } from './marks.ts'
import { lendNamespaces } from './namespaces.ts'
import { dropNotes } from './notes.ts'
import { emptyNumbering, mergeNumbering } from './numbering.ts'
import { pagesOf } from './pages.ts'
import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { fillPart, holdsPlaceholders, paragraphsIn, spotsIn } from './placeholders.ts'
import type { BlockName } from './placeholders.ts'
import { showProperties } from './property-fields.ts'
import { hasEvenPages, propertiesFilled, setKind, setLanguage, setProperties } from './properties.ts'
import { declare, dropUnused, relate } from './relationships.ts'
import { adoptSections, endSection, sectionEndedBy, sectionOf, sectionsIn } from './sections.ts'
import { mainTypes } from './shell.ts'
import { mergeStyles, restyle, stylesUsed } from './style-merge.ts'
import { bring, renameBookmarks, tidy } from './transfer.ts'
import type { ShellUse } from './use.ts'
import { child, children, element, within, xmlOf } from './xml.ts'
import type { Element } from './xml.ts'

/** A document in a shell, and what its reader will miss. */
export interface InShell {
  readonly parts: Parts
  readonly notes: readonly string[]
}

/** A shell is not turned round: where its logo and its addresses stand is for the firm to say. */
const againstDirection = "the shell's own pages run from left to right; for this language, turn their paragraphs round in Word"

/** Where blocks go: in place of some that stand side by side. */
interface Place {
  readonly container: Element
  readonly first: Element
  readonly last: Element
}

/** Ids of the styles of headings, and of what stands in them, in our own documents. */
const headingStyles = ['Heading1', 'Heading2', 'Heading3', 'Subsection']
const own = { number: 'SectionNumber', leader: 'ContentsLeader' }

/**
 * Writes a document into a company's shell. Placeholders are filled before anything of the document is put in, so that no
 * text of a plan is ever taken for one; docx's own patcher looks at what it has put in again, and knows a shell's styles by
 * ids, which Word translates. Equal input gives equal parts.
 */
export async function inShell(
  tree: Root, facts: DocumentFacts, theme: Theme, pictures: Walk['pictures'], { shell, values }: ShellUse,
): Promise<InShell> {
  const parts = structuredClone(shell)
  const [document, styles] = [treeAt(parts, paths.document), treeAt(parts, paths.styles)]
  const body = child(document, 'w:body')
  if (document === undefined || styles === undefined || body === undefined) throw new Error('the shell was not checked')
  const isAgainst = facts.direction === 'rtl' && !within(body).some(({ name }) => name === 'w:bidi')
  const isNote = dropNotes(parts, styles)
  const spots = spotsIn(parts, isNote)
  const showsTitle = spots.some(({ name, path }) => path === paths.document && name === 'plan.title')
  const places = placesIn(body, spots.flatMap(({ name, paragraph, path }) =>
    path === paths.document && paragraph !== undefined ? [[name, paragraph] as const] : []))
  const section = sectionOf(body, blockOf(body, places.body.first)) ?? element('w:sectPr')
  if (sectionsIn(body).length === 0) body.elements.push(section)
  const look = lookOf(parts, section, theme)
  const { parts: ours, blocks } = await shellBlocks(tree, facts, look, pictures, showsTitle)
  const marks = marksOf(facts, look)
  const all = [...blocks.contents, ...blocks.front, ...blocks.body]

  const filled = propertiesFilled(parts)
  const texts = new Map([...values].map(([name, value]) => [name, oneLine(value)]))
  for (const [path, part] of parts) {
    if (!(part instanceof Uint8Array) && holdsPlaceholders(path)) fillPart(path, part, texts)
  }
  setProperties(parts, ours, filled)
  showProperties(parts)
  setKind(parts, mainTypes.document)

  const ownStyles = required(ours, paths.styles)
  setLanguage(styles, ownStyles)
  const used = [...all, ...marks?.blocks ?? []].flatMap((block) => [...stylesUsed(block)])
  const known = styles.elements.length
  const ids = mergeStyles(ownStyles, styles, [...used, ...headingStyles])
  lendNamespaces(ownStyles, styles, styles.elements.slice(known).filter((node) => node.type === 'element'))
  for (const block of all) restyle(block, ids)
  const numbering = numberingPart(parts, all)
  if (numbering !== undefined) {
    mergeNumbering(all, treeAt(ours, paths.numbering), numbering)
    lendNamespaces(required(ours, paths.numbering), numbering, children(numbering))
  }
  renameBookmarks(all, document)
  bring(all, { parts: ours, path: paths.document }, parts, paths.document)

  const contents = places.contents === undefined ? blocks.contents : []
  const front = places.front === undefined ? blocks.front : []
  setPageStart(blocks.body[0], contents.length > 0)
  if (places.contents !== undefined) place(places.contents, places.isField ? entriesOf(blocks.contents) : blocks.contents)
  if (places.front !== undefined) place(places.front, blocks.front)
  if (front.length > 0) setContentsApart(contents)
  const flow = [...front, ...contents, ...blocks.body]
  adoptSections(flow, section)
  place(places.body, flow)

  const numbers = numberOnce(body, new Set(all.flatMap((block) => [block, ...paragraphsIn(block)])),
    new Set(headingStyles.flatMap((id) => ids.get(id) ?? [])), ids.get(own.number), styles, treeAt(parts, paths.numbering))
  alignPages(blocks.contents, styles, geometryOf(section).textWidth)
  for (const block of blocks.contents) renumberContents(block, numbers, ids.get(own.number))
  if (marks !== undefined) markHeaders(parts, body, marks, ids, hasEvenPages(parts))
  dropUnused(parts, document)
  tidy(parts, document)
  const notes = [...await numberPages(parts, blocks.contents, ids.get(own.leader)), ...isAgainst ? [againstDirection] : []]
  return { parts: new Map([...parts].map(([path, part]) => [path, part instanceof Uint8Array ? part : xmlOf(part)])), notes }
}

type Places = { readonly body: Place; readonly contents?: Place; readonly front?: Place; readonly isField: boolean }

/** Finds where blocks go. Without any placeholder in its text the document takes the place of all there is. */
function placesIn(body: Element, spots: readonly (readonly [name: string, paragraph: Element])[]): Places {
  if (spots.length === 0) {
    const last = children(body, 'w:sectPr').at(-1)
    const stand = element('w:p')
    body.elements = [stand, ...(last === undefined ? [] : [last])]
    return { body: { container: body, first: stand, last: stand }, isField: false }
  }
  const at = (name: BlockName): Place | undefined => {
    const paragraph = spots.find(([one]) => one === name)?.[1]
    const container = paragraph && within(body).find(({ elements }) => elements.includes(paragraph))
    return paragraph === undefined || container === undefined ? undefined : { container, first: paragraph, last: paragraph }
  }
  const [flow, own, front, field] = [at('body'), at('contents'), at('front'), contentsFieldIn(body)]
  if (flow === undefined) throw new Error('the shell was not checked')
  const contents = own ?? field
  return { body: flow, isField: own === undefined, ...(contents && { contents }), ...(front && { front }) }
}

/** Puts blocks in the place of others; the end of a section, page breaks and pictures among these are kept. */
function place({ container, first, last }: Place, blocks: Element[]): void {
  const [from, to] = [container.elements.indexOf(first), container.elements.indexOf(last)]
  const old = container.elements.slice(from, to + 1)
  const section = old.map(sectionEndedBy).find((section) => section !== undefined)
  const shell = old.length === 1 && first.name === 'w:p' ? withoutText(first) : []
  const flow = section === undefined ? blocks : endSection([...blocks], section)
  const next = container.elements[to + 1]
  // Word makes two tables one, and wants a paragraph where a text ends.
  const isEnd = next === undefined || (next.type === 'element' && ['w:tbl', 'w:sectPr'].includes(next.name))
  const isOpen = isEnd && flow.at(-1)?.name !== 'w:p'
  container.elements.splice(from, old.length, ...shell, ...flow, ...(isOpen ? [element('w:p')] : []))
}

/** What stands in the paragraph of a placeholder besides it, such as a page break or an anchored picture. */
function withoutText(paragraph: Element): Element[] {
  const isObject = (run: Element) => within(run).some(({ name }) => ['w:br', 'w:drawing', 'w:pict'].includes(name))
  const runs = children(paragraph).filter((node) => node.name !== 'w:pPr' && isObject(node))
  for (const run of runs) run.elements = run.elements.filter((node) => node.type === 'text' || node.name !== 'w:t')
  return runs.length === 0 ? [] : [{ ...paragraph, elements: [...children(paragraph, 'w:pPr').map(withoutSection), ...runs] }]
}

const withoutSection = (properties: Element): Element =>
  ({ ...properties, elements: properties.elements.filter((node) => node.type === 'text' || node.name !== 'w:sectPr') })

/** The block of a body that holds an element, or is it. */
const blockOf = (body: Element, inner: Element): Element =>
  children(body).find((block) => within(block).includes(inner)) ?? inner

/** Gives the lists of a shell, which may have none yet. */
function numberingPart(parts: ShellParts, blocks: readonly Element[]): Element | undefined {
  const known = treeAt(parts, paths.numbering)
  if (known !== undefined || !blocks.some((block) => within(block).some(({ name }) => name === 'w:numId'))) return known
  const made = emptyNumbering()
  parts.set(paths.numbering, made)
  relate(parts, paths.document, 'numbering', 'numbering.xml')
  declare(parts, paths.numbering, 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml')
  return made
}

/** Fills the page numbers of the contents list, or takes them out where the pages cannot be counted. */
async function numberPages(parts: ShellParts, contents: readonly Element[], leaderStyle: string | undefined): Promise<string[]> {
  const told = contents.flatMap(bookmarksTold)
  if (told.length === 0) return []
  const { bookmarks, isFontUnknown } = await pagesOf(parts)
  if (!isFontUnknown && told.every((name) => bookmarks.has(name))) {
    for (const block of contents) fillPages(block, bookmarks)
    return []
  }
  for (const block of contents) dropPages(block, leaderStyle)
  const reason = isFontUnknown ? 'the widths of a font of the shell are not known' : 'the pages of the shell cannot be counted'
  return [`the contents list has no page numbers, as ${reason}; in Word, Update Field adds them`]
}

function required(parts: ShellParts, path: string): Element {
  const tree = treeAt(parts, path)
  if (tree === undefined) throw new Error(`the document has no ${path}`)
  return tree
}
