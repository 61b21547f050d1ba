import type { Theme } from '../theme.ts'

/** The colours, the typeface and the width of the pictures of a document. */
export interface Look {
  readonly ink: string
  readonly strong: string
  readonly accent: string
  readonly grey: string
  readonly hair: string
  readonly amber: string
  readonly red: string
  readonly green: string
  /** Families in order of preference, as SVG lists them. */
  readonly font: string
  /** Width of the text between the margins, and the greatest height that leaves room for a heading and a caption, in points. */
  readonly width: number
  readonly height: number
}

const points = (millimetres: number): number => millimetres * 72 / 25.4

/** Takes from a theme what pictures need. */
export function lookOf({ colours, page }: Theme): Look {
  return {
    ink: colours.ink,
    strong: colours.title,
    accent: colours.accent,
    grey: colours.grey,
    hair: colours.hair,
    amber: colours.amber,
    red: colours.red,
    green: colours.green,
    // Labels are measured in Calibri, and would not fit in another typeface.
    font: 'Calibri, Carlito, sans-serif',
    width: points(page.width - page.left - page.right),
    height: points(page.height - page.top - page.bottom) - 90,
  }
}

/** Mixes a colour with white; a share of 1 is the colour itself. */
export function tint(colour: string, share: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return `#${channels.map((channel) => Math.round(255 - (255 - channel) * share).toString(16).padStart(2, '0')).join('')}`
}

/** Says whether white text on a colour reads better than dark text (relative luminance of WCAG 2). */
export function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.22
}
