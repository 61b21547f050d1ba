import { ExternalHyperlink, TextRun } from 'docx'
import type * as md from 'mdast'
import { oneLine, textLines } from '../text.ts'

/** What stands inside a Word paragraph. */
export type Inline = TextRun | ExternalHyperlink

type Marks = {
  readonly strong?: true
  readonly emphasis?: true
  readonly style?: 'Code' | 'Hyperlink' | 'SecondaryText'
}

/** A function for each type of a union of nodes, so that a type without one does not compile. */
export type Handlers<Node extends { type: string }, Rest extends unknown[], Result> = {
  readonly [Type in Node['type']]: (node: Extract<Node, { type: Type }>, ...rest: Rest) => Result
}

const inlineHandlers: Handlers<md.PhrasingContent, [Marks], Inline[]> = {
  text: (node, marks) => [textRun(node.value, marks)],
  strong: (node, marks) => inlines(node.children, { ...marks, strong: true }),
  emphasis: (node, marks) => inlines(node.children, { ...marks, emphasis: true }),
  inlineCode: (node, marks) => [textRun(node.value, { ...marks, style: 'Code' })],
  break: () => [new TextRun({ break: 1 })],
  link: (node, marks) => hyperlink(node, marks),
  delete: (node, marks) => inlines(node.children, marks),
  footnoteReference: (node, marks) => [textRun(`[^${node.identifier}]`, marks)],
  html: (node, marks) => [textRun(node.value, marks)],
  image: (node, marks) => [textRun(node.alt ?? '', marks)],
  imageReference: (node, marks) => [textRun(node.alt ?? '', marks)],
  linkReference: (node, marks) => inlines(node.children, marks),
}

/** Runs and links for the content of a paragraph, a heading or a cell. */
export function inlines(nodes: readonly md.PhrasingContent[], marks: Marks = {}): Inline[] {
  return nodes.flatMap((node) => {
    // The table is keyed by the node's own type, which TypeScript cannot follow through a union.
    const handler = inlineHandlers[node.type] as (node: md.PhrasingContent, marks: Marks) => Inline[]
    return handler(node, marks)
  })
}

/** Runs of a paragraph, where an emphasis that closes it is a secondary fact: grey, not italic. */
export function sentence(nodes: readonly md.PhrasingContent[]): Inline[] {
  const last = nodes.at(-1)
  return last?.type === 'emphasis'
    ? [...inlines(nodes.slice(0, -1)), ...inlines(last.children, { style: 'SecondaryText' })]
    : inlines(nodes)
}

/** Runs for literal text, with a line break for each line end. */
export function literalRuns(text: string): TextRun[] {
  return textLines(text).map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }))
}

function textRun(text: string, { strong, emphasis, style }: Marks): TextRun {
  const named = style ?? (strong ? 'Strong' : emphasis ? 'Emphasis' : undefined)
  // A run has one character style; the marks that style does not carry are set beside it.
  return new TextRun({
    text: oneLine(text),
    ...(named ? { style: named } : {}),
    ...(strong && named !== 'Strong' ? { bold: true } : {}),
    ...(emphasis && named !== 'Emphasis' ? { italics: true } : {}),
  })
}

function hyperlink(node: md.Link, marks: Marks): Inline[] {
  if (!/^(https|mailto):/i.test(node.url)) return inlines(node.children, marks)
  return [new ExternalHyperlink({ link: oneLine(node.url), children: inlines(node.children, { ...marks, style: 'Hyperlink' }) })]
}
