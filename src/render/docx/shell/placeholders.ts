import type { ShellParts } from './parts.ts'
import { treeAt } from './parts.ts'
import { children, textIn, valueOf, below } from './xml.ts'
import type { Element, Node } from './xml.ts'

/** Placeholders that are replaced by blocks; each is a paragraph of its own in the body. */
export const blockPlaceholders = {
  body: 'the document, from its first section to its last annex',
  front: 'what crp puts on a cover of its own under the title: for whom it is, version, stage, first contact and source',
  contents: 'the contents list',
} as const

/** A placeholder that is replaced by blocks. */
export type BlockName = keyof typeof blockPlaceholders

/** A placeholder as it stands in a shell. */
export interface Spot {
  readonly path: string
  readonly name: string
  /** The paragraph it stands in; properties of the file have none. */
  readonly paragraph?: Element
  /** Says that its paragraph holds no other text. */
  readonly isAlone: boolean
}

/** A text element of a paragraph and where its text begins in that of the paragraph. */
interface Piece {
  readonly holder: Element
  readonly start: number
}

const pattern = /\{\{\s*crp:\s*([^{}\n]*?)\s*\}\}/gi

const breaks = new Set(['w:tab', 'w:br', 'w:cr', 'w:drawing', 'w:pict', 'w:object', 'w:sym', 'w:fldChar'])
const leftOut = new Set(['w:p', 'w:pPr', 'w:rPr', 'w:instrText', 'w:delText'])

/** Lists the paragraphs of a part in the order of its text, those in tables and text boxes, too. */
export function paragraphsIn(root: Element): Element[] {
  return children(root).flatMap((node) => [...(node.name === 'w:p' ? [node] : []), ...paragraphsIn(node)])
}

/** Says whether placeholders are looked for in a part: the body, headers, footers, notes, and the properties of the file. */
export const holdsPlaceholders = (path: string): boolean =>
  /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(path) || /^docProps\/(?:core|app|custom)\.xml$/.test(path)

/** Lists the placeholders of a shell, but for those in notes to its authors. */
export function spotsIn(parts: ShellParts, isNote: (paragraph: Element) => boolean): Spot[] {
  return [...parts.keys()].filter(holdsPlaceholders).flatMap((path): Spot[] => {
    const tree = treeAt(parts, path)
    if (tree === undefined) return []
    if (path.startsWith('docProps/')) return namesIn(textIn(tree)).map((name) => ({ path, name, isAlone: false }))
    return paragraphsIn(tree).filter((paragraph) => !isNote(paragraph)).flatMap((paragraph) => {
      const { text } = piecesOf(paragraph)
      return namesIn(text).map((name) => ({ path, name, paragraph, isAlone: text.replace(pattern, '').trim() === '' }))
    })
  })
}

/** Replaces placeholders in a part by their values; what is put in is not looked at again. */
export function fillPart(path: string, tree: Element, values: ReadonlyMap<string, string>): void {
  if (path.startsWith('docProps/')) fillProperties(tree, values)
  else for (const paragraph of paragraphsIn(tree)) fillParagraph(paragraph, values)
}

function fillProperties(node: Node, values: ReadonlyMap<string, string>): void {
  if (node.type === 'text') node.text = node.text.replace(pattern, (whole, name: string) => values.get(name.toLowerCase()) ?? whole)
  else for (const inner of node.elements) fillProperties(inner, values)
}

/** Word splits a text over runs wherever its spelling, its language or an edit changes, so a placeholder goes over several. */
function fillParagraph(paragraph: Element, values: ReadonlyMap<string, string>): void {
  const { text, pieces } = piecesOf(paragraph)
  const matches = [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: name = '', index }) => {
    const value = values.get(name.toLowerCase())
    return value === undefined ? [] : [{ start: index, end: index + whole.length, value }]
  })
  if (matches.length === 0) return
  for (const { holder, start } of pieces) {
    const old = textIn(holder)
    const end = start + old.length
    let filled = ''
    let at = start
    for (const match of matches.filter((match) => match.end > start && match.start < end)) {
      filled += text.slice(at, Math.max(at, match.start))
      if (match.start >= start) filled += match.value
      at = Math.min(end, match.end)
    }
    filled += text.slice(at, end)
    if (filled === old) continue
    holder.elements = [{ type: 'text', text: filled }]
    holder.attributes['xml:space'] = 'preserve'
  }
}

function piecesOf(paragraph: Element): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = []
  let text = ''
  const visit = (node: Element) => {
    for (const inner of children(node)) {
      if (inner.name === 'w:t') {
        pieces.push({ holder: inner, start: text.length })
        text += textIn(inner)
      } else if (breaks.has(inner.name)) {
        text += '\n'
      } else if (!leftOut.has(inner.name)) visit(inner)
    }
  }
  visit(paragraph)
  return { text, pieces }
}

const namesIn = (text: string): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name.toLowerCase())

/** Gives the id of a paragraph's style. */
export const styleOf = (paragraph: Element): string | undefined => valueOf(below(paragraph, 'w:pPr'), 'w:pStyle')
