import type { ScalarShape, Shape } from '../plan/format.ts'
import { dayInFull } from '../plan/day-in-full.ts'
import { weekdays } from '../plan/days.ts'
import { scalarText, titleOf } from '../plan/naming.ts'
import { capital, spokenValue } from '../plan/spoken.ts'
import type { Mapping, Node } from '../source/tree.ts'
import { proseMeaning } from './meaning.ts'

/** What ids of a plan stand for, in words. */
export type Names = ReadonlyMap<string, string>

/** Gathers what the ids of a tree stand for: the names of people and channels, the titles of all else. */
export function namesIn(root: Mapping): Names {
  const names = new Map<string, string>()
  const walk = (node: Node): void => {
    if (node.kind === 'sequence') node.items.forEach(walk)
    if (node.kind !== 'mapping') return
    const id = scalarText(node.entries.get('id')?.value)
    const { field, text } = titleOf(node) ?? {}
    if (id !== undefined && text !== undefined && field !== 'id') {
      const isName = field === 'name'
      if (!names.has(id)) names.set(id, isName ? text : field === 'date' ? dayInFull(text) : `'${short(text)}'`)
    }
    for (const { value } of node.entries.values()) walk(value)
  }
  walk(root)
  return names
}

/** Says a value in words: people by name, ids by what they stand for, dates in words, texts in quotes. */
export function valueWords(node: Node, shape: Shape, names: Names): string {
  if (shape.kind === 'list' && node.kind === 'sequence') {
    return node.items.map((item) => valueWords(item, shape.item, names)).filter(Boolean).join(', ')
  }
  return node.kind === 'scalar' && shape.kind === 'scalar' ? scalarWords(node.text.trim(), shape, names) : ''
}

function scalarWords(text: string, { scalar }: ScalarShape, names: Names): string {
  switch (scalar) {
    case 'date':
    case 'date-time':
    case 'when': return dayInFull(text)
    case 'range': return text.replace(/\d{4}-\d\d-\d\d/g, dayInFull)
    case 'person':
    case 'ref': return names.get(text) ?? text
    case 'channel': return names.get(text) ?? spokenValue(text)
    case 'cadence': return text.replace(new RegExp(weekdays.join('|'), 'g'), capital)
    case 'duration': return text.replace(/s?$/, /^1 /.test(text) ? '' : 's')
    case 'phase':
    case 'visibility':
    case 'one-of': return spokenValue(text)
    case 'weekday': return capital(text)
    // Every character of a line means itself.
    case 'line': return `'${short(text.replace(/\s+/g, ' '))}'`
    case 'prose': return `'${short(proseMeaning(text).replace(/\s+/g, ' '))}'`
    default: return text
  }
}

/** The most characters of a text that are shown where it is only named. */
const longest = 72

/** Shortens a text at the end of a word. */
export function short(text: string, most = longest): string {
  const all = [...text]
  if (all.length <= most) return text
  const cut = all.slice(0, most).join('')
  const end = cut.lastIndexOf(' ')
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.–-]+$/, '')} …`
}


/** Writes a number with its noun. */
export const counted = (n: number, noun: string): string => `${n} ${n === 1 ? noun : `${noun}s`}`
