import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { editions } from '../plan/edition.ts'
import { text, type Option, type Values } from './command.ts'
import { deliver, type DeliveredFile, type Delivery } from './deliver.ts'
import { complain, note } from './notes.ts'
import { findInputs, readInput, stdinOption } from './plans.ts'
import { progressOn } from './progress.ts'
import { shellOption } from './shells.ts'
import { formatNames, rejectClashes, targetsOf, type Order, type PlanToRender, type Sheet } from './targets.ts'
import { themeOption } from './themes.ts'
import { todayOption } from './today.ts'

/** The flags that say what is written, where to and for whom. */
export const targetOptions: readonly Option[] = [
  {
    flags: '-f, --format <formats>',
    about: `what to write, several with commas: ${formatNames.join(', ')} (docx, or what the name of the output says)`,
  },
  { flags: '-o, --output <file>', about: 'where to write it; - is standard output (beside the plan)' },
  { flags: '--out-dir <folder>', about: 'the folder to write to' },
  { flags: '--edition <edition>', choices: editions, default: 'customer', about: 'who it is for' },
  { flags: '--language <tag>', about: 'language of labels and dates (that of the plan)' },
]

/** The flags that say how it looks and when it is made. */
export const lookOptions: readonly Option[] = [
  themeOption,
  shellOption,
  {
    flags: '--toc <kind>', choices: ['auto', 'pages', 'titles', 'none'], default: 'auto',
    about: 'contents list: with page numbers (Word and PDF), titles only, none',
  },
  { flags: '--allow-invalid', about: 'render a plan that has errors, marked as a draft on every page' },
  { flags: '--watch', about: 'render again whenever the plan or its house file is saved, until Ctrl-C' },
  stdinOption,
  todayOption,
]

/** Writes a document for each plan that operands name, as the flags above ask; gives the exit code. */
export async function writeDocuments(operands: readonly string[], sheet: Sheet, values: Values, io: Io): Promise<number> {
  const order: Order = { ...targetsOf(values, io), sheet }
  const plans = plansOf(operands, io)
  if (order.output !== undefined && plans.length > 1) {
    throw new UserError('one file cannot hold several plans', 'use --out-dir, or render once for each')
  }
  rejectClashes(plans, order, values, io)
  if (values['watch'] !== true) return await renderAll(plans, order, values, io)
  if (plans.some(({ path }) => path === '-') || order.output === '-') {
    throw new UserError('--watch needs files to read and to write', 'name a plan, and leave -o - out')
  }
  return await renderForEver(plans, order, values, io)
}

async function renderAll(plans: readonly PlanToRender[], order: Order, values: Values, io: Io): Promise<number> {
  const [only, ...others] = plans
  if (only !== undefined && others.length === 0) return (await renderOne(only, order, values, io)).exitCode
  const isQuiet = values['quiet'] === true
  const progress = isQuiet ? undefined : progressOn(io, plans.length)
  // On a terminal the bar tells of files; where there is none, each file has its line.
  const talk = io.stderr.isTTY ? { ...values, quiet: true } : values
  const exitCodes: number[] = []
  for (const plan of plans) {
    progress?.step(plan.path)
    const world = progress?.io ?? io
    exitCodes.push(await attempt(plan, world, async () => (await renderOne(plan, order, talk, world)).exitCode))
  }
  progress?.step(undefined)
  if (!isQuiet) note(io, `rendered ${exitCodes.filter((code) => code === 0).length} of ${plans.length} plans`)
  return Math.max(0, ...exitCodes)
}

/** Renders one of several plans: one that cannot be read must not keep the others from being rendered. */
async function attempt({ path }: PlanToRender, io: Io, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const message = error.message.includes(path) ? error.message : `${path}: ${error.message}`
    complain(io, { message, hint: error.hint })
    return 2
  }
}

async function renderOne(
  plan: PlanToRender, order: Order, values: Values, io: Io,
): Promise<{ exitCode: number; sources: Delivery['sources'] }> {
  const { files, sources } = await deliver(await readInput(plan.path, values, io), plan.below, order, values, io)
  for (const file of files ?? []) put(file, values, io)
  return { exitCode: files === undefined ? 1 : 0, sources }
}

