import { strFromU8, unzipSync } from 'fflate'

/** Gives every text of a Word file, properties and hidden parts among them, for a search; paragraphs end a line. */
export function plainText(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name)).map(([, part]) => strFromU8(part)
    .replace(/<\/w:p>|<w:(?:br|tab)\b[^>]*>/g, '\n')
    // Attributes hold alternative texts, names and targets.
    .replace(/<[^>]*>/g, (tag) => [...tag.matchAll(/="([^"]*[^"0-9][^"]*)"/g)].map(([, value]) => /\s/.test(value ?? '') ? `\n${value}\n` : '').join(''))
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')).join('\n')
}
