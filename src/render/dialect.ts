import { escapeInline } from './escape.ts'
import { pictureOf } from './figures/reference.ts'
import { Phrase } from './leaf.ts'
import type { Part, Printable } from './leaf.ts'
import type { Illustrator } from './figures/figures.ts'
import type { LabelGroup, Words } from './words.ts'

/** What the helpers of one rendering share. */
export interface Setting {
  readonly words: Words
  /** What to say besides its content in a section, by its number, and in an annex, by its name. */
  readonly callouts: ReadonlyMap<string, Callouts>
  /** Draws pictures; without one there are none. */
  readonly illustrator?: Illustrator | undefined
  /** Letters given to annexes so far. */
  annexes: number
}

/** The callouts of a section: those that always stand at its end, and the one that stands in an empty section. */
export interface Callouts {
  readonly missing: readonly Printable[]
  readonly empty: Printable
}

/** The data a helper finds beside its context: Handlebars hands it down from block to block. */
interface Frame {
  readonly setting: Setting
  readonly number?: string
  readonly depth?: number
  readonly cells?: Map<string, Cell>
  readonly facts?: string[]
}

/** What stands in a table cell: the main thing, and secondary facts. */
interface Cell {
  readonly main: Part | undefined
  readonly notes: readonly string[]
}

/** What Handlebars gives a helper as its last argument; `fn` renders the block. */
interface Options {
  readonly fn?: (context: unknown, options: { data: Frame }) => unknown
  readonly hash: Readonly<Record<string, unknown>>
  readonly data: Frame
}

type Helper = (this: unknown, ...args: never[]) => unknown

