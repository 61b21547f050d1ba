import { diffArrays } from 'diff'
import { short } from './words.ts'

/** The most words that may be put in or taken out for two texts to count as one that was reworded. */
const maxEdits = 300
/** Texts up to this length are shown whole. */
const whole = 60
/** How many changed places of a text are shown. */
const maxPlaces = 2
/** The most characters of a changed place. */
const longest = 110
/** How many words are shown on either side of a changed place. */
const around = 3

/** The words of two texts that differ, each in quotes with what stands round them. */
export interface Rewording {
  before: string
  after: string
  /** Says that hardly a word is left. */
  isNew: boolean
}

/** Shows where two texts differ, in short. */
export function reworded(before: string, after: string): Rewording {
  const quoted = (one: string, other: string, isNew: boolean): Rewording => ({ before: `'${one}'`, after: `'${other}'`, isNew })
  if (before.length <= whole && after.length <= whole) return quoted(before, after, false)
  const [old, made] = [wordsOf(before), wordsOf(after)]
  const places = placesOf(old, made)
  if (places === undefined) {
    const first = old.findIndex((word, index) => word !== made[index])
    const [was, is] = [old, made].map((words) => short(excerpt(words, first === -1 ? old.length : first, words.length)))
    return quoted(was ?? '', is ?? '', true)
  }
  const shown = places.slice(0, maxPlaces)
  const more = places.length - shown.length
  const tail = more === 0 ? '' : `, and ${more} more ${more === 1 ? 'place' : 'places'}`
  const joined = (side: 'before' | 'after') => shown.map((place) => short(place[side], longest)).join(' … ')
  return { before: `'${joined('before')}'`, after: `'${joined('after')}'${tail}`, isNew: false }
}

/** Finds the places where words differ; nothing where too much does to call it one text. */
function placesOf(old: readonly string[], made: readonly string[]): { before: string; after: string }[] | undefined {
  const parts = diffArrays([...old], [...made], { maxEditLength: maxEdits })
  // A text so unlike another that the search was given up.
  if (parts === undefined) return undefined
  const kept = parts.filter(({ added, removed }) => !added && !removed).reduce((sum, { value }) => sum + value.length, 0)
  if (kept * 3 < Math.max(old.length, made.length)) return undefined
  const places: { from: number; to: number; newFrom: number; newTo: number }[] = []
  let [at, newAt] = [0, 0]
  for (const { value, added, removed } of parts) {
    const [gone, come] = [added ? 0 : value.length, removed ? 0 : value.length]
    if (added || removed) {
      const last = places.at(-1)
      // Places that nearly touch are one.
      if (last !== undefined && at - last.to <= 2 * around && newAt - last.newTo <= 2 * around) {
        last.to = at + gone
        last.newTo = newAt + come
      } else places.push({ from: at, to: at + gone, newFrom: newAt, newTo: newAt + come })
    }
    at += gone
    newAt += come
  }
  return places.map(({ from, to, newFrom, newTo }) => ({ before: excerpt(old, from, to), after: excerpt(made, newFrom, newTo) }))
}

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean)

/** Shows some words of a text with a few on either side. */
function excerpt(words: readonly string[], from: number, to: number): string {
  const [start, end] = [Math.max(0, from - around), Math.min(words.length, to + around)]
  return `${start > 0 ? '… ' : ''}${words.slice(start, end).join(' ')}${end < words.length ? ' …' : ''}`
}
