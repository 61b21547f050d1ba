/** Which way a script runs. */
export type Direction = 'ltr' | 'rtl'

/** A stretch of text that runs one way. */
export interface DirectionalPiece {
  readonly isRightToLeft: boolean
  readonly text: string
}

const isolate = '\u2068'
const endOfIsolate = '\u2069'
const anyMark = /[\u202A-\u202E\u2066-\u2069]/

// Letters of Hebrew, Arabic and their like, with the stops of Arabic; letters of all other scripts; what is neither.
const right = '[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]'
const left = `(?:(?!${right})\\p{L})`

const hasLeft = new RegExp(left, 'u')
const hasRight = new RegExp(right, 'u')
/** Numbers with a blank or a bracket between them, or a sign before them; points and colons inside a number do no harm. */
const severalNumbers = /^[^\p{L}]*\d[^\p{L}\d]*[\s()][^\p{L}\d]*\d[^\p{L}]*$|^[+-]\d/u

/**
 * Sets a text apart from a line that runs from right to left (Unicode Standard Annex 9, isolates), where its order could suffer:
 * one with Latin letters, or with several groups of digits, such as a phone number.
 */
export const isolated = (text: string): string =>
  anyMark.test(text) || !(hasLeft.test(text) || severalNumbers.test(text)) ? text : `${isolate}${text}${endOfIsolate}`

const pairs = new RegExp(`${isolate}([^\u202A-\u202E\u2066-\u2069]*)${endOfIsolate}`)
/** Latin words in a line of Arabic, with the digits and signs between them and a bracket they open, but not a dot between values. */
const closing = `(?<=${left}(?:(?!${right})[^()])*\\([^()]*)\\)`
const stretchToLeft = new RegExp(`([\\d.+-]*${left}(?:(?:(?!${right}|·).)*(?:${left}|\\d))?(?:${closing})?)`, 'su')
const stretchToRight = new RegExp(`(${right}(?:(?:(?!${left}).)*${right})?)`, 'su')

/**
 * Cuts a text of a line from right to left where its direction changes. An isolate is a text of its own, whose first letter says
 * which way it runs (from left to right where it has none), and its marks are dropped.
 */
export function directionalPieces(text: string): DirectionalPiece[] {
  const pieces: { isRightToLeft: boolean; text: string }[] = []
  for (const [index, part] of text.split(pairs).entries()) {
    for (const piece of piecesOf(part, index % 2 === 0 ? !isForeign(part) : startsRight(part))) {
      const last = pieces.at(-1)
      if (last?.isRightToLeft === piece.isRightToLeft) last.text += piece.text
      else pieces.push(piece)
    }
  }
  return pieces
}

/** Says whether a text outside of isolates is wholly in another script, such as a paragraph in English. */
const isForeign = (text: string) => hasLeft.test(text) && !hasRight.test(text)

const startsRight = (text: string) => {
  const first = text.search(hasRight)
  return first >= 0 && !hasLeft.test(text.slice(0, first))
}

function piecesOf(text: string, isRightToLeft: boolean): DirectionalPiece[] {
  // Blanks at the ends belong to the line.
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  const stretches = inner.split(isRightToLeft ? stretchToLeft : stretchToRight).map((stretch, index) =>
    ({ text: stretch, isRightToLeft: index % 2 === 0 ? isRightToLeft : !isRightToLeft }))
  return [{ text: before, isRightToLeft: true }, ...stretches, { text: after, isRightToLeft: true }]
    .filter((piece) => piece.text !== '')
}
