import { catalogue, type CatalogueRow } from './catalogue.ts'
import { chapterOf, isWaivable } from './rule.ts'

/** What `crp rules` and `crp explain` tell of a rule. */
export type RuleFacts = ReturnType<typeof ruleFacts>

/** Gathers what is told of a rule. */
export const ruleFacts = (row: CatalogueRow) => ({
  id: row.id, chapter: chapterOf(row.id), severity: row.severity, summary: row.summary, why: row.why, sources: row.sources,
  waivable: isWaivable(row.id), bad: row.bad.trim(), good: row.good.trim(), help: row.help ?? null,
})

/** Lists the rules whose rows look at a field of the format, or at the item it belongs to. */
export function rulesOf(field: string): string[] {
  const plain = (path: string) => path.replaceAll('[*]', '[]').replace(/^phases\.[^.]+/, 'phases')
  const wanted = plain(field)
  return [...catalogue.values()].filter((row) => row.check !== undefined && [row.at].flat().some((at) => {
    const path = plain(at)
    return path === wanted || (path.endsWith('[]') && wanted.startsWith(`${path}.`) && !wanted.slice(path.length + 1).includes('.'))
  })).map(({ id }) => id)
}
