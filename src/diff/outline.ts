import type { Shape, MappingShape } from '../plan/format.ts'
import type { Loading } from '../plan/load.ts'
import { titleOf } from '../plan/naming.ts'
import type { ListMeta } from '../plan/schema/field.ts'
import { capital } from '../plan/spoken.ts'
import { format } from '../plan/table.ts'
import { lineAt, lineText } from '../source/source.ts'
import { isEmpty, type Mapping, type Node } from '../source/tree.ts'
import { ordered, type Holder } from './differences.ts'
import { proseMeaning } from './meaning.ts'
import { itemName, labelOf, type BothNames } from './naming.ts'
import { sectionOf, sections } from './sections.ts'
import { namesIn, valueWords } from './words.ts'

/**
 * Writes what one file says in words, a fact a line, each with its section and what it belongs to, in an order that has
 * nothing to do with that of the file; a comparison line by line then reads as changes in meaning. A text that is no plan
 * comes back as it is.
 */
export function outlineOf({ source, loaded, problems }: Loading): string {
  if (loaded === undefined) return source.text
  const lines = linesOf(loaded.tree)
  const strange = problems.filter(({ rule, at }) => /^(?:shape|syntax)\//.test(rule) && at.source === source)
    .map(({ at }) => `Not understood › ${lineText(source, lineAt(source, at.start) + 1).trim()}`)
  return [...lines, ...new Set(strange)].map((line) => `${line}\n`).join('')
}

function linesOf(root: Mapping): string[] {
  const own = namesIn(root)
  const names: BothNames = { before: own, after: own }
  const bySection = new Map<string, string[]>(sections.map(({ name }) => [name, []]))
  fields(root, format, '', [])
  return sections.flatMap(({ name, heading }) => (bySection.get(name) ?? []).map((line) => `${heading} › ${line}`))

  function say(route: string, chain: readonly string[]): void {
    bySection.get(sectionOf(route))?.push(capital(chain.join(' › ')).replace(/\s+/g, ' '))
  }

  function fields(node: Mapping, shape: MappingShape, route: string, chain: readonly string[], said?: string): void {
    for (const [name, field] of Object.entries(shape.fields)) {
      const value = node.entries.get(name)?.value
      if (value === undefined || isEmpty(value) || name === 'crp') continue
      const inner = route === '' ? name : `${route}.${name}`
      // What the name of an item says in full is not said again.
      if (name === titleOf(node)?.field && said?.includes(valueText(value, field.shape)) === true) continue
      any(value, field.shape, inner, chain, capital(labelOf(inner) || name))
    }
  }

  function any(node: Node, shape: Shape, route: string, chain: readonly string[], label: string): void {
    if (node.kind === 'mapping' && shape.kind === 'mapping') {
      // The heading names blocks and phases already.
      const isNamed = /^(?:plan|scope|phases|phases\.\w+|relationship|communication|feedback)$/.test(route)
      return fields(node, shape, route, isNamed ? chain : [...chain, label])
    }
    if (node.kind === 'sequence' && shape.kind === 'list') {
      if (shape.item.kind === 'mapping') return items(node.items, shape.item, shape.meta, route, chain)
      const said = node.items.map((item) => valueText(item, shape.item))
      if (!ordered.has(route)) said.sort()
      const isLines = shape.item.kind === 'scalar' && shape.item.scalar === 'line'
      for (const text of isLines ? said : [said.join(', ')]) say(route, [...chain, `${label}: ${text}`])
      return
    }
    const text = valueText(node, shape)
    // Sentences, so that a word that changes shows with few others.
    const parts = shape.kind === 'scalar' && shape.scalar === 'prose' ? text.split(/\n+|(?<=[.!?]) (?=\p{Lu})/u) : [text]
    for (const part of parts) say(route, [...chain, `${label}: ${part}`])
  }

  function items(
    nodes: readonly Node[], shape: MappingShape, meta: ListMeta | undefined, route: string, chain: readonly string[],
  ): void {
    const named = nodes.flatMap((node) => {
      if (node.kind !== 'mapping') return []
      const holder: Holder = { route: `${route}[*]`, after: node, shape, ...(meta && { meta }) }
      return [{ node, name: capital(itemName(holder, 'after', names)) }]
    })
    if (!ordered.has(route)) named.sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
    for (const { node, name } of named) {
      say(route, [...chain, name])
      fields(node, shape, `${route}[*]`, [...chain, name], name)
    }
  }

  function valueText(node: Node, shape: Shape): string {
    if (node.kind === 'broken') return node.source.text.slice(node.start, node.end)
    const scalar = node.kind === 'scalar' && shape.kind === 'scalar' ? shape.scalar : undefined
    if (node.kind === 'scalar' && scalar === 'line') return node.text.trim()
    return node.kind === 'scalar' && scalar === 'prose' ? proseMeaning(node.text) : valueWords(node, shape, own)
  }
}
