import type * as md from 'mdast'
import { oneLine } from './text.ts'

/** A document as its cover and its sections; without a title there is no cover. */
export interface Chapters {
  readonly title?: md.Heading
  readonly front: md.RootContent[]
  readonly body: md.RootContent[]
}

/** What a cover says, in the order it stands on the page. */
export interface CoverParts {
  readonly title: md.Heading
  readonly head: readonly md.RootContent[]
  readonly facts: readonly Fact[]
  readonly notes: readonly (readonly md.PhrasingContent[])[]
}

/** A heading taken apart: its style, its number if it shows one, and its title. */
export interface HeadingParts {
  readonly style: 'Title' | 'Heading1' | 'Heading2' | 'Subsection' | 'Heading3'
  readonly number?: string
  readonly title: readonly md.PhrasingContent[]
}

/** A list item that opens with a strong label ending in a colon: `- **Version:** 1.4.0`. */
export interface Fact {
  readonly label: string
  readonly value: readonly md.PhrasingContent[]
  /** What follows the item's first paragraph. */
  readonly rest: md.ListItem['children']
}

/** A line of a table cell. */
export interface CellLine {
  readonly nodes: readonly md.PhrasingContent[]
  readonly secondary: boolean
}

/** Styles by depth, and whether the number in front is shown; a middle dot after the number makes a heading plain. */
const styles: Record<md.Heading['depth'], Record<'full' | 'plain', HeadingParts['style']> & { numbered: boolean }> = {
  1: { full: 'Title', plain: 'Title', numbered: false },
  2: { full: 'Heading1', plain: 'Heading1', numbered: true },
  3: { full: 'Heading2', plain: 'Subsection', numbered: true },
  4: { full: 'Heading3', plain: 'Heading3', numbered: false },
  5: { full: 'Heading3', plain: 'Heading3', numbered: false },
  6: { full: 'Heading3', plain: 'Heading3', numbered: false },
}

const leadingNumber = /^(\d+\.\d+|[A-Z])( · | )/

/** Parts a document into its cover and its sections: the cover is all before the first heading of a section. */
export function chaptersOf({ children }: md.Root): Chapters {
  const title = children.find((node) => node.type === 'heading' && node.depth === 1)
  const start = children.findIndex((node) => node.type === 'heading' && node.depth === 2)
  const end = start < 0 ? children.length : start
  if (title?.type !== 'heading' || children.indexOf(title) > end) return { front: [], body: children }
  return { title, front: children.slice(0, end).filter((node) => node !== title), body: children.slice(end) }
}

/** Takes the cover apart. */
export function coverParts(title: md.Heading, nodes: readonly md.RootContent[]): CoverParts {
  const head: md.RootContent[] = []
  const facts: Fact[] = []
  const notes: md.PhrasingContent[][] = []
  for (const node of nodes) {
    const listed = node.type === 'list' ? factsOf(node) : undefined
    const note = node.type === 'paragraph' ? secondaryContent(node.children) : undefined
    if (listed) facts.push(...listed)
    else if (note) notes.push(note)
    else head.push(node)
  }
  return { title, head, facts, notes }
}

/** Takes a heading apart: `2.1 Precontract` keeps its number, `2.1 · Meetings` has one only to differ from others. */
export function headingParts({ depth, children }: md.Heading): HeadingParts {
  const { full, plain, numbered } = styles[depth]
  const [first, ...rest] = children
  const match = first?.type === 'text' ? leadingNumber.exec(first.value) : null
  if (first?.type !== 'text' || !match) return { style: full, title: children }
  const [prefix, number = '', separator] = match
  const title = [{ ...first, value: first.value.slice(prefix.length) }, ...rest]
  if (separator === ' · ') return { style: plain, title }
  return numbered ? { style: full, number, title } : { style: full, title: children }
}

/** The facts of a list whose every item is one, else undefined. */
export function factsOf(list: md.List): Fact[] | undefined {
  const facts = list.children.flatMap((item) => factOf(item) ?? [])
  return facts.length === list.children.length ? facts : undefined
}

/** The lines of a cell: each emphasis is a secondary fact and takes a line of its own. */
export function cellLines(cell: md.TableCell): CellLine[] {
  const lines: { nodes: md.PhrasingContent[]; secondary: boolean }[] = []
  for (const node of cell.children) {
    const last = lines.at(-1)
    if (node.type === 'emphasis') lines.push({ nodes: node.children, secondary: true })
    else if (last && !last.secondary) last.nodes.push(node)
    else lines.push({ nodes: [node], secondary: false })
  }
  return lines.map((line) => ({ ...line, nodes: trimmed(line.nodes) })).filter((line) => line.nodes.length > 0)
}

/** Says whether a column has nothing below its header, and is there to be filled in by hand. */
export const isToFill = ({ children: [, ...rows] }: md.Table, column: number): boolean =>
  rows.length > 0 && rows.every(({ children }) => (children[column]?.children.length ?? 0) === 0)

/** Content of the emphasis a paragraph wholly consists of, if it does. */
export function secondaryContent(nodes: readonly md.PhrasingContent[]): md.PhrasingContent[] | undefined {
  const [only, ...others] = nodes
  return only?.type === 'emphasis' && others.length === 0 ? only.children : undefined
}

/** Text of a node without its marks, as it is measured. */
export function plainText(node: md.Nodes): string {
  if ('children' in node) return node.children.map(plainText).join('')
  if ('value' in node) return oneLine(node.value)
  if (node.type === 'break') return ' '
  return 'alt' in node ? oneLine(node.alt ?? '') : ''
}

function factOf(item: md.ListItem): Fact | undefined {
  const [paragraph, ...rest] = item.children
  if (paragraph?.type !== 'paragraph') return undefined
  const [first, ...value] = paragraph.children
  if (first?.type !== 'strong') return undefined
  const label = plainText(first)
  return /[:：]$/.test(label) ? { label: label.slice(0, -1).trimEnd(), value: withoutLeadingBlank(value), rest } : undefined
}

function withoutLeadingBlank(nodes: readonly md.PhrasingContent[]): md.PhrasingContent[] {
  const [first, ...rest] = nodes
  return first?.type === 'text' ? [{ ...first, value: first.value.trimStart() }, ...rest] : [...nodes]
}

function trimmed(nodes: readonly md.PhrasingContent[]): md.PhrasingContent[] {
  return nodes
    .map((node, index) => {
      if (node.type !== 'text') return node
      const value = index === 0 ? node.value.trimStart() : node.value
      return { ...node, value: index === nodes.length - 1 ? value.trimEnd() : value }
    })
    .filter((node) => node.type !== 'text' || node.value !== '')
}
