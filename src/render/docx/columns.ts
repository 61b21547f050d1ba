import { points, textWidth } from './measure.ts'
import type { Twips } from './measure.ts'

/** One line of a cell, as it is measured. */
export interface MeasuredLine {
  readonly text: string
  readonly bold: boolean
}

/** The lines of all cells of one column, its header among them. */
export type MeasuredColumn = readonly MeasuredLine[]

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
const longestKept = 60
/** Share of the table beyond which a column gains nothing from more room. */
const widestShare = 0.6
/** Room for rounding between our measure and a word processor's. */
const slack = points(1.5)

/**
 * Widths of the columns of a table, in twips, that add up to the width available. Dates, numbers and addresses keep their
 * line; then the longest texts that all columns together can keep on a line are kept; long texts share what is left.
 */
export function columnWidths(columns: readonly MeasuredColumn[], size: number, gutter: Twips, available: Twips): Twips[] {
  const pieces = columns.map((column) => piecesOf(column, size))
  const padding = (index: number): Twips => slack + (index < columns.length - 1 ? gutter : 0)
  const keeping = (limit: number): Twips[] => pieces.map(({ solid, loose }, index) =>
    padding(index) + widest([...solid, ...loose.filter(({ length }) => length <= limit)]))
  const full = keeping(Infinity).map((width) => Math.min(width, available * widestShare))
  if (sum(full) <= available) return rounded(scaled(full, available), available)
  for (let limit = longestKept; limit >= 0; limit -= 1) {
    const kept = keeping(limit)
    if (sum(kept) <= available) return rounded(between(kept, full, available), available)
  }
  return rounded(scaled(keeping(0), available), available)
}

function piecesOf(column: MeasuredColumn, size: number): MeasuredPieces {
  const pieces = (split: (text: string) => string[]): Piece[] =>
    column.flatMap(({ text, bold }) => split(text).map((piece) => (
      { length: piece.length, width: textWidth(piece, size, bold) }
    )))
  return {
    solid: pieces((text) => (isWhole(text) ? [text] : text.split(' '))),
    loose: pieces((text) => [text, ...text.split(/(?<=[,;]) /)]),
  }
}

/** A date, an amount or a phone number: short and with a digit. */
function isWhole(text: string): boolean {
  return text.length <= longestDate && /\d/.test(text)
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
