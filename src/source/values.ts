import { plainValue } from './tree.ts'

/** What can be written into a file: a single value, a list or a mapping. */
export type Value = string | number | readonly Value[] | { readonly [name: string]: Value }

/** How a file is written, so that what is added looks like the rest. */
export interface Style {
  lineEnd: string
  /** How much further to the right a mapping stands than its key. */
  step: number
  /** How much further to the right the hyphens of a list stand than its key. */
  hyphen: number
  /** Says whether keys and texts stand in double quotes throughout. */
  isJson: boolean
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** What YAML 1.1 does not read as text: words for true and false, numbers with colons, underscores or in base 2, and two signs. */
const oldReadings = new RegExp([
  'y|n|yes|no|on|off|=|<<', '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?', '[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?',
  '[-+]?0b[01_]+', '[-+]?0x[0-9a-f_]+',
].map((form) => `^(?:${form})$`).join('|'), 'i')

/** Says whether every reader of YAML, old or new, takes these characters without quotes for this very text. */
function isPlain(text: string, inFlow: boolean): boolean {
  // A plus begins a telephone number, which stands in quotes by custom.
  return /^(?:[^\s\-+?:,[\]{}#&*!|>'"%@`]|-(?=[^\s\-,[\]{}]))/.test(text)
    && !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\uFEFF]|:(?:\s|$)|\s#|\s$/u.test(text)
    && !(inFlow && /[,[\]{}]/.test(text))
    && typeof plainValue(text) === 'string' && !oldReadings.test(text)
}

/** Writes a single value so that it reads back exactly, in quotes only where it must. */
export function writtenScalar(value: string | number, inFlow: boolean, isJson = false): string {
  if (typeof value === 'number') return String(value)
  return !isJson && isPlain(value, inFlow) ? value : inDoubleQuotes(value)
}

/** JSON's quotes are YAML's, but for characters that YAML wants escaped and JSON does not. */
const inDoubleQuotes = (text: string): string => JSON.stringify(text)
  .replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Writes a text in the quotes it has in a file already. */
export function requoted(value: string, quote: '"' | "'"): string {
  return quote === '"' || /[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/u.test(value) ? inDoubleQuotes(value) : `'${value.replaceAll("'", "''")}'`
}

/** Writes a value within brackets, on one line; `pad` is what stands inside braces, a blank or nothing. */
export function writtenInFlow(value: Value, { isJson }: Style, pad = ''): string {
  const write = (part: Value): string => {
    if (isList(part)) return `[${part.map(write).join(', ')}]`
    if (typeof part !== 'object') return writtenScalar(part, true, isJson)
    const pairs = Object.entries(part).map(([name, inner]) => `${isJson ? JSON.stringify(name) : name}: ${write(inner)}`)
    return `{${pad}${pairs.join(', ')}${pad}}`
  }
  return write(value)
}

/** Writes the entries of a mapping as lines without their indentation at the left. */
export function writtenInBlock(mapping: { readonly [name: string]: Value }, style: Style): string[] {
  return Object.entries(mapping).flatMap(([name, value]) => entryLines(name, value, style))
}

/** Writes a key and its value as lines. */
export function entryLines(name: string, value: Value, style: Style): string[] {
  const key = style.isJson ? JSON.stringify(name) : name
  if (typeof value !== 'object') return [`${key}: ${writtenScalar(value, false, style.isJson)}`]
  if (isBrief(value)) return [`${key}: ${writtenInFlow(value, style)}`]
  if (!isList(value)) return [`${key}:`, ...shifted(writtenInBlock(value, style), style.step)]
  return [`${key}:`, ...shifted(value.flatMap((item) => itemLines(item, style)), style.hyphen)]
}

/** Writes an item of a list as lines, the first one with its hyphen and `gap` blanks after it. */
export function itemLines(item: Value, style: Style, gap = 1): string[] {
  const lines = typeof item !== 'object' ? [writtenScalar(item, false, style.isJson)]
    : isList(item) || Object.keys(item).length === 0 ? [writtenInFlow(item, style)]
    : writtenInBlock(item, style)
  return lines.map((line, index) => index === 0 ? `-${' '.repeat(gap)}${line}` : `${' '.repeat(gap + 1)}${line}`)
}

/** Says whether a value is written in brackets by custom: a list of ids or numbers, or nothing at all. */
function isBrief(value: Value): boolean {
  if (isList(value)) return value.every((item) => typeof item === 'number' || (typeof item === 'string' && /^[\w-]+$/.test(item)))
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Moves lines to the right. */
export const shifted = (lines: readonly string[], by: number): string[] => lines.map((line) => `${' '.repeat(by)}${line}`)
