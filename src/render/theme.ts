/** The look of every rendered document: one typeface, four sizes and a palette that also reads in grey. */
export interface Theme {
  /** Family name; a metric-compatible stand-in (Carlito for Calibri) gives the same line breaks. */
  readonly font: string
  /** Family of literal code. */
  readonly codeFont: string
  /** Sizes in points. */
  readonly sizes: {
    readonly title: number
    readonly section: number
    readonly subsection: number
    readonly text: number
    readonly table: number
    readonly running: number
  }
  /** Distance from line to line of running text as a multiple of its size. */
  readonly lineHeight: number
  /** Colours as `#rrggbb`. */
  readonly colours: {
    readonly ink: string
    readonly navy: string
    readonly teal: string
    readonly grey: string
    readonly hair: string
    readonly amber: string
    readonly amberGround: string
    readonly red: string
    readonly green: string
  }
  /** Paper and margins in millimetres; `header` and `footer` are their distances from the edge of the paper. */
  readonly page: {
    readonly width: number
    readonly height: number
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
    readonly header: number
    readonly footer: number
  }
}

/** The shipped theme: Calibri on A4. */
export const defaultTheme: Theme = {
  font: 'Calibri',
  codeFont: 'Consolas',
  sizes: { title: 30, section: 19, subsection: 13.5, text: 10.5, table: 9.5, running: 8.5 },
  lineHeight: 1.4,
  colours: {
    ink: '#1d2733',
    navy: '#16324f',
    teal: '#0f7c8a',
    grey: '#6b7785',
    hair: '#d5dbe2',
    amber: '#d9822b',
    amberGround: '#fdf4ea',
    red: '#b4281a',
    green: '#2c7a4b',
  },
  page: { width: 210, height: 297, top: 25, right: 22, bottom: 24, left: 25, header: 10, footer: 11 },
}

/** A theme as declarations of CSS custom properties, one a line, with units. */
export function cssVariables(theme: Theme): string {
  const page = Object.entries(theme.page).map(([name, length]) => `--page-${name}: ${length}mm;\n`)
  return [
    `--font-text: '${theme.font}', Carlito, sans-serif;\n`,
    `--font-headings: '${theme.font}', Carlito, sans-serif;\n`,
    `--font-code: '${theme.codeFont}', monospace;\n`,
    ...Object.entries(theme.sizes).map(([name, size]) => `--size-${name}: ${size}pt;\n`),
    `--spacing-line: ${theme.lineHeight};\n`,
    ...page,
    '--cover-band: 9mm;\n',
  ].join('')
}
