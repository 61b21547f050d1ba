import { UserError } from '../errors.ts'
import type { Option } from './command.ts'

/** Gives the flag that names one person, with what is kept of a plan for them. */
export const forOption = (kept: string): Option => ({ flags: '--for <person>', about: `only what this person ${kept}, by id, name or e-mail address` })

/** Says that nobody goes by a name, and who may be meant of those who are known by id and name. */
export async function nobodyCalled(name: string, where: string, known: Iterable<string>): Promise<UserError> {
  const near = (await import('../core.ts')).nearest(name, known)
  return new UserError(`nobody in ${where} is called '${name}'`,
    near === undefined ? 'name a person by id, full name or e-mail address' : `did you mean '${near}'?`)
}
