import { below, child, children, element, put } from './xml.ts'
import type { Element, Node } from './xml.ts'
import { paragraphOrder } from './style-merge.ts'

/** Which pages a header or footer is for. */
export const pageKinds = ['default', 'first', 'even'] as const

/** Order of section properties (ISO/IEC 29500-1, A.1, CT_SectPr), as far as they are moved. */
const sectionOrder = [
  'w:headerReference', 'w:footerReference', 'w:footnotePr', 'w:endnotePr', 'w:type', 'w:pgSz', 'w:pgMar', 'w:paperSrc', 'w:pgBorders',
  'w:lnNumType', 'w:pgNumType', 'w:cols', 'w:formProt', 'w:vAlign', 'w:noEndnote', 'w:titlePg', 'w:textDirection', 'w:bidi', 'w:rtlGutter',
  'w:docGrid', 'w:printerSettings', 'w:sectPrChange',
]

/** Says how a section begins and counts its pages: only of its first part when it is parted. */
const ofStart = new Set(['w:type', 'w:titlePg', 'w:pgNumType'])

/** Gives the properties of the section a block ends, if it ends one. */
export const sectionEndedBy = (block: Node | undefined): Element | undefined =>
  block?.type !== 'element' ? undefined : block.name === 'w:sectPr' ? block : below(block, 'w:pPr', 'w:sectPr')

/** Lists the sections of a body in their order. */
export const sectionsIn = (body: Element): Element[] => children(body).flatMap((block) => sectionEndedBy(block) ?? [])

/** Gives the section a block of a body stands in. */
export function sectionOf(body: Element, block: Element): Element | undefined {
  const blocks = children(body)
  return blocks.slice(Math.max(0, blocks.indexOf(block))).map(sectionEndedBy).find((section) => section !== undefined)
}

/**
 * Makes the sections of what is put into a section parts of it: each has its headers, footers and borders, and keeps its own
 * paper. Only the first begins as the section did; what was the section goes on as its last part.
 */
export function adoptSections(blocks: readonly Element[], section: Element): void {
  const inner = blocks.flatMap((block) => sectionEndedBy(block) ?? [])
  if (inner.length === 0) return
  const start = section.elements.filter((node) => node.type === 'element' && ofStart.has(node.name))
  const shared = section.elements.filter((node) => !start.includes(node))
  for (const [index, part] of inner.entries()) {
    const own = children(part).filter(({ name }) => ['w:pgSz', 'w:pgMar'].includes(name))
    const type = index === 0 ? [] : children(part, 'w:type')
    const kept = structuredClone([...shared, ...(index === 0 ? start : [])])
      .filter((node) => node.type === 'text' || !own.some(({ name }) => name === node.name))
    part.elements = kept
    for (const node of [...own, ...type]) put(part, node, sectionOrder)
  }
  section.elements = shared
}

/** Adds a reference to a header to the sections that would show none, so that every page of every section has one. */
export function referToHeaders(body: Element, hasEvenPages: boolean, make: () => string): void {
  const inherited = new Set<string>()
  let id: string | undefined
  for (const section of sectionsIn(body)) {
    for (const reference of children(section, 'w:headerReference')) inherited.add(reference.attributes['w:type'] ?? 'default')
    const wanted = pageKinds.filter((kind) => kind === 'default' || (kind === 'even' ? hasEvenPages : hasFirstPage(section)))
    for (const kind of wanted.filter((kind) => !inherited.has(kind))) {
      id ??= make()
      section.elements.unshift(element('w:headerReference', { 'w:type': kind, 'r:id': id }))
      inherited.add(kind)
    }
  }
}

const hasFirstPage = (section: Element) => {
  const mark = child(section, 'w:titlePg')
  return mark !== undefined && !['0', 'false', 'off'].includes(mark.attributes['w:val'] ?? '1')
}

/** Lets a block end a section; a table or a contents list cannot, so a paragraph comes after it. */
export function endSection(blocks: Element[], section: Element): Element[] {
  const last = blocks.at(-1)
  const holder = last?.name === 'w:p' && sectionEndedBy(last) === undefined ? last : flat()
  const properties = child(holder, 'w:pPr') ?? element('w:pPr')
  if (child(holder, 'w:pPr') === undefined) holder.elements.unshift(properties)
  put(properties, section, paragraphOrder)
  return holder === last ? blocks : [...blocks, holder]
}

/** A paragraph that takes no room, so that it never needs a page of its own. */
const flat = (): Element => element('w:p', {}, [element('w:pPr', {}, [
  element('w:spacing', { 'w:before': '0', 'w:after': '0', 'w:line': '20', 'w:lineRule': 'exact' }),
  element('w:rPr', {}, [element('w:sz', { 'w:val': '2' })]),
])])
