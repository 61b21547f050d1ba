import { paragraphsIn, styleOf } from './placeholders.ts'
import { styleBook } from './style-book.ts'
import { paragraphOrder } from './style-merge.ts'
import { below, child, children, element, put, textIn, within } from './xml.ts'
import type { Element } from './xml.ts'

/** The paragraphs of a shell's own contents list, from where its field begins to where it ends. */
export interface ContentsField {
  readonly container: Element
  readonly first: Element
  readonly last: Element
}

/** Finds the contents list a shell has itself; the first, should there be several. */
export function contentsFieldIn(body: Element): ContentsField | undefined {
  const containers = [body, ...within(body).filter(({ name }) => name === 'w:sdtContent')]
  return containers.map(fieldAmong).find((found) => found !== undefined)
}

function fieldAmong(container: Element): ContentsField | undefined {
  const open: { first: Element; instruction: string }[] = []
  for (const paragraph of children(container, 'w:p')) {
    for (const node of within(paragraph)) {
      const field = open.at(-1)
      if (node.name === 'w:instrText' && field !== undefined) field.instruction += textIn(node)
      if (node.name !== 'w:fldChar') continue
      if (node.attributes['w:fldCharType'] === 'begin') open.push({ first: paragraph, instruction: '' })
      if (node.attributes['w:fldCharType'] !== 'end') continue
      const closed = open.pop()
      if (closed !== undefined && /^\s*TOC\b/i.test(closed.instruction)) return { container, first: closed.first, last: paragraph }
    }
  }
  return undefined
}

/** A reference to a page as docx writes it: all of its field in one run. */
interface PageReference {
  readonly run: Element
  readonly bookmark: string
}

function pageReferencesIn(root: Element): PageReference[] {
  return within(root).filter(({ name }) => name === 'w:r').flatMap((run) => {
    const [, bookmark] = /^\s*PAGEREF (\S+)/.exec(children(run, 'w:instrText').map(textIn).join('')) ?? []
    return bookmark === undefined ? [] : [{ run, bookmark }]
  })
}

/** Lists the bookmarks whose pages a contents list tells. */
export const bookmarksTold = (root: Element): string[] => pageReferencesIn(root).map(({ bookmark }) => bookmark)

/** Fills the references to pages, so that nothing asks to be updated. */
export function fillPages(root: Element, pages: ReadonlyMap<string, string>): void {
  for (const { run, bookmark } of pageReferencesIn(root)) {
    const text = element('w:t', { 'xml:space': 'preserve' }, [{ type: 'text', text: pages.get(bookmark) ?? '' }])
    const kept = children(run).filter(({ name }) => name !== 'w:t')
    for (const { attributes } of kept) delete attributes['w:dirty']
    const end = kept.findIndex(({ attributes }) => attributes['w:fldCharType'] === 'end')
    run.elements = [...kept.slice(0, end), text, ...kept.slice(end)]
  }
}

/** Takes pages out of a contents list, with the leaders to them. */
export function dropPages(root: Element, leaderStyle: string | undefined): void {
  const references = new Set(pageReferencesIn(root).map(({ run }) => run))
  const isLeader = (run: Element) => child(child(run, 'w:rPr'), 'w:rStyle')?.attributes['w:val'] === leaderStyle
  for (const link of within(root).filter(({ name }) => name === 'w:hyperlink')) {
    link.elements = children(link).filter((run) => !references.has(run) && !isLeader(run))
  }
}

/** Gives entries whose style has no stop for the page number one of their own, as Word itself does when it makes a contents list. */
export function alignPages(entries: readonly Element[], styles: Element, textWidth: number): void {
  const book = styleBook(styles)
  for (const entry of entries.flatMap((block) => paragraphsIn(block))) {
    const properties = child(entry, 'w:pPr')
    const stops = book.chain(styleOf(entry)).flatMap((style) => children(below(style, 'w:pPr', 'w:tabs'), 'w:tab'))
    const isAligned = child(properties, 'w:tabs') !== undefined || stops.some(({ attributes }) => attributes['w:val'] === 'right')
    if (properties === undefined || isAligned || bookmarksTold(entry).length === 0) continue
    const stop = element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': String(textWidth) })
    put(properties, element('w:tabs', {}, [stop]), paragraphOrder)
  }
}
