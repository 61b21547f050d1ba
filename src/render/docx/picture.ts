import { ImageRun, Paragraph, TextRun } from 'docx'
import type { Picture } from '../figures/bitmap.ts'
import { oneLine } from '../text.ts'

/** Pixels of docx in a millimetre: 96 to the inch. */
const pixels = 96 / 25.4

/** A PNG file (ISO/IEC 15948) of one transparent dot, for programs that cannot draw SVG where there is no bitmap. */
const nothing = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII='),
  (character) => character.charCodeAt(0))

/** A picture as a paragraph that stays with its caption below: SVG, a bitmap for programs that cannot draw it, and its description. */
export function picture({ svg, png, width, height, alt, caption }: Picture, name: string): Paragraph[] {
  const data = new TextEncoder().encode(svg)
  const size = { width: width * pixels, height: height * pixels }
  return [
    new Paragraph({ style: 'Figure', children: [new ImageRun({
      type: 'svg', data, transformation: size, fallback: { type: 'png', data: png ?? nothing },
      altText: { name: oneLine(name), description: oneLine(alt) },
    })] }),
    new Paragraph({ style: 'Caption', children: [new TextRun(oneLine(caption))] }),
  ]
}
