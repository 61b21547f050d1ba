import { blended, readable } from '../contrast.ts'
import type { DocumentFacts } from '../docx/facts.ts'
import { cssVariables, tableLookOf, type Theme } from '../theme.ts'

/** The colours of a page by name, as `#rrggbb`. */
type Colours = Readonly<Record<
  'ground' | 'ink' | 'title' | 'accent' | 'grey' | 'hair' | 'amber' | 'callout' | 'red' | 'band' | 'alarm', string
>>

const white = '#ffffff'

/** Writes what a page's style sheet takes from theme and facts: custom properties, colours by mode, and the printed page. */
export function styleOf(theme: Theme, facts: DocumentFacts): string {
  const { sizes } = theme
  const ratios = Object.entries(sizes).map(([name, size]) => `--ratio-${name}: ${Math.round((size / sizes.text) * 1000) / 1000};\n`)
  return [
    `:root {\n${cssVariables(theme)}${ratios.join('')}${declarations(light(theme), theme)}}\n`,
    `@media screen and (prefers-color-scheme: dark) {\n:root {\n${declarations(dark(theme), theme)}}\n}\n`,
    printedPage(theme, facts),
  ].join('')
}

/** The theme's colours; those of text are darkened where a theme has them too pale to be read by everyone. */
function light({ colours }: Theme): Colours {
  const grounds = [white, colours.callout]
  return {
    ground: white, hair: colours.hair, amber: colours.amber, callout: colours.callout, band: colours.title,
    alarm: readable(colours.red, [white]),
    ink: readable(colours.ink, grounds), title: readable(colours.title, grounds), accent: readable(colours.accent, grounds),
    grey: readable(colours.grey, grounds), red: readable(colours.red, grounds),
  }
}

/** The same colours on a dark ground of the title's hue. */
function dark({ colours }: Theme): Colours {
  const ground = blended(colours.title, '#0b0f14', 0.72)
  const callout = blended(ground, colours.amber, 0.16)
  const grounds = [ground, callout]
  const lightened = (colour: string, share: number, ratio: number) => readable(blended(colour, white, share), grounds, ratio)
  return {
    ground, callout, hair: blended(ground, white, 0.2), amber: colours.amber, band: blended(colours.title, white, 0.25),
    alarm: readable(colours.red, [white]),
    ink: lightened(colours.ink, 0.86, 9), title: lightened(colours.title, 0.86, 9), accent: lightened(colours.accent, 0.35, 4.5),
    grey: lightened(colours.grey, 0.4, 4.5), red: lightened(colours.red, 0.3, 4.5),
  }
}

function declarations(colours: Colours, { table }: Theme): string {
  const { headerInk, headerGround, lineAbove, rowLine, bandGround } = tableLookOf(table, colours)
  const ofTables = {
    'table-header-ink': headerInk, 'table-header-ground': headerGround, 'table-line-above': lineAbove, 'table-row-line': rowLine,
    'table-band-ground': bandGround,
  }
  return Object.entries({ ...colours, ...ofTables }).map(([name, colour = 'transparent']) => `--${name}: ${colour};\n`).join('')
}

/**
 * Paper and running texts of the printed page, which custom properties cannot reach. All pages are as wide as their paper, the
 * sides being the document's padding: browsers paint nothing in margins, and what stands on every page stands as on the first.
 */
function printedPage(theme: Theme, facts: DocumentFacts): string {
  const { page, sizes } = theme
  const colours = light(theme)
  const isInternal = facts.edition === 'internal'
  const [inner, outer] = facts.direction === 'rtl' ? ['right', 'left'] as const : ['left', 'right'] as const
  const running = `font: ${sizes.running}pt var(--font-text); color: ${colours.grey};`
  const atHead = `${running} vertical-align: bottom; padding-bottom: 3mm; margin-bottom: 5mm; border-bottom: 0.5pt solid ${colours.hair};`
  const atFoot = `${running} vertical-align: top; padding-top: 6mm;`
  const red = isInternal ? ` color: ${colours.red}; font-weight: bold;` : ''
  const pages = facts.pageLabel.split(/(\{pages?\})/).filter(Boolean).map((part) => counters.get(part) ?? quoted(part)).join(' ')
  const side = (name: 'left' | 'right') => `margin-${name}: ${page[name]}mm;`
  const boxes: Readonly<Record<string, string>> = {
    [`top-${inner}`]: `content: ${quoted(`${facts.title} · ${facts.documentKind}`)}; ${atHead} ${side(inner)}`,
    [`top-${outer}`]: `content: ${quoted(isInternal ? facts.internalMark : facts.customer)}; ${atHead}${red} ${side(outer)}`,
    [`bottom-${inner}`]: `content: ${quoted(facts.footer)}; ${atFoot} ${side(inner)}`,
    [`bottom-${outer}`]: `content: ${pages}; ${atFoot} ${side(outer)}`,
  }
  const each = (write: (name: string, box: string) => string) => Object.entries(boxes).map(([name, box]) => write(name, box)).join('')
  return [
    `@page {\nsize: ${page.width}mm ${page.height}mm;\nmargin: ${page.top}mm 0 ${page.bottom}mm;\n`,
    `${each((name, box) => `@${name} { ${box} }\n`)}}\n`,
    // The cover fills its page.
    facts.layout === 'sheet' ? '' : `@page :first {\nmargin: 0;\n${each((name) => `@${name} { content: none }\n`)}}\n`,
  ].join('')
}

const counters: ReadonlyMap<string, string> = new Map([['{page}', 'counter(page)'], ['{pages}', 'counter(pages)']])

/** A string of CSS that holds any text, also where its sheet stands in HTML or XML (CSS Syntax Level 3, 4.3.5 and 4.3.7). */
const quoted = (text: string): string =>
  `"${text.replace(/[\p{Cc}"\\<>]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`
