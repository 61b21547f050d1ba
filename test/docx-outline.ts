import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** An element of an XML part. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}

/** Reads a Word file back as text, a line a paragraph: its style, then what it says, with the marks that matter. */
export function docxOutline(file: Uint8Array): string {
  const parts = docxParts(file)
  const links = relationships(parts.get('word/_rels/document.xml.rels') ?? '')
  const body = firstChild(parsed(parts.get('word/document.xml') ?? ''), 'w:body')
  const running = [...parts].filter(([path]) => /^word\/(header|footer)\d+\.xml$/.test(path)).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    '== properties',
    ...elements(parsed(parts.get('docProps/core.xml') ?? '')).map((property) => `${property.name} ${textOf(property)}`),
    ...running.flatMap(([path, xml]) => [`== ${path}`, ...blockLines(parsed(xml), links)]),
    '== document',
    ...(body ? blockLines(body, links) : []),
    '',
  ].join('\n')
}

/** The XML parts of a Word file by their paths. */
export function docxParts(file: Uint8Array): Map<string, string> {
  const entries = Object.entries(unzipSync(file)).filter(([path]) => /\.(xml|rels)$/.test(path))
  return new Map(entries.map(([path, bytes]) => [path, strFromU8(bytes)]))
}

/** Parses XML and throws on the first thing in it that is not well formed. */
export function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => open.at(-1)?.children.push(text))
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return elements(root)[0] ?? root
}

function blockLines(container: Element, links: ReadonlyMap<string, string>): string[] {
  return elements(container).flatMap((element) => {
    if (element.name === 'w:p') return [...paragraphLine(element, links), ...sectionLine(firstChild(element, 'w:pPr'))]
    if (element.name === 'w:tbl') return tableLines(element, links)
    if (element.name === 'w:sdt' || element.name === 'w:sdtContent') return blockLines(element, links)
    return element.name === 'w:sectPr' ? [sectionText(element)] : []
  })
}

function paragraphLine(paragraph: Element, links: ReadonlyMap<string, string>): string[] {
  const properties = firstChild(paragraph, 'w:pPr')
  const numbering = firstChild(properties, 'w:numPr')
  const list = numbering ? ` list ${valueOf(numbering, 'w:numId')} level ${valueOf(numbering, 'w:ilvl')}` : ''
  const page = firstChild(properties, 'w:pageBreakBefore') ? ' new page' : ''
  const alignment = firstChild(properties, 'w:jc')?.attributes['w:val']
  const head = `${valueOf(properties, 'w:pStyle') || '-'}${list}${page}${alignment ? ` ${alignment}` : ''}`
  return [`${head}: ${inlineText(paragraph, links)}`]
}

function tableLines(table: Element, links: ReadonlyMap<string, string>): string[] {
  const grid = elements(firstChild(table, 'w:tblGrid')).map((column) => column.attributes['w:w'])
  const width = firstChild(firstChild(table, 'w:tblPr'), 'w:tblW')?.attributes['w:w']
  const rows = elements(table).filter(({ name }) => name === 'w:tr')
  return [
    `table ${width} = ${grid.join(' + ')}`,
    ...rows.flatMap((row) => {
      const properties = firstChild(row, 'w:trPr')
      const marks = ['w:tblHeader', 'w:cantSplit'].filter((name) => firstChild(properties, name)).map((name) => name.slice(2))
      const cells = elements(row).filter(({ name }) => name === 'w:tc')
      return [`  row ${marks.join(' ')}`, ...cells.map((cell) => `    | ${blockLines(cell, links).join(' / ')}`)]
    }),
  ]
}

function sectionLine(properties: Element | undefined): string[] {
  const section = firstChild(properties, 'w:sectPr')
  return section ? [sectionText(section)] : []
}

function sectionText(section: Element): string {
  const size = firstChild(section, 'w:pgSz')?.attributes
  const references = elements(section).filter(({ name }) => name.endsWith('Reference')).map(({ name }) => name.slice(2, 8))
  return `-- section ${size?.['w:w']} x ${size?.['w:h']} ${references.join(' ')}`
}

function inlineText(element: Element, links: ReadonlyMap<string, string>): string {
  return elements(element).map((child): string => {
    switch (child.name) {
      case 'w:r': return runText(child)
      case 'w:hyperlink': {
        const target = links.get(child.attributes['r:id'] ?? '') ?? `#${child.attributes['w:anchor']}`
        return `<${target} ${inlineText(child, links)}>`
      }
      case 'w:bookmarkStart': return `[#${child.attributes['w:name']}]`
      default: return ''
    }
  }).join('')
}

function runText(run: Element): string {
  const style = valueOf(firstChild(run, 'w:rPr'), 'w:rStyle')
  const text = elements(run).map((child): string => {
    switch (child.name) {
      case 'w:t': return textOf(child)
      case 'w:tab': return '\u{21E5}'
      case 'w:br': return '\u{23CE}'
      case 'w:instrText': return `{${textOf(child).trim()}}`
      case 'w:drawing': return pictureText(child)
      case 'w:pict': return `[watermark ${firstChild(firstChild(child, 'v:shape'), 'v:textpath')?.attributes['string']}]`
      default: return ''
    }
  }).join('')
  return style ? `{${style}|${text}}` : text
}

/** A picture by its description; one without is decorative. */
function pictureText(drawing: Element): string {
  const alt = firstChild(elements(drawing)[0], 'wp:docPr')?.attributes['descr'] ?? ''
  return alt === '' ? '[picture]' : `[picture: ${alt}]`
}

function relationships(xml: string): Map<string, string> {
  if (xml === '') return new Map()
  return new Map(elements(parsed(xml)).map(({ attributes }) => [attributes['Id'] ?? '', attributes['Target'] ?? '']))
}

function elements(parent: Element | undefined): Element[] {
  return (parent?.children ?? []).filter((child) => typeof child !== 'string')
}

function firstChild(parent: Element | undefined, name: string): Element | undefined {
  return elements(parent).find((child) => child.name === name)
}

function valueOf(parent: Element | undefined, name: string): string {
  return firstChild(parent, name)?.attributes['w:val'] ?? ''
}

function textOf(element: Element): string {
  return element.children.filter((child) => typeof child === 'string').join('')
}
