import { levelsOf } from './style-book.ts'
import { child, children, element, valueOf, within } from './xml.ts'
import type { Element } from './xml.ts'

/** Order in the part: pictures, definitions, lists (ISO/IEC 29500-1, 17.9.17). */
const partOrder = ['w:numPicBullet', 'w:abstractNum', 'w:num', 'w:numIdMacAtCleanup']

/** Adds the lists that some blocks use to those of a shell, under ids that are free there, and renames them in the blocks. */
export function mergeNumbering(blocks: readonly Element[], ours: Element | undefined, shell: Element): void {
  const used = blocks.flatMap((block) => within(block).filter(({ name }) => name === 'w:numId'))
  const ids = new Map<string, string>()
  const definitions = new Map<string, string>()
  const highest = (name: string, attribute: string) =>
    Math.max(0, ...children(shell, name).map(({ attributes }) => Number(attributes[attribute] ?? 0)).filter(Number.isFinite))
  let [nextList, nextDefinition] = [highest('w:num', 'w:numId'), highest('w:abstractNum', 'w:abstractNumId')]
  for (const use of used) {
    const id = use.attributes['w:val'] ?? ''
    const list = children(ours, 'w:num').find(({ attributes }) => attributes['w:numId'] === id)
    if (list === undefined) continue
    if (!ids.has(id)) {
      const old = valueOf(list, 'w:abstractNumId') ?? ''
      const definition = children(ours, 'w:abstractNum').find(({ attributes }) => attributes['w:abstractNumId'] === old)
      if (!definitions.has(old) && definition !== undefined) {
        definitions.set(old, String(nextDefinition += 1))
        add(shell, copied(definition, 'w:abstractNumId', definitions.get(old) ?? ''))
      }
      ids.set(id, String(nextList += 1))
      const added = copied(list, 'w:numId', ids.get(id) ?? '')
      const reference = child(added, 'w:abstractNumId')
      if (reference !== undefined) reference.attributes['w:val'] = definitions.get(old) ?? ''
      add(shell, added)
    }
    use.attributes['w:val'] = ids.get(id) ?? id
  }
}

function copied(node: Element, attribute: string, id: string): Element {
  const copy = structuredClone(node)
  copy.attributes[attribute] = id
  return copy
}

function add(shell: Element, added: Element): void {
  const rank = (name: string) => partOrder.indexOf(name)
  const at = shell.elements.findIndex((node) => node.type === 'element' && rank(node.name) > rank(added.name))
  shell.elements.splice(at < 0 ? shell.elements.length : at, 0, added)
}

/** What counts the headings of a document as Word does. */
export interface Counter {
  /** Counts a paragraph of a list at a level, and gives the numbers of all levels down to it, and how Word writes them. */
  next(list: string, level: number): { counts: number[]; text: string }
}

/** Makes a counter of the lists of a file; lists of one definition count on together (17.9.18). */
export function counterOf(numbering: Element | undefined): Counter {
  const states = new Map<string, (number | undefined)[]>()
  return {
    next(list, level) {
      const definition = valueOf(children(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === list), 'w:abstractNumId') ?? list
      const levels = levelsOf(numbering, list)
      const at = (index: number) => levels.find(({ attributes }) => Number(attributes['w:ilvl']) === index)
      const state = states.get(definition) ?? []
      states.set(definition, state)
      const start = (index: number) => Number(valueOf(at(index), 'w:start') ?? 1)
      for (let index = 0; index < level; index += 1) state[index] ??= start(index)
      state[level] = state[level] === undefined ? start(level) : state[level] + 1
      state.length = level + 1
      const counts = state.map((count, index) => count ?? start(index))
      const isLegal = child(at(level), 'w:isLgl') !== undefined
      const text = (valueOf(at(level), 'w:lvlText') ?? '').replace(/%(\d)/g, (_whole, digit: string) => {
        const index = Number(digit) - 1
        return inFormat(counts[index] ?? start(index), isLegal ? 'decimal' : valueOf(at(index), 'w:numFmt') ?? 'decimal')
      })
      return { counts, text }
    },
  }
}

const formats: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  decimalZero: (count) => String(count).padStart(2, '0'),
  lowerLetter: (count) => letters(count),
  upperLetter: (count) => letters(count).toUpperCase(),
  lowerRoman: (count) => roman(count),
  upperRoman: (count) => roman(count).toUpperCase(),
  none: () => '',
  bullet: () => '',
}

const inFormat = (count: number, format: string) => (formats[format] ?? String)(count)

/** Word goes on after z with aa, bb and so on. */
const letters = (count: number) => String.fromCharCode(97 + (Math.max(1, count) - 1) % 26).repeat(Math.ceil(Math.max(1, count) / 26))

const numerals: readonly [number, string][] = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'],
  [1, 'i'],
]

function roman(count: number): string {
  const [value, numeral] = numerals.find(([value]) => value <= count) ?? [count, '']
  return count < 1 || count > 3999 ? String(count) : numeral + (count > value ? roman(count - value) : '')
}

/** An empty part for lists, for a shell that has none. */
export const emptyNumbering = (): Element => element('w:numbering', { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' })
