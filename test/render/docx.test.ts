import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { columnWidths } from '../../src/render/docx/columns.ts'
import { toDocx, wordDocument } from '../../src/render/docx/document.ts'
import type { DocumentFacts } from '../../src/render/docx/facts.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { defaultTheme } from '../default-theme.ts'
import { docxOutline, docxParts, parsed } from '../docx-outline.ts'
import { sampleFacts } from './document-facts.ts'

const sample = readFileSync(new URL('sample-document.md', import.meta.url), 'utf8')

function render(markdown: string, facts: Partial<DocumentFacts> = {}): Promise<Uint8Array> {
  return toDocx(parseMarkdown(markdown), { ...sampleFacts, contents: 'none', ...facts }, defaultTheme)
}

async function bodyOf(markdown: string): Promise<string[]> {
  const lines = docxOutline(await render(markdown)).split('\n')
  return lines.slice(lines.indexOf('== document') + 1, -2)
}

test('turns the sample into the document its outline shows', async () => {
  const outline = docxOutline(await render(sample, { contents: 'titles' }))
  await expect(outline).toMatchFileSnapshot('sample-document.outline.txt')
})

test('what Word needs behind a last table is too low to open a page of its own', async () => {
  const parts = docxParts(await render('| A | B |\n| --- | --- |\n| 1 | 2 |'))
  const style = /<\/w:tbl><w:p><w:pPr><w:pStyle w:val="(\w+)"\/><\/w:pPr><\/w:p><w:sectPr>/.exec(parts.get('word/document.xml') ?? '')?.[1]
  expect(style).toBe('TableEnd')
  expect(parts.get('word/styles.xml')).toMatch(/w:styleId="TableEnd">.*?w:line="20" w:lineRule="exact"\/>/)
})

test('a heading behind a table is parted from it, lest LibreOffice leaves it at the foot of a page', async () => {
  const body = docxParts(await render('## 1.0 A\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n## 2.0 B\n\ntext')).get('word/document.xml')
  expect(body).toMatch(/<\/w:tbl><w:p><w:pPr><w:pStyle w:val="TableEnd"\/><\/w:pPr><\/w:p><w:p><w:pPr><w:pStyle w:val="Heading1"\/>/)
})

describe('reproducibility', () => {
  test('equal input gives equal bytes', async () => {
    const first = await render(sample, { contents: 'titles' })
    expect(await render(sample, { contents: 'titles' })).toEqual(first)
  })

  test('the zip file says it is of 1980, in whatever time zone', async () => {
    const file = await render('# T')
    const january1980 = 0x0021_0000
    expect(new DataView(file.buffer, file.byteOffset).getUint32(10, true)).toBe(january1980)
  })

  test('both core dates are the given one', async () => {
    const core = docxParts(await render('# T', { created: new Date(Date.UTC(2027, 0, 2, 3, 4, 5)) })).get('docProps/core.xml')
    expect(core?.match(/2027-01-02T03:04:05Z/g)).toHaveLength(2)
  })
})

describe('headings', () => {
  test.each([
    ['## 1.0 Scope', 'Heading1: {SectionNumber|1.0⇥}Scope'],
    ['## A Voices', 'Heading1: {SectionNumber|A⇥}Voices'],
    ['## Annex', 'Heading1: Annex'],
    ['### 2.1 Precontract *phase*', 'Heading2: {SectionNumber|2.1⇥}Precontract {Emphasis|phase}'],
    ['### A · Voices', 'Subsection: Voices'],
    ['#### 2.1 · Meetings', 'Heading3: Meetings'],
    ['#### 2.1 Meetings', 'Heading3: 2.1 Meetings'],
    ['### A-team', 'Heading2: A-team'],
  ])('%s', async (markdown, line) => {
    expect(await bodyOf(markdown)).toEqual([line])
  })
})

