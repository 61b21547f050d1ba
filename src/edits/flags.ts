import type { Field, MappingShape, ScalarShape } from '../plan/format.ts'
import { scalarFault } from '../plan/scalar-fault.ts'
import { scalarTypes, type ScalarRow } from '../plan/scalars.ts'
import { capital, withArticle } from '../plan/spoken.ts'
import { findControlCharacters } from '../source/control-characters.ts'
import { plainValue } from '../source/tree.ts'
import type { Value } from '../source/values.ts'

/** A field that a flag can give: a single value, or a list of such. */
export interface FieldFlag {
  /** That of the field; where it lies in a mapping, or in the first item of a list, the name of that stands before it. */
  name: string
  /** The way to it in an item: keys, and the position in a list. */
  path: readonly (string | 0)[]
  field: Field
  scalar: ScalarShape
  isList: boolean
}

/** Computes the flags of an item from the format, in its order; of a list of mappings they give the first one. */
export function flagsOf({ fields }: MappingShape): FieldFlag[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const { shape } = field
    if (shape.kind === 'mapping') return inside(shape, name, [name])
    const item = shape.kind === 'list' ? shape.item : shape
    // Where a plain line may stand for a mapping, the flag gives that line.
    const scalar = item.kind === 'mapping' && item.hasShorthand ? item.fields['text']?.shape : item
    if (scalar?.kind === 'scalar') return [{ name, path: [name], field, scalar, isList: shape.kind === 'list' }]
    const noun = shape.kind === 'list' ? shape.meta?.noun.replaceAll(' ', '_') : undefined
    return item.kind === 'mapping' && noun !== undefined ? inside(item, noun, [name, 0]) : []
  })
}

/** Computes the flags of what lies in a mapping inside an item; nothing in it must be given, for it need not be there. */
const inside = ({ fields }: MappingShape, prefix: string, above: FieldFlag['path']): FieldFlag[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const { shape } = field
    const scalar = shape.kind === 'list' ? shape.item : shape
    if (scalar.kind !== 'scalar') return []
    const whole = prefix.replaceAll('_', ' ')
    const meaning = `${capital(whole)}: ${field.meaning.charAt(0).toLowerCase()}${field.meaning.slice(1)}`
    const optional = { ...field, meaning, isRequired: false }
    return [{ name: `${prefix}_${name}`, path: [...above, name], field: optional, scalar, isList: shape.kind === 'list' }]
  })

/** Writes the name of a field as a flag. */
export const flagName = ({ name }: Pick<FieldFlag, 'name'>): string => `--${name.replaceAll('_', '-')}`

/** Says what a flag takes: a word for the value, and what is possible where the choice is small. */
export function takesOf({ scalar: { scalar, values, kinds } }: FieldFlag): { word: string; possible?: string } {
  const listed = scalar === 'one-of' ? values : (scalarTypes[scalar] as ScalarRow).values
  if (listed !== undefined) return { word: 'word', possible: listed.join(', ') }
  if (scalar === 'ref') {
    const nouns = (kinds ?? []).map((kind) => kind === 'any' ? 'item' : kind.replaceAll('-', ' ')).join(' or ')
    return { word: 'id', possible: `id of ${withArticle(nouns)}` }
  }
  if (scalar === 'rating') return { word: '1-5' }
  return { word: { line: 'text', prose: 'text', person: 'person', when: 'date' }[scalar as string] ?? scalar }
}

/** Reads what was typed for a field into values; a list of names is parted at commas, a list of texts is not. */
export function valuesIn(typed: readonly string[], { scalar, isList }: FieldFlag): string[] {
  const isText = scalar.scalar === 'line' || scalar.scalar === 'value' || scalar.scalar === 'prose'
  const parts = isList && !isText ? typed.flatMap((text) => text.split(',')) : typed
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** A person of a plan. */
export interface NamedPerson {
  id: string
  name: string
  side: string
}

/** Lists whom an id, a name or a part of a name can mean. */
function peopleMeant(text: string, people: readonly NamedPerson[]): readonly NamedPerson[] {
  const given = text.toLowerCase()
  const named = people.filter(({ id }) => id === text)
  if (named.length > 0) return named.slice(0, 1)
  const whole = people.filter(({ name }) => name.toLowerCase() === given)
  return whole.length > 0 ? whole : people.filter(({ name }) => name.toLowerCase().split(/\s+/).includes(given))
}

/** What reading typed values needs to know. */
export interface Typing {
  today: string
  people: readonly NamedPerson[]
  /** Where the item goes, for messages. */
  place: string
}

/** Reads typed values of a field as what is written into the plan, or says in the words of a finding what is wrong. */
export function readField(typed: readonly string[], flag: FieldFlag, typing: Typing): { value: Value } | { fault: string } {
  const { scalar, isList, path } = flag
  const values: (string | number)[] = []
  for (const text of valuesIn(typed, flag)) {
    const { meant, fault } = readScalar(text, scalar, `${typing.place}.${path.join('.')}`, typing)
    if (fault !== undefined) return { fault }
    values.push(meant)
  }
  const [first] = values
  if (first === undefined) return { fault: 'there is no value' }
  return { value: isList ? values : first }
}

/** Reads one typed value; `today` is a day, and a person may be called by name. */
export function readScalar(
  typed: string, scalar: ScalarShape, place: string, { today, people }: Pick<Typing, 'today' | 'people'>,
): { meant: string | number; fault?: string } {
  const [person, ...others] = scalar.scalar === 'person' ? peopleMeant(typed, people) : []
  if (person !== undefined && others.length > 0) {
    const ids = [person, ...others].map(({ id }) => id)
    return { meant: typed, fault: `${ids.length} people are called '${typed}'; give the id of the one that is meant: ${ids.join(', ')}` }
  }
  const text = person?.id ?? (typed === 'today' && (scalar.scalar === 'date' || scalar.scalar === 'when') ? today : typed)
  const source = { path: '', text, hasMark: false }
  const [control] = findControlCharacters(source)
  if (control !== undefined) return { meant: typed, fault: control.message }
  const read = plainValue(text)
  const fault = scalarFault({ kind: 'scalar', source, start: 0, end: text.length, text, value: read, isPlain: true }, scalar, place)
  const isNumber = scalar.scalar === 'rating' || scalar.scalar === 'integer' || scalar.scalar === 'number'
  return { meant: isNumber && typeof read === 'number' ? read : text, ...(fault && { fault: fault.message }) }
}

/** Puts values read from flags together as an item, its fields in the order of the format, the id first. */
export function itemWith(id: string | undefined, read: ReadonlyMap<FieldFlag, Value>): { readonly [name: string]: Value } {
  const item: Record<string, Value> = id === undefined ? {} : { id }
  for (const [{ path: [name = '', ...rest] }, value] of read) {
    const inner = rest.at(-1)
    const before = [item[name] ?? {}].flat()[0] as Record<string, Value>
    // What lies in a mapping is only written beside what lies in the same one.
    const made = inner === undefined ? value : { ...before, [inner]: value }
    item[name] = rest[0] === 0 ? [made] : made
  }
  return item
}
