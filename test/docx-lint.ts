import { posix } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { parsed, type Element } from './docx-outline.ts'

/** A Word file taken apart. */
interface Package {
  /** Every path there is. */
  readonly paths: ReadonlySet<string>
  /** XML parts by path. */
  readonly parts: ReadonlyMap<string, Element>
}

/** Says what is wrong in a package, a line each. */
type Check = (file: Package) => string[]

const isElement = (child: Element | string): child is Element => typeof child !== 'string'
const childrenOf = ({ children }: Element) => children.filter(isElement)
const all = (element: Element, name: string): Element[] =>
  childrenOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
const every = (element: Element): Element[] => childrenOf(element).flatMap((child) => [child, ...every(child)])
const find = (element: Element, name: string): Element | undefined => childrenOf(element).find((child) => child.name === name)
const valueOf = (element: Element | undefined): string | undefined => element?.attributes['w:val']
const twice = (values: readonly string[]): string[] => [...new Set(values.filter((value, index) => values.indexOf(value) < index))]

/** Parts that hold what a reader sees. */
const stories = ({ parts }: Package): [string, Element][] =>
  [...parts].filter(([path]) => /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/.test(path))
const inStories = (file: Package, name: string): Element[] => stories(file).flatMap(([, story]) => all(story, name))

/** Styles that Word has without a file saying so. */
const builtIn = ['character DefaultParagraphFont', 'table TableNormal']

const styleKinds = { 'w:pStyle': 'paragraph', 'w:rStyle': 'character', 'w:tblStyle': 'table' } as const

