import { dataOf } from '../../source/data.ts'
import { parse } from '../../source/parse.ts'
import { positionAt, type Span } from '../../source/source.ts'
import type { Mapping } from '../../source/tree.ts'
import { nearest } from '../../plan/likeness.ts'
import type { TemplateSet } from '../engine.ts'
import { templateEnding } from './ending.ts'

/** Something wrong in a file of a template; line and column count from 1. */
export interface Fault {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A template as its file has it. */
export interface TemplateFile extends Omit<TemplateSet, 'main' | 'partials'> {
  /** Where it stands, for messages. */
  readonly path: string
  readonly body: string
  /** How many lines of the file lie before the body. */
  readonly linesBefore: number
  readonly faults: readonly Fault[]
}

/** What the front matter of a template may say. */
const front = {
  name: 'what the template is called (the name of its file)',
  description: 'what it is for',
  kind: 'what the document is called under its title',
  layout: 'document (with a cover and a contents list) or sheet (all on the first page)',
  audience: 'everyone or internal (nothing in it is for the customer)',
}

const choices: Readonly<Record<string, readonly string[]>> = { layout: ['document', 'sheet'], audience: ['everyone', 'internal'] }

/** Takes the text of a template apart into what its front matter says of it and its body. */
export function readTemplate(text: string, path: string): TemplateFile {
  const [whole = '', head] = /^---[^\S\n]*\r?\n(.*?)^---[^\S\n]*(?:\r?\n|$)/ms.exec(text) ?? []
  const { said, faults } = head === undefined ? { said: {}, faults: [] } : readFront(head, path)
  const name = path.replace(/^.*\//, '').replace(templateEnding, '')
  return {
    name: said['name'] ?? name, description: said['description'] ?? '', kind: said['kind'] ?? 'kind',
    layout: said['layout'] === 'sheet' ? 'sheet' : 'document', isInternal: said['audience'] === 'internal',
    path, body: text.slice(whole.length), linesBefore: whole.split('\n').length - 1, faults,
  }
}

function readFront(text: string, path: string): { said: Readonly<Record<string, string>>; faults: Fault[] } {
  const { source, root, problems } = parse({ path, text, hasMark: false })
  const at = (span: Span, message: string): Fault => {
    const { line, column } = positionAt(source, span.start)
    // The line with the dashes stands before the front matter.
    return { path, line: line + 1, column, message }
  }
  const faults = problems.map(({ at: span, message }) => at(span, message))
  if (root === undefined) return { said: {}, faults }
  return { said: textsIn(root), faults: [...faults, ...faultsIn(root, at)] }
}

const textsIn = (root: Mapping) =>
  Object.fromEntries(Object.entries(dataOf(root) as object).filter(([, value]) => typeof value === 'string')) as Record<string, string>

function faultsIn(root: Mapping, at: (span: Span, message: string) => Fault): Fault[] {
  return [...root.entries].flatMap(([name, { key, value }]) => {
    if (!Object.hasOwn(front, name)) {
      const near = nearest(name, Object.keys(front))
      const hint = near === undefined ? `possible: ${Object.keys(front).join(', ')}` : `did you mean '${near}'?`
      return [at(key, `the head of a template does not say \`${name}\`; ${hint}`)]
    }
    if (value.kind !== 'scalar') return [at(value, `\`${name}\` must be one line of text: ${front[name as keyof typeof front]}`)]
    const allowed = choices[name]
    return allowed === undefined || allowed.includes(value.text) ? []
      : [at(value, `'${value.text}' is not possible here; possible: ${allowed.join(', ')}`)]
  })
}
