import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { labelLanguages } from '../label-languages.ts'
import type { Loading } from '../plan/load.ts'
import { positionAt } from '../source/source.ts'
import type { Answers } from '../wizard/compose.ts'
import type { Draft, Kind } from '../wizard/draft.ts'
import { schemaFile } from '../wizard/schema-file.ts'
import type { House, Setting } from '../wizard/setting.ts'
import { text, texts, type Command, type Values } from './command.ts'
import { note } from './notes.ts'
import { filesOf } from './plans.ts'
import { isAccessible, mayAsk, promptOptions } from './prompts.ts'
import { todayOf, todayOption } from './today.ts'

/** `crp init` */
export const init: Command = {
  name: 'init',
  operands: '[file]',
  about: 'Begin a plan: ten questions, and a first draft without errors that says what is asked next',
  options: [
    { flags: '--house', about: 'begin a house file, with what the company decides once for all its plans' },
    { flags: '--set <path=answer>', about: 'answer a question, such as plan.title=Harrow; repeatable', isRepeatable: true },
    { flags: '--answers <file>', about: 'take answers from a YAML file, or from standard input with -' },
    { flags: '-y, --yes', about: 'take what is usual where there is a usual answer, and write without a review' },
    ...promptOptions,
    { flags: '--resume', about: 'go on with the answers that were kept when the questions were left' },
    { flags: '--dry-run', about: 'show what would be written, and write nothing' },
    { flags: '--force', about: 'write over a file that is there; a copy of it is kept' },
    { flags: '-o, --output <file>', about: 'where to write it (plan.crp.yaml); - is standard output' },
    todayOption,
  ],
  examples: [
    ['crp init', 'asks ten questions and writes plan.crp.yaml'],
    ['crp init north.crp.yaml --answers answers.yaml --no-input', 'writes a plan without asking'],
    ['crp init -o - > plan.crp.yaml', 'asks, and hands the plan to another program'],
  ],
  async run(operands, values, io) {
    const wizard = await import('../wizard.ts')
    const kind: Kind = values['house'] === true ? wizard.kinds.house : wizard.kinds.plan
    const target = targetOf(operands, values, kind)
    const path = target === '-' ? kind.file : target
    const kept = keptBeside(path)
    const isDry = values['dryRun'] === true
    const file = text(values, 'answers')
    // Who has typed answers into standard input can type no more.
    const canAsk = file !== '-' && mayAsk(values, io)
    if (target !== '-' && io.isDirectory(target)) {
      throw new UserError(target === '' ? 'the file has no name' : `${target} is a folder`, `name the file, such as ${kind.file}`)
    }
    if (!isDry) refuseToOverwrite(target, values, io)
    const setting = await settingFor(path, kind, values, io)
    const resumed = await resume(kept, kind, canAsk, values, io)
    const given = {
      ...resumed, ...(file !== undefined && await readFile(file, kind, io)), ...wizard.readSettings(texts(values, 'set'), kind),
    }
    const { right, faults } = wizard.sortAnswers(given, kind, setting)
    if (faults.size > 0) throw wrongAnswers(faults, io)
    const answers = canAsk ? await ask(right, { kind, setting, target, kept, isDry }, values, io)
      : completed({ ...wizard.presetsOf(kind.rows, setting), ...right }, kind, io)
    const draft = wizard.draftOf(kind, answers, setting)
    if (isDry || target === '-') io.stdout.write(draft.text)
    else write(target, draft, kind, values, io)
    if (!isDry && (canAsk || values['resume'] === true) && io.exists(kept)) io.removeFile(kept)
    return 0
  },
}

function targetOf([operand]: readonly string[], values: Values, kind: Kind): string {
  const output = text(values, 'output')
  if (operand !== undefined && output !== undefined) {
    throw new UserError(`there are two files to write to, ${operand} and ${output}`, 'name one of them')
  }
  return output ?? operand ?? kind.file
}

