import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { docxOutline, docxParts, parsed } from '../docx-outline.ts'
import { memoryIo } from '../memory-io.ts'

type Element = ReturnType<typeof parsed>

const examples = ['minimal.crp.yaml', 'house.crp.yaml', 'harrow-vale.crp.yaml']
const texts = Object.fromEntries(examples.map((name) => [name, readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')]))

async function wordFile(name: string, language: string): Promise<Uint8Array> {
  const io = memoryIo(texts)
  const flags = ['--edition', 'internal', '--toc', 'titles', '--language', language, '--today', '2026-10-09', '-o', 'out.docx']
  const exitCode = await main(['render', name, ...flags], io)
  const bytes = io.files.get('out.docx')
  if (exitCode !== 0 || bytes === undefined) throw new Error(`${name} is not rendered: ${io.err()}`)
  return bytes
}

const arabic = docxParts(await wordFile('harrow-vale.crp.yaml', 'ar'))
const roots = [...arabic].filter(([path]) => /^word\/(?:document|header\d+|footer\d+)\.xml$/.test(path)).map(([, xml]) => parsed(xml))

/** Every element of a name, however deep. */
const all = (name: string, inside: readonly Element[] = roots): Element[] => inside.flatMap((element) => {
  const children = element.children.filter((child) => typeof child !== 'string')
  return [...(element.name === name ? [element] : []), ...all(name, children)]
})

const holds = (element: Element, ...path: string[]): boolean => path.length === 0 || element.children.some((child) =>
  typeof child !== 'string' && child.name === path[0] && holds(child, ...path.slice(1)))

const textOf = (element: Element) => all('w:t', [element]).flatMap(({ children }) => children).join('')

test('gives a document in Arabic the outline of its golden', async () => {
  await expect(docxOutline(await wordFile('minimal.crp.yaml', 'ar'))).toMatchFileSnapshot('goldens/minimal.internal.ar.outline.txt')
})

test.each([
  ['w:p', ['w:pPr', 'w:bidi'], 500],
  ['w:tbl', ['w:tblPr', 'w:bidiVisual'], 30],
  ['w:sectPr', ['w:bidi'], 2],
])('begins every %s at the right', (name, mark, least) => {
  const found = all(name)
  expect(found.length).toBeGreaterThanOrEqual(least)
  expect(found.filter((element) => !holds(element, ...mark)).map(textOf)).toEqual([])
})

test('says of every run which way it goes', () => {
  const runs = all('w:r').map((run) => ({ text: textOf(run), isTurned: holds(run, 'w:rPr', 'w:rtl') })).filter(({ text }) => text !== '')
  expect(runs.length).toBeGreaterThan(1000)
  expect(runs.filter(({ text, isTurned }) => isTurned && /[A-Za-z]/.test(text))).toEqual([])
  expect(runs.filter(({ text, isTurned }) => !isTurned && /[\u0590-\u08FF]/.test(text))).toEqual([])
})

test('keeps what runs from left to right in its order, without isolates', () => {
  const runs = all('w:r').filter((run) => !holds(run, 'w:rPr', 'w:rtl')).map(textOf)
  expect(runs).toContain('Harrow & Vale Clinics')
  expect(runs).toContain('\u200E+44 20 7946 0101')
  expect(runs).toContain('ines@northbeam.example')
  expect([...arabic.values()].join('')).not.toMatch(/[\u2066-\u2069]/)
})

test('names the language of each script', () => {
  expect(arabic.get('word/styles.xml')).toContain('<w:lang w:val="en-US" w:bidi="ar-AE"/>')
})

test.each([
  ['ja', '<w:lang w:val="en-US" w:eastAsia="ja-JP"/>', 'Yu Gothic'],
  ['zh-SG', '<w:lang w:val="en-US" w:eastAsia="zh-SG"/>', 'Microsoft YaHei'],
])('sets East Asian text in its own font and language, in %s', async (language, tag, font) => {
  const parts = docxParts(await wordFile('minimal.crp.yaml', language))
  expect(parts.get('word/styles.xml')).toContain(tag)
  expect(parts.get('word/styles.xml')).toContain(`w:eastAsia="${font}"`)
  expect(parts.get('word/document.xml')).not.toContain('<w:bidi/>')
})
