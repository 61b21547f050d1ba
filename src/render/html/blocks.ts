import type { Element, ElementContent } from 'hast'
import type * as md from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import type { Handlers, State } from 'mdast-util-to-hast'
import { factsOf, headingParts, secondaryContent } from '../parts.ts'
import { block, element } from './element.ts'
import type { Content } from './element.ts'
import { figureOf } from './figure.ts'
import { table } from './table.ts'
import { idFor, type Walk } from './walk.ts'

/**
 * Turns blocks of a Markdown tree into those of a page; the dialect is that of the Word walk (`../docx/walk.ts`). Markup in
 * the tree stays text, and only links to `https:` and `mailto:` are links.
 */
export function blocks(nodes: readonly md.RootContent[], walk: Walk): ElementContent[] {
  const root = toHast({ type: 'root', children: [...nodes] }, { handlers: handlers(walk) })
  // A root of blocks comes back as a root, with texts only for the line ends between them.
  if (root.type !== 'root') return []
  return root.children.filter((node): node is ElementContent => node.type !== 'doctype' && node.type !== 'text')
}

/** Turns what stands inside a paragraph, a heading or a cell into content of a page. */
export function inlines(nodes: readonly md.PhrasingContent[], walk: Walk): ElementContent[] {
  const [paragraph] = blocks([{ type: 'paragraph', children: [...nodes] }], { ...walk, figures: new Map() })
  return paragraph?.type === 'element' ? paragraph.children : []
}

/** Elements by the type of a Markdown node; those that are not here are made as the package makes them. */
const handlers = (walk: Walk): Handlers => ({
  heading: (state: State, node: md.Heading) => heading(state, node, walk),
  paragraph: (state: State, node: md.Paragraph) => paragraph(state, node, walk),
  list: (state: State, node: md.List) => list(state, node),
  blockquote: (state: State, node: md.Blockquote) => block('div', { role: 'note', className: ['callout'] }, state.all(node)),
  table: (state: State, node: md.Table) => table(state, node, walk.above),
  link: (state: State, node: md.Link) => link(state, node),
  html: (_state: State, node: md.Html, parent: md.Parents | undefined) => literal(node.value, parent),
  code: (_state: State, node: md.Code, parent: md.Parents | undefined) => literal(node.value, parent),
  image: (_state: State, node: md.Image) => ({ type: 'text', value: node.alt ?? '' }),
  imageReference: (_state: State, node: md.ImageReference) => ({ type: 'text', value: node.alt ?? '' }),
  linkReference: (state: State, node: md.LinkReference) => state.all(node),
  footnoteReference: (_state: State, node: md.FootnoteReference) => ({ type: 'text', value: `[^${node.identifier}]` }),
  footnoteDefinition: (state: State, node: md.FootnoteDefinition) => state.all(node),
  thematicBreak: () => undefined,
})

function heading(state: State, node: md.Heading, walk: Walk): Element {
  const { style, number, title } = headingParts(node)
  const id = idFor(number ?? 'part', walk)
  walk.above = id
  const children = [...numberOf(number), ...state.all({ ...node, children: [...title] })]
  // The contents list of a Word file names the styles Heading 1 and 2.
  if (style === 'Heading1' || style === 'Heading2') walk.entries.push({ depth: style === 'Heading1' ? 2 : 3, id, title: children })
  return element(`h${node.depth}`, { id, ...(style === 'Subsection' ? { className: ['part'] } : {}) }, children)
}

/** The number of a heading, and the blank behind it. */
function numberOf(number: string | undefined): ElementContent[] {
  return number === undefined ? [] : [element('span', { className: ['number'] }, [number]), { type: 'text', value: ' ' }]
}

function paragraph(state: State, node: md.Paragraph, walk: Walk): Element {
  const [only] = node.children
  const figure = only?.type === 'image' && node.children.length === 1 ? figureOf(only, walk) : undefined
  if (figure !== undefined) return figure
  const secondary = secondaryContent(node.children)
  if (secondary !== undefined) {
    return element('p', { className: ['secondary'] }, state.all({ ...node, children: [...secondary] }))
  }
  return element('p', {}, sentence(state, node.children))
}

/** Content of a paragraph, where an emphasis that closes it is a secondary fact. */
function sentence(state: State, nodes: readonly md.PhrasingContent[]): ElementContent[] {
  const last = nodes.at(-1)
  const all = (children: readonly md.PhrasingContent[]) => state.all({ type: 'paragraph', children: [...children] })
  return last?.type === 'emphasis'
    ? [...all(nodes.slice(0, -1)), element('span', { className: ['secondary'] }, all(last.children))]
    : all(nodes)
}

function list(state: State, node: md.List): Element {
  const facts = factsOf(node)
  if (facts !== undefined) {
    return block('dl', { className: ['facts'] }, facts.map(({ label, value, rest }) => element('div', {}, [
      element('dt', {}, [label]),
      element('dd', {}, [...sentence(state, value), ...state.all({ type: 'listItem', children: rest })]),
    ])))
  }
  const start = node.ordered === true && node.start !== 1 ? { start: node.start } : {}
  return block(node.ordered === true ? 'ol' : 'ul', start, node.children.map(({ checked, children: [first, ...rest] }) =>
    element('li', checked == null ? {} : { className: ['boxed'] }, [...boxOf(checked), ...first?.type === 'paragraph'
      ? [...sentence(state, first.children), ...state.all({ type: 'listItem', children: rest })]
      : state.all({ type: 'listItem', children: first === undefined ? [] : [first, ...rest] })])))
}

/** The box of an item that has one: a character, so that it is printed, copied and read out as it stands. */
const boxOf = (checked: boolean | null | undefined): ElementContent[] =>
  checked == null ? [] : [element('span', { className: ['box'] }, [checked ? '☑' : '☐']), { type: 'text', value: ' ' }]

function link(state: State, node: md.Link): ElementContent[] | Element {
  return /^(https|mailto):/i.test(node.url) ? element('a', { href: node.url }, state.all(node)) : state.all(node)
}

/** Literal text, a block where blocks stand, with a break for each line end. */
function literal(text: string, parent: md.Parents | undefined): ElementContent[] | Element {
  const lines = text.split(/\r\n|[\r\n]/).flatMap((line, index): Content[] => index === 0 ? [line] : [element('br', {}), line])
  const content = element('p', {}, lines)
  return parent !== undefined && ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'link'].includes(parent.type)
    ? content.children : content
}
