import type { Fix, Problem } from '../source/problem.ts'
import type { Source, Span } from '../source/source.ts'
import { movedFirst, quoted, rewritten } from '../source/splices.ts'
import { isEmpty, withItems, withValues, type Entry, type Mapping, type Node, type Scalar } from '../source/tree.ts'
import type { ListShape, MappingShape, ScalarShape, Shape } from './format.ts'
import { hintFor } from './keys.ts'
import { below, fieldAt, itemMark, itemName, itemSpan } from './naming.ts'
import { proseFaults } from './prose.ts'
import { scalarFault } from './scalar-fault.ts'
import { plainReading } from './scalars.ts'
import type { ListMeta } from './schema/field.ts'

/** What stands at one point of the walk. */
interface Spot {
  place: string
  /** The key or item a missing field is reported at. */
  key: Span
  /** How messages name it, `milestone 'Kick-off'`, where not by its place. */
  name?: () => string
}

/**
 * Compares a tree with the format. The tree that comes back holds only what the format knows: shorthands are written
 * out, and what a problem speaks of is cut to a `broken` value, so that nothing further is said about it.
 */
export function checkShape(root: Mapping, format: MappingShape): { tree: Mapping; problems: Problem[] } {
  const problems: Problem[] = []
  const report: Report = (rule, at, place, message, fix) => {
    const { source, start, end } = at
    const problem: Problem = { rule, at: { source, start, end }, place, message, ...(fix && { fix }) }
    problems.push(problem)
    return problem
  }
  const tree = mapping(root, format, { place: '', key: root.entries.get('crp')?.key ?? startOf(root.source), name: () => 'a plan' })
  checkFile(root, tree.entries.get('crp'), report)
  return { tree, problems }

  function any(node: Node, shape: Shape, spot: Spot, entry?: Entry): Node {
    if (node.kind === 'broken' || isEmpty(node)) return node
    switch (shape.kind) {
      case 'scalar': return scalar(node, shape, spot, entry)
      case 'list': return list(node, shape, spot, entry)
      case 'mapping':
        if (node.kind === 'mapping') return mapping(node, shape, spot)
        if (shape.hasShorthand && node.kind === 'scalar') return written(node, shape, spot)
        return wrongKind(node, 'a mapping', spot, entry)
    }
  }

  function mapping(node: Mapping, shape: MappingShape, spot: Spot): Mapping {
    const meant = new Map<string, { problem: Problem; isSure: boolean }[]>()
    const known = withValues(node, (name, entry) => {
      const place = below(spot.place, name)
      const inner: Spot = { place, key: entry.key }
      if (spot.place === '' && name === 'crp') {
        const isRight = entry.value.kind !== 'mapping' && entry.value.kind !== 'sequence'
        return isRight ? entry.value : wrongKind(entry.value, 'a single value', inner, entry)
      }
      const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
      if (field !== undefined) return any(entry.value, field.shape, inner, entry)
      const { near, isSure, parent } = hintFor(name, shape, spot.place, format)
      const hint = near !== undefined ? `; did you mean '${near}'?` : parent !== undefined ? `; it belongs under ${parent}` : ''
      const problem = report('shape/unknown-key', entry.key, place, `\`${name}\` is not a field of ${nameOf(spot)}${hint}`)
      if (near !== undefined) meant.set(near, meant.get(near) ?? []).get(near)?.push({ problem, isSure: isSure === true })
      return undefined
    })
    if (meant.size === 0) return known
    const entries = new Map(known.entries)
    for (const [name, [slip, rival]] of meant) {
      const entry = entries.get(name)
      const fix = entry === undefined && rival === undefined && slip?.isSure ? rewriting(slip.problem.at, name) : undefined
      if (slip !== undefined && fix !== undefined) slip.problem.fix = fix
      // A misspelt key is one fault: what it was meant to be counts as cut, not as missing.
      if (entry === undefined || isEmpty(entry.value)) entries.set(name, { key: spot.key, value: cut(spot.key) })
    }
    return { ...known, entries }
  }

  function list(node: Node, shape: ListShape, spot: Spot, entry?: Entry): Node {
    if (node.kind !== 'sequence') {
      if (!shape.hasShorthand || node.kind !== 'scalar') return wrongKind(node, 'a list', spot, entry)
      const item = any(node, shape.item, spot)
      return { kind: 'sequence', source: node.source, start: node.start, end: node.end, isBlock: false, items: [item] }
    }
    const { meta } = shape
    return withItems(node, (item, position) => {
      const place = `${spot.place}[${itemMark(item, meta, position)}]`
      const checked = item.kind !== 'mapping' || meta === undefined
        ? any(item, shape.item, { place, key: item, name: () => itemWord(meta, spot) })
        : any(item, shape.item, { place, key: itemSpan(item, meta), name: () => itemName(item, meta, position) })
      // A list item without value is absent, as a key without value is.
      return isEmpty(checked) ? undefined : checked
    })
  }

  function written(node: Scalar, shape: MappingShape, spot: Spot): Node {
    const field = shape.fields['text']
    if (field === undefined) throw new Error('a shorthand stands for the field text')
    const value = any(node, field.shape, spot)
    if (value.kind === 'broken') return value
    const entries = new Map([['text', { key: node, value }]])
    return { kind: 'mapping', source: node.source, start: node.start, end: node.end, isBlock: false, entries }
  }

  function scalar(node: Node, shape: ScalarShape, spot: Spot, entry?: Entry): Node {
    if (node.kind !== 'scalar') return wrongKind(node, 'a single value', spot, entry)
    const fault = scalarFault(node, shape, spot.place)
    if (fault !== undefined) {
      report(fault.rule, node, spot.place, fault.message, fault.meant === undefined ? undefined : rewriting(node, fault.meant))
      return cut(node)
    }
    const reading = node.isPlain && !numeric.has(shape.scalar) ? plainReading(node.text) : undefined
    if (reading !== undefined) {
      report('shape/quote-this', node, spot.place, `put '${node.text}' in quotes; other programs read it as ${reading}`,
        { title: `put '${node.text}' in quotes`, edits: [quoted(node)] })
    }
    if (shape.scalar === 'prose') {
      const elements = [...new Set(proseFaults(node.text).map(({ element }) => element))]
      if (elements.length > 0) {
        report('shape/markup', node, spot.place,
          `${fieldAt(spot.place)} holds ${elements.join(' and ')}; use plain paragraphs, lists, emphasis and links`)
        return cut(node)
      }
    }
    return node
  }

  function wrongKind(node: Node, expected: string, spot: Spot, entry?: Entry): Node {
    const isBlock = (node.kind === 'mapping' || node.kind === 'sequence') && node.isBlock
    const found = node.kind === 'sequence' ? 'a list' : node.kind === 'mapping' ? 'a mapping' : 'a single value'
    const at = isBlock && entry !== undefined ? entry.key : node
    report('shape/wrong-kind', at, spot.place, `${nameOf(spot)} must be ${expected}; here stands ${found}`)
    return cut(node)
  }
}

