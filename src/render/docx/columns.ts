import { lineCount, points, textWidth, wordsIn } from './measure.ts'
import type { Face, Twips } from './measure.ts'

/** One line of a cell, as it is measured. */
export interface MeasuredLine {
  readonly text: string
  readonly bold: boolean
}

/** The cells of one column, its header first; each is the lines it consists of. */
export type MeasuredColumn = readonly (readonly MeasuredLine[])[]

/** A piece of a line that had better not break, and the room it needs. */
interface Piece {
  readonly length: number
  readonly width: Twips
}

interface MeasuredPieces {
  /** Words, and dates, amounts and phone numbers whole: these never break while there is any room. */
  readonly solid: readonly Piece[]
  /** Whole lines, and the members of enumerations: the shorter, the sooner they are kept whole. */
  readonly loose: readonly Piece[]
}

const longestDate = 20
const longestWord = 6
/** Lengths of texts that are tried to be kept on a line. */
const limits = [60, 45, 30, 20, 12, 0]
/** Rows by which the height of a table is judged. */
const judgedRows = 100
/** Share of the table beyond which a column gains nothing from more room. */
const widestShare = 0.6
/** Room for rounding between our measure and a word processor's. */
const slack = points(1.5)

/**
 * Widths of the columns of a table, in twips, that add up to the width available. Dates, numbers and addresses keep their
 * line; how much more does is decided by what makes the table least high; long texts share what is left.
 */
export function columnWidths(columns: readonly MeasuredColumn[], face: Face, gutter: Twips, available: Twips): Twips[] {
  const keeping = keeper(columns, face, gutter)
  const full = keeping(Infinity).map((width) => Math.min(width, available * widestShare))
  if (sum(full) <= available) return rounded(scaled(full, available), available)
  const fitting = limits.map(keeping).filter((kept) => sum(kept) <= available).map((kept) => between(kept, full, available))
  const [first = scaled(keeping(0), available), ...others] = fitting
  const height = (widths: readonly Twips[]) => heightOf(columns, widths.map((width) => width - slack - gutter), face)
  const best = others.reduce((best, widths) => {
    const lines = height(widths)
    return lines < best.lines ? { widths, lines } : best
  }, { widths: first, lines: others.length === 0 ? 0 : height(first) })
  return rounded(best.widths, available)
}

/** The number of lines of a table: in each row those of its highest cell. */
function heightOf(columns: readonly MeasuredColumn[], rooms: readonly Twips[], face: Face): number {
  const rows = Math.min(judgedRows, Math.max(...columns.map(({ length }) => length)))
  return sum(Array.from({ length: rows }, (_, row) => Math.max(...columns.map((column, index) =>
    sum((column[row] ?? []).map(({ text, bold }) => lineCount(text, { ...face, bold }, rooms[index] ?? 0)))))))
}

/** The width a table needs at least for no word, date or number in it to be broken. */
export function leastWidth(columns: readonly MeasuredColumn[], face: Face, gutter: Twips): Twips {
  return sum(keeper(columns, face, gutter)(0))
}

/** Gives the widths of columns that keep whole what is solid, and all else up to a length. */
function keeper(columns: readonly MeasuredColumn[], face: Face, gutter: Twips): (limit: number) => Twips[] {
  const pieces = columns.map((column) => piecesOf(column, face))
  return (limit) => pieces.map(({ solid, loose }) =>
    slack + gutter + widest([...solid, ...loose.filter(({ length }) => length <= limit)]))
}

function piecesOf(column: MeasuredColumn, face: Face): MeasuredPieces {
  const pieces = (split: (text: string) => string[]): Piece[] =>
    column.flat().flatMap(({ text, bold }) => split(text).map((piece) => (
      { length: piece.length, width: textWidth(piece, { ...face, bold }) }
    )))
  return {
    solid: pieces((text) => (isWhole(text) ? [text]
      : [...wordsIn(text).map((word) => word.text), ...text.match(eastAsianDate) ?? []])),
    loose: pieces((text) => [text, ...text.split(/(?<=[,;،؛]) |(?<=[、，；])/)]),
  }
}

const eastAsianDate = /\d+年\d+月\d+日/g

/** A date, an amount or a phone number: short and with a digit; or a short word of a script without blanks. */
function isWhole(text: string): boolean {
  return (text.length <= longestDate && /\d/.test(text)) || (text.length <= longestWord && !text.includes(' '))
}

function widest(pieces: readonly Piece[]): Twips {
  return Math.max(0, ...pieces.map(({ width }) => width))
}

function sum(widths: readonly Twips[]): Twips {
  return widths.reduce((total, width) => total + width, 0)
}

function scaled(widths: readonly Twips[], available: Twips): Twips[] {
  const factor = available / sum(widths)
  return widths.map((width) => width * factor)
}

/** Widths on the way from the least to the most, as far as the room goes. */
function between(least: readonly Twips[], most: readonly Twips[], available: Twips): Twips[] {
  const wanted = least.map((width, index) => Math.max(0, (most[index] ?? width) - width))
  const share = sum(wanted) === 0 ? 0 : (available - sum(least)) / sum(wanted)
  return least.map((width, index) => width + (wanted[index] ?? 0) * share)
}

/** Whole twips; what rounding leaves goes to the last column. */
function rounded(widths: readonly Twips[], available: Twips): Twips[] {
  const whole = widths.map(Math.floor)
  return whole.map((width, index) => (index === whole.length - 1 ? width + available - sum(whole) : width))
}
