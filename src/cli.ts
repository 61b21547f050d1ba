import { Command as Program, CommanderError, Option as Flag } from 'commander'
import { commandGroups, commands } from './commands/index.ts'
import type { Command, Values } from './commands/command.ts'
import { complain, note } from './commands/notes.ts'
import { Interrupted, UserError } from './errors.ts'
import type { Io } from './io.ts'
import { hopNames } from './plan/hops.ts'
import { version } from './version.ts'

/** Flags that every command takes. */
const globalFlags = [
  new Flag('-q, --quiet', 'say nothing but results and errors'),
  new Flag('--debug', 'show the stack when crp itself fails'),
  new Flag('--color <when>', 'colour the output').choices(['auto', 'always', 'never']),
  new Flag('--no-color', 'the same as --color never'),
]

const generalExamples = [
  ['crp init', 'begins a plan with ten questions'],
  ['crp validate plan.crp.yaml', 'says what is missing for where the project stands'],
  ['crp render plan.crp.yaml', 'writes the Word document for the customer'],
] as const

/** Runs a command line and gives its exit code; the only place where errors are caught. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0
  const program = programOf(argv, io, (code) => { exitCode = code })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0
      return await fail(new UserError(...sayings(error, argv)), argv, io)
    }
    if (error instanceof UserError) return await fail(error, argv, io)
    if (error instanceof Interrupted) {
      complain(io, error)
      return 130
    }
    return await apologise(error, argv, io)
  }
}

function programOf(argv: readonly string[], io: Io, setExitCode: (code: number) => void): Program {
  const program = new Program('crp')
    .description('Customer relations plans as data: write one YAML plan, check it, and get the Word document.')
    .version(`crp ${version}`, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (sub) => `${sub.name()} ${sub.usage().replace(/^\[options\] ?/, '')}` })
    .addHelpText('before', examplesText(generalExamples))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text), outputError: () => {},
      getOutHelpWidth: () => io.stdout.columns, getErrHelpWidth: () => io.stderr.columns,
    })
  for (const flag of globalFlags) program.addOption(flag)
  for (const [heading, group] of Object.entries(commandGroups)) {
    program.commandsGroup(`${heading}:`)
    for (const command of group) addCommand(program, command, argv, io, setExitCode)
  }
  // What a command can be told of is computed from the format, which help must not wait for.
  program.hook('preSubcommand', async (_program, sub) => {
    const { kinds } = commands.find(({ name }) => name === sub.name()) ?? {}
    for (const kind of await kinds?.() ?? []) addCommand(sub, kind, argv, io, setExitCode)
  })
  return program
}

function addCommand(
  program: Program, command: Command, argv: readonly string[], io: Io, setExitCode: (code: number) => void,
): void {
  const { name, operands, about, options, examples, run, kinds } = command
  const sub = program.command(operands === undefined || kinds !== undefined ? name : `${name} ${operands}`)
    .description(about)
    .addHelpText('before', examplesText(examples))
    .helpOption('-h, --help', 'show help')
    .action(async (...received: unknown[]) => {
      const given = kinds === undefined ? received.slice(0, -2).flat().filter((one) => one !== undefined) : sub.args
      // commander hands over strings for operands, and for flags what the options below declare.
      setExitCode(await run(given as string[], sub.optsWithGlobals() as Values, io))
    })
  // A kind would inherit what its command lets pass.
  sub.allowExcessArguments(kinds !== undefined)
  if (kinds !== undefined) sub.usage(`[options] ${operands}`).allowUnknownOption().commandsGroup('Kinds:')
  // Those of a command with kinds are those of each kind; those of a command that is not called would be read for nothing.
  for (const { flags, about, choices, default: preset, isRepeatable } of kinds === undefined && argv.includes(name) ? options : []) {
    const flag = new Flag(flags, about)
    if (choices !== undefined) flag.choices([...choices])
    if (preset !== undefined) flag.default(preset)
    if (isRepeatable) flag.argParser((value: string, before: string[] | undefined) => [...before ?? [], value])
    sub.addOption(flag)
  }
}

function examplesText(examples: readonly (readonly [line: string, about: string])[]): string {
  return `Examples:\n${examples.map(([line, about]) => `  $ ${line}\n      ${about}\n`).join('')}`
}

/** Sentences of commander that sound like a machine, and ours: what is wrong, and what to do where help does not say it all. */
const wordings: readonly (readonly [said: RegExp, message: string, hint: string])[] = [
  [/^option '(?:-\w, )?(--[\w-]+).*?' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s, "$1 cannot be '$2'", 'possible: $3'],
  [/^option '(?:-\w, )?(--[\w-]+) (<[^']*>)' argument missing$/, '$1 has no value', 'write $1 $2'],
  [/^missing required argument 'phase'$/, 'a <phase> is missing', `name the phase that ends: ${hopNames.join(', ')}`],
  [/^missing required argument '(.*)'$/, 'a <$1> is missing', ''],
  [/^unknown option '(-[^']*\.ya?ml)'$/s, "unknown option '$1'", 'a file of that name is written ./$1'],
  [/^unknown (option|command) '(.*)'\n\(Did you mean (.*)\?\)$/s, "unknown $1 '$2'", 'did you mean $3?'],
  [/^unknown (option|command) '(.*)'$/s, "unknown $1 '$2'", ''],
  [/^(too many arguments.*?)\. Expected (\d+) arguments? but got (\d+)\.$/s, '$1', 'it takes $2, not $3'],
]

/** Says in our words what commander has against a command line. */
function sayings(error: CommanderError, argv: readonly string[]): [message: string, hint?: string] {
  if (error.code === 'commander.help') return ['no command is given']
  const said = error.message.replace(/^error: /, '')
  const [form, message, hint] = wordings.find(([form]) => form.test(said)) ?? []
  if (form === undefined || message === undefined) return [said]
  return [said.replace(form, message), hint ? said.replace(form, hint) : helpOn(argv)]
}

/** Names the help on what was called: on a kind, a command, or all of them. */
function helpOn(argv: readonly string[]): string {
  const words = argv.filter((word) => !word.startsWith('-'))
  const command = commands.find(({ name }) => name === words[0])
  if (command === undefined) return '`crp --help` lists commands and flags'
  const kind = command.kinds !== undefined && /^[a-z]+$/.test(words[1] ?? '') ? ` ${words[1]}` : ''
  return `\`crp ${command.name}${kind} --help\` shows what it takes`
}

function fail({ message, hint }: UserError, argv: readonly string[], io: Io): Promise<number> {
  complain(io, { message, hint })
  return report(2, { message, hint }, argv, io)
}

function apologise(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  const message = error instanceof Error ? error.message : String(error)
  note(io, `crp ${version} failed, and the fault is its own: ${message}. We are sorry. Your files are untouched. `
    + 'Please report it with the plan, if you may share it; `--debug` shows where it happened.')
  if (argv.includes('--debug') && error instanceof Error) io.stderr.write(`${error.stack}\n`)
  return report(3, { message, hint: undefined }, argv, io)
}

/** Answers in JSON where JSON was asked for, so that a program that reads it never meets something else. */
async function report(
  exitCode: number, error: { message: string; hint: string | undefined }, argv: readonly string[], io: Io,
): Promise<number> {
  const isAsked = argv.some((word, index) =>
    /^(?:--format=|-q?f)json$/.test(word) || (word === 'json' && /^(?:--format|-q?f)$/.test(argv[index - 1] ?? '')))
  if (!isAsked) return exitCode
  const { json } = await import('./report/json.ts')
  io.stdout.write(json({ version, today: null, files: [], exitCode, error }))
  return exitCode
}
