import { nearest } from '../plan/likeness.ts'
import type { Span } from '../source/source.ts'
import type { Mapping, Node } from '../source/tree.ts'
import { themeFormat, type Parts, type Theme, type ThemeKind } from './theme.ts'

/** Something wrong in a theme file: where, and one sentence in lower case. */
export interface ThemeFault {
  readonly at: Span
  readonly message: string
}

/** The logo a theme file names: its path from there, and its height in millimetres. */
export interface LogoWish {
  readonly file: string
  readonly height: number
  readonly at: Span
}

/** A theme file as it was read. */
export interface ThemeReading {
  /** The shipped theme it starts from. */
  readonly base: string
  /** What it says in a line. */
  readonly about: string
  readonly theme: Theme
  readonly logo?: LogoWish
  readonly faults: readonly ThemeFault[]
}

/** Gives a shipped theme by its name; nothing where there is none. */
export type ShippedTheme = (name: string) => Theme | undefined

const standard = 'standard'
const topKeys = ['about', 'extends', 'logo', ...Object.keys(themeFormat)]
const logoHeight = 12

/** The least room for text that margins may leave, in millimetres. */
const leastRoom = 80

const kinds: Readonly<Record<ThemeKind, { is: string; read: (value: unknown) => string | number | undefined }>> = {
  font: {
    is: 'the name of a font, such as Calibri',
    read: (value) => typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(value) ? value : undefined,
  },
  points: { is: 'a number of points from 0 to 96', read: numberFrom(0, 96) },
  millimetres: { is: 'a number of millimetres from 0 to 1000', read: numberFrom(0, 1000) },
  factor: { is: 'a number from 1 to 3', read: numberFrom(1, 3) },
  colour: {
    is: "a colour in quotes, such as '#16324f'",
    read: (value) => typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) ? value.toLowerCase() : undefined,
  },
}

/** Reads a theme file, which gives what differs from the theme it extends; a faulty value leaves that of the other. */
export function readTheme(root: Mapping, shipped: ShippedTheme, names: readonly string[]): ThemeReading {
  const faults: ThemeFault[] = []
  const report = (at: Span, message: string) => void faults.push({ at, message })
  const base = baseOf(root, shipped, names, report)
  const theme: Record<string, unknown> = { ...shipped(base) }
  for (const [name, { key, value }] of root.entries) {
    if (!topKeys.includes(name)) report(key, unknown(name, 'a theme', topKeys))
    const parts = Object.hasOwn(themeFormat, name) ? themeFormat[name as keyof typeof themeFormat] : undefined
    if (parts !== undefined) theme[name] = { ...theme[name] as object, ...group(name, value, parts, report) }
  }
  // Each group is that of a whole theme, with values of the kinds the format asks for.
  const whole = theme as unknown as Theme
  const page = root.entries.get('page')?.key
  if (page !== undefined) checkPage(whole.page, page, report)
  const logo = logoWish(root, report)
  return { base, about: textOf(root.entries.get('about')?.value), theme: whole, ...(logo && { logo }), faults }
}

type Report = (at: Span, message: string) => void

function baseOf(root: Mapping, shipped: ShippedTheme, names: readonly string[], report: Report): string {
  const wanted = root.entries.get('extends')?.value
  if (wanted === undefined) return standard
  const name = textOf(wanted)
  if (shipped(name) !== undefined) return name
  report(wanted, `there is no theme '${name}' to extend; ${advice(name, names)}`)
  return standard
}

function group(name: string, node: Node, parts: Parts, report: Report): Record<string, string | number> {
  if (node.kind !== 'mapping') {
    report(node, `\`${name}\` must hold ${Object.keys(parts).join(', ')}`)
    return {}
  }
  return Object.fromEntries([...node.entries].flatMap(([key, entry]) => {
    const part = Object.hasOwn(parts, key) ? parts[key] : undefined
    if (part === undefined) {
      report(entry.key, unknown(key, `\`${name}\``, Object.keys(parts)))
      return []
    }
    const value = valueOf(entry.value, part.kind)
    if (value !== undefined) return [[key, value]]
    const isComment = part.kind === 'colour' && entry.value.kind === 'scalar' && entry.value.value === null
    const why = isComment ? '; without quotes, # begins a comment' : ''
    report(isComment ? entry.key : entry.value, `\`${name}.${key}\` must be ${kindText(part.kind)}${why}`)
    return []
  }))
}

function valueOf(node: Node, kind: ThemeKind | readonly string[]): string | number | undefined {
  if (node.kind !== 'scalar') return undefined
  if (typeof kind === 'string') return kinds[kind].read(node.value)
  return kind.find((word) => word === node.value)
}

const kindText = (kind: ThemeKind | readonly string[]) => typeof kind === 'string' ? kinds[kind].is : `one of ${kind.join(', ')}`

function checkPage({ width, height, top, right, bottom, left }: Theme['page'], at: Span, report: Report): void {
  if (width - left - right < leastRoom) report(at, `the margins leave less than ${leastRoom} millimetres across for text`)
  if (height - top - bottom < leastRoom) report(at, `the margins leave less than ${leastRoom} millimetres down for text`)
}

function logoWish(root: Mapping, report: Report): LogoWish | undefined {
  const entry = root.entries.get('logo')
  if (entry === undefined) return undefined
  const { value } = entry
  if (value.kind === 'scalar' && typeof value.value === 'string') return { file: value.value, height: logoHeight, at: value }
  const file = value.kind === 'mapping' ? value.entries.get('file')?.value : undefined
  if (value.kind !== 'mapping' || file?.kind !== 'scalar' || typeof file.value !== 'string') {
    report(value.kind === 'mapping' ? entry.key : value, '`logo` must be the path of a PNG or JPEG file, or hold `file` and `height`')
    return undefined
  }
  const others = new Map([...value.entries].filter(([key]) => key !== 'file'))
  const { height = logoHeight } = group('logo', { ...value, entries: others }, { height: { kind: 'millimetres' } }, report)
  return { file: file.value, height: Number(height), at: file }
}

const unknown = (name: string, of: string, known: readonly string[]) => `\`${name}\` is not a part of ${of}; ${advice(name, known)}`

/** Says what a name was probably meant to be, or else what it could be. */
export function advice(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near === undefined ? `choose one of ${known.join(', ')}` : `did you mean '${near}'?`
}

const textOf = (node: Node | undefined) => node?.kind === 'scalar' ? node.text : ''

function numberFrom(least: number, most: number): (value: unknown) => number | undefined {
  return (value) => typeof value === 'number' && value >= least && value <= most ? value : undefined
}
