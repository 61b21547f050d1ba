import { below, child, children, valueOf } from './xml.ts'
import type { Element } from './xml.ts'

/** The styles of a file, found as Word finds them. */
export interface StyleBook {
  readonly root: Element
  readonly byId: ReadonlyMap<string, Element>
  /** Finds a style by one of its names; ids are in the language of the Word that saved the file, names are not. */
  named(type: string, name: string): Element | undefined
  /** The style of text that names none. */
  readonly preset: Element | undefined
  /** A style and those it is based on, the nearest first. */
  chain(id: string | undefined): Element[]
  /** Looks a property up in a style, what it is based on, and the defaults of the file; the first that says it holds. */
  property(id: string | undefined, ...path: readonly string[]): Element | undefined
}

/** Reads the styles of a file (ISO/IEC 29500-1, 17.7). */
export function styleBook(root: Element): StyleBook {
  const styles = children(root, 'w:style')
  const byId = new Map(styles.map((style) => [style.attributes['w:styleId'] ?? '', style]))
  const byName = new Map(styles.toReversed().flatMap((style) => namesOf(style).map((name) => [`${typeOf(style)} ${name}`, style])))
  const chain = (id: string | undefined): Element[] => {
    const found: Element[] = []
    for (let style = byId.get(id ?? ''); style !== undefined && !found.includes(style);) {
      found.push(style)
      style = byId.get(valueOf(style, 'w:basedOn') ?? '')
    }
    return found
  }
  return {
    root,
    byId,
    named: (type, name) => byName.get(`${type} ${name.toLowerCase()}`),
    preset: styles.find((style) => typeOf(style) === 'paragraph' && isOn(style.attributes['w:default'])),
    chain,
    property: (id, ...path) => {
      const group = path[0] === 'w:rPr' ? 'w:rPrDefault' : 'w:pPrDefault'
      const defaults = below(root, 'w:docDefaults', group)
      return [...chain(id), defaults].map((style) => below(style, ...path)).find((found) => found !== undefined)
    },
  }
}

/** Gives the name of a style that Word shows. */
export const nameOf = (style: Element): string => valueOf(style, 'w:name') ?? style.attributes['w:styleId'] ?? ''

/** Gives the type of a style: paragraph, character, table or numbering. */
export const typeOf = (style: Element): string => style.attributes['w:type'] ?? 'paragraph'

/** Reads a switch of WordprocessingML. */
export const isOn = (value: string | undefined): boolean => value !== undefined && !['0', 'false', 'off'].includes(value)

/** Word shows other names after commas, and keeps them in either place. */
function namesOf(style: Element): string[] {
  return [valueOf(style, 'w:name'), valueOf(style, 'w:aliases')].flatMap((names) => names?.split(',') ?? [])
    .map((name) => name.trim().toLowerCase())
}

/** Gives one attribute of a property from the nearest style that says it, as Word puts indents and spacing together. */
export function attributeOf(
  book: StyleBook, id: string | undefined, path: readonly string[], ...names: readonly string[]
): string | undefined {
  const defaults = below(book.root, 'w:docDefaults', path[0] === 'w:rPr' ? 'w:rPrDefault' : 'w:pPrDefault')
  for (const style of [...book.chain(id), defaults]) {
    const found = below(style, ...path)
    const name = names.find((name) => found?.attributes[name] !== undefined)
    if (name !== undefined) return found?.attributes[name]
  }
  return undefined
}

/** The list and level that number a style, if one does (17.9.23: what a style does not say comes from the one below it). */
export function numberingOf(book: StyleBook, numbering: Element | undefined, id: string): { list: string; level: number } | undefined {
  const chain = book.chain(id)
  const said = (name: string) => chain.map((style) => valueOf(below(style, 'w:pPr', 'w:numPr'), name)).find((value) => value !== undefined)
  const list = said('w:numId')
  if (list === undefined || list === '0') return undefined
  const linked = levelsOf(numbering, list).find((level) => valueOf(level, 'w:pStyle') === id)
  return { list, level: Number(linked?.attributes['w:ilvl'] ?? said('w:ilvl') ?? 0) }
}

/** The levels of a list, with those it overrides. */
export function levelsOf(numbering: Element | undefined, list: string): Element[] {
  const instance = children(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === list)
  const abstract = abstractOf(numbering, valueOf(instance, 'w:abstractNumId'))
  const overrides = children(instance, 'w:lvlOverride').flatMap((override) => child(override, 'w:lvl') ?? [])
  const isOverridden = (level: Element) => overrides.some(({ attributes }) => attributes['w:ilvl'] === level.attributes['w:ilvl'])
  return [...overrides, ...children(abstract, 'w:lvl').filter((level) => !isOverridden(level))]
}

function abstractOf(numbering: Element | undefined, id: string | undefined): Element | undefined {
  return children(numbering, 'w:abstractNum').find(({ attributes }) => attributes['w:abstractNumId'] === id)
}
