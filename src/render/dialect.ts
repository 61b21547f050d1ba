import { inline, listOf, markdownOf, partOf } from './enumerations.ts'
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
  /** Says that something is yet to be agreed, and by whom. */
  readonly unplanned: (who: Part | undefined) => Printable
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
  /** Says that it stays in the table if nothing is in it, to be filled in by hand. */
  readonly isToFill: boolean
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

  /**
   * `{{#topic "next"}}`: a heading without a number, left out where the block writes nothing; with `agree=owner` it stays, and who
   * that is has still to agree on what belongs there, unless `done` says that it is too late for that.
   */
  topic(name: string, options: Options): string {
    const { hash, data: { setting } } = options
    const body = block(this, options, options.data)
      || ('agree' in hash && hash['done'] !== true ? `> ${setting.unplanned(partOf(hash['agree'], setting.words)).inline()}` : '')
    return body === '' ? '' : chapter(`## ${escapeInline(setting.words.label('parts', name))}`, body)
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
      .filter((name) => lines.some((cells) => cellText(cells.get(name)) !== '' || cells.get(name)?.isToFill))
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

  /** `{{blank "signature"}}`: a cell to be filled in by hand, unless there is a value for it. */
  blank(name: string, ...args: unknown[]): void {
    lastOf(args).data.cells?.set(name, { ...cellOf(args), isToFill: true })
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
    const { words } = data.setting
    if (text !== '') data.facts?.push(`- ${labelled(words.label('facts', name), words)} ${text}`)
  },

  /** `{{bullets lines}}`, or as a block that writes the text of each item on one line. */
  bullets(items: readonly unknown[], options: Options): string {
    const texts = items.map((item) =>
      options.fn === undefined ? String(item ?? '') : oneParagraph(block(item, options, options.data)))
    return apart(texts.filter(Boolean).map((text) => `- ${text}`).join('\n'))
  },

  /** `{{checks checklist isDone}}`: each item with a box to tick, or ticked. */
  checks: (items: readonly Printable[], isDone: boolean): string =>
    apart(items.map((item) => `- [${isDone ? 'x' : ' '}] ${item.inline()}`).join('\n')),

  /** `{{#numbered steps}}`: as `bullets`, with numbers. */
  numbered(items: readonly unknown[], options: Options): string {
    const texts = items.map((item) => oneParagraph(block(item, options, options.data)))
    return apart(texts.map((text, index) => `${index + 1}. ${text}`).join('\n'))
  },

  /** `{{#paragraph}}`: what the block writes, as one line; each of its own lines is a sentence. */
  paragraph(options: Options): string {
    const sentences = block(this, options, options.data).split('\n').map(oneParagraph).filter(Boolean)
    return apart(sentences.join(options.data.setting.words.label('joints', 'sentence')))
  },

  /** `{{named rows}}`: a list of prose, each item with its name in front. */
  named(rows: readonly { name: Printable; text: Printable & { isPlain: boolean } }[], { data: { setting } }: Options): string {
    return apart(rows.map(({ name, text }) => `- ${labelled(name, setting.words)}${text.isPlain
      ? ` ${text.inline()}`
      : `\n\n${String(text).replace(/^(?=.)/gm, '  ')}\n`}`).join('\n'))
  },

  /** `{{labelled term}}`: what is explained behind it, as a label. */
  labelled: (label: Part, { data }: Options) => labelled(label, data.setting.words),

  /** `{{figure "timeline"}}`, or `{{figure "flow" @index}}` for an item of a list: a picture with its caption. */
  figure(name: string, ...args: unknown[]): string {
    const index = args.length > 1 ? Number(args[0]) : undefined
    const drawn = lastOf(args).data.setting.illustrator?.draw(name, index)
    return drawn === undefined ? '' : apart(pictureOf(drawn.id, drawn.figure))
  },

  /** `{{secondary x}}`: a paragraph of secondary text. */
  secondary(value: unknown, { data }: Options): string {
    return apart(emphasised(inline(value, data.setting.words)))
  },

  /** `{{sentence "notice" time=notice}}`: a label with its places filled; nothing where one of the values is missing. */
  sentence(name: string, { hash, data: { setting: { words } } }: Options): Phrase | undefined {
    const values = Object.entries(hash).map(([place, value]) => [place, partOf(value, words)] as const)
    return words.sentence(name, Object.fromEntries(values))
  },

  /** Joins values as a sentence does, with "and". */
  andList: (values: readonly Printable[], { data }: Options) => data.setting.words.joined(values),

  /** Joins values as a sentence does, with "or". */
  orList: (values: readonly Printable[], { data }: Options) => data.setting.words.joined(values, 'disjunction'),

  /** Joins those of the values that are there with commas. */
  commas: (...args: unknown[]) => {
    const { words } = lastOf(args).data.setting
    return listOf(args.slice(0, -1).flat(), 'facts', words)
  },

  /** Writes a secondary fact behind the text of its line. */
  note: (value: unknown, { data }: Options) => emphasised(inline(value, data.setting.words)),

  /** Writes the main thing of a cell. */
  strong: (value: unknown, { data }: Options) => {
    const part = partOf(value, data.setting.words)
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

function cellOf(args: readonly unknown[]): Cell {
  const { words } = lastOf(args).data.setting
  const [main, ...notes] = args.slice(0, -1)
  return { main: partOf(main, words), notes: notes.map((note) => inline(note, words)).filter(Boolean), isToFill: false }
}

const cellText = ({ main, notes }: Pick<Cell, 'main' | 'notes'> = { main: undefined, notes: [] }) =>
  [main === undefined ? '' : markdownOf(main), ...notes.map(emphasised)].filter(Boolean).join(' ')

/** Writes a row of one or two cells as a paragraph, `Ada Mensah: Business review`, with their secondary facts at its end. */
function lineOf(cells: readonly (Cell | undefined)[], words: Words): string {
  const [first, second] = cells.map((cell) => cell?.main).filter((main) => main !== undefined).map(plainOf)
  const pair = second === undefined ? first : words.sentence('pair', { first, second })
  const notes = cells.flatMap((cell) => cell?.notes ?? [])
  const note = emphasised(notes.join(words.label('joints', 'long')))
  return [pair === undefined ? '' : String(new Phrase(pair)), note].filter(Boolean).join(' ')
}

/** The main thing of a cell; where it stands alone it needs no mark. */
class Strong implements Printable {
  readonly plain: Part

  constructor(plain: Part) {
    this.plain = plain
  }

  inline(): string {
    return `**${markdownOf(this.plain)}**`
  }

  toString(): string {
    return this.inline()
  }
}

const plainOf = (part: Part): Part => part instanceof Strong ? part.plain : part
const emphasised = (text: string) => text === '' ? '' : `*${text}*`
const labelled = (label: Part, words: Words) => `**${words.sentence('labelled', { label })?.inline() ?? ''}**`
// A no-break space is part of a text, as before a French colon.
const oneParagraph = (text: string) => text.replace(/[ \t\n]+/g, ' ').trim()
const apart = (text: string) => text === '' ? '' : `\n${text}\n`
const heading = (depth: number, number: string, title: string) => `${'#'.repeat(depth)} ${number} ${escapeInline(title)}`
const chapter = (...parts: string[]) => apart(parts.filter(Boolean).join('\n\n'))
// A block that is one value alone comes back as that value.
const block = (context: unknown, { fn }: Options, data: Frame) => String(fn?.(context, { data }) ?? '').trim()
