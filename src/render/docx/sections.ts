import { PageOrientation } from 'docx'
import type { ISectionPropertiesOptions } from 'docx'
import type { RootContent } from 'mdast'
import type { Theme } from '../theme.ts'
import { millimetres } from './measure.ts'
import type { Twips } from './measure.ts'
import { isWide } from './table.ts'

/** Which way up a page is. */
export type Orientation = 'portrait' | 'landscape'

/** Blocks of a document that stand on pages of one orientation, in a section of their own. */
export interface Stretch {
  readonly orientation: Orientation
  readonly nodes: RootContent[]
}

/** Distance between the side margins of a page. */
export function textWidthOf({ page }: Theme, orientation: Orientation): Twips {
  const width = orientation === 'portrait' ? page.width : page.height
  return millimetres(width) - millimetres(page.left) - millimetres(page.right)
}

/** What Word needs to know of the pages of a section; page numbers go on from the section before. */
export function pageProperties({ page }: Theme, orientation: Orientation): ISectionPropertiesOptions {
  const { width, height, ...margins } = page
  return {
    page: {
      // docx swaps the sides itself.
      size: {
        width: millimetres(width), height: millimetres(height),
        ...(orientation === 'landscape' && { orientation: PageOrientation.LANDSCAPE }),
      },
      margin: Object.fromEntries(Object.entries(margins).map(([side, length]) => [side, millimetres(length)])),
    },
  }
}

/**
 * Parts the blocks of a document by the pages they need: a table that is too wide for an upright page stands, with its
 * headings and the line that leads to it, on pages turned on their side.
 */
export function stretchesOf(nodes: readonly RootContent[], theme: Theme): Stretch[] {
  const room = textWidthOf(theme, 'portrait')
  const isTurned = nodes.map((node) => node.type === 'table' && isWide(node, theme, room))
  for (const table of [...isTurned.keys()].filter((index) => isTurned[index])) {
    let first = table - (nodes[table - 1]?.type === 'paragraph' ? 1 : 0)
    while (nodes[first - 1]?.type === 'heading') first -= 1
    isTurned.fill(true, first, table)
  }
  const stretches: Stretch[] = []
  for (const [index, node] of nodes.entries()) {
    const orientation = isTurned[index] ? 'landscape' : 'portrait'
    const last = stretches.at(-1)
    if (last?.orientation === orientation) last.nodes.push(node)
    else stretches.push({ orientation, nodes: [node] })
  }
  return stretches
}
