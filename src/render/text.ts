const forbiddenInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text as XML can hold it: what XML 1.0 forbids (section 2.2, lone surrogates too) becomes U+FFFD. */
export const fitForXml = (text: string): string => text.replace(forbiddenInXml, '\u{FFFD}')

/** Text fit for a run: as {@link fitForXml} gives it, tabs and line ends a blank. */
export function oneLine(text: string): string {
  return fitForXml(text).replace(/[\t\n\r]+/g, ' ')
}

/** The lines of a literal text, each fit for a run. */
export function textLines(text: string): string[] {
  return text.split(/\r\n|[\r\n]/).map(oneLine)
}
