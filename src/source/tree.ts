import type { Source, Span } from './source.ts'

/** A scalar: `text` is what stands in the file, `value` what the core schema of YAML 1.2 reads in it. */
export interface Scalar extends Span {
  kind: 'scalar'
  text: string
  value: string | number | boolean | null
  /** Says whether the characters stand without quotes on their own, so that other programs may read them differently. */
  isPlain: boolean
}

/** A mapping in file order, merge keys already brought in; a key stands at most once. */
export interface Mapping extends Span {
  kind: 'mapping'
  isBlock: boolean
  entries: Map<string, Entry>
}

/** A key and its value. */
export interface Entry {
  key: Span
  value: Node
}

/** A list in file order. */
export interface Sequence extends Span {
  kind: 'sequence'
  isBlock: boolean
  items: Node[]
}

/** A value that a syntax problem already speaks of; nothing else is said about it. */
export interface Broken extends Span {
  kind: 'broken'
}

/** The tree of a file; aliased parts are shared, so it may be a graph without circles. */
export type Node = Scalar | Mapping | Sequence | Broken

/** Says whether nothing is written: no value, `~`, `null`, an empty list or an empty mapping. */
export function isEmpty(node: Node): boolean {
  switch (node.kind) {
    case 'scalar': return node.value === null
    case 'mapping': return node.entries.size === 0
    case 'sequence': return node.items.length === 0
    case 'broken': return false
  }
}

/** Makes an empty scalar that stands at one place of a source. */
export const nothingAt = (source: Source, offset: number): Scalar =>
  ({ kind: 'scalar', source, start: offset, end: offset, text: '', value: null, isPlain: true })

/** Puts other values into a mapping, or drops them; a mapping that keeps all its values comes back itself. */
export function withValues(node: Mapping, valueOf: (name: string, entry: Entry) => Node | undefined): Mapping {
  let entries: Map<string, Entry> | undefined
  for (const [name, entry] of node.entries) {
    const value = valueOf(name, entry)
    if (value === entry.value) continue
    entries ??= new Map(node.entries)
    if (value === undefined) entries.delete(name)
    else entries.set(name, { key: entry.key, value })
  }
  return entries === undefined ? node : { ...node, entries }
}

/** Puts other items into a list, or drops them; a list that keeps all its items comes back itself. */
export function withItems(node: Sequence, itemOf: (item: Node, position: number) => Node | undefined): Sequence {
  let items: Node[] | undefined
  let position = 0
  for (const item of node.items) {
    const made = itemOf(item, ++position)
    if (made !== item) items ??= node.items.slice(0, position - 1)
    if (made !== undefined) items?.push(made)
  }
  return items === undefined ? node : { ...node, items }
}

/** Reads a plain scalar by the core schema of YAML 1.2 (section 10.3.2). */
export function plainValue(text: string): string | number | boolean | null {
  // Nearly every text begins otherwise than all that is no text, and every scalar of every plan comes by.
  if (text !== '' && !/^[-+.0-9~nNtTfF]/.test(text)) return text
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return null
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  if (/^[-+]?[0-9]+$|^0o[0-7]+$|^0x[0-9a-fA-F]+$/.test(text)) return Number(text)
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) return Number(text)
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? NaN : text
}

/** Says whether `<<` brings this value in: a mapping, a list of mappings, or what a problem already speaks of. */
export const isMergeable = (value: Node): boolean =>
  value.kind === 'mapping' || value.kind === 'broken' ||
  (value.kind === 'sequence' && value.items.every((item) => item.kind === 'mapping' || item.kind === 'broken'))

/** Brings in what `<<` names: written keys win over merged ones, earlier mappings over later ones. */
export function mergeInto(entries: Map<string, Entry>, merged: readonly Node[]): void {
  for (const part of merged.flatMap((value) => value.kind === 'sequence' ? value.items : [value])) {
    if (part.kind !== 'mapping') continue
    for (const [name, entry] of part.entries) if (!entries.has(name)) entries.set(name, entry)
  }
}
