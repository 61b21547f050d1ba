import type { CatalogueRow } from '../check/catalogue.ts'
import type { RuleFacts } from '../check/facts.ts'
import { gates } from '../check/gates.ts'
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
    const { chapterFacts } = await import('../check/chapters.ts')
    const rows = [...catalogue.values()]
    const format = (text(values, 'format') ?? 'text') as 'text' | 'json' | 'md'
    const write = { text: textList, json: jsonList, md: markdownList }[format]
    io.stdout.write(write(rows.map(ruleFacts), chapterFacts))
    return 0
  },
}

type Severities = CatalogueRow['severity']
type ChapterFacts = (chapter: string) => { title: string; about: string }

/** Says severities in words: `warning, error from the baseline gate on`. */
export const severityWords = (severity: Severities): string => Object.entries(severity).map(([gate, word]) =>
  gate === 'draft' ? word : `${word} from the ${gate === 'own' ? 'gate of its phase' : `${gate} gate`} on`).join(', ')

/** Writes severities as the specification does: `warning@draft error@baseline`. */
const severityText = (severity: Severities): string =>
  Object.entries(severity).map(([gate, word]) => gate === 'draft' ? word : `${word}@${gate}`).join(' ')

const textList = (rows: RuleFacts[]) => {
  const width = Math.max(...rows.map(({ id }) => id.length))
  return rows.map(({ id, severity, summary }) =>
    `${id.padEnd(width)}  ${severityText(severity).padEnd(26)}  ${summary}\n`).join('')
}

const jsonList = (rows: RuleFacts[]) =>
  `${JSON.stringify({ schemaVersion: 1, rules: rows.map(({ bad: _bad, good: _good, help: _help, ...row }) => row) }, null, 2)}\n`

function markdownList(rows: RuleFacts[], chapterFacts: ChapterFacts): string {
  const parts = [...groupByChapter(rows)].map(([chapter, rows]) => {
    const { title, about } = chapterFacts(chapter)
    return `## ${title}\n\n${about}\n\n${rows.map(markdownRow).join('\n')}`
  })
  const fixed = [...new Set(rows.filter(({ waivable }) => !waivable).map(({ chapter }) => chapterFacts(chapter).title))]
  return `${introduction(fixed)}\n${parts.join('\n')}`
}

const introduction = (fixed: readonly string[]) => `# The rules of a customer relations plan

A plan says how a supplier and a customer deal with each other, from the first talk to the years after delivery. Each rule below \
names one gap or contradiction such a plan can have. It says why that matters, and shows a plan with the fault and one without; \
\`# <-\` marks the line that is reported.

What a plan has to say grows with the project. A plan leaves each stage through a gate, and most rules count from a gate on; until \
then they are things to do, not faults.

| Gate | The question | In force while the stage is |
| --- | --- | --- |
${Object.entries(gates).map(([gate, { question, inForce }]) => `| ${gate} | ${question} | ${inForce.join(', ')} |\n`).join('')}
An error stops the plan at its gate. A warning is what an expert would object to. An info is advice. Where a rule does not fit a \
project, a waiver with a reason and an author allows an exception; only these chapters know none: ${fixed.join(', ')}.
`

function groupByChapter(rows: RuleFacts[]): Map<string, RuleFacts[]> {
  const chapters = new Map<string, RuleFacts[]>()
  for (const row of rows) chapters.set(row.chapter, [...chapters.get(row.chapter) ?? [], row])
  return chapters
}

const markdownRow = ({ id, severity, summary, why, sources, bad, good, help }: RuleFacts) =>
  `### ${id}\n\n*${severityWords(severity)}*\n\n${summary}\n\n${why}\n\n`
  + `Wrong:\n\n${fenced(bad)}\n\nRight:\n\n${fenced(good)}\n\n`
  + `${help === null ? '' : `What to do: ${help}\n\n`}Requirements: ${sources.join(', ')}\n`

const fenced = (yaml: string) => `\`\`\`yaml\n${yaml.trim()}\n\`\`\``
