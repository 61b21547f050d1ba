import type { Element as PageElement } from 'hast'
import { docxParts, parsed, type Element } from './docx-outline.ts'
import { elementsOf, pageTree, textOf } from './page-tree.ts'

/** What a document gives those who do not see it, or find their way by its structure. */
export interface Structure {
  language: string | undefined
  /** Levels of the headings, in the order of the text. */
  headings: readonly number[]
  /** Texts of each table's header row; nothing where it has none. */
  tables: readonly (readonly string[] | undefined)[]
  /** What stands for each picture in words; nothing where nothing does, `''` where it is marked as decoration. */
  pictures: readonly (string | undefined)[]
  links: readonly { text: string; target: string }[]
}

/** The rules every document keeps, by what they ask; each gives the breaches it finds. */
export const rules: Readonly<Record<string, (structure: Structure) => string[]>> = {
  'the language is set': ({ language }) => /^[a-z]{2,3}(-|$)/.test(language ?? '') ? [] : [`language ${language}`],
  'heading levels never skip': ({ headings }) => headings.flatMap((level, index) =>
    level > (headings[index - 1] ?? 0) + 1 ? [`level ${level} after ${headings[index - 1] ?? 'nothing'}`] : []),
  'every table has a header row': ({ tables }) => tables.flatMap((header, index) => header === undefined ? [`table ${index + 1}`] : []),
  'no header cell is empty': ({ tables }) => tables.flatMap((header) => header?.some((cell) => cell.trim() === '') ? [header.join(' | ')] : []),
  'every picture is told in words or marked as decoration': ({ pictures }) =>
    pictures.flatMap((words, index) => words === undefined ? [`picture ${index + 1}`] : []),
  // An e-mail address is what a reader looks for, and the person stands before it; any other address is only how to get there.
  'links are named, not spelt out': ({ links }) => links.flatMap(({ text, target }) =>
    text.trim() === '' || (/^https?:|:\/\//.test(text) || text === target) ? [`${text} -> ${target}`] : []),
}

/** Lists what a document lacks, and for which rule. */
export const faultsIn = (structure: Structure): string[] =>
  Object.entries(rules).flatMap(([rule, check]) => check(structure).map((fault) => `${rule}: ${fault}`))

/** Reads what a Word file gives. */
export function docxStructure(file: Uint8Array): Structure {
  const parts = docxParts(file)
  const part = (path: string) => parsed(parts.get(path) ?? '<none/>')
  const stories = [...parts.keys()].filter((path) => /^word\/(?:document|header\d+|footer\d+)\.xml$/.test(path)).map(part)
  const document = part('word/document.xml')
  const styles = all(part('word/styles.xml'), 'w:style')
  const levels = new Map(styles.flatMap((style) => {
    const level = valueOf(all(style, 'w:outlineLvl')[0])
    return level === undefined ? [] : [[style.attributes['w:styleId'], Number(level) + 1] as const]
  }))
  const targets = new Map(all(part('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [attributes['Id'], attributes['Target'] ?? '']))
  return {
    language: valueOf(all(part('word/styles.xml'), 'w:lang')[0]),
    headings: all(document, 'w:pPr').flatMap((properties) => {
      const own = valueOf(all(properties, 'w:outlineLvl')[0])
      return own === undefined ? levels.get(valueOf(all(properties, 'w:pStyle')[0])) ?? [] : Number(own) + 1
    }),
    tables: all(document, 'w:tbl').map((table) => {
      const [first] = all(table, 'w:tr')
      return first === undefined || all(first, 'w:tblHeader').length === 0 ? undefined : all(first, 'w:tc').map(wordsOf)
    }),
    pictures: stories.flatMap((story) => all(story, 'wp:docPr')).map((picture) =>
      all(picture, 'adec:decorative').some(({ attributes }) => attributes['val'] === '1') ? '' : picture.attributes['descr'] || undefined),
    links: all(document, 'w:hyperlink').filter(({ attributes }) => attributes['r:id'] !== undefined)
      .map((link) => ({ text: wordsOf(link), target: targets.get(link.attributes['r:id']) ?? '' })),
  }
}

/** Reads what a page gives. */
export function pageStructure(file: Uint8Array): Structure {
  const elements = elementsOf(pageTree(file))
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name)
  const wordsFor = (element: PageElement): string | undefined => {
    const { alt, ariaHidden, ariaLabelledBy = [], role } = element.properties
    if (element.tagName === 'img') return typeof alt === 'string' ? alt : undefined
    if (ariaHidden === 'true') return ''
    const ids = Array.isArray(ariaLabelledBy) ? ariaLabelledBy : []
    const words = ids.flatMap((id) => elements.filter(({ properties }) => properties['id'] === id)).map(textOf).join(' ')
    return role === 'img' && words !== '' ? words : undefined
  }
  return {
    language: String(named('html')[0]?.properties['lang']),
    headings: elements.flatMap(({ tagName }) => /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []),
    tables: named('table').map((table) => {
      const [head] = elementsOf(table).filter(({ tagName }) => tagName === 'thead')
      const cells = head === undefined ? [] : elementsOf(head).filter(({ tagName }) => tagName === 'th' || tagName === 'td')
      const isHeader = cells.every(({ properties }) => properties['scope'] === 'col' || properties['scope'] === undefined)
      return cells.length > 0 && isHeader ? cells.map(textOf) : undefined
    }),
    pictures: [...named('img'), ...named('svg')].map(wordsFor),
    links: named('a').map((link) => ({ text: textOf(link), target: String(link.properties['href']) })),
  }
}

const all = (element: Element, name: string): Element[] => element.children.flatMap((child) =>
  typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)])
const valueOf = (element: Element | undefined) => element?.attributes['w:val']
const wordsOf = (element: Element) => all(element, 'w:t').flatMap(({ children }) => children.filter((child) => typeof child === 'string')).join('')
