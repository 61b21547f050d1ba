import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** Reads a page back as browsers do (HTML Standard, 13.2). */
export const pageTree = (bytes: Uint8Array): Root => fromHtml(new TextDecoder().decode(bytes))

/** Every element of a page, in the order of its text. */
export const elementsOf = (node: Nodes): Element[] =>
  'children' in node ? node.children.flatMap((child) => child.type === 'element' ? [child, ...elementsOf(child)] : []) : []

/** What a node says, without its attributes. */
export const textOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''

/** What stands on a page between its header and its footer. */
export const bodyText = (page: Root): string =>
  elementsOf(page).filter(({ tagName }) => tagName === 'main').map(textOf).join('\n')
