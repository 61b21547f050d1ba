import type { Problem } from '../source/problem.ts'
import type { Span } from '../source/source.ts'
import { isEmpty, withItems, withValues, type Mapping, type Node, type Scalar } from '../source/tree.ts'
import type { MappingShape, ScalarShape, Shape } from './format.ts'
import { nearest } from './likeness.ts'
import { below, itemMark, itemName, scalarText } from './naming.ts'
import { builtinChannels } from './scalars.ts'
import type { ListMeta } from './schema/field.ts'
import { withArticle } from './spoken.ts'

/** Something that has an id. */
export interface Named {
  /** What references ask for; items of other lists have an id that only findings and waivers use. */
  kind: string | undefined
  noun: string
  /** How messages name it. */
  name: () => string
  place: string
  at: Span
  item: Mapping
}

/** A place that names something by its id. */
export interface Reference {
  id: string
  at: Span
  place: string
  /** The place without ids and positions, such as `phases.lcm.formal_meetings[].owner`. */
  path: string
}

/** What a plan names, and where it names it. */
export interface References {
  ids: ReadonlyMap<string, Named>
  uses: readonly Reference[]
  /** Says whether a value was cut that may have named something at such a path. */
  mayUse(path: RegExp): boolean
}

/**
 * Resolves every reference of a merged tree; what names nothing, or the wrong thing, is cut from the tree that comes back.
 * An id that may stand in a part that was cut, or with `isPartial` in a house file that could not be read, is not missed.
 */
