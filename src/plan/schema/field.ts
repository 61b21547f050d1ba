import { z } from 'zod'
import { weekdays } from '../days.ts'
import { phases, scalarTypes, visibilities, type ScalarType } from '../scalars.ts'

/** Says who may see a field: both editions, the internal one, or no document at all (column V of the plan format). */
export type Visibility = 'shared' | 'internal' | 'never'

/** Facts about one field of the format; everything that explains, completes or prints a field is computed from them. */
export interface FieldMeta {
  visibility: Visibility
  meaning: string
  /** A value as it would be written in the file. */
  example?: string
}

/** Facts about a scalar: its type of section 2 of the plan format, and what a reference may point to. */
export interface ScalarMeta {
  scalar: ScalarType | 'one-of'
  kinds?: readonly string[]
  side?: Side
}

/** Facts about a list of mappings: what one item is called, the kind its ids name, its natural key. */
export interface ListMeta {
  noun: string
  kind?: string
  key?: string
  /** Items carry their own visibility; this one holds where an item does not say. */
  itemVisibility?: Visibility
}

/** The two sides a person field can ask for; partners count as supplier side. */
export type Side = 'supplier' | 'customer'

const text = (scalar: ScalarType, more: Omit<ScalarMeta, 'scalar'> = {}) =>
  z.string().refine(scalarTypes[scalar].matches).meta({ scalar, ...more })
const number = (scalar: ScalarType) =>
  z.number().refine((value) => scalarTypes[scalar].matches(String(value))).meta({ scalar })

export const id = text('id')
export const word = text('word')
export const line = text('line')
export const prose = text('prose')
export const date = text('date')
export const when = text('when')
export const duration = text('duration')
export const cadence = text('cadence')
export const money = text('money')
export const range = text('range')
export const value = text('value')
export const score = text('score')
export const rating = number('rating')
export const integer = number('integer')
export const decimal = number('number')
export const email = text('email')
export const phone = text('phone')
export const language = text('language')
export const timezone = text('timezone')
export const path = text('path')
export const channel = text('channel')
export const person = text('person')
export const supplierPerson = text('person', { side: 'supplier' })
export const customerPerson = text('person', { side: 'customer' })

/** Describes a reference to an item of one of the kinds of section 3.1; `any` is every kind but person. */
export const ref = (...kinds: string[]) => text('ref', { kinds })

/** Describes a value from a fixed list. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values).meta({ scalar: 'one-of' })

/** Describes the types that are a fixed list with a rule of their own. */
const listed = <const Values extends readonly [string, ...string[]]>(scalar: ScalarType, values: Values) =>
  z.enum(values).meta({ scalar })
export const phaseName = listed('phase', phases)
export const visibility = listed('visibility', visibilities)
export const weekday = listed('weekday', weekdays)

/** Describes a mapping with exactly these fields. */
export const mapping = <Shape extends z.ZodRawShape>(fields: Shape) => z.strictObject(fields)

/** Describes a list of scalars. */
export const many = <Item extends z.ZodType>(item: Item) => z.array(item)

/** Describes a list of mappings. */
export const list = <Item extends z.ZodType>(item: Item, meta: ListMeta) => z.array(item).meta({ ...meta })

/** Describes a mapping for which a plain line may stand, short for `{text: …}`. */
export const shorthand = <Item extends z.ZodObject>(item: Item) =>
  // The cast is sound: every mapping that has a shorthand requires `text` alone.
  z.union([line.transform((text: string) => ({ text }) as z.output<Item>), item]).meta({ shorthand: 'text' })

/** Describes a list for which its only item may stand. */
export const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.union([item.transform((only) => [only]), z.array(item)]).meta({ shorthand: 'list' })

/** Describes `[entry]`: lines that may carry an id. */
export const entries = (noun: string, kind?: string) =>
  list(
    shorthand(mapping({
      id: hidden(id, 'Name for references'),
      text: shared(line, 'The entry itself', undefined, { required: true }),
    })),
    { noun, ...(kind !== undefined && { kind }) },
  )

type Options = { required: true } | { default: unknown } | undefined
type Field<Type extends z.ZodType, Given extends Options> =
  Given extends { required: true } ? Type : Given extends { default: unknown } ? z.ZodDefault<Type> : z.ZodOptional<Type>

const field = (visibility: Visibility) =>
  <Type extends z.ZodType, const Given extends Options = undefined>(
    type: Type, meaning: string, example?: string, options?: Given,
  ): Field<Type, Given> => {
    const meta: FieldMeta = { visibility, meaning, ...(example !== undefined && { example }) }
    const made = options === undefined ? type.optional()
      : 'default' in options ? type.default(options.default as z.util.NoUndefined<z.output<Type>>)
      : type
    // The conditional type says for the three cases what the expression above does.
    return made.meta({ ...type.meta(), ...meta }) as unknown as Field<Type, Given>
  }

/** Declares a field that both editions show. */
export const shared = field('shared')
/** Declares a field that only the internal edition shows. */
export const internal = field('internal')
/** Declares a field that is never printed. */
export const hidden = field('never')