/** Gathers what a draft is made for; a house file that lies beside the plan is taken over. */
async function settingFor(path: string, kind: Kind, values: Values, io: Io): Promise<Setting> {
  const { houseIn, kinds, loadWith, parseQuickly } = await import('../wizard.ts')
  const files = filesOf(io)
  const world = { today: todayOf(values, io), languages: labelLanguages, exists: () => true }
  const beside = io.resolve(path, kinds.house.file)
  if (kind.noun === 'house file' || beside === io.resolve('', path) || !io.exists(beside)) {
    return { ...world, load: (bytes) => known(loadWith(parseQuickly, bytes, path, files)) }
  }
  const bytes = io.readFile(beside)
  const quick = loadWith(parseQuickly, bytes, beside, files)
  // A house file may be out of the ordinary, as what the wizard writes is not.
  const read = quick === undefined ? (await import('../source/parse.ts')).parse : parseQuickly
  const house = houseIn(quick ?? known(loadWith(read, bytes, beside, files)), kinds.house.file)
  if (values['quiet'] !== true) note(io, `crp: ${told(house, beside)}`)
  return { ...world, ...(house !== undefined && { house }), load: (draft) => known(loadWith(read, draft, path, files)) }
}

const told = (house: House | undefined, path: string) => house === undefined
  ? `${path} is left alone, for it is no house file without faults; \`crp validate ${path}\` says why`
  : `the plan takes over what ${path} decides`

function known(loading: Loading | undefined): Loading {
  if (loading === undefined) throw new Error('the first draft cannot be read')
  return loading
}

/** Names the file that keeps answers until the plan is written: hidden, beside the plan. */
const keptBeside = (target: string) => target.replace(/[^/\\]*$/, (name) => `.${name}.draft`)

function refuseToOverwrite(target: string, values: Values, io: Io): void {
  if (target === '-' || values['force'] === true || !io.exists(target)) return
  throw new UserError(`${target} is there already`, 'give another name, or write over it with --force, which keeps a copy')
}

/** Gives the answers kept from before, where the operator wants to go on with them. */
async function resume(kept: string, kind: Kind, canAsk: boolean, values: Values, io: Io): Promise<Answers> {
  if (!io.exists(kept)) {
    if (values['resume'] === true) throw new UserError(`there are no answers to go on with: no file ${kept}`, 'begin with `crp init`')
    return {}
  }
  if (values['resume'] === true) return readFile(kept, kind, io)
  if (!canAsk) {
    if (values['quiet'] !== true) note(io, `crp: answers from before lie in ${kept}; --resume takes them up`)
    return {}
  }
  const answer = await io.ask({
    id: 'resume', message: 'There are answers from before. Go on with them?', preset: 'yes',
    choices: [{ value: 'yes', label: 'yes, go on where I left' }, { value: 'no', label: 'no, begin anew' }], check: () => undefined,
  }, isAccessible(values, io))
  return answer === 'no' ? {} : readFile(kept, kind, io)
}

async function readFile(path: string, kind: Kind, io: Io): Promise<Answers> {
  const { parseQuickly, readAnswers } = await import('../wizard.ts')
  const { decode } = await import('../source/decode.ts')
  const name = path === '-' ? 'standard input' : path
  const { source, problems: unreadable } = decode(path === '-' ? await io.readStdin() : io.readFile(path), name)
  const { root, problems } = unreadable.length > 0 ? { root: undefined, problems: unreadable }
    : parseQuickly(source) ?? (await import('../source/parse.ts')).parse(source)
  const [problem] = problems
  if (root === undefined || problem !== undefined) {
    // What holds no keys is told in the words of a plan, which an answers file is not.
    const isWithout = problem === undefined || problem.rule === 'syntax/empty-file' || problem.rule === 'syntax/not-a-mapping'
    const why = isWithout ? ': there are none' : `, line ${positionAt(source, problem.at.start).line}: ${problem.message}`
    throw new UserError(`cannot read the answers in ${name}${why}`,
      `write a line for each, such as ${kind.rows[0]?.id}: ${kind.rows[0]?.sample}`)
  }
  return readAnswers(root, kind, name)
}