const numeric = new Set<string>(['rating', 'integer', 'number'])

type Report = (rule: string, at: Span, place: string, message: string, fix?: Fix) => Problem

/** Makes the fix that writes a key or value anew, where its style allows it. */
function rewriting(at: Span, text: string): Fix | undefined {
  const edit = rewritten(at, text)
  return edit && { title: `write '${text}'`, edits: [edit] }
}

/** Checks what concerns the whole file: its version, cut where a problem speaks of it, and whether it is a plan or a house. */
function checkFile(root: Mapping, version: Entry | undefined, report: Report): void {
  if (version === undefined || isEmpty(version.value)) {
    report('shape/no-version', startOf(root.source), 'crp', 'the first line must be `crp: 1`, the version of the plan format')
  } else if (version.value.kind === 'scalar') {
    const { value } = version
    if (value.value !== 1) {
      const written = value.isPlain ? value.text : `"${value.text}"`
      report('shape/unknown-version', value, 'crp', `this plan is written in format ${written}; this tool reads format 1`)
    }
    if (root.entries.keys().next().value !== 'crp') {
      const edits = value.value === 1 ? movedFirst(root, version.key, value) : undefined
      report('shape/version-not-first', version.key, 'crp', 'put `crp: 1` first, so that readers see at once what this file is',
        edits && { title: 'put `crp: 1` first', edits })
    }
  }
  const house = root.entries.get('house')?.key
  if (house === undefined) return
  const plan = root.entries.get('plan')?.key
  if (plan !== undefined) {
    const [later, name] = plan.start > house.start ? [plan, 'plan'] : [house, 'house']
    report('shape/house-and-plan', later, name, `a file is either a house file or a plan; move \`${name}\` to its own file`)
    return
  }
  for (const name of ['customer', 'scope', 'relationship']) {
    const entry = root.entries.get(name)
    if (entry === undefined) continue
    const message = `\`${name}\` is about one customer; it belongs in a plan, not in the house file`
    report('shape/not-in-house', entry.key, name, message)
  }
}

const startOf = (source: Source): Span => ({ source, start: 0, end: 0 })
const cut = ({ source, start, end }: Span): Node => ({ kind: 'broken', source, start, end })
const nameOf = ({ name, place }: Spot): string => name?.() ?? place
const itemWord = (meta: ListMeta | undefined, spot: Spot) => meta === undefined ? `an entry of ${nameOf(spot)}` : `a ${meta.noun}`

