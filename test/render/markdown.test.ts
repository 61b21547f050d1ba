import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import type { Edition } from '../../src/plan/edition.ts'
import { load } from '../../src/plan/load.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { labelsFor, shippedTemplates } from '../../src/templates.ts'

const examples = new URL('../../examples/', import.meta.url).pathname
const files = {
  resolve: (from: string, path: string) => join(dirname(from), path),
  read: (path: string) => readFileSync(path),
  exists: () => true,
}

async function render(name: string, edition: Edition): Promise<string> {
  const path = `${examples}${name}.crp.yaml`
  const loading = load(readFileSync(path), path, files)
  if (loading.loaded === undefined) throw new Error(`${name} cannot be read`)
  const language = loading.loaded.plan.plan?.language ?? 'en'
  const { diagnostics } = check(loading, { today: '2026-10-09', exists: () => true, languages: ['en'] })
  return renderMarkdown({
    loaded: loading.loaded, edition, language, labels: await labelsFor(language), templates: await shippedTemplates('standard'),
    findings: diagnostics, isDraft: false, day: '2026-10-09', fingerprint: '7f3a·c21e',
  })
}

describe.each(['harrow-vale', 'minimal', 'house'])('%s', (name) => {
  test.each(['customer', 'internal'] as const)('renders the %s edition as its golden has it', async (edition) => {
    await expect(await render(name, edition)).toMatchFileSnapshot(`goldens/${name}.${edition}.md`)
  })
})
