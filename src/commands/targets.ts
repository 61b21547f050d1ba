import { UserError } from '../errors.ts'
import { formats, type FormatName } from '../formats.ts'
import type { Io } from '../io.ts'
import { text, type Values } from './command.ts'
import { nameOf } from './own-templates.ts'
import type { ChosenPlan } from './plans.ts'

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
  const [binary] = chosen.filter((name) => formats[name].isBinary)
  if (output === '-' && io.stdout.isTTY && binary !== undefined) {
    throw new UserError(`a ${binary} file would garble the terminal`, 'write it to a file with -o, or send it on with a pipe')
  }
  return { formats: chosen, output }
}

/** Names the file an edition of a plan goes to: beside the plan, or in the folder for documents. */
export function outputName(plan: ChosenPlan, format: FormatName, values: Values): string {
  const file = plan.path === '-' || plan.path === '<stdin>' ? 'plan' : plan.path
  const [, directory = '', name = 'plan'] = /^(.*\/)?(.*?)(?:\.crp)?(?:\.ya?ml)?$/s.exec(file) ?? []
  const folder = text(values, 'outDir')
  const place = folder === undefined ? directory : `${folder.replace(/\/$/, '')}/${plan.below}`
  // A sheet does not take the place of the plan it is drawn from.
  const template = nameOf(text(values, 'template') ?? 'standard')
  const sheet = template === 'standard' ? '' : `.${template}`
  return `${place}${name}${sheet}${text(values, 'edition') === 'internal' ? '.internal' : ''}.${format}`
}

/** Throws a `UserError` where two documents would go to one file, before anything is written. */
export function rejectClashes(plans: readonly ChosenPlan[], targets: Targets, values: Values, io: Io): void {
  const taken = new Map<string, string>()
  for (const plan of plans) {
    for (const format of targets.formats) {
      const name = io.resolve('', outputName(plan, format, values))
      const other = taken.get(name)
      if (other !== undefined) {
        throw new UserError(`${other} and ${plan.path} would both be written to ${name}`, 'give each a folder of its own')
      }
      taken.set(name, plan.path)
    }
  }
}
