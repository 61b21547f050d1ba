import { lendNamespaces } from './namespaces.ts'
import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { free, relate, relationshipsOf, targetOf } from './relationships.ts'
import { children, element, within } from './xml.ts'
import type { Element } from './xml.ts'

/** A part some blocks come from. */
export interface Origin {
  readonly parts: ShellParts
  readonly path: string
}

/** Brings what blocks of one file refer to into a part of another: links, pictures, namespaces, under names that are free there. */
export function bring(blocks: readonly Element[], origin: Origin, parts: ShellParts, path: string): void {
  const [from, to] = [treeAt(origin.parts, origin.path), treeAt(parts, path)]
  if (from !== undefined && to !== undefined) lendNamespaces(from, to, blocks)
  const relationships = new Map(relationshipsOf(origin.parts, origin.path).map((one) => [one.id, one]))
  const ids = new Map<string, string>()
  for (const block of blocks) {
    for (const { attributes } of within(block)) {
      for (const [name, old] of Object.entries(attributes).filter(([name]) => name.startsWith('r:'))) {
        const relationship = relationships.get(old)
        if (relationship === undefined) continue
        const { kind, target, isExternal } = relationship
        const id = ids.get(old) ?? relate(parts, path, kind, isExternal ? target : brought(targetOf(origin.path, target), origin, parts), isExternal)
        ids.set(old, id)
        attributes[name] = id
      }
    }
  }
}

/** Copies a part that refers to no other, such as a picture, and gives its target as seen from `word/`. */
function brought(path: string, origin: Origin, parts: ShellParts): string {
  const part = origin.parts.get(path)
  if (part === undefined || relationshipsOf(origin.parts, path).length > 0) throw new Error(`${path} cannot be taken into a shell`)
  const ending = /[^.]*$/.exec(path)?.[0] ?? ''
  const at = free((number) => `word/media/crp${number}.${ending}`, parts.keys())
  parts.set(at, part)
  const types = treeAt(parts, paths.types)
  const presetOf = (tree: Element | undefined) => children(tree, 'Default')
    .find(({ attributes }) => attributes['Extension']?.toLowerCase() === ending.toLowerCase())?.attributes['ContentType']
  const type = presetOf(treeAt(origin.parts, paths.types))
  if (presetOf(types) === undefined && type !== undefined) {
    types?.elements.unshift(element('Default', { Extension: ending, ContentType: type }))
  }
  return at.slice('word/'.length)
}

/** Gives the bookmarks of some blocks ids and names that are free in a document, there and where they are referred to. */
export function renameBookmarks(blocks: readonly Element[], document: Element): void {
  const there = within(document).filter(({ name }) => name === 'w:bookmarkStart')
  const taken = new Set(there.map(({ attributes }) => attributes['w:name'] ?? ''))
  let highest = Math.max(0, ...there.map(({ attributes }) => Number(attributes['w:id'] ?? 0)).filter(Number.isFinite))
  const ids = new Map<string, string>()
  const names = new Map<string, string>()
  const ours = blocks.flatMap((block) => within(block))
  for (const { name, attributes } of ours) {
    if (name !== 'w:bookmarkStart') continue
    ids.set(attributes['w:id'] ?? '', String(highest += 1))
    const old = attributes['w:name'] ?? ''
    const given = taken.has(old) ? free((number) => `${old}_${number}`, taken) : old
    taken.add(given)
    names.set(old, given)
  }
  for (const node of ours) {
    const { name, attributes } = node
    if (name === 'w:bookmarkStart' || name === 'w:bookmarkEnd') attributes['w:id'] = ids.get(attributes['w:id'] ?? '') ?? ''
    if (name === 'w:bookmarkStart') attributes['w:name'] = names.get(attributes['w:name'] ?? '') ?? ''
    if (attributes['w:anchor'] !== undefined) attributes['w:anchor'] = names.get(attributes['w:anchor']) ?? attributes['w:anchor']
    if (name !== 'w:instrText') continue
    for (const text of node.elements) {
      if (text.type === 'text') text.text = text.text.replace(/(PAGEREF )(\S+)/, (_whole, word: string, old: string) => word + (names.get(old) ?? old))
    }
  }
}

/** Drops the ends of bookmarks whose other end was replaced, and numbers drawings anew, as each has a number of its own. */
export function tidy(parts: ShellParts, document: Element): void {
  const ends = (name: string) => new Set(within(document).filter((node) => node.name === name).map(({ attributes }) => attributes['w:id']))
  const [starts, stops] = [ends('w:bookmarkStart'), ends('w:bookmarkEnd')]
  for (const node of within(document)) {
    node.elements = node.elements.filter((inner) => inner.type === 'text' || !/^w:bookmark(?:Start|End)$/.test(inner.name)
      || (starts.has(inner.attributes['w:id']) && stops.has(inner.attributes['w:id'])))
  }
  let drawings = 0
  for (const part of parts.values()) {
    if (part instanceof Uint8Array) continue
    for (const node of within(part)) {
      if (node.name === 'wp:docPr') node.attributes = { id: String(drawings += 1), ...withoutId(node.attributes) }
    }
  }
}

const withoutId = ({ id: _id, ...rest }: Record<string, string>) => rest
