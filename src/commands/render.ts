import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { editions } from '../plan/edition.ts'
import { text, type Command, type Values } from './command.ts'
import { deliver, type DeliveredFile, type Delivery } from './deliver.ts'
import { complain, note } from './notes.ts'
import { plansOf } from './plans-to-render.ts'
import { readInput, stdinOption } from './plans.ts'
import { progressOn } from './progress.ts'
import { shellOption } from './shells.ts'
import { formatNames, rejectClashes, targetsOf, type PlanToRender, type Targets } from './targets.ts'
import { themeOption } from './themes.ts'
import { todayOption } from './today.ts'

/** `crp render` */
export const render: Command = {
  name: 'render',
  operands: '[path...]',
  about: 'Write the plan as a document, for the customer or for the team',
  options: [
    {
      flags: '-f, --format <formats>',
      about: `what to write, several with commas: ${formatNames.join(', ')} (docx, or what the name of the output says)`,
    },
    { flags: '-o, --output <file>', about: 'where to write it; - is standard output (beside the plan)' },
    { flags: '--out-dir <folder>', about: 'the folder to write to' },
    { flags: '--edition <edition>', choices: editions, default: 'customer', about: 'who it is for' },
    { flags: '--language <tag>', about: 'language of labels and dates (that of the plan)' },
    {
      flags: '--template <name>', default: 'standard',
      about: 'the template, by its name (`crp template list`) or the path of a file of your own',
    },
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
  ],
  examples: [
    ['crp render harrow-vale.crp.yaml', "writes harrow-vale.docx, the customer's edition"],
    [
      'crp render harrow-vale.crp.yaml --edition internal -f docx,md --out-dir out',
      'writes the internal edition as Word and Markdown files',
    ],
    ['crp render harrow-vale.crp.yaml -f pdf', 'writes a PDF file; needs LibreOffice, and its bytes differ from run to run'],
    ['crp render plans/ --out-dir out', 'renders every plan in a folder'],
  ],
  async run(operands, values, io) {
    const targets = targetsOf(values, io)
    const plans = plansOf(operands, io)
    if (targets.output !== undefined && plans.length > 1) {
      throw new UserError('one file cannot hold several plans', 'use --out-dir, or render once for each')
    }
    rejectClashes(plans, targets, values, io)
    if (values['watch'] !== true) return await renderAll(plans, targets, values, io)
    if (plans.some(({ path }) => path === '-') || targets.output === '-') {
      throw new UserError('--watch needs files to read and to write', 'name a plan, and leave -o - out')
    }
    return await renderForEver(plans, targets, values, io)
  },
}

async function renderAll(plans: readonly PlanToRender[], targets: Targets, values: Values, io: Io): Promise<number> {
  const [only, ...others] = plans
  if (only !== undefined && others.length === 0) return (await renderOne(only, targets, values, io)).exitCode
  const isQuiet = values['quiet'] === true
  const progress = isQuiet ? undefined : progressOn(io, plans.length)
  // On a terminal the bar tells of files; where there is none, each file has its line.
  const talk = io.stderr.isTTY ? { ...values, quiet: true } : values
  const exitCodes: number[] = []
  for (const plan of plans) {
    progress?.step(plan.path)
    const world = progress?.io ?? io
    exitCodes.push(await attempt(plan, world, async () => (await renderOne(plan, targets, talk, world)).exitCode))
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
  plan: PlanToRender, targets: Targets, values: Values, io: Io,
): Promise<{ exitCode: number; sources: Delivery['sources'] }> {
  const { files, sources } = await deliver(await readInput(plan.path, values, io), plan.below, targets, values, io)
  for (const file of files ?? []) put(file, values, io)
  return { exitCode: files === undefined ? 1 : 0, sources }
}

/** Renders, and renders again what a saved file is part of; the last good document stays while a plan is broken. */
async function renderForEver(plans: readonly PlanToRender[], targets: Targets, values: Values, io: Io): Promise<number> {
  const watcher = await io.watch()
  const sources = new Map(plans.map((plan) => [plan, [io.resolve('', plan.path)]]))
  let due = plans
  let worst = 0
  do {
    worst = 0
    for (const plan of due) {
      worst = Math.max(worst, await attempt(plan, io, async () => {
        const made = await renderOne(plan, targets, values, io)
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
