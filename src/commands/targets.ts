import type { Edition } from '../plan/edition.ts'
import { UserError } from '../errors.ts'
import { formats, type FormatName } from '../formats.ts'
import type { Io } from '../io.ts'
import { text, type Values } from './command.ts'

/** What can be written. */
export const formatNames = Object.keys(formats) as FormatName[]

/** What to write, and where to if the operator says so. */
export interface Targets {
  readonly formats: readonly FormatName[]
  readonly output: string | undefined
}

/** Reads what to write and where to from the flags. */
export function targetsOf(values: Values, io: Io): Targets {
  const output = text(values, 'output')
  const ending = output === undefined || output === '-' ? undefined : formatNames.find((name) => output.endsWith(`.${name}`))
  const given = (text(values, 'format') ?? ending ?? 'docx').split(',').map((name) => name.trim())
  for (const name of given) {
    if (!formatNames.includes(name as FormatName)) throw new UserError(`there is no format '${name}'`, `possible: ${formatNames.join(', ')}`)
  }
  const chosen = given as FormatName[]
  if (output !== undefined && given.length > 1) {
    throw new UserError('one file cannot hold several formats', 'use --out-dir, or render once for each')
  }
  if (output !== undefined && text(values, 'outDir') !== undefined) {
    throw new UserError('-o and --out-dir cannot be used together')
  }
  if (output === '-' && io.stdout.isTTY && chosen.some((name) => formats[name].isBinary)) {
    throw new UserError('a Word file would garble the terminal', 'write it to a file with -o, or send it on with a pipe')
  }
  return { formats: chosen, output }
}

/** Names the file an edition of a plan goes to: beside the plan, or in a folder. */
export const outputName = (path: string, edition: Edition, format: FormatName, folder: string | undefined): string => {
  const [, directory = '', name = 'plan'] = /^(.*\/)?(.*?)(?:\.crp)?(?:\.ya?ml)?$/.exec(path === '<stdin>' ? 'plan' : path) ?? []
  const place = folder === undefined ? directory : `${folder.replace(/\/$/, '')}/`
  return `${place}${name}${edition === 'internal' ? '.internal' : ''}.${format}`
}
