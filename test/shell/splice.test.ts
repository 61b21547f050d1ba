import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsed } from '../docx-outline.ts'
import { sampleFacts } from '../render/document-facts.ts'
import { renderIn, textLines } from './in-shell.ts'
import { changed, companyFiles, localised, paragraph, section, starterFiles } from './shells.ts'

const sample = readFileSync(new URL('../render/sample-document.md', import.meta.url), 'utf8')
const short = '# Plan\n\nfor Harrow & Vale Clinics\n\n*source 1*\n\n- **Version:** 1.4.0\n\n## 1.0 Scope\n\nText\n\n## 2.0 Phases\n\n### 2.1 Before\n\n## A Annex'
const front = ['Fact: {FactLabel|Version⇥}1.4.0', 'Secondary: source 1']

test('turns the sample into the document its outline shows, in the shell to start from', async () => {
  const { outline } = await renderIn(starterFiles(), sample)
  await expect(outline).toMatchFileSnapshot('starter.outline.txt')
})

describe('a shell as Word saves one', () => {
  test.each(['de', 'fr'] as const)('gets styles by name in %s', async (language) => {
    const lines = textLines(await renderIn(companyFiles({ language }), short, { contents: 'none' }))
    const [first, second] = localised[language].headings
    expect(lines).toEqual([
      '-: Patient messaging roll-out', ...front,
      `${first}: {SectionNumber|1.0⇥}Scope`, 'BodyText: Text', `${first}: {SectionNumber|2.0⇥}Phases`, `${second}: {SectionNumber|2.1⇥}Before`,
      `${first}: {SectionNumber|A⇥}Annex`, '-- section 11906 x 16838 header',
    ])
  })

  test('keeps its own styles as they are', async () => {
    const files = companyFiles()
    const { parts } = await renderIn(files, short)
    const styles = parts.get('word/styles.xml') ?? ''
    for (const style of String(files['word/styles.xml']).match(/<w:style .*?<\/w:style>/g) ?? []) expect(styles).toContain(style)
    expect(styles.match(/<w:name w:val="heading 1"\/>/g)).toHaveLength(1)
  })

  test('a style whose id is taken by another gets an id of its own', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="Fact"><w:name w:val="Acme Fact"/></w:style>'
    const rendered = await renderIn(companyFiles({ styles }), short)
    expect(textLines(rendered)).toContain('Fact2: {FactLabel|Version⇥}1.4.0')
    expect(rendered.parts.get('word/styles.xml')).toMatch(/<w:style w:type="paragraph" w:styleId="Fact2"><w:name w:val="Fact"\/>/)
  })

  test('a style can stand in for one of ours by a second name', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="AcmeText"><w:name w:val="Acme Text"/><w:aliases w:val="crp Body Text"/></w:style>'
    expect(textLines(await renderIn(companyFiles({ styles }), short))).toContain('AcmeText: Text')
  })

  test('what is added does not fall back on the spacing of its text', async () => {
    const { parts } = await renderIn(companyFiles(), '## 1.0 A\n\n| a | b |\n| --- | --- |\n| c | d |')
    expect(parts.get('word/styles.xml')).toMatch(/w:styleId="TableText">.*?<w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="atLeast"\/>/)
  })

  test('running text takes its spacing from the shell, whose text has some', async () => {
    const { parts } = await renderIn(companyFiles(), short)
    const [style = ''] = /<w:style [^>]*w:styleId="BodyText">.*?<\/w:style>/.exec(parts.get('word/styles.xml') ?? '') ?? []
    expect(style).toContain('<w:basedOn w:val="Standard"/>')
    expect(style).not.toContain('w:spacing')
  })

  test('what is added is in its colours, and tables are as wide as its page', async () => {
    const { parts, outline } = await renderIn(companyFiles(), '## 1.0 A\n\n| a | b |\n| --- | --- |\n| c | d |')
    expect(parts.get('word/styles.xml')).toMatch(/w:styleId="SectionNumber">.*?<w:color w:val="7a1fa2"\/>/)
    expect(outline).toMatch(/^table 9638 = /m)
  })

  test('spelling is checked in the language of the document', async () => {
    expect((await renderIn(companyFiles(), short)).parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
  })
})

