import type { Loading } from '../plan/load.ts'
import { applyEdits, disjoint, keepsRest, landing } from '../source/edit.ts'
import { parse } from '../source/parse.ts'
import type { Fix } from '../source/problem.ts'
import { parseQuickly } from '../source/quick.ts'
import type { Source } from '../source/source.ts'
import type { Diagnostic, Verdicts } from './check.ts'

/** A file with its verdicts. */
export interface Judged {
  loading: Loading
  verdicts: Verdicts
}

/** A finding with a fix. */
type Fixable = Diagnostic & { fix: Fix }

/**
 * Makes the fixes of a file until none is left, and gives its new bytes and the number of fixes, or nothing where there was
 * none to make. The file is judged anew after each step; a fix that does not mend its finding, changes how something else
 * reads, or brings up a new error of form is left out.
 */
export async function mend(
  first: Judged, judge: (bytes: Uint8Array) => Promise<Judged>,
): Promise<{ bytes: Uint8Array; count: number } | undefined> {
  const refused = new Set<string>()
  let current = first
  let bytes: Uint8Array | undefined
  let count = 0
  let most = Infinity
  for (;;) {
    const batch = disjoint(fixablesOf(current, refused)).slice(0, most)
    const [one] = batch
    if (one === undefined) return bytes && { bytes, count }
    const written = new TextEncoder().encode(applyEdits(current.loading.source, fixesOf(batch)))
    const next = await judge(written)
    if (isSafe(current, next, batch)) {
      current = next
      bytes = written
      count += batch.length
      most *= 2
      // What was refused may be right now.
      refused.clear()
    } else if (batch.length > 1) most = Math.ceil(batch.length / 2)
    else {
      refused.add(nameOf(one))
      most = Infinity
    }
  }
}

/** Lists the fixable findings of a file itself; what is judged on its meaning waits until its form is right. */
function fixablesOf({ loading, verdicts }: Judged, refused: ReadonlySet<string>): Fixable[] {
  const found = verdicts.diagnostics
    .filter((one): one is Fixable => one.fix !== undefined && one.at.source === loading.source)
    .filter((one) => !refused.has(nameOf(one)))
  const ofForm = found.filter(({ rule }) => rule.startsWith('shape/'))
  return ofForm.length > 0 ? ofForm : found
}

const nameOf = ({ rule, at, fix }: Fixable): string => `${rule} ${at.start} ${fix.title}`

const fixesOf = (batch: readonly Fixable[]): Fix[] => batch.map(({ fix }) => fix)

function isSafe(before: Judged, after: Judged, batch: readonly Fixable[]): boolean {
  const [old, made] = [rootOf(before.loading.source), rootOf(after.loading.source)]
  if (old === undefined || made === undefined || !keepsRest(old, made, fixesOf(batch))) return false
  const errors = errorsOf(before)
  if ([...errorsOf(after)].some(([rule, count]) => count > (errors.get(rule) ?? 0))) return false
  const rules = new Set(batch.map(({ rule }) => rule))
  const mended = landing(fixesOf(batch))
  return !after.verdicts.diagnostics.some(({ rule, at }) => rules.has(rule) && at.source === after.loading.source
    && mended.some(({ start, end }) => start < at.end && at.start < end))
}

const rootOf = (source: Source) => (parseQuickly(source) ?? parse(source)).root

/** Rules whose errors say that a text cannot stand where it stands; others may come to light where more can be read. */
const isOfForm = /^(?:syntax|shape|reference)\/(?!missing-field$)/

/** Counts the errors of form that have no fix themselves, by rule; their places and words may name what a fix has moved. */
function errorsOf({ verdicts }: Judged): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { rule, severity, fix } of verdicts.diagnostics) {
    if (severity === 'error' && fix === undefined && isOfForm.test(rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  return counts
}
