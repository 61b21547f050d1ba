import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toDocx } from '../../src/render/docx/document.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { defaultTheme } from '../default-theme.ts'
import { docxParts, parsed, type Element } from '../docx-outline.ts'
import { sampleFacts } from './document-facts.ts'

/** What a paragraph, run, table, row or cell may say of itself beside its style, and why no style can say it. */
const allowed: Readonly<Record<string, string>> = {
  'w:pPr w:pStyle': 'names the style',
  'w:rPr w:rStyle': 'names the style',
  'w:tblPr w:tblStyle': 'names the style',
  'w:tblPr w:tblLook': 'says which parts of the style apply',
  'w:pPr w:numPr': 'says which list an item belongs to',
  'w:pPr w:sectPr': 'ends a section',
  'w:pPr w:keepNext': 'a short table or list is kept on one page, a long one is not',
  'w:pPr w:pageBreakBefore': 'only the first section after the contents list begins a page',
  'w:pPr w:spacing': 'the foot of the cover falls as far as its content lets it; room stands below a table, none above a heading that begins a page',
  'w:pPr w:ind': 'facts with long labels need a wider column',
  'w:pPr w:jc': 'numbers are aligned where the Markdown says so',
  'w:rPr w:b': 'a number in a bold heading is not bold, which a character style cannot say; a link or code may be strong besides',
  'w:rPr w:bCs': 'as w:b, for complex scripts',
  'w:rPr w:i': 'a link or code may be emphasised besides',
  'w:rPr w:iCs': 'as w:i, for complex scripts',
  'w:tblPr w:tblW': 'widths follow the content',
  'w:tblPr w:tblLayout': 'widths follow the content',
  'w:tcPr w:tcW': 'widths follow the content',
  'w:trPr w:cantSplit': 'no style of Word can hold it',
  'w:trPr w:tblHeader': 'no style of Word can hold it',
  'w:trPr w:trHeight': 'rows to be filled in by hand are high, which no style of Word can hold',
}

const samples = new Map(readdirSync(new URL('goldens', import.meta.url)).filter((name) => name.endsWith('.md'))
  .map((name) => [name, readFileSync(new URL(`goldens/${name}`, import.meta.url), 'utf8')]))
samples.set('the sample', readFileSync(new URL('sample-document.md', import.meta.url), 'utf8'))

samples.set('what the samples lack', ['# T', '- **A:** b', '## 1.0 B', '**[x](https://a.example)** *`c`* d', '## 2.0 C'].join('\n\n'))

/** Lists everything that is said beside a style, once. */
async function directFormatting(markdown: string): Promise<string[]> {
  const parts = docxParts(await toDocx(parseMarkdown(markdown), { ...sampleFacts, draftMark: 'DRAFT' }, defaultTheme))
  const found = new Set<string>()
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (/^w:(?:p|r|tbl|tr|tc)Pr$/.test(element.name)) found.add(`${element.name} ${child.name}`)
      // What a section says of its pages is no formatting of text.
      if (child.name !== 'w:sectPr') walk(child)
    }
  }
  for (const [path, xml] of parts) if (/^word\/(document|header\d|footer\d)\.xml$/.test(path)) walk(parsed(xml))
  return [...found]
}

const said = new Map<string, string[]>()
for (const [name, markdown] of samples) said.set(name, await directFormatting(markdown))

test.each([...said])('%s is formatted by styles, but for what no style can say', (_name, found) => {
  expect(found.filter((one) => !Object.hasOwn(allowed, one))).toEqual([])
})

test('nothing is allowed that is not needed', () => {
  const needed = [...said.values()].flat()
  expect(Object.keys(allowed).filter((one) => !needed.includes(one))).toEqual([])
})
