/** Words of fixed lists that are more than the word itself. */
const spoken: Readonly<Record<string, string>> = {
  closeout: 'close-out', kickoff: 'kick-off', lcm: 'life cycle management', email: 'e-mail', csat: 'satisfaction survey',
  nps: 'recommendation survey', ces: 'effort survey', social: 'social media',
}

/** Says a value of a fixed list in words of the tool's own talk. */
export const spokenValue = (text: string): string => spoken[text] ?? text.replaceAll('-', ' ')

/** Puts the article before a noun. */
export const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

/** Begins a text with a capital letter. */
export const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