describe('text', () => {
  test.each([
    ['a strong and an emphasised word', '**a** *b* c', ['BodyText: {Strong|a} {Emphasis|b} c']],
    ['an emphasis at the end is secondary', 'Done. *By Ann*', ['BodyText: Done. {SecondaryText|By Ann}']],
    ['a wholly emphasised paragraph is secondary', '*By **Ann***', ['Secondary: By {Strong|Ann}']],
    ['code', 'say `a  b`', ['BodyText: say {Code|a  b}']],
    ['a break', 'a\\\nb', ['BodyText: a⏎b']],
    ['a line end is a blank', 'a\nb', ['BodyText: a b']],
    ['a line end between East Asian characters is none', '計画\n書。\nA', ['BodyText: 計画書。 A']],
    ['a safe link', '[x](https://a.example/?a=1&b="2")', ['BodyText: <https://a.example/?a=1&b="2" {Hyperlink|x}>']],
    ['a mail link', '<mailto:ann@a.example>', ['BodyText: <mailto:ann@a.example {Hyperlink|mailto:ann@a.example}>']],
    ['any other link is its text', '[x](javascript:alert) [y](ftp://a) [z](#a)', ['BodyText: x y z']],
    ['a callout', '> **To be agreed** · x', ['Callout: {Strong|To be agreed} · x']],
    ['HTML is text', '<b>x</b>\n\n<div>\ny\n</div>', ['BodyText: <b>x</b>', 'BodyText: <div>⏎y⏎</div>']],
    ['a code block is text', '```\na\n\tb\n```', ['BodyText: a⏎ b']],
    ['a picture is its description', '![a map](map.png)', ['BodyText: a map']],
  ])('%s', async (_behaviour, markdown, lines) => {
    expect(await bodyOf(markdown)).toEqual(lines)
  })
})

describe('lists', () => {
  test.each([
    ['facts', '- **Version:** 1.4\n- **Owner:** Ann *(lead)*', [
      'Fact: {FactLabel|Version⇥}1.4', 'Fact: {FactLabel|Owner⇥}Ann {SecondaryText|(lead)}',
    ]],
    ['a label with a wide colon', '- **版：** 1.4', ['Fact: {FactLabel|版⇥}1.4']],
    ['a label with a blank before its colon', '- **Version :** 1.4', ['Fact: {FactLabel|Version⇥}1.4']],
    ['a label without a colon is no fact', '- **a** b', ['ListParagraph list 2 level 0: {Strong|a} b']],
    ['one item that is no fact makes all of them bullets', '- **a:** b\n- c', [
      'ListParagraph list 2 level 0: {Strong|a:} b', 'ListParagraph list 2 level 0: c',
    ]],
    ['each numbered list counts on its own', '1. a\n   1. b\n2. c\n\n---\n\n1. d', [
      'ListParagraph list 2 level 0: a', 'ListParagraph list 3 level 1: b', 'ListParagraph list 2 level 0: c',
      'ListParagraph list 4 level 0: d',
    ]],
    ['a second paragraph stands under the first', '- a\n\n  b', ['ListParagraph list 2 level 0: a', 'ListContinue: b']],
  ])('%s', async (_behaviour, markdown, lines) => {
    expect(await bodyOf(markdown)).toEqual(lines)
  })

  test('an item to tick has a box in place of its bullet', async () => {
    const parts = docxParts(await render('- [ ] a\n- [x] b\n- c\n- \\[ ] d'))
    const lists = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:numId w:val="(\d+)"\/>.*?<w:t[^>]*>(.*?)<\/w:t>/g)]
    const numbering = parts.get('word/numbering.xml') ?? ''
    const markOf = (list = '') => {
      const definition = new RegExp(`<w:num w:numId="${list}"[^>]*><w:abstractNumId w:val="(\\d+)"`).exec(numbering)?.[1]
      return new RegExp(`w:abstractNumId="${definition}".*?<w:lvlText w:val="(.*?)"`).exec(numbering)?.[1]
    }
    expect(lists.map(([, list, text]) => `${markOf(list)} ${text}`)).toEqual(['☐ a', '☑ b', '• c', '• [ ] d'])
  })

  test('a numbered list begins where it says', async () => {
    const numbering = docxParts(await render('7. a')).get('word/numbering.xml')
    expect(numbering).toContain('<w:start w:val="7"/>')
  })
})

