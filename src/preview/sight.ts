import type { Diagnostic } from '../check/check.ts'
import type { CheckedFile, Run } from '../report/run.ts'
import type { Choices, View } from './views.ts'

/** What the files came to when they were last read. */
export interface Sight {
  readonly file: CheckedFile
  readonly run: Run
  /** Says whether the plan could be read, errors or not. */
  readonly isReadable: boolean
  /** What the plan is called, if it says so. */
  readonly title: string | undefined
  /** The language of the plan, as a tag. */
  readonly language: string
  readonly choices: Choices
  render(view: View): Promise<Rendering>
}

/** A page, or why there is none. */
export type Rendering = { readonly html: string } | { readonly refusal: Refusal }

/** Why a view of a plan cannot be shown. */
export interface Refusal {
  /** A sentence without a final stop. */
  readonly reason: string
  /** What to do about it. */
  readonly hint?: string
  /** The first finding that stands in the way. */
  readonly finding?: Diagnostic
  /** More about it, a line each. */
  readonly lines?: readonly string[]
  /** Says that the last page that could be shown may stay; it may not where it might hold what is internal by now. */
  readonly keepsLast: boolean
}
