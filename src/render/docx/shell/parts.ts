import type { Element } from './xml.ts'

/** A Word file taken apart: XML parts as trees, the rest as bytes, by their paths. */
export type ShellParts = Map<string, Element | Uint8Array>

/** Paths of the parts every Word file has. */
export const paths = {
  types: '[Content_Types].xml',
  root: '_rels/.rels',
  document: 'word/document.xml',
  styles: 'word/styles.xml',
  numbering: 'word/numbering.xml',
  settings: 'word/settings.xml',
} as const

/** Gives an XML part; nothing where there is none. */
export function treeAt(parts: ShellParts, path: string): Element | undefined {
  const part = parts.get(path)
  return part instanceof Uint8Array ? undefined : part
}
