import { lineAt, lineStartsOf, type Source } from './source.ts'
import type { Mapping, Node, Sequence } from './tree.ts'
import type { Style } from './values.ts'

/** Gives what stands before an offset in its line. */
export const leadOf = (source: Source, offset: number): string =>
  source.text.slice(lineStartsOf(source)[lineAt(source, offset)], offset)

/** Gives the column, counted from 0, of something that stands first in its line or behind hyphens alone; else nothing. */
export function columnOf(source: Source, offset: number): number | undefined {
  const lead = leadOf(source, offset)
  return /^ *(?:- +)*$/.test(lead) ? lead.length : undefined
}

/** Learns from a tree how its file is written; where it shows nothing of a kind, what is usual holds. */
export function styleOf(root: Mapping): Style {
  const { source } = root
  let step: number | undefined
  let hyphen: number | undefined
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node) || (step !== undefined && hyphen !== undefined)) return
    seen.add(node)
    if (node.kind === 'sequence') for (const item of node.items) visit(item)
    if (node.kind !== 'mapping') return
    for (const { key, value } of node.entries.values()) {
      if (node.isBlock && value.start > key.end) {
        const by = distance(source, key.start, value)
        if (value.kind === 'mapping' && by !== undefined && by > 0) step ??= by
        if (value.kind === 'sequence' && by !== undefined && by >= 0) hyphen ??= by
      }
      visit(value)
    }
  }
  visit(root)
  return {
    lineEnd: /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n',
    step: step ?? (hyphen || 2), hyphen: hyphen ?? step ?? 2,
    isJson: [...root.entries.values()].every(({ key }) => source.text[key.start] === '"'),
  }
}

/** Says how much further to the right than a key a block of its own lines stands. */
function distance(source: Source, key: number, value: Mapping | Sequence | Node): number | undefined {
  if (!('isBlock' in value) || !value.isBlock || !/^ *$/.test(leadOf(source, value.start))) return undefined
  const column = columnOf(source, key)
  return column === undefined ? undefined : leadOf(source, value.start).length - column
}
