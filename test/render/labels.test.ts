import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { labelsFor as builtLabels } from '../../src/form.ts'
import { labelLanguages } from '../../src/label-languages.ts'
import { weekdays } from '../../src/plan/days.ts'
import type { Field, Shape } from '../../src/plan/format.ts'
import { builtinChannels } from '../../src/plan/scalars.ts'
import { format } from '../../src/plan/table.ts'
import type { Labels } from '../../src/render/words.ts'
import { labelsFor } from '../../src/templates.ts'

const english = await labelsFor('en')
const englishTexts = textsOf(english)

/** Texts that read the same in a language as in English. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: [
    'Budget', 'Fax', 'Initiative', 'Interview', 'Kick-off', 'Name', 'Phase', 'Plan', 'Signal', 'Status', 'Trainer', 'Version',
    'Version {version} · {edition}', 'Workshops', 'neutral',
  ],
  fr: [
    'Action', 'Attitude', 'Budget', 'Communication', 'Date', 'Document', 'Documents', 'E-mail', 'Fax',
    'Figure {n}. {caption}', 'Influence', 'Initiative', 'Obstacle', 'Options', 'Participants', 'Phase', 'Phases', 'Plan',
    'Questionnaire', 'Signal', 'Signature', 'Site', 'Sites', 'Suggestion', 'Suggestions', 'Transition', 'Version',
    'Version {version} · {edition}', 'audit', 'document', 'e-mail', 'observation', 'sponsor', 'suggestion',
    '{mark} · source {fingerprint}',
  ],
  es: ['Fax', 'Plan', 'neutral', 'portal'],
  it: ['Budget', 'E-mail', 'Escalation', 'Fax', 'audit', 'e-mail', 'idea', 'milestone', 'partner', 'workshop'],
  nl: [
    'Agenda: {items}', 'Budget', 'Document', 'E-mail', 'Fax', 'Indicator', 'Interview', 'Kick-off', 'Partners', 'Plan',
    'Scope: {text}', 'Status', 'Trainer', 'Workshops', 'audit', 'chat', 'document', 'e-mail', 'interview', 'kick-off', 'open',
    'partner', 'service', 'sponsor', 'workshop',
  ],
  pt: ['E-mail', 'Fax', 'e-mail', 'portal'],
  pl: ['E-mail', 'Plan', 'e-mail', 'partner', 'portal', 'sponsor'],
}

const straight = /['"]/

/** Characters a language has its own forms of, or sets apart in its own way. */
const foreign: Readonly<Record<string, RegExp>> = {
  ja: /[,;:()?.]/, 'zh-Hans': /[,;:()?.]/, ar: /[,;?]/,
  de: straight, fr: /(?<!\u00A0)[:;!?]|['"]/, es: straight, it: straight, nl: straight, pt: straight, pl: straight,
}

describe('en', () => {
  const folder = (path: string) => new URL(`../../${path}/`, import.meta.url)
  const filesIn = (path: string) => readdirSync(folder(path), { withFileTypes: true })
    .filter((file) => file.isFile()).map(({ name }) => readFileSync(new URL(name, folder(path)), 'utf8'))
  const texts = ['templates', 'templates/partials'].flatMap(filesIn).join('\n')
  const sources = ['templates', 'templates/partials', 'src/render', 'src/render/figures', 'src/render/template', 'src/render/view']
    .flatMap(filesIn).join('\n')
  const groups = ['document', 'sections', 'parts', 'columns', 'facts', 'sentences', 'figures', 'joints', 'dates', 'rhythms'] as const
  const computed = ['monthly', 'quarterly', 'yearly', 'internal', 'customer', ...valuesOf('kind')]

  test.each(groups)('holds no %s that nothing asks for', (group) => {
    const names = Object.keys(english[group]).filter((name) => !computed.includes(name))
    expect(names.filter((name) => !sources.includes(`'${name}'`) && !sources.includes(`"${name}"`) && !isPhase(name))).toEqual([])
  })

  test.each([
    ['sections', /#(?:annex|section "[\d.]+") "(\w+)"/g], ['parts', /#(?:part|topic) "(\w+)"/g], ['columns', /\bcell "(\w+)"/g],
    ['facts', /\bfact "(\w+)"/g], ['sentences', /\bsentence "(\w+)"/g],
  ] as const)('holds all %s that templates ask for', (group, form) => {
    const names = [...texts.matchAll(form)].map(([, name = '']) => name)
    expect(names).not.toHaveLength(0)
    expect(names.filter((name) => english[group][name] === undefined)).toEqual([])
  })

  test('holds words for every value of a fixed list, and no others', () => {
    const wanted = Object.fromEntries([...fixedLists()].map(([field, values]) => [field, [...values].sort()]))
    const held = Object.fromEntries(Object.entries(english.values).map(([field, values]) => [field, Object.keys(values).sort()]))
    const { event, noun, ...lists } = held
    expect(lists).toEqual({ ...wanted, channel: [...builtinChannels].sort() })
    expect([event, noun]).toEqual([['complaint', 'inquiry'], ['review', 'survey', 'tier']])
  })

  function isPhase(name: string): boolean {
    return english.values['phase']?.[name] !== undefined
  }
})

describe.each(labelLanguages)('%s', async (language) => {
  const labels = await labelsFor(language)

  test.each(Object.entries(checks))('has %s', (_name, check) => {
    expect(check(labels)).toEqual([])
  })

  test('is put into the build as its file has it', async () => {
    expect(await builtLabels(language)).toEqual(labels)
  })

  test('is what its file says', () => {
    const locale = new Intl.Locale(labels.locale)
    expect(labels.language).toBe(language)
    expect(locale.maximize().script).toBe(new Intl.Locale(language).maximize().script)
    // Node versions differ in where they keep this; TypeScript knows neither.
    const { textInfo, getTextInfo } = locale as { textInfo?: { direction: string }; getTextInfo?: () => { direction: string } }
    expect((textInfo ?? getTextInfo?.call(locale))?.direction).toBe(labels.direction)
  })
})

test.each(Object.entries({
  'no label missing': { ...english, parts: {} },
  'no label that English lacks': { ...english, joints: { ...english.joints, other: '' } },
  'the places of English in every label': { ...english, document: { ...english.document, page: 'Page {pages}' } },
  'a form for every plural': { ...english, durations: { ...english.durations, day: { other: '{n} days' } } },
  'the number in the plural that stands for any': { ...english, intervals: { week: { one: '{n}', other: 'weeks' } } },
  'forms of positions for weekdays only': { ...english, positions: { ...english.positions, last: { other: 'last', day: 'last' } } },
  'no text left in English': { ...english, language: 'de' },
  'no blank at the ends of a text, and none that is empty': { ...english, sections: { ...english.sections, scope: 'Scope ' } },
  'a full stop where English has one': { ...english, sentences: { ...english.sentences, closed: '{text}' } },
  'the punctuation of its script': { ...english, language: 'ja' },
} satisfies Record<keyof typeof checks, Labels>))('a breach is found: %s', (name, broken) => {
  // The key is one of the checks.
  expect(checks[name as keyof typeof checks](broken)).not.toEqual([])
})

/** What must hold of the labels of every language; each gives what breaks it. */
const checks = {
  'no label missing': (labels) => without(Object.keys(englishTexts), Object.keys(textsOf(labels))),
  'no label that English lacks': (labels) => without(Object.keys(textsOf(labels)), Object.keys(englishTexts)),
  'the places of English in every label': (labels) => Object.entries(textsOf(labels)).filter(([name, text]) =>
    placesOf(text) !== placesOf(englishTexts[name] ?? text)).map(([name]) => name),
  'a form for every plural': (labels) => {
    const forms = new Intl.PluralRules(labels.locale).resolvedOptions().pluralCategories.toSorted().join()
    return plurals(labels).filter(([, texts]) => Object.keys(texts).sort().join() !== forms).map(([name]) => name)
  },
  'the number in the plural that stands for any': (labels) =>
    plurals(labels).filter(([, texts]) => !texts['other']?.includes('{n}')).map(([name]) => name),
  'forms of positions for weekdays only': ({ positions }) => [
    ...differing(Object.keys(english.positions), Object.keys(positions)),
    ...Object.entries(positions).filter(([, texts]) =>
      texts['other'] === undefined || without(Object.keys(texts), ['other', ...weekdays]).length > 0).map(([name]) => name),
  ],
  'no text left in English': (labels) => labels.language === 'en' ? []
    : differing([...new Set(Object.entries(textsOf(labels)).filter(([name, text]) =>
      text === englishTexts[name] && /\p{L}/u.test(text.replace(/\{\w+\}/g, ''))).map(([, text]) => text))], alike[labels.language] ?? []),
  'no blank at the ends of a text, and none that is empty': (labels) => Object.entries(textsOf(labels)).filter(([name, text]) =>
    !name.startsWith('joints.') && (text.trim() !== text || text === '')).map(([name]) => name),
  'a full stop where English has one': (labels) => Object.entries(englishTexts).filter(([name, text]) =>
    text.endsWith('.') && text !== 'No.' && !/[.。]$/.test(textsOf(labels)[name] ?? '.')).map(([name]) => name),
  'the punctuation of its script': (labels) => Object.entries(textsOf(labels)).filter(([, text]) =>
    foreign[labels.language]?.test(text) ?? false).map(([name]) => name),
} satisfies Record<string, (labels: Labels) => string[]>

const without = (names: readonly string[], others: readonly string[]) => names.filter((name) => !others.includes(name))

const differing = (names: readonly string[], others: readonly string[]) => [...without(names, others), ...without(others, names)]

const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort().join()

/** Every text by its place, but plural forms and positions, which differ from language to language. */
function textsOf(labels: Labels): Record<string, string> {
  const { language, locale, direction, durations, intervals, positions, values, ...groups } = labels
  const all = { ...groups, ...Object.fromEntries(Object.entries(values).map(([field, texts]) => [`values.${field}`, texts])) }
  return Object.fromEntries(Object.entries(all).flatMap(([group, texts]) =>
    Object.entries(texts).map(([name, text]) => [`${group}.${name}`, text] as const)))
}

/** The texts that depend on a number, with those of English that are missing. */
function plurals(labels: Labels): [string, Readonly<Record<string, string>>][] {
  return (['durations', 'intervals'] as const).flatMap((group) =>
    [...new Set([...Object.keys(english[group]), ...Object.keys(labels[group])])].map((unit) =>
      [`${group}.${unit}`, labels[group][unit] ?? {}] satisfies [string, Readonly<Record<string, string>>]))
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
