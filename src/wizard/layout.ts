import type { Block, List, Value, Written } from './values.ts'

/** A part that nobody has filled in yet; it stands in the file as a comment. */
export interface Placeholder {
  /** The key it would stand under; none for items of a list, and where there are only notes. */
  key?: string
  value?: Value
  /** Who asks for it, and why. */
  notes: readonly string[]
  /** Stands above it where it begins a group. */
  heading?: readonly string[]
}

/** The placeholders that follow what stands in a mapping or list, by that mapping or list. */
export type Placeholders = ReadonlyMap<Block | List, readonly Placeholder[]>

/** A line of the file, indented by so many columns; within a placeholder, `base` is where its comments begin. */
interface Line {
  indent: number
  text: string
  kind: 'value' | 'note' | 'blank'
  base?: number
}

/** How long a line may become before its text is folded. */
const width = 110

/** Writes a file: a blank line before each chapter, placeholders behind `# `, words about them behind `##`. */
export function layOut(root: Block, placeholders: Placeholders): string {
  const chapters = [...root].flatMap(([key, value]): Line[] =>
    [...(typeof value === 'string' || key === 'extends' ? [] : [blank]), ...entry(key, value, 0, placeholders)])
  return [...chapters, ...open(root, 0, placeholders, undefined)].map(lineText).join('')
}

const blank: Line = { indent: 0, text: '', kind: 'blank' }

function lineText({ indent, text, kind, base }: Line): string {
  if (kind === 'blank') return '\n'
  if (kind === 'value' && base === undefined) return `${' '.repeat(indent)}${text}\n`
  const from = base ?? indent
  return `${' '.repeat(from)}${kind === 'note' ? '##' : '#'} ${' '.repeat(indent - from)}${text}\n`
}

const at = (indent: number, text: string, base: number | undefined, kind: Line['kind'] = 'value'): Line =>
  ({ indent, text, kind, ...(base !== undefined && { base }) })

function entry(key: string, value: Value, indent: number, placeholders: Placeholders, base?: number): Line[] {
  if (typeof value === 'string') return scalar(`${key}:`, value, indent, base)
  if (value instanceof Map) return [at(indent, `${key}:`, base), ...block(value, indent + 2, placeholders, base)]
  if (isShort(value) && !placeholders.has(value)) return [at(indent, `${key}: [${value.join(', ')}]`, base)]
  return [at(indent, `${key}:`, base), ...list(value, indent + 2, placeholders, base)]
}

/** Ids, words and figures stand in one line; sentences each in their own. */
const isShort = (list: List): boolean => list.every((item) => typeof item === 'string' && /^[\w.-]+$/.test(item))

const block = (value: Block, indent: number, placeholders: Placeholders, base?: number): Line[] => [
  ...[...value].flatMap(([key, inner]) => entry(key, inner, indent, placeholders, base)),
  ...open(value, indent, placeholders, base),
]

function list(value: List, indent: number, placeholders: Placeholders, base?: number): Line[] {
  const items = value.flatMap((item): Line[] => {
    if (typeof item === 'string') return scalar('-', item, indent, base)
    const [first, ...others] = item instanceof Map ? block(item, indent + 2, placeholders, base) : list(item, indent + 2, placeholders, base)
    return first === undefined ? [] : [{ ...first, indent, text: `- ${first.text}` }, ...others]
  })
  return [...items, ...open(value, indent, placeholders, base)]
}

/** Writes what nobody has filled in yet below what stands in the same place. */
function open(holder: Block | List, indent: number, placeholders: Placeholders, base: number | undefined): Line[] {
  const from = base ?? indent
  return (placeholders.get(holder) ?? []).flatMap(({ key, value, notes, heading }) => [
    ...(heading === undefined ? [] : [...(indent === 0 ? [blank] : []), ...heading.map((text) => at(indent, text, from, 'note'))]),
    ...(indent === 0 && base === undefined ? [blank] : []),
    ...notes.map((text) => at(indent, text, from, 'note')),
    ...(value === undefined ? [] : key !== undefined ? entry(key, value, indent, placeholders, from)
      : list(value instanceof Array ? value : [value], indent, placeholders, from)),
  ])
}

function scalar(lead: string, value: Written, indent: number, base: number | undefined): Line[] {
  const text = value.startsWith('"') && !value.includes('\\u') ? String(JSON.parse(value)) : value
  // A line of its own may not begin like the end of a document.
  const isLong = indent + lead.length + value.length > width && /^\S+(?: (?!---|\.\.\.)\S+)+$/.test(text) && !/^(?:---|\.\.\.)/.test(text)
    && !value.includes('\\u')
  if (!isLong) return [at(indent, `${lead} ${value}`, base)]
  return [at(indent, `${lead} >-`, base), ...wrapped(text, width - indent).map((line) => at(indent + 2, line, base))]
}

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length >= columns) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
