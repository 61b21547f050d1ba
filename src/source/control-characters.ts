import type { Problem } from './problem.ts'
import type { Source } from './source.ts'

/** Finds control characters other than tab, line feed and carriage return (Unicode category Cc), once per run of them. */
export function findControlCharacters(source: Source): Problem[] {
  return [...source.text.matchAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]+/g)].map((match) => {
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return {
      rule: 'syntax/control-character', at: { source, start: match.index, end: match.index + match[0].length },
      message: `an invisible control character (U+${code}) stands here; delete it`,
    }
  })
}
