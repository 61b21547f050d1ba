import type { ShellParts } from './parts.ts'
import { treeAt } from './parts.ts'
import { holdsPlaceholders, styleOf } from './placeholders.ts'
import { endSection, sectionEndedBy } from './sections.ts'
import { styleBook } from './style-book.ts'
import { children, element } from './xml.ts'
import type { Element, Node } from './xml.ts'

/** The style of notes to those who work on a shell; no document shows them. */
export const noteStyle = 'crp Note'

/** Says which paragraphs are notes to those who work on a shell. */
export function notesBy(styles: Element): (paragraph: Element) => boolean {
  const id = styleBook(styles).named('paragraph', noteStyle)?.attributes['w:styleId']
  return (paragraph) => id !== undefined && styleOf(paragraph) === id
}

/** Takes the notes out of the texts of a shell, and tells which paragraphs are some. */
export function dropNotes(parts: ShellParts, styles: Element): (paragraph: Element) => boolean {
  const isNote = notesBy(styles)
  for (const path of parts.keys()) {
    const tree = holdsPlaceholders(path) ? treeAt(parts, path) : undefined
    if (tree !== undefined) dropFrom(tree, isNote)
  }
  return isNote
}

function dropFrom(node: Element, isNote: (paragraph: Element) => boolean): void {
  const kept: Node[] = []
  const blocks = children(node)
  const isDropped = (block: Node) => block.type === 'element' && block.name === 'w:p' && isNote(block)
  for (const block of node.elements) {
    const section = isDropped(block) ? sectionEndedBy(block) : undefined
    if (!isDropped(block)) kept.push(block)
    // The end of a section goes to the paragraph before it.
    else if (section !== undefined) kept.push(...endSection(lastBlocks(kept), section))
  }
  // Cells, headers and text boxes need a paragraph.
  if (blocks.some(isDropped) && !kept.some((block) => block.type === 'element' && block.name === 'w:p')) kept.push(element('w:p'))
  node.elements = kept
  for (const inner of children(node)) dropFrom(inner, isNote)
}

/** Takes the last block off a list, if it is an element. */
function lastBlocks(blocks: Node[]): Element[] {
  const last = blocks.at(-1)
  if (last?.type !== 'element') return []
  blocks.pop()
  return [last]
}
