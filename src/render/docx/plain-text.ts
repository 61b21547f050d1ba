import type { Parts } from './package.ts'

/** Gives every text of a Word file, properties and hidden parts among them, for a search; paragraphs end a line. */
export function textOfParts(parts: Parts): string {
  return [...parts.values()].filter((part) => typeof part === 'string').map((xml) => {
    // Attributes hold alternative texts, names and targets; those without a blank are sizes and kinds.
    const attributes = xml.match(/"[^"<>]* [^"<>]*"/g) ?? []
    return unescaped(`${xml.replace(/<\/w:p>|<w:(?:br|tab)\b/g, '\n$&').replace(/<[^>]*>/g, '')}\n${attributes.join('\n')}`)
  }).join('\n')
}

const unescaped = (text: string) => text
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')
