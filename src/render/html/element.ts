import type { Element, ElementContent, Properties } from 'hast'

/** What may be given as content of an element; a string is text. */
export type Content = ElementContent | string

/** Makes an element of a page. */
export function element(tagName: string, properties: Properties, children: readonly Content[] = []): Element {
  return { type: 'element', tagName, properties, children: children.map(contentOf) }
}

/** Makes an element with its children on lines of their own, for those who read the source. */
export const block = (tagName: string, properties: Properties, children: readonly Content[]): Element =>
  element(tagName, properties, ['\n', ...children.flatMap((child) => [child, '\n'])])

const contentOf = (content: Content): ElementContent =>
  typeof content === 'string' ? { type: 'text', value: content } : content
