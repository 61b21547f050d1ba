import type { Diagnostic } from '../check/check.ts'
import type { Stage } from '../check/gates.ts'
import { positionAt, type Span } from '../source/source.ts'

/** A file that was looked at. */
export interface CheckedFile {
  path: string
  diagnostics: readonly Diagnostic[]
  stage?: Stage
  /** Share of the demands in force or coming that are met, from 0 to 1; absent for house files and unreadable ones. */
  completeness?: number
}

/** Everything a report is made of. */
export interface Run {
  version: string
  /** The day dates were reckoned from, YYYY-MM-DD; null where none was. */
  today: string | null
  files: readonly CheckedFile[]
  exitCode: number
  /** Why the work could not be done, on exit codes 2 and 3. */
  error?: { message: string; hint?: string | undefined }
}

/** How a report may look. */
export interface Look {
  hasColour: boolean
  columns: number
}

/** The numbers a summary gives; what a waiver covers is not counted. */
export function summaryOf({ files }: Run) {
  const open = files.flatMap(({ diagnostics }) => diagnostics).filter(({ waived }) => waived === undefined)
  const count = (severity: Diagnostic['severity']) => open.filter((one) => one.severity === severity).length
  return { files: files.length, errors: count('error'), warnings: count('warning'), infos: count('info'), todos: count('todo') }
}

/** Gives the range of a finding as reports print it. */
export function rangeOf({ source, start, end }: Span) {
  const from = positionAt(source, start)
  const to = positionAt(source, end)
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

/** Writes control and direction characters visibly, so that a plan cannot move the cursor of whoever reads a report. */
export const visible = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, (char) =>
    `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`)

/** Writes a number with its noun. */
export const counted = (n: number, noun: string, plural = `${noun}s`): string => `${n} ${n === 1 ? noun : plural}`