/** Renders, and renders again what a saved file is part of; the last good document stays while a plan is broken. */
async function renderForEver(plans: readonly PlanToRender[], order: Order, values: Values, io: Io): Promise<number> {
  const watcher = await io.watch()
  const sources = new Map(plans.map((plan) => [plan, [io.resolve('', plan.path)]]))
  let due = plans
  let worst = 0
  do {
    worst = 0
    for (const plan of due) {
      worst = Math.max(worst, await attempt(plan, io, async () => {
        const made = await renderOne(plan, order, values, io)
        sources.set(plan, made.sources.map((path) => io.resolve('', path)))
        return made.exitCode
      }))
    }
    watcher.follow([...new Set([...sources.values()].flat())])
    if (values['quiet'] !== true) note(io, 'watching; Ctrl-C ends it')
    const changed = await watcher.next()
    if (changed === undefined) return worst
    due = plans.filter((plan) => sources.get(plan)?.some((path) => changed.includes(path)))
  } while (true)
}

/**
 * Gives the plans to render: those named, those in folders named, else the only one there is. House files are no documents; one
 * that is named or alone is kept, so that the refusal can say why. Where only one can be meant, `most` is 1.
 */
export function plansOf(operands: readonly string[], io: Io, most = Infinity): PlanToRender[] {
  const isDocument = (path: string) => !isHouseFile(io.readFile(path))
  if (operands.length > 0) {
    const plans = operands.flatMap((operand) => {
      const found = findInputs([operand], io)
      if (found.length === 1 && found[0] === operand) return { path: operand, below: '' }
      return (found.length === 1 ? found : found.filter(isDocument)).map((path) => ({ path, below: belowOf(operand, path, io) }))
    })
    // A plan that is named twice, such as in its folder, too, is rendered once.
    return [...new Map(plans.map((plan) => [plan.path === '-' ? '-' : io.resolve('', plan.path), plan])).values()]
  }
  const found = findInputs([], io)
  const plans = found.length === 1 ? found : found.filter(isDocument)
  const [path, ...more] = plans
  if (path === undefined) throw new UserError('there are only house files here', 'name one of the plans that extend them')
  if (more.length > 0) {
    throw new UserError('there are several plans here', `name one of them${most === 1 ? '' : ', or \`.\` for all'}: ${plans.join(', ')}`)
  }
  return [{ path, below: '' }]
}

/** Gives the folder of a plan below the one that an operand names, or that a pattern begins with; empty, or ending with a slash. */
function belowOf(operand: string, path: string, io: Io): string {
  const folder = io.isDirectory(operand) ? operand : operand.replace(/[^/]*[*?].*$/s, '') || '.'
  const [from, to] = [io.resolve('', folder), io.resolve('', path)]
  const prefix = from === '' || from === '.' ? '' : `${from}/`
  return to.slice(prefix.length).replace(/[^/]*$/, '')
}

const isHouseFile = (bytes: Uint8Array) => /^house[ \t]*:/m.test(new TextDecoder().decode(bytes))

function put({ path, bytes, beside }: DeliveredFile, values: Values, io: Io): void {
  if (path === '-') return io.stdout.write(bytes)
  for (const { path, bytes } of beside) io.writeFile(path, bytes)
  const free = freeName(path, io)
  io.writeFile(free, bytes)
  if (free !== path) {
    note(io, `crp: ${path} is open in another program and stays as it is; the new one is ${free}`)
  } else if (values['quiet'] !== true) note(io, `wrote ${path} (${text(values, 'edition')} edition)`)
}

/** Gives the name itself, or where another program holds that file, the first of `plan.2.docx`, `plan.3.docx` … that none holds. */
function freeName(path: string, io: Io): string {
  if (!io.isLocked(path)) return path
  const [, stem = path, ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? []
  for (let number = 2; ; number++) {
    const name = `${stem}.${number}${ending}`
    if (!io.isLocked(name)) return name
  }
}
