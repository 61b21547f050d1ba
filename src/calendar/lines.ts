/** The most octets a line may have without its end (RFC 5545, 3.1). */
const mostOctets = 75

/** Writes a text as iCalendar does (RFC 5545, 3.3.11): marks of its own are escaped, control characters dropped. */
export const textValue = (text: string): string => text
  .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
  // A lone half of a pair has no form in UTF-8.
  .replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
  .replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
  .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')

/** Reads a text that `textValue` wrote. */
export const textOf = (value: string): string =>
  value.replace(/\\(.)/gs, (_, sign: string) => /n/i.test(sign) ? '\n' : sign)

/**
 * Writes the value of a parameter, in quotes. There a quotation mark cannot be written in a way that every program reads:
 * RFC 6868 is too young for Outlook.
 */
export const quoted = (text: string): string => `"${text.replace(/\s+/g, ' ').replaceAll('"', "'")
  .replace(/[\uD800-\uDFFF]/gu, '\uFFFD').replace(/[\u0000-\u001F\u007F]/g, '')}"`

/** Writes the address of a person as a `mailto:` link. */
export const mailto = (email: string): string =>
  `mailto:${encodeURI(email.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'))}`

/** Joins lines to a file: long ones folded, each with its end. */
export const fileOf = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join('')

/** Gives the lines of a file that `fileOf` wrote. */
export const linesOf = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)

/** Breaks a line between characters, never inside one. */
function folded(line: string): string {
  let text = ''
  let room = mostOctets
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0)
    if (size > room) {
      text += '\r\n '
      room = mostOctets - 1
    }
    text += character
    room -= size
  }
  return text
}

/** Counts the octets of a character in UTF-8. */
const octetsOf = (code: number): number => code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
