import type { Field, ListShape, MappingShape, ScalarShape, Shape } from './format.ts'
import { format } from './table.ts'

/** Makes a plan whose every field has a value of its own; a list holds one item, or a shared and an internal one. */
export function fullPlan(): Record<string, unknown> {
  let count = 0
  const people: object[] = []
  const channels: object[] = []
  const targets = new Map<string, object[]>()
  const unique = () => `tok${String(count += 1).padStart(4, '0')}x`
  const day = () => new Date(Date.UTC(2001, 0, 1 + (count += 1))).toISOString().slice(0, 10)
  const named = (list: object[], more: object) => {
    const token = unique()
    list.push({ id: `id-${token}`, name: `${token} name`, ...more })
    return `id-${token}`
  }

  const scalars: Partial<Record<ScalarShape['scalar'], (shape: ScalarShape) => unknown>> = {
    'date': day,
    'when': day,
    'duration': () => `${100 + (count += 1)} weeks`,
    'cadence': () => `every ${2 + (count += 1) % 51} weeks`,
    'money': () => `${(count += 1)}.25 EUR`,
    'range': () => `${count += 1} to ${count + 1} months`,
    'score': () => `${count += 1} of 999`,
    'rating': () => 3,
    'integer': () => 7000 + (count += 1),
    'email': () => `${unique()}@x.example`,
    'phone': () => `+44 55 ${100000 + (count += 1)}`,
    'path': () => `${unique()}/file.pdf`,
    'id': () => `id-${unique()}`,
    'person': ({ side }) => named(people, { side: side ?? 'customer' }),
    'channel': () => named(channels, {}),
    'phase': () => 'lcm',
    'one-of': ({ values = [] }) => values[0],
  }

  const valueOf = (shape: Shape, path: string, visibility?: string): unknown => {
    if (shape.kind === 'mapping') {
      const fields = Object.entries(shape.fields).filter(([name, field]) => isPrinted(name, field))
      return Object.fromEntries(fields.map(([name, field]) =>
        [name, name === 'visibility' ? visibility : valueOf(field.shape, `${path}.${name}`)]))
    }
    if (shape.kind === 'list') {
      const kinds = shape.meta?.itemVisibility === undefined ? [undefined] : ['shared', 'internal']
      return kinds.map((kind) => valueOf(shape.item, path, kind))
    }
    if (shape.scalar === 'ref') return target(shape.kinds ?? [])
    return (scalars[shape.scalar] ?? unique)(shape)
  }

  /** Makes an item only for this reference to name. */
  const target = (kinds: readonly string[]) => {
    const [path, list] = listOfKind(kinds.includes('any') ? 'decision' : kinds[0] ?? '')
    const item = list.item as MappingShape
    const made = Object.fromEntries(Object.entries(item.fields)
      .filter(([name, field]) => name === 'id' || name === 'name' || field.isRequired || titled.includes(name))
      .map(([name, field]) => [name, valueOf(field.shape, path)]))
    targets.set(path, [...targets.get(path) ?? [], made])
    return made['id']
  }

  const plan = valueOf(format, '') as Record<string, unknown>
  const place = (path: string, items: object[]) => {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const holder = keys.reduce((at, key) => {
      const next = at[key]
      return (Array.isArray(next) ? next[0] : next) as Record<string, unknown>
    }, plan)
    holder[last] = [...holder[last] as object[], ...items]
  }
  for (const [path, items] of targets) place(path, items)
  place('people', people)
  place('communication.channels', channels)
  return { crp: 1, ...plan }
}

const titled = ['type', 'date']

const isPrinted = (name: string, { visibility }: Field) =>
  name === 'id' || name === 'visibility' || (visibility !== 'never' && name !== 'house')

/** Finds the list whose items are of a kind, by the keys that lead to it. */
function listOfKind(kind: string): [string, ListShape] {
  const search = (shape: Shape, path: string): [string, ListShape] | undefined => {
    if (shape.kind === 'list') return shape.meta?.kind === kind ? [path, shape] : search(shape.item, path)
    if (shape.kind !== 'mapping') return undefined
    for (const [name, field] of Object.entries(shape.fields)) {
      const found = search(field.shape, path === '' ? name : `${path}.${name}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  const found = search(format, '')
  if (found === undefined) throw new Error(`nothing is of kind ${kind}`)
  return found
}
