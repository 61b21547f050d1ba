import type { Look, Run } from './report/run.ts'

/** A report format: what it is for, and how to load its renderer. */
interface Reporter {
  about: string
  load: () => Promise<(run: Run, look: Look) => string>
}

/** The report formats of `crp validate`; help, checks of flags and tests are computed from this table. */
export const reporters = {
  pretty: {
    about: 'for people, with the lines concerned (default on a terminal)',
    load: async () => (await import('./report/pretty.ts')).pretty,
  },
  concise: { about: 'a finding a line (default elsewhere)', load: async () => (await import('./report/concise.ts')).concise },
  json: { about: 'one JSON object, valid on every exit code', load: async () => (await import('./report/json.ts')).json },
} as const satisfies Record<string, Reporter>

/** A report format by name. */
export type ReportFormat = keyof typeof reporters
