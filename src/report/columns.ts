import stringWidth from 'string-width'
import { visible } from './run.ts'

/** A cell of a table for terminals; colour is put on when its width is known. */
export interface Cell {
  text: string
  paint?: ((text: string) => string) | undefined
  isRight?: boolean
  /** Shorten it to the width of its column, where it would be broken into lines. */
  isShort?: boolean
}

const gap = '  '
/** The narrowest the column that gives way becomes. */
const least = 8

/**
 * Lays rows out in columns as wide as their contents, but for one that takes what is left of the width and is broken into
 * lines there; widths are a terminal's (UAX 11). What a plan holds is written visibly.
 */
export function columns(rows: readonly (readonly Cell[])[], givesWay: number, width: number): string[] {
  const shown = rows.map((row) => row.map((cell) => ({ ...cell, text: plain(cell.text) })))
  const widths = Array.from({ length: Math.max(0, ...shown.map((row) => row.length)) }, (_, index) =>
    Math.max(0, ...shown.map((row) => stringWidth(row[index]?.text ?? ''))))
  const others = widths.reduce((sum, one, index) => index === givesWay || one === 0 ? sum : sum + one + gap.length, 0)
  widths[givesWay] = Math.min(widths[givesWay] ?? 0, Math.max(least, width - others))
  return shown.flatMap((row) => {
    const { text: long = '', isShort = false } = row[givesWay] ?? {}
    const broken = isShort ? [fitted(long, widths[givesWay] ?? least)] : wrapped(long, widths[givesWay] ?? least)
    return broken.map((part, line) => row.map((cell, index) => {
      const text = index === givesWay ? part : line === 0 ? cell.text : ''
      const room = widths[index] ?? 0
      if (room === 0) return ''
      const blanks = ' '.repeat(Math.max(0, room - stringWidth(text)))
      const painted = cell.paint === undefined || text === '' ? text : cell.paint(text)
      return cell.isRight === true ? `${blanks}${painted}${gap}` : `${painted}${blanks}${gap}`
    }).join('').trimEnd())
  })
}

const plain = (text: string): string => visible(text.replaceAll('\t', ' '))

/** Shortens a text to a width, with an ellipsis. */
export function fitted(text: string, width: number): string {
  const shown = plain(text)
  if (stringWidth(shown) <= width) return shown
  let kept = ''
  for (const character of shown) {
    if (stringWidth(kept + character) > width - 1) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

/** Breaks a text into lines of a width, at blanks, and inside words that are longer. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (stringWidth(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const character of word) {
      if (line !== '' && stringWidth(line + character) > width) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return [...lines, line]
}
