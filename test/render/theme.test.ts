import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { shippedTheme as builtTheme } from '../../src/form.ts'
import { readTheme } from '../../src/render/theme-file.ts'
import { cssVariables, themeFormat, type Theme } from '../../src/render/theme.ts'
import { decode } from '../../src/source/decode.ts'
import { parse } from '../../src/source/parse.ts'
import { shippedTheme } from '../../src/templates.ts'
import { themeNames } from '../../src/theme-names.ts'
import { defaultTheme } from '../default-theme.ts'
import { docxOutline, docxParts } from '../docx-outline.ts'
import { memoryIo } from '../memory-io.ts'

const minimal = readFileSync(new URL('../../examples/minimal.crp.yaml', import.meta.url), 'utf8')

/** Renders with a theme file that lies in a folder, beside these other files. */
async function renderWith(theme: string, files: Record<string, Uint8Array> = {}, output = 'a.docx') {
  const io = memoryIo({ 'a.crp.yaml': minimal, 'look/acme.yaml': theme, ...files })
  const flags = ['--theme', 'look/acme.yaml', '-o', output, '--toc', 'none']
  return { io, exitCode: await main(['render', 'a.crp.yaml', ...flags], io) }
}

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'))
const onePixel = bytesOf('iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAQAAABeK7cBAAAAC0lEQVR4nGNgYPgPAAEDAQDZ3Oz5AAAAAElFTkSuQmCC')

