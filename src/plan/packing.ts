import type { Field, ListShape, MappingShape, ScalarShape, Shape } from './format.ts'
import type { Visibility } from './schema/field.ts'

/** A field in short: number of its shape, required or not, visibility, meaning, example or nothing, default where it has one. */
type PackedField = [shape: number, isRequired: 0 | 1, visibility: number, meaning: string, example: string | 0, ...preset: unknown[]]
type PackedShape =
  | ScalarShape
  | (Omit<ListShape, 'item'> & { item: number })
  | (Omit<MappingShape, 'fields'> & { fields: Record<string, PackedField> })

/** The table of the format with every shape written once, inner ones before outer ones; the last is the whole. */
export type PackedFormat = PackedShape[]

const visibilities: readonly Visibility[] = ['shared', 'internal', 'never']

/** Packs the table of the format for shipping: the five phases, which are most of it, share their fields. */
export function packFormat(format: MappingShape): PackedFormat {
  const shapes: PackedShape[] = []
  const known = new Map<string, number>()
  const packed = (shape: Shape): PackedShape => {
    if (shape.kind === 'scalar') return shape
    if (shape.kind === 'list') return { ...shape, item: add(shape.item) }
    const fields = Object.entries(shape.fields).map(([name, field]) => [name, packField(field)] as const)
    return { ...shape, fields: Object.fromEntries(fields) }
  }
  const packField = ({ shape, isRequired, visibility, meaning, example, default: preset }: Field): PackedField =>
    [add(shape), isRequired ? 1 : 0, visibilities.indexOf(visibility), meaning, example ?? 0, ...(preset === undefined ? [] : [preset])]
  const add = (shape: Shape): number => {
    const made = packed(shape)
    const text = JSON.stringify(made)
    const index = known.get(text) ?? shapes.push(made) - 1
    known.set(text, index)
    return index
  }
  add(format)
  return shapes
}

/** Gives back the table that was packed. */
export function unpackFormat(packed: PackedFormat): MappingShape {
  const shapes: Shape[] = []
  const shapeAt = (index: number) => shapes[index] as Shape
  for (const shape of packed) {
    if (shape.kind === 'scalar') shapes.push(shape)
    else if (shape.kind === 'list') shapes.push({ ...shape, item: shapeAt(shape.item) })
    else {
      const fields: Record<string, Field> = {}
      for (const [name, [index, isRequired, visibility, meaning, example, ...preset]] of Object.entries(shape.fields)) {
        fields[name] = {
          shape: shapeAt(index), isRequired: isRequired === 1, visibility: visibilities[visibility] as Visibility, meaning,
          ...(example !== 0 && { example }), ...(preset.length > 0 && { default: preset[0] }),
        }
      }
      shapes.push({ ...shape, fields })
    }
  }
  return shapes.at(-1) as MappingShape
}
