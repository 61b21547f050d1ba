import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { setPages } from '../../src/office.ts'
import { memoryIo } from '../memory-io.ts'

const name = 'harrow-vale.crp.yaml'
const text = readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
const house = readFileSync(new URL('../../examples/house.crp.yaml', import.meta.url), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'crp-pdf-test-'))
const path = join(folder, 'out.pdf')
afterAll(() => rmSync(folder, { recursive: true }))

/** What a program says of the PDF file. */
const said = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' })

/** Renders the example with the LibreOffice of this machine. */
async function rendered(format: 'pdf' | 'md'): Promise<Uint8Array> {
  const io = memoryIo({ [name]: text, 'house.crp.yaml': house })
  const flags = ['-o', `out.${format}`, '--today', '2026-10-09']
  const exitCode = await main(['render', name, ...flags], { ...io, setPages: (docx) => setPages(docx, process.env) })
  const bytes = io.files.get(`out.${format}`)
  if (exitCode !== 0 || bytes === undefined) throw new Error(io.err())
  return bytes
}

beforeAll(async () => writeFileSync(path, await rendered('pdf')))

test('is tagged, names its title, its language and PDF/UA, and shows the title', () => {
  const facts = said('pdfinfo', path)
  expect(facts).toMatch(/^Title: +Patient messaging roll-out$/m)
  expect(facts).toMatch(/^Author: +Ines Calder, Tom Ferrand$/m)
  expect(facts).toMatch(/^Tagged: +yes$/m)
  expect(facts).toMatch(/^JavaScript: +no$/m)
  const raw = readFileSync(path, 'latin1')
  expect(raw).toContain('/Lang(en-GB)')
  expect(raw).toContain('/DisplayDocTitle true')
  expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
})

test('holds every font it uses', () => {
  const [, , ...fonts] = said('pdffonts', path).trim().split('\n')
  expect(fonts.length).toBeGreaterThan(0)
  // Columns: name, type, encoding, emb, sub, uni, object.
  expect(fonts.filter((line) => !/ yes yes yes +\d+ +\d+$/.test(line))).toEqual([])
})

test('is read out in the order of the plan, by its headings, with header cells in its tables', async () => {
  const markdown = new TextDecoder().decode(await rendered('md'))
  const expected = [...markdown.matchAll(/^(#{2,}) (?:(?:[\d.]+|[A-Z])(?: ·)? )?(.*)$/gm)].map(([, marks = '', title = '']) => `H${marks.length - 1} ${title}`)
  const structure = said('pdfinfo', '-struct-text', path)
  const headings = [...structure.matchAll(/^ *(H\d) \(block\):\n((?: {4,}.*\n)*?)(?= {0,2}\S)/gm)].map(([, level = '', inside = '']) =>
    `${level} ${[...inside.matchAll(/"(.*)"$/gm)].map(([, text = '']) => text).join('').replace(/^(?:\d+\.\d+|[A-Z](?=[A-Z]))/, '')}`)
  expect(headings).toEqual(expected)
  expect(structure).toMatch(/^ +TH/m)
})