export function checkReferences(
  root: Mapping, format: MappingShape, isPartial = false,
): { tree: Mapping; references: References; problems: Problem[] } {
  const problems: Problem[] = []
  const ids = new Map<string, Named>()
  const uses: Reference[] = []
  const lostKinds = new Set<string>()
  const lostPaths = new Set<string>()
  const report = (rule: string, at: Span, place: string, message: string, first?: Span) => problems.push({
    rule, at: { source: at.source, start: at.start, end: at.end }, place, message,
    ...(first && { related: [{ at: first, message: 'first written here' }] }),
  })
  if (isPartial) lose(format, '')
  collect(root, format, '', '', { kind: undefined, noun: 'plan', name: () => 'plan' })
  const channels = channelsOf(root)
  const tree = resolve(root, format, '', '', () => 'the plan') as Mapping
  const mayUse = (path: RegExp) => [...lostPaths].some((lost) => path.test(lost))
  return { tree, references: { ids, uses, mayUse }, problems }

  function collect(node: Node, shape: Shape, place: string, path: string, owner: Pick<Named, 'kind' | 'noun' | 'name'>): void {
    if (node.kind === 'broken') lose(shape, path, owner.kind)
    else if (node.kind === 'mapping' && shape.kind === 'mapping') {
      const value = node.entries.get('id')?.value
      const id = value?.kind === 'scalar' ? scalarText(value) : undefined
      if (value !== undefined && id !== undefined && !isBuiltinChannel(place, id)) {
        const taken = ids.get(id)
        if (taken === undefined) ids.set(id, { kind: owner.kind, noun: owner.noun, name: owner.name, place, at: value, item: node })
        else {
          const message = `the id '${id}' is already taken by ${taken.name()}`
          report('reference/duplicate-id', value, below(place, 'id'), message, taken.at)
        }
      }
      for (const [name, entry] of node.entries) {
        const field = shape.fields[name]
        // Most values are scalars, which hold nothing that has an id.
        if (field === undefined || entry.value.kind === 'scalar') continue
        const kind = name === 'id' ? owner.kind : undefined
        const inner = below(place, name)
        collect(entry.value, field.shape, inner, below(path, name), { kind, noun: name, name: () => inner })
      }
    } else if (node.kind === 'sequence' && shape.kind === 'list') {
      const { meta } = shape
      if (meta !== undefined) checkKeys(node.items, meta, place)
      node.items.forEach((item, index) => {
        if (item.kind === 'scalar') return
        const name = meta === undefined || item.kind !== 'mapping' ? owner.name : () => itemName(item, meta, index + 1)
        collect(item, shape.item, `${place}[${itemMark(item, meta, index + 1)}]`, `${path}[]`,
          { kind: meta?.kind, noun: meta?.noun ?? owner.noun, name })
      })
    }
  }

  /** Remembers what a part that was cut may have held: ids of these kinds, values at these paths. */
  function lose(shape: Shape, path: string, kind?: string): void {
    if (shape.kind === 'list') lose(shape.item, `${path}[]`, shape.meta?.kind)
    else if (shape.kind === 'mapping') {
      for (const [name, field] of Object.entries(shape.fields)) {
        lose(field.shape, below(path, name), name === 'id' ? kind : undefined)
      }
    } else {
      lostPaths.add(path)
      if (shape.scalar === 'id' && kind !== undefined) lostKinds.add(kind)
    }
  }

  function checkKeys(items: readonly Node[], meta: ListMeta, place: string): void {
    if (meta.key === undefined) return
    const seen = new Map<string, Scalar>()
    for (const item of items) {
      const value = item.kind === 'mapping' ? item.entries.get(meta.key)?.value : undefined
      const key = scalarText(value)
      if (value?.kind !== 'scalar' || key === undefined) continue
      const first = seen.get(key)
      if (first === undefined) seen.set(key, value)
      else {
        const who = meta.key === 'person' || meta.key === 'who' ? personName(key) : `'${key}'`
        report('reference/duplicate-entry', value, `${place}[${key}]`, `${place} already has an entry for ${who}`, first)
      }
    }
  }

  function resolve(node: Node, shape: Shape, place: string, path: string, item: () => string): Node {
    if (isEmpty(node)) return node
    if (node.kind === 'mapping' && shape.kind === 'mapping') {
      return withValues(node, (name, { value }) => {
        const field = shape.fields[name]
        if (field === undefined || isPlain(field.shape)) return value
        return resolve(value, field.shape, below(place, name), below(path, name), item)
      })
    }
    if (node.kind === 'sequence' && shape.kind === 'list') {
      const { meta } = shape
      return withItems(node, (value, position) => {
        const name = meta !== undefined && value.kind === 'mapping' ? () => itemName(value, meta, position) : item
        return resolve(value, shape.item, `${place}[${itemMark(value, meta, position)}]`, `${path}[]`, name)
      })
    }
    return node.kind === 'scalar' && shape.kind === 'scalar' ? reference(node, shape, place, path, item) : node
  }

  function reference(node: Scalar, shape: ScalarShape, place: string, path: string, item: () => string): Node {
    const id = node.text.trim()
    if (shape.scalar === 'channel') return channel(node, id, place)
    const kinds = shape.scalar === 'person' ? ['person'] : shape.scalar === 'ref' ? shape.kinds ?? [] : undefined
    if (kinds === undefined) return node
    const named = ids.get(id)
    const field = () => path.replaceAll('[]', '').split('.').at(-1) ?? path
    const cut: Node = { kind: 'broken', source: node.source, start: node.start, end: node.end }
    if (named === undefined && kinds.some((kind) => lostKinds.has(kind) || (kind === 'any' && lostKinds.size > 0))) return cut
    if (named === undefined) {
      const near = nearestId(id, kinds)
      const hint = near === undefined ? '' : `; did you mean '${near}'?`
      report('reference/unknown-id', node, place, `${field()} of ${item()} names '${id}', which is nowhere in the plan${hint}`)
      return cut
    }
    const fits = named.kind !== undefined && (kinds.includes(named.kind) || (kinds.includes('any') && named.kind !== 'person'))
    if (!fits) {
      const expected = kinds.map((kind) => kind === 'any' ? 'an item that is no person' : withArticle(spoken(kind))).join(' or ')
      report('reference/wrong-kind', node, place, `'${id}' is ${withArticle(named.noun)}; ${field()} needs ${expected}`, named.at)
      return cut
    }
    uses.push({ id, at: node, place, path })
    if (shape.side === undefined) return node
    const side = scalarText(named.item.entries.get('side')?.value)
    if (side === undefined || (side === 'customer') === (shape.side === 'customer')) return node
    const message = `${personName(id)} is on the ${side} side; ${field()} needs somebody from the ${shape.side}`
    report('reference/wrong-side', node, place, message, named.at)
    return cut
  }

  function channel(node: Scalar, id: string, place: string): Node {
    if (channels.has(id)) return node
    const cut: Node = { kind: 'broken', source: node.source, start: node.start, end: node.end }
    if (lostPaths.has('communication.channels[].id')) return cut
    const near = nearest(id.toLowerCase().replaceAll(/[ _]/g, '-'), channels)
    report('shape/bad-name', node, place, `'${id}' is not a channel${near === undefined ? '' : `; did you mean '${near}'?`}`)
    return cut
  }

  function personName(id: string): string {
    return scalarText(ids.get(id)?.item.entries.get('name')?.value) ?? id
  }

  /** Finds the id that was meant, by its own letters or by the name of the person. */
  function nearestId(text: string, kinds: readonly string[]): string | undefined {
    const possible = [...ids].filter(([, named]) => named.kind !== undefined && (kinds.includes(named.kind) || kinds.includes('any')))
    const byName = possible.find(([id]) => personName(id).toLowerCase() === text.toLowerCase())
    return byName?.[0] ?? nearest(text, possible.map(([id]) => id))
  }
}

/** Says whether what stands here cannot hold a reference; most values are such scalars. */
const isPlain = (shape: Shape) => shape.kind === 'scalar' && !linking.has(shape.scalar)
const linking = new Set<string>(['person', 'ref', 'channel'])

const spoken = (kind: string) => kind.replaceAll('-', ' ')

const isBuiltinChannel = (place: string, id: string) =>
  place.startsWith('communication.channels[') && (builtinChannels as readonly string[]).includes(id)

function channelsOf(root: Mapping): Set<string> {
  const channels = new Set<string>(builtinChannels)
  const communication = root.entries.get('communication')?.value
  const list = communication?.kind === 'mapping' ? communication.entries.get('channels')?.value : undefined
  for (const item of list?.kind === 'sequence' ? list.items : []) {
    const id = item.kind === 'mapping' ? scalarText(item.entries.get('id')?.value) : undefined
    if (id !== undefined) channels.add(id)
  }
  return channels
}
