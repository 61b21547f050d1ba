import type { Span } from './source.ts'

/** A second place that explains the first. */
export interface Related {
  at: Span
  message: string
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
}
