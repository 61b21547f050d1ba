import { expect, test } from 'vitest'
import { toDocx } from '../src/render/docx/document.ts'
import { toPage } from '../src/render/html/page.ts'
import { parseMarkdown } from '../src/render/tree.ts'
import { defaultTheme } from './default-theme.ts'
import { docxStructure, faultsIn, pageStructure, rules } from './accessibility.ts'
import { sampleFacts } from './render/document-facts.ts'

/** Markdown that breaks a rule once, in both formats. */
const breaches = [
  ['the language is set', '## 1.0 A', ''],
  ['heading levels never skip', '## 1.0 A\n\n#### 1.0 · B', 'en'],
  ['no header cell is empty', '## 1.0 A\n\n| | b |\n| --- | --- |\n| c | d |', 'en'],
  ['links are named, not spelt out', '## 1.0 A\n\n<https://a.example/b>', 'en'],
] as const

const facts = { ...sampleFacts, contents: 'none' as const }
const inWord = async (markdown: string, language = 'en') =>
  docxStructure(await toDocx(parseMarkdown(`# T\n\n${markdown}`), { ...facts, language }, defaultTheme))
const onPage = (markdown: string, language = 'en') => pageStructure(new TextEncoder().encode(
  toPage(parseMarkdown(`# T\n\n${markdown}`), { facts: { ...facts, language }, theme: defaultTheme, figures: new Map(), stylesheet: '' }).html))

test.each(breaches)('a breach is found: %s', async (rule, markdown, language) => {
  for (const structure of [await inWord(markdown, language), onPage(markdown, language)]) {
    expect(faultsIn(structure).map((fault) => fault.slice(0, fault.indexOf(': ')))).toEqual([rule])
  }
})

test.each([
  ['every table has a header row', { tables: [undefined] }],
  ['every picture is told in words or marked as decoration', { pictures: ['', 'a map', undefined] }],
])('a breach is found: %s', (rule, part) => {
  const structure = { language: 'en', headings: [], tables: [], pictures: [], links: [], ...part }
  expect(Object.keys(rules).filter((name) => rules[name]?.(structure).length === 1)).toEqual([rule])
})

test('an e-mail address is its own name, and headings, tables and pictures are read from both formats', async () => {
  const markdown = '## 1.0 A\n\n### 1.0 · B\n\n<ann@a.example>\n\n| a | b |\n| --- | --- |\n| c | d |'
  const expected = { headings: [1, 2], tables: [['a', 'b']], links: [{ text: 'ann@a.example', target: 'mailto:ann@a.example' }] }
  const [word, page] = [await inWord(markdown), onPage(markdown)]
  expect(word).toMatchObject({ ...expected, pictures: [''] })
  expect(page).toMatchObject({ ...expected, headings: [1, 2, 3], links: [{ target: '#content' }, ...expected.links] })
  expect([...faultsIn(word), ...faultsIn(page)]).toEqual([])
})
