import type { Box } from '../../../src/render/figures/drawing.ts'
import { widthOf } from '../../../src/render/figures/measuring.ts'
import { parsed } from '../../docx-outline.ts'

/** A line of text of a picture, and the room it takes. */
export interface Line extends Box {
  readonly text: string
}

/** Reads the lines of text of a picture back from its SVG. */
export function linesOf(svg: string): Line[] {
  return parsed(svg).children.flatMap((child) => {
    if (typeof child === 'string' || child.name !== 'text') return []
    const { x, y, 'font-size': given, 'font-weight': weight, 'text-anchor': anchor = 'start' } = child.attributes
    const text = child.children.join('')
    const size = Number(given)
    const width = widthOf(text, { size, bold: weight === 'bold' })
    const left = Number(x) - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2)
    return [{ text, left, right: left + width, top: Number(y) - size * 0.75, bottom: Number(y) + size * 0.22 }]
  })
}

/** Gives the size of a picture in points. */
export function sizeOf(svg: string): { width: number; height: number } {
  const { width, height } = parsed(svg).attributes
  return { width: Number.parseFloat(width ?? ''), height: Number.parseFloat(height ?? '') }
}
