import type { Span } from '../source/source.ts'
import { isEmpty, type Mapping, type Node, type Scalar } from '../source/tree.ts'
import type { Field, MappingShape, ScalarShape, Shape } from './format.ts'
import { below, itemMark, itemSpan } from './naming.ts'
import type { Plan } from './schema/index.ts'
import type { ListMeta } from './schema/field.ts'

/** Where an object of a plan comes from. */
export interface Origin {
  node: Mapping
  place: string
  /** What is underlined when something in the object is missing: its key, or for a list item its id or first key. */
  key: Span
  meta?: ListMeta
}

/** Remembers whether a value was read that is not known, because a problem speaks of it. */
export interface Watch {
  wasTouched: boolean
}

/** A plan as an object, with the way back to the text. */
export interface Reading {
  plan: Plan
  origins: ReadonlyMap<object, Origin>
  watch: Watch
}

/**
 * Turns a checked tree into the object that rules and renderers read: defaults filled in, broken values left out.
 * Reading a property that was left out gives a value of its type that says nothing and touches the watch, so that a
 * verdict that rests on it can be dropped. With `isPartial`, for a plan whose house file could not be read, this holds for
 * absent values as well.
 */
export function read(root: Mapping, format: MappingShape, isPartial = false): Reading {
  const origins = new Map<object, Origin>()
  const watch: Watch = { wasTouched: false }
  // The tree was compared with the format, so the object has the type the schema infers.
  const plan = mapping(root, format, { place: '', key: root.entries.get('crp')?.key ?? root }) as Plan
  return { plan, origins, watch }

  function mapping(node: Mapping, shape: MappingShape, { place, key, meta }: Omit<Origin, 'node'>): object {
    const made: Record<string, unknown> = {}
    origins.set(made, meta ? { node, place, key, meta } : { node, place, key })
    // Some hundred thousand fields in a folder of plans: the pairs of Object.entries would weigh more than the reading.
    for (const name in shape.fields) {
      const field = shape.fields[name]
      if (field === undefined) continue
      const entry = node.entries.get(name)
      if (entry === undefined || isEmpty(entry.value)) {
        if (field.default !== undefined) made[name] = preset(field.default, field.shape, below(place, name), key)
        else if (isPartial) unknown(made, name, neutral(field))
      } else if (entry.value.kind === 'scalar' && field.shape.kind === 'scalar') {
        made[name] = scalar(entry.value, field.shape)
      } else {
        const { value, isKnown } = any(entry.value, field.shape, below(place, name), entry.key)
        if (isKnown) made[name] = value
        else if (value === undefined && field.default !== undefined) {
          unknown(made, name, preset(field.default, field.shape, below(place, name), key))
        } else unknown(made, name, value ?? neutral(field))
      }
    }
    return made
  }

  function any(node: Node, shape: Shape, place: string, key: Span): { value: unknown; isKnown: boolean } {
    if (node.kind === 'mapping' && shape.kind === 'mapping') return { value: mapping(node, shape, { place, key }), isKnown: true }
    if (node.kind === 'sequence' && shape.kind === 'list') {
      const { meta } = shape
      const values: unknown[] = []
      node.items.forEach((item, index) => {
        if (item.kind === 'broken') return
        const itemPlace = `${place}[${itemMark(item, meta, index + 1)}]`
        if (item.kind === 'mapping' && shape.item.kind === 'mapping') {
          values.push(mapping(item, shape.item, { place: itemPlace, key: itemSpan(item, meta), ...(meta && { meta }) }))
        } else values.push(any(item, shape.item, itemPlace, item).value)
      })
      const lost = node.items.length - values.length
      const isKnown = !isPartial && lost === 0
      return { value: values.length === 0 && lost > 0 ? undefined : values, isKnown }
    }
    if (node.kind !== 'scalar' || shape.kind !== 'scalar') return { value: undefined, isKnown: false }
    return { value: scalar(node, shape), isKnown: true }
  }

  function preset(value: unknown, shape: Shape, place: string, key: Span): unknown {
    if (shape.kind !== 'mapping') return value
    const nothing: Mapping = { kind: 'mapping', source: key.source, start: key.start, end: key.end, isBlock: false, entries: new Map() }
    return mapping(nothing, shape, { place, key })
  }

  function unknown(made: object, name: string, value: unknown): void {
    Object.defineProperty(made, name, {
      enumerable: true,
      get() {
        watch.wasTouched = true
        return value
      },
    })
  }
}

/** Says whether a field was left out because a problem speaks of it; asking touches nothing. */
export const isUnknown = (item: object, field: string): boolean =>
  Object.getOwnPropertyDescriptor(item, field)?.get !== undefined

/** Gives what stands in for a value that is not known and has no default: nothing, in the type the field promises. */
const neutral = ({ isRequired, shape }: Field): unknown =>
  !isRequired ? undefined : shape.kind === 'list' ? [] : shape.kind === 'scalar' && isNumeric(shape.scalar) ? 0 : ''

const isNumeric = (scalar: string) => scalar === 'rating' || scalar === 'integer' || scalar === 'number'

const scalar = (node: Scalar, shape: ScalarShape): string | number =>
  typeof node.value === 'number' && isNumeric(shape.scalar) ? node.value : text(node.text, shape.scalar)

/** Drops outer blanks, but for prose the line breaks inside stay. */
const text = (text: string, scalar: string) => scalar === 'prose' ? text.replace(/\s+$/, '') : text.trim()
