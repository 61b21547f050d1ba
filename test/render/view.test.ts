import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Field, Shape } from '../../src/plan/format.ts'
import { load } from '../../src/plan/load.ts'
import { builtinChannels } from '../../src/plan/scalars.ts'
import { format } from '../../src/plan/table.ts'
import { fillTemplate } from '../../src/render/engine.ts'
import { Phrase } from '../../src/render/leaf.ts'
import { calloutsOf } from '../../src/render/missing.ts'
import { leavesOf } from '../../src/render/view/leaves.ts'
import { viewOf } from '../../src/render/view/view.ts'
import { chooseLanguage, wordsOf } from '../../src/render/words.ts'
import { labelsFor, shippedTemplates } from '../../src/templates.ts'
import { filesOf } from '../files.ts'
import { fullPlan } from '../../src/plan/full-plan.ts'

const labels = await labelsFor('en')
const templates = await shippedTemplates('standard')

describe('words', () => {
  const british = wordsOf(labels, 'en')
  test.each([
    ['when', '2026-09-24', '24 September 2026'],
    ['when', '2026-07-21T09:30', '21 July 2026, 09:30'],
    ['duration', '1 working day', '1 working day'],
    ['duration', '1000 days', '1,000 days'],
    ['cadence', 'every working day', 'every working day'],
    ['cadence', 'weekly', 'weekly'],
    ['cadence', 'every 2 weeks on tuesday and friday', 'every 2 weeks on Tuesday and Friday'],
    ['cadence', 'monthly on the second tuesday', 'monthly on the second Tuesday'],
    ['cadence', 'every 6 months', 'every 6 months'],
    ['money', '410000 EUR', '410,000 EUR'],
    ['money', '-12.50 GBP', '-12.50 GBP'],
    ['range', '10 to 12 weeks', '10 to 12 weeks'],
    ['range', '40000 to 45000 EUR', '40,000 to 45,000 EUR'],
    ['range', '2026-12-01 to 2026-12-11', '1 December 2026 to 11 December 2026'],
    ['range', '12 weeks', '12 weeks'],
    ['score', '4.6 of 5', '4.6 of 5'],
  ] as const)('puts the %s %s as %s', (kind, text, words) => {
    expect(british[kind](text)).toBe(words)
  })

  test.each([
    ['en-US', 'September 24, 2026'],
    ['en-GB', '24 September 2026'],
    ['de', '24 September 2026'],
  ])('writes dates for %s as its labels and country ask', (tag, date) => {
    expect(wordsOf(labels, tag).date('2026-09-24')).toBe(date)
  })

  test('writes dates in the language of the labels', () => {
    expect(wordsOf({ ...labels, language: 'de', locale: 'de' }, 'de-AT').date('2026-09-24')).toBe('24. September 2026')
  })

  test('drops a sentence that lacks a value', () => {
    expect(british.sentence('fromTo', { from: 'a' })).toBeUndefined()
  })

  test('ends a sentence with one full stop', () => {
    expect(String(british.sentence('howToCall', { how: new Phrase('Phone first.') }))).toBe('How: Phone first.')
  })
})

test.each([
  ['en-GB', 'en'], ['de-AT', 'de'], ['pt-BR', 'pt-BR'], ['pt', 'en'], ['fr', 'en'], ['EN-gb', 'en'],
])('chooses labels for %s from those of %s', (tag, language) => {
  expect(chooseLanguage(tag, ['de', 'en', 'pt-BR'])).toBe(language)
})

