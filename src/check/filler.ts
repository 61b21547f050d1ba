/** Says whether a text is only filler (rule plan/filler); `more` are further fillers of the plan's limits. */
export function isFiller(text: string, more: readonly string[]): boolean {
  const words = bare(text)
  return fillers.test(words) || more.some((filler) => bare(filler) === words)
}

/** Drops outer blanks and final dots, and the case. */
const bare = (text: string) => text.trim().replace(/[\s.]+$/, '').toLowerCase()

const fillers = new RegExp(`^(?:${[
  'tbd', 'tba', 'tbc', 'todo', 'fixme', 'lorem ipsum.*', 'to be (?:defined|decided|agreed|confirmed|announced|done)',
  'insert(?: (?:names?|dates?|text|description|contacts?|here))?', 'x{3,}', '[?…-]+', '<[^<>]*>',
].join('|')})$`, 's')
