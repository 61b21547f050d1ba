import type { Edit } from './problem.ts'
import { lineAt, lineStartsOf, lineText, type Source, type Span } from './source.ts'
import { columnOf, leadOf } from './style.ts'
import { isEmpty, type Entry, type Mapping, type Node, type Sequence } from './tree.ts'
import { entryLines, itemLines, requoted, shifted, writtenInFlow, writtenScalar, type Style, type Value } from './values.ts'

/** Edits, or in words why a file cannot be changed there. */
export type Splice = { edits: Edit[] } | { obstacle: string }

/** Says whether a key is written in the mapping itself; a merge key may have brought it in. */
export const isOwnKey = (mapping: Mapping, { key }: Entry): boolean => key.start >= mapping.start && key.end <= mapping.end

/** Says whether a value is written behind its key; an alias stands for one that is written further up. */
export const isOwnValue = ({ key, value }: Entry): boolean => value.start >= key.end

/** Puts items behind those of a list, in the list's own style. */
export function appendedTo(list: Sequence, items: readonly Value[], style: Style): Splice {
  return list.isBlock ? appendedInBlock(list, items, style) : appendedInFlow(list, items, style)
}

function appendedInBlock(list: Sequence, items: readonly Value[], style: Style): Splice {
  const { source, source: { text } } = list
  const column = columnOf(source, list.start)
  const own = list.items.filter(({ start, end }) => start >= list.start && end <= list.end)
  const [first, last, before] = [own[0], own.at(-1), own.at(-2)]
  if (column === undefined || text[list.start] !== '-' || last === undefined) return unusual(source, list.start)
  const space = text.slice(list.start + 1, first?.start)
  const gap = /^ +$/.test(space) ? space.length : 1
  const isFlow = last.kind === 'mapping' && !last.isBlock
  const isSpaced = before !== undefined && hasBlank(text.slice(lastOf(before), last.start))
  const lines = items.flatMap((item) => [
    ...isSpaced ? [''] : [],
    ...isFlow ? [`-${' '.repeat(gap)}${writtenInFlow(item, style, padOf(last))}`] : itemLines(item, style, gap),
  ])
  return below(source, lastOf(list), column, lines.map((line) => line === '' ? '' : ' '.repeat(column) + line), style)
}

