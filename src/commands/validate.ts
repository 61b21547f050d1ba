import type { Diagnostic, Verdicts } from '../check/check.ts'
import { gateNames, type Gate, type Severity } from '../check/gates.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { labelLanguages } from '../label-languages.ts'
import type { CheckedFile, Run } from '../report/run.ts'
import { reporters, type ReportFormat } from '../reporters.ts'
import { version } from '../version.ts'
import { hasColour } from './colour.ts'
import { text, texts, type Command, type Values } from './command.ts'
import { mendFiles } from './mending.ts'
import { complain } from './notes.ts'
import { filesOf, findInputs, judgeWith, readInput, stdinOption } from './plans.ts'
import { todayOf, todayOption } from './today.ts'

const severities = ['error', 'warning', 'info'] as const
const formats = Object.keys(reporters) as ReportFormat[]

/** `crp validate` */
export const validate: Command = {
  name: 'validate',
  operands: '[path...]',
  about: 'Say what is missing or wrong for where the project stands, with the line, the reason and the remedy',
  options: [
    { flags: '--format <format[:file]>', isRepeatable: true, about: `how to report, and where to: ${formats.join(', ')}` },
    { flags: '--gate <name>', choices: gateNames, about: 'judge as if this gate were in force: may we pass?' },
    {
      flags: '--fail-on <severity>', choices: [...severities, 'never'], default: 'error',
      about: 'the least severity that makes the check fail',
    },
    { flags: '--min-severity <severity>', choices: severities, about: 'the least severity that is shown' },
    { flags: '--max-warnings <n>', about: 'fail when there are more warnings than this' },
    { flags: '--rule <id=severity>', isRepeatable: true, about: 'change the severity of a rule: error, warning, info, off' },
    { flags: '--fix', about: 'mend what leaves no choice, in the files themselves; what remains decides the exit code' },
    { flags: '--diff', about: 'with --fix: show what it would change, and change nothing' },
    { flags: '--show-waived', about: 'show the findings that waivers cover, too' },
    stdinOption,
    todayOption,
  ],
  examples: [
    ['crp validate harrow-vale.crp.yaml', 'checks one plan'],
    ['crp validate plans/ --gate baseline', 'asks of every plan in a folder whether both sides could sign it'],
  ],
  async run(operands, values, io) {
    const today = todayOf(values, io)
    const targets = targetsOf(values, io)
    const gate = text(values, 'gate') as Gate | undefined
    const overrides = await overridesOf(values)
    const most = mostWarnings(values)
    const options = { today, languages: labelLanguages, overrides, ...(gate && { gate }) }
    const inputs = findInputs(operands, io)
    const isMending = values['fix'] === true
    const { world, failures } = isMending ? await mendFiles(inputs, options, values, io) : { world: io, failures: [] }
    const judge = await judgeWith(filesOf(world), options)
    const checked: CheckedFile[] = []
    const counts = { error: 0, warning: 0, info: 0, todo: 0 }
    const parts = new Set(targets.flatMap(({ format }) => reporters[format].says))
    const saysTodos = targets.some(({ format }) => reporters[format].saysTodos)
    for (const path of inputs) {
      try {
        const input = await readInput(path, values, world)
        const { verdicts } = await judge(input)
        for (const { severity } of verdicts.diagnostics) counts[severity]++
        checked.push({ ...partsOf(verdicts, parts), ...shown(verdicts, saysTodos, values), path: input.path })
      } catch (error) {
        // One file that cannot be read must not hide what is found in the others.
        if (!(error instanceof UserError)) throw error
        failures.push(error)
      }
    }
    const [failure] = failures
    const exitCode = failure !== undefined ? 2 : fails(counts, text(values, 'failOn') ?? 'error', most) ? 1 : 0
    const error = failure && { message: failures.map((one) => one.message).join('; '), hint: failure.hint }
    const failOn = (text(values, 'failOn') ?? 'error') as Severity | 'never'
    const run: Run = { version, today, files: checked, exitCode, gate, failOn, ...(error && { error }) }
    await writeReports(run, targets, values, io)
    for (const one of failures) complain(io, one)
    return exitCode
  },
}

/** A report to write: to a file, or to standard output. */
interface Target {
  format: ReportFormat
  file: string | undefined
}

async function writeReports(run: Run, targets: readonly Target[], values: Values, io: Io): Promise<void> {
  const relative = (path: string) => io.resolve('', path)
  const look = { hasBlocks: io.env['TERM'] !== 'dumb', columns: io.stdout.columns, relative }
  const summary = io.env['GITHUB_STEP_SUMMARY']
  if (summary && targets.some(({ format }) => format === 'github')) {
    const write = await reporters.markdown.load()
    io.appendFile(summary, new TextEncoder().encode(write(run)))
  }
  for (const { format, file } of targets) {
    const write = await reporters[format].load()
    const report = write(run, { ...look, hasColour: file === undefined && hasColour(io.stdout, values, io) })
    if (file === undefined) io.stdout.write(report)
    else io.writeFile(file, new TextEncoder().encode(report))
  }
}

