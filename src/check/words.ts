/** Prepares a search for whole words or phrases, whatever the case and the blanks; it gives those that a text holds. */
export function wordFinder(words: readonly string[]): (text: string) => string[] {
  const patterns = words.map((word) => [word, wholeWord(plain(word))] as const)
  return (text) => {
    const searched = plain(text)
    return patterns.filter(([, pattern]) => pattern.test(searched)).map(([word]) => word)
  }
}

/** Unicode form NFC, blanks collapsed. */
const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

const wholeWord = (text: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_])`, 'iu')
