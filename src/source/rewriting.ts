import { dataOf } from './data.ts'
import { applyEdits, keepsRest } from './edit.ts'
import { addedTo, appendedTo, filled, isOwnKey, isOwnValue, replaced, type Splice } from './insertions.ts'
import { parse } from './parse.ts'
import { parseQuickly } from './quick.ts'
import type { Source } from './source.ts'
import { styleOf } from './style.ts'
import { isEmpty, type Mapping, type Node } from './tree.ts'
import type { Style, Value } from './values.ts'

/** The way from the root of a file to a part of it: keys, and positions in lists counted from 0. */
export type Path = readonly (string | number)[]

/** One thing to write: items behind those of a list, or a value at a key. What lies on the way and is not there is made. */
export type Step = { at: Path; append: readonly Value[] } | { at: Path; put: Value }

/** Gives the order in which the keys of a mapping stand by custom. */
export type KeyOrder = (mapping: Path) => readonly string[]

/**
 * Writes into a file, one step after another, as splices in its own style. After each one the file is read anew, and it must
 * say what it said before and what was written, and nothing else; otherwise nothing is changed and the obstacle is told.
 */
export function rewrite(source: Source, steps: readonly Step[], orderAt: KeyOrder): { source: Source } | { obstacle: string } {
  let current = source
  for (const step of steps) {
    const next = take(current, step, orderAt)
    if ('obstacle' in next) return next
    current = next.source
  }
  return { source: current }
}

/** Reads the tree of a text; nothing where it cannot be read. */
export const treeOf = (source: Source): Mapping | undefined => (parseQuickly(source) ?? parse(source)).root

function take(source: Source, step: Step, orderAt: KeyOrder): { source: Source } | { obstacle: string } {
  const root = treeOf(source)
  if (root === undefined) return { obstacle: 'the file cannot be read as YAML' }
  const splice = spliceOf(root, step, orderAt, styleOf(root))
  if ('obstacle' in splice) return splice
  const fixes = [{ title: 'write', edits: splice.edits }]
  const text = applyEdits({ ...source, hasMark: false }, fixes)
  const next: Source = { ...source, text }
  const after = treeOf(next)
  const isMeant = after !== undefined && keepsRest(root, after, fixes)
    && plain(dataOf(after)) === plain(expected(dataOf(root), step))
  return isMeant ? { source: next }
    : { obstacle: `\`${wordsOf(step.at)}\` is written in a way that cannot be changed without changing how something else reads` }
}

/** Writes data so that two that say the same are equal, whatever the order of keys. */
const plain = (data: unknown): string => JSON.stringify(data, (_name, value: unknown) =>
  typeof value !== 'object' || value === null || Array.isArray(value) ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)))

function spliceOf(root: Mapping, step: Step, orderAt: KeyOrder, style: Style): Splice {
  let node: Node = root
  for (const [index, name] of step.at.entries()) {
    const rest = step.at.slice(index + 1)
    if (typeof name === 'number') {
      const item: Node | undefined = node.kind === 'sequence' ? node.items[name] : undefined
      if (item === undefined || item.start < node.start) return elsewhere(step.at.slice(0, index + 1))
      node = item
      continue
    }
    if (node.kind !== 'mapping') {
      return { obstacle: `\`${wordsOf(step.at.slice(0, index))}\` is no mapping, so \`${name}\` has no place in it` }
    }
    const entry = node.entries.get(name)
    const isOwn = entry !== undefined && isOwnKey(node, entry)
    if (entry === undefined || !isOwn) {
      // A merged list would be hidden by one of the mapping's own; a single value is meant to be.
      if (entry !== undefined && !('put' in step && rest.length === 0)) return elsewhere(step.at.slice(0, index + 1))
      return addedTo(node, name, contentOf(rest, step), orderAt(step.at.slice(0, index)), style)
    }
    if (!isOwnValue(entry)) return elsewhere(step.at.slice(0, index + 1))
    if (isEmpty(entry.value)) return filled(node, entry, contentOf(rest, step), style)
    if (rest.length === 0 && 'put' in step) {
      const { put } = step
      if (entry.value.kind !== 'scalar' || typeof put === 'object') {
        return { obstacle: `\`${wordsOf(step.at)}\` holds more than one value` }
      }
      return replaced(entry.value, put, !node.isBlock, style)
    }
    node = entry.value
  }
  if (!('append' in step)) throw new Error('a value is put at a key')
  if (node.kind !== 'sequence') return { obstacle: `\`${wordsOf(step.at)}\` is no list` }
  return appendedTo(node, step.append, style)
}

/** Builds what is written where the way to a step ends: the rest of the way, and the value or list. */
function contentOf(rest: Path, step: Step): Value {
  const content: Value = 'put' in step ? step.put : step.append
  return rest.reduceRight<Value>((inner, name) => ({ [name]: inner }), content)
}

/** Makes the change in plain data, as the file should read after it. */
function expected(data: unknown, step: Step, at: Path = step.at): unknown {
  const [name, ...rest] = at
  if (name === undefined) return 'put' in step ? step.put : [...Array.isArray(data) ? data : [], ...step.append]
  if (typeof name === 'number') {
    return Array.isArray(data) ? data.map((item, index) => index === name ? expected(item, step, rest) : item) : data
  }
  // What is not there yet, or is empty, becomes a mapping.
  const mapping = typeof data === 'object' && data !== null && !Array.isArray(data) ? data as Record<string, unknown> : {}
  return { ...mapping, [name]: expected(mapping[name], step, rest) }
}

const wordsOf = (path: Path): string =>
  path.map((name, index) => typeof name === 'number' ? `[${name + 1}]` : index === 0 ? name : `.${name}`).join('')

const elsewhere = (path: Path): Splice =>
  ({ obstacle: `\`${wordsOf(path)}\` is taken from another part of the file by an alias or a merge key; write it out first` })
