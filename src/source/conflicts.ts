import type { Problem } from './problem.ts'
import { lineStartsOf, type Source, type Span } from './source.ts'

/** Finds the marks that version control leaves round two versions that were never merged; one problem per pair. */
export function findConflicts(source: Source): Problem[] {
  if (!/^(<<<<<<<|>>>>>>>) /m.test(source.text)) return []
  const problems: Problem[] = []
  let open: Problem | undefined
  for (const start of lineStartsOf(source)) {
    const mark = /^(?:(<{7}|>{7}) |(={7})(?=\r|\n|$))[^\r\n]*/.exec(source.text.slice(start, start + 200))
    if (mark === null) continue
    const at: Span = { source, start, end: start + mark[0].length }
    if (mark[1] === '<<<<<<<' || (mark[1] !== undefined && open === undefined)) {
      const problem = {
        rule: 'syntax/merge-conflict', at, related: [],
        message: 'two versions of this plan were never merged; keep one of them',
      }
      problems.push(problem)
      open = mark[1] === '<<<<<<<' ? problem : undefined
    } else if (open !== undefined) {
      open.related?.push({ at, message: mark[2] === undefined ? 'the second version ends here' : 'the second version begins here' })
      if (mark[2] === undefined) open = undefined
    }
  }
  return problems
}
