import { SaxesParser } from 'saxes'

/** An element of a part; the shape is that in which docx takes XML. */
export interface Element {
  readonly type: 'element'
  name: string
  attributes: Record<string, string>
  elements: Node[]
}

interface Text {
  readonly type: 'text'
  text: string
}

/** What stands in an element: comments and processing instructions are left out when XML is read. */
export type Node = Element | Text

/** How deep elements may lie in each other: Word's own lie some forty deep. */
const deepest = 400

/**
 * Reads XML, or says why it cannot be read. A document type is refused: with it come entities, which grow without bound or
 * fetch files; those of XML itself are known without one.
 */
export function parseXml(xml: string): Element | string {
  const root: Element = element('')
  const open = [root]
  let fault: string | undefined
  const fail = (reason: string) => { fault ??= reason }
  const parser = new SaxesParser()
  parser.on('error', ({ message }) => fail(message))
  parser.on('doctype', () => fail('it holds a document type'))
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest) fail('its elements lie too deep in each other')
    if (fault !== undefined) return
    const child = element(name, { ...attributes })
    open.at(-1)?.elements.push(child)
    open.push(child)
  })
  const text = (text: string) => {
    if (fault === undefined && open.length > 1) open.at(-1)?.elements.push({ type: 'text', text })
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    if (fault === undefined) open.pop()
  })
  parser.write(xml).close()
  return fault ?? children(root)[0] ?? 'it is empty'
}

/** Writes a part as XML; `"` is escaped in text, too, so that none passes for an attribute. */
export function xmlOf(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${written(root)}`
}

function written(node: Node): string {
  if (node.type === 'text') return escaped(node.text)
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')
  return node.elements.length === 0 ? `<${node.name}${attributes}/>`
    : `<${node.name}${attributes}>${node.elements.map(written).join('')}</${node.name}>`
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;',
}

const escaped = (text: string) => text.replace(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? character)

/** Makes an element. */
export function element(name: string, attributes: Record<string, string> = {}, elements: Node[] = []): Element {
  return { type: 'element', name, attributes, elements }
}

/** Gives the elements in an element, of one name if it is given. */
export function children(parent: Element | undefined, name?: string): Element[] {
  const found: Element[] = []
  for (const node of parent?.elements ?? []) if (node.type === 'element' && (name === undefined || node.name === name)) found.push(node)
  return found
}

/** Gives the first element of a name in an element. */
export function child(parent: Element | undefined, name: string): Element | undefined {
  for (const node of parent?.elements ?? []) if (node.type === 'element' && node.name === name) return node
  return undefined
}

/** Follows names downwards from an element. */
export const below = (parent: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>(child, parent)

/** Gives the `w:val` of the first element of a name in an element. */
export const valueOf = (parent: Element | undefined, name: string): string | undefined => child(parent, name)?.attributes['w:val']

/** Gives an element and all below it in the order of the text. */
export function within(root: Element): Element[] {
  const found: Element[] = []
  // A generator that hands on what others give takes five times as long.
  const visit = (element: Element) => {
    found.push(element)
    for (const node of element.elements) if (node.type === 'element') visit(node)
  }
  visit(root)
  return found
}

/** Gives all the text in an element. */
export const textIn = (node: Node): string => node.type === 'text' ? node.text : node.elements.map(textIn).join('')

/** Gives a name without its prefix, for what hostile files may call by another one. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Puts an element among others in the order the schema wants, in place of one of its name. */
export function put(parent: Element, added: Element, order: readonly string[]): void {
  const rank = (node: Node) => node.type === 'text' ? -1 : order.indexOf(node.name)
  const kept = parent.elements.filter((node) => node.type === 'text' || node.name !== added.name)
  const at = kept.findIndex((node) => rank(node) > order.indexOf(added.name))
  parent.elements = at < 0 ? [...kept, added] : [...kept.slice(0, at), added, ...kept.slice(at)]
}