/** What the Open XML SDK lets pass and Word does not, or a reader stumbles over. */
const checks: Readonly<Record<string, Check>> = {
  'a cell ends with a paragraph': (file) => inStories(file, 'w:tc')
    .filter((cell) => childrenOf(cell).at(-1)?.name !== 'w:p').map(() => 'a cell without a last paragraph'),

  'a row has cells, a table rows, and both fit the grid': (file) => inStories(file, 'w:tbl').flatMap((table) => {
    const columns = all(find(table, 'w:tblGrid') ?? table, 'w:gridCol').length
    const rows = childrenOf(table).filter(({ name }) => name === 'w:tr')
    const widths = rows.map((row) => childrenOf(row).filter(({ name }) => name === 'w:tc')
      .reduce((sum, cell) => sum + Number(valueOf(find(find(cell, 'w:tcPr') ?? cell, 'w:gridSpan')) ?? 1), 0))
    return [...(rows.length === 0 ? ['a table without rows'] : []),
      ...widths.filter((width) => width !== columns).map((width) => `a row of ${width} cells in a grid of ${columns}`)]
  }),

  'a story ends with a paragraph': (file) => stories(file).flatMap(([path, story]) => {
    const blocks = childrenOf(path === 'word/document.xml' ? find(story, 'w:body') ?? story : story).filter(({ name }) => name !== 'w:sectPr')
    return blocks.at(-1)?.name === 'w:tbl' ? [`${path} ends with a table`] : []
  }),

  'content controls have ids of their own and short tags': (file) => [
    ...twice(inStories(file, 'w:sdtPr').flatMap((sdt) => valueOf(find(sdt, 'w:id')) ?? [])).map((id) => `two controls have the id ${id}`),
    ...inStories(file, 'w:sdtPr').flatMap((sdt) => valueOf(find(sdt, 'w:tag')) ?? []).filter((tag) => tag.length > 64)
      .map((tag) => `a tag of ${tag.length} characters`),
  ],

  'bookmarks have short names and ids of their own, and end': (file) => {
    const starts = inStories(file, 'w:bookmarkStart').map(({ attributes }) => attributes)
    const ends = inStories(file, 'w:bookmarkEnd').map(({ attributes }) => attributes['w:id'] ?? '')
    const ids = starts.map((start) => start['w:id'] ?? '')
    return [
      ...twice(starts.map((start) => start['w:name'] ?? '')).map((name) => `two bookmarks are named ${name}`),
      ...twice(ids).map((id) => `two bookmarks have the id ${id}`),
      ...starts.filter((start) => (start['w:name'] ?? '').length > 40).map((start) => `the bookmark ${start['w:name']} has a long name`),
      ...ids.filter((id) => !ends.includes(id)).map((id) => `bookmark ${id} does not end`),
      ...ends.filter((id) => !ids.includes(id)).map((id) => `bookmark ${id} does not begin`),
    ]
  },

  'links and references inside lead somewhere': (file) => {
    const names = new Set(inStories(file, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']))
    const links = inStories(file, 'w:hyperlink').flatMap(({ attributes }) => attributes['w:anchor'] ?? [])
    const fields = inStories(file, 'w:instrText').flatMap((field) =>
      /^\s*(?:PAGEREF|REF)\s+(\S+)/.exec(field.children.filter((child) => typeof child === 'string').join(''))?.[1] ?? [])
    return [...links, ...fields].filter((name) => !names.has(name)).map((name) => `nothing is marked ${name}`)
  },

  'every style there is named is there': (file) => {
    const styles = all(file.parts.get('word/styles.xml') ?? { name: '', attributes: {}, children: [] }, 'w:style')
    const known = new Set([...builtIn, ...styles.map(({ attributes }) => `${attributes['w:type']} ${attributes['w:styleId']}`)])
    const used = Object.entries(styleKinds).flatMap(([name, kind]) => inStories(file, name).map((use) => `${kind} ${valueOf(use)}`))
    const based = styles.flatMap((style) => ['w:basedOn', 'w:next', 'w:link'].flatMap((name) => {
      const id = valueOf(find(style, name))
      const kind = name === 'w:link' ? (style.attributes['w:type'] === 'paragraph' ? 'character' : 'paragraph') : style.attributes['w:type']
      return id === undefined ? [] : `${kind} ${id}`
    }))
    return [...new Set([...used, ...based])].filter((style) => !known.has(style)).map((style) => `there is no ${style}`)
  },

  'every list there is named is there': (file) => {
    const numbering = file.parts.get('word/numbering.xml')
    const known = new Set(numbering === undefined ? [] : all(numbering, 'w:num').map(({ attributes }) => attributes['w:numId']))
    const used = inStories(file, 'w:numId').map((use) => valueOf(use) ?? '')
    return [...new Set(used)].filter((id) => id !== '0' && !known.has(id)).map((id) => `there is no list ${id}`)
  },

  'relations lead to parts, and parts are reached by relations': (file) => [...file.parts].flatMap(([path, part]) => {
    if (path.endsWith('.rels')) {
      const folder = posix.join(posix.dirname(path), '..')
      const relations = all(part, 'Relationship').map(({ attributes }) => attributes)
      const targets = relations.filter((one) => one['TargetMode'] !== 'External').map((one) => posix.join(folder, one['Target'] ?? ''))
      return [...targets.filter((target) => !file.paths.has(target.replace(/^\//, ''))).map((target) => `${path} names ${target}`),
        ...twice(relations.map((one) => one['Id'] ?? '')).map((id) => `${path} has ${id} twice`)]
    }
    const relations = file.parts.get(posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`))
    const known = new Set(relations === undefined ? [] : all(relations, 'Relationship').map(({ attributes }) => attributes['Id']))
    const used = every(part).flatMap(({ attributes }) => Object.entries(attributes).flatMap(([name, id]) => /^r:/.test(name) ? id : []))
    return [...new Set(used)].filter((id) => !known.has(id)).map((id) => `${path} uses ${id}`)
  }),

  'every part has a content type': (file) => {
    const types = file.parts.get('[Content_Types].xml')
    if (types === undefined) return ['there are no content types']
    const parts = new Set(all(types, 'Override').map(({ attributes }) => attributes['PartName']))
    const endings = new Set(all(types, 'Default').map(({ attributes }) => attributes['Extension']?.toLowerCase()))
    return [
      ...[...file.paths].filter((path) => path !== '[Content_Types].xml' && !path.endsWith('/') && !parts.has(`/${path}`)
        && !endings.has(/[^.]*$/.exec(path)?.[0].toLowerCase())).map((path) => `${path} has no content type`),
      ...[...parts].filter((path) => path !== undefined && !file.paths.has(path.slice(1))).map((path) => `${path} is not there`),
    ]
  },

  'pictures have ids of their own': (file) =>
    stories(file).flatMap(([path, story]) => twice(all(story, 'wp:docPr').map(({ attributes }) => attributes['id'] ?? ''))
      .map((id) => `${path} has two pictures ${id}`)),

  'texts are clean': (file) => inStories(file, 'w:t').flatMap((text) => {
    const written = text.children.filter((child) => typeof child === 'string').join('')
    return /[\n\r\t\p{Surrogate}\uFFFE\uFFFF]/u.test(written) ? [`a text holds what no text can: ${JSON.stringify(written)}`]
      : /^\s|\s$/.test(written) && text.attributes['xml:space'] !== 'preserve' ? [`Word drops blanks of ${JSON.stringify(written)}`] : []
  }),
}

/** Says what is wrong with a Word file that a validator of its schema does not see; nothing where all is well. */
export function lintDocx(file: Uint8Array): string[] {
  const entries = Object.entries(unzipSync(file))
  const texts = entries.filter(([path]) => /\.(xml|rels)$/.test(path))
  const taken = { paths: new Set(entries.map(([path]) => path)), parts: new Map(texts.map(([path, bytes]) => [path, parsed(strFromU8(bytes))])) }
  return Object.values(checks).flatMap((check) => check(taken))
}
