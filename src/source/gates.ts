import type { Problem } from './problem.ts'
import type { Source } from './source.ts'

/** The largest file that is read, in bytes; these three stand in section 1 of the plan format. */
export const maxBytes = 2 * 1024 * 1024
/** The deepest nesting that is read, in levels; the root mapping is the first. */
export const maxDepth = 64
/** The most keys and values that are read, aliases written out. */
export const maxNodes = 100_000

/** Says what is too much in a file, and where it begins. */
export const tooLarge = (source: Source, start: number, end: number, what: string, amount: string): Problem => ({
  rule: 'syntax/too-large', at: { source, start, end },
  message: `this file is larger than any plan needs (${what}: ${amount})`,
})
