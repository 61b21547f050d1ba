import type { CatalogueRow } from '../check/catalogue.ts'
import type { RuleFacts } from '../check/facts.ts'
import { text, type Command } from './command.ts'

/** `crp rules` */
export const rules: Command = {
  name: 'rules',
  about: 'List every rule with its severity by gate',
  options: [{ flags: '-f, --format <format>', choices: ['text', 'json', 'md'], default: 'text', about: 'how to write the list' }],
  examples: [
    ['crp rules', 'lists the rules'],
    ['crp rules --format md > rules.md', 'writes the catalogue as a document'],
  ],
  async run(_operands, values, io) {
    const { catalogue, ruleFacts } = await import('../core.ts')
    const rows = [...catalogue.values()]
    const format = (text(values, 'format') ?? 'text') as 'text' | 'json' | 'md'
    const write = { text: textList, json: jsonList, md: markdownList }[format]
    io.stdout.write(write(rows.map(ruleFacts)))
    return 0
  },
}

/** Writes severities as the specification does: `warning@draft error@baseline`. */
export const severityText = (severity: CatalogueRow['severity']): string =>
  Object.entries(severity).map(([gate, word]) => gate === 'draft' ? word : `${word}@${gate}`).join(' ')

const textList = (rows: RuleFacts[]) => {
  const width = Math.max(...rows.map(({ id }) => id.length))
  return rows.map(({ id, severity, summary }) =>
    `${id.padEnd(width)}  ${severityText(severity).padEnd(26)}  ${summary}\n`).join('')
}

const jsonList = (rows: RuleFacts[]) =>
  `${JSON.stringify({ schemaVersion: 1, rules: rows.map(({ bad: _bad, good: _good, help: _help, ...row }) => row) }, null, 2)}\n`

function markdownList(rows: RuleFacts[]): string {
  const parts = [...groupByChapter(rows)].map(([chapter, rows]) => `## Chapter ${chapter}\n\n${rows.map(markdownRow).join('\n')}`)
  return `# The rules\n\n${parts.join('\n')}`
}

function groupByChapter(rows: RuleFacts[]): Map<string, RuleFacts[]> {
  const chapters = new Map<string, RuleFacts[]>()
  for (const row of rows) chapters.set(row.chapter, [...chapters.get(row.chapter) ?? [], row])
  return chapters
}

const markdownRow = ({ id, severity, summary, why, sources, bad, good }: RuleFacts) =>
  `### ${id}\n\n*${severityText(severity)}* · ${summary} ${why} (${sources.join(', ')})\n\n`
  + `Wrong:\n\n${fenced(bad)}\n\nRight:\n\n${fenced(good)}\n`

const fenced = (yaml: string) => `\`\`\`yaml\n${yaml.trim()}\n\`\`\``
