import type { Field, MappingShape, Shape } from './format.ts'
import { nearest } from './likeness.ts'

/** Finds a field by its path in the format, such as `phases.lcm.nurture[].who`; brackets may be left out. */
export function findField(path: string, format: MappingShape): { field: Field; path: string } | { near: string | undefined } {
  const known = allFields(format)
  const bare = (name: string) => name.replace(/\[[^\]]*\]/g, '')
  // What holds for every phase is told for one of them.
  const wanted = bare(path.trim().replace(/^phases\.(?:<phase>|\*)/, 'phases.implementation'))
  const name = [...known.keys()].find((name) => bare(name) === wanted)
  const field = name === undefined ? undefined : known.get(name)
  if (name !== undefined && field !== undefined) return { field, path: name }
  return { near: nearest(wanted, known.keys()) ?? [...known.keys()].find((name) => name.endsWith(`.${wanted}`)) }
}

/** Lists every field of the format by its path. */
export function allFields(format: MappingShape): Map<string, Field> {
  const fields = new Map<string, Field>()
  const walk = (shape: Shape, path: string): void => {
    if (shape.kind === 'list') return walk(shape.item, `${path}[]`)
    if (shape.kind !== 'mapping') return
    for (const [name, field] of Object.entries(shape.fields)) {
      const place = path === '' ? name : `${path}.${name}`
      fields.set(place, field)
      walk(field.shape, place)
    }
  }
  walk(format, '')
  return fields
}

/** Writes the type of a field as section 4 of the plan format does: `[person(supplier)]`, `one of: a, b`, `[{}]`. */
export function typeText(shape: Shape): string {
  switch (shape.kind) {
    case 'mapping': return shape.hasShorthand ? 'line or {}' : '{}'
    case 'list': return shape.hasShorthand ? `${typeText(shape.item)} or [${typeText(shape.item)}]` : `[${typeText(shape.item)}]`
    case 'scalar':
      if (shape.scalar === 'one-of') return `one of: ${(shape.values ?? []).join(', ')}`
      if (shape.scalar === 'ref') return `ref(${(shape.kinds ?? []).join(', ')})`
      return shape.side === undefined ? shape.scalar : `${shape.scalar}(${shape.side})`
  }
}
