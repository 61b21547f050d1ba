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

/** Says whether a language is written in characters that take a square each. */
export const isEastAsian = (language: string): boolean => /^(?:ja|zh)\b/.test(language)

const otherLetter = 540
const arabicLetter = 630
const wideLetter = 1000
const arabic = /[\u0590-\u08FF]/
/** Arabic text brings its own digits and blanks; families differ much, so it is given the room of a wide one. */
const arabicWidths = { bold: 1.1, advances: [320, ...Array.from({ length: 94 }, () => arabicLetter)] }
/** East Asian characters, full-width forms and pictographs, which take a square. */
const wide = new RegExp('[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]'
  + '|[\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]', 'u')
/** Marks over or under a letter, and those of direction, which take no room. */
const widthless = /[\p{Mn}\p{Cf}]/u
/** What never breaks inside a text without blanks: a word of another script with the punctuation behind it, or a wide character. */
const unbroken = /[^\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]+|./gsu

/** What text is set in: a family, its size in points, and whether it is bold. */
export interface Face {
  readonly font: string
  readonly size: number
  readonly bold?: boolean
}

/** Width of a text on one line, in twips. */
export function textWidth(text: string, { font, size, bold = false }: Face): Twips {
  const widths = arabic.test(text) ? arabicWidths : widthsOf(font)
  let width = 0
  let before = ''
  for (const character of text) {
    if (meet(before, character)) width += quarter
    before = character
    width += widths.advances[(character.codePointAt(0) ?? 0) - 0x20] ?? otherWidth(character)
  }
  return Math.ceil((width * size * (bold ? widths.bold : 1)) / 50)
}

/** Says whether an East Asian letter and one of another script, or a digit, stand side by side; a quarter of an em parts them. */
const meet = (one: string, other: string) => wide.test(one) !== wide.test(other) && letter.test(one) && letter.test(other)
const letter = /[\p{L}\p{N}]/u
const quarter = 250

const otherWidth = (character: string) => wide.test(character) ? wideLetter : widthless.test(character) ? 0
  : arabic.test(character) ? arabicLetter : otherLetter

/** Cuts a text where its lines may break: at blanks, and between East Asian characters, which stand alone. */
export const wordsIn = (text: string): { readonly text: string; readonly isApart: boolean }[] => text.split(' ').flatMap((word) =>
  (word.match(unbroken) ?? ['']).map((text, index) => ({ text, isApart: index === 0 })))

/** Number of lines a text takes when it wraps between words; at least one. */
export function lineCount(text: string, face: Face, available: Twips): number {
  const blank = textWidth(' ', face)
  let lines = 1
  let used = 0
  for (const { text: word, isApart } of wordsIn(text)) {
    const width = textWidth(word, face)
    const gap = isApart ? blank : 0
    if (used > 0 && used + gap + width > available) {
      lines += 1
      used = 0
    }
    used += (used > 0 ? gap : 0) + width
  }
  return lines
}
