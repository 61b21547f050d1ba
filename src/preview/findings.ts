import { catalogue } from '../check/catalogue.ts'
import type { Diagnostic } from '../check/check.ts'
import { ruleFacts } from '../check/facts.ts'
import { gateNames } from '../check/gates.ts'
import { capital } from '../plan/spoken.ts'
import { block, element, type Content } from '../render/html/element.ts'
import { sectionOf } from '../render/missing.ts'
import { counted, rangeOf, visible, type CheckedFile, type Run } from '../report/run.ts'
import { gateSentence, sectionTitles } from '../report/sections.ts'
import { lineStartsOf, lineText, type Span } from '../source/source.ts'

/** The most findings of one kind that are listed; nobody reads more, and each brings its explanation. */
const most = 200

/** Lists the findings of a plan, the gravest first; what a coming gate will ask is folded. */
export function findingsList(file: CheckedFile, run: Run): Content[] {
  const open = file.diagnostics.filter(({ waived }) => waived === undefined)
  const of = (severity: Diagnostic['severity']) => open.filter((one) => one.severity === severity)
  const groups = [
    group(of('error'), 'error', 'errors'), group(of('warning'), 'warning', 'warnings'),
    group(of('info'), 'piece of advice', 'pieces of advice'), ...gateNames.map((gate) => todos(of('todo').filter((one) => one.gate === gate), gate)),
  ].flat()
  const [standing] = sectionTitles({ ...file, gates: [] }, run)
  const outlook = [standing, gateSentence(file, run)].filter((sentence) => sentence !== undefined)
  return [
    ...groups.length === 0 ? [element('p', {}, ['There is nothing to mend.'])] : groups,
    ...outlook.map((sentence) => element('p', { className: ['outlook'] }, [capital(sentence)])),
  ]
}

function group(found: readonly Diagnostic[], noun: string, plural: string): Content[] {
  if (found.length === 0) return []
  return [element('h3', {}, [counted(found.length, noun, plural)]), list(found)]
}

function todos(found: readonly Diagnostic[], gate: string): Content[] {
  if (found.length === 0) return []
  return [element('details', { className: ['todos'], 'data-key': `todos ${gate}` }, [
    element('summary', {}, [element('h3', {}, [`${found.length} to do before ${gate}`])]), list(found),
  ])]
}

function list(found: readonly Diagnostic[]): Content {
  const left = found.length - most
  return block('ol', {}, [
    ...found.slice(0, most).map((one) => element('li', {}, [finding(one)])),
    ...left > 0 ? [element('li', {}, [`and ${left} more, which \`crp validate\` lists`])] : [],
  ])
}

/** One finding: its sentence and its place, behind which lie the lines of the plan, what to do, and what the rule is for. */
function finding(one: Diagnostic): Content {
  const { rule, severity, message, at, related = [], becomes } = one
  const { why, bad, good } = factsOf(rule)
  const remedy = remedyFor(one)
  const sample = (title: string, yaml: string) => [element('h4', {}, [title]), element('pre', {}, [element('code', {}, [yaml])])]
  return block('details', {
    className: ['finding', severity], 'data-key': `${rule} ${placeIn(at)} ${message}`, 'data-seek': JSON.stringify(wordsOf(one)),
    'data-section': sectionOf(one.place ?? '') ?? '',
  }, [
    element('summary', {}, [
      element('span', { className: ['message'] }, [capital(visible(message))]), ' ',
      element('span', { className: ['place'] }, [placeIn(at), ...becomes === undefined ? [] : [` · then ${standing[becomes]}`]]),
    ]),
    ...excerpt(at),
    ...related.flatMap((other) => [
      element('p', {}, [capital(visible(other.message)), ': ', element('span', { className: ['place'] }, [placeIn(other.at)])]), ...excerpt(other.at),
    ]),
    ...remedy === undefined ? [] : [element('p', { className: ['remedy'] }, [element('strong', {}, ['What to do: ']), visible(remedy)])],
    element('h4', {}, ['Why it matters']), element('p', {}, [why]),
    ...sample('Wrong', bad), ...sample('Right', good),
    element('p', { className: ['rule'] }, ['Rule ', element('code', {}, [rule])]),
  ])
}

/** Says what to do about a finding, where its sentence does not. */
export const remedyFor = ({ rule, help }: Diagnostic): string | undefined => help ?? factsOf(rule).help ?? undefined

function factsOf(rule: string) {
  const row = catalogue.get(rule)
  if (row === undefined) throw new Error(`no rule has the id ${rule}`)
  return ruleFacts(row)
}

/** What a to-do will be at its gate. */
const standing = { error: 'an error', warning: 'a warning', info: 'advice' } as const

/** Says where something stands: file, line and column. */
export function placeIn(at: Span): string {
  const { line, column } = rangeOf(at)
  return `${visible(at.source.path)}:${line}:${column}`
}

/** Shows the line that something begins in, marked, between its neighbours. */
export function excerpt({ source, start, end }: Span): Content[] {
  const { line, column, endLine, endColumn } = rangeOf({ source, start, end })
  const lines = [line - 1, line, line + 1].filter((number) => number > 0 && number <= lineStartsOf(source).length).map((number) => {
    const text = [...lineText(source, number).slice(0, 400)]
    const to = number !== line ? column - 1 : endLine === line ? endColumn - 1 : text.length
    const parts = number !== line ? [visible(text.join(''))] : [
      visible(text.slice(0, column - 1).join('')), element('mark', {}, [visible(text.slice(column - 1, Math.max(to, column)).join('')) || ' ']),
      visible(text.slice(Math.max(to, column)).join('')),
    ]
    return element('span', { className: ['line'] }, [element('span', { className: ['number'] }, [`${number} `]), ...parts, '\n'])
  })
  return [element('pre', { className: ['excerpt'] }, [element('code', {}, lines)])]
}

/** Gives the words by which a finding may be found in the document: its own sentence, names in it, what it underlines but for ids. */
function wordsOf({ message, at: { source, start, end } }: Diagnostic): string[] {
  const names = [...message.matchAll(/'([^']+)'/g)].flatMap(([, name]) => name ?? [])
  const underlined = source.text.slice(start, Math.min(end, start + 200)).trim().replace(/^(["'])(.*)\1$/s, '$2')
  return [message, ...names, ...isId(underlined) ? [] : [underlined]].filter((words) => words.length > 2)
}

const isId = (text: string) => /^[a-z0-9-]+:?$/.test(text)
