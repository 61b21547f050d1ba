import type { PlanInCalendar } from '../calendar/events.ts'
import type { Diagnostic } from '../check/check.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { labelLanguages } from '../label-languages.ts'
import { editions } from '../plan/edition.ts'
import type { Loaded } from '../plan/load.ts'
import { text, type Command, type Values } from './command.ts'
import { tellErrors } from './deliver.ts'
import { plansOf } from './documents.ts'
import { dayOf } from './issue-day.ts'
import { note } from './notes.ts'
import { forOption, nobodyCalled } from './persons.ts'
import { filesOf, judgeWith, readInput, stdinOption } from './plans.ts'
import { outputName, rejectOverwriting, type PlanToRender } from './targets.ts'
import { todayOf, todayOption } from './today.ts'

/** `crp calendar` */
export const calendar: Command = {
  name: 'calendar',
  operands: '[path...]',
  about: 'Write the dates of plans as a calendar file, for Outlook, Google, Apple and others',
  options: [
    { flags: '-o, --output <file>', about: 'where to write it; - is standard output (beside the plan)' },
    forOption('owns or takes part in'),
    { flags: '--edition <edition>', choices: editions, default: 'customer', about: 'who it is for' },
    { flags: '--no-alarms', about: 'leave reminders out' },
    stdinOption,
    todayOption,
  ],
  examples: [
    ['crp calendar harrow-vale.crp.yaml', "writes harrow-vale.ics, the dates in the customer's edition"],
    ['crp calendar plans/ --edition internal --for ines -o ines.ics', 'writes what Ines has to do in every plan of a folder'],
  ],
  async run(operands, values, io) {
    const plans = plansOf(operands, io)
    rejectOverwriting(text(values, 'output'), plans.map(({ path }) => path), io)
    const all = await readPlans(plans, values, io)
    if (all === undefined) return 1
    if (all.length === 0) throw new UserError('there are only house files here', 'name one of the plans that extend them')
    const person = text(values, 'for')
    const read = person === undefined ? all : await plansWith(person, all)
    const { namesOf, textInCalendar, writeCalendar } = await import('../ics.ts')
    rejectTwins(read)
    const parts = await Promise.all(read.map((one) => partOf(one, all.length === 1, values, io)))
    if (text(values, 'edition') === 'customer') {
      for (const [index, part] of parts.entries()) {
        await rejectLeaks(read[index], textInCalendar(writeCalendar([part], { name: '', about: '' }).text))
      }
    }
    const { text: file, count } = writeCalendar(parts, namesOf(parts, read[0]?.person?.name))
    if (count === 0) {
      const whose = read[0]?.person === undefined ? '' : ` for ${read[0].person.name}`
      throw new UserError(`there are no dates${whose} in ${all.map(({ path }) => path).join(', ')}`,
        text(values, 'edition') === 'internal' ? 'give meetings and milestones their days' : 'the internal edition may have more: --edition internal')
    }
    put(file, count, nameFor(plans, read[0]?.person?.id, values), values, io)
    return 0
  },
}

/** A plan that was read and may go out. */
interface ReadPlan {
  readonly loaded: Loaded
  readonly path: string
  /** Whose dates are wanted. */
  readonly person?: Person
}

type Person = NonNullable<Loaded['plan']['people']>[number]

/** The day of issue of a plan that names none. */
const noDay = '1980-01-01'

/** Says whether an error makes every time doubtful, such as a time zone that there is not. */
const spoilsTimes = ({ rule, place = '' }: Diagnostic) => formFaults.test(rule) && /^calendar\b/.test(place)

/** Chapters of rules that speak of what could not be read, and is left out. */
const formFaults = /^(?:syntax|shape|reference)\//

/** Reads and judges the plans; nothing when one may not go out, for a calendar that lacks a plan would look as if it had no dates. */
async function readPlans(plans: readonly PlanToRender[], values: Values, io: Io): Promise<ReadPlan[] | undefined> {
  const judge = await judgeWith(filesOf(io), { today: todayOf(values, io), languages: labelLanguages })
  const read: ReadPlan[] = []
  let areAllFit = true
  for (const { path: name } of plans) {
    const input = await readInput(name, values, io)
    const { path } = input
    const { loading: { loaded }, verdicts } = await judge(input)
    if (loaded?.isHouse && plans.length > 1) continue
    if (loaded?.isHouse) throw new UserError(`${path} is a house file`, 'name one of the plans that extend it')
    const errors = verdicts.diagnostics.filter(({ severity }) => severity === 'error')
    const isLeak = ({ rule }: Diagnostic) => text(values, 'edition') === 'customer' && rule.startsWith('privacy/')
    const [reason, grave] = loaded === undefined ? ['mend its errors', errors]
      : errors.some(isLeak) ? ['it would show the customer what is internal', errors.filter(isLeak)]
      : ['its times would be wrong; mend its block `calendar`', errors.filter(spoilsTimes)]
    if (loaded === undefined || grave.length > 0) {
      areAllFit = false
      await tellErrors(grave, path, values, io)
      note(io, `crp: there is no calendar of ${path}: ${reason}`)
      continue
    }
    const faults = errors.filter(({ rule }) => formFaults.test(rule)).length
    if (faults > 0 && values['quiet'] !== true) {
      note(io, `crp: ${path} has ${faults === 1 ? 'an error' : `${faults} errors`} of form, and what cannot be read is left out; \`crp validate\` tells where`)
    }
    read.push({ loaded, path })
  }
  return areAllFit ? read : undefined
}

