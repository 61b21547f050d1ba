import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { declare, relationshipsOf, targetOf } from './relationships.ts'
import { below, child, children, element, localName, textIn, valueOf } from './xml.ts'
import type { Element } from './xml.ts'

/** Properties of a shell that are kept; the others say who made it, when, and how long it is. */
const keptCore: Readonly<Record<string, string>> = {
  keywords: 'cp:keywords', description: 'dc:description', category: 'cp:category', contentStatus: 'cp:contentStatus',
}
const keptApp = ['Application', 'Company', 'Manager', 'HyperlinkBase', 'AppVersion']

const coreType = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
const placeholder = /\{\{\s*crp:/i

/** Gives the path of the part that holds title, author and dates. */
export function corePath(parts: ShellParts): string {
  const found = relationshipsOf(parts, '').find(({ kind }) => kind === 'core-properties')
  return found === undefined ? 'docProps/core.xml' : targetOf('', found.target)
}

/** Lists the properties in which a shell has placeholders, and which it therefore fills itself. */
export const propertiesFilled = (parts: ShellParts): Set<string> =>
  new Set(children(treeAt(parts, corePath(parts))).filter((node) => placeholder.test(textIn(node))).map(({ name }) => localName(name)))

/** Sets title, authors and dates of the file to those of the document, but for those the shell fills itself. */
export function setProperties(parts: ShellParts, ours: ShellParts, filled: ReadonlySet<string>): void {
  const path = corePath(parts)
  const shell = treeAt(parts, path)
  const core = structuredClone(treeAt(ours, 'docProps/core.xml'))
  if (core === undefined) throw new Error('the document has no properties')
  for (const property of children(shell)) {
    const local = localName(property.name)
    const mine = children(core).find(({ name }) => localName(name) === local)
    if (mine !== undefined && filled.has(local)) mine.elements = [{ type: 'text', text: textIn(property) }]
    const name = keptCore[local]
    if (mine === undefined && name !== undefined) core.elements.push(element(name, {}, [{ type: 'text', text: textIn(property) }]))
  }
  if (shell === undefined) {
    treeAt(parts, paths.root)?.elements.push(element('Relationship', { Id: 'crpCore', Type: coreType, Target: path }))
    declare(parts, path, 'application/vnd.openxmlformats-package.core-properties+xml')
  }
  parts.set(path, core)
  const app = treeAt(parts, 'docProps/app.xml')
  if (app !== undefined) app.elements = children(app).filter(({ name }) => keptApp.includes(localName(name)))
  const root = treeAt(parts, paths.root)
  if (root !== undefined) {
    const pictures = new Set(relationshipsOf(parts, '').filter(({ kind }) => kind === 'thumbnail').map(({ node }) => node))
    root.elements = root.elements.filter((node) => node.type === 'text' || !pictures.has(node))
  }
}

/** Makes a document of a template, and lets nothing ask the reader to update fields. */
export function setKind(parts: ShellParts, mainType: string): void {
  for (const { attributes } of children(treeAt(parts, paths.types), 'Override')) {
    if (attributes['PartName'] === `/${paths.document}`) attributes['ContentType'] = mainType
  }
  const settings = treeAt(parts, paths.settings)
  if (settings !== undefined) settings.elements = settings.elements.filter((node) => node.type === 'text' || node.name !== 'w:updateFields')
}

/** Says whether pages with even numbers have headers of their own. */
export function hasEvenPages(parts: ShellParts): boolean {
  const settings = treeAt(parts, paths.settings)
  const mark = child(settings, 'w:evenAndOddHeaders')
  return mark !== undefined && !['0', 'false', 'off'].includes(valueOf(settings, 'w:evenAndOddHeaders') ?? '1')
}

/** Sets the language in which Word checks spelling. */
export function setLanguage(styles: Element, ours: Element): void {
  const path = ['w:docDefaults', 'w:rPrDefault', 'w:rPr'] as const
  const wanted = below(ours, ...path, 'w:lang')
  const properties = below(styles, ...path)
  if (wanted === undefined || properties === undefined) return
  const language = child(properties, 'w:lang')
  if (language === undefined) properties.elements.push(structuredClone(wanted))
  else Object.assign(language.attributes, wanted.attributes)
}
