import type { Edit } from './problem.ts'
import { lineAt, lineStartsOf, lineText, type Source, type Span } from './source.ts'
import type { Mapping } from './tree.ts'

/** Writes another text in place of a key or value, in its quotes; nothing for `|` and `>`, which may hold a comment. */
export function rewritten({ source, start, end }: Span, text: string): Edit | undefined {
  const first = source.text[start] ?? ''
  if (first === '|' || first === '>') return undefined
  const quote = first === '"' || first === "'" ? first : ''
  return { start, end, text: `${quote}${text}${quote}` }
}

/** Puts a text that stands without quotes into double quotes. */
export const quoted = ({ source, start, end }: Span): Edit =>
  ({ start, end, text: JSON.stringify(source.text.slice(start, end)) })

/** Moves the lines of an entry of the root before its first one; nothing where they hold something else, too. */
export function movedFirst(root: Mapping, key: Span, value: Span): Edit[] | undefined {
  const { source, start } = root
  if (!root.isBlock || value.start < key.end) return undefined
  const lines = linesOf(source, key.start, value.end, /^ *$/)
  const top = leadOf(source, start)
  if (lines === undefined || lines.indent !== top || lines.first <= lineAt(source, start)) return undefined
  const entry = cut(source, lines.first, lines.after)
  const written = source.text.slice(entry.start, entry.end)
  const lineEnd = /[\r\n]$/.test(written) ? '' : /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n'
  const at = start - top.length
  return [{ start: at, end: at, text: `${written}${lineEnd}` }, entry]
}

/**
 * Removes an item from a list, with its lines and the comments that belong to it; `key` goes, too, with the only item.
 * Gives nothing where the style does not allow it, or an anchor would go on which an alias may rest.
 */
export function removed(item: Span, items: readonly Span[], list: Span, key: Span): Edit | undefined {
  const edit = removal(item, items, list, key)
  return edit && /(?:^|[\s[{,])&\S/.test(item.source.text.slice(edit.start, edit.end)) ? undefined : edit
}

function removal(item: Span, items: readonly Span[], list: Span, key: Span): Edit | undefined {
  const { source } = item
  const index = items.indexOf(item)
  const [before, after] = [items[index - 1], items[index + 1]]
  const lines = linesOf(source, item.start, item.end, /^ *-[ \t]+$/)
  if (lines === undefined) return removedInFlow(item, before, after, list, key)
  const whole = withComments(source, lines)
  if (items.length > 1) return cutWithBlanks(source, whole.first, whole.after, after === undefined)
  return key.start < item.start ? removedWithKey(source, key, whole.after) : undefined
}

function removedInFlow(item: Span, before: Span | undefined, after: Span | undefined, list: Span, key: Span): Edit | undefined {
  const { source, source: { text }, start, end } = item
  const isBare = (from: number, to: number) => to >= from && /^[\s,]*$/.test(text.slice(from, to))
  if (after !== undefined) return isBare(end, after.start) ? { start, end: after.start, text: '' } : undefined
  if (before !== undefined) return isBare(before.end, start) ? { start: before.end, end, text: '' } : undefined
  if (list.start > start || list.end < end) return undefined
  const lines = key.start < list.start ? linesOf(source, key.start, list.end, /^ *$/) : undefined
  return lines === undefined ? { start, end, text: '' } : removedWithKey(source, key, lines.after)
}

function removedWithKey(source: Source, key: Span, after: number): Edit | undefined {
  const isLast = after >= lineStartsOf(source).length || source.text.slice(lineStartsOf(source)[after]).trim() === ''
  return /^ *$/.test(leadOf(source, key.start)) ? cutWithBlanks(source, lineAt(source, key.start), after, isLast) : undefined
}

/** Whole lines, counted from 0, and what stands in the first of them before the part that was asked for. */
interface Lines {
  first: number
  /** The line after the last. */
  after: number
  indent: string
}

/** Gives the lines of a part; nothing where more stands in them than a lead before it and a comment after it. */
function linesOf(source: Source, start: number, end: number, lead: RegExp): Lines | undefined {
  const last = start + source.text.slice(start, end).trimEnd().length
  const indent = leadOf(source, start)
  if (!lead.test(indent)) return undefined
  const after = lineAt(source, last) + 1
  const rest = source.text.slice(last, lineStartsOf(source)[after])
  return /^[ \t]*(?:#.*)?[\r\n]*$/.test(rest) ? { first: lineAt(source, start), after, indent } : undefined
}

const leadOf = (source: Source, offset: number): string => source.text.slice(lineStartsOf(source)[lineAt(source, offset)], offset)

/** Adds the comments right above an item, in the column of its hyphen, and those right below it, further to the right. */
function withComments(source: Source, { first, after, indent }: Lines): Lines {
  const column = indent.indexOf('-')
  const comment = (line: number) => lineText(source, line + 1).search(/(?<=^[ \t]*)#/)
  while (first > 0 && comment(first - 1) === column) first--
  while (comment(after) > column) after++
  return { first, after, indent }
}

/** Cuts lines with the empty ones that part them from a neighbour: those before what comes last, those after all else. */
function cutWithBlanks(source: Source, first: number, after: number, isLast: boolean): Edit {
  const isBlank = (line: number) => line < lineStartsOf(source).length && lineText(source, line + 1).trim() === ''
  while (isLast && first > 0 && isBlank(first - 1)) first--
  while (!isLast && isBlank(after)) after++
  return cut(source, first, after)
}

function cut(source: Source, first: number, after: number): Edit {
  const starts = lineStartsOf(source)
  return { start: starts[first] ?? 0, end: starts[after] ?? source.text.length, text: '' }
}