describe('headings', () => {
  test('are not numbered twice where the shell numbers them', async () => {
    const lines = textLines(await renderIn(companyFiles({ isNumbered: true }), short))
    const headings = lines.filter((line) => line.startsWith('berschrift'))
    expect(headings).toEqual([
      'berschrift1 new page: [#_Toc1]Scope', 'berschrift1: [#_Toc2]Phases', 'berschrift2: [#_Toc3]Before',
      'berschrift1 list 0 level : [#_Toc4]{SectionNumber|A⇥}Annex',
    ])
  })

  test("are named in the contents list with the shell's numbers", async () => {
    const lines = textLines(await renderIn(companyFiles({ isNumbered: true }), short))
    expect(lines.filter((line) => line.startsWith('TOC1') || line.startsWith('TOC2'))).toEqual([
      'TOC1: <#_Toc1 {SectionNumber|1⇥}Scope>', 'TOC1: <#_Toc2 {SectionNumber|2⇥}Phases>', 'TOC2: <#_Toc3 {SectionNumber|2.1⇥}Before>',
      'TOC1: <#_Toc4 {SectionNumber|A⇥}Annex>',
    ])
  })

  test.each([
    ['the shell comes to other numbers', '## 1.0 A\n\n## 3.0 C', ''],
    ['the shell has numbered headings of its own before', '## 1.0 A\n\n## 3.0 C', '<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr></w:p>'],
  ])("keep the plan's numbers, to which its texts refer, where %s", async (_case, markdown, before) => {
    const files = companyFiles({ isNumbered: true, body: before + paragraph('{{crp:body}}') + section() })
    const lines = textLines(await renderIn(files, markdown, { contents: 'none' }))
    expect(lines.slice(-3, -1)).toEqual([
      'berschrift1 list 0 level : {SectionNumber|1.0⇥}A', 'berschrift1 list 0 level : {SectionNumber|3.0⇥}C',
    ])
  })
})

describe('placeholders', () => {
  const box = (text: string) => `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${text}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`

  test.each([
    ['in one run', paragraph('a {{crp:plan.version}} b'), 'a 1.4.0 b'],
    ['over several runs', paragraph('a {', '{cr', 'p:plan.ver', 'sion}', '} b'), 'a 1.4.0 b'],
    ['with marks of the spelling between', paragraph('{{crp:').replace('</w:p>', '') + '<w:proofErr w:type="spellStart"/>' + paragraph('plan.version}}').slice(5), '1.4.0'],
    ['with blanks and capitals', paragraph('{{ CRP: Plan.Version }}'), '1.4.0'],
    ['several', paragraph('{{crp:edition}} {{crp:', 'plan.version}}{{crp:edition}}'), 'Customer edition 1.4.0Customer edition'],
    ['what is no placeholder', paragraph('{{plan.version}} {crp:plan.version}'), '{{plan.version}} {crp:plan.version}'],
  ])('are found %s', async (_case, xml, text) => {
    const { outline } = await renderIn(companyFiles({ header: xml }), short)
    expect(outline).toContain(`== word/header1.xml\n-: ${text}\n`)
  })

  test('are found in text boxes and in properties of the file', async () => {
    const files = { ...changed({ 'docProps/core.xml': (xml) => xml.replace('{{crp:plan.title}}', '{{crp:plan.version}} &amp; more') }) }
    const { parts } = await renderIn({ ...files, 'word/header2.xml': String(files['word/header2.xml']).replace('</w:hdr>', `${box(paragraph('{{crp:ed', 'ition}}'))}</w:hdr>`) }, short)
    expect(parts.get('word/header2.xml')).toContain('<w:t xml:space="preserve">Customer edition</w:t></w:r><w:r><w:t xml:space="preserve"></w:t>')
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>1.4.0 &amp; more</dc:title>')
  })

  test('take the blocks they ask for', async () => {
    const body = ['{{crp:contents}}', 'between', '{{crp:front}}', '{{crp:body}}'].map((text) => paragraph(text)).join('') + section()
    const lines = textLines(await renderIn(companyFiles({ body }), short))
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'TOCHeading', '-', 'TOC1', 'TOC1', 'TOC2', 'TOC1', '-', '-', 'Titel', 'Subtitle', 'Fact', 'Secondary',
      'berschrift1', 'BodyText', 'berschrift1', 'berschrift2', 'berschrift1', '-- section 11906 x 16838 header',
    ])
  })

  test('fill the contents list a shell has itself', async () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
    const list = `<w:p>${field('begin')}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>${field('separate')}<w:r><w:t>old</w:t></w:r></w:p>`
      + `${paragraph('older')}<w:p>${field('end')}</w:p>`
    const lines = textLines(await renderIn(companyFiles({ body: `${paragraph('Inhalt')}${list}${paragraph('{{crp:body}}')}${section()}` }), short))
    expect(lines.slice(0, 3)).toEqual(['-: Inhalt', '-: {TOC \\h \\o "1-2" \\w}', 'TOC1: <#_Toc1 {SectionNumber|1.0⇥}Scope>'])
    expect(lines.join('\n')).not.toMatch(/old|Contents/)
  })

  test('without any, the document takes the place of the text, and the last header stays', async () => {
    const body = `${paragraph('Lorem ipsum')}<w:p><w:pPr>${section()}</w:pPr></w:p>${paragraph('dolor')}${section()}`
    const rendered = await renderIn(companyFiles({ body }), short, { contents: 'none' })
    expect(textLines(rendered)).toEqual([
      'Titel: Plan', 'Subtitle: for Harrow & Vale Clinics', ...front, 'berschrift1: {SectionNumber|1.0⇥}Scope', 'BodyText: Text',
      'berschrift1: {SectionNumber|2.0⇥}Phases', 'berschrift2: {SectionNumber|2.1⇥}Before', 'berschrift1: {SectionNumber|A⇥}Annex',
      '-- section 11906 x 16838 header',
    ])
    expect(rendered.outline).toContain('== word/header1.xml\n-: Acme\n')
  })

  test('keep what else stands in their paragraph: a page break, the end of a section', async () => {
    const broken = `<w:p><w:pPr>${section()}</w:pPr><w:r><w:br w:type="page"/></w:r><w:r><w:t>{{crp:body}}</w:t></w:r></w:p>`
    const lines = textLines(await renderIn(companyFiles({ body: broken + paragraph('back') + section() }), '## 1.0 A', { contents: 'none' }))
    expect(lines).toEqual(['-: ⏎', 'berschrift1: {SectionNumber|1.0⇥}A', '-- section 11906 x 16838 header', '-: back', '-- section 11906 x 16838 header'])
  })
})

