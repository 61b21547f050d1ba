import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { toDocx } from '../../src/render/docx/document.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { editions } from '../../src/plan/edition.ts'
import { themeNames } from '../../src/theme-names.ts'
import { defaultTheme } from '../default-theme.ts'
import { memoryIo } from '../memory-io.ts'
import { sampleFacts } from '../render/document-facts.ts'

const folder = mkdtempSync(join(tmpdir(), 'crp-pages-'))
afterAll(() => rmSync(folder, { recursive: true }))

const examples = new URL('../../examples/', import.meta.url)
const texts = Object.fromEntries(['harrow-vale.crp.yaml', 'house.crp.yaml', 'minimal.crp.yaml'].map((name) => [name, readFileSync(new URL(name, examples), 'utf8')]))

/** Has LibreOffice set a Word file, and gives the text of each page. */
function pagesOf(file: Uint8Array): string[] {
  const path = join(folder, 'document.docx')
  writeFileSync(path, file)
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], { stdio: 'pipe' })
  const text = execFileSync('pdftotext', ['-layout', path.replace(/docx$/, 'pdf'), '-'], { encoding: 'utf8' })
  return text.split('\f').slice(0, -1)
}

/** What a contents list says of its entries, and the pages the headings stand on. */
function listedAndFound(pages: readonly string[]): { listed: string[]; found: string[] } {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ')
  const entries = [...(pages[1] ?? '').matchAll(/^(.*?)\.{3,}\s*(\d+)$/gm)].map(([, title = '', page = '']) => ({ title: plain(title), page }))
  const listed = entries.map(({ title, page }) => `${title} ${page}`)
  const found = entries.map(({ title }) => {
    const page = pages.findIndex((text, index) => index > 1 && text.split('\n').some((line) => plain(line) === title))
    return `${title} ${page + 1}`
  })
  return { listed, found }
}

/** Headings of the contents list that stand alone at the foot of a page, above the footer. */
function leftAlone(pages: readonly string[], listed: readonly string[]): string[] {
  const titles = listed.map((entry) => entry.replace(/ \d+$/, ''))
  const last = pages.slice(2).map((page) => page.split('\n').map((line) => line.trim().replace(/\s+/g, ' ')).filter(Boolean).at(-2) ?? '')
  return last.filter((line) => titles.includes(line))
}

const plans = ['harrow-vale.crp.yaml', 'minimal.crp.yaml'].flatMap((plan) => editions.map((edition) => ({ plan, edition })))

describe.each(themeNames)('the theme %s', (theme) => {
  test.each(plans)('numbers the pages of $plan as LibreOffice sets them, in the $edition edition', async ({ plan, edition }) => {
    const io = memoryIo(texts)
    const flags = ['--theme', theme, '--edition', edition, '-o', 'a.docx', '--today', '2026-10-09']
    expect(await main(['render', plan, ...flags], io)).toBe(0)
    const pages = pagesOf(io.files.get('a.docx') ?? new Uint8Array())
    const { listed, found } = listedAndFound(pages)
    expect(listed.length).toBeGreaterThan(7)
    expect(listed).toEqual(found)
    expect(leftAlone(pages, listed)).toEqual([])
  })
})

test('pages turned on their side are counted, and the draft mark is on each', async () => {
  const names = ['Responsibility', 'Implementation', 'Acceptance', 'Communication', 'Documentation', 'Authorisation', 'Measurement', 'Escalation', 'Maintenance']
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  const wide = [row(names), row(names.map(() => '---')), ...Array.from({ length: 60 }, (_, index) => row(names.map((name) => `${name} ${index}`)))].join('')
  const text = 'A paragraph that takes some room on a page, with words and more words in it.\n\n'.repeat(30)
  const markdown = `# T\n\n## 1.0 First\n\n${text}\n\n## 2.0 Turned\n\n${wide}\n\n## 3.0 Upright\n\n${text}\n\n## 4.0 Last\n\n${wide}`
  const facts = { ...sampleFacts, contents: 'pages' as const, draftMark: 'NOT TO GO OUT', watermark: 'DRAFT' }
  const pages = pagesOf(await toDocx(parseMarkdown(markdown), facts, defaultTheme))
  const { listed, found } = listedAndFound(pages)
  expect(listed).toHaveLength(4)
  expect(listed).toEqual(found)
  expect(pages.map((page) => page.includes('NOT TO GO OUT'))).toEqual(pages.map(() => true))
  expect(pages.slice(1).map((page) => /Page (\d+) of (\d+)/.exec(page)?.slice(1).map(Number)))
    .toEqual(pages.slice(1).map((_page, index) => [index + 2, pages.length]))
})
