import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { main } from '../../../src/cli.ts'
import { formats, type FormatName } from '../../../src/formats.ts'
import { toDocx } from '../../../src/render/docx/document.ts'
import type { Figure } from '../../../src/render/figures/figure.ts'
import { pictureOf } from '../../../src/render/figures/reference.ts'
import { parseMarkdown } from '../../../src/render/tree.ts'
import { defaultTheme } from '../../default-theme.ts'
import { docxOutline, docxParts } from '../../docx-outline.ts'
import { memoryIo } from '../../memory-io.ts'
import { sampleFacts } from '../document-facts.ts'

const facts = { ...sampleFacts, contents: 'none' as const }
const figure: Figure = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="60pt" height="30pt" viewBox="0 0 60 30"><text x="2" y="12" font-size="8">Kick…</text></svg>',
  width: 21, height: 10.5, alt: 'A box [that] says "kick-off".', caption: 'Figure 1. A box: "kick-off" & more\\.', texts: ['Kick-off in full'],
}
const markdown = `## 1.0 Scope\n\nBefore:\n\n${pictureOf('box', figure)}\n\nAfter\n`

describe('a picture in Word', () => {
  const file = () => toDocx(parseMarkdown(markdown), facts, defaultTheme, new Map([['box', figure]]))

  test('has its description, and its caption in a paragraph of its own', async () => {
    const outline = docxOutline(await file()).split('\n')
    expect(outline.slice(outline.indexOf('== document') + 2, -2)).toEqual([
      'BodyText: Before:', `Figure: [picture: ${figure.alt}]`, `Caption: ${figure.caption}`, 'BodyText: After',
    ])
  })

  test('stays on the page of its caption and of the line that leads to it', async () => {
    const parts = docxParts(await file())
    expect(parts.get('word/styles.xml')).toMatch(/w:styleId="Figure".*?<w:keepNext\/>/)
    expect(parts.get('word/document.xml')).toMatch(/<w:keepNext\/>.{0,200}Before:/)
  })

  test('has its size, and comes as SVG besides the bitmap', async () => {
    const xml = docxParts(await file()).get('word/document.xml') ?? ''
    expect(xml).toContain(`<wp:extent cx="${Math.round(21 * 36_000)}" cy="${Math.round(10.5 * 36_000)}"/>`)
    expect(xml).toMatch(/<asvg:svgBlip [^>]*r:embed="/)
  })
})

describe.each(Object.keys(formats) as FormatName[])('the %s format', (name) => {
  const write = () => formats[name].write({ markdown, facts, theme: defaultTheme, figures: new Map([['box', figure]]), name: 'a', setPages: async (docx) => docx })

  test('gives the texts of pictures in full to the search for internal values', async () => {
    expect((await write()).text()).toContain('Kick-off in full')
  })

  test('writes the same bytes twice', async () => {
    expect((await write()).bytes).toEqual((await write()).bytes)
  })
})

describe('pictures in Markdown', () => {
  const example = (name: string) => readFileSync(new URL(`../../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
  const world = () => memoryIo({ 'a.crp.yaml': example('harrow-vale'), 'house.crp.yaml': example('house') })

  test('are diagrams where Mermaid can draw them, else files in a folder beside', async () => {
    const io = world()
    expect(await main(['render', 'a.crp.yaml', '-f', 'md', '--out-dir', 'out', '--edition', 'internal'], io)).toBe(0)
    const written = new TextDecoder().decode(io.files.get('out/a.internal.md'))
    expect(written.match(/^```mermaid\n(?:gantt|flowchart \w\w)$/gm)).toHaveLength(4)
    expect(written.match(/^!\[.*\]\(<a\.internal\.figures\/[a-z]+\.svg>\)$/gm)).toHaveLength(2)
    expect([...io.files.keys()].filter((path) => path.startsWith('out/')).sort()).toEqual([
      'out/a.internal.figures/calendar.svg', 'out/a.internal.figures/grid.svg', 'out/a.internal.md',
    ])
    expect(written).not.toContain('figure:')
  })

  test('are described where there is no place for files', async () => {
    const io = world()
    expect(await main(['render', 'a.crp.yaml', '-f', 'md', '-o', '-'], io)).toBe(0)
    expect(io.out()).toContain('\nCalendar of formal contact from 3 June 2026')
    expect(io.out()).not.toMatch(/^!\[/m)
  })
})
