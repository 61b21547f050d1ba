import type { Change, Comparison } from '../diff/compare.ts'
import { severities, type Severity } from '../diff/rows.ts'
import { sections } from '../diff/sections.ts'
import { code, escapeMarkdown } from './markdown.ts'
import { counted, visible } from './run.ts'

/** A comparison with what the two plans are called. */
export interface Compared extends Comparison {
  before: string
  after: string
  version: string
  exitCode: number
  /** What a reader should know of it besides, in sentences without a final stop. */
  notes: readonly string[]
}

/** Gives the colours of a terminal to words; the words themselves where there are none. */
export type Paint = (style: 'heading' | Severity | 'quiet', text: string) => string

/** The forms in which changes are told; a painter is needed for a terminal alone. */
export const comparisonReporters: Readonly<Record<'text' | 'md' | 'json', (compared: Compared, paint: Paint) => string>> =
  { text, md, json }

/** The rows of all tables together: a comment of GitHub holds 65,536 characters. */
const maxRows = 200

/** Says how many changes there are and how they weigh. */
function tally({ changes }: Compared): string {
  const counts = severities.flatMap((severity) => {
    const count = changes.filter((one) => one.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}`]
  })
  const [first] = changes
  if (changes.every(({ severity }) => severity === first?.severity)) return counted(changes.length, `${first?.severity} change`)
  return `${counted(changes.length, 'change')}: ${counts.join(', ')}`
}

/** Says that there is nothing to tell. */
const nothing = ({ edition }: Compared) =>
  edition === 'customer' ? 'nothing that the customer sees has changed' : 'nothing has changed in meaning'

/** Parts changes by section, in the order of the deliverable. */
const bySection = ({ changes }: Compared) => sections.flatMap(({ name, heading }) => {
  const own = changes.filter(({ section }) => section === name)
  return own.length === 0 ? [] : [{ name, heading, own }]
})

function text(compared: Compared, paint: Paint): string {
  const { changes } = compared
  if (changes.length === 0) return `${nothing(compared)}\n`
  const widest = Math.max(...changes.map(({ severity }) => severity.length))
  const line = ({ severity, message }: Change) =>
    `  ${paint(severity, severity)}${' '.repeat(widest - severity.length)}  ${visible(message)}`
  const blocks = bySection(compared).map(({ heading, own }) => [paint('heading', heading), ...own.map(line)].join('\n'))
  const head = paint('quiet', visible(`${compared.before} → ${compared.after}`))
  return `${[head, ...blocks, tally(compared)].join('\n\n')}\n`
}

function md(compared: Compared): string {
  const { changes, before, after, edition, notes } = compared
  const title = edition === 'customer' ? 'Changes to the plan that the customer sees' : 'Changes to the plan'
  const between = `${code(before)} → ${code(after)}`
  let left = maxRows
  const blocks = bySection(compared).flatMap(({ heading, own }) => {
    const rows = own.slice(0, left).map(({ severity, message }) =>
      `| ${severity === 'major' ? '**major**' : severity} | ${escapeMarkdown(message)} |`)
    left -= rows.length
    return rows.length === 0 ? [] : [`### ${escapeMarkdown(heading)}`, ['| Weight | Change |', '| --- | --- |', ...rows].join('\n')]
  })
  const unlisted = changes.length - (maxRows - left)
  const verdict = changes.length === 0 ? `${nothing(compared).replace(/^n/, 'N')}.` : `**${tally(compared)}**`
  const rest = unlisted === 0 ? [] : [`${counted(unlisted, 'more change is', 'more changes are')} not listed.`]
  const told = notes.map((one) => `> ${escapeMarkdown(one)}.`)
  return `${[`## ${title}`, `${verdict} (${between})`, ...blocks, ...rest, ...told].join('\n\n')}\n`
}

function json({ changes, before, after, edition, version, exitCode, notes }: Compared): string {
  const count = (severity: Severity) => changes.filter((one) => one.severity === severity).length
  const summary = { changes: changes.length, major: count('major'), moderate: count('moderate'), minor: count('minor') }
  const told = changes.map(({ section, severity, kind, place, id, noun, message, before, after, house }) => {
    const heading = sections.find(({ name }) => name === section)?.heading
    return { section, heading, severity, kind, path: place, id, noun, message, before, after, house }
  })
  const report = { schemaVersion: 1, tool: 'crp', version, exitCode, edition, before, after, summary, changes: told, notes, error: null }
  return `${JSON.stringify(report, null, 2)}\n`
}