/** Reads `--format F[:FILE]`; without one it is `github` in a workflow, `pretty` on a terminal and `concise` elsewhere. */
function targetsOf(values: Values, io: Io): Target[] {
  const given = texts(values, 'format')
  if (values['diff'] === true) {
    if (values['fix'] !== true) throw new UserError('--diff shows what --fix would change', 'write --fix --diff')
    if (given.some((target) => !target.includes(':'))) {
      const hint = 'give the report a file: --format json:report.json'
      throw new UserError('the changes and a report cannot both go to standard output', hint)
    }
  } else if (given.length === 0) {
    const format = io.env['GITHUB_ACTIONS'] === 'true' ? 'github' : io.stdout.isTTY ? 'pretty' : 'concise'
    return [{ format, file: undefined }]
  }
  const targets = given.map((target) => {
    const [name = '', ...rest] = target.split(':')
    const format = formats.find((format) => format === name)
    if (format === undefined) throw new UserError(`there is no report format '${name}'`, `possible: ${formats.join(', ')}`)
    if (target.endsWith(':')) throw new UserError(`--format ${target} names no file`, `write --format ${target}report.txt`)
    return { format, file: rest.length > 0 ? rest.join(':') : undefined }
  })
  const names = targets.flatMap(({ file }) => file === undefined ? [] : io.resolve('', file))
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) throw new UserError(`two reports cannot go to one file: ${twice}`, 'give each a file of its own')
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    throw new UserError('only one report can go to standard output', 'give the others a file: --format json:report.json')
  }
  // Standard output comes last: when a file cannot be written, what is said there is said of the whole run.
  return targets.sort((a, b) => Number(a.file === undefined) - Number(b.file === undefined))
}

async function overridesOf(values: Values): Promise<Map<string, Severity | 'off'>> {
  const overrides = new Map<string, Severity | 'off'>()
  const given = texts(values, 'rule')
  if (given.length === 0) return overrides
  const { catalogue, nearest } = await import('../core.ts')
  for (const pair of given) {
    const [, id = '', severity = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? []
    if (!catalogue.has(id)) {
      const near = nearest(id, catalogue.keys())
      throw new UserError(`there is no rule '${id}'`, near === undefined ? '`crp rules` lists them' : `did you mean '${near}'?`)
    }
    if (severity === '') {
      throw new UserError(`--rule ${id} names no severity`, `write --rule ${id}=off, or one of ${severities.join(', ')}`)
    }
    if (severity !== 'off' && !severities.includes(severity as Severity)) {
      throw new UserError(`'${severity}' is not a severity`, `possible: ${severities.join(', ')}, off`)
    }
    overrides.set(id, severity as Severity | 'off')
  }
  return overrides
}

function mostWarnings(values: Values): number {
  const given = text(values, 'maxWarnings')
  if (given === undefined) return Infinity
  if (!/^\d+$/.test(given)) {
    throw new UserError(`'${given}' is not a number of warnings`, 'write a whole number, such as --max-warnings 0')
  }
  return Number(given)
}

/**
 * Gives the findings to show, and those to show as waived; a least severity leaves out what lies below it, and to-dos. To-dos
 * that no report says are let go, for each holds the text of its file.
 */
function shown({ diagnostics, waived }: Verdicts, saysTodos: boolean, values: Values): Pick<Verdicts, 'diagnostics' | 'waived'> {
  const least = text(values, 'minSeverity') as Severity | undefined
  const isShown = ({ severity }: Diagnostic) => severity === 'todo'
    ? saysTodos && least === undefined
    : least === undefined || severities.indexOf(severity) <= severities.indexOf(least)
  const covered = waived.filter(({ severity }) => severity !== 'todo').filter(isShown)
  const open = diagnostics.filter(isShown)
  return { diagnostics: values['showWaived'] === true ? inOrder([...open, ...covered]) : open, waived: covered }
}

/** Takes of the verdicts on a file those parts that a report says. */
function partsOf(verdicts: Verdicts, parts: ReadonlySet<keyof CheckedFile>): Partial<Verdicts> {
  return Object.fromEntries(Object.entries(verdicts).filter(([name]) => (parts as ReadonlySet<string>).has(name)))
}

/** Orders findings by position, those in house files after the plan's own, as they come. */
function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sources = [...new Set(diagnostics.map(({ at }) => at.source))]
  return diagnostics.toSorted((a, b) => sources.indexOf(a.at.source) - sources.indexOf(b.at.source) || a.at.start - b.at.start)
}

function fails(counts: Readonly<Record<Severity, number>>, threshold: string, most: number): boolean {
  if (counts.warning > most) return true
  const limit = severities.indexOf(threshold as Severity)
  return severities.some((severity, index) => index <= limit && counts[severity] > 0)
}
