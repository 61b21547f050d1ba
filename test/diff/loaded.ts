import { compare, type Comparison } from '../../src/diff/compare.ts'
import type { Edition } from '../../src/plan/edition.ts'
import { load, type Loaded } from '../../src/plan/load.ts'
import { filesOf } from '../files.ts'

/** Loads a plan from its text, with house files by name. */
export function loadedFrom(text: string, houses: Readonly<Record<string, string>> = {}): Loaded {
  const { loaded, problems } = load(new TextEncoder().encode(text), 'plan.crp.yaml', filesOf(houses))
  if (loaded === undefined) throw new Error(`no plan: ${problems.map(({ message }) => message).join('; ')}`)
  return loaded
}

/** Compares two texts. */
export const compared = (before: string, after: string, edition: Edition = 'internal'): Comparison =>
  compare(loadedFrom(before), loadedFrom(after), edition)
