import { check } from '../../src/check/check.ts'
import { load, type Loaded } from '../../src/plan/load.ts'
import { portfolioOf, type Portfolio } from '../../src/status/portfolio.ts'
import { statusOf, type Status, type StatusOptions } from '../../src/status/status.ts'
import { filesOf } from '../files.ts'

/** Loads the first of some texts by name. */
export function loadedFrom(texts: Readonly<Record<string, string>>): Loaded {
  const [path = '', text = ''] = Object.entries(texts)[0] ?? []
  const { loaded } = load(new TextEncoder().encode(text), path, filesOf(texts))
  if (loaded === undefined) throw new Error(`${path} cannot be read`)
  return loaded
}

/** Tells how a plan stands, the first of some texts or a lone one. */
export function statusFrom(texts: string | Readonly<Record<string, string>>, options: Partial<StatusOptions> = {}): Status {
  const all = typeof texts === 'string' ? { 'a.crp.yaml': texts } : texts
  const { today = '2026-10-09', days = 14, owners } = options
  const loaded = loadedFrom(all)
  const verdicts = check({ source: loaded.source, loaded, problems: [] }, { today, languages: ['en'], exists: filesOf(all).named })
  return statusOf(loaded, verdicts, { today, days, owners })
}

/** A portfolio of some plans. */
export const portfolioFrom = (plans: readonly Status[], rest: Partial<Portfolio> = {}): Portfolio =>
  portfolioOf(plans, { today: '2026-10-09', days: 14, person: undefined, unread: [], uncovered: [], ...rest })