describe('labels', () => {
  const folder = (path: string) => new URL(`../../${path}/`, import.meta.url)
  const filesIn = (path: string) => readdirSync(folder(path), { withFileTypes: true })
    .filter((file) => file.isFile()).map(({ name }) => readFileSync(new URL(name, folder(path)), 'utf8'))
  const texts = ['templates', 'templates/partials'].flatMap(filesIn).join('\n')
  const sources = ['templates', 'templates/partials', 'src/render', 'src/render/template', 'src/render/view'].flatMap(filesIn).join('\n')
  const groups = ['document', 'sections', 'parts', 'columns', 'facts', 'sentences', 'rhythms'] as const
  const computed = ['monthly', 'quarterly', 'yearly', 'internal', 'customer', ...valuesOf('kind')]

  test.each(groups)('holds no %s that nothing asks for', (group) => {
    const names = Object.keys(labels[group]).filter((name) => !computed.includes(name))
    expect(names.filter((name) => !sources.includes(`'${name}'`) && !sources.includes(`"${name}"`) && !isPhase(name))).toEqual([])
  })

  test.each([
    ['sections', /#(?:annex|section "[\d.]+") "(\w+)"/g], ['parts', /#(?:part|topic) "(\w+)"/g], ['columns', /\bcell "(\w+)"/g],
    ['facts', /\bfact "(\w+)"/g], ['sentences', /\bsentence "(\w+)"/g],
  ] as const)('holds all %s that templates ask for', (group, form) => {
    const names = [...texts.matchAll(form)].map(([, name = '']) => name)
    expect(names).not.toHaveLength(0)
    expect(names.filter((name) => labels[group][name] === undefined)).toEqual([])
  })

  test('holds words for every value of a fixed list, and no others', () => {
    const wanted = Object.fromEntries([...fixedLists()].map(([field, values]) => [field, [...values].sort()]))
    const held = Object.fromEntries(Object.entries(labels.values).map(([field, values]) => [field, Object.keys(values).sort()]))
    const { event, noun, ...lists } = held
    expect(lists).toEqual({ ...wanted, channel: [...builtinChannels].sort() })
    expect([event, noun]).toEqual([['complaint', 'inquiry'], ['review', 'survey', 'tier']])
  })

  function isPhase(name: string): boolean {
    return labels.values['phase']?.[name] !== undefined
  }
})

test('gives every value with its place in the plan', () => {
  const text = `
crp: 1
schedule: [{id: ms-kick, title: Kick-off, attendees: [ann]}]
people: [{id: ann, name: Ann Lee, side: customer}]
`
  const { loaded } = load(new TextEncoder().encode(text), 'a.crp.yaml', filesOf({}))
  const [item] = loaded === undefined ? [] : leavesOf(loaded, format, wordsOf(labels, 'en')).schedule
  expect(item?.title).toMatchObject({ path: 'schedule[ms-kick].title', value: 'Kick-off', text: 'Kick-off' })
  expect(item?.attendees).toMatchObject([{ path: 'schedule[ms-kick].attendees[1]', value: 'ann', text: 'Ann Lee' }])
})

test.each([
  ['an empty plan', 'crp: 1'],
  ['a plan that has everything', JSON.stringify(fullPlan())],
])('gives templates everything they ask for, with %s', async (_, text) => {
  const { loaded } = load(new TextEncoder().encode(text), 'a.crp.yaml', filesOf({}))
  if (loaded === undefined) throw new Error('the plan cannot be read')
  const words = wordsOf(labels, 'en')
  const view = viewOf(loaded, format, words, { kind: 'Plan', edition: 'internal', isDraft: false, day: '2026-10-09', fingerprint: 'f' })
  const callouts = calloutsOf(view, [], loaded.tree, words, true)
  await expect(fillTemplate(templates, guarded(view), { words, callouts, annexes: 0 })).resolves.toContain('1.0 Project Scope')
})

/** Makes a view that throws when a template asks for something it does not hold. */
function guarded<Value extends object>(view: Value): Value {
  return new Proxy(view, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (value === undefined && typeof name === 'string' && !(name in target)) throw new Error(`the view holds no ${name}`)
      return typeof value === 'object' && value !== null ? guarded(value) : value
    },
  })
}

/** Lists the values of the fixed lists that documents show, by field. */
function fixedLists(): Map<string, Set<string>> {
  const lists = new Map<string, Set<string>>()
  const visit = (shape: Shape, name: string): void => {
    if (shape.kind === 'list') visit(shape.item, name)
    else if (shape.kind === 'mapping') {
      for (const [key, field] of Object.entries<Field>(shape.fields)) if (field.visibility !== 'never') visit(field.shape, key)
    } else if (shape.values !== undefined) lists.set(name, new Set([...lists.get(name) ?? [], ...shape.values]))
  }
  visit(format, '')
  return lists
}

function valuesOf(field: string): string[] {
  return [...fixedLists().get(field) ?? []]
}

