/** Makes text one line without control characters, as every output can hold it. */
export const oneLine = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

// What means something to CommonMark, to the tables of GitHub, or to GitHub's links without brackets; an underscore before a
// letter closes nothing, a lone ampersand and a backslash before a letter do not.
const markup = new RegExp([
  String.raw`[*${'`'}~[\]|]`,
  String.raw`\\(?=[!-/:-@[-${'`'}{-~]|$)`,
  String.raw`<(?=\S|$)`,
  String.raw`&(?=#?\w+;)`,
  String.raw`_+(?![\p{L}\p{N}_])`,
  String.raw`(?<=\s|^)#(?=#*$)`,
  String.raw`:(?=//)|(?<=www)\.(?=\S)|(?<=[\w.+-])@(?=\w)`,
].join('|'), 'giu')

const blockStart = /^(\d{1,9}(?=[.)](?:\s|$)))?(?:(?<=\d)[.)]|#(?=#{0,5}(?:\s|$))|>|[-+](?=\s|$)|-(?=-)|=(?==*\s*$))/

/** Escapes text so that CommonMark reads it back as it is, inside a paragraph, a heading, a table cell or an emphasis. */
export const escapeInline = (text: string): string =>
  oneLine(text).replace(markup, (run) => [...run].map((character) => `\\${character}`).join(''))

/** Escapes text as {@link escapeInline} does, and besides what would begin a heading, a list or a quote at its start. */
export const escapeText = (text: string): string =>
  escapeInline(text).replace(blockStart, (marker) => `${marker.slice(0, -1)}\\${marker.slice(-1)}`)

const domainPart = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const mailLink = new RegExp(String.raw`^[\w.!#$%&'*+/=?^{}~-]+@${domainPart}(?:\.${domainPart})*$`)
const webLink = /^https:\/\/([^\s<>|\\\p{Cc}/?#@:]+)(?::\d+)?(\/[^\s<>|\\\p{Cc}?#]*)?(?:[?#][^\s<>|\\\p{Cc}]*)?$/u

/**
 * Writes an e-mail or https address as a link, and as plain text (nothing here) where Markdown would not read it as one. An
 * e-mail address is its own text; a web address is named by the last part of its path and its host, as read aloud or on
 * paper the whole of it is noise (WCAG 2.2, 2.4.4).
 */
export function linkOf(address: string): string | undefined {
  if (mailLink.test(address)) return `<${address}>`
  const [, host, path = ''] = webLink.exec(address) ?? []
  if (host === undefined) return undefined
  const name = path.split('/').filter(Boolean).at(-1) ?? ''
  const text = /^(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N}._-]{2,39}$/u.test(name) ? `${name} (${host})` : host
  // In the destination of a link, character references are read.
  return `[${escapeInline(text)}](<${address.replace(/&(?=#?\w+;)/g, '\\&')}>)`
}
