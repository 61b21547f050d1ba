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

/** Advance widths of Calibri from U+0020 to U+007E in thousandths of an em. */
const calibri = [
  226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507, 507, 507, 507, 507,
  507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662,
  517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471,
  525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
]
const otherLetter = 540
const wideLetter = 1000
const boldFactor = 1.04

/** Width of a text on one line, in twips; other fonts than Calibri are taken to be as wide. */
export function textWidth(text: string, size: number, bold = false): Twips {
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    width += calibri[code - 0x20] ?? (code < 0x1100 ? otherLetter : wideLetter)
  }
  return Math.ceil((width * size * (bold ? boldFactor : 1)) / 50)
}

/** Number of lines a text takes when it wraps between words; at least one. */
export function lineCount(text: string, size: number, available: Twips, bold = false): number {
  const blank = textWidth(' ', size, bold)
  let lines = 1
  let used = 0
  for (const word of text.split(' ')) {
    const width = textWidth(word, size, bold)
    if (used > 0 && used + blank + width > available) {
      lines += 1
      used = 0
    }
    used += (used > 0 ? blank : 0) + width
  }
  return lines
}
