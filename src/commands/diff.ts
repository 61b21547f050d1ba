import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Edition } from '../plan/edition.ts'
import type { Files, Loaded, Loading } from '../plan/load.ts'
import type { Paint } from '../report/comparison.ts'
import { positionAt } from '../source/source.ts'
import { version } from '../version.ts'
import { hasColour } from './colour.ts'
import { text, type Command, type Values } from './command.ts'
import { note } from './notes.ts'
import { stdinOption } from './plans.ts'
import type { Side } from './sides.ts'

const formats = ['text', 'md', 'json'] as const

/** `crp diff` */
export const diff: Command = {
  name: 'diff',
  operands: '[before] [after]',
  about: 'Say in words what changed in meaning between two plans, or between two versions of one in git',
  options: [
    { flags: '-f, --format <format>', choices: formats, default: 'text', about: 'how to tell it; md is ready for a pull request' },
    {
      flags: '--edition <name>', choices: ['customer', 'internal'], default: 'internal',
      about: 'whose view: internal tells everything, as who compares has the files; customer only what the customer sees',
    },
    { flags: '--exit-code', about: 'end with 1 when something has changed' },
    { flags: '--install', about: 'make git diff and git log -p show plans in words, in this repository' },
    { flags: '--textconv <file>', about: 'write one plan in words, a fact a line, as git asks for it after --install' },
    stdinOption,
  ],
  examples: [
    ['crp diff before.crp.yaml after.crp.yaml', 'says what changed from one file to the other; - is standard input'],
    ['crp diff', 'says what changed in the only plan here since the last commit; or name one'],
    ['crp diff HEAD~3:plan.crp.yaml plan.crp.yaml', 'reads the older plan from git, with the house file of that day'],
    ['crp diff --format md main...HEAD -- plan.crp.yaml', 'tells what a branch changes, for its pull request'],
  ],
  async run(operands, values, io) {
    const file = text(values, 'textconv')
    if (file !== undefined) return toWords(file, io)
    if (values['install'] === true) {
      const { installDriver } = await import('./diff-driver.ts')
      io.stdout.write((await installDriver(io)).map((line) => `${line}\n`).join(''))
      return 0
    }
    const { readSides } = await import('./sides.ts')
    const [before, after] = await readSides(operands, values, io)
    const { compare, comparisonReporters } = await import('../comparison.ts')
    const { plans: [old, made], notes } = await loadBoth(before, after)
    // The command's table of flags lets nothing else through.
    const comparison = compare(old, made, text(values, 'edition') as Edition)
    const unread = [[before, comparison.unread.before], [after, comparison.unread.after]] as const
    notes.push(...unread.filter(([, count]) => count > 0).map(([{ called }, count]) => {
      const [values, were] = count === 1 ? ['1 value', 'was'] : [`${count} values`, 'were']
      return `${values} of ${called} could not be read and ${were} passed over; crp validate says why`
    }))
    const report = comparisonReporters[text(values, 'format') as (typeof formats)[number]]
    const paint = await painter(values, io)
    const exitCode = values['exitCode'] === true && comparison.changes.length > 0 ? 1 : 0
    const told = report({ ...comparison, before: before.called, after: after.called, version, exitCode, notes }, paint)
    if (comparison.edition === 'customer') await rejectLeaks(old, made, told)
    io.stdout.write(told)
    if (values['quiet'] !== true) for (const said of notes) note(io, `crp: ${said}`)
    return exitCode
  },
}

/**
 * Throws a `UserError` where words for the customer hold what is internal in one of the plans; but what the other one shows
 * the customer has seen, or may see now.
 */
async function rejectLeaks(old: Loaded, made: Loaded, told: string): Promise<void> {
  const { leaksInDocument, shownText } = await import('../core.ts')
  // How far a day moves is no figure of a plan.
  const words = told.replace(/ by \d+ days?\b/g, '')
  const leaksOf = (plan: Loaded, other: Loaded) => {
    const found = leaksInDocument(plan, words)
    const seen = found.length === 0 ? [] : leaksInDocument(plan, shownText(other))
    return { found, unseen: found.filter((place) => !seen.includes(place)) }
  }
  const [then, now] = [leaksOf(old, made), leaksOf(made, old)]
  const places = new Set([...then.unseen, ...now.unseen, ...now.found.filter((place) => then.found.includes(place))])
  if (places.size === 0) return
  const message = `the changes for the customer would hold internal values: ${[...places].join(', ')}`
  throw new UserError(message, 'take them out of the shared texts')
}

/** Loads two plans alike: where one lacks its house file, what the other inherits is left out, too. */
async function loadBoth(before: Side, after: Side) {
  const notes: string[] = []
  let [old, made] = [await loadedOf(before, before.files), await loadedOf(after, after.files)]
  if (old.isHouse !== made.isHouse) {
    throw new UserError('a plan and a house file cannot be compared', 'name two plans, or two house files')
  }
  if (old.isPartial || made.isPartial) {
    const which = [before, after].filter((_, index) => [old, made][index]?.isPartial).map(({ called }) => called).join(' and ')
    notes.push(`a house file of ${which} could not be read, so only what stands in the plans themselves is compared`)
    const none = (files: Files): Files => ({ ...files, read: () => undefined })
    ;[old, made] = [await loadedOf(before, none(before.files)), await loadedOf(after, none(after.files))]
  }
  return { plans: [old, made] as const, notes }
}

async function loadedOf({ bytes, path, called }: Side, files: Files) {
  const { loaded, problems, source } = await load(bytes, path, files)
  if (loaded !== undefined) return loaded
  const [problem] = problems
  const line = problem === undefined ? '' : `, line ${positionAt(source, problem.at.start).line}`
  const reason = problem?.message ?? 'it is empty'
  throw new UserError(`${called} cannot be read as a plan${line}: ${reason}`, 'mend it first; `crp validate` shows the place')
}

async function load(bytes: Uint8Array, path: string, files: Files): Promise<Loading> {
  const { loadWith, parseQuickly } = await import('../core.ts')
  // The exact parser is needed for a file out of the ordinary alone.
  return loadWith(parseQuickly, bytes, path, files) ?? loadWith((await import('../source/parse.ts')).parse, bytes, path, files)
}

/** Writes one file in words for git, which hands over copies; what it inherits is not beside them and left out. */
async function toWords(file: string, io: Io): Promise<number> {
  const bytes = io.readFile(file)
  const { outlineOf } = await import('../comparison.ts')
  const loading = await load(bytes, file, { resolve: (_, path) => path, read: () => undefined, exists: () => false })
  io.stdout.write(loading.loaded === undefined ? bytes : outlineOf(loading))
  return 0
}

async function painter(values: Values, io: Io): Promise<Paint> {
  if (!hasColour(io.stdout, values, io)) return (_, words) => words
  return (await import('../report/paint.ts')).paint
}
