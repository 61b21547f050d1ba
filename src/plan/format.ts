import type { z } from 'zod'
import type { FieldMeta, ListMeta, ScalarMeta, Visibility } from './schema/field.ts'

/** The type of a scalar: a row of `scalarTypes`, or a value from a list of its own. */
export interface ScalarShape extends ScalarMeta {
  kind: 'scalar'
  /** The possible values of a `one of`. */
  values?: readonly string[]
}

/** A mapping: its fields by key. */
export interface MappingShape {
  kind: 'mapping'
  fields: Readonly<Record<string, Field>>
  /** Says that a plain line may stand for `{text: …}`. */
  hasShorthand?: boolean
}

/** A list; `meta` is there when its items are mappings. */
export interface ListShape {
  kind: 'list'
  item: Shape
  meta?: ListMeta
  /** Says that the only item may stand without the list. */
  hasShorthand?: boolean
}

/** What may stand in one place of a plan. */
export type Shape = ScalarShape | MappingShape | ListShape

/** A row of section 4 of the plan format. */
export interface Field {
  shape: Shape
  isRequired: boolean
  visibility: Visibility
  meaning: string
  example?: string
  default?: unknown
}

// What this file reads of a zod schema; zod's own types do not name the parts by kind.
interface Schema {
  def: {
    type: string
    innerType?: Schema
    element?: Schema
    options?: Schema[]
    shape?: Record<string, Schema>
    in?: Schema
    entries?: Record<string, string>
    defaultValue?: unknown
  }
  meta(): Record<string, unknown> | undefined
}

/** Computes the table of the format from its schema, as plain data: what is walked, explained, completed and printed. */
export function formatOf(schema: z.ZodType): MappingShape {
  const shape = shapeOf(schema as unknown as Schema)
  if (shape.kind !== 'mapping') throw new Error('the format is a mapping')
  return shape
}

function shapeOf(schema: Schema): Shape {
  const { def } = schema
  const meta = schema.meta() ?? {}
  switch (def.type) {
    case 'optional':
    case 'default': return shapeOf(part(def.innerType))
    case 'pipe': return shapeOf(part(def.in))
    case 'object': {
      const fields = Object.entries(def.shape ?? {}).map(([name, field]) => [name, fieldOf(field)] as const)
      return { kind: 'mapping', fields: Object.fromEntries(fields) }
    }
    case 'array': {
      const noun = meta['noun'] as string | undefined
      const list: ListShape = { kind: 'list', item: shapeOf(part(def.element)) }
      return noun === undefined ? list : { ...list, meta: listMeta(meta) }
    }
    case 'union': return { ...shapeOf(part(def.options?.[1])), hasShorthand: true } as MappingShape | ListShape
    case 'string':
    case 'number':
    case 'enum': {
      const { scalar, kinds, side } = meta as Partial<ScalarMeta>
      if (scalar === undefined) throw new Error(`a ${def.type} of the format has no scalar type`)
      return {
        kind: 'scalar', scalar, ...(kinds && { kinds }), ...(side && { side }),
        ...(def.entries && { values: Object.values(def.entries) }),
      }
    }
    default: throw new Error(`the format has no use for zod's ${def.type}`)
  }
}

function fieldOf(schema: Schema): Field {
  const { visibility, meaning, example } = (schema.meta() ?? {}) as Partial<FieldMeta>
  if (visibility === undefined || meaning === undefined) throw new Error('a field of the format lacks visibility or meaning')
  return {
    shape: shapeOf(schema), isRequired: !['optional', 'default'].includes(schema.def.type), visibility, meaning,
    ...(example !== undefined && { example }),
    ...(schema.def.type === 'default' && { default: schema.def.defaultValue }),
  }
}

const listMeta = ({ noun, kind, key, itemVisibility }: Record<string, unknown>): ListMeta =>
  ({ noun, ...(kind !== undefined && { kind }), ...(key !== undefined && { key }), ...(itemVisibility !== undefined && { itemVisibility }) }) as ListMeta

function part(schema: Schema | undefined): Schema {
  if (schema === undefined) throw new Error('a schema of the format lacks a part')
  return schema
}
