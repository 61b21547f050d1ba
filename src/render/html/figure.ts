import type { Element } from 'hast'
import type * as md from 'mdast'
import type { Raw } from 'mdast-util-to-hast'
import { block, element } from './element.ts'
import { idFor, type Walk } from './walk.ts'

const scheme = 'figure:'

/** The picture an image names by `figure:`, drawn in place and explained by its caption; nothing where it names none of ours. */
export function figureOf(node: md.Image, walk: Walk): Element | undefined {
  const name = node.url.startsWith(scheme) ? node.url.slice(scheme.length) : undefined
  const figure = name === undefined ? undefined : walk.figures.get(name)
  if (figure === undefined) return undefined
  const id = idFor(`figure-${name}`, walk)
  const drawing: Raw = { type: 'raw', value: inlined(figure.svg, id, node.alt ?? figure.alt) }
  return block('figure', { id }, [drawing, element('figcaption', {}, [node.title ?? figure.caption])])
}

/**
 * An SVG document of ours as part of a page: an image by role, its ids made unique, without a declaration. What it shows
 * is told by a description, as browsers show the title of a drawing as a tip.
 */
function inlined(svg: string, id: string, alt: string): string {
  return svg
    .replace(/^\s*<\?xml[^>]*>\s*/, '')
    .replace(/(\s(?:xlink:)?href="#|\sid="|url\(#)([\w.-]+)/g, `$1${id}-$2`)
    .replace(/<svg\b([^>]*)>/, (_tag, attributes: string) =>
      `<svg role="img" aria-labelledby="${id}-alt"${attributes.replace(/\s(?:role|aria-label)="[^"]*"/g, '')}><desc id="${id}-alt">${escaped(alt)}</desc>`)
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
