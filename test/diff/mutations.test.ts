import { expect, test } from 'vitest'
import { compare } from '../../src/diff/compare.ts'
import type { Field, ListShape, ScalarShape, Shape } from '../../src/plan/format.ts'
import { fullPlan } from '../../src/plan/full-plan.ts'
import { format } from '../../src/plan/table.ts'
import { effort } from '../effort.ts'
import { loadedFrom } from './loaded.ts'

type Data = Record<string, unknown>

/** One change to a plan, and where it must show. */
interface Mutation {
  what: string
  place: string
  make(): unknown
}

const plan = fullPlan()
const people = plan['people'] as { id: string; side: string }[]
const text = JSON.stringify(plan)
const before = loadedFrom(text)

/** Another right value of each type. */
const others: Readonly<Record<ScalarShape['scalar'], (value: string) => unknown>> = {
  'id': (value) => `${value}-new`, 'word': (value) => `${value}y`, 'line': () => 'something else entirely', 'prose': () => 'Quite another text.',
  'date': () => '2099-09-09', 'date-time': () => '2099-09-09 10:00', 'when': () => '2099-09-09 10:00', 'duration': () => '77 years',
  'cadence': () => 'yearly on the last friday', 'money': () => '987654 GBP', 'range': () => '77 to 78 years', 'value': () => 'another value',
  'score': () => '1 of 888', 'rating': () => 5, 'integer': () => 4321, 'number': () => 43.5, 'email': () => 'new@y.example',
  'phone': () => '+1 99 888777', 'language': () => 'de', 'timezone': () => 'Europe/London', 'path': () => 'elsewhere/new.pdf',
  'weekday': () => 'sunday', 'phase': () => 'precontract', 'visibility': (value) => value === 'shared' ? 'internal' : 'shared',
  'person': () => undefined, 'ref': () => undefined, 'channel': () => 'letter', 'one-of': () => undefined,
}

/** Lists every single value of the plan with another in its place, and every part that can be taken away. */
function mutationsOf(root: Data): Mutation[] {
  const mutations: Mutation[] = []
  const withRoot = (change: (copy: Data) => void) => () => {
    const copy = structuredClone(root)
    change(copy)
    return copy
  }
  const at = (copy: unknown, steps: readonly (string | number)[]): Record<string | number, unknown> =>
    steps.reduce((node, step) => (node as Record<string | number, unknown>)[step], copy) as Record<string | number, unknown>
  const markOf = (item: unknown, list: ListShape, position: number) => {
    const data = item as Data
    return String(data['id'] ?? data[list.meta?.key ?? 'id'] ?? position)
  }

  const walk = (value: unknown, shape: Shape, field: Field, steps: readonly (string | number)[], place: string) => {
    const last = steps.at(-1) ?? ''
    const holder = steps.slice(0, -1)
    if (shape.kind === 'scalar') {
      for (const other of otherValues(shape, String(value))) {
        const isMark = last === 'id' || place.endsWith(`[${value}].${last}`)
        const shown = isMark ? place.replace(`[${value}].${last}`, `[${other}].${last}`) : place.replace(/\[\d+\]$/, '')
        const rename = () => JSON.parse(text.replaceAll(`"${value}"`, `"${other}"`)) as unknown
        mutations.push({
          what: `${place} becomes ${other}`, place: shown,
          make: last === 'id' ? rename : withRoot((copy) => { at(copy, holder)[last] = other }),
        })
      }
    } else if (shape.kind === 'list') {
      const items = value as unknown[]
      items.forEach((item, index) => walk(item, shape.item, field, [...steps, index],
        `${place}[${shape.item.kind === 'mapping' ? markOf(item, shape, index + 1) : index + 1}]`))
    } else {
      for (const [name, inner] of Object.entries(shape.fields)) {
        if (!Object.hasOwn(value as Data, name) || name === 'crp') continue
        const below = place === '' ? name : `${place}.${name}`
        walk((value as Data)[name], inner.shape, inner, [...steps, name], below)
        const isSingle = inner.shape.kind !== 'list' || inner.shape.item.kind !== 'mapping'
        const isBlock = steps.length === 0
        if (!inner.isRequired && isSingle && !isBlock && name !== 'id' && name !== 'visibility' && !isPreset((value as Data)[name], inner)) {
          mutations.push({ what: `${below} is gone`, place: below, make: withRoot((copy) => { delete at(copy, steps)[name] }) })
        }
      }
      if (typeof last === 'number' && steps.length > 1) {
        const gone = withRoot((copy) => { (at(copy, holder) as unknown as unknown[]).splice(last, 1) })
        mutations.push({ what: `${place} is gone`, place, make: gone })
      }
    }
  }
  walk(root, format, { shape: format, isRequired: true, visibility: 'shared', meaning: '' }, [], '')
  return mutations
}

const isPreset = (value: unknown, { default: preset }: Field) => JSON.stringify(value) === JSON.stringify(preset)

function otherValues({ scalar, side, kinds, values }: ScalarShape, value: string): unknown[] {
  if (scalar === 'person') {
    const own = people.find(({ id }) => id === value)
    return [people.findLast((one) => one.side === own?.side && one.id !== value && (side === undefined || one.side === side))?.id].filter(Boolean)
  }
  if (scalar === 'one-of') return [values?.find((one) => one !== value)].filter(Boolean)
  if (scalar === 'ref' || kinds !== undefined) return []
  return [others[scalar](value)].filter((other) => other !== undefined && other !== value)
}

const mutations = mutationsOf(plan)

test('the plan that is changed has no fault', () => {
  expect(compare(before, before, 'internal')).toEqual({ edition: 'internal', changes: [], unread: { before: 0, after: 0 } })
  expect(mutations.length).toBeGreaterThan(1000)
})

test('one value changed, taken away or renamed is one change, and it is named', () => {
  // All of them take half a minute, which is for the slow loop.
  const share = effort >= 20 ? 1 : 40
  const first = Number(process.env['SEED'] ?? 0) % share
  const wrong = mutations.filter((_, index) => index % share === first).flatMap(({ what, place, make }) => {
    const { changes } = compare(before, loadedFrom(JSON.stringify(make())), 'internal')
    const told = changes.map(({ place, message }) => `${place}: ${message}`)
    const [only] = changes
    return changes.length === 1 && only?.place === place && !/undefined|null|\[object/.test(only.message) ? [] : [{ what, place, told }]
  })
  expect(wrong).toEqual([])
})
