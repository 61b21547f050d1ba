/** Words of fixed lists that are more than the word itself. */
const spoken: Readonly<Record<string, string>> = {
  closeout: 'close-out', kickoff: 'kick-off', lcm: 'life cycle management', email: 'e-mail', csat: 'satisfaction survey',
  nps: 'recommendation survey', ces: 'effort survey', social: 'social media',
}

/** Says a value of a fixed list in words of the tool's own talk. */
export const spokenValue = (text: string): string => spoken[text] ?? text.replaceAll('-', ' ')
