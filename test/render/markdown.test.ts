import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { lint } from 'markdownlint/promise'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { editions, type Edition } from '../../src/plan/edition.ts'
import { load } from '../../src/plan/load.ts'
import { precompile, type Template } from '../../src/render/engine.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { labelsFor, shippedTemplates } from '../../src/templates.ts'

const examples = new URL('../../examples/', import.meta.url).pathname
const files = {
  resolve: (from: string, path: string) => join(dirname(from), path),
  read: (path: string) => readFileSync(path),
  exists: () => true,
}

const templates = await shippedTemplates('standard')

async function render(name: string, edition: Edition, used = templates): Promise<string> {
  const path = `${examples}${name}.crp.yaml`
  const loading = load(readFileSync(path), path, files)
  if (loading.loaded === undefined) throw new Error(`${name} cannot be read`)
  const language = loading.loaded.plan.plan?.language ?? 'en'
  const { diagnostics } = check(loading, { today: '2026-10-09', exists: () => true, languages: ['en'] })
  return renderMarkdown({
    loaded: loading.loaded, edition, language, labels: await labelsFor(language), templates: used,
    findings: diagnostics, isDraft: false, day: '2026-10-09', fingerprint: '7f3a·c21e',
  })
}

/** Compiles a template as the build does. */
async function compiled(template: Template): Promise<Template> {
  // What the compiler writes is the source of an expression.
  return new Function(`return ${await precompile(String(template))}`)() as Template
}

test('renders the same from templates compiled beforehand', async () => {
  const partials: Record<string, Template> = {}
  for (const [name, partial] of Object.entries(templates.partials)) partials[name] = await compiled(partial)
  const built = { ...templates, main: await compiled(templates.main), partials }
  expect(await render('harrow-vale', 'internal', built)).toBe(await render('harrow-vale', 'internal'))
})

describe.each(['harrow-vale', 'minimal'])('%s', (name) => {
  test.each(editions)('renders the %s edition as its golden has it', async (edition) => {
    await expect(await render(name, edition)).toMatchFileSnapshot(`goldens/${name}.${edition}.md`)
  })

  test.each(editions)('has nothing in the %s edition that markdownlint minds', async (edition) => {
    const { text } = await lint({ strings: { text: await render(name, edition) }, config: { default: true, MD013: false } })
    expect(text?.map(({ lineNumber, ruleNames, errorContext }) => `${lineNumber} ${ruleNames[0]} ${errorContext}`)).toEqual([])
  })

  test('renders the same text from the same plan', async () => {
    expect(await render(name, 'internal')).toBe(await render(name, 'internal'))
  })
})
