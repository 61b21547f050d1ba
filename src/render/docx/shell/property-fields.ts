import { corePath } from './properties.ts'
import { treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { holdsPlaceholders, paragraphsIn } from './placeholders.ts'
import { child, children, localName, textIn, within } from './xml.ts'
import type { Element } from './xml.ts'

/** Fields that show a property of the file, by their words, and the name of the property in the file. */
const properties: Readonly<Record<string, string>> = {
  TITLE: 'title', SUBJECT: 'subject', AUTHOR: 'creator', KEYWORDS: 'keywords', COMMENTS: 'description', LASTSAVEDBY: 'lastModifiedBy',
}

/** The store of Word's own content controls for title, subject and author. */
const coreStore = '{6c3c8bc8-f283-45ae-878a-bab7291924a1}'

/**
 * Shows title, subject and authors of the document where a shell has fields or content controls for them. Word would do so itself,
 * but some of it only when fields are updated; other programs show what was there before.
 */
export function showProperties(parts: ShellParts): void {
  const core = treeAt(parts, corePath(parts))
  const values = new Map(children(core).map((node) => [localName(node.name), textIn(node)]))
  for (const [path, part] of parts) {
    if (part instanceof Uint8Array || !path.startsWith('word/') || !holdsPlaceholders(path)) continue
    for (const control of within(part).filter(({ name }) => name === 'w:sdt')) showInControl(control, values)
    for (const paragraph of paragraphsIn(part)) showInFields(paragraph, values)
    for (const field of within(part).filter(({ name }) => name === 'w:fldSimple')) {
      show(textsIn(field), values.get(propertyOf(field.attributes['w:instr'] ?? '') ?? ''))
    }
  }
}

function showInControl(control: Element, values: ReadonlyMap<string, string>): void {
  const settings = child(control, 'w:sdtPr')
  const binding = child(settings, 'w:dataBinding')?.attributes
  if (settings === undefined || binding?.['w:storeItemID']?.toLowerCase() !== coreStore) return
  const [, name = ''] = /(\w+)(?:\[\d+\])?$/.exec(binding['w:xpath'] ?? '') ?? []
  const value = values.get(name)
  if (value === undefined) return
  show(textsIn(child(control, 'w:sdtContent')), value)
  settings.elements = settings.elements.filter((node) => node.type === 'text' || node.name !== 'w:showingPlcHdr')
}

function showInFields(paragraph: Element, values: ReadonlyMap<string, string>): void {
  const open: { instruction: string; result?: Element[] }[] = []
  for (const node of within(paragraph)) {
    const field = open.at(-1)
    const kind = node.name === 'w:fldChar' ? node.attributes['w:fldCharType'] : undefined
    if (kind === 'begin') open.push({ instruction: '' })
    if (kind === 'separate' && field !== undefined) field.result = []
    if (kind === 'end') open.pop()
    if (kind === 'end' && field !== undefined) show(field.result ?? [], values.get(propertyOf(field.instruction) ?? ''))
    if (node.name === 'w:instrText' && field !== undefined) field.instruction += textIn(node)
    if (node.name === 'w:t') field?.result?.push(node)
  }
}

/** Puts a value into the first of some texts, and empties the others. */
function show(texts: readonly Element[], value: string | undefined): void {
  if (value === undefined) return
  for (const [index, text] of texts.entries()) {
    text.elements = index === 0 ? [{ type: 'text', text: value }] : []
    text.attributes['xml:space'] = 'preserve'
  }
}

function propertyOf(instruction: string): string | undefined {
  const [, first = '', second = ''] = /^\s*(\w+)\s+"?(\w*)/.exec(`${instruction} `) ?? []
  const word = first.toUpperCase() === 'DOCPROPERTY' ? second.toUpperCase() : first.toUpperCase()
  return Object.hasOwn(properties, word) ? properties[word] : undefined
}

const textsIn = (root: Element | undefined): Element[] => root === undefined ? [] : within(root).filter(({ name }) => name === 'w:t')
