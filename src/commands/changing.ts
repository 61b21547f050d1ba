import type { Diagnostic, Verdicts } from '../check/check.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { labelLanguages } from '../label-languages.ts'
import type { Loaded } from '../plan/load.ts'
import { reporters } from '../reporters.ts'
import type { Step } from '../source/rewriting.ts'
import { positionAt, type Source } from '../source/source.ts'
import { version } from '../version.ts'
import { hasColour } from './colour.ts'
import type { Option, Values } from './command.ts'
import { plansOf } from './documents.ts'
import { note } from './notes.ts'
import { showPatch } from './patch.ts'
import { filesOf, judgeWith, readInput, stdinOption, type Judge } from './plans.ts'
import { todayOf, todayOption } from './today.ts'

/** Flags of every command that writes into a plan. */
export const changingOptions: readonly Option[] = [
  { flags: '--dry-run', about: 'show what would change, and change nothing' },
  stdinOption,
  todayOption,
]

/** A plan that is about to be changed. */
export interface PlanAtHand {
  path: string
  /** Says that it came from standard input, so that it goes to standard output. */
  isStdin: boolean
  bytes: Uint8Array
  today: string
  loaded: Loaded
  verdicts: Verdicts
  judge: Judge
}

/** A plan with something written into it, judged anew. */
export interface Changed {
  bytes: Uint8Array
  source: Source
  loaded: Loaded
  verdicts: Verdicts
}

/** Reads the plan an operand means, or the only one here; one that cannot be read is reported, and nothing is given. */
export async function planAtHand(operand: string | undefined, values: Values, io: Io): Promise<PlanAtHand | undefined> {
  const today = todayOf(values, io)
  const [chosen, ...more] = plansOf(operand === undefined ? [] : [operand], io, 1)
  if (chosen === undefined) throw new UserError(`there are only house files in ${operand}`, 'name one of them, or a plan that extends it')
  if (more.length > 0) {
    const paths = [chosen, ...more].map(({ path }) => path)
    throw new UserError(`there are ${paths.length} plans in ${operand}`, `name one of them: ${paths.join(', ')}`)
  }
  const { path, bytes } = await readInput(chosen.path, values, io)
  const judge = await judgeWith(filesOf(io), { today, languages: labelLanguages })
  const { loading: { loaded }, verdicts } = await judge({ path, bytes })
  if (loaded !== undefined) return { path, isStdin: chosen.path === '-', bytes, today, loaded, verdicts, judge }
  await showFindings(path, verdicts.diagnostics, verdicts, today, values, io)
  note(io, `crp: ${path} cannot be read, so nothing was written`)
  return undefined
}

/** Lists the people who can be named: those of the plan itself first, without those who have left. */
export function peopleOf({ loaded: { plan, origins, source }, today }: PlanAtHand): { id: string; name: string; side: string }[] {
  const here = (plan.people ?? []).filter(({ left_on: left }) => left === undefined || left > today)
  const isOwn = (person: object) => origins.get(person)?.node.source === source
  return [...here.filter(isOwn), ...here.filter((person) => !isOwn(person))]
}

/** Writes into the text of a plan, in its own style, and judges the outcome; a `UserError` says what stands in the way. */
export async function change({ path, loaded, judge }: PlanAtHand, steps: readonly Step[]): Promise<Changed> {
  const { rewrite, keyOrder } = await import('../edits.ts')
  const made = rewrite(loaded.source, steps, keyOrder)
  if ('obstacle' in made) {
    throw new UserError(`cannot write into ${path}: ${made.obstacle}`, 'make this change in the file by hand')
  }
  const { source } = made
  const bytes = new TextEncoder().encode(`${source.hasMark ? '\uFEFF' : ''}${source.text}`)
  const { loading, verdicts } = await judge({ path, bytes })
  if (loading.loaded === undefined) throw new Error('a change that was read back cannot be read')
  return { bytes, source, loaded: loading.loaded, verdicts }
}

/** Writes a changed plan, or shows what would change, and says what it was; what somebody else wrote meanwhile is left alone. */
export async function keep(plan: PlanAtHand, { bytes }: Changed, said: string, values: Values, io: Io): Promise<void> {
  const isDry = values['dryRun'] === true
  if (isDry) await showPatch(plan.path, plan.bytes, bytes, io)
  else if (plan.isStdin) io.stdout.write(bytes)
  else {
    const now = io.readFile(plan.path)
    if (now.length !== plan.bytes.length || now.some((byte, index) => byte !== plan.bytes[index])) {
      throw new UserError(`${plan.path} was changed by somebody else meanwhile, and nothing was written`, 'run the command again')
    }
    io.writeFile(plan.path, bytes)
  }
  if (values['quiet'] !== true) note(io, isDry ? `not written, as this is a dry run: ${said}` : said)
}

/** Shows findings on standard output as `crp validate` does. */
export async function showFindings(
  path: string, diagnostics: readonly Diagnostic[], verdicts: Verdicts, today: string, values: Values, io: Io,
): Promise<void> {
  const write = await reporters[io.stdout.isTTY ? 'pretty' : 'concise'].load()
  const { stage } = verdicts
  const run = { version, today, files: [{ path, diagnostics, ...(stage && { stage }) }], exitCode: 1 }
  io.stdout.write(write(run, { hasColour: hasColour(io.stdout, values, io), columns: io.stdout.columns }))
}

/** Says whether a finding is worth a word beside what was written. */
export const isGrave = ({ severity }: Diagnostic): boolean => severity === 'error' || severity === 'warning'

/** Says which findings remain about something that was written. */
export function noteFindings(found: readonly Diagnostic[], values: Values, io: Io): void {
  if (values['quiet'] === true) return
  for (const { severity, rule, message } of found) note(io, `  ${severity} ${rule}: ${message}`)
}

/** Names a line of a file: `plan.crp.yaml:214`. */
export const lineOf = ({ path }: PlanAtHand, source: Source, offset: number): string =>
  `${path}:${positionAt(source, offset).line}`
