import { widthsOf } from './advances.ts'

/** Twentieths of a point, the length unit of WordprocessingML. */
export type Twips = number

/** Millimetres as whole twips. */
export function millimetres(length: number): Twips {
  return Math.round((length * 1440) / 25.4)
}

/** Millimetres as the pixels docx measures pictures in, 96 to the inch. */
export function pixels(length: number): number {
  return (length * 96) / 25.4
}

/** Points as whole twips. */
export function points(length: number): Twips {
  return Math.round(length * 20)
}

const otherLetter = 540
const wideLetter = 1000

/** What text is set in: a family, its size in points, and whether it is bold. */
export interface Face {
  readonly font: string
  readonly size: number
  readonly bold?: boolean
}

/** Width of a text on one line, in twips. */
export function textWidth(text: string, { font, size, bold = false }: Face): Twips {
  const widths = widthsOf(font)
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    width += widths.advances[code - 0x20] ?? (code < 0x1100 ? otherLetter : wideLetter)
  }
  return Math.ceil((width * size * (bold ? widths.bold : 1)) / 50)
}

/** Number of lines a text takes when it wraps between words; at least one. */
export function lineCount(text: string, face: Face, available: Twips): number {
  const blank = textWidth(' ', face)
  let lines = 1
  let used = 0
  for (const word of text.split(' ')) {
    const width = textWidth(word, face)
    if (used > 0 && used + blank + width > available) {
      lines += 1
      used = 0
    }
    used += (used > 0 ? blank : 0) + width
  }
  return lines
}
