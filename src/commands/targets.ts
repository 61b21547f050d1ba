import { UserError } from '../errors.ts'
import { formats, type FormatName } from '../formats.ts'
import type { Io } from '../io.ts'
import type { HopName } from '../plan/hops.ts'
import { text, type Values } from './command.ts'
import { nameOf } from './own-templates.ts'

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

/** Which document of a plan to write. */
export interface Sheet {
  /** The template, by its name or the path of its file. */
  readonly template: string
  /** The phase at whose end the hop lies that it is about. */
  readonly hop?: HopName
}

/** What to write of each plan. */
export interface Order extends Targets {
  readonly sheet: Sheet
}

/** A plan to render. */
export interface PlanToRender {
  readonly path: string
  /** Where it lies below the folder that was named, such as `north/`; in the folder for documents its own lie there, too. */
  readonly below: string
}

/** Names the file an edition of a plan goes to: beside the plan, or in the folder for documents. */
export function outputName(
  plan: PlanToRender, format: FormatName | 'ics', values: Values, { template, hop }: Sheet = { template: 'standard' },
): string {
  const file = plan.path === '-' || plan.path === '<stdin>' ? 'plan' : plan.path
  const [, directory = '', name = 'plan'] = /^(.*\/)?(.*?)(?:\.crp)?(?:\.ya?ml)?$/s.exec(file) ?? []
  const folder = text(values, 'outDir')
  const place = folder === undefined ? directory : `${folder.replace(/\/$/, '')}/${plan.below}`
  // A sheet does not take the place of the plan it is drawn from.
  const kind = nameOf(template)
  const sheet = kind === 'standard' ? '' : hop === undefined ? `.${kind}` : `.${kind}-${hop}`
  return `${place}${name}${sheet}${text(values, 'edition') === 'internal' ? '.internal' : ''}.${format}`
}

/** Throws a `UserError` where what is written would take the place of a plan or of a house file. */
export function rejectOverwriting(output: string | undefined, paths: readonly string[], io: Io): void {
  if (output === undefined || output === '-') return
  const isPlan = /\.crp\.ya?ml$/i.test(output) || paths.some((path) => path !== '-' && io.resolve('', path) === io.resolve('', output))
  if (isPlan) throw new UserError(`${output} would take the place of a plan`, 'give -o another name')
}

/** Throws a `UserError` where two documents would go to one file, or one to that of a plan, before anything is written. */
export function rejectClashes(plans: readonly PlanToRender[], { formats, sheet, output }: Order, values: Values, io: Io): void {
  rejectOverwriting(output, plans.map(({ path }) => path), io)
  const taken = new Map<string, string>()
  for (const plan of plans) {
    for (const format of formats) {
      const name = io.resolve('', outputName(plan, format, values, sheet))
      const other = taken.get(name)
      if (other !== undefined) {
        throw new UserError(`${other} and ${plan.path} would both be written to ${name}`, 'give each a folder of its own')
      }
      taken.set(name, plan.path)
    }
  }
}
