/** What a line such as `Edda Winter, Head of the library <edda@lakeside.example>, sponsor` says of a person. */
export interface PersonLine {
  name: string
  function: string
  /** An e-mail address, or what should be one, if it has an @. */
  email: string
  phone: string
  /** What stands behind the address, cut at commas. */
  roles: string[]
}

const inBrackets = /^([^<]*)<([^>]*)>(.*)$/
const atTheEnd = /^(.*?)[\s,]+(\S*@[^\s,]*|\+?\(?[0-9][0-9 .()-]{3,}[0-9](?: ext [0-9]+)?)\s*(?:,(.*))?$/

/** Takes a person's line apart; what it does not say is empty. */
export function readPerson(line: string): PersonLine {
  const [, before = line, reach = '', behind = ''] = inBrackets.exec(line) ?? atTheEnd.exec(line) ?? []
  const [name = '', ...title] = before.split(',').map((part) => part.trim()).filter((part) => part !== '')
  const roles = behind.split(',').map((part) => part.trim()).filter((part) => part !== '')
  const address = reach.trim()
  return {
    name, function: title.join(', '), roles,
    email: address.includes('@') ? address : '', phone: address.includes('@') ? '' : address,
  }
}
