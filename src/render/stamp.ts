import type { Source } from '../source/source.ts'
import type { Plan } from '../plan/schema/index.ts'

/** Gives the day a document carries: that of issue, of the version in the history, or of the first draft. */
export function issueDay({ plan }: Plan): string | undefined {
  const version = plan?.history?.find(({ version }) => version === plan.version)
  return plan?.issued ?? version?.date ?? plan?.drafted
}

/** Gives a short mark of the texts a document was made from, so that an issue that lags behind its plan can be told (FNV-1a, 32 bits). */
export function fingerprintOf(sources: readonly Source[]): string {
  let hash = 0x811c9dc5
  for (const { text } of sources) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  const digits = (hash >>> 0).toString(16).padStart(8, '0')
  return `${digits.slice(0, 4)}·${digits.slice(4)}`
}
