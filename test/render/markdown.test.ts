import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { shippedTemplates as builtTemplates } from '../../src/form.ts'
import { labelLanguages } from '../../src/label-languages.ts'
import { editions, type Edition } from '../../src/plan/edition.ts'
import type { HopName } from '../../src/plan/hops.ts'
import { load } from '../../src/plan/load.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { labelsFor, shippedTemplates, templateNames } from '../../src/templates.ts'
import { filesOf } from '../files.ts'

const examples = new URL('../../examples/', import.meta.url).pathname
const files = {
  resolve: (from: string, path: string) => join(dirname(from), path),
  read: (path: string) => readFileSync(path),
  exists: () => true,
}

const templates = await builtTemplates('standard')

async function render(name: string, edition: Edition, used = templates, wanted?: string, hop?: HopName): Promise<string> {
  const path = `${examples}${name}.crp.yaml`
  const loading = load(readFileSync(path), path, files)
  if (loading.loaded === undefined) throw new Error(`${name} cannot be read`)
  const language = wanted ?? loading.loaded.plan.plan?.language ?? 'en'
  const { diagnostics } = check(loading, { today: '2026-10-09', exists: () => true, languages: ['en'] })
  return renderMarkdown({
    loaded: loading.loaded, edition, language, labels: await labelsFor(language), templates: used,
    findings: diagnostics, isDraft: false, day: '2026-10-09', fingerprint: '7f3a·c21e', ...(hop && { hop }),
  })
}

test.each(await templateNames())('renders the same from the template %s compiled beforehand', async (name) => {
  const [source, built] = [await shippedTemplates(name), await builtTemplates(name)]
  expect([typeof source.main, typeof built.main]).toEqual(['string', 'object'])
  expect(await render('harrow-vale', 'internal', built)).toBe(await render('harrow-vale', 'internal', source))
})

describe.each(['harrow-vale', 'minimal'])('%s', (name) => {
  test.each(editions)('renders the %s edition as its golden has it', async (edition) => {
    await expect(await render(name, edition)).toMatchFileSnapshot(`goldens/${name}.${edition}.md`)
  })
})

test.each([
  ['handover', 'closeout', 'customer'], ['handover', 'closeout', 'internal'], ['handover', 'implementation', 'customer'], ['roadmap', undefined, 'internal'],
] as const)('writes the %s (%s) for the %s edition as its golden has it', async (template, hop, edition) => {
  const name = ['harrow-vale', template, hop, edition].filter(Boolean).join('.')
  const text = await render('harrow-vale', edition, await builtTemplates(template), undefined, hop)
  await expect(text).toMatchFileSnapshot(`goldens/${name}.md`)
})

test.each(labelLanguages.filter((language) => language !== 'en'))('renders in %s as its golden has it', async (language) => {
  await expect(await render('minimal', 'internal', templates, language)).toMatchFileSnapshot(`goldens/minimal.internal.${language}.md`)
})

test.each(editions)('renders the %s edition of a plan full of errors', async (edition) => {
  const text = `
crp: 1
plan: {title: A draft, issued: soon, history: [{why: none}], owner: nobody, stage: someday}
people: [{id: ann}, {name: 3, side: north}, {id: bob, name: Bob Hale, side: supplier}]
phases: {lcm: {formal_meetings: [{cadence: often}], primary_contact: bob, handover: {}}, closeout: {follow_ups: [{date: 1}]}}
schedule: [{kind: demo}, {date: 2026-10-20}, 3]
relationship: {findings: [{kind: bad}], links: [{from: ann}], contacts: [{influence: 9}], value_log: [{}]}
reviews: [{changes: [{verdict: helped}]}]
touchpoints: [{guideline: "# Aim"}]
goals: [{readings: [{}], initiatives: [{steps: [{}]}]}]
`
  const { loaded } = load(new TextEncoder().encode(text), 'a.crp.yaml', filesOf({}))
  if (loaded === undefined) throw new Error('the plan cannot be read')
  const markdown = await renderMarkdown({
    loaded, edition, language: 'en', labels: await labelsFor('en'), templates, findings: [], isDraft: true, fingerprint: 'f',
  })
  expect(markdown).toContain('# A draft\n\n*DRAFT')
  expect(markdown).toContain('Bob Hale')
  expect(markdown).not.toContain('undefined')
})