function appendedInFlow(list: Sequence, items: readonly Value[], style: Style): Splice {
  const { source, source: { text } } = list
  const last = list.items.at(-1)
  if (last === undefined || last.start < list.start || last.end >= list.end) return unusual(source, list.start)
  const written = items.map((item) => writtenInFlow(item, style, last.kind === 'mapping' ? padOf(last) : ''))
  const rest = text.slice(last.end, list.end)
  const lead = leadOf(source, last.start)
  const [, comma = ''] = /^\s*(,?)/.exec(rest) ?? []
  const isAlone = /^[ \t]*$/.test(lead) && /^\s*,?[ \t]*(?:#.*)?[\r\n]/.test(rest)
  if (!isAlone) return { edits: [{ start: last.end, end: last.end, text: written.map((item) => `, ${item}`).join('') }] }
  const next = lineStartsOf(source)[lineAt(source, last.end) + 1] ?? text.length
  const lines = written.map((item, index) => `${lead}${item}${index < written.length - 1 ? ',' : comma}${style.lineEnd}`)
  return { edits: [
    ...comma === '' ? [{ start: last.end, end: last.end, text: ',' }] : [],
    { start: next, end: next, text: lines.join('') },
  ] }
}

/** Puts a new key into a mapping, behind those that come before it in an order of names. */
export function addedTo(mapping: Mapping, name: string, value: Value, order: readonly string[], style: Style): Splice {
  const rank = (key: string) => order.indexOf(key)
  const own = [...mapping.entries].filter(([, entry]) => isOwnKey(mapping, entry))
  const earlier = own.filter(([key]) => rank(key) < rank(name)).sort(([a], [b]) => rank(a) - rank(b)).at(-1)?.[1]
  const first = own[0]?.[1]
  if (first === undefined) return unusual(mapping.source, mapping.start)
  return mapping.isBlock
    ? addedInBlock(mapping, own.map(([, entry]) => entry), earlier, entryLines(name, value, style), style)
    : addedInFlow(mapping, first, earlier, name, value, style)
}

function addedInBlock(
  { source }: Mapping, own: readonly Entry[], earlier: Entry | undefined, entry: readonly string[], style: Style,
): Splice {
  const [first] = own
  const columns = own.map(({ key }) => columnOf(source, key.start))
  const [column] = columns
  if (first === undefined || column === undefined || columns.some((one) => one !== column)) {
    return unusual(source, first?.key.start ?? 0)
  }
  const indented = shifted(entry, column)
  if (earlier === undefined) {
    const text = `${[entry[0] ?? '', ...indented.slice(1)].join(style.lineEnd)}${style.lineEnd}${' '.repeat(column)}`
    return { edits: [{ start: first.key.start, end: first.key.start, text }] }
  }
  const gaps = own.slice(1).map((after, index) => hasBlank(source.text.slice(endOf(own[index] ?? after), after.key.start)))
  const isSpaced = gaps.length > 0 && gaps.filter((is) => is).length * 2 >= gaps.length
  return below(source, endOf(earlier), column, indented, style, isSpaced)
}

function addedInFlow(
  { source }: Mapping, first: Entry, earlier: Entry | undefined, name: string, value: Value, style: Style,
): Splice {
  const pair = `${style.isJson ? JSON.stringify(name) : name}: ${writtenInFlow(value, style)}`
  if (earlier === undefined) return { edits: [{ start: first.key.start, end: first.key.start, text: `${pair}, ` }] }
  const { key } = earlier
  const alias = /^\s*:\s*\*[^\s,[\]{}]+/.exec(source.text.slice(key.end))?.[0]
  const end = alias !== undefined ? key.end + alias.length : isEmpty(earlier.value) && earlier.value.start === earlier.value.end
    ? afterColon(source, key) : earlier.value.end
  return end === undefined ? unusual(source, key.start) : { edits: [{ start: end, end, text: `, ${pair}` }] }
}

/** Gives a key that has no value yet, or an empty one, its value. */
export function filled(mapping: Mapping, { key, value }: Entry, content: Value, style: Style): Splice {
  const { source } = mapping
  const colon = afterColon(source, key)
  const end = value.start === value.end ? colon : value.end
  // What is taken away is nothing but a sign for emptiness.
  if (colon === undefined || end === undefined || !/^\s*(?:\[\s*\]|\{\s*\}|~|null)?$/i.test(source.text.slice(colon, end))) {
    return unusual(source, key.start)
  }
  const [head = '', ...lines] = mapping.isBlock ? entryLines('', content, style) : [`: ${writtenInFlow(content, style)}`]
  const start = { start: colon, end, text: head.replace(/^(?:"")?:/, '') }
  if (lines.length === 0) return { edits: [start] }
  const column = columnOf(source, key.start)
  if (column === undefined) return unusual(source, key.start)
  const rest = below(source, end, Infinity, shifted(lines, column), style)
  return 'edits' in rest ? { edits: [...start.start === start.end ? [] : [start], ...rest.edits] } : rest
}

/** Writes another value in place of a single one, in its quotes if it has any. */
export function replaced({ source, start, end }: Span, value: string | number, inFlow: boolean, style: Style): Splice {
  const first = source.text[start] ?? ''
  if (first === '|' || first === '>') return unusual(source, start)
  const isQuoted = first === '"' || first === "'"
  const text = isQuoted && typeof value === 'string' ? requoted(value, first) : writtenScalar(value, inFlow, style.isJson)
  return { edits: [{ start, end, text }] }
}

/**
 * Puts lines below the one in which a part ends, and below the comments there that stand further to the right than it;
 * `isSpaced` parts them by blank lines from what stands round them.
 */
function below(
  source: Source, end: number, column: number, lines: readonly string[], { lineEnd }: Style, isSpaced = false,
): Splice {
  const { text } = source
  const last = text.slice(0, end).trimEnd().length
  const starts = lineStartsOf(source)
  let after = lineAt(source, last) + 1
  if (!/^[ \t]*:?[ \t]*(?:\*\S+[ \t]*)?(?:#.*)?[\r\n]*$/.test(text.slice(last, starts[after]))) return unusual(source, last)
  while (after < starts.length && lineText(source, after + 1).search(/(?<=^[ \t]*)#/) > column) after++
  const at = starts[after] ?? text.length
  const isTight = after < starts.length && lineText(source, after + 1).trim() !== ''
  const written = (isSpaced ? ['', ...lines, ...isTight ? [''] : []] : lines).join(lineEnd)
  return { edits: [{ start: at, end: at, text: /[\r\n]$/.test(text.slice(0, at)) ? `${written}${lineEnd}` : `${lineEnd}${written}` }] }
}

/** Gives the offset after an entry; that of an alias is not known, but it stands in the line of its key. */
const endOf = (entry: Entry): number => isOwnValue(entry) ? Math.max(lastOf(entry.value), entry.key.end) : entry.key.end

/** Gives the offset after the last thing that is written in a part; what a parser calls its end may lie behind comments. */
function lastOf(node: Node): number {
  if (node.kind === 'mapping' && node.isBlock) {
    const own = [...node.entries.values()].filter((entry) => isOwnKey(node, entry))
    return own.length === 0 ? node.end : Math.max(...own.map(endOf))
  }
  if (node.kind !== 'sequence' || !node.isBlock) return node.end
  const last = node.items.at(-1)
  return last === undefined || last.start <= node.start || last.end > node.end ? node.end : lastOf(last)
}

function afterColon({ text }: Source, key: Span): number | undefined {
  const colon = /^[ \t]*:/.exec(text.slice(key.end))?.[0]
  return colon === undefined ? undefined : key.end + colon.length
}

const hasBlank = (between: string): boolean => /(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(between)
const padOf = ({ source: { text }, start }: Span): string => text[start + 1] === ' ' ? ' ' : ''

const unusual = (source: Source, offset: number): Splice =>
  ({ obstacle: `line ${lineAt(source, offset) + 1} is written in a way that cannot be added to without rewriting it` })
