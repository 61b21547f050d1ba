import type { Span } from './source.ts'

/** A second place that explains the first. */
export interface Related {
  at: Span
  message: string
}

/** One replacement in a text: characters from `start` up to `end` give way to `text`; offsets as in `Span`. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** A remedy that changes nothing but what it names: edits of the source the problem lies in, none touching another. */
export interface Fix {
  /** What it does, as an order: `write 'owner'`. */
  title: string
  edits: readonly Edit[]
}

/** Something wrong in a plan or house file, without a verdict on how grave it is; the catalogue gives that. */
export interface Problem {
  rule: string
  at: Span
  /** One sentence in lower case without a final stop. */
  message: string
  /** The place in the plan (section 3.1 of the format), such as `phases.lcm.formal_meetings[fm-qbr].owner`. */
  place?: string
  related?: Related[]
  help?: string
  /** Present where the remedy leaves no choice. */
  fix?: Fix
}
