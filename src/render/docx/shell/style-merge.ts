import { free } from './relationships.ts'
import { attributeOf, nameOf, styleBook, typeOf } from './style-book.ts'
import type { StyleBook } from './style-book.ts'
import { below, child, element, put, within } from './xml.ts'
import type { Element } from './xml.ts'

/** Order of paragraph properties (ISO/IEC 29500-1, A.1, CT_PPrBase), as far as styles of ours and marks need it. */
export const paragraphOrder = [
  'w:pStyle', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:framePr', 'w:widowControl', 'w:numPr', 'w:suppressLineNumbers',
  'w:pBdr', 'w:shd', 'w:tabs', 'w:suppressAutoHyphens', 'w:kinsoku', 'w:wordWrap', 'w:overflowPunct', 'w:topLinePunct',
  'w:autoSpaceDE', 'w:autoSpaceDN', 'w:bidi', 'w:adjustRightInd', 'w:snapToGrid', 'w:spacing', 'w:ind', 'w:contextualSpacing',
  'w:mirrorIndents', 'w:suppressOverlap', 'w:jc', 'w:textDirection', 'w:textAlignment', 'w:textboxTightWrap', 'w:outlineLvl',
  'w:divId', 'w:cnfStyle', 'w:rPr', 'w:sectPr', 'w:pPrChange',
]

const styleOrder = [
  'w:name', 'w:aliases', 'w:basedOn', 'w:next', 'w:link', 'w:autoRedefine', 'w:hidden', 'w:uiPriority', 'w:semiHidden',
  'w:unhideWhenUsed', 'w:qFormat', 'w:locked', 'w:personal', 'w:personalCompose', 'w:personalReply', 'w:rsid', 'w:pPr', 'w:rPr',
  'w:tblPr', 'w:trPr', 'w:tcPr', 'w:tblStylePr',
]

const references = new Set(['w:pStyle', 'w:rStyle', 'w:tblStyle'])

/** The prefix by which a shell says that a style of its own stands for one of ours: `crp Body Text`. */
const ownPrefix = 'crp '

/** Finds what a shell has in place of a style of ours: one it says is meant, else the one of that name. */
export function standInFor(book: StyleBook, type: string, name: string): Element | undefined {
  return book.named(type, `${ownPrefix}${name}`) ?? book.named(type, name)
}

/**
 * Gives the styles of ours that some text uses their ids in a shell. A style the shell lacks is added to it, with those it is
 * based on; a style the shell has is never touched.
 */
export function mergeStyles(ours: Element, shell: Element, used: Iterable<string>): Map<string, string> {
  const book = styleBook(shell)
  const own = styleBook(ours)
  const ids = new Map<string, string>()
  const taken = new Set(book.byId.keys())
  const give = (id: string): string | undefined => {
    const known = ids.get(id)
    const style = own.byId.get(id)
    if (known !== undefined || style === undefined) return known
    const found = standInFor(book, typeOf(style), nameOf(style)) ?? (style === own.preset || id === 'Normal' ? book.preset : undefined)
    const given = found?.attributes['w:styleId'] ?? free((number) => number === 1 ? id : `${id}${number}`, taken)
    taken.add(given)
    ids.set(id, given)
    if (found === undefined) shell.elements.push(adapted(style, given, give, own, book))
    return given
  }
  for (const id of used) give(id)
  return ids
}

/** Writes a style of ours for a shell, whose own defaults it must not fall back on where ours mean none. */
function adapted(
  style: Element, id: string, give: (id: string) => string | undefined, own: StyleBook, book: StyleBook,
): Element {
  const base = child(style, 'w:basedOn')?.attributes['w:val']
  const added = structuredClone(style)
  added.attributes = { ...without(added.attributes, 'w:default'), 'w:styleId': id }
  for (const name of ['w:basedOn', 'w:next', 'w:link']) {
    const target = child(added, name)
    const given = target && give(target.attributes['w:val'] ?? '')
    added.elements = added.elements.filter((node) => node !== target)
    if (given !== undefined) put(added, element(name, { 'w:val': given }), styleOrder)
  }
  if (typeOf(style) === 'paragraph' && base === 'Normal') {
    const isText = nameOf(style).toLowerCase() === 'body text'
    if (!isText || spaceOf(book, book.preset?.attributes['w:styleId']) === 0) keepOwn(added, style.attributes['w:styleId'] ?? '', own)
    else dropSpacing(added)
  }
  return added
}

/** Says all of its spacing, indents and alignment in the style itself. */
function keepOwn(added: Element, id: string, own: StyleBook): void {
  const properties = child(added, 'w:pPr') ?? element('w:pPr')
  put(added, properties, styleOrder)
  const spacing = (name: string, preset: string) => attributeOf(own, id, ['w:pPr', 'w:spacing'], name) ?? preset
  put(properties, element('w:spacing', {
    'w:before': spacing('w:before', '0'), 'w:after': spacing('w:after', '0'),
    'w:line': spacing('w:line', '240'), 'w:lineRule': spacing('w:lineRule', 'auto'),
  }), paragraphOrder)
  const indent = below(properties, 'w:ind') ?? element('w:ind')
  put(properties, element('w:ind', {
    'w:left': '0', 'w:right': '0', ...(indent.attributes['w:hanging'] === undefined && { 'w:firstLine': '0' }), ...indent.attributes,
  }), paragraphOrder)
  if (child(properties, 'w:jc') === undefined) put(properties, element('w:jc', { 'w:val': 'left' }), paragraphOrder)
}

function dropSpacing(added: Element): void {
  const properties = child(added, 'w:pPr')
  if (properties !== undefined) properties.elements = properties.elements.filter((node) => node.type === 'text' || node.name !== 'w:spacing')
}

/** Space between two paragraphs of a style, in twips. */
function spaceOf(book: StyleBook, id: string | undefined): number {
  const side = (name: string) => Number(attributeOf(book, id, ['w:pPr', 'w:spacing'], name) ?? 0)
  return side('w:before') + side('w:after')
}

/** Lists the ids of the styles a text uses. */
export function stylesUsed(root: Element): Set<string> {
  return new Set(within(root).filter(({ name }) => references.has(name)).map(({ attributes }) => attributes['w:val'] ?? ''))
}

/** Puts other ids in place of the styles a text uses. */
export function restyle(root: Element, ids: ReadonlyMap<string, string>): void {
  for (const { name, attributes } of within(root)) {
    if (references.has(name)) attributes['w:val'] = ids.get(attributes['w:val'] ?? '') ?? attributes['w:val'] ?? ''
  }
}

function without(attributes: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== name))
}
