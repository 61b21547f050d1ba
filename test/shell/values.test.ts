import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { editions } from '../../src/plan/edition.ts'
import { placeholders } from '../../src/render/placeholders.ts'
import { docxOutline } from '../docx-outline.ts'
import { memoryIo } from '../memory-io.ts'
import { companyFiles, paragraph, section, zippedFiles } from './shells.ts'

const folder = new URL('../../examples/', import.meta.url)
const examples = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.crp.yaml'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
const every = zippedFiles(companyFiles({
  body: Object.keys(placeholders).map((name) => paragraph(`${name}: {{crp:${name}}}`)).join('') + paragraph('{{crp:body}}') + section(),
}))

async function rendered(files: Record<string, string>, plan: string, ...flags: string[]): Promise<Uint8Array> {
  const io = memoryIo({ ...files, 'shell.docx': every })
  const exitCode = await main(
    ['render', plan, '--shell', 'shell.docx', '-o', 'out.docx', '--toc', 'titles', '--today', '2026-10-09', '--allow-invalid', ...flags], io)
  const bytes = io.files.get('out.docx')
  if (exitCode !== 0 || bytes === undefined) throw new Error(io.err())
  return bytes
}

const valuesIn = (bytes: Uint8Array): string[] => docxOutline(bytes).split('\n').filter((line) => /^-: [a-z.]+_?[a-z.]*: /.test(line))

describe('every placeholder has its value', () => {
  test.each(editions)('in the %s edition', async (edition) => {
    const values = valuesIn(await rendered(examples, 'harrow-vale.crp.yaml', '--edition', edition)).join('\n')
    await expect(`${values}\n`).toMatchFileSnapshot(`values.${edition}.txt`)
  })
})
