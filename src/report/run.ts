import type { Diagnostic, Verdicts } from '../check/check.ts'
import type { Gate, Severity } from '../check/gates.ts'
import { positionAt, type Span } from '../source/source.ts'

/** A file that was looked at: what is shown of its verdicts; a house file, or one that cannot be read, has less of them. */
export interface CheckedFile extends Partial<Omit<Verdicts, 'diagnostics'>> {
  path: string
  /** The findings to show, by position; among them those that are waived, where they were asked for. */
  diagnostics: readonly Diagnostic[]
}

/** Everything a report is made of. */
export interface Run {
  version: string
  /** The day dates were reckoned from, YYYY-MM-DD; null where none was. */
  today: string | null
  files: readonly CheckedFile[]
  exitCode: number
  /** The gate that was asked for. */
  gate?: Gate | undefined
  /** The least severity that fails the check; errors where nothing is said. */
  failOn?: Severity | 'never' | undefined
  /** Why the work could not be done, on exit codes 2 and 3. */
  error?: { message: string; hint?: string | undefined }
}

/** How a report may look, and how it names files. */
export interface Look {
  hasColour: boolean
  /** Says whether what shows the report can draw block characters; it can where nothing is said. */
  hasBlocks?: boolean
  columns: number
  /** Gives the path of a file as seen from the folder this runs in, with forward slashes; without it names stay as they are. */
  relative?: (path: string) => string
}

/** The numbers a summary gives; what a waiver covers is not counted. */
export function summaryOf({ files }: Run) {
  const open = files.flatMap(({ diagnostics }) => diagnostics).filter(({ waived }) => waived === undefined)
  const count = (severity: Diagnostic['severity']) => open.filter((one) => one.severity === severity).length
  return { files: files.length, errors: count('error'), warnings: count('warning'), infos: count('info'), todos: count('todo') }
}

const gravity: Readonly<Record<Diagnostic['severity'], number>> = { error: 0, warning: 1, info: 2, todo: 3 }

/** Says whether a finding fails the check. */
export const fails = ({ severity, waived }: Diagnostic, { failOn = 'error' }: Run): boolean =>
  failOn !== 'never' && waived === undefined && severity !== 'todo' && gravity[severity] <= gravity[failOn]

/** Lists the open findings of all files but to-dos, the gravest first; what several plans inherit from one file comes once. */
export const openFindings = ({ files }: Run): Diagnostic[] =>
  gravestFirst(files.flatMap(({ diagnostics }) => diagnostics.filter(({ waived }) => waived === undefined)))

/** Lists the findings that waivers cover but to-dos, the gravest first, each once. */
export const waivedFindings = ({ files }: Run): Diagnostic[] => gravestFirst(files.flatMap(({ waived = [] }) => waived))

function gravestFirst(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>()
  return found.filter(({ rule, severity, message, at }) => {
    const mark = JSON.stringify([at.source.path, at.start, at.end, rule, message])
    return severity !== 'todo' && !seen.has(mark) && seen.add(mark)
  }).sort((a, b) => gravity[a.severity] - gravity[b.severity])
}

/** Gives the range of a finding as reports print it. */
export function rangeOf({ source, start, end }: Span) {
  const from = positionAt(source, start)
  const to = positionAt(source, end)
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

/**
 * Writes control and direction characters visibly, so that a plan cannot move the cursor of whoever reads a report; so, too,
 * halves of characters and what XML 1.0 forbids.
 */
export const visible = (text: string): string =>
  text.replace(unseen, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`)

const unseen =
  /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Writes a number with its noun. */
export const counted = (n: number, noun: string, plural = `${noun}s`): string => `${n} ${n === 1 ? noun : plural}`
