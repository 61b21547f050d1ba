import { check, type CheckOptions, type Diagnostic } from '../../src/check/check.ts'
import { load } from '../../src/plan/load.ts'
import { positionAt } from '../../src/source/source.ts'
import { filesOf } from '../files.ts'

/** Files by name, the first one being the file that is checked; a lone text is a plan. */
export type Texts = string | Readonly<Record<string, string>>

/** Judges the first of the texts as of 2026-10-09, where nothing else is said. */
export function verdictsOf(texts: Texts, options: Partial<CheckOptions> = {}) {
  const all = typeof texts === 'string' ? { 'plan.crp.yaml': texts } : texts
  const [path = '', text = ''] = Object.entries(all)[0] ?? []
  const files = filesOf(all)
  const loading = load(new TextEncoder().encode(text), path, files)
  return check(loading, { today: '2026-10-09', exists: files.named, languages: ['en'], ...options })
}

/** Writes a finding as `rule 3:5-3:9 message`, the file before the place where it is not plan.crp.yaml. */
export function written({ rule, at, message }: Diagnostic): string {
  const [from, to] = [positionAt(at.source, at.start), positionAt(at.source, at.end)]
  const file = at.source.path === 'plan.crp.yaml' ? '' : `${at.source.path}:`
  return `${rule} ${file}${from.line}:${from.column}-${to.line}:${to.column} ${message}`
}

/** Lists the findings of some chapters, written out. */
export const findingsOf = (texts: Texts, chapters: RegExp, options: Partial<CheckOptions> = {}): string[] =>
  verdictsOf(texts, options).diagnostics.filter(({ rule }) => chapters.test(rule)).map(written)