/** The helpers templates write the Markdown dialect of the Word walk with; each writes nothing where there is nothing to say. */
export const helpers = {
  /** `{{#section "1.0" "scope"}}`: a numbered heading, what the block writes, and what is missing. */
  section(number: string, name: string, options: Options): string {
    const { setting, ...frame } = options.data
    const depth = Number(options.hash['depth'] ?? 2)
    const body = block(this, options, { ...frame, setting, number, depth })
    const { missing, empty } = setting.callouts.get(number) ?? { missing: [], empty: undefined }
    const callouts = missing.length > 0 ? missing : body === '' && empty !== undefined ? [empty] : []
    const quote = callouts.map((callout) => `> ${callout.inline()}`).join('\n>\n')
    return chapter(heading(depth, number, setting.words.label('sections', name)), body, quote)
  },

  /** `{{#annex "communication"}}`: a section with the next letter, left out with its letter where the block writes nothing. */
  annex(name: string, options: Options): string {
    const { setting } = options.data
    const letter = String.fromCharCode(65 + setting.annexes)
    const body = block(this, options, { ...options.data, number: letter, depth: 2 })
    if (body === '') return ''
    setting.annexes += 1
    const quote = (setting.callouts.get(name)?.missing ?? []).map((callout) => `> ${callout.inline()}`).join('\n>\n')
    return chapter(heading(2, letter, setting.words.label('sections', name)), body, quote)
  },

  /** `{{#topic "next"}}`: a heading without a number, left out where the block writes nothing. */
  topic(name: string, options: Options): string {
    const body = block(this, options, options.data)
    return body === '' ? '' : chapter(`## ${escapeInline(options.data.setting.words.label('parts', name))}`, body)
  },

  /** `{{#part "limits"}}`: a heading inside a section, left out where the block writes nothing. */
  part(name: string, options: Options): string {
    const body = block(this, options, options.data)
    const { setting, number = '', depth = 2 } = options.data
    return body === '' ? '' : chapter(heading(depth + 1, `${number} ·`, setting.words.label('parts', name)), body)
  },

  /** `{{#table rows}}`: a row for each, its cells written by `cell`; empty columns fall away, and a tiny table is text. */
  table(rows: readonly unknown[], options: Options): string {
    const lines = rows.map((row) => {
      const cells = new Map<string, Cell>()
      options.fn?.(row, { data: { ...options.data, cells } })
      return cells
    })
    const columns = [...new Set(lines.flatMap((cells) => [...cells.keys()]))]
      .filter((name) => lines.some((cells) => cellText(cells.get(name)) !== ''))
    if (columns.length === 0) return ''
    const { words } = options.data.setting
    const [only] = lines
    if (lines.length === 1 && only !== undefined && columns.length < 3) {
      return apart(lineOf(columns.map((name) => only.get(name)), words))
    }
    if (columns.length === 1) return apart(lines.map((cells) => `- ${lineOf([...cells.values()], words)}`).join('\n'))
    const row = (cells: readonly string[]) => `|${cells.map((cell) => cell === '' ? ' |' : ` ${cell} |`).join('')}`
    return apart([
      row(columns.map((name) => escapeInline(words.label('columns', name)))),
      row(columns.map(() => '---')),
      ...lines.map((cells) => row(columns.map((name) => cellText(cells.get(name))))),
    ].join('\n'))
  },

  /** `{{cell "meeting" title channel}}`: a cell of the column of that label; what follows the first value is secondary. */
  cell(name: string, ...args: unknown[]): void {
    lastOf(args).data.cells?.set(name, cellOf(args))
  },

  /** `{{#facts}}`: a list of labels and values, written by `fact`. */
  facts(options: Options): string {
    const facts: string[] = []
    options.fn?.(this, { data: { ...options.data, facts } })
    return apart(facts.join('\n'))
  },

  /** `{{fact "owner" owner}}`: a line of the list round it; what follows the first value is secondary. */
  fact(name: string, ...args: unknown[]): void {
    const { data } = lastOf(args)
    const text = cellText(cellOf(args))
    if (text !== '') data.facts?.push(factLine(data.setting.words.label('facts', name), text))
  },

  /** `{{bullets lines}}`, or as a block that writes the text of each item on one line. */
  bullets(items: readonly unknown[], options: Options): string {
    const texts = items.map((item) =>
      options.fn === undefined ? String(item ?? '') : oneParagraph(block(item, options, options.data)))
    return apart(texts.filter(Boolean).map((text) => `- ${text}`).join('\n'))
  },

  /** `{{#numbered steps}}`: as `bullets`, with numbers. */
  numbered(items: readonly unknown[], options: Options): string {
    const texts = items.map((item) => oneParagraph(block(item, options, options.data)))
    return apart(texts.map((text, index) => `${index + 1}. ${text}`).join('\n'))
  },

  /** `{{#paragraph}}`: what the block writes, as one line. */
  paragraph(options: Options): string {
    return apart(oneParagraph(block(this, options, options.data)))
  },

  /** `{{named rows}}`: a list of prose, each item with its name in front. */
  named(rows: readonly { name: Printable; text: Printable & { isPlain: boolean } }[]): string {
    return apart(rows.map(({ name, text }) => text.isPlain
      ? `- **${name.inline()}:** ${text.inline()}`
      : `- **${name.inline()}:**\n\n${String(text).replace(/^(?=.)/gm, '  ')}\n`).join('\n'))
  },

  /** `{{figure "timeline"}}`, or `{{figure "flow" @index}}` for an item of a list: a picture with its caption. */
  figure(name: string, ...args: unknown[]): string {
    const index = args.length > 1 ? Number(args[0]) : undefined
    const drawn = lastOf(args).data.setting.illustrator?.draw(name, index)
    return drawn === undefined ? '' : apart(pictureOf(drawn.id, drawn.figure))
  },

  /** `{{secondary x}}`: a paragraph of secondary text. */
  secondary(value: unknown): string {
    return apart(emphasised(inline(value)))
  },

  /** `{{sentence "notice" time=notice}}`: a label with its places filled; nothing where one of the values is missing. */
  sentence(name: string, { hash, data: { setting: { words } } }: Options): Phrase | undefined {
    const values = Object.entries(hash).map(([place, value]) => [place, partOf(value)] as const)
    return words.sentence(name, Object.fromEntries(values))
  },

  /** Joins values as a sentence does, with "and". */
  andList: (values: readonly Printable[], { data }: Options) => data.setting.words.joined(values),

  /** Joins values as a sentence does, with "or". */
  orList: (values: readonly Printable[], { data }: Options) => data.setting.words.joined(values, 'disjunction'),

  /** Joins those of the values that are there with commas. */
  commas: (...args: unknown[]) => listOf(args.slice(0, -1).flat(), ', '),

  /** Writes a secondary fact behind the text of its line. */
  note: (value: unknown) => emphasised(inline(value)),

  /** Writes the main thing of a cell. */
  strong: (value: unknown) => {
    const part = partOf(value)
    return part === undefined ? undefined : new Strong(part)
  },

  /** `{{blanks 4 "decision" "owner"}}`: a table with empty rows, to be filled in by hand. */
  blanks(rows: number, ...args: unknown[]): string {
    const { words } = lastOf(args).data.setting
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    // What stands before the last argument are names, as the template writes them.
    const columns = args.slice(0, -1) as string[]
    const head = [row(columns.map((name) => escapeInline(words.label('columns', name)))), row(columns.map(() => '---'))]
    return apart([...head, ...Array.from({ length: rows }, () => row(columns.map(() => '')))].join('\n'))
  },

  /** Gives a label, for words that stand alone. */
  label: (group: LabelGroup, name: string, { data }: Options) => new Phrase(data.setting.words.label(group, name)),
} satisfies Record<string, Helper>

