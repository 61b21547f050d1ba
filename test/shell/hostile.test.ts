import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFault, openShell } from '../../src/render/docx/shell/shell.ts'
import { parsed } from '../docx-outline.ts'
import { problemsOf, renderIn } from './in-shell.ts'
import { changed, companyFiles, paragraph, section, starterFiles, zippedFiles, type Files } from './shells.ts'

const faultOf = (bytes: Uint8Array): string => {
  const shell = openShell(bytes)
  return isFault(shell) ? shell.fault : 'none'
}

const starter = () => zippedFiles(starterFiles())

/** A zip file whose directory says that its first part is of another size. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = bytes.length - 4; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint16(at + 10, true) === 8) view.setUint32(at + 24, size, true)
  }
  return bytes
}

const document = (xml: string) => zippedFiles(changed({ 'word/document.xml': xml }))
const compound = (text: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])])

describe('a file is no shell', () => {
  test.each([
    ['text', strToU8('hello'), 'it is no Word file'],
    ['nothing', new Uint8Array(), 'it is no Word file'],
    ['a torn file', starter().slice(0, 5000), 'it is no Word file'],
    ['a zip file of something else', zipSync({ 'a.txt': strToU8('a') }), 'it is no Word file'],
    ['a Word file under a password', compound('EncryptedPackage'), 'it is protected by a password'],
    ['a file of an old Word', compound('WordDocument'), 'it is a file of Word 97 to 2003'],
    ['a bomb that says so', lying(starter(), 0x7fff_ffff), 'it would be larger than 256 MB unzipped, or has more than 5,000 parts'],
    ['a bomb that does not', lying(zipSync({ 'word/document.xml': new Uint8Array(50_000_000) }), 10), 'its part word/document.xml is damaged'],
    ['entities', document('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'its part word/document.xml cannot be read: it holds a document type'],
    ['depth', document('<a>'.repeat(5000) + '</a>'.repeat(5000)), 'its part word/document.xml cannot be read: its elements lie too deep in each other'],
    ['a strict file', document('<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'), "it is saved as 'Strict Open XML Document' or by another program"],
  ])('%s', (_kind, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault)
  })

  test('what is not well formed', () => {
    expect(faultOf(document('<a><b></a>'))).toMatch(/^its part word\/document\.xml cannot be read: /)
  })

  test('bytes that are spoilt anywhere give a fault or a shell, never an exception', () => {
    const bytes = starter()
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
      const spoilt = bytes.slice()
      spoilt[at] = value
      expect(typeof faultOf(spoilt)).toBe('string')
    }), { numRuns: 40 })
  }, 30_000)
})

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const related = (kind: string, target: string, mode = '') => (files: Files): Files => ({
  ...files,
  'word/_rels/document.xml.rels': String(files['word/_rels/document.xml.rels'])
    .replace('</Relationships>', `<Relationship Id="x" Type="${office}/${kind}" Target="${target}"${mode}/></Relationships>`),
})
const external = ' TargetMode="External"'
const run = (content: string) => `<w:r>${content}</w:r>`
const begin = run('<w:fldChar w:fldCharType="begin"/>')
const end = run('<w:fldChar w:fldCharType="end"/>')
const instruction = (...texts: string[]) => texts.map((text) => run(`<w:instrText>${text}</w:instrText>`)).join('')
const inHeader = (content: string): Files => companyFiles({ header: `<w:p>${content}</w:p>` })

describe('a shell is refused for', () => {
  test.each<[string, Files, string]>([
    ['macros', { ...companyFiles(), 'word/vbaProject.bin': Uint8Array.of(1) }, 'file holds macros'],
    ['the type of a file with macros', changed({ '[Content_Types].xml': (xml) => xml.replace(/application\/vnd\.openxml[^"]*document\.main\+xml/, 'application/vnd.ms-word.document.macroEnabled.main+xml') }), 'file holds macros'],
    ['a spreadsheet in disguise', companyFiles({ mainType: 'sheet' }), 'file is no Word document'],
    ['a remote template', related('attachedTemplate', 'https://evil.example/a.dotm', external)(companyFiles()), 'body is attached to another template, which Word fetches'],
    ['a linked picture', related('image', 'https://evil.example/a.png', external)(companyFiles()), 'body fetches a file from outside: https://evil.example/a.png'],
    ['a linked picture that does not say so', related('image', '\\\\evil.example\\a.png')(companyFiles()), 'body fetches a file from outside: \\\\evil.example\\a.png'],
    ['an object', related('oleObject', 'embeddings/a.bin')(companyFiles()), 'body holds an object that another program runs'],
    ['another document', related('aFChunk', 'a.html')(companyFiles()), 'body holds another document, which Word merges in when it opens it'],
    ['DDEAUTO', inHeader(begin + instruction('DDEAUTO c:\\\\windows\\\\cmd.exe') + end), 'header1 has a field DDEAUTO, which runs another program'],
    ['DDE over several runs', inHeader(begin + instruction(' D', 'D', 'E x') + end), 'header1 has a field DDE, which runs another program'],
    ['a simple field', inHeader('<w:fldSimple w:instr="includepicture &quot;http://evil.example/a.png&quot;"/>'), 'header1 has a field INCLUDEPICTURE, which fetches a picture'],
    ['a field in a field', inHeader(begin + instruction('IF 1 = 1 ') + begin + instruction('LINK a') + end + end), 'header1 has a field LINK, which fetches from another program'],
    ['a field whose kind is put together', inHeader(begin + begin + instruction('QUOTE 68 68 69') + end + instruction(' x') + end), 'header1 has a field whose kind another field gives'],
    ['a field that does not end', inHeader(begin + instruction('INCLUDETEXT x')), 'header1 has a field INCLUDETEXT, which fetches a text'],
    ['a field under another prefix', inHeader('<z:instrText xmlns:z="http://schemas.openxmlformats.org/wordprocessingml/2006/main">DDE x</z:instrText>'), 'header1 has a field DDE, which runs another program'],
    ['tracked changes', inHeader('<w:ins w:id="1" w:author="A"><w:r><w:t>a</w:t></w:r></w:ins>'), 'header1 holds tracked changes, which the reader would get'],
    ['a mail merge', companyFiles({ settings: '<w:mailMerge/>' }), 'settings is a mail merge, which fetches addresses'],
    ['an unknown placeholder', inHeader(run('<w:t>{{crp:plan.titel}}</w:t>')), 'header1 has a placeholder {{crp:plan.titel}}, which stands for nothing'],
    ['the document in a header', inHeader(run('<w:t>{{crp:body}}</w:t>')), 'header1 has {{crp:body}} where no block can stand'],
    ['the document in a sentence', companyFiles({ body: paragraph('a {{crp:body}}') + section() }), 'body has {{crp:body}} where no block can stand'],
    ['the document in a table', companyFiles({ body: `<w:tbl><w:tr><w:tc>${paragraph('{{crp:body}}')}</w:tc></w:tr></w:tbl>${section()}` }), 'body has {{crp:body}} where no block can stand'],
    ['the document twice', companyFiles({ body: paragraph('{{crp:body}}') + paragraph('{{crp:body}}') + section() }), 'body has {{crp:body}} several times'],
    ['placeholders without one for the document', companyFiles({ body: paragraph('{{crp:edition}}') + section() }), 'body has placeholders, but none for the document itself'],
  ])('%s', (_kind, files, problem) => {
    expect(problemsOf(files)).toEqual([problem])
  })

  test.each<[string, Files]>([
    ['the shell to start from', starterFiles()],
    ['a shell by hand', companyFiles({ isNumbered: true })],
    ['data of another program', { ...companyFiles(), 'customXml/item1.xml': '<data><comment>a</comment><control/></data>' }],
    ['links, page numbers and conditions', related('hyperlink', 'https://acme.example', external)(inHeader(begin + instruction('IF ') + begin + instruction('PAGE') + end + instruction(' = 1 "a" "b"') + end))],
  ])('nothing: %s', (_kind, files) => {
    expect(problemsOf(files)).toEqual([])
  })
})

test('what is no reference of a shell, but a text of the plan, comes out as it is, once', async () => {
  const names = fc.constantFrom('{{crp:body}}', '{{crp:plan.title}}', '{{crp:nothing}}', '{{', '}}', '{crp:', '</w:t>', '&amp;', '$&', '\u{0}')
  const texts = fc.array(fc.oneof(names, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 6 }).map((parts) => `[${parts.join('')}]`)
  await fc.assert(fc.asyncProperty(texts, texts, async (title, text) => {
    const escaped = text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/[\n\r]/g, ' ')
    const { parts } = await renderIn(companyFiles(), `## 1.0 A\n\nx${escaped}x`, {}, { 'plan.title': title })
    const said = textOf(parts.get('word/document.xml') ?? '')
    expect(said.split(shown(title))).toHaveLength(shown(`x${text}x`).split(shown(title)).length + 1)
    expect(said.endsWith(shown(`x${text}x`))).toBe(true)
  }), { numRuns: 15 })
}, 60_000)

/** A text as Word shows it: what XML forbids becomes U+FFFD, ends of lines a blank. */
const shown = (text: string) => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
  .replace(/\s+/g, ' ')

const textOf = (xml: string): string => {
  const collect = (node: ReturnType<typeof parsed> | string): string => typeof node === 'string' ? '' : node.name === 'w:t'
    ? node.children.filter((child) => typeof child === 'string').join('') : node.children.map(collect).join('')
  return collect(parsed(xml)).replace(/\s+/g, ' ')
}
