import { languagePattern } from './names.ts'

/** Says whether a text is a tag of a language that formatters of dates and numbers accept. */
export const isLanguage = (tag: string): boolean => localeOf(tag) !== undefined

/**
 * Chooses from known languages the one that serves the readers of a tag: of the same language and script, where a tag that names
 * none has the usual one (likely subtags of CLDR), so that `zh-CN` is served by `zh-Hans` and `zh-TW` is not; the nearest wins.
 */
export function nearestLanguage(tag: string, known: readonly string[]): string | undefined {
  const begins = (one: string) => `${tag}-`.toLowerCase().startsWith(`${one}-`.toLowerCase())
  // Asking for likely subtags costs milliseconds once; a tag that only adds a region, such as en-GB, needs none of it.
  const isPlain = !/-[A-Za-z]{4}(?:-|$)/.test(tag)
  const fits = known.filter((one) => primary(one) === primary(tag) && ((isPlain && begins(one)) || scriptOf(one) === scriptOf(tag)))
  return fits.filter(begins).toSorted((a, b) => b.length - a.length)[0] ?? fits[0]
}

const primary = (tag: string) => tag.split('-')[0]?.toLowerCase()

const scriptOf = (tag: string) => localeOf(tag)?.maximize().script

function localeOf(tag: string): Intl.Locale | undefined {
  if (!new RegExp(languagePattern).test(tag)) return undefined
  try {
    return new Intl.Locale(tag)
  } catch {
    // The grammar of tags lets a variant or an extension stand twice; Intl does not.
    return undefined
  }
}
