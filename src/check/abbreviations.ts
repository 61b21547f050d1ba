const abbreviation = /(?<![\p{L}\p{N}_])(?=(?:\d*\p{Lu}){2})[\p{Lu}\d]{2,6}(?![\p{L}\p{N}_])/gu

/** Lists the words of a text that look like abbreviations: 2 to 6 capitals and digits with at least two capitals. */
export const wordsInCapitals = (text: string): string[] => text.match(abbreviation) ?? []

/** A number as the Romans wrote it, up to 39: `Phase II`. Letters for greater ones make abbreviations, too. */
const romanNumeral = /^X{0,3}(?:IX|IV|V?I{0,3})$/

/** Units that are written in capitals behind a figure. */
const units = /(?:[KMGTP]B|[KMG]W|KWH|[MG]HZ|KG|KM|CM|MM|DB|AM|PM)$/

/** Lists the abbreviations of a text, but for numerals, units and currencies (ISO 4217) beside a figure, and addresses. */
export function abbreviationsIn(text: string): string[] {
  const plain = text.replace(/\b(?:https|mailto):\S+/g, ' ')
  return [...plain.matchAll(abbreviation)].filter(({ 0: word, index }) => {
    const isBehindFigure = /^\d/.test(word) || /\d\s?$/.test(plain.slice(0, index))
    const isBesideFigure = isBehindFigure || /^\s?[-−]?\d/.test(plain.slice(index + word.length))
    if (romanNumeral.test(word) || (isBehindFigure && units.test(word))) return false
    return !isBesideFigure || !Intl.supportedValuesOf('currency').includes(word)
  }).map(([word]) => word)
}
