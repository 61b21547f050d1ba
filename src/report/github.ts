import { openFindings, rangeOf, visible, type Look, type Run } from './run.ts'
import { verdictLine } from './verdict.ts'

const commands = { error: 'error', warning: 'warning', info: 'notice', todo: 'notice' } as const

/**
 * Writes findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request; errors come
 * first, since it shows ten of a kind a step.
 */
export function github(run: Run, { relative = (path) => path }: Look): string {
  const lines = openFindings(run).map((one) => {
    const { line, column, endLine, endColumn } = rangeOf(one.at)
    return command(commands[one.severity], {
      file: relative(one.at.source.path), line, endLine,
      // Columns mean something only within one line.
      ...(line === endLine && { col: column, endColumn }),
      title: one.rule,
    }, one.help === undefined ? one.message : `${one.message}\nhelp: ${one.help}`)
  })
  const failure = run.error === undefined ? [] : [command('error', { title: 'crp' }, run.error.message)]
  return [...failure, ...lines, verdictLine(run)].map((line) => `${line}\n`).join('')
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${name} ${list.join(',')}::${escapeData(message)}`
}

/** Escapes as the toolkit of GitHub Actions does (`escapeData` of its command.ts). */
const escapeData = (text: string) => visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
