import {
  HorizontalPositionAlign, HorizontalPositionRelativeFrom, ImageRun, Paragraph, TextWrappingType, VerticalPositionRelativeFrom,
} from 'docx'
import type { Direction } from '../direction.ts'
import type { Theme } from '../theme.ts'
import { pixels } from './measure.ts'

/**
 * The band down the edge of the cover where lines begin, none where it has no width: a picture of one pixel behind the text,
 * stretched over the height of the paper. Every word processor draws a picture, while shapes and page borders come out differently.
 */
export function band({ colours, cover, page }: Theme, direction: Direction): Paragraph {
  if (cover.band === 0) return new Paragraph({})
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'gif',
        data: onePixel(colours.title),
        transformation: { width: pixels(cover.band), height: pixels(page.height) },
        altText: { name: 'Band' },
        decorative: true,
        floating: {
          behindDocument: true,
          horizontalPosition: {
            relative: HorizontalPositionRelativeFrom.PAGE,
            ...(direction === 'rtl' ? { align: HorizontalPositionAlign.RIGHT } : { offset: 0 }),
          },
          verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: 0 },
          wrap: { type: TextWrappingType.NONE },
        },
      }),
    ],
  })
}

/** A GIF89a picture of one pixel of a colour given as `#rrggbb`. */
function onePixel(colour: string): Uint8Array {
  const [red, green, blue] = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
  const signature = [...'GIF89a'].map((character) => character.charCodeAt(0))
  const screen = [1, 0, 1, 0, 0x80, 0, 0]
  const palette = [red ?? 0, green ?? 0, blue ?? 0, 0, 0, 0]
  const image = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0]
  const pixel = [2, 2, 0x44, 1, 0]
  return Uint8Array.from([...signature, ...screen, ...palette, ...image, ...pixel, 0x3b])
}
