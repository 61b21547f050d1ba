import type { Image, Nodes } from 'mdast'
import { escapeInline, oneLine } from '../escape.ts'
import type { Figure } from './figure.ts'

const scheme = 'figure:'

/** Writes the Markdown that refers to a picture of the document. */
export const pictureOf = (id: string, { alt, caption }: Figure): string =>
  `![${escapeInline(alt)}](${scheme}${id} "${oneLine(caption).replace(/[\\"&]/g, '\\$&')}")`

/** The pattern of a line that {@link pictureOf} wrote; it captures the name of the picture. */
export const pictureLine = new RegExp(String.raw`^!\[.*\]\(${scheme}([a-z0-9-]+) ".*"\)$`, 'gm')

/** Gives the picture that a node of a Markdown tree, or a paragraph with nothing else in it, refers to, with its name. */
export function figureIn<Kind extends Figure>(
  node: Nodes, figures: ReadonlyMap<string, Kind>,
): { readonly id: string; readonly figure: Kind } | undefined {
  const image: Image | undefined = node.type === 'image' ? node
    : node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'image' ? node.children[0] : undefined
  const id = image?.url.startsWith(scheme) === true ? image.url.slice(scheme.length) : ''
  const figure = figures.get(id)
  return figure && { id, figure }
}
