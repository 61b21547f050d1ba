import type { RuleFacts } from '../check/facts.ts'
import { UserError } from '../errors.ts'
import { text, type Command } from './command.ts'
import { severityWords } from './rules.ts'

type Format = 'text' | 'json' | 'md'

/** What `crp explain` tells of a field. */
interface FieldFacts {
  path: string
  type: string
  required: boolean
  visibility: string
  meaning: string
  example: string | null
  default?: unknown
  rules: string[]
}

/** `crp explain` */
export const explain: Command = {
  name: 'explain',
  operands: '<rule-or-field>',
  about: 'Explain a rule or a field: what it asks, why it matters, a bad and a good example',
  options: [{ flags: '-f, --format <format>', choices: ['text', 'json', 'md'], default: 'text', about: 'how to write the page' }],
  examples: [
    ['crp explain scope/no-customer-goal', 'explains a rule'],
    ['crp explain phases.lcm.nurture[].who', 'explains a field'],
  ],
  async run([name = ''], values, io) {
    const { catalogue, ruleFacts } = await import('../core.ts')
    const format = (text(values, 'format') ?? 'text') as Format
    const row = catalogue.get(name)
    if (row !== undefined) io.stdout.write(ruleWriters[format](ruleFacts(row)))
    else {
      const { facts, words } = await fieldFacts(name)
      io.stdout.write(fieldWriters[format](facts, words))
    }
    return 0
  },
}

/** What the page of a field says for people. */
interface FieldWords {
  type: string
  parts: readonly string[]
}

async function fieldFacts(name: string): Promise<{ facts: FieldFacts; words: FieldWords }> {
  const { catalogue, rulesOf, findField, partsOf, typeText, typeWords, format, nearest } = await import('../core.ts')
  const found = findField(name, format)
  if ('near' in found) {
    const near = name.includes('/') ? nearest(name, catalogue.keys()) : found.near ?? nearest(name, catalogue.keys())
    const hint = near === undefined ? '`crp rules` lists the rules' : `did you mean '${near}'?`
    throw new UserError(`there is neither a rule nor a field '${name}'`, hint)
  }
  const { field, path } = found
  const facts = {
    path, type: typeText(field.shape), required: field.isRequired, visibility: field.visibility, meaning: field.meaning,
    example: field.example ?? null, ...(field.default !== undefined && { default: field.default }), rules: rulesOf(path),
  }
  return { facts, words: { type: typeWords(field.shape), parts: partsOf(field.shape) } }
}

const indent = (lines: string) => lines.split('\n').map((line) => `  ${line}`.trimEnd()).join('\n')
const fenced = (yaml: string) => `\`\`\`yaml\n${yaml}\n\`\`\``

const ruleWriters: Record<Format, (facts: RuleFacts) => string> = {
  json: (facts) => `${JSON.stringify(facts, null, 2)}\n`,
  text: ({ id, severity, summary, why, bad, good, help, waivable, sources }) => [
    `${id} (${severityWords(severity)})`, '', summary, '', `Why it matters: ${why}`, '',
    'Wrong:', '', indent(bad), '', 'Right:', '', indent(good), '',
    ...(help === null ? [] : [`What to do: ${help}`, '']),
    waivable ? 'A waiver with a reason and an author can allow an exception.' : 'This rule cannot be waived.',
    `Requirements: ${sources.join(', ')}`, '',
  ].join('\n'),
  md: ({ id, severity, summary, why, bad, good, help }) =>
    `# ${id}\n\n*${severityWords(severity)}*\n\n${summary}\n\n**Why it matters:** ${why}\n\n`
    + `Wrong:\n\n${fenced(bad)}\n\nRight:\n\n${fenced(good)}\n${help === null ? '' : `\n**What to do:** ${help}\n`}`,
}

const visibilityWords: Record<string, string> = {
  shared: 'both editions show it', internal: 'only the internal edition shows it', never: 'it is never printed',
}

type Line = [label: string, value: string]

const fieldLines = (
  { required, visibility, example, default: preset, rules }: FieldFacts, { type, parts }: FieldWords,
): Line[] => [
  ['Type', type], ['Required', required ? 'yes' : 'no'], ['Visibility', `${visibility}: ${visibilityWords[visibility] ?? ''}`],
  ...(preset === undefined ? []
    : [['Default', Array.isArray(preset) ? `[${preset.join(', ')}]` : String(preset)] satisfies Line]),
  ...(parts.length === 0 ? [] : [['Fields', parts.join(', ')] satisfies Line]),
  ...(example === null ? [] : [['Example', example] satisfies Line]),
  ...(rules.length === 0 ? [] : [['Rules', rules.join(', ')] satisfies Line]),
]

const fieldWriters: Record<Format, (facts: FieldFacts, words: FieldWords) => string> = {
  json: (facts) => `${JSON.stringify(facts, null, 2)}\n`,
  text: (facts, words) => [
    `${facts.path}\n\n${facts.meaning}.\n\n`, ...fieldLines(facts, words).map(([label, value]) => `${label.padEnd(12)}${value}\n`),
  ].join(''),
  md: (facts, words) => [
    `# ${facts.path}\n\n${facts.meaning}.\n\n`, ...fieldLines(facts, words).map(([label, value]) => `- **${label}:** ${value}\n`),
  ].join(''),
}
