import { describe, expect, test } from 'vitest'
import { labelsFor, shippedTemplates } from '../../src/form.ts'
import { load } from '../../src/plan/load.ts'
import { format } from '../../src/plan/table.ts'
import { fillTemplate } from '../../src/render/engine.ts'
import { Phrase } from '../../src/render/leaf.ts'
import { calloutsOf, unplanned } from '../../src/render/missing.ts'
import { leavesOf } from '../../src/render/view/leaves.ts'
import { viewOf } from '../../src/render/view/view.ts'
import { chooseLanguage, wordsOf } from '../../src/render/words.ts'
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

  const inLanguage = (language: string, locale = language) => wordsOf({ ...labels, language, locale }, language)

  test.each([
    ['ar', 'ar-SA', '21 يوليو 2026', '-1,234.5'],
    ['ja', 'ja-JP', '2026年7月21日', '-1,234.5'],
    ['zh-Hans', 'zh-CN', '2026年7月21日', '-1,234.5'],
    ['fr', 'fr-CH', '21 juillet 2026', '-1 234,5'],
    ['de', 'de-CH', '21. Juli 2026', '-1’234.5'],
  ])('writes dates and numbers in %s (%s) alike on every Node', (language, locale, date, number) => {
    const words = inLanguage(language, locale)
    expect([words.date('2026-07-21'), words.number(-1234.5)]).toEqual([date, number])
  })

  test('writes the first day of a month as the language does', () => {
    const french = wordsOf({ ...labels, language: 'fr', locale: 'fr', dates: { firstDay: '1er' } }, 'fr')
    expect([french.date('2026-09-01'), french.date('2026-09-11')]).toEqual(['1er septembre 2026', '11 septembre 2026'])
  })

  test('says with a time what the language adds to it', () => {
    const german = wordsOf({ ...labels, language: 'de', locale: 'de', dates: { ...labels.dates, time: '{time} Uhr' } }, 'de')
    expect([german.time('2026-07-21T09:30'), german.when('2026-07-21T09:30')]).toEqual(['09:30 Uhr', '21. Juli 2026, 09:30 Uhr'])
  })

  test('takes the form of a position from its weekday', () => {
    const portuguese = { first: { other: 'primeira', sunday: 'primeiro' } }
    const words = wordsOf({ ...labels, language: 'pt', locale: 'pt', positions: portuguese }, 'pt')
    expect(words.cadence('monthly on the first sunday')).toBe('monthly on the primeiro domingo')
    expect(words.cadence('monthly on the first monday')).toBe('monthly on the primeira segunda-feira')
  })

  test('joins values by a word that suits the second', () => {
    const values = ['Ana', 'Ines', 'Tom', 'Kai', 'Lea', 'Mia', 'Noa', 'Pia', 'Rut'].map((name) => new Phrase(name))
    expect(String(inLanguage('es').joined(values.slice(0, 2)))).toBe('Ana e Ines')
    expect(String(inLanguage('es').joined(values, 'disjunction'))).toBe('Ana, Ines, Tom, Kai, Lea, Mia, Noa, Pia o Rut')
  })

  test.each([
    ['+44 20 7946 0101', '\u2068+44 20 7946 0101\u2069'], ['Ines Calder', '\u2068Ines Calder\u2069'], ['1.4.0', '1.4.0'], ['-12.5', '\u2068-12.5\u2069'],
    ['نظام CRM', '\u2068نظام CRM\u2069'], ['خطة', 'خطة'], ['21 يوليو 2026', '21 يوليو 2026'], ['12', '12'], ['a\u202Eb', 'a\u202Eb'],
  ])('sets %s apart where the document runs from right to left', (text, apart) => {
    expect(wordsOf({ ...labels, direction: 'rtl' }, 'en').isolated(text)).toBe(apart)
    expect(british.isolated(text)).toBe(text)
  })

  test('drops a sentence that lacks a value', () => {
    expect(british.sentence('fromTo', { from: 'a' })).toBeUndefined()
  })

  test('keeps the no-break spaces of a label', async () => {
    const sentences = { ...labels.sentences, notice: '{time}\u00A0: notice' }
    const setting = { words: wordsOf({ ...labels, sentences }, 'en'), callouts: new Map(), unplanned: () => new Phrase(), annexes: 0 }
    const template = { ...templates, main: '{{#paragraph}}{{sentence "notice" time=time}}{{/paragraph}}' }
    expect(await fillTemplate(template, { time: 'Two days' }, setting)).toContain('Two days\u00A0: notice')
  })

  test('ends a sentence with one full stop', () => {
    expect(String(british.sentence('howToCall', { how: new Phrase('Phone first.') }))).toBe('How: Phone first.')
  })
})

test.each([
  ['en-GB', 'en'], ['EN-gb', 'en'], ['de-AT', 'de'], ['de-1996', 'de'], ['pt-BR', 'pt'], ['pt', 'pt'], ['fr', 'en'], ['german', 'en'],
  ['zh', 'zh-Hans'], ['zh-CN', 'zh-Hans'], ['zh-SG', 'zh-Hans'], ['zh-Hans-HK', 'zh-Hans'], ['zh-Hant', 'en'], ['zh-TW', 'en'],
  ['sr-CH', 'sr-CH'], ['sr-DE', 'sr'],
])('chooses labels for %s from those of %s', (tag, language) => {
  expect(chooseLanguage(tag, ['de', 'en', 'pt', 'sr', 'sr-CH', 'zh-Hans'])).toBe(language)
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
  await expect(fillTemplate(templates, guarded(view), { words, callouts, unplanned: (who) => unplanned(words, true, who), annexes: 0 })).resolves.toContain('1.0 Project Scope')
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
