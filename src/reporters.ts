import type { CheckedFile, Look, Run } from './report/run.ts'

/** A report format: what it is for, and how to load its renderer. */
interface Reporter {
  about: string
  /** Says whether to-dos are named or counted in it. */
  saysTodos: boolean
  /** What it says of a file besides findings; of thousands of files the rest is not kept. */
  says: readonly (keyof CheckedFile)[]
  load: () => Promise<(run: Run, look: Look) => string>
}

const standing = ['stage', 'completeness', 'inForce', 'sections', 'gates'] as const

/** The report formats of `crp validate`; help, checks of flags and tests are computed from this table. */
export const reporters = {
  pretty: {
    about: 'for people, with the lines concerned (default on a terminal)', saysTodos: true, says: standing,
    load: async () => (await import('./report/pretty.ts')).pretty,
  },
  concise: {
    about: 'a finding a line (default elsewhere)', saysTodos: false, says: [],
    load: async () => (await import('./report/concise.ts')).concise,
  },
  json: {
    about: 'one JSON object, valid on every exit code', saysTodos: true, says: standing,
    load: async () => (await import('./report/json.ts')).json,
  },
  sarif: {
    about: 'for code scanning (SARIF 2.1.0)', saysTodos: false, says: [],
    load: async () => (await import('./report/sarif.ts')).sarif,
  },
  junit: {
    about: 'for the test reports of CI servers', saysTodos: false, says: ['asked'],
    load: async () => (await import('./report/junit.ts')).junit,
  },
  github: {
    // The summary is the report in Markdown.
    about: 'for the log and the summary of a GitHub workflow (default there)', saysTodos: true, says: ['gates'],
    load: async () => (await import('./report/github.ts')).github,
  },
  markdown: {
    about: 'for a comment on a pull request', saysTodos: true, says: ['gates'],
    load: async () => (await import('./report/markdown.ts')).markdown,
  },
} as const satisfies Record<string, Reporter>

/** A report format by name. */
export type ReportFormat = keyof typeof reporters
