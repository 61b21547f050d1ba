import { Paragraph } from 'docx'
import type { Table } from 'docx'
import type * as md from 'mdast'
import { factsOf, secondaryContent } from '../parts.ts'
import type { Picture } from '../figures/bitmap.ts'
import { figureIn } from '../figures/reference.ts'
import type { Theme } from '../theme.ts'
import type { Anchors } from './contents.ts'
import { heading } from './heading.ts'
import type { PageStart } from './heading.ts'
import { inlines, literalRuns, sentence } from './inline.ts'
import type { Handlers } from './inline.ts'
import { continuedParagraph, factParagraph, itemParagraph, labelColumn } from './list.ts'
import { points } from './measure.ts'
import type { Twips } from './measure.ts'
import { picture } from './picture.ts'
import { table } from './table.ts'

/** What a walk needs to know, and the one thing it counts. */
export interface Walk {
  readonly theme: Theme
  readonly textWidth: Twips
  /** Says that all stands on the first page, or near it: a document without cover and contents list. */
  readonly isSheet: boolean
  /** Pictures the document refers to, by their names. */
  readonly pictures: ReadonlyMap<string, Picture>
  /** Bookmarks of the headings that the contents list names. */
  readonly anchors: Anchors
  /** The nodes that begin a new page. */
  readonly pageStarts: ReadonlyMap<md.Nodes, PageStart>
  /** A number for each list, so that every numbered list counts from its own start. */
  readonly nextList: () => number
}

/** Room between a table and what stands right behind it. */
const behindTable = points(9)

/** The most facts that are kept on one page. */
const mostKept = 7

interface Place {
  readonly style: 'BodyText' | 'Callout'
  /** Says that the next block belongs on the same page: a line that leads to a table, a picture or a secondary line. */
  readonly keepNext?: boolean
  /** Set behind a table, to which no style can give room below. */
  readonly spaceBefore?: Twips
  /** Depth of nesting in lists. */
  readonly level: number
}

type Block = Exclude<md.RootContent, md.PhrasingContent> | md.Html

const body: Place = { style: 'BodyText', level: 0 }

const blockHandlers: Handlers<Block, [Walk, Place], (Paragraph | Table)[]> = {
  heading: (node, walk) => [heading(node, walk.anchors.get(node), walk.pageStarts.get(node), walk.isSheet)],
  paragraph: (node, walk, place) => {
    const shown = figureIn(node, walk.pictures)
    return shown === undefined ? [paragraph(node, place)] : picture(shown.figure, shown.id)
  },
  list: (node, walk, place) => list(node, walk, place),
  blockquote: (node, walk, place) => blocks(node.children, walk, { ...place, style: 'Callout' }),
  table: (node, walk) => [table(node, walk.theme, walk.textWidth)],
  code: (node) => [literal(node.value)],
  html: (node) => [literal(node.value)],
  yaml: (node) => [literal(node.value)],
  thematicBreak: () => [],
  definition: () => [],
  footnoteDefinition: (node, walk, place) => blocks(node.children, walk, place),
  listItem: (node, walk, place) => blocks(node.children, walk, place),
  tableRow: (node, walk, place) => node.children.flatMap((cell) => blocks([cell], walk, place)),
  tableCell: (node) => [new Paragraph({ style: 'TableText', children: inlines(node.children) })],
}

/**
 * Turns the blocks of a Markdown tree into those of a Word document. The Markdown that templates write is a dialect:
 *
 * | Markdown | Word |
 * | --- | --- |
 * | `# Title` and all before the first `##` | cover page (`cover.ts`); in a sheet, the title and what follows it |
 * | `## 1.0 Scope`, `## A Voices` | Heading 1, the number a run of its own |
 * | `### 2.1 Precontract` | Heading 2, likewise |
 * | `### A · Voices` | Subsection; number and dot only tell Markdown headings apart and are dropped |
 * | `#### 2.1 · Meetings` | Heading 3, likewise |
 * | paragraph | Body Text; an emphasis that closes it is a secondary fact, in grey |
 * | paragraph that is one emphasis | Secondary |
 * | list whose items all open with `**Label:**` | facts: label in grey, value at a tab stop |
 * | other list | bullets or numbers; each numbered list counts from its own start; `- [ ] open` and `- [x] done` have boxes |
 * | blockquote | Callout |
 * | paragraph that is one picture, `![alt](figure:name "caption")` | the picture of that name, with a Caption |
 * | table | table with fixed widths; an emphasis in a cell is a secondary fact on a line of its own; a column without text is one to fill in by hand, wide and in high rows |
 * | link to `https:` or `mailto:` | hyperlink; any other link is its text |
 * | all else | its text, as it is written |
 */
