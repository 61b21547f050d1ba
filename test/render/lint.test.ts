import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { toDocx } from '../../src/render/docx/document.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { defaultTheme } from '../default-theme.ts'
import { lintDocx } from '../docx-lint.ts'
import { sampleFacts } from './document-facts.ts'

const sample = readFileSync(new URL('sample-document.md', import.meta.url), 'utf8')
const file = await toDocx(parseMarkdown(sample), { ...sampleFacts, contents: 'titles' }, defaultTheme)

/** Changes a part of the sample, which must hold what is replaced. */
function spoiled(path: string, from: string | RegExp, to: string): Uint8Array {
  const parts = unzipSync(file)
  const text = strFromU8(parts[path] ?? new Uint8Array())
  expect(text.replace(from, to)).not.toBe(text)
  return zipSync({ ...parts, [path]: strToU8(text.replace(from, to)) })
}

test('finds nothing in the sample', () => {
  expect(lintDocx(file)).toEqual([])
})

const document = 'word/document.xml'
const control = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'

test.each<[string, string, string | RegExp, string]>([
  ['a cell without a last paragraph', document, /(<w:tc>(?:(?!<\/w:tc>).)*)<w:p\b(?:(?!<\/w:tc>).)*<\/w:p><\/w:tc>/, '$1</w:tc>'],
  ['a row of 0 cells in a grid of', document, /(<w:tr>|<w:tr [^>]*>)/, '<w:tr></w:tr>$1'],
  ['a table without rows', document, /<w:tbl>.*?<\/w:tbl>/, '<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>'],
  ['word/document.xml ends with a table', document, /(?=<w:sectPr(?:(?!<w:sectPr).)*$)/, '<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'],
  ['two controls have the id 7', document, '<w:body>', `<w:body>${control}${control}`],
  ['a tag of 65 characters', document, '<w:body>', `<w:body>${control.replace('<w:id w:val="7"/>', `<w:tag w:val="${'a'.repeat(65)}"/>`)}`],
  ['two bookmarks are named _Toc1', document, 'w:name="_Toc2"', 'w:name="_Toc1"'],
  ['two bookmarks have the id 1', document, /(<w:bookmarkStart [^>]*)w:id="2"/, '$1w:id="1"'],
  ['has a long name', document, 'w:name="_Toc1"', `w:name="${'b'.repeat(41)}"`],
  ['bookmark 1 does not end', document, /<w:bookmarkEnd w:id="1"\/>/, ''],
  ['bookmark 1 does not begin', document, /<w:bookmarkStart [^>]*w:id="1"[^>]*\/>/, ''],
  ['nothing is marked _Toc9', document, 'w:anchor="_Toc1"', 'w:anchor="_Toc9"'],
  ['there is no paragraph BodyTxt', document, 'w:val="BodyText"', 'w:val="BodyTxt"'],
  ['there is no paragraph Normalish', 'word/styles.xml', '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Normalish"/>'],
  ['there is no list 99', document, /<w:numId w:val="\d+"\/>/, '<w:numId w:val="99"/>'],
  ['word/document.xml uses rId77', document, /r:id="link1"/, 'r:id="rId77"'],
  ['names word/gone.xml', 'word/_rels/document.xml.rels', 'styles.xml', 'gone.xml'],
  ['word/styles.xml has no content type', '[Content_Types].xml', /<(?:Override [^>]*styles\.xml[^>]*|Default [^>]*Extension="xml"[^>]*)\/>/g, ''],
  ['a text holds what no text can', document, /(<w:t(?: [^>]*)?>)/, '$1\n'],
  ['Word drops blanks of', document, /<w:t xml:space="preserve">/, '<w:t> '],
])('finds that %s', (found, path, from, to) => {
  expect(lintDocx(spoiled(path, from, to)).join('\n')).toContain(found)
})
