import { suggestId } from '../plan/names.ts'

/** Words that say little, left out of an id. */
const small = new Set((
  'a an and are as at be by for from in is it of on or our that the their to we will with'
).split(' '))

/**
 * Makes an id that nothing bears yet: the next number where the ids of the list are numbered, else the prefix they have in
 * common, or the usual one, with the first words of what the item says.
 */
export function freshId(
  usual: string, says: string | undefined, siblings: readonly string[], taken: (id: string) => boolean,
): string {
  const numbered = siblings.map((id) => /^(.*?[a-z-])([0-9]+)$/.exec(id))
  const [first] = numbered
  if (first?.[1] !== undefined && numbered.every((one) => one?.[1] === first[1])) {
    return firstFree(first[1], Math.max(...numbered.map((one) => Number(one?.[2]))) + 1, taken)
  }
  const shared = /^[a-z]+-/.exec(siblings[0] ?? '')?.[0]
  const prefix = usual !== '' && shared !== undefined && siblings.every((id) => id.startsWith(shared)) ? shared : usual
  const words = says === undefined ? [] : wordsOf(says)
  if (words.length === 0) return firstFree(prefix === '' ? 'person-' : prefix, 1, taken)
  // A person goes by the first name, as people do.
  const lengths = prefix === '' ? words.map((_, index) => index + 1) : [Math.min(3, words.length)]
  const ids = lengths.map((length) => suggestId(`${prefix}${words.slice(0, length).join('-')}`))
  return ids.find((id) => !taken(id)) ?? firstFree(`${(ids.at(-1) ?? prefix).slice(0, 50).replace(/-+$/, '')}-`, 2, taken)
}

/** Takes the words of a text that an id can be made of; suggestId writes `item` where a text has no letter it can use. */
function wordsOf(text: string): string[] {
  const slug = suggestId(`x ${text}`).split('-').slice(1)
  const words = slug.filter((word) => !small.has(word))
  return words.length > 0 ? words : slug
}

function firstFree(stem: string, from: number, taken: (id: string) => boolean): string {
  for (let number = from; ; number++) if (!taken(`${stem}${number}`)) return `${stem}${number}`
}
