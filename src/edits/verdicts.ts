import type { Diagnostic, Verdicts } from '../check/check.ts'
import { isWithin } from '../check/places.ts'

/** Lists the findings that came up: those of which there are more than before; places may have moved. */
export function newFindings(before: Verdicts, after: Verdicts): Diagnostic[] {
  const signOf = ({ rule, severity, message }: Diagnostic) => `${rule} ${severity} ${message}`
  const counts = new Map<string, number>()
  for (const one of before.diagnostics) counts.set(signOf(one), (counts.get(signOf(one)) ?? 0) + 1)
  return after.diagnostics.filter((one) => {
    const left = counts.get(signOf(one)) ?? 0
    counts.set(signOf(one), left - 1)
    return left <= 0
  })
}

/** Says whether a finding is about what stands at a place. */
export const isAbout = ({ place = '' }: Diagnostic, whole: string): boolean => isWithin(place, whole)

/** Says whether a finding means that a file cannot be read as a plan: an error of syntax, shape or reference. */
export const isOfForm = ({ rule, severity }: Diagnostic): boolean =>
  severity === 'error' && /^(?:syntax|shape|reference)\//.test(rule)