describe('what stays together', () => {
  const propertiesOf = async (markdown: string, style: string): Promise<string | undefined> =>
    new RegExp(`<w:pStyle w:val="${style}"/>(.*?)</w:pPr>`).exec(docxParts(await render(markdown)).get('word/document.xml') ?? '')?.[1]

  test.each([
    ['a line and the table it leads to', 'a\n\n| b | c |\n| --- | --- |\n| d | e |', 'BodyText', '<w:keepNext/>'],
    ['a line and its secondary line', 'a\n\n*b*', 'BodyText', '<w:keepNext/>'],
    ['the facts of a short list', '- **A:** b\n- **C:** d', 'Fact', '<w:keepNext/>'],
  ])('%s', async (_behaviour, markdown, style, properties) => {
    expect(await propertiesOf(markdown, style)).toContain(properties)
  })

  test('two lines of text need not', async () => {
    expect(await propertiesOf('a\n\nb', 'BodyText')).not.toContain('<w:keepNext/>')
  })

  test.each([['text', 'x', 'BodyText'], ['facts', '- **A:** b', 'Fact'], ['a list', '- x', 'ListParagraph'], ['a secondary line', '*x*', 'Secondary']])(
    '%s behind a table has room above', async (_kind, markdown, style) => {
      expect(await propertiesOf(`| b | c |\n| --- | --- |\n| d | e |\n\n${markdown}`, style)).toContain('<w:spacing w:before="180"/>')
      expect(await propertiesOf(markdown, style)).not.toContain('w:spacing')
    })
})

describe('text that is no XML', () => {
  test.each([
    ['markup', '&amp; <w:t> ]]> "x"', '&amp; <w:t> ]]> "x"'],
    ['control characters', 'a\u{1}b\u{B}c\u{1F}', 'a\u{FFFD}b\u{FFFD}c\u{FFFD}'],
    ['lone surrogates', 'a\u{D800}b\u{DC00}', 'a\u{FFFD}b\u{FFFD}'],
    ['characters that are none', 'a\u{FFFE}\u{FFFF}', 'a\u{FFFD}\u{FFFD}'],
    ['characters beyond the first plane', '\u{1F600}', '\u{1F600}'],
    ['line ends and tabs', 'a\r\nb\tc', 'a b c'],
    ['the name docx gives a list', '{list-bullets-0} {\u{FFFE}list-bullets-0}', '{list-bullets-0} {\u{FFFD}list-bullets-0}'],
  ])('%s', async (_behaviour, hostile, shown) => {
    const children = [{ type: 'text' as const, value: hostile }]
    const tree = {
      type: 'root' as const,
      children: [
        { type: 'paragraph' as const, children },
        ...parseMarkdown('- item').children,
        { type: 'paragraph' as const, children: [{ type: 'link' as const, url: `https://a.example/${hostile}`, children }] },
      ],
    }
    const facts = { ...sampleFacts, title: hostile, author: hostile, footer: hostile, draftMark: hostile, watermark: hostile }
    const file = await toDocx(tree, { ...facts, contents: 'none' }, defaultTheme)
    for (const xml of docxParts(file).values()) parsed(xml)
    const outline = docxOutline(file)
    expect(outline).toContain(`\nBodyText: ${shown}\n`)
    expect(outline).toContain(`\ndc:title ${shown}\n`)
    expect(outline).toContain(`\nDraftMark: ${shown}[watermark ${shown}]\n`)
  })
})

describe('running texts', () => {
  test('the internal edition and a draft say so in every header', async () => {
    const facts = { edition: 'internal' as const, draftMark: 'DRAFT: not to go out', watermark: 'DRAFT' }
    const outline = docxOutline(await render('# T\n\n## 1.0 A', facts))
    expect(outline.match(/^DraftMark: DRAFT: not to go out\[watermark DRAFT\]$/gm)).toHaveLength(2)
    expect(outline).toContain('Header: Patient messaging roll-out · Customer Relations Plan⇥{InternalMark|INTERNAL')
    expect(outline).toContain('{CoverInternalMark|INTERNAL')
  })

  test('no other document has a watermark', async () => {
    expect(docxOutline(await render('# T\n\n## 1.0 A'))).not.toContain('[watermark')
  })

  test('nobody is called Un-named', async () => {
    expect([...docxParts(await render('# T', { author: '' })).values()].join('')).not.toContain('Un-named')
  })
})

