import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type * as md from 'mdast'
import type { DocumentFacts } from '../docx/facts.ts'
import type { Figures } from '../figures/figure.ts'
import { chaptersOf, coverParts } from '../parts.ts'
import type { Chapters } from '../parts.ts'
import { fitForXml } from '../text.ts'
import type { Theme } from '../theme.ts'
import { blocks, inlines } from './blocks.ts'
import { block, element } from './element.ts'
import type { Content } from './element.ts'
import { marksOf } from './marks.ts'
import { styleOf } from './style.ts'
import { textOf } from './plain-text.ts'
import { idFor } from './walk.ts'
import type { Entry, Walk } from './walk.ts'

/** What a page is made from, besides its tree. */
export interface PageInput {
  readonly facts: DocumentFacts
  readonly theme: Theme
  readonly figures: Figures
  /** The style sheet of every page; what follows from theme and facts is put in front of it. */
  readonly stylesheet: string
}

/** A finished page, and every text it holds. */
export interface Page {
  readonly html: string
  readonly text: string
}

/** Writes a Markdown tree as one HTML page that needs no other file and no script; equal input gives equal text. */
export function toPage(tree: md.Root, input: PageInput): Page {
  const page = fit({ type: 'root', children: [{ type: 'doctype' }, document(tree, input)] })
  const running = [input.facts.title, input.facts.documentKind, input.facts.customer, input.facts.footer]
  return {
    // The only markup that is passed on is that of our own drawings (`figure.ts`).
    html: `${toHtml(page, { allowDangerousHtml: true })}\n`,
    text: [...running, textOf(page)].join('\n'),
  }
}

function document(tree: md.Root, input: PageInput): Element {
  const { facts, figures, theme } = input
  const walk: Walk = { figures, entries: [], ids: new Set(['content', 'contents']), above: undefined }
  const isSheet = facts.layout === 'sheet'
  const { title, front, body }: Chapters = isSheet ? { front: [], body: tree.children } : chaptersOf(tree)
  const cover = title === undefined ? [] : [coverOf(title, front, facts, walk)]
  const content = block('div', { id: 'content', tabIndex: -1 }, blocks(body, walk))
  const marks = marksOf(facts)
  return block('html', { lang: facts.language, dir: facts.direction }, [
    head(input),
    block('body', { className: [facts.layout, facts.edition, ...(marks.length === 0 ? [] : ['marked'])] }, [
      element('a', { className: ['skip'], href: '#content' }, [facts.skipLabel]),
      block('header', {}, [
        element('p', { className: ['supplier'] }, [supplierMark(facts, theme)]),
        ...(facts.edition === 'customer' ? [element('p', { className: ['edition'] }, [facts.editionLabel])] : []),
        ...(marks.length === 0 ? [] : [element('p', { className: ['marks'] }, marks.flatMap((mark, index) =>
          [...(index === 0 ? [] : [' ']), element('strong', {}, [mark])]))]),
      ]),
      block('main', {}, [
        ...cover,
        block('div', { className: ['columns'] }, [
          ...(isSheet || facts.contents === 'none' || walk.entries.length === 0 ? [] : [contents(walk.entries, facts)]),
          content,
        ]),
      ]),
      block('footer', {}, [element('p', {}, [`${facts.title} · ${facts.footer}`])]),
    ]),
  ])
}

/** The logo of the supplier, else the name. */
function supplierMark({ supplier }: DocumentFacts, { logo }: Theme): Content {
  if (logo === undefined) return supplier
  const data = btoa(Array.from(logo.bytes, (byte) => String.fromCharCode(byte)).join(''))
  const [width, height] = [logo.width, logo.height].map((length) => Math.round((length * 96) / 25.4))
  return element('img', { src: `data:image/${logo.kind === 'jpg' ? 'jpeg' : 'png'};base64,${data}`, alt: supplier, width, height })
}

function head({ facts, theme, stylesheet }: PageInput): Element {
  const meta = (name: string, content: string) => element('meta', { name, content })
  return block('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    // Nothing is fetched and nothing runs, whatever a plan may hold.
    element('meta', { httpEquiv: 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }),
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('color-scheme', 'light dark'),
    meta('author', facts.author),
    meta('robots', 'noindex'),
    element('title', {}, [[facts.edition === 'internal' ? facts.internalMark : '', `${facts.title} · ${facts.documentKind}`].filter(Boolean).join(' · ')]),
    element('style', {}, [`\n${styleOf(theme, facts)}${stylesheet}`]),
  ])
}

function coverOf(title: md.Heading, front: readonly md.RootContent[], facts: DocumentFacts, walk: Walk): Element {
  const parts = coverParts(title, front)
  return block('div', { className: ['cover'] }, [
    element('p', { className: ['kind'] }, [facts.documentKind]),
    element('h1', { id: idFor('title', walk) }, inlines(title.children, walk)),
    ...blocks(parts.head, walk).filter((node) => node.type === 'element').map((node) =>
      node.tagName === 'p' ? { ...node, properties: { className: ['subtitle'] } } : node),
    ...(parts.facts.length === 0 ? [] : [block('dl', { className: ['facts'] }, parts.facts.map(({ label, value }) =>
      element('div', {}, [element('dt', {}, [label]), element('dd', {}, inlines(value, walk))])))]),
    ...parts.notes.map((note) => element('p', { className: ['stamp'] }, inlines(note, walk))),
  ])
}

/** The contents list: sections, and in each the headings with numbers of their own. */
function contents(entries: readonly Entry[], { contentsLabel }: DocumentFacts): Element {
  const sections: { entry: Entry; inside: Entry[] }[] = []
  for (const entry of entries) {
    if (entry.depth === 2 || sections.length === 0) sections.push({ entry, inside: [] })
    else sections.at(-1)?.inside.push(entry)
  }
  const link = ({ id, title }: Entry) => element('a', { href: `#${id}` }, title)
  return block('nav', { ariaLabelledBy: ['contents'] }, [
    element('h2', { id: 'contents' }, [contentsLabel]),
    block('ol', {}, sections.map(({ entry, inside }) => element('li', {}, [
      link(entry),
      ...(inside.length === 0 ? [] : [block('ol', {}, inside.map((part) => element('li', {}, [link(part)])))]),
    ]))),
  ])
}

/** Takes out of every text what a page cannot hold. */
function fit<Node extends Root | Element>(node: Node): Node {
  const properties = 'properties' in node && { properties: Object.fromEntries(Object.entries(node.properties).map(([name, value]) =>
    [name, typeof value === 'string' ? fitForXml(value) : value])) }
  const children = node.children.map((child) => child.type === 'element' ? fit(child)
    : child.type === 'text' ? { ...child, value: fitForXml(child.value) } : child)
  // Only texts inside differ.
  return { ...node, ...properties, children } as Node
}
