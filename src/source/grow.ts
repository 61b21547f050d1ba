import { isAlias, isMap, isScalar, isSeq, type CST, type Pair, type YAMLMap, type Scalar as YamlScalar } from 'yaml'
import { maxDepth, maxNodes, tooLarge } from './gates.ts'
import type { Problem } from './problem.ts'
import { positionAt, type Source, type Span } from './source.ts'
import { isMergeable, mergeInto, nothingAt, type Entry, type Mapping, type Node } from './tree.ts'

/** Tags of the core schema (YAML 1.2.2, chapter 10.3). */
const coreTags = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`).concat('!'))

/** What one part of the tree amounts to once its aliases are written out. */
interface Extent { nodes: number; levels: number }

/** Grows our tree from the parser's: aliases resolved, merge keys brought in, tags and double keys reported. */
export function grow(source: Source, contents: unknown, props: CST.SourceToken[]) {
  const problems: Problem[] = []
  const anchors = new Map<string, Node>()
  const open = new Set<string>()
  const extents = new WeakMap<Node, Extent>()
  let total = 0
  let isTooLarge = false

  const span = (range: readonly number[] | null | undefined): Span => {
    const start = range?.[0] ?? 0
    let end = Math.max(range?.[1] ?? start, start)
    while (end > start && /\s/.test(source.text[end - 1] ?? '')) end--
    return { source, start, end }
  }
  const broken = (at: Span): Node => ({ ...at, kind: 'broken' })
  const refuse = (at: Span, what: string, amount: string): Node => {
    if (!isTooLarge) problems.push(tooLarge(source, at.start, at.end, what, amount))
    isTooLarge = true
    return broken(at)
  }
  const count = (node: Node, nodes: number, levels: number): Node => {
    extents.set(node, { nodes, levels })
    return node
  }

  function node(from: unknown, props: readonly CST.SourceToken[], depth: number, emptyAt: number): Node {
    if (isTooLarge || from === null || from === undefined) return nothingAt(source, emptyAt)
    if (isAlias(from)) return alias(from.source, span(from.range), depth)
    if (!isMap(from) && !isSeq(from) && !isScalar(from)) return nothingAt(source, emptyAt)
    const at = span(from.range)
    if (++total > maxNodes) return refuse(at, 'number of keys and values', `more than ${maxNodes}`)
    if (from.tag !== undefined && !coreTags.has(from.tag)) {
      const tag = props.find((token) => token.type === 'tag')
      const where = tag ? { source, start: tag.offset, end: tag.offset + tag.source.length } : at
      problems.push({
        rule: 'syntax/custom-tag', at: where,
        message: `the tag ${tag?.source ?? from.tag} has no meaning in a plan; remove it`,
      })
      return named(from.anchor, () => broken(at))
    }
    return named(from.anchor, () => {
      if (isScalar(from)) return count(at.start === at.end ? nothingAt(source, emptyAt) : scalar(from, at), 1, 0)
      const isBlock = !from.flow
      const before = total
      let levels = 0
      const child = (from: unknown, props: readonly CST.SourceToken[], emptyAt: number) => {
        const made = node(from, props, depth + 1, emptyAt)
        levels = Math.max(levels, extents.get(made)?.levels ?? 0)
        return made
      }
      if (isMap(from)) {
        const made: Mapping = { ...at, kind: 'mapping', isBlock, entries: entries(from, child) }
        return count(made, total - before + 1, levels + 1)
      }
      const tokens = from.srcToken !== undefined && 'items' in from.srcToken ? from.srcToken.items : []
      const items = from.items.map((item, index) =>
        child(item, tokens[index]?.start ?? [], at.start))
      return count({ ...at, kind: 'sequence', isBlock, items }, total - before + 1, levels + 1)
    })
  }

  /** Registers what an anchor names; while it is being read, an alias to it contains itself. */
  function named(anchor: string | undefined, make: () => Node): Node {
    if (anchor === undefined) return make()
    anchors.delete(anchor)
    open.add(anchor)
    const made = make()
    open.delete(anchor)
    anchors.set(anchor, made)
    return made
  }

  function alias(name: string, at: Span, depth: number): Node {
    if (open.has(name)) {
      problems.push({ rule: 'syntax/circular-alias', at, message: `\`*${name}\` contains itself` })
      return broken(at)
    }
    const target = anchors.get(name)
    if (target === undefined) {
      problems.push({ rule: 'syntax/unknown-anchor', at, message: `\`*${name}\` refers to no \`&${name}\` above` })
      return broken(at)
    }
    const { nodes, levels } = extents.get(target) ?? { nodes: 1, levels: 0 }
    total += nodes
    if (total > maxNodes) return refuse(at, 'number of keys and values', `more than ${maxNodes} once aliases are written out`)
    if (depth + levels > maxDepth) return refuse(at, 'depth', `more than ${maxDepth} levels once aliases are written out`)
    return target
  }

  function entries(from: YAMLMap, child: (from: unknown, props: readonly CST.SourceToken[], emptyAt: number) => Node) {
    const made = new Map<string, Entry>()
    const merged: Node[] = []
    for (const pair of from.items as Pair[]) {
      const key = isAlias(pair.key) ? anchors.get(pair.key.source) : pair.key
      const keyAt = span((pair.key as { range?: number[] } | null)?.range)
      const name = key !== null && typeof key === 'object' && 'text' in key ? String(key.text) : keyText(key)
      if (++total > maxNodes) refuse(keyAt, 'number of keys and values', `more than ${maxNodes}`)
      const value = child(pair.value, pair.srcToken?.sep ?? [], keyAt.end)
      const first = made.get(name)
      if (first !== undefined) {
        problems.push({
          rule: 'syntax/duplicate-key', at: keyAt,
          message: `\`${name}\` stands twice; the first is in line ${positionAt(source, first.key.start).line}`,
          related: [{ at: first.key, message: 'first written here' }],
        })
      } else if (name === '<<' && isMergeable(value)) merged.push(value)
      else made.set(name, { key: keyAt, value })
    }
    mergeInto(made, merged)
    return made
  }

  const root = node(contents, props, 1, 0)
  return { node: root, problems, isTooLarge }

  function scalar(from: YamlScalar, at: Span): Node {
    const isPlain = from.type === 'PLAIN' || from.type === undefined
    const value = typeof from.value === 'bigint' ? Number(from.value) : from.value
    return {
      ...at, kind: 'scalar', isPlain, text: isPlain ? from.source ?? '' : String(from.value),
      value: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    }
  }
}

const keyText = (key: unknown) => isScalar(key) ? key.source ?? String(key.value ?? '') : ''