describe('cover', () => {
  const spacingOf = async (markdown: string, style: string): Promise<number | undefined> => {
    const xml = docxParts(await render(markdown)).get('word/document.xml') ?? ''
    const before = new RegExp(`<w:pStyle w:val="${style}"/><w:spacing w:before="(\\d+)"/>`).exec(xml)?.[1]
    return before === undefined ? undefined : Number(before)
  }

  test('the facts fall to the foot of the page, less far under a long title', async () => {
    const short = await spacingOf('# T\n\n- **A:** b', 'CoverFact')
    const long = await spacingOf(`# ${'Long title '.repeat(10)}\n\n- **A:** b`, 'CoverFact')
    expect(short).toBeGreaterThan(6000)
    expect(long).toBeLessThan((short ?? 0) - 2000)
  })

  test('a cover that is full begins higher up', async () => {
    const facts = Array.from({ length: 30 }, (_, index) => `- **Fact ${index}:** x`).join('\n')
    expect(await spacingOf('# T\n\n- **A:** b', 'CoverKind')).toBeUndefined()
    expect(await spacingOf(`# T\n\n${facts}`, 'CoverKind')).toBeLessThan(3000)
  })

  test('a document without sections is only a cover', async () => {
    expect((await bodyOf('# T')).filter((line) => line.startsWith('-- section'))).toEqual([])
    expect(docxParts(await render('# T')).has('word/header2.xml')).toBe(false)
  })
})

