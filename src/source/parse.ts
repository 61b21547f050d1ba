import { Composer, Lexer, Parser, type CST } from 'yaml'
import { findConflicts } from './conflicts.ts'
import { findControlCharacters } from './control-characters.ts'
import { maxDepth, maxNodes, tooLarge } from './gates.ts'
import { grow } from './grow.ts'
import { plainWords } from './plain-words.ts'
import type { Problem, Related } from './problem.ts'
import type { Source } from './source.ts'
import type { Mapping, Node } from './tree.ts'

/** What reading a text gave: a mapping, unless a problem of chapter syntax forbids to read on. */
export interface Parsed {
  source: Source
  root?: Mapping
  problems: Problem[]
}

/** Reads a text as YAML 1.2 core with merge keys; everything wrong comes back as problems, nothing is thrown. */
export function parse(source: Source): Parsed {
  const blocking = [...findConflicts(source), ...findControlCharacters(source)]
  if (blocking.length > 0) return { source, problems: blocking }
  // The parser knows no lone CR, which ends a line in YAML 1.2; a line feed in its place keeps all offsets.
  const text = source.text.replace(/\r(?!\n)/g, '\n')
  const read = readTokens(source, text)
  if ('problem' in read) return { source, problems: [read.problem] }
  const problems: Problem[] = []
  for (const token of read.tokens) {
    if (token.type !== 'directive' || !/^%YAML\s+1\.[01]\b/.test(token.source)) continue
    problems.push({
      rule: 'syntax/yaml-1-1', at: { source, start: token.offset, end: token.offset + token.source.length },
      message: 'plans are read as YAML 1.2; remove the directive',
    })
    token.source = '%YAML 1.2'
  }
  const composer = new Composer({ schema: 'core', uniqueKeys: false, keepSourceTokens: true, prettyErrors: false, logLevel: 'silent' })
  // Only the first fault is told, and to make an error of each of thousands takes long.
  const fault = read.tokens.find(({ type }) => type === 'error')
  const tokens = read.tokens.filter((token) => token.type !== 'error' || token === fault)
  const [first, ...others] = [...composer.compose(tokens, true, text.length)]
  if (first === undefined) return { source, problems: [...problems, emptyFile(source)] }
  const documents = [first, ...others.filter((document) => document.contents !== null && !isBlank(document.contents))]
  const error = documents.flatMap((document) => document.errors)
    .filter((error) => error.code !== 'TAG_RESOLVE_FAILED')
    .sort((a, b) => a.pos[0] - b.pos[0])[0]
  if (error !== undefined) return { source, problems: [...problems, notYaml(source, read.tokens, error)] }
  if (documents[1] !== undefined) {
    const token = read.tokens.filter((token) => token.type === 'document')[1]
    const start = token?.offset ?? documents[1].range[0]
    const problem: Problem = {
      rule: 'syntax/several-documents', at: { source, start, end: start + (text.startsWith('---', start) ? 3 : 0) },
      message: 'only one plan fits in a file; move the part after `---` to its own file',
    }
    return { source, problems: [...problems, problem] }
  }
  if (first.contents === null || isBlank(first.contents)) return { source, problems: [...problems, emptyFile(source)] }
  const start = read.tokens.find((token): token is CST.Document => token.type === 'document')?.start
  const { node, problems: more, isTooLarge } = grow(source, first.contents, start ?? [])
  problems.push(...more)
  if (isTooLarge) return { source, problems }
  if (node.kind === 'mapping') return { source, root: node, problems }
  if (node.kind !== 'broken') problems.push(notMapping(source, node))
  return { source, problems }
}

const isBlank = (contents: unknown) =>
  contents !== null && typeof contents === 'object' && 'value' in contents && contents.value === null &&
  'source' in contents && contents.source === '' && !('tag' in contents && contents.tag !== undefined)

const emptyFile = (source: Source): Problem => ({
  rule: 'syntax/empty-file', at: { source, start: 0, end: 0 },
  message: 'this plan is empty; `crp init` writes a first draft',
})

