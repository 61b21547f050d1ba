import { nearest } from './likeness.ts'

/** Source of the pattern of an `email`: `local@domain.tld` without blanks or the special characters of RFC 5322. */
export const emailPattern = String.raw`^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\.]+(?:\.[^\s@<>()[\],;:"\\.]+)+$`

/** Source of the pattern of a `phone`: at least five digits, an optional plus, an optional extension. */
export const phonePattern = String.raw`^\+?\(?[0-9](?:[ .()-]*[0-9]){4,}(?: ext [0-9]{1,6})?$`

/** Source of the pattern of a `language`: a well-formed BCP 47 tag (RFC 5646) whose language has two or three letters. */
export const languagePattern = '^[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?'
  + '(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[0-9A-WYZa-wyz](?:-[A-Za-z0-9]{2,8})+)*(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?$'

/** Source of the pattern of a `path`: relative with slashes, or an https address. */
export const pathPattern = String.raw`^(?:https://[^\s/\\?#]+(?:[/?#][^\s\\]*)?`
  + String.raw`|(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s/\\](?:[^\\\n\r]*[^\s\\])?)$`

const languages: Readonly<Record<string, string>> = {
  deutsch: 'de', español: 'es', français: 'fr', italiano: 'it', nederlands: 'nl', polski: 'pl', português: 'pt', svenska: 'sv',
  العربية: 'ar', 日本語: 'ja', 中文: 'zh-Hans', arabic: 'ar', japanese: 'ja',
  bulgarian: 'bg', chinese: 'zh', croatian: 'hr', czech: 'cs', danish: 'da', dutch: 'nl', english: 'en', estonian: 'et',
  finnish: 'fi', french: 'fr', german: 'de', greek: 'el', hungarian: 'hu', irish: 'ga', italian: 'it',
  latvian: 'lv', lithuanian: 'lt', norwegian: 'no', polish: 'pl', portuguese: 'pt', romanian: 'ro', slovak: 'sk',
  slovenian: 'sl', spanish: 'es', swedish: 'sv', turkish: 'tr', ukrainian: 'uk',
}

/** Returns the language tag meant by a language's name or by a tag with underscores. */
export const suggestLanguage = (text: string): string | undefined => {
  const tag = text.trim().replaceAll('_', '-').replace(/\..*$/, '')
  if (new RegExp(languagePattern).test(tag)) return tag
  const name = nearest(text.trim(), Object.keys(languages))
  return name === undefined ? undefined : languages[name]
}

/** Regions of the IANA list that stand before a slash. */
const region = '(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico'
  + '|Pacific|US)'

/** Names of the IANA list without a slash; the abbreviations ICU accepts besides (IST, PST …) are none of them. */
const plainZones = [
  'CET', 'CST6CDT', 'Cuba', 'EET', 'EST', 'EST5EDT', 'Egypt', 'Eire', 'GB', 'GB-Eire', 'GMT', 'GMT+0', 'GMT-0', 'GMT0',
  'Greenwich', 'HST', 'Hongkong', 'Iceland', 'Iran', 'Israel', 'Jamaica', 'Japan', 'Kwajalein', 'Libya', 'MET', 'MST',
  'MST7MDT', 'NZ', 'NZ-CHAT', 'Navajo', 'PRC', 'PST8PDT', 'Poland', 'Portugal', 'ROC', 'ROK', 'Singapore', 'Turkey', 'UCT',
  'UTC', 'Universal', 'W-SU', 'WET', 'Zulu',
]

/** Source of a pattern all names of the IANA time-zone list fit. */
export const timezonePattern = `^(?:${plainZones.join('|').replaceAll('+', '\\+')}|${region}(?:/[A-Z][A-Za-z0-9_+-]*)+)$`

const timezoneForm = new RegExp(timezonePattern)

/** Says whether a text is a name of the IANA time-zone list, old names included. */
export const isTimezone = (text: string): boolean => {
  if (!timezoneForm.test(text)) return false
  if (!text.includes('/')) return true
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
    // Intl takes any case; a name that is not an old one comes back in its own.
    return known === text || known.toLowerCase() !== text.toLowerCase()
  } catch {
    return false
  }
}

/** Returns the time zone whose name, or whose city, is nearest to the text. */
export const suggestTimezone = (text: string): string | undefined => {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  const given = text.trim().replaceAll(' ', '_')
  const whole = nearest(given, zones)
  if (whole !== undefined) return whole
  const cities = new Map(zones.map((zone) => [zone.slice(zone.lastIndexOf('/') + 1), zone]))
  const city = nearest(given.slice(given.lastIndexOf('/') + 1), cities.keys())
  return city === undefined ? undefined : cities.get(city)
}

/** Returns the path meant by one with backslashes, and the https address meant by an http one. */
export const suggestPath = (text: string): string | undefined => {
  const path = text.trim().replaceAll('\\', '/').replace(/^http:/i, 'https:')
  return new RegExp(pathPattern).test(path) ? path : undefined
}

/** Returns the address inside a text such as `Rhea Novak <rhea@harrowvale.example>`. */
export const suggestEmail = (text: string): string | undefined => {
  const address = /^(?:mailto:|.*<)?([^\s<>]+@[^\s<>]+)>?$/.exec(text.trim())?.[1]?.replace(/^mailto:/, '')
  return address !== undefined && new RegExp(emailPattern).test(address) ? address : undefined
}

/** Returns an id made of the letters and digits of a text. */
export const suggestId = (text: string): string => {
  const slug = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '')
  const begun = /^[a-z]/.test(slug) ? slug : `item-${slug}`
  return begun.slice(0, 60).replace(/-+$/, '')
}
