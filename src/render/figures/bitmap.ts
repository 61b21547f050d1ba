import type { Figure, Figures } from './figure.ts'

/** A picture with what programs show that cannot draw SVG; none where it cannot be made here. */
export interface Picture extends Figure {
  readonly png?: Uint8Array
}

/** Font files for bitmaps: those whose letters are always the same, and those of this machine for scripts these do not have. */
export interface FontFiles {
  readonly own: readonly string[]
  readonly others: readonly string[]
}

/** Dots of a bitmap for each point: 180 to the inch, sharp in print, and quick to draw. */
const zoom = 2.5

// What the font of the pictures has letters for; all else is looked for in fonts of the machine.
const beyondOwnFont = /[^\u0000-\u052F\u1E00-\u27BF]/u

/**
 * Adds a bitmap to each picture, drawn with given fonts alone, so that it is the same on every machine; only texts in scripts
 * that these do not have are drawn with what the machine has.
 */
export async function withBitmaps(figures: Figures, fonts: FontFiles): Promise<ReadonlyMap<string, Picture>> {
  const draw = await renderer()
  if (draw === undefined) return figures
  const entries = await Promise.all([...figures].map(async ([name, figure]): Promise<[string, Picture]> => {
    const fontFiles = beyondOwnFont.test(figure.svg) ? [...fonts.own, ...fonts.others] : [...fonts.own]
    const image = await draw(withArabicFonts(figure.svg), {
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Carlito', sansSerifFamily: 'Carlito' },
      fitTo: { mode: 'zoom', value: zoom }, background: '#ffffff',
    })
    return [name, { ...figure, png: image.asPng() }]
  }))
  return new Map(entries)
}

const arabic = /[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]/u

/**
 * Names a font for each label with Arabic letters: resvg looks for those a font lacks one by one, and finds none where some
 * of them merge. A label with other letters as well needs a font that has both.
 */
const withArabicFonts = (svg: string): string => svg.replace(/<text([^>]*>)([^<]*)/g, (element, rest: string, text: string) =>
  !arabic.test(text) ? element
    : `<text font-family="${/[A-Za-z\u00C0-\u052F]/.test(text) ? '' : 'Noto Sans Arabic, '}DejaVu Sans, Arial"${rest}${text}`)

/** Loads what draws bitmaps: a native package, which is not there on machines it was not built for. */
async function renderer() {
  try {
    return (await import('@resvg/resvg-js')).renderAsync
  } catch {
    return undefined
  }
}
