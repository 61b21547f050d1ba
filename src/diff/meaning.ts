import { parseCadence } from '../plan/cadences.ts'
import type { Field, MappingShape, ScalarShape, Shape } from '../plan/format.ts'
import { parseMoney, parseRange, parseScore } from '../plan/ranges.ts'
import type { Span } from '../source/source.ts'
import { isEmpty, type Mapping, type Node, type Scalar } from '../source/tree.ts'

/** Writes what a value means, so that values that mean the same are equal whatever their form. */
export type Meaning = (node: Node, shape: Shape) => string

/**
 * Gives the value of a field: what is written, else the default of the format, which holds where the whole group is missing,
 * too; nothing for mappings. A default is told by standing nowhere in the source it is given.
 */
export function valueOf(item: Mapping | undefined, name: string, { shape, default: preset }: Field, at: Span): Node | undefined {
  const entry = item?.entries.get(name)
  if (entry !== undefined && !isEmpty(entry.value)) return entry.value
  return preset === undefined || shape.kind === 'mapping' ? undefined : presetNode(preset, at)
}

/** Says whether a value stands in a file, and is not a default of the format. */
export const isWritten = (node: Node): boolean => node.start !== -1

function presetNode(value: unknown, { source }: Span): Node | undefined {
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined
    const items = value.flatMap((one: unknown) => presetNode(one, { source, start: -1, end: -1 }) ?? [])
    return { kind: 'sequence', source, start: -1, end: -1, isBlock: false, items }
  }
  const text = String(value)
  return { kind: 'scalar', source, start: -1, end: -1, text, value: typeof value === 'number' ? value : text, isPlain: true }
}

/** Makes the way to write what values mean; `renamed` gives the new id for an old one, for the older of two plans. */
export function meaningWith(renamed: ReadonlyMap<string, string>): Meaning {
  const known = new WeakMap<Node, string>()
  return (node, shape) => {
    const before = known.get(node)
    if (before !== undefined) return before
    const written = write(node, shape)
    known.set(node, written)
    return written
  }

  function write(node: Node, shape: Shape): string {
    if (node.kind === 'scalar' && shape.kind === 'scalar') {
      const text = scalarMeaning(node, shape)
      return isLink(shape) ? renamed.get(text) ?? text : text
    }
    if (node.kind === 'sequence' && shape.kind === 'list') {
      return JSON.stringify(node.items.map((item) => write(item, shape.item)).sort())
    }
    return node.kind === 'mapping' && shape.kind === 'mapping' ? fieldsMeaning(node, shape, write, []) : ''
  }
}

/** Writes what the fields of an item mean but for some of them; fields that say no more than a default are left out. */
export function fieldsMeaning(
  item: Mapping, shape: MappingShape, write: Meaning, without: readonly (string | undefined)[],
): string {
  const parts: string[] = []
  for (const [name, field] of Object.entries(shape.fields)) {
    const value = item.entries.get(name)?.value
    if (value === undefined || isEmpty(value) || without.includes(name)) continue
    const meaning = write(value, field.shape)
    const preset = field.default === undefined || field.shape.kind === 'mapping' ? undefined : presetNode(field.default, item)
    if (preset === undefined || write(preset, field.shape) !== meaning) parts.push(name, meaning)
  }
  return JSON.stringify(parts)
}

/** Says whether a value names something by its id. */
export const isLink = ({ scalar }: ScalarShape): boolean => scalar === 'person' || scalar === 'ref' || scalar === 'channel'

function scalarMeaning({ text, value }: Scalar, { scalar }: ScalarShape): string {
  const written = text.trim()
  switch (scalar) {
    case 'rating':
    case 'integer':
    case 'number': return String(Number(value))
    case 'when':
    case 'date-time': return written.replace('T', ' ')
    case 'duration': return durationMeaning(written)
    case 'cadence': return JSON.stringify(parseCadence(written)) ?? written
    case 'money': {
      const money = parseMoney(written)
      return money === undefined ? written : `${money.amount} ${money.currency}`
    }
    case 'range': {
      const range = parseRange(written)
      // The digits of money are as they were written.
      return range === undefined ? written : JSON.stringify(range, (key, part: unknown) => key === 'digits' ? undefined : part)
    }
    case 'score': {
      const score = parseScore(written)
      return score === undefined ? written : `${score.value} of ${score.scale}`
    }
    case 'phone': return written.replace(/ ext /, 'x').replace(/[^\d+x]/g, '')
    case 'prose': return proseMeaning(text)
    default: return written
  }
}

const durationMeaning = (text: string) => text.replace(/s$/, '')

/** Unwraps the lines of Markdown, a line that begins no list entry going on with the paragraph before it, and writes emphasis alike. */
export function proseMeaning(text: string): string {
  const made: string[] = []
  let begins = true
  for (const line of text.trim().split(/\r\n|\r|\n/)) {
    const plain = line.trim().replace(/^[*+](?= )/, '-').replace(/\s+/g, ' ')
    if (plain === '') begins = true
    else {
      const joint = /^(?:-|\d+[.)]) /.test(plain) ? '\n' : begins ? '\n\n' : ' '
      made.push(made.length === 0 ? plain : `${joint}${plain}`)
      begins = false
    }
  }
  return made.join('').split(/(`[^`]*`)/).map((part) => part.startsWith('`') ? part : part.replace(emphasis, withStars)).join('')
}

/** Emphasis between underscores; its length has a bound, so that a text of underscores takes no time. */
const emphasis = /(?<![\p{L}\p{N}_\\])(__?)(?=[^\s_])(.{1,300}?)(?<=[^\s_\\])\1(?![\p{L}\p{N}_])/gu

const withStars = (_: string, mark: string, words: string) => ['', words, ''].join('*'.repeat(mark.length))
