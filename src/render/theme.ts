import { standInsFor } from './fonts.ts'
import type { Logo } from './logo.ts'

/** What a value of a theme can be, besides one of several words. */
export type ThemeKind = 'font' | 'points' | 'millimetres' | 'factor' | 'colour'

const part = <const Kind extends ThemeKind | readonly string[]>(kind: Kind, about: string) => ({ kind, about })

/** Everything a theme says, by groups: what kind of value it is, and what it is for. Theme files, their checks and README follow. */
export const themeFormat = {
  fonts: {
    text: part('font', 'running text, tables and headers'),
    headings: part('font', 'title and headings'),
    code: part('font', 'literal code'),
    japanese: part('font', 'Japanese characters'),
    chinese: part('font', 'Chinese characters'),
    arabic: part('font', 'Arabic and other complex scripts'),
  },
  sizes: {
    title: part('points', 'title on the cover'),
    section: part('points', 'headings of sections and annexes'),
    subsection: part('points', 'headings of phases; second lines of the cover'),
    text: part('points', 'running text'),
    table: part('points', 'tables and secondary paragraphs'),
    running: part('points', 'header, footer and captions'),
  },
  spacing: {
    line: part('factor', 'from line to line, as a multiple of the size'),
    paragraph: part('points', 'above and below a paragraph'),
    section: part('points', 'above a section'),
    subsection: part('points', 'above a phase'),
    heading: part('points', 'above a heading inside it'),
  },
  colours: {
    ink: part('colour', 'text'),
    title: part('colour', 'titles, strong lines, the band of the cover'),
    accent: part('colour', 'numbers of sections, links'),
    grey: part('colour', 'secondary text'),
    hair: part('colour', 'hair lines'),
    amber: part('colour', 'today; what is to be agreed'),
    callout: part('colour', 'ground of what is to be agreed'),
    red: part('colour', 'the mark of the internal edition; against us'),
    green: part('colour', 'for us'),
  },
  page: {
    width: part('millimetres', 'width of the paper'),
    height: part('millimetres', 'height of the paper'),
    top: part('millimetres', 'margin'),
    right: part('millimetres', 'margin'),
    bottom: part('millimetres', 'margin'),
    left: part('millimetres', 'margin'),
    header: part('millimetres', 'header, from the edge of the paper'),
    footer: part('millimetres', 'footer, from the edge of the paper'),
  },
  cover: {
    band: part('millimetres', 'width of the band down the left edge; 0 for none'),
  },
  table: {
    header: part(['line', 'rules', 'band'], 'header row: a line under it, one above as well, or a filled band'),
    rows: part(['lines', 'bands', 'none'], 'other rows: hair lines, every second one tinted, or nothing'),
    padding: part('points', 'above and below the text of a cell'),
    gutter: part('millimetres', 'between columns'),
  },
} as const

/** The parts of one group of the format. */
export type Parts = Readonly<Record<string, { readonly kind: ThemeKind | readonly string[]; readonly about?: string }>>

type Format = typeof themeFormat
type Value<Kind> = Kind extends readonly string[] ? Kind[number] : Kind extends 'font' | 'colour' ? string : number

/** The look of every rendered document: fonts by name, sizes in points, colours as `#rrggbb`, paper in millimetres. */
export type Theme = {
  readonly [Group in keyof Format]: {
    readonly [Name in keyof Format[Group]]: Format[Group][Name] extends { kind: infer Kind } ? Value<Kind> : never
  }
} & { readonly logo?: Logo }

/** What Word documents and printed pages stand on. */
export const paper = '#ffffff'

/** The colours tables are drawn in. */
export interface TableColours {
  readonly title: string
  readonly hair: string
  /** What the page is made of. */
  readonly ground: string
}

/** Colours of tables that follow from what a theme chooses; an absent one is not drawn. */
export interface TableLook {
  readonly headerInk: string
  readonly headerGround?: string
  readonly lineAbove?: string
  readonly rowLine?: string
  readonly bandGround?: string
}

/** Tells what the table look of a theme draws, for Word and CSS alike; a strong line under the header row is always drawn. */
export function tableLookOf(table: Theme['table'], { title, hair, ground }: TableColours): TableLook {
  return {
    headerInk: table.header === 'band' ? ground : title,
    ...(table.header === 'band' && { headerGround: title }),
    ...(table.header === 'rules' && { lineAbove: title }),
    ...(table.rows === 'lines' && { rowLine: hair }),
    ...(table.rows === 'bands' && { bandGround: mixed(hair, ground) }),
  }
}

/** Room between the edge of a table and its text, in millimetres: none unless a ground is seen behind the text. */
export function tableInset({ header, rows, gutter }: Theme['table']): number {
  return header === 'band' || rows === 'bands' ? gutter / 2 : 0
}

const units: Readonly<Record<ThemeKind, string>> = { font: '', points: 'pt', millimetres: 'mm', factor: '', colour: '' }

/**
 * A theme's measures and fonts as declarations of CSS custom properties, one a line: `--font-text`, `--size-title`,
 * `--page-width` and so on, with units; fonts come with their stand-ins. Colours depend on the mode of the page.
 */
export function cssVariables(theme: Theme): string {
  const measures = Object.entries(themeFormat).flatMap(([group, parts]) =>
    Object.entries(parts as Parts).flatMap(([name, { kind }]) => {
      if (typeof kind !== 'string' || kind === 'colour') return []
      // Group and name come from the table the type of a theme is made from.
      const value = (theme as unknown as Record<string, Record<string, string | number>>)[group]?.[name] ?? ''
      return `--${group.replace(/s$/, '')}-${name}: ${kind === 'font' ? standInsFor(String(value)) : `${value}${units[kind]}`};\n`
    }))
  return `${measures.join('')}--table-inset: ${tableInset(theme.table)}mm;\n`
}

/** The colour half-way between two given as `#rrggbb`. */
function mixed(one: string, other: string): string {
  const channel = (colour: string, start: number) => Number.parseInt(colour.slice(start, start + 2), 16)
  return `#${[1, 3, 5].map((start) =>
    Math.round((channel(one, start) + channel(other, start)) / 2).toString(16).padStart(2, '0')).join('')}`
}
