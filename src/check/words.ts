/** Prepares a search for whole words or phrases, whatever the case and the blanks; it gives those that a text holds. */
export function wordFinder(words: readonly string[]): (text: string) => string[] {
  if (words.length === 0) return () => []
  const sought = words.map((word) => ({ word, plain: plain(word).toLowerCase() }))
  return (text) => {
    const searched = plain(text).toLowerCase()
    // Patterns with Unicode classes are slow to make; few texts hold one of the words at all.
    return sought.filter(({ plain }) => searched.includes(plain) && wholeWord(plain).test(searched)).map(({ word }) => word)
  }
}

/** Brings a text into Unicode form NFC, each run of blanks as one space and none outside. */
export const plain = (text: string): string =>
  // Most texts are plain already, and a check looks at every one of them.
  isPlain.test(text) ? text : text.normalize('NFC').replace(/[^\S ]\s*| \s+/g, ' ').trim()

const isPlain = /^[!-~]+(?: [!-~]+)*$/

const wholeWord = (text: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_])`, 'u')