describe('a theme file', () => {
  test('gives only what differs from the standard theme', async () => {
    const { io, exitCode } = await renderWith("fonts: {text: Georgia}\ncolours: {title: '#112233'}\n")
    expect([exitCode, io.err()]).toEqual([0, 'wrote a.docx (customer edition)\n'])
    const styles = docxParts(io.files.get('a.docx') ?? Buffer.of()).get('word/styles.xml')
    expect(styles).toContain('w:ascii="Georgia"')
    expect(styles).toContain('w:ascii="Calibri"')
    expect(styles).toContain('w:val="112233"')
    expect(styles).not.toContain(defaultTheme.colours.title.slice(1))
  })

  test('extends the theme it names', () => {
    const { root } = parse(decode(Buffer.from('extends: ledger\nsizes: {text: 12}\n'), 'a.yaml').source)
    const reading = root && readTheme(root, (name) => ({ standard: defaultTheme, ledger })[name], themeNames)
    expect(reading).toMatchObject({ base: 'ledger', faults: [], theme: { ...ledger, sizes: { ...ledger.sizes, text: 12 } } })
  })

  test.each([
    ['an unknown part', 'colors: {}\n', "1:1 `colors` is not a part of a theme; did you mean 'colours'?"],
    ['an unknown key', 'fonts:\n  txt: Arial\n', "2:3 `txt` is not a part of `fonts`; did you mean 'text'?"],
    ['a key that is like none', 'cover: {ornament: 3}\n', '1:9 `ornament` is not a part of `cover`; choose one of band'],
    ['a text for a group', 'fonts: Arial\n', '1:8 `fonts` must hold text, headings, code, japanese, chinese, arabic'],
    ['a name for a colour', 'colours: {ink: black}\n', "1:16 `colours.ink` must be a colour in quotes, such as '#16324f'"],
    ['a short colour', "colours: {ink: '#123'}\n", "1:16 `colours.ink` must be a colour in quotes, such as '#16324f'"],
    [
      'a colour that is a comment', 'colours:\n  ink: #112233\n',
      "2:3 `colours.ink` must be a colour in quotes, such as '#16324f'; without quotes, # begins a comment",
    ],
    ['a size with a unit', 'sizes: {text: 11pt}\n', '1:15 `sizes.text` must be a number of points from 0 to 96'],
    ['a line height that is none', 'spacing: {line: 14}\n', '1:17 `spacing.line` must be a number from 1 to 3'],
    ['what would end a style', "fonts: {text: 'x\";}'}\n", '1:15 `fonts.text` must be the name of a font, such as Calibri'],
    ['an unknown word', 'table: {rows: zebra}\n', '1:15 `table.rows` must be one of lines, bands, none'],
    ['no room for text', 'page: {left: 90, right: 90}\n', '1:1 the margins leave less than 80 millimetres across for text'],
    ['an unknown base', 'extends: standart\n', "1:10 there is no theme 'standart' to extend; did you mean 'standard'?"],
    ['a lost logo', 'logo: acme.png\n', '1:7 there is no file look/acme.png'],
    ['a logo of another kind', 'logo: {file: acme.yaml, height: 9}\n', '1:14 look/acme.yaml is neither a PNG nor a JPEG picture'],
    ['no YAML', 'fonts: {text: Arial\n', '2:1 '],
    ['nothing', '', '1:1 '],
  ])('with %s is refused', async (_fault, theme, place) => {
    const { io, exitCode } = await renderWith(theme)
    expect(exitCode).toBe(2)
    const [at, message = ''] = place.split(/ (.*)/s)
    expect(io.err()).toContain(`look/acme.yaml:${at}: ${message}`)
    expect(io.err()).toMatch(/\ncrp: the theme look\/acme\.yaml cannot be used\n/)
  })

  test('tells every fault, in the order of the file', async () => {
    const { io } = await renderWith('size: {}\nsizes: {text: big}\ncolour: {}\n')
    expect(io.err().match(/acme\.yaml:\d+(?=:\d)/g)).toEqual(['acme.yaml:1', 'acme.yaml:2', 'acme.yaml:3'])
  })

  test('puts its logo on the cover', async () => {
    const { io, exitCode } = await renderWith('logo: {file: acme.png, height: 10}\n', { 'look/acme.png': onePixel })
    expect([exitCode, io.err()]).toEqual([0, 'wrote a.docx (customer edition)\n'])
    const file = io.files.get('a.docx') ?? Buffer.of()
    expect(docxOutline(file)).toContain('CoverHead: [picture: Quillon Library Systems]⇥{CoverMark|Customer edition}')
    // Twice as wide as high, in English Metric Units of which a millimetre has 36,000.
    expect(docxParts(file).get('word/document.xml')).toContain('<wp:extent cx="720000" cy="360000"/>')
    expect(docxParts(file).get('word/document.xml')).toContain('descr="Quillon Library Systems"')
  })

  test('puts its logo at the head of a page', async () => {
    const { io } = await renderWith('logo: {file: acme.png, height: 10}\n', { 'look/acme.png': onePixel }, 'a.html')
    const img = `<img src="data:image/png;base64,${Buffer.from(onePixel).toString('base64')}" alt="Quillon Library Systems" width="76" height="38">`
    expect(Buffer.from(io.files.get('a.html') ?? []).toString()).toContain(`<p class="supplier">${img}</p>`)
  })

  test.each([
    ['header: line', '--table-header-ground: transparent', '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom'],
    ['header: rules', '--table-line-above: #16324f', '<w:top w:val="single" w:sz="8" w:space="0" w:color="16324f"/>'],
    ['header: band', '--table-header-ground: #16324f', '<w:shd w:val="clear" w:color="auto" w:fill="16324f"/>'],
    ['rows: lines', '--table-row-line: #d5dbe2', '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="d5dbe2"/>'],
    ['rows: bands', '--table-band-ground: #eaedf1', '<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="eaedf1"/>'],
    ['padding: 6', '--table-padding: 6pt', '<w:tblCellMar><w:top w:w="120" w:type="dxa"/>'],
  ])('draws tables with %s in Word and on pages', async (choice, css, xml) => {
    const page = await renderWith(`table: {${choice}}\n`, {}, 'a.html')
    const word = await renderWith(`table: {${choice}}\n`)
    expect(Buffer.from(page.io.files.get('a.html') ?? []).toString()).toContain(css)
    const styles = docxParts(word.io.files.get('a.docx') ?? Buffer.of()).get('word/styles.xml')
    expect(/w:styleId="CRPTable".*?<\/w:style>/.exec(styles ?? '')?.[0]).toContain(xml)
  })
})

const ledger = await shippedTheme('ledger') as Theme

describe.each(themeNames)('the theme %s', async (name) => {
  const theme = await shippedTheme(name) as Theme

  test('gives every part of the format', () => {
    const parts = Object.fromEntries(Object.entries(themeFormat).map(([group, members]) => [group, Object.keys(members)]))
    expect(Object.fromEntries(Object.entries(theme).map(([group, members]) => [group, Object.keys(members)]))).toEqual(parts)
  })

  test.each(['ink', 'title', 'accent', 'grey', 'red', 'green'] as const)('writes %s in enough contrast to paper (WCAG 2.2, 1.4.3)', (colour) => {
    expect(1.05 / (luminance(theme.colours[colour]) + 0.05)).toBeGreaterThan(4.5)
  })

  test('is put into the build as its file has it', async () => {
    expect(await builtTheme(name)).toEqual(theme)
  })

  test('gives CSS what it gives Word', async () => {
    await expect(cssVariables(theme)).toMatchFileSnapshot(`goldens/${name}.variables.css`)
  })
})

/** Relative luminance of a colour (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((channel) => channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
