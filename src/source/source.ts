/** A text and the name it is reported under. Offsets into `text` are UTF-16 code units, the byte order mark left out. */
export interface Source {
  path: string
  text: string
  /** Says whether the file began with a byte order mark, so that edits can put it back. */
  hasMark: boolean
}

/** A stretch of a source; `end` is the offset after the last character. */
export interface Span {
  source: Source
  start: number
  end: number
}

/** A place as editors show it: lines and columns count from 1, columns in code points. */
export interface Position {
  line: number
  column: number
}

const lineStarts = new WeakMap<Source, number[]>()

/** Gives the offsets at which lines begin; LF, CRLF and a lone CR each end a line (YAML 1.2.2, section 5.4). */
export function lineStartsOf(source: Source): readonly number[] {
  let starts = lineStarts.get(source)
  if (starts === undefined) {
    starts = [0]
    const { text } = source
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
    }
    lineStarts.set(source, starts)
  }
  return starts
}

/** Finds the line of an offset, counted from 0. */
export function lineAt(source: Source, offset: number): number {
  const starts = lineStartsOf(source)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Finds line and column of an offset; an emoji outside the basic plane counts one. */
export function positionAt(source: Source, offset: number): Position {
  const line = lineAt(source, offset)
  let column = 1
  for (const _ of source.text.slice(lineStartsOf(source)[line], offset)) column++
  return { line: line + 1, column }
}

/** Gives the text of a line, counted from 1, without its line end. */
export function lineText(source: Source, line: number): string {
  const starts = lineStartsOf(source)
  return source.text.slice(starts[line - 1] ?? source.text.length, starts[line] ?? undefined).replace(/[\r\n]+$/, '')
}
