import type { Mutation, Edit } from './mutations.ts'

/** A way of writing the same text down. */
export interface Variant {
  name: string
  /** What stands in front of the mutated stretch, in its own line. */
  lead: string
  /** What stands in the first line of the file. */
  head: string
  lineEnd: '\n' | '\r\n'
  mark: '' | '\uFEFF'
}

const plain: Variant = { name: 'LF', lead: '', head: '', lineEnd: '\n', mark: '' }

/** The variants of the position oracle; an anchor is the one thing YAML allows in front of any key or value. */
export const variants: readonly Variant[] = [
  plain,
  { ...plain, name: 'CRLF', lineEnd: '\r\n' },
  { ...plain, name: 'BOM', mark: '\uFEFF' },
  { ...plain, name: 'tab', lead: '&a\t', head: '#\t' },
  { ...plain, name: 'emoji', lead: '&👩‍👧😀 ', head: '# 😀' },
  { ...plain, name: 'CJK', lead: '&大阪 ', head: '# 大阪' },
]

/** A text as it is written to the file, in three parts: what is mutated, and what stands around it. */
export interface Written {
  before: string
  mutated: string
  after: string
}

/** Writes a mutated text down. */
export function write(text: string, { edits, mark, rule, isAtLineStart }: Mutation, variant: Variant): Written {
  // An alias cannot have an anchor, and one more anchor would move the place where reading stops.
  const takesAnchor = !mark.text.startsWith('*') && rule !== 'syntax/not-yaml'
  const lead = isAtLineStart ? '' : takesAnchor ? variant.lead : variant.lead.replace(/^&\S+/, '')
  const head = variant.head === '' ? '' : `${variant.head}\n`
  const lines = (part: string) => part.replaceAll('\n', variant.lineEnd)
  return {
    before: variant.mark + lines(head + edited(text, 0, mark.start, edits) + lead),
    mutated: lines(mark.text),
    after: lines(edited(text, mark.end, text.length, edits)),
  }
}

/** Applies the edits that lie in a stretch of a text. */
export function edited(text: string, from: number, to: number, edits: readonly Edit[]): string {
  let result = ''
  let at = from
  for (const { start, end, text: put } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < from || end > to) continue
    result += text.slice(at, start) + put
    at = end
  }
  return result + text.slice(at, to)
}

/** Counts line and column, in code points, of the end of a text; the byte order mark is no part of it. */
export function placeAfter(before: string): string {
  const lines = before.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  return `${lines.length}:${[...lines.at(-1) ?? ''].length + 1}`
}
