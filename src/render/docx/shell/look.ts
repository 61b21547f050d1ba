import type { Theme } from '../../theme.ts'
import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { relationshipsOf, targetOf } from './relationships.ts'
import { attributeOf, styleBook } from './style-book.ts'
import type { StyleBook } from './style-book.ts'
import { standInFor } from './style-merge.ts'
import { below, child, children } from './xml.ts'
import type { Element } from './xml.ts'

/** The page and column of a section, in twips. */
export interface Geometry {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly textWidth: number
}

/** Reads the measures of a section; what it does not say is as in Word (A4, an inch all round). */
export function geometryOf(section: Element | undefined): Geometry {
  const [size, margin, columns] = ['w:pgSz', 'w:pgMar', 'w:cols'].map((name) => child(section, name))
  const read = (element: Element | undefined, name: string, preset: number) => {
    const value = Number(element?.attributes[name] ?? preset)
    return Number.isFinite(value) ? Math.round(Math.abs(value)) : preset
  }
  const width = read(size, 'w:w', 11906)
  const [left, right] = [read(margin, 'w:left', 1440) + read(margin, 'w:gutter', 0), read(margin, 'w:right', 1440)]
  const room = width - left - right
  const count = Math.max(1, read(columns, 'w:num', 1))
  const first = child(columns, 'w:col')
  const column = first === undefined ? (room - (count - 1) * read(columns, 'w:space', 720)) / count : read(first, 'w:w', room)
  return {
    width, left, right, height: read(size, 'w:h', 16838),
    top: read(margin, 'w:top', 1440), bottom: read(margin, 'w:bottom', 1440),
    textWidth: Math.max(1440, Math.floor(count > 1 ? column : room)),
  }
}

/** Makes the look of what is written into a shell: its page, its sizes and colours; what it does not say is as in the theme. */
export function lookOf(parts: ShellParts, section: Element | undefined, theme: Theme): Theme {
  const styles = treeAt(parts, paths.styles)
  if (styles === undefined) return theme
  const book = styleBook(styles)
  const id = (name: string) => standInFor(book, 'paragraph', name)?.attributes['w:styleId']
  const text = id('Body Text') ?? book.preset?.attributes['w:styleId']
  const heading = id('heading 1')
  const size = (style: string | undefined) => sizeOf(book, style)
  const textSize = size(text)
  const ink = colourOf(book, text) ?? '#000000'
  const title = (heading && colourOf(book, heading)) ?? ink
  const { width, height, left, top, bottom, textWidth } = geometryOf(section)
  return {
    ...theme,
    fonts: {
      ...theme.fonts,
      text: fontOf(parts, book, text) ?? theme.fonts.text, headings: fontOf(parts, book, heading) ?? theme.fonts.headings,
    },
    sizes: {
      title: orElse(id('Title') && size(id('Title')), theme.sizes.title),
      section: orElse(heading && size(heading), theme.sizes.section),
      subsection: orElse(id('heading 2') && size(id('heading 2')), theme.sizes.subsection),
      text: textSize,
      table: Math.max(8, textSize - 1),
      running: Math.max(7, textSize - 2),
    },
    colours: { ...theme.colours, ink, title, accent: title },
    page: {
      ...theme.page,
      width: inMillimetres(width), height: inMillimetres(height), left: inMillimetres(left), top: inMillimetres(top),
      bottom: inMillimetres(bottom), right: inMillimetres(width - left - textWidth),
    },
  }
}

/** Names the font of a style, by way of the fonts of the file's theme. */
export function fontOf(parts: ShellParts, book: StyleBook, style: string | undefined): string | undefined {
  const path = ['w:rPr', 'w:rFonts'] as const
  const themed = attributeOf(book, style, path, 'w:asciiTheme', 'w:ascii')
  return themed === undefined ? undefined : fontNamed(parts, themed)
}

/** Gives the font behind a name such as `minorHAnsi`; any other name is that of a font. */
export function fontNamed(parts: ShellParts, name: string): string | undefined {
  const group = /^(major|minor)/.exec(name)?.[1]
  if (group === undefined) return name
  const relationship = relationshipsOf(parts, paths.document).find(({ kind }) => kind === 'theme')
  const theme = relationship && treeAt(parts, targetOf(paths.document, relationship.target))
  const face = below(theme, 'a:themeElements', 'a:fontScheme', `a:${group}Font`, 'a:latin')?.attributes['typeface']
  return face === '' ? undefined : face
}

function sizeOf(book: StyleBook, style: string | undefined): number {
  const halves = Number(attributeOf(book, style, ['w:rPr', 'w:sz'], 'w:val') ?? 20)
  return Number.isFinite(halves) ? Math.min(72, Math.max(6, halves / 2)) : 10
}

function colourOf(book: StyleBook, style: string | undefined): string | undefined {
  const value = attributeOf(book, style, ['w:rPr', 'w:color'], 'w:val')
  return value !== undefined && /^[\da-f]{6}$/i.test(value) ? `#${value.toLowerCase()}` : undefined
}

const inMillimetres = (twips: number) => (twips * 25.4) / 1440

const orElse = <Value>(value: Value | '' | undefined, preset: Value): Value => value === undefined || value === '' ? preset : value

/** Lists the fonts a part names itself, besides its styles. */
export function fontsNamedIn(root: Element): string[] {
  return children(root).flatMap((node) => [
    ...(node.name === 'w:rFonts' ? [node.attributes['w:asciiTheme'] ?? node.attributes['w:ascii']].filter((name) => name !== undefined) : []),
    ...fontsNamedIn(node),
  ])
}
