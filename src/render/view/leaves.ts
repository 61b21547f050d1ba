import { isUnknown } from '../../plan/read.ts'
import type { Reading } from '../../plan/read.ts'
import type { MappingShape, ScalarShape, Shape } from '../../plan/format.ts'
import { below } from '../../plan/naming.ts'
import { builtinChannels } from '../../plan/scalars.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { Leaf } from '../leaf.ts'
import type { LeafKind } from '../leaf.ts'
import type { Words } from '../words.ts'

/** A part of a plan as a document shows it: scalars are leaves, lists and mappings are always there, if empty. */
export type Leaves<T> =
  T extends string | number | boolean ? Leaf
  : T extends readonly (infer Item)[] ? Leaves<Item>[]
  : T extends object ? { [Key in keyof T]-?: LeavesOf<T[Key]> }
  : never

// In a plan with errors even what the format requires may be missing.
type LeavesOf<T> = NonNullable<T> extends string | number | boolean ? Leaf | undefined : Leaves<NonNullable<T>>

/** Puts a plan into words, value by value; fields that are never printed are left out. */
export function leavesOf({ plan, origins }: Reading, format: MappingShape, words: Words): Leaves<Plan> {
  const named = namedItems(plan, format)
  // The walk follows the table of the format, which is computed from the schema that gives the plan its type.
  return mapping(plan, format, '') as Leaves<Plan>

  function mapping(item: object | undefined, shape: MappingShape, place: string): object {
    const here = item === undefined ? place : origins.get(item)?.place ?? place
    const fields = Object.entries(shape.fields).filter(([, { visibility }]) => visibility !== 'never')
    return Object.fromEntries(fields.map(([name, { shape: type }]) =>
      [name, any(valueOf(item, name, type), type, below(here, name), name)]))
  }

  function any(value: unknown, shape: Shape, place: string, name: string): unknown {
    if (shape.kind === 'mapping') return mapping(value as object | undefined, shape, place)
    if (shape.kind === 'list') {
      const items = Array.isArray(value) ? value as unknown[] : []
      return items.map((item, index) => any(item, shape.item, `${place}[${index + 1}]`, name))
        .filter((leaf) => leaf !== undefined)
    }
    if (value === undefined || value === '') return undefined
    const text = textOf(shape, String(value), name)
    return text === undefined ? undefined : new Leaf(place, String(value), text, kindOf(shape), words.isolated)
  }

  function textOf(shape: ScalarShape, value: string, name: string): string | undefined {
    switch (shape.scalar) {
      case 'date':
      case 'when': return words.when(value)
      case 'duration': return words.duration(value)
      case 'cadence': return words.cadence(value)
      case 'money': return words.money(value)
      case 'range': return words.range(value)
      case 'score': return words.score(value)
      case 'rating': return words.score(`${value} of 5`)
      case 'integer':
      case 'number': return words.number(Number(value))
      case 'word': return words.value(name, value) ?? value.replaceAll('-', ' ')
      case 'channel': return channel(value)
      case 'person':
      case 'ref': return title(value)
      case 'phase':
      case 'one-of': return words.value(name, value) ?? value
      default: return value
    }
  }

  function channel(id: string): string | undefined {
    const own = plan.communication?.channels?.find((one) => one.id === id)?.name
    return own ?? (builtinChannels.some((name) => name === id) ? words.value('channel', id) : undefined)
  }

  /** Gives the words by which a document speaks of an item: its title, or for what has none its kind and day. */
  function title(id: string): string | undefined {
    const found = named.get(id)
    if (found === undefined) return undefined
    const { item, shape, noun } = found
    const say = (field: string): string | undefined => {
      const value = item[field]
      const type = shape.fields[field]?.shape
      return typeof value === 'string' && type?.kind === 'scalar' ? textOf(type, value, field) : undefined
    }
    for (const field of titles) {
      const text = say(field)
      if (text !== undefined) return text
    }
    const kind = say('type') ?? words.value('noun', noun) ?? noun
    const day = say('date')
    return day === undefined ? kind : words.sentence('kindAndDay', { kind, day })?.parts.join('')
  }
}

const titles = ['title', 'name', 'text', 'event', 'item', 'activity', 'what', 'action', 'metric', 'aim']

interface NamedItem {
  readonly item: Readonly<Record<string, unknown>>
  readonly shape: MappingShape
  readonly noun: string
}

function namedItems(plan: object, format: MappingShape): Map<string, NamedItem> {
  const found = new Map<string, NamedItem>()
  const visit = (value: unknown, shape: Shape, noun: string): void => {
    if (shape.kind === 'list' && Array.isArray(value)) {
      for (const item of value) visit(item, shape.item, shape.meta?.noun ?? noun)
    } else if (shape.kind === 'mapping' && typeof value === 'object' && value !== null) {
      const item = value as Readonly<Record<string, unknown>>
      if (typeof item['id'] === 'string') found.set(item['id'], { item, shape, noun })
      for (const [name, field] of Object.entries(shape.fields)) visit(item[name], field.shape, noun)
    }
  }
  visit(plan, format, 'plan')
  return found
}

/** Reads a field; a scalar that a problem speaks of counts as absent, so that nothing is shown in its place. */
const valueOf = (item: object | undefined, name: string, shape: Shape): unknown =>
  item === undefined || (shape.kind === 'scalar' && isUnknown(item, name)) ? undefined
    // The names come from the format, which types the item.
    : (item as Readonly<Record<string, unknown>>)[name]

const kindOf = ({ scalar }: ScalarShape): LeafKind =>
  scalar === 'prose' ? 'prose' : scalar === 'email' || scalar === 'path' ? 'link' : 'text'
