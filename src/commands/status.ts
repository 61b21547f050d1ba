import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { labelLanguages } from '../label-languages.ts'
import type { Portfolio, Uncovered, Unread } from '../status/portfolio.ts'
import type { Status } from '../status/status.ts'
import { version } from '../version.ts'
import { hasColour } from './colour.ts'
import { text, type Command, type Values } from './command.ts'
import { complain } from './notes.ts'
import { forOption, nobodyCalled } from './persons.ts'
import { filesOf, findInputs, judgeWith, readInput, stdinOption, type Judge } from './plans.ts'
import { rejectOverwriting } from './targets.ts'
import { todayOf, todayOption } from './today.ts'

const formats = ['text', 'json', 'md', 'html'] as const
type Format = (typeof formats)[number]

/** The most days ahead that may be asked for. */
const mostDays = 366

/** `crp status` */
export const status: Command = {
  name: 'status',
  operands: '[path...]',
  about: 'Say what is overdue, what comes next and how far the plan is; of several plans as one table',
  options: [
    { flags: '--days <n>', default: '14', about: `how many days ahead to look, up to ${mostDays}` },
    { flags: '-f, --format <format>', choices: formats, about: 'how to write it (default: text, or what the ending of -o says)' },
    { flags: '-o, --output <file>', about: 'where to write it; - is standard output' },
    forOption('answers for'),
    { flags: '--fail-on <what>', choices: ['overdue', 'never'], default: 'never', about: 'what makes the exit code 1' },
    stdinOption,
    todayOption,
  ],
  examples: [
    ['crp status harrow-vale.crp.yaml', 'says what is to be done today and in the next two weeks'],
    ['crp status plans/ -o portfolio.html', 'writes a page of all plans in a folder, those with most trouble first'],
  ],
  async run(operands, values, io) {
    const today = todayOf(values, io)
    const days = daysOf(values)
    const format = formatOf(values)
    const person = text(values, 'for')
    const inputs = findInputs(operands, io)
    rejectOverwriting(text(values, 'output'), inputs, io)
    const { plans, unread, uncovered, hint, name } = await gather(inputs, { today, days, person }, values, io)
    const { portfolioOf } = await import('../overview.ts')
    const portfolio = portfolioOf(plans, { today, days, person: name ?? person, unread, uncovered })
    const isLate = text(values, 'failOn') === 'overdue' && plans.some(({ overdue }) => overdue.length > 0)
    const exitCode = unread.length > 0 ? 2 : isLate ? 1 : 0
    const error = unread.length === 0 ? undefined : { message: unread.map(reasonOf).join('; '), hint }
    await write(portfolio, format, { exitCode, error }, values, io)
    for (const one of unread) complain(io, { message: reasonOf(one), hint })
    return exitCode
  },
}

const reasonOf = ({ path, reason }: Unread): string => `cannot read ${path}: ${reason}`

interface Gathered {
  plans: Status[]
  unread: Unread[]
  uncovered: Uncovered[]
  hint: string | undefined
  /** What the one is called who alone is asked for. */
  name: string | undefined
}

/** Judges each file once and keeps of it what is told; house files say which customers have no plan. */
async function gather(
  inputs: readonly string[], { today, days, person }: Pick<Portfolio, 'today' | 'days' | 'person'>, values: Values, io: Io,
): Promise<Gathered> {
  const [{ peopleCalled }, { statusOf, uncoveredIn, unreadOf }] = await Promise.all([import('../core.ts'), import('../overview.ts')])
  const files = filesOf(io)
  const judge = await judgeWith(files, { today, languages: labelLanguages })
  const gathered: Gathered = { plans: [], unread: [], uncovered: [], hint: undefined, name: undefined }
  const houses = new Map<string, boolean>()
  const strangers = new Set<string>()
  for (const path of inputs) {
    try {
      const input = await readInput(path, values, io)
      const { loading: { loaded }, verdicts } = await judge(input)
      if (loaded === undefined) {
        gathered.unread.push(unreadOf(input.path, verdicts))
        gathered.hint ??= '`crp validate` shows the place'
      } else if (loaded.isHouse) {
        houses.set(io.resolve('', input.path), true)
        gathered.uncovered.push(...uncoveredIn(loaded, verdicts))
      } else {
        for (const { path } of loaded.sources.slice(1)) if (!houses.has(path)) houses.set(path, false)
        const called = person === undefined ? undefined : peopleCalled(person, loaded.plan)
        if (called?.length === 0) for (const { id, name } of loaded.plan.people ?? []) strangers.add(id).add(name)
        gathered.name ??= called?.[0]?.name
        gathered.plans.push(statusOf(loaded, verdicts, { today, days, owners: called?.map(({ id }) => id) }))
      }
    } catch (error) {
      // One plan that cannot be read must not hide how the others stand.
      if (!(error instanceof UserError)) throw error
      gathered.unread.push({ path, reason: error.message.replace(`cannot read ${path}: `, '') })
      gathered.hint ??= error.hint
    }
  }
  if (person !== undefined && gathered.name === undefined && gathered.plans.length > 0) throw await nobodyCalled(person, 'these plans', strangers)
  const [house] = houses.keys()
  if (gathered.plans.length + gathered.unread.length === 0 && house !== undefined) {
    throw new UserError(`${house} is a house file`, 'name the plans that extend it, or a folder of plans')
  }
  // Nobody answers for customers without a plan.
  if (person !== undefined) return { ...gathered, uncovered: [] }
  if (gathered.plans.length > 1) gathered.uncovered.push(...await uncoveredElsewhere(houses, judge, io))
  return gathered
}

