import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { children, element, localName } from './xml.ts'
import type { Element } from './xml.ts'

/** What a part refers to. */
export interface Relationship {
  readonly id: string
  /** Last word of its type, such as `header` or `hyperlink`. */
  readonly kind: string
  readonly target: string
  /** Says that the target is no part of the file. */
  readonly isExternal: boolean
  readonly node: Element
}

const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships'
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'

/** Gives the path of the relationships of a part; `''` is the file itself. */
export function relationshipsPath(path: string): string {
  const cut = path.lastIndexOf('/') + 1
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`
}

/** Lists what a part refers to. */
export function relationshipsOf(parts: ShellParts, path: string): Relationship[] {
  return children(treeAt(parts, relationshipsPath(path))).map((node) => {
    const named = Object.fromEntries(Object.entries(node.attributes).map(([name, value]) => [localName(name), value]))
    const target = named['Target'] ?? ''
    return {
      id: named['Id'] ?? '',
      kind: /[^/]*$/.exec(named['Type'] ?? '')?.[0] ?? '',
      target,
      isExternal: named['TargetMode'] === 'External' || /^[a-z][a-z\d+.-]*:|^\/\/|^\\/i.test(target),
      node,
    }
  })
}

/** Gives the path of the part a relationship of another part leads to. */
export function targetOf(from: string, target: string): string {
  const base = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  const path: string[] = [...base]
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

/** Adds a relationship to a part under an id of ours, and gives the id. */
export function relate(parts: ShellParts, path: string, kind: string, target: string, isExternal = false): string {
  const at = relationshipsPath(path)
  const tree = treeAt(parts, at) ?? element('Relationships', { xmlns: namespace })
  parts.set(at, tree)
  const isTaken = (id: string) => tree.elements.some((node) => node.type === 'element' && node.attributes['Id'] === id)
  let number = tree.elements.length + 1
  while (isTaken(`crp${number}`)) number += 1
  const id = `crp${number}`
  tree.elements.push(element('Relationship', {
    Id: id, Type: `${kinds}${kind}`, Target: target, ...(isExternal && { TargetMode: 'External' }),
  }))
  return id
}

/** Declares the type of a part, or of all parts of an ending that has none yet. */
export function declare(parts: ShellParts, path: string, type: string): void {
  treeAt(parts, paths.types)?.elements.push(element('Override', { PartName: `/${path}`, ContentType: type }))
}

/** Gives the first name, counted from 1, that is not taken, whatever its case. */
export function free(name: (number: number) => string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((one) => one.toLowerCase()))
  let number = 1
  while (lower.has(name(number).toLowerCase())) number += 1
  return name(number)
}

/** Kinds of relationships that belong to a part as a whole; the others are named in its text by their ids. */
const implicit = new Set([
  'styles', 'numbering', 'settings', 'webSettings', 'fontTable', 'theme', 'footnotes', 'endnotes', 'customXml', 'customXmlProps',
  'glossaryDocument', 'stylesWithEffects', 'people',
])

/** Drops what the text of the document does not name any more, and every part that nothing leads to. */
export function dropUnused(parts: ShellParts, document: Element): void {
  const named = new Set(namesIn(document))
  const tree = treeAt(parts, relationshipsPath(paths.document))
  if (tree !== undefined) {
    const unused = relationshipsOf(parts, paths.document).filter(({ id, kind }) => !implicit.has(kind) && !named.has(id))
    const nodes = new Set(unused.map(({ node }) => node))
    tree.elements = tree.elements.filter((node) => node.type === 'text' || !nodes.has(node))
  }
  const reached = new Set<string>([paths.types])
  // Names of parts are the same in whatever case (ISO/IEC 29500-2, 6.2.2).
  const byName = new Map([...parts.keys()].map((path) => [path.toLowerCase(), path]))
  const visit = (path: string) => {
    reached.add(relationshipsPath(path))
    for (const { target, isExternal } of relationshipsOf(parts, path)) {
      const found = isExternal ? undefined : byName.get(targetOf(path, target).toLowerCase())
      if (found !== undefined && !reached.has(found)) {
        reached.add(found)
        visit(found)
      }
    }
  }
  visit('')
  for (const path of [...parts.keys()].filter((path) => !reached.has(path))) parts.delete(path)
  const types = treeAt(parts, paths.types)
  if (types !== undefined) {
    types.elements = types.elements.filter((node) => node.type === 'text' || node.name !== 'Override'
      || parts.has(byName.get((node.attributes['PartName'] ?? '').slice(1).toLowerCase()) ?? ''))
  }
}

function namesIn(root: Element): string[] {
  return [...Object.values(root.attributes), ...children(root).flatMap(namesIn)]
}
