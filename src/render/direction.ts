/** Which way a script runs. */
export type Direction = 'ltr' | 'rtl'

const isolate = '\u2068'
const endOfIsolate = '\u2069'
const marks = /[\u202A-\u202E\u2066-\u2069]/
const runsLeft = '[\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC]'

/**
 * Sets a text apart from a line that runs from right to left (Unicode Standard Annex 9, isolates), where its order could suffer:
 * one with Latin letters, or with several groups of digits, such as a phone number.
 */
export const isolated = (text: string): string =>
  marks.test(text) || !(hasLatin.test(text) || severalNumbers.test(text)) ? text : `${isolate}${text}${endOfIsolate}`

const hasLatin = new RegExp(`(?!${runsLeft})\\p{L}`, 'u')
const severalNumbers = new RegExp(`^[^\\p{L}]*\\d[^\\p{L}\\d]+\\d[^\\p{L}]*$|^[+-]\\d`, 'u')