describe('marks', () => {
  const marked = { edition: 'internal' as const, draftMark: 'DRAFT' }

  test('stand in every header of the shell', async () => {
    const { outline } = await renderIn(starterFiles(), short, marked)
    expect(outline.match(/== word\/header\d\.xml\nDraftMark: INTERNAL — not for the customer\nDraftMark: DRAFT\n/g)).toHaveLength(2)
  })

  test('stand on pages that have no header, on first pages and on even ones', async () => {
    const body = `${paragraph('{{crp:body}}')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:titlePg/></w:sectPr>`
    const { parts } = await renderIn(companyFiles({ body, settings: '<w:evenAndOddHeaders/>' }), short, marked)
    const references = parts.get('word/document.xml')?.match(/<w:headerReference w:type="\w+" r:id="(\w+)"\/>/g)
    expect(references?.map((one) => /type="(\w+)"/.exec(one)?.[1]).sort()).toEqual(['default', 'even', 'first'])
    expect(parts.get('word/headerCrp1.xml')).toContain('INTERNAL — not for the customer')
    expect(parts.get('[Content_Types].xml')).toContain('PartName="/word/headerCrp1.xml"')
  })

  test('are no part of what a customer gets', async () => {
    expect((await renderIn(starterFiles(), short)).outline).not.toMatch(/DraftMark|INTERNAL/)
  })
})

describe('fields and controls for properties of the file', () => {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  const control = (xpath: string) => `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="${xpath}" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/></w:sdtPr>`
    + `<w:sdtContent>${paragraph('[Titel]', 'x')}</w:sdtContent></w:sdt>`

  test.each([
    ['a field', `<w:p>${field('begin')}<w:r><w:instrText> TITLE \\* MERGEFORMAT </w:instrText></w:r>${field('separate')}<w:r><w:t>Muster</w:t></w:r><w:r><w:t>titel</w:t></w:r>${field('end')}</w:p>`],
    ['a simple field', '<w:p><w:fldSimple w:instr=" DOCPROPERTY &quot;Title&quot; "><w:r><w:t>Mustertitel</w:t></w:r></w:fldSimple></w:p>'],
    ['a content control', control('/ns1:coreProperties[1]/ns0:title[1]')],
  ])('show those of the document: %s', async (_kind, header) => {
    const { parts } = await renderIn(companyFiles({ header }), short)
    expect(parts.get('word/header1.xml')?.replace(/<w:instrText>.*?<\/w:instrText>/, '').replace(/<[^>]*>/g, '')).toBe(sampleFacts.title)
  })

  test('leave the results of others alone', async () => {
    const header = `<w:p>${field('begin')}<w:r><w:instrText> FILENAME </w:instrText></w:r>${field('separate')}<w:r><w:t>a.docx</w:t></w:r>${field('end')}</w:p>`
    expect((await renderIn(companyFiles({ header }), short)).parts.get('word/header1.xml')).toContain('>a.docx<')
  })
})

test('a template becomes a document', async () => {
  const { parts } = await renderIn(companyFiles({ mainType: 'template' }), short)
  expect(parts.get('[Content_Types].xml')).toContain('wordprocessingml.document.main+xml')
  expect(parts.get('[Content_Types].xml')).not.toContain('template')
})

