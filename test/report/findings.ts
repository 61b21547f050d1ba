import type { Diagnostic } from '../../src/check/check.ts'
import type { CheckedFile, Run } from '../../src/report/run.ts'
import type { Source, Span } from '../../src/source/source.ts'

/** A text as a source. */
export const sourceOf = (text: string, path = 'a.crp.yaml'): Source => ({ path, text, hasMark: false })

/** The first place a stretch of text stands at. */
export function spanOf(source: Source, stretch: string): Span {
  const start = source.text.indexOf(stretch)
  if (start < 0) throw new Error(`'${stretch}' does not stand in the text`)
  return { source, start, end: start + stretch.length }
}

/** A finding on a span. */
export const findingOn = (at: Span, rest: Partial<Diagnostic> = {}): Diagnostic =>
  ({ rule: 'scope/no-work', severity: 'error', gate: 'draft', message: 'there is no work', at, ...rest })

/** A run over one file, of exit code 1. */
export const runOf = (diagnostics: readonly Diagnostic[], rest: Partial<CheckedFile> = {}, run: Partial<Run> = {}): Run =>
  ({ version: '0.0.0', today: '2026-10-09', exitCode: 1, files: [{ path: 'a.crp.yaml', diagnostics, ...rest }], ...run })