describe('contents list', () => {
  test('page numbers are filled and nothing asks to be updated', async () => {
    const file = await render('# T\n\n## 1.0 A\n\ntext\n\n### 2.1 B\n\n### 2.1 · C', { contents: 'auto' })
    const outline = docxOutline(file)
    expect(outline).toMatch(/^TOC1: .*<#_Toc1 .*PAGEREF _Toc1\}3>$/m)
    expect(outline).toMatch(/^TOC2: <#_Toc2 .*PAGEREF _Toc2\}3>$/m)
    expect(outline).not.toContain('_Toc3')
    expect(docxParts(file).get('word/document.xml')).not.toContain('w:dirty="true"')
    expect(docxParts(file).get('word/settings.xml')).not.toContain('updateFields')
  })

  test('where the widths of a font are not known it has titles only, and says which font', async () => {
    const fonts = { ...defaultTheme.fonts, text: 'Garamond', headings: 'Roboto' }
    const facts = { ...sampleFacts, contents: 'auto' as const }
    const { parts, notes } = await wordDocument(parseMarkdown('## 1.0 A\n\ntext'), facts, { ...defaultTheme, fonts })
    expect(notes).toEqual(['the contents list has titles only: the widths of Garamond and Roboto are not known'])
    expect(String(parts.get('word/document.xml'))).toContain('w:val="TOC1"')
    expect(String(parts.get('word/document.xml'))).not.toContain('PAGEREF')
  })

  test('where a character cannot be laid out it has titles only, and says so', async () => {
    const { notes } = await wordDocument(parseMarkdown('## 1.0 A\n\nالعربية'), { ...sampleFacts, contents: 'pages' }, defaultTheme)
    expect(notes).toEqual([expect.stringMatching(/^the contents list has titles only: the pages cannot be laid out because of a character/)])
  })

  test('a document without sections has none', async () => {
    expect(docxOutline(await render('# T\n\ntext', { contents: 'auto' }))).not.toContain('TOC')
  })
})

describe('pages turned on their side', () => {
  const names = ['Responsibility', 'Implementation', 'Acceptance', 'Communication', 'Documentation', 'Authorisation', 'Measurement', 'Escalation', 'Maintenance']
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const wide = [row(names), row(names.map(() => '---')), row(names)].join('\n')
  const narrow = '| a | b |\n| --- | --- |\n| c | d |'
  /** Lists headings, tables and section breaks, each by what it is; the last section ends the file. */
  const shapeOf = async (markdown: string, facts: Partial<DocumentFacts> = {}) =>
    docxOutline(await render(markdown, facts)).split('== document\n')[1]?.split('\n').flatMap((line) =>
      [/^(Heading\d|BodyText|table)/.exec(line)?.[1], /^-- section (\d+) x/.exec(line)?.[1]].filter((part) => part !== undefined))
  const [upright, turned] = ['11906', '16838']

  test.each([
    ['a narrow table stays upright', `## 1.0 A\n\n${narrow}`, ['Heading1', 'table', upright]],
    [
      'a wide table takes its headings and the line before it along', `text\n\n## 1.0 A\n\n### 1.1 B\n\nlead\n\n${wide}\n\nafter`,
      ['BodyText', upright, 'Heading1', 'Heading2', 'BodyText', 'table', turned, 'BodyText', upright],
    ],
    ['two wide tables share a section', `## 1.0 A\n\n${wide}\n\n### 1.1 B\n\n${wide}`, ['Heading1', 'table', 'Heading2', 'table', turned]],
    ['nothing follows a last wide table', `text\n\n${wide}`, ['BodyText', 'table', turned]],
  ])('%s', async (_behaviour, markdown, shape) => {
    expect(await shapeOf(markdown)).toEqual(shape)
  })

  test('the contents list stays upright', async () => {
    expect(await shapeOf(`## 1.0 A\n\n${wide}`, { contents: 'titles' })).toEqual([upright, 'Heading1', 'table', turned])
  })

  test('header and footer reach to the margin of every page, and pages are counted on', async () => {
    const file = await render(`## 1.0 A\n\n${wide}\n\ntext`)
    const outline = docxOutline(file)
    const running = ['FooterLandscape:', 'Footer:', 'HeaderLandscape:', 'Header:']
    expect(outline.match(/^(?:Header|Footer)(?:Landscape)?:/gm)).toEqual(running)
    const parts = docxParts(file)
    expect(parts.get('word/document.xml')).not.toContain('w:start=')
    expect(parts.get('word/styles.xml')).toMatch(/w:styleId="HeaderLandscape"((?!<\/w:style>).)*<w:tab w:val="right" w:pos="14174"\/>/)
  })
})

describe('column widths', () => {
  const face = { font: 'Calibri', size: 9.5 }
  const column = (...texts: string[]) => texts.map((text) => [{ text, bold: false }])
  const long = 'a text that goes on and on and has to be broken into lines wherever there is a blank in it '.repeat(3).trim()

  test.each([
    ['short columns', [column('Ann'), column('Bo')]],
    ['a date beside long texts', [column('29 September 2026'), column(long), column(long)]],
    ['an address beside a long text', [column('somebody.special@a-long-name.example'), column(long)]],
    ['more words than room', Array.from({ length: 12 }, () => column('incomprehensibilities'))],
    ['an empty column', [column(), column('')]],
  ])('of %s add up to the width available', (_behaviour, columns) => {
    const widths = columnWidths(columns, face, 198, 9242)
    expect(widths.reduce((total, width) => total + width, 0)).toBe(9242)
    expect(Math.min(...widths)).toBeGreaterThan(0)
  })

  test('let names break before a date does', () => {
    const names = Array.from({ length: 7 }, () => column('Otto van der Berg'))
    const [date = 0, name = 0] = columnWidths([column('29 September 2026'), ...names], face, 198, 9242)
    expect(date).toBeGreaterThan(1600)
    expect(name).toBeLessThan(1200)
  })

  test('let a secondary line wrap where keeping it would make others high', () => {
    const note = 'For: Fewer missed appointments, Reliability'
    const columns = [[[{ text: 'Messaging', bold: false }, { text: note, bold: false }]], column(long.slice(0, 120)), column('Lena Brandt'), column('26 January 2027')]
    const [noted = 0, text = 0] = columnWidths(columns, face, 198, 9242)
    expect(noted).toBeLessThan(text)
  })

  test('are wider in wider families, so that a date keeps its line', () => {
    const ofDate = (font: string) => columnWidths([column('29 September 2026'), column(long)], { font, size: 9.5 }, 198, 9242)[0] ?? 0
    expect(ofDate('Arial')).toBeGreaterThan(1.05 * ofDate('Calibri'))
    expect(ofDate('Some Wide Family')).toBeGreaterThan(ofDate('Arial'))
  })

  test.each([
    ['日本語の長い文章が続き、列の幅に合わせて折り返される。'.repeat(6), '2026年12月11日', 1350],
    ['نص عربي طويل يستمر ويُقسم إلى أسطر '.repeat(8), '28 أغسطس 2026', 1600],
  ])('let a date keep its line beside %s', (text, date, least) => {
    const [dateWidth = 0, textWidth = 0] = columnWidths([column(date), column(text)], face, 198, 9242)
    expect(dateWidth).toBeGreaterThan(least)
    expect(textWidth).toBeGreaterThan(3 * dateWidth)
  })

  test('give a long text the room and let a date keep its line', () => {
    const [date = 0, text = 0] = columnWidths([column('29 September 2026'), column(long)], face, 198, 9242)
    expect(date).toBeGreaterThan(1600)
    expect(text).toBeGreaterThan(3 * date)
  })
})