/** Finds a person in the plans; plans without that person are left out. */
async function plansWith(wanted: string, read: readonly ReadPlan[]): Promise<ReadPlan[]> {
  const { peopleCalled } = await import('../core.ts')
  const found = read.flatMap((one) => {
    const [person] = peopleCalled(wanted, one.loaded.plan)
    return person === undefined ? [] : [{ ...one, person }]
  })
  if (found.length > 0) return found
  const known = new Set(read.flatMap(({ loaded }) => loaded.plan.people ?? []).flatMap(({ id, name }) => [id, name]))
  throw await nobodyCalled(wanted, read.map(({ path }) => path).join(', '), known)
}

/** What tells the entries of a plan from those of others: its id, or else the name of its customer and of its file. */
function keyOf({ loaded: { plan: { plan, customer } }, path }: ReadPlan): string {
  const file = path === '<stdin>' ? 'plan' : path.replace(/^.*\//s, '').replace(/(?:\.crp)?\.ya?ml$/, '')
  return plan?.id ?? [customer?.name, file].filter((name) => name !== undefined).join('.')
}

function rejectTwins(read: readonly ReadPlan[]): void {
  const known = new Map<string, string>()
  for (const one of read) {
    const key = keyOf(one)
    const twin = known.get(key)
    if (twin !== undefined) {
      throw new UserError(`${twin} and ${one.path} are both called '${key}', so calendars would mix up their dates`,
        'give each a `plan.id` of its own')
    }
    known.set(key, one.path)
  }
}

async function partOf({ loaded, path, person }: ReadPlan, isAlone: boolean, values: Values, io: Io): Promise<PlanInCalendar> {
  const { customerEdition, labelsFor, read, wordsOf, zoneOf } = await import('../ics.ts')
  const { format } = await import('../core.ts')
  const isInternal = text(values, 'edition') === 'internal'
  const reading = isInternal ? loaded : read(customerEdition(loaded.tree, format), format)
  const { plan: { plan, customer, calendar } } = reading
  const language = plan?.language ?? 'en'
  const zone = zoneOf(calendar.timezone)
  if (zone === undefined) {
    throw new UserError(`${path}: the time zone ${calendar.timezone} is too new for this version of crp`, 'use an older name of it')
  }
  return {
    reading, isInternal, zone, words: wordsOf(await labelsFor(language), language),
    key: keyOf({ loaded, path }), prefix: isAlone ? undefined : customer?.name ?? plan?.title ?? keyOf({ loaded, path }),
    day: dayOf(loaded, io) ?? noDay, person: person?.id, hasAlarms: values['alarms'] !== false,
  }
}

async function rejectLeaks(read: ReadPlan | undefined, calendar: string): Promise<void> {
  if (read === undefined) return
  const { leaksInDocument } = await import('../core.ts')
  const found = leaksInDocument(read.loaded, calendar)
  if (found.length > 0) {
    throw new UserError(`the calendar of ${read.path} for the customer would hold internal values: ${found.join(', ')}`,
      'nothing was written; take them out of the shared texts')
  }
}

/** Names the file: beside the plan as its documents are, or here where there are several plans. */
function nameFor(plans: readonly PlanToRender[], person: string | undefined, values: Values): string {
  const output = text(values, 'output')
  if (output !== undefined) return output
  const [first, ...others] = plans
  const path = first === undefined || others.length > 0 ? 'calendar.crp.yaml' : first.path
  const name = outputName({ path, below: '' }, 'ics', values)
  return person === undefined ? name : name.replace(/\.ics$/, `.${person}.ics`)
}

function put(file: string, count: number, path: string, values: Values, io: Io): void {
  if (path === '-') return io.stdout.write(file)
  io.writeFile(path, new TextEncoder().encode(file))
  if (values['quiet'] !== true) {
    note(io, `wrote ${path} (${text(values, 'edition')} edition, ${count} ${count === 1 ? 'entry' : 'entries'})`)
  }
}
