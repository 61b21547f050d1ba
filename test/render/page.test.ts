import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { editions } from '../../src/plan/edition.ts'
import { contrast, readable, textContrast } from '../../src/render/contrast.ts'
import type { DocumentFacts } from '../../src/render/docx/facts.ts'
import type { Figures } from '../../src/render/figures/figure.ts'
import { toPage } from '../../src/render/html/page.ts'
import { styleOf } from '../../src/render/html/style.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { defaultTheme } from '../default-theme.ts'
import { memoryIo } from '../memory-io.ts'
import { bodyText, elementsOf, pageTree, textOf } from '../page-tree.ts'
import { sampleFacts } from './document-facts.ts'

const folder = new URL('../../examples/', import.meta.url)
const examples = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))

interface Given extends Partial<DocumentFacts> {
  figures?: Figures
}

function page(markdown: string, { figures = new Map(), ...facts }: Given = {}) {
  return toPage(parseMarkdown(markdown), { facts: { ...sampleFacts, contents: 'none', ...facts }, theme: defaultTheme, figures, stylesheet: '' })
}

/** What stands between the tags of the content, without the line ends of the source. */
const contentOf = (html: string) =>
  (/<div id="content" tabindex="-1">(.*)<\/div>\n<\/div>\n<\/main>/s.exec(html)?.[1] ?? '').replace(/\n/g, '')

/** Renders an example as the command does. */
async function rendered(name: string, edition: string): Promise<Uint8Array> {
  const io = memoryIo(examples)
  const exitCode = await main(['render', `${name}.crp.yaml`, '-o', 'out.html', '--edition', edition, '--today', '2026-10-09'], io)
  const bytes = io.files.get('out.html')
  if (exitCode !== 0 || bytes === undefined) throw new Error(`${name} is not rendered: ${io.err()}`)
  return bytes
}

/** The outline of a page, a line a heading, a table, a list or a note. */
function outline(bytes: Uint8Array): string {
  const said = (text: string) => text.replace(/\s+/g, ' ').trim()
  return elementsOf(pageTree(bytes)).flatMap((element) => {
    const { tagName, properties } = element
    const inside = elementsOf(element)
    const count = (name: string) => inside.filter((child) => child.tagName === name).length
    if (/^h[1-6]$/.test(tagName)) return [`${'#'.repeat(Number(tagName[1]))} ${said(textOf(element))} [${String(properties['id'])}]`]
    if (tagName === 'table') {
      const columns = inside.filter(({ tagName, properties }) => tagName === 'th' && properties['scope'] === 'col').map(textOf).map(said)
      return [`table ${count('tr') - 1} x (${columns.join(' | ')}), named by [${String(properties['ariaLabelledBy'])}]`]
    }
    if (tagName === 'dl') return [`facts ${inside.filter((child) => child.tagName === 'dt').map(textOf).map(said).join(' | ')}`]
    if (tagName === 'ul' || tagName === 'ol') return [`list of ${count('li')}`]
    if (properties['role'] === 'note') return [`note: ${said(textOf(element))}`]
    return ['header', 'nav', 'main', 'footer', 'figure'].includes(tagName) ? [`== ${tagName}`] : []
  }).join('\n') + '\n'
}

test.each(editions)('the %s edition of the smallest plan is the page of its golden', async (edition) => {
  const html = new TextDecoder().decode(await rendered('minimal', edition))
  await expect(html.replace(/<style>.*<\/style>/s, '<style>…</style>')).toMatchFileSnapshot(`goldens/minimal.${edition}.html`)
})

test.each(editions)('the %s edition of Harrow & Vale has the outline of its golden', async (edition) => {
  await expect(outline(await rendered('harrow-vale', edition))).toMatchFileSnapshot(`goldens/harrow-vale.${edition}.page.txt`)
})

test('theme and facts become the style of their golden', async () => {
  const facts = { ...sampleFacts, edition: 'internal' as const, title: 'A "quoted" </style>\\' }
  await expect(styleOf(defaultTheme, facts)).toMatchFileSnapshot('goldens/page-style.css')
})