/** Asks the houses that plans inherit but nobody named. */
async function uncoveredElsewhere(houses: ReadonlyMap<string, boolean>, judge: Judge, io: Io): Promise<Uncovered[]> {
  const { uncoveredIn } = await import('../overview.ts')
  const found: Uncovered[] = []
  for (const [path, isJudged] of houses) {
    if (isJudged) continue
    const { loading: { loaded }, verdicts } = await judge({ path, bytes: io.readFile(path) })
    if (loaded !== undefined) found.push(...uncoveredIn(loaded, verdicts))
  }
  return found
}

async function write(
  portfolio: Portfolio, format: Format, outcome: { exitCode: number; error: { message: string; hint: string | undefined } | undefined },
  values: Values, io: Io,
): Promise<void> {
  const output = text(values, 'output') ?? '-'
  const { plans, unread } = portfolio
  // A page or a table of nothing says nothing; what could not be read is told on standard error.
  if (format !== 'json' && plans.length === 0 && unread.length === 1) return
  const written = await writers[format](portfolio, { ...outcome, output }, values, io)
  if (output === '-') io.stdout.write(written)
  else io.writeFile(output, new TextEncoder().encode(written))
}

type Outcome = Parameters<typeof write>[2] & { output: string }

const writers: Readonly<Record<Format, (portfolio: Portfolio, outcome: Outcome, values: Values, io: Io) => Promise<string>>> = {
  text: async (portfolio, { output }, values, io) => (await import('../overview.ts')).statusText(portfolio, {
    hasColour: output === '-' && hasColour(io.stdout, values, io), hasBlocks: io.env['TERM'] !== 'dumb', columns: io.stdout.columns,
  }),
  json: async (portfolio, { exitCode, error }) =>
    (await import('../overview.ts')).statusJson(portfolio, { version, exitCode, ...(error && { error }) }),
  md: async (portfolio) => (await import('../overview.ts')).statusMarkdown(portfolio),
  html: async (portfolio) => {
    const [{ statusPage }, { labelsFor, shippedTheme }] = await Promise.all([import('../portfolio/page.ts'), import('../form.ts')])
    const theme = await shippedTheme('standard')
    if (theme === undefined) throw new Error('the standard theme is missing')
    return statusPage(portfolio, theme, await labelsFor('en'))
  },
}

function daysOf(values: Values): number {
  const given = text(values, 'days') ?? ''
  const days = Number(given)
  if (!/^\d{1,3}$/.test(given) || days < 1 || days > mostDays) {
    throw new UserError(`'${given}' is not a number of days from 1 to ${mostDays}`, 'write a whole number, such as --days 14')
  }
  return days
}

/** Gives the format asked for, else the one the ending of the output names. */
function formatOf(values: Values): Format {
  const [, ending] = /\.(\w+)$/.exec(text(values, 'output') ?? '') ?? []
  const format = text(values, 'format') ?? (ending === undefined || ending === 'txt' ? 'text' : ending)
  const known = formats.find((one) => one === format)
  if (known !== undefined) return known
  throw new UserError(`a status cannot be written as .${ending}`, `possible: ${formats.join(', ')}; --format says which`)
}
