import { EVENT_ID, COLLECTION_STYLE, SCALAR_STYLE, getScalarValue, parseEvents } from 'js-yaml'
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml'
import { maxDepth, maxNodes } from './gates.ts'
import type { Parsed } from './parse.ts'
import type { Source } from './source.ts'
import {
  isMergeable, mergeInto, nothingAt, plainValue, type Entry, type Mapping, type Node, type Scalar, type Sequence,
} from './tree.ts'

/** Texts that only the exact reading judges: odd line ends, control characters, conflict marks, directives, tabs that indent. */
const unusual = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]|\r(?!\n)|^(?:<{7}|>{7}|={7})|^%|^ *\t|^ *(?:---|\.\.\.)/m

/** A part of a document with what it weighs once its aliases are written out. */
interface Weighed {
  node: Node
  nodes: number
  levels: number
}

/**
 * Reads a text without faults, three times as fast as the exact reading; anything out of the ordinary gives nothing, and
 * the exact reading must decide. Both give the same tree, which a property test holds them to.
 */
export function parseQuickly(source: Source): Parsed | undefined {
  if (unusual.test(source.text)) return undefined
  let events: Event[]
  try {
    events = parseEvents(source.text, { maxDepth })
  } catch {
    // js-yaml reports a fault by throwing; its words are not used.
    return undefined
  }
  const root = treeOf(source, events)
  return root?.kind === 'mapping' ? { source, root, problems: [] } : undefined
}

function treeOf(source: Source, events: readonly Event[]): Node | undefined {
  const { text } = source
  const anchors = new Map<string, Weighed>()
  let at = 0
  let total = 0
  let isPlainCase = events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length === 1
  /** The offset after the last character read, from which the end of brackets is looked for. */
  let read = 0

  at++
  const whole = next(0, 1)
  return isPlainCase && total <= maxNodes ? whole?.node : undefined

  function give(up?: undefined): undefined {
    isPlainCase = false
    return up
  }

  function next(emptyAt: number, depth: number): Weighed | undefined {
    const event = events[at++]
    if (event === undefined || !isPlainCase) return give()
    if (event.type === EVENT_ID.ALIAS) {
      const target = anchors.get(text.slice(event.anchorStart, event.anchorEnd))
      if (target === undefined || depth + target.levels > maxDepth) return give()
      total += target.nodes
      read = event.anchorEnd
      return total > maxNodes ? give() : target
    }
    if (event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return give()
    if (event.tagStart !== -1 || ++total > maxNodes) return give()
    const made = event.type === EVENT_ID.SCALAR ? { node: scalar(event, emptyAt), nodes: 1, levels: 0 } : collection(event, depth)
    if (made !== undefined && event.anchorStart !== -1) anchors.set(text.slice(event.anchorStart, event.anchorEnd), made)
    return made
  }

  function collection(event: MappingEvent | SequenceEvent, depth: number): Weighed | undefined {
    const isBlock = event.style === COLLECTION_STYLE.BLOCK
    const { start } = event
    // `[a: b]` holds a mapping without brackets of its own.
    if (!isBlock && !'[{'.includes(text[start] ?? ' ')) return give()
    const before = total
    read = Math.max(read, start)
    const made: Mapping | Sequence = event.type === EVENT_ID.MAPPING
      ? { kind: 'mapping', source, start, end: start, isBlock, entries: new Map() }
      : { kind: 'sequence', source, start, end: start, isBlock, items: [] }
    const levels = made.kind === 'mapping' ? fillMapping(made.entries, depth) : fillSequence(made.items, start, depth)
    if (levels === undefined) return give()
    at++
    made.end = isBlock ? read : read = closing(text, isEmptyCollection(made) ? start + 1 : read)
    return { node: made, nodes: total - before + 1, levels: levels + 1 }
  }

  function fillSequence(items: Node[], start: number, depth: number): number | undefined {
    let levels = 0
    while (events[at]?.type !== EVENT_ID.POP) {
      const item = next(start, depth + 1)
      if (item === undefined) return give()
      items.push(item.node)
      levels = Math.max(levels, item.levels)
    }
    return levels
  }

  function fillMapping(entries: Map<string, Entry>, depth: number): number | undefined {
    const merged: Node[] = []
    let levels = 0
    while (events[at]?.type !== EVENT_ID.POP) {
      const event = events[at++]
      if (event?.type !== EVENT_ID.SCALAR || event.tagStart !== -1 || event.anchorStart !== -1) return give()
      const key = scalar(event, -1)
      total++
      const value = next(key.end, depth + 1)
      if (value === undefined || key.start === -1 || entries.has(key.text)) return give()
      levels = Math.max(levels, value.levels)
      const { start, end } = key
      if (key.text === '<<') {
        if (!isMergeable(value.node) || merged.length > 0) return give()
        merged.push(value.node)
      } else entries.set(key.text, { key: { source, start, end }, value: value.node })
    }
    mergeInto(entries, merged)
    return levels
  }

  function scalar(event: ScalarEvent, emptyAt: number): Scalar {
    const { style, valueStart, valueEnd } = event
    if (valueStart === -1) return nothingAt(source, emptyAt)
    const written = event.fast ? text.slice(valueStart, valueEnd) : getScalarValue(text, event)
    if (style === SCALAR_STYLE.PLAIN) {
      read = valueEnd
      const value = plainValue(written)
      return { kind: 'scalar', source, start: valueStart, end: valueEnd, isPlain: true, text: written, value }
    }
    const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED
    const start = isQuoted ? valueStart - 1 : headerOf(text, valueStart)
    if (start === -1 || (!isQuoted && written.trim() === '')) give()
    const end = isQuoted ? valueEnd + 1 : text.slice(0, valueEnd).trimEnd().length
    read = isQuoted ? end : valueEnd
    return { kind: 'scalar', source, start, end, isPlain: false, text: written, value: written }
  }
}

const isEmptyCollection = (node: Mapping | Sequence) =>
  node.kind === 'mapping' ? node.entries.size === 0 : node.items.length === 0

/** Finds the sign that opens a block scalar, in the line above its text; -1 where it does not stand there. */
function headerOf(text: string, valueStart: number): number {
  const lineEnd = text.lastIndexOf('\n', valueStart - 1)
  const lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1
  const line = text.slice(lineStart, lineEnd)
  const at = line.search(/[|>][-+0-9]*[ \t]*(?:[ \t]#.*)?\r?$/)
  return at === -1 ? -1 : lineStart + at
}

/** Finds the bracket that closes what was read up to an offset, past blanks, commas and comments. */
function closing(text: string, from: number): number {
  const skipped = /(?:[\s,:]|#.*)*/y
  skipped.lastIndex = from
  skipped.test(text)
  return skipped.lastIndex + 1
}