export function blocks(nodes: readonly md.RootContent[], walk: Walk, place = body): (Paragraph | Table)[] {
  return nodes.flatMap((node, index) => {
    if (!isBlock(node)) return [new Paragraph({ style: place.style, children: inlines([node]) })]
    // Without a paragraph between them Word makes two tables one.
    const isBehindTable = nodes[index - 1]?.type === 'table'
    const gap = node.type === 'table' && isBehindTable ? [new Paragraph({ style: 'TableText' })] : []
    // LibreOffice forgets to keep a heading with what follows when it stands right behind a table.
    const parting = node.type === 'heading' && isBehindTable ? [new Paragraph({ style: 'TableEnd' })] : []
    // The table is keyed by the node's own type, which TypeScript cannot follow through a union.
    const handler = blockHandlers[node.type] as (node: Block, walk: Walk, place: Place) => (Paragraph | Table)[]
    const leads = node.type === 'paragraph' && belongsTo(nodes[index + 1], walk)
    return [...gap, ...parting, ...handler(node, walk, {
      ...place, ...(leads && { keepNext: true }), ...(isBehindTable && { spaceBefore: behindTable }),
    })]
  })
}

/** Says whether a block must not be torn from the line before it: a table, a picture or a secondary line. */
function belongsTo(next: md.RootContent | undefined, { pictures }: Walk): boolean {
  if (next?.type !== 'paragraph') return next?.type === 'table'
  return secondaryContent(next.children) !== undefined || figureIn(next, pictures) !== undefined
}

function isBlock(node: md.RootContent): node is Block {
  return Object.hasOwn(blockHandlers, node.type)
}

function paragraph(node: md.Paragraph, { style, level, keepNext, spaceBefore }: Place): Paragraph {
  const kept = keepNext ? { keepNext } : {}
  const spacing = spaceBefore === undefined || style !== 'BodyText' ? {} : { spacing: { before: spaceBefore } }
  if (level > 0) return continuedParagraph(sentence(node.children), level - 1)
  const secondary = secondaryContent(node.children)
  return secondary && style === 'BodyText'
    ? new Paragraph({ style: 'Secondary', ...kept, ...spacing, children: inlines(secondary) })
    : new Paragraph({ style, ...kept, ...spacing, children: sentence(node.children) })
}

function list(node: md.List, walk: Walk, { spaceBefore, ...place }: Place): (Paragraph | Table)[] {
  const above = (index: number) => index === 0 && spaceBefore !== undefined ? { spaceBefore } : {}
  const facts = place.level === 0 ? factsOf(node) : undefined
  if (facts) {
    const column = labelColumn(facts, { font: walk.theme.fonts.text, size: walk.theme.sizes.text })
    // A short list is not torn, and a long one never right after its first fact.
    const isKept = (index: number) => index < facts.length - 1 && (facts.length <= mostKept || index === 0)
    return facts.flatMap((fact, index) =>
      [factParagraph(fact, 'Fact', column, { keepNext: isKept(index), ...above(index) }), ...blocks(fact.rest, walk, place)])
  }
  const instance = walk.nextList()
  const inside = { ...place, level: place.level + 1 }
  return node.children.flatMap((item, index) => {
    const [first, ...rest] = item.children
    return first?.type === 'paragraph'
      ? [itemParagraph(sentence(first.children), node, item, place.level, instance, above(index)), ...blocks(rest, walk, inside)]
      : [itemParagraph([], node, item, place.level, instance, above(index)), ...blocks(first ? [first, ...rest] : rest, walk, inside)]
  })
}

function literal(text: string): Paragraph {
  return new Paragraph({ style: 'BodyText', children: literalRuns(text) })
}
