import { textWidth } from '../docx/measure.ts'

/** How a text is set: its size in points, and whether it is bold. */
export interface Type {
  readonly size: number
  readonly bold?: boolean
}

/** Room left between what is measured and what a font of the same metrics may need, as a factor. */
const leeway = 1.03
const ellipsis = '…'
const rightToLeft = '\u200F'

/** Widest letters outside ASCII of scripts that are neither East Asian nor marks, in ems. */
const otherLetter = 0.66

/** Letters of Arabic, which are narrow; where they stand in a Latin text, its font gives way to a wider one. */
const arabicLetter = 0.6
const arabic = /[\u0600-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]/gu

/** Arrows, dots and the like, which are up to an em wide. */
const sign = /[\u2000-\u2BFF]/gu

/** Width of a text on one line, in points; accents are as wide as the letter under them. */
export function widthOf(text: string, { size, bold = false }: Type): number {
  // Korean syllables would come apart, too.
  const letters = text.normalize('NFC').replace(/[\u00C0-\u1EFF]/g, (letter) => letter.normalize('NFD')).replace(/\p{M}|[\u200D\u200F]/gu, '')
  const narrow = letters.match(arabic)?.length ?? 0
  const others = letters.replace(arabic, '').match(/[^\u0020-\u007E\u1100-\u{10FFFF}]/gu)?.length ?? 0
  const signs = letters.match(sign)?.length ?? 0
  const known = letters.replace(/[^\u0020-\u007E\u1100-\u{10FFFF}]/gu, '').replace(sign, '')
  return leeway * (textWidth(known, { font: 'Calibri', size, bold }) / 20 + (others * otherLetter + narrow * arabicLetter + signs) * size * (bold ? 1.06 : 1))
}

/** Height of a line of text in points. */
export const lineHeight = ({ size }: Type): number => size * 1.2

/** Breaks a text into lines of a width, between words, or inside those that are too long; what is left over is cut with an ellipsis. */
export function wrapped(text: string, type: Type, width: number, mostLines: number): string[] {
  const lines: string[] = []
  let line = ''
  const pieces = piecesOf(text, type, width)
  for (const [index, piece] of pieces.entries()) {
    const longer = line === '' ? piece.trimStart() : line + piece
    if (widthOf(longer.trimEnd(), type) <= width) {
      line = longer
      continue
    }
    if (lines.length === mostLines - 1) {
      lines.push(cut(line + pieces.slice(index).join(''), type, width))
      return lines
    }
    lines.push(line.trimEnd())
    line = piece.trimStart()
  }
  return [...lines, line.trimEnd()].filter((one, index) => one !== '' || index === 0)
}

/** Shortens a text to a width with an ellipsis, if it is longer. */
function cut(text: string, type: Type, width: number): string {
  if (widthOf(text.trim(), type) <= width) return text.trim()
  let kept = ''
  for (const grapheme of graphemes(text.trim())) {
    if (widthOf(kept + grapheme + ellipsis, type) > width) break
    kept += grapheme
  }
  // A picture runs from left to right, so a mark holds the ellipsis to the end of words that do not (Unicode Standard Annex 9).
  return kept.trimEnd() + ellipsis + (kept.search(arabic) < 0 ? '' : rightToLeft)
}

// East Asian scripts break between any two characters.
const breakable = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]|\s*[^\s\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]+|\s+/gu

/** Takes a text apart where it may be broken; a word wider than a line is broken inside. */
function piecesOf(text: string, type: Type, width: number): string[] {
  return (text.trim().match(breakable) ?? []).flatMap((piece) => {
    if (widthOf(piece.trim(), type) <= width) return [piece]
    const parts = ['']
    for (const grapheme of graphemes(piece)) {
      const longer = (parts.at(-1) ?? '') + grapheme
      if (widthOf(longer.trim(), type) <= width) parts[parts.length - 1] = longer
      else parts.push(grapheme)
    }
    return parts
  })
}

// A name of thousands of characters is cut long before its end, so no more of it is looked at.
const mostGraphemes = 400

function graphemes(text: string): string[] {
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, mostGraphemes))
  return [...segments].map(({ segment }) => segment)
}