describe('the dialect', () => {
  test.each([
    ['a section', '## 1.0 Scope', '<h2 id="1.0"><span class="number">1.0</span> Scope</h2>'],
    ['a phase', '### 2.1 Precontract', '<h3 id="2.1"><span class="number">2.1</span> Precontract</h3>'],
    ['a part of a section', '### A · Voices', '<h3 id="part" class="part">Voices</h3>'],
    ['headings alike', '## A B\n\n## A B', '<h2 id="A"><span class="number">A</span> B</h2><h2 id="A-2"><span class="number">A</span> B</h2>'],
    ['a secondary fact', 'Done. *By Ann*', '<p>Done. <span class="secondary">By Ann</span></p>'],
    ['a secondary paragraph', '*By **Ann***', '<p class="secondary">By <strong>Ann</strong></p>'],
    ['a word that is stressed', 'a *b* c', '<p>a <em>b</em> c</p>'],
    ['a list of facts', '- **Owner:** Ann *(lead)*', '<dl class="facts"><div><dt>Owner</dt><dd>Ann <span class="secondary">(lead)</span></dd></div></dl>'],
    ['other lists', '- a\n  1. b\n- c', '<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>'],
    ['boxes to tick', '- [ ] a\n- [x] b\n- \\[ ] c',
      '<ul><li class="boxed"><span class="box">☐</span> a</li><li class="boxed"><span class="box">☑</span> b</li><li>[ ] c</li></ul>'],
    ['a table to fill in by hand', '| A | B |\n| --- | --- |\n| a | |', '<table role="table" class="form"><thead role="rowgroup"><tr role="row">'
      + '<th role="columnheader" scope="col">A</th><th role="columnheader" scope="col">B</th></tr></thead><tbody role="rowgroup">'
      + '<tr role="row"><th role="rowheader" scope="row" data-label="A">a</th><td role="cell" data-label="B"></td></tr></tbody></table>'],
    ['a list that counts from 7', '7. a', '<ol start="7"><li>a</li></ol>'],
    ['a callout', '> **To be agreed** · x', '<div role="note" class="callout"><p><strong>To be agreed</strong> · x</p></div>'],
    ['a safe link', '[x](https://a.example/?a=1&b="2")', '<p><a href="https://a.example/?a=1&#x26;b=&#x22;2&#x22;">x</a></p>'],
    ['an e-mail address', '<ann@a.example>', '<p><a href="mailto:ann@a.example">ann@a.example</a></p>'],
    ['any other link', '[x](javascript:alert) [y](ftp://a) [z][r]\n\n[r]: javascript:alert', '<p>x y z</p>'],
    ['markup in a line', 'a <b onclick="x">b</b>', '<p>a &#x3C;b onclick="x">b&#x3C;/b></p>'],
    ['markup of a block', '<script>\nalert(1)\n</script>', '<p>&#x3C;script><br>alert(1)<br>&#x3C;/script></p>'],
    ['literal text', '```\na\n  b\n```', '<p>a<br>  b</p>'],
    ['a picture that is none of ours', '![a map](https://a.example/map.png)', '<p>a map</p>'],
  ])('%s', (_behaviour, markdown, html) => {
    expect(contentOf(page(markdown).html)).toBe(html)
  })

  test('a table is named by its heading, its columns by its header row and each row by its first cell', () => {
    const html = contentOf(page('## A B\n\n| Name | When |\n| --- | ---: |\n| **Ann** *lead* | 3 June 2026 |\n| | x |').html)
    expect(html).toContain('<table role="table" aria-labelledby="A">')
    expect(html).toContain('<th role="columnheader" scope="col" class="right">When</th>')
    expect(html).toContain('<th role="rowheader" scope="row" data-label="Name"><strong>Ann</strong><br><span class="secondary">lead</span></th>')
    expect(html).toContain('<td role="cell" class="right whole" data-label="When">3 June 2026</td>')
    expect(html).toContain('<td role="cell" data-label="Name"></td>')
  })

  test('short lines of a table keep whole where its columns have the room', () => {
    const row = (columns: number) => ['Name', '---', 'Jo Lindqvist'].map((cell) => `|${` ${cell} |`.repeat(columns)}`).join('\n')
    expect(contentOf(page(row(3)).html)).toContain('class="whole">Jo Lindqvist')
    expect(contentOf(page(row(12)).html)).not.toContain('whole')
  })

  test('a date without blanks keeps whole in a table, too', () => {
    const html = contentOf(page('| 日付 | 活動 |\n| --- | --- |\n| 2026年12月23日 | 10:00、毎週（木曜日）、1時間、ビデオ会議、電話会議、対面での会議 |\n| 2026年6月3日 | 10:00、キックオフ、2時間、訪問 |').html)
    expect(html).toContain('data-label="日付" class="whole">2026年12月23日')
    expect(html).not.toMatch(/data-label="活動" class="[^"]*whole/)
  })

  test('dates keep whole where there is room for them but not for names, too', () => {
    const row = (columns: number) => ['Name', '---', 'Jo Lindqvist'].map((cell, index) =>
      `|${` ${cell} |`.repeat(columns)}${[' When |', ' --- |', ' 3 June 2026 |'][index]}`).join('\n')
    const html = contentOf(page(row(6)).html)
    expect(html).toContain('data-label="When" class="whole">3 June 2026')
    expect(html).not.toContain('class="whole">Jo Lindqvist')
  })

  test('a sheet begins with its title, without cover and contents', () => {
    const { html } = page('# T\n\nfor Ann\n\n## 1.0 A', { layout: 'sheet', contents: 'titles' })
    expect(contentOf(html)).toBe('<h1 id="part">T</h1><p>for Ann</p><h2 id="1.0"><span class="number">1.0</span> A</h2>')
    expect(html).not.toMatch(/<nav|class="cover"|@page :first/)
  })

  test('a picture is drawn in place, described, explained, and shares no id with another', () => {
    const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><clipPath id="c"/><g clip-path="url(#c)"><text>Kick-off</text></g></svg>'
    const figures = new Map(['map', 'road'].map((name) => [name, { svg, width: 10, height: 10, alt: 'all', caption: 'Its code', texts: [] }]))
    const { html, text } = page('![Two & more](figure:map "What it means")\n\n![](figure:road)', { figures })
    expect(contentOf(html)).toContain('<figure id="figure-map"><svg role="img" aria-labelledby="figure-map-alt" xmlns')
    expect(contentOf(html)).toContain('<desc id="figure-map-alt">Two &amp; more</desc>')
    expect(html).toContain('<clipPath id="figure-road-c"/><g clip-path="url(#figure-road-c)">')
    expect(html).toContain('<figcaption>What it means</figcaption>')
    expect(text).toContain('Kick-off')
    expect(text).toContain('Two & more')
  })
})