function notMapping(source: Source, node: Exclude<Node, { kind: 'broken' }>): Problem {
  const kind = node.kind === 'sequence' ? 'list' : node.kind === 'scalar' && typeof node.value === 'number' ? 'number' : 'text'
  const { start, end } = node
  return { rule: 'syntax/not-a-mapping', at: { source, start, end }, message: `a plan begins with \`crp: 1\`; here stands a ${kind}` }
}

/** Cuts a text into the parser's tokens, and stops as soon as levels or values are more than a plan may have. */
function readTokens(source: Source, text: string): { tokens: CST.Token[] } | { problem: Problem } {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let offset = 0
  let values = 0
  let properties = 0
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme))
    const first = lexeme[0] ?? ''
    if ('\u001F"\'-,*[{'.includes(first)) values++
    if ('&!'.includes(first)) properties++
    // Besides the collections that are open the stack holds the document and what is read at the moment.
    if (parser.stack.length > maxDepth + 2) break
    // A list item counts twice here, for its hyphen or comma and for its value; an anchor and a tag may stand before each.
    if (values > 2 * maxNodes) {
      return { problem: tooLarge(source, offset, offset + 1, 'number of keys and values', `more than ${maxNodes}`) }
    }
    if (properties > 2 * maxNodes) {
      return { problem: tooLarge(source, offset, offset + 1, 'number of anchors and tags', `more than ${2 * maxNodes}`) }
    }
    if (!'\u0002\u0018\u001F\uFEFF'.includes(first) || first === '') offset += lexeme.length
  }
  tokens.push(...parser.end())
  const deep = tokens.map(deepest).find((token) => token !== undefined)
  if (deep !== undefined) return { problem: tooLarge(source, deep, deep + 1, 'depth', `more than ${maxDepth} levels`) }
  return { tokens }
}

/** Finds the offset of the first collection nested deeper than allowed; a loop, because recursion itself has a depth. */
function deepest(document: CST.Token): number | undefined {
  let level: CST.Token[] = [document]
  for (let depth = 0; level.length > 0; depth++) {
    const next: CST.Token[] = []
    for (const token of level) {
      const inner = token.type === 'document' ? [token.value]
        : 'items' in token ? token.items.flatMap((item) => [item.key, item.value])
        : []
      if ('items' in token && depth > maxDepth) return token.offset
      for (const value of inner) if (value) next.push(value)
    }
    level = next
  }
  return undefined
}

/** Turns the parser's error into a problem; what was opened and never closed is related. */
function notYaml(source: Source, tokens: CST.Token[], error: { code: string; message: string; pos: [number, number] }): Problem {
  const end = source.text.length
  const start = Math.min(error.pos[0], end)
  const related: Related[] = []
  if (/quote|end with/.test(error.message)) {
    const open = unclosed(tokens)
    if (open !== undefined) related.push({ at: { source, start: open, end: open + 1 }, message: 'opened here' })
  }
  return {
    rule: 'syntax/not-yaml', at: { source, start, end: Math.min(Math.max(error.pos[1], start), end) },
    message: plainWords(error.code, error.message), related,
  }
}

/** Finds the last quote or bracket that is opened and never closed. */
function unclosed(tokens: CST.Token[]): number | undefined {
  let found: number | undefined
  const queue: CST.Token[] = [...tokens]
  for (let token = queue.pop(); token !== undefined; token = queue.pop()) {
    const isOpen = token.type === 'flow-collection' ? token.end.length === 0
      : token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar'
        ? token.source.length < 2 || token.source.at(-1) !== token.source[0]
        : false
    if (isOpen && token.offset >= (found ?? 0)) found = token.offset
    if (token.type === 'document' && token.value) queue.push(token.value)
    if ('items' in token) for (const item of token.items) for (const part of [item.key, item.value]) if (part) queue.push(part)
  }
  return found
}
