import type { Edit, Fix } from './problem.ts'
import type { Source } from './source.ts'
import type { Mapping, Node } from './tree.ts'

/** Writes a source with fixes that do not touch each other; the byte order mark is put back. */
export function applyEdits({ text, hasMark }: Source, fixes: readonly Fix[]): string {
  const parts = [hasMark ? '\uFEFF' : '']
  let at = 0
  for (const edit of inOrder(fixes)) {
    parts.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  return `${parts.join('')}${text.slice(at)}`
}

/** Leaves out each fix that overlaps or adjoins one before it. */
export function disjoint<One extends { fix: Fix }>(found: readonly One[]): One[] {
  const edits = found.flatMap((one) => one.fix.edits.map((edit) => ({ one, edit }))).sort((a, b) => a.edit.start - b.edit.start)
  const dropped = new Set<One>()
  let last: (typeof edits)[number] | undefined
  for (const next of edits) {
    if (last !== undefined && last.one !== next.one && next.edit.start <= last.edit.end) dropped.add(next.one)
    else if (!dropped.has(next.one)) last = next
  }
  return found.filter((one) => !dropped.has(one))
}

/** A stretch of a text. */
type Range = Pick<Edit, 'start' | 'end'>

/** Gives where the texts of edits stand once all are made. */
export function landing(fixes: readonly Fix[]): Range[] {
  let shift = 0
  return inOrder(fixes).map(({ start, end, text }) => {
    const range = { start: start + shift, end: start + shift + text.length }
    shift += text.length - (end - start)
    return range
  })
}

/** Says whether everything outside the edits still reads as it did: the same characters, as deep in the tree. */
export function keepsRest(before: Mapping, after: Mapping, fixes: readonly Fix[]): boolean {
  const rest = restOf(before, inOrder(fixes), ({ start, end, text }) => text.length - (end - start))
  const kept = restOf(after, landing(fixes), () => 0)
  return rest.length === kept.length && rest.every((leaf, index) => leaf === kept[index])
}

const inOrder = (fixes: readonly Fix[]): Edit[] => fixes.flatMap(({ edits }) => edits).sort((a, b) => a.start - b.start)

/** Lists the keys and values outside some ranges, moved by what the ranges before them shift. */
function restOf<One extends Range>(root: Mapping, ranges: readonly One[], shiftOf: (range: One) => number): string[] {
  const rest: string[] = []
  let passed = 0
  let shift = 0
  for (const { start, end, sign } of leavesOf(root)) {
    for (let range = ranges[passed]; range !== undefined && range.end <= start; range = ranges[++passed]) shift += shiftOf(range)
    const range = ranges[passed]
    if (range === undefined || range.start >= end) rest.push(`${start + shift} ${end + shift} ${sign}`)
  }
  return rest
}

/** Lists the keys and values that are written, in the order of the text; what an alias repeats comes once. */
function leavesOf(root: Mapping) {
  const leaves = new Map<number, Range & { sign: string }>()
  const seen = new Set<Node>()
  const visit = (node: Node, depth: number) => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'sequence') for (const item of node.items) visit(item, depth + 1)
    if (node.kind === 'mapping') {
      for (const [name, { key, value }] of node.entries) {
        leaves.set(key.start, { start: key.start, end: key.end, sign: `${depth} key ${name}` })
        visit(value, depth + 1)
      }
    }
    if (node.kind === 'scalar' && node.end > node.start) {
      leaves.set(node.start, { start: node.start, end: node.end, sign: `${depth} ${node.isPlain} ${node.text}` })
    }
  }
  visit(root, 0)
  return [...leaves.values()].sort((a, b) => a.start - b.start)
}
