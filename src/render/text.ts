const forbiddenInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text as XML can hold it: what XML 1.0 forbids (section 2.2, lone surrogates too) becomes U+FFFD. */
export const fitForXml = (text: string): string => text.replace(forbiddenInXml, '\u{FFFD}')

/** A line end between characters that are written without blanks: East Asian ones and their punctuation. */
const eastAsian = '[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]'
const endInsideText = new RegExp(`(?<=${eastAsian})[ \\t]*[\\n\\r]+[ \\t]*(?=${eastAsian})`, 'g')

/** Text fit for a run: as {@link fitForXml} gives it, tabs and line ends a blank, or nothing between East Asian characters. */
export function oneLine(text: string): string {
  return fitForXml(text).replace(endInsideText, '').replace(/[\t\n\r]+/g, ' ')
}

/** The lines of a literal text, each fit for a run. */
export function textLines(text: string): string[] {
  return text.split(/\r\n|[\r\n]/).map(oneLine)
}
