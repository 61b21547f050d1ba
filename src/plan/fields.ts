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

/** Says the type of a field in words: `list of persons of the supplier`, `group of fields`. */
export function typeWords(shape: Shape): string {
  switch (shape.kind) {
    case 'mapping': return shape.hasShorthand ? 'line, or a group of fields' : 'group of fields'
    case 'list': return shape.hasShorthand ? `${typeWords(shape.item)}, or a list of such` : `list, each entry a ${typeWords(shape.item)}`
    case 'scalar':
      if (shape.scalar === 'person') return `person${shape.side === undefined ? '' : ` of the ${shape.side}`}, by id`
      return shape.scalar === 'ref' ? `${(shape.kinds ?? []).join(' or ')}, by id` : typeText(shape)
  }
}

/** Lists the fields of a mapping, or of the items of a list, those first that may not be absent. */
export function partsOf(shape: Shape): string[] {
  const whole = shape.kind === 'list' ? shape.item : shape
  const fields = whole.kind === 'mapping' ? Object.entries(whole.fields) : []
  const needed = fields.filter(([, { isRequired }]) => isRequired).map(([name]) => `${name} (required)`)
  return [...needed, ...fields.filter(([, { isRequired }]) => !isRequired).map(([name]) => name)]
}