describe('a page', () => {
  const tagsOf = (html: string) => elementsOf(pageTree(new TextEncoder().encode(html))).map(({ tagName }) => tagName)

  test('holds nothing that runs or is fetched, and forbids both', () => {
    const html = page('# T\n\n<script>alert(1)</script>\n\n![x](https://a.example/x.png)\n\n## 1.0 A').html
    expect(tagsOf(html).filter((name) => ['script', 'link', 'img', 'iframe', 'object'].includes(name))).toEqual([])
    expect(html).not.toMatch(/\son\w+="|url\(|@import/)
    expect(html).toContain('default-src &#x27;none&#x27;')
  })

  test('says its language, and which way it runs', () => {
    expect(page('# T').html).toContain('<html lang="en-GB" dir="ltr">')
    expect(page('# T', { language: 'ar-EG', direction: 'rtl' }).html).toContain('<html lang="ar-EG" dir="rtl">')
  })

  test('lists its sections and phases, and no parts of them, unless it is asked not to', () => {
    const markdown = '# T\n\n## 1.0 A\n\n### 1.0 · B\n\n### 2.1 C\n\n## D'
    const html = page(markdown, { contents: 'titles' }).html
    expect([...html.matchAll(/<a href="#([^"]*)">/g)].map(([, id]) => id)).toEqual(['1.0', '2.1', 'part-2'])
    expect(page(markdown).html).not.toContain('<nav')
  })

  test('of the internal edition or a draft says so first, in its name and on every sheet', () => {
    const { html } = page('# T\n\n## 1.0 A', { edition: 'internal', draftMark: 'DRAFT' })
    expect(html).toContain('<title>INTERNAL — not for the customer · Patient')
    expect(html).toContain('<p class="marks"><strong>INTERNAL — not for the customer</strong> <strong>DRAFT</strong></p>')
    expect(html).toMatch(/@top-right \{ content: "INTERNAL — not for the customer";.*color: #b4281a/)
    expect(page('# T').html).not.toContain('class="marks"')
  })

  test('gives every text it holds, once without its markup', () => {
    const { html, text } = page('# T\n\n> *x* & <b>\n\n[y](https://a.example/z)', { author: 'Ann', draftMark: 'D' })
    for (const part of ['T', 'x & <b>', 'https://a.example/z', 'Ann', 'D', 'Harrow & Vale Clinics', 'Version 1.4.0']) expect(text).toContain(part)
    expect(text).not.toContain('--size-text')
    expect(bodyText(pageTree(new TextEncoder().encode(html)))).toContain('x & <b>')
  })

  test('holds no character that HTML cannot', () => {
    expect(page('a\u{1}b\u{D800}c\u{FFFE}', { title: 'd\u{0}' }).html).not.toMatch(/[\u{0}\u{1}\u{D800}\u{FFFE}]/u)
  })
})

describe('contrast', () => {
  test.each([['#000000', '#ffffff', 21], ['#777777', '#ffffff', 4.48], ['#0000ff', '#ffffff', 8.59]])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })

  test.each([
    ['a colour that can be read stays', '#1d2733', ['#ffffff'], '#1d2733'],
    ['a pale one is darkened on white', '#a0c0d0', ['#ffffff'], undefined],
    ['a dark one is lightened on black', '#103050', ['#0b0f14', '#202830'], undefined],
  ])('%s', (_behaviour, colour, grounds, same) => {
    const result = readable(colour, grounds)
    if (same !== undefined) expect(result).toBe(same)
    expect(Math.min(...grounds.map((ground) => contrast(result, ground)))).toBeGreaterThanOrEqual(textContrast)
  })
})