test('notes to those who work on a shell get into no document', async () => {
  const { outline } = await renderIn(starterFiles(), short)
  expect(outline).not.toMatch(/CrpNote|crp:|shell/)
})

test('links, lists and bookmarks get ids that are free in the shell', async () => {
  const start = '<w:p><w:bookmarkStart w:id="1" w:name="_Toc1"/><w:bookmarkEnd w:id="1"/></w:p>'
  const { parts, outline } = await renderIn(
    companyFiles({ body: start + paragraph('{{crp:body}}') + section() }), '## 1.0 A\n\n- [x](https://a.example)\n\n1. b\n\n## 2.0 B')
  expect(outline).toContain('ListParagraph list 2 level 0: <https://a.example {Hyperlink|x}>')
  expect(outline).toContain('ListParagraph list 3 level 0: b')
  expect(outline).toContain('[#_Toc1_1]')
  const xml = parts.get('word/document.xml') ?? ''
  const ids = [...xml.matchAll(/<w:bookmarkStart w:id="(\d+)"|<w:bookmarkStart w:name="[^"]*" w:id="(\d+)"/g)].map(([, one, other]) => one ?? other)
  expect(new Set(ids).size).toBe(3)
  for (const id of xml.match(/(?<=r:id=")[^"]*/g) ?? []) expect(parts.get('word/_rels/document.xml.rels')).toContain(`Id="${id}"`)
})

test('equal input gives equal bytes', async () => {
  const facts = { edition: 'internal' as const, draftMark: 'DRAFT' }
  expect((await renderIn(starterFiles(), sample, facts)).bytes).toEqual((await renderIn(starterFiles(), sample, facts)).bytes)
})

describe('page numbers', () => {
  test('are filled, and nothing asks to be updated', async () => {
    const { parts, outline, notes } = await renderIn(changed({ 'word/settings.xml': (xml) => xml.replace('<w:compat>', '<w:updateFields/><w:compat>') }), short, { contents: 'pages' })
    expect(outline).toMatch(/^TOC1: .*<#_Toc1 .*PAGEREF _Toc1\}3>$/m)
    expect(parts.get('word/document.xml')).not.toMatch(/w:dirty="true"/)
    expect(parts.get('word/settings.xml')).not.toContain('updateFields')
    expect(notes).toEqual([])
  })

  test('stand at the margin where the styles of the shell have no stop for them', async () => {
    const styles = ['toc 1', 'toc 2'].map((name, index) => `<w:style w:type="paragraph" w:styleId="Verzeichnis${index + 1}"><w:name w:val="${name}"/></w:style>`).join('')
    const { parts, outline } = await renderIn(companyFiles({ styles }), short, { contents: 'pages' })
    expect(outline).toContain('Verzeichnis1: <#_Toc1 ')
    expect(parts.get('word/document.xml')).toMatch(/<w:pStyle w:val="Verzeichnis1"\/><w:tabs><w:tab w:val="right" [^>]*w:pos="9638"|w:pos="9638" w:leader="dot"/)
  })

  test('are left out, with a word, where the widths of a font are not known', async () => {
    const files = companyFiles()
    const { outline, notes } = await renderIn({ ...files, 'word/styles.xml': String(files['word/styles.xml']).replaceAll('Arial', 'Acme Sans') }, short, { contents: 'pages' })
    expect(outline).toContain('TOC1: <#_Toc1 {SectionNumber|1.0⇥}Scope>')
    expect(notes).toEqual(['the contents list has no page numbers, as the widths of a font of the shell are not known; in Word, Update Field adds them'])
  })
})

test('every part is well formed', async () => {
  for (const xml of (await renderIn(companyFiles({ isNumbered: true }), sample)).parts.values()) parsed(xml)
})

test('keeps pages turned on their side for wide tables, and draws the word of a draft across every page', async () => {
  const names = ['Responsibility', 'Implementation', 'Acceptance', 'Communication', 'Documentation', 'Authorisation', 'Measurement', 'Escalation', 'Maintenance']
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const wide = [row(names), row(names.map(() => '---')), row(names)].join('\n')
  const markdown = `# T\n\n## 1.0 A\n\ntext\n\n## 2.0 B\n\n${wide}\n\n## 3.0 C\n\ntext`
  const { outline } = await renderIn(starterFiles(), markdown, { draftMark: 'DRAFT: not to go out', watermark: 'DRAFT' })
  expect([...outline.matchAll(/^(?:Heading1.*: .*\}([ABC])|-- section (\d+) x .*)$/gm)].map(([, heading, width]) => heading ?? width))
    .toEqual(['11906', 'A', '11906', 'B', '16838', 'C', '11906', '11906'])
  expect(outline.match(/^DraftMark: DRAFT: not to go out\[watermark DRAFT\]$/gm)).toHaveLength(2)
})
