import type { Nodes } from 'hast'

/** Elements that do not end a line. */
const inside = new Set(['a', 'strong', 'em', 'span', 'code'])

/** Gives every text of a page for a search, attributes and drawings among them, but for its style sheet; blocks end a line. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'raw') return textOfMarkup(node.value)
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'style')) return ''
  const content = node.children.map(textOf).join('')
  if (node.type !== 'element') return content
  const attributes = Object.values(node.properties).filter((value) => typeof value === 'string').map((value) => `\n${value}\n`).join('')
  return inside.has(node.tagName) ? `${content}${attributes}` : `\n${content}\n${attributes}`
}

/** Every text of a drawing, and those attributes that hold words. */
function textOfMarkup(markup: string): string {
  const attributes = markup.match(/"[^"<>]* [^"<>]*"/g) ?? []
  const text = `\n${markup.replace(/<\/(?:text|title|desc)>/g, '\n').replace(/<[^>]*>/g, '')}\n${attributes.join('\n')}\n`
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&(?:apos|#39);/g, "'").replace(/&amp;/g, '&')
}