function wrongAnswers(faults: ReadonlyMap<string, string>, io: Io): UserError {
  for (const [id, fault] of faults) note(io, `crp: ${id}: ${fault}`)
  return new UserError(`${faults.size === 1 ? 'an answer is' : `${faults.size} answers are`} wrong, and nothing was written`,
    'correct what is named above')
}

/** Gives the answers back if there is one to each question; else lists what is missing and throws a `UserError`. */
function completed(answers: Answers, kind: Kind, io: Io): Answers {
  const missing = kind.rows.filter(({ id }) => answers[id] === undefined)
  if (missing.length === 0) return answers
  note(io, `crp: ${missing.length === 1 ? 'an answer is' : `${missing.length} answers are`} missing, and nobody is asked:`)
  for (const { id, sample, message } of missing) note(io, `  --set '${id}=${sample}'  ${message}`)
  throw new UserError('nothing was written', 'answer with --set, or with --answers and a file; at a terminal `crp init` asks')
}

interface Session {
  kind: Kind
  setting: Setting
  target: string
  kept: string
  isDry: boolean
}

async function ask(right: Answers, { kind, setting, target, kept, isDry }: Session, values: Values, io: Io): Promise<Answers> {
  const { interview } = await import('./interview.ts')
  const { answersText } = await import('../wizard.ts')
  const shown = target === '-' ? 'standard output' : target
  const takesPresets = values['yes'] === true
  const isOpen = kind.rows.some(({ id, preset }) => right[id] === undefined && !(takesPresets && preset?.(setting) !== undefined))
  if (isOpen && values['quiet'] !== true) {
    note(io, `crp: a few questions, and the first draft of a ${kind.noun} goes to ${shown}.`)
    note(io, '  :back goes back a question, Ctrl-C or :quit leaves; your answers are kept.')
  }
  const command = ['crp init', ...(values['house'] === true ? ['--house'] : []), ...(target === '-' ? ['-o -'] : target === kind.file ? [] : [target])]
  return interview(right, {
    kind, setting, target: shown, isAccessible: isAccessible(values, io), takesPresets,
    keep: (answers) => isDry || io.writeFile(kept, new TextEncoder().encode(answersText(answers))),
    leaving: isDry ? 'nothing was written' : `your answers are kept; go on with \`${command.join(' ')} --resume\``,
  }, io)
}

function write(target: string, draft: Draft, kind: Kind, values: Values, io: Io): void {
  refuseToOverwrite(target, values, io)
  const copy = io.exists(target) ? freeName(`${target}.bak`, io) : undefined
  if (copy !== undefined) io.writeFile(copy, io.readFile(target))
  io.writeFile(target, new TextEncoder().encode(draft.text))
  if (values['quiet'] === true) return
  const later = [...draft.todos].map(([gate, count]) => `${count} for the gate ${gate}`).join(', ')
  note(io, `crp: ${target} is written: a first draft without errors${later === '' ? '' : `; still to fill in: ${later}`}`)
  if (draft.waived > 0) note(io, `  ${draft.waived} things that its stage needs are missing; waivers excuse them until ${draft.until}`)
  if (copy !== undefined) note(io, `  the file that was there is kept as ${copy}`)
  note(io, `  next: \`crp validate ${target}\` says what is missing`)
  if (kind.noun === 'plan') note(io, `        \`crp render ${target}\` writes the document for the customer`)
  else note(io, `        plans take it over with the line \`extends: [${target}]\``)
  const schema = target.replace(/[^/\\]*$/, schemaFile)
  if (!io.exists(schema)) note(io, `  for help in your editor: \`crp schema -o ${schema}\``)
}

function freeName(name: string, io: Io): string {
  for (let number = 2, free = name; ; number++) {
    if (!io.exists(free)) return free
    free = `${name}.${number}`
  }
}