const lastOf = (args: readonly unknown[]): Options => args.at(-1) as Options

const isPrintable = (value: unknown): value is Printable =>
  typeof value === 'object' && value !== null && 'inline' in value

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Makes one part of what a template gives; a list is enumerated, with semicolons where its items are long or have commas. */
function partOf(value: unknown): Part | undefined {
  if (isAbsent(value)) return undefined
  if (!Array.isArray(value)) return isPrintable(value) ? value : String(value)
  const isLong = value.some((item) => /,|(?:\S+ ){4}/.test(inline(item)))
  return listOf(value, isLong ? '; ' : ', ')
}

function listOf(values: readonly unknown[], separator: string): Phrase | undefined {
  const parts = values.map(partOf).filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : new Phrase(...parts.flatMap((part, index) => index === 0 ? [part] : [separator, part]))
}

function cellOf(args: readonly unknown[]): Cell {
  const [main, ...notes] = args.slice(0, -1)
  return { main: partOf(main), notes: notes.map(inline).filter(Boolean) }
}

const cellText = ({ main, notes }: Cell = { main: undefined, notes: [] }) =>
  [inline(main), ...notes.map(emphasised)].filter(Boolean).join(' ')

/** Writes a row of one or two cells as a paragraph, `Ada Mensah: Business review`, with their secondary facts at its end. */
function lineOf(cells: readonly (Cell | undefined)[], words: Words): string {
  const [first, second] = cells.map((cell) => cell?.main).filter((main) => main !== undefined).map(plainOf)
  const pair = second === undefined ? first : words.sentence('pair', { first, second })
  const notes = cells.flatMap((cell) => cell?.notes ?? [])
  return [pair === undefined ? '' : String(new Phrase(pair)), emphasised(notes.join('; '))].filter(Boolean).join(' ')
}

function inline(value: unknown): string {
  const part = partOf(value)
  return part === undefined ? '' : typeof part === 'string' ? escapeInline(part) : part.inline()
}

/** The main thing of a cell; where it stands alone it needs no mark. */
class Strong implements Printable {
  readonly plain: Part

  constructor(plain: Part) {
    this.plain = plain
  }

  inline(): string {
    return `**${inline(this.plain)}**`
  }

  toString(): string {
    return this.inline()
  }
}

const plainOf = (part: Part): Part => part instanceof Strong ? part.plain : part
const emphasised = (text: string) => text === '' ? '' : `*${text}*`
const factLine = (label: string, text: string) => `- **${escapeInline(label)}:** ${text}`
const oneParagraph = (text: string) => text.replace(/\s+/g, ' ').trim()
const apart = (text: string) => text === '' ? '' : `\n${text}\n`
const heading = (depth: number, number: string, title: string) => `${'#'.repeat(depth)} ${number} ${escapeInline(title)}`
const chapter = (...parts: string[]) => apart(parts.filter(Boolean).join('\n\n'))
// A block that is one value alone comes back as that value.
const block = (context: unknown, { fn }: Options, data: Frame) => String(fn?.(context, { data }) ?? '').trim()
