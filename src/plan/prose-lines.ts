import type { Edit } from './prose.ts'

/** The content of one line of a paragraph, and the columns it is indented by within its container. */
export interface Line { start: number; end: number; indent: number }

/** A reader of one line that counts columns, a tab reaching to the next multiple of four. */
export interface Cursor {
  /** Offset of the end of the line. */
  end: number
  /** Columns of white space ahead. */
  indent: () => number
  /** Offset of the first character that is not white space. */
  next: () => number
  /** The characters from there on without white space at the end. */
  rest: () => string
  /** Steps over the white space and this many characters. */
  take: (characters: number) => void
  /** Steps over at most this many columns of white space. */
  skip: (columns: number) => void
  /** The edit that takes away an indentation deep enough for code. */
  dedent: () => Edit
}

/** Splits a text into lines at LF, CRLF and CR, as start and end offsets; a byte order mark belongs to none. */
export function* linesOf(text: string): Generator<[start: number, end: number]> {
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n?|\n/g)) {
    yield [start, index]
    start = index + lineEnd.length
  }
  yield [start, text.length]
}

const isSpace = (character: string) => character === ' ' || character === '\t'
const widthAt = (character: string, column: number) => character === '\t' ? 4 - column % 4 : 1

/** Places a cursor at the start of a line. */
export const cursorOver = (text: string, start: number, end: number): Cursor => {
  let at = start
  // Within a tab that is stepped over in part, `at` stays on the tab and `column` tells how far it is used.
  let column = 0
  let contentEnd = end
  while (contentEnd > start && isSpace(text.charAt(contentEnd - 1))) contentEnd -= 1

  const ahead = (): { next: number; indent: number } => {
    let [next, reached] = [at, column]
    for (; next < end && isSpace(text.charAt(next)); next += 1) reached += widthAt(text.charAt(next), reached)
    return { next, indent: reached - column }
  }
  const skip = (columns: number): void => {
    const goal = column + columns
    while (column < goal && at < end && isSpace(text.charAt(at))) {
      const whole = column + widthAt(text.charAt(at), column)
      if (whole <= goal) at += 1
      column = Math.min(whole, goal)
    }
  }

  return {
    end,
    indent: () => ahead().indent,
    next: () => ahead().next,
    rest: () => text.slice(ahead().next, contentEnd),
    take: (characters) => {
      const { next, indent } = ahead()
      at = next + characters
      column += indent + characters
    },
    skip,
    dedent: () => ({ start: at, end: ahead().next, text: text[at] === '\t' ? ' '.repeat(column % 4) : '' }),
  }
}
