import type { Diagnostic } from '../check/check.ts'
import type { Permission } from '../check/waiving.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import {
  change, changingOptions, keep, lineOf, noteFindings, peopleOf, planAtHand, showFindings, type PlanAtHand,
} from './changing.ts'
import { typedPerson, typedValue } from './plan-items.ts'
import { text, type Command, type Values } from './command.ts'
import { complain, note } from './notes.ts'
import { askAll, mayAsk, promptOptions, questionFor } from './prompts.ts'

/** `crp waive` */
export const waive: Command = {
  name: 'waive',
  operands: '[rule] [path]',
  about: 'Allow an exception from a rule, with a reason, an author and an end',
  options: [
    { flags: '--all-current', about: 'one waiver for each error there is, for a team that adopts crp in mid-project' },
    { flags: '--at <place>', about: 'where it holds: an id, or a place such as phases.implementation (the whole plan)' },
    { flags: '--reason <text>', about: 'why the exception is right' },
    { flags: '--by <person>', about: 'who allows it, by id or name' },
    { flags: '--until <date>', about: 'the last day of the exception' },
    ...promptOptions,
    ...changingOptions,
  ],
  examples: [
    ['crp waive phases/no-sites --reason "Nothing is installed" --by ines --until 2027-01-29', 'allows one exception'],
    [
      'crp waive --all-current plan.crp.yaml --reason "We begin with crp" --by ines --until 2026-12-31',
      'starts clean, and is reminded when the waivers run out',
    ],
  ],
  async run(operands, values, io) {
    const isAll = values['allCurrent'] === true
    const [rule, operand, ...more] = isAll ? [undefined, ...operands] : operands
    if (isAll && (more.length > 0 || text(values, 'at') !== undefined)) {
      throw new UserError('--all-current finds rules and places itself', 'leave out the rule and --at')
    }
    if (!isAll && rule === undefined) {
      throw new UserError('no rule is named', 'write crp waive <rule>, or --all-current for each present error')
    }
    if (rule !== undefined) await rejectRule(rule)
    const missing = (isAll ? ['reason', 'by', 'until'] : ['reason', 'by']).filter((name) => !text(values, name)?.trim())
    const isAsking = missing.length > 0 && mayAsk(values, io)
    if (missing.length > 0 && !isAsking) {
      const flags = missing.map((name) => `--${name}`).join(', ')
      throw new UserError(`a waiver needs ${flags}`, 'an exception counts only with a reason and somebody who allows it')
    }
    const plan = await planAtHand(operand, values, io)
    if (plan === undefined) return 1
    const asked = isAsking ? await askAll(await questionsFor(missing, plan), values, io) : undefined
    const permission = await permissionFrom({ ...values, ...Object.fromEntries(asked ?? []) }, plan)
    return rule === undefined ? await waiveAll(permission, plan, values, io) : await waiveOne(rule, permission, plan, values, io)
  },
}

async function rejectRule(rule: string): Promise<void> {
  const { catalogue, nearest } = await import('../core.ts')
  const { isWaivable } = await import('../edits.ts')
  if (!catalogue.has(rule)) {
    const near = nearest(rule, catalogue.keys())
    throw new UserError(`there is no rule '${rule}'`, near === undefined ? '`crp rules` lists them' : `did you mean '${near}'?`)
  }
  if (!isWaivable(rule)) throw new UserError(`${rule} cannot be waived`, `\`crp explain ${rule}\` says how to mend it`)
}

/** Makes the questions for flags of a waiver, from the fields of the format. */
async function questionsFor(names: readonly string[], plan: PlanAtHand) {
  const { flagsOf, shapeAt } = await import('../edits.ts')
  const list = shapeAt(['waivers'])
  const flags = list?.kind === 'list' && list.item.kind === 'mapping' ? flagsOf(list.item) : []
  const typing = { today: plan.today, people: peopleOf(plan), place: 'waivers' }
  // What makes a waiver count is asked until it is given.
  return await Promise.all(flags.filter(({ name }) => names.includes(name)).map(async (flag) => {
    const question = await questionFor({ ...flag, field: { ...flag.field, isRequired: true } }, typing)
    if (flag.name !== 'until') return question
    const isPast = (answer: string) => answer !== 'today' && answer < plan.today
    return { ...question, check: (answer: string) => question.check(answer) ?? (isPast(answer) ? pastFault(answer, plan.today) : undefined) }
  }))
}

const pastFault = (until: string, today: string) => `${until} is past; name a day from ${today} on`

async function permissionFrom(values: Values, plan: PlanAtHand): Promise<Permission> {
  const { today } = plan
  const reason = await typedValue(values, 'reason', 'line', plan) ?? ''
  const by = await typedPerson(values, 'by', plan) ?? ''
  const until = await typedValue(values, 'until', 'date', plan)
  if (until !== undefined && until < today) throw new UserError(`--until: ${pastFault(until, today)}`)
  return { reason, by, until }
}

async function waiveOne(rule: string, permission: Permission, plan: PlanAtHand, values: Values, io: Io): Promise<number> {
  const { newFindings, nodeAt, placesNamed, waiverOf, waiverSteps } = await import('../edits.ts')
  const at = text(values, 'at')?.trim()
  if (at !== undefined && placesNamed(at, plan.loaded).length === 0) {
    const { findField, format, nearest } = await import('../core.ts')
    const field = findField(at, format)
    const near = nearest(at, plan.loaded.references.ids.keys()) ?? ('near' in field ? field.near : undefined)
    throw new UserError(`'${at}' is no id and no place in the plan`, near === undefined
      ? 'name an item by its id, or a place such as phases.implementation' : `did you mean '${near}'?`)
  }
  const { steps, renewed: [renewed] } = waiverSteps([waiverOf(rule, at, permission)], plan.loaded)
  if (steps.length === 0) {
    if (values['quiet'] !== true) note(io, `${plan.path} has this very waiver already; nothing is changed`)
    return 0
  }
  const changed = await change(plan, steps)
  const node = nodeAt(renewed ?? ['waivers', -1], changed.source)
  const said = `${renewed === undefined ? 'waived' : 'renewed the waiver of'} ${rule}${at === undefined ? '' : ` at ${at}`} in ${lineOf(plan, changed.source, node?.start ?? 0)}`
  await keep(plan, changed, said, values, io)
  noteFindings(newFindings(plan.verdicts, changed.verdicts).filter((one) => one.rule.startsWith('waivers/')), values, io)
  return 0
}

async function waiveAll(permission: Permission, plan: PlanAtHand, values: Values, io: Io): Promise<number> {
  const { waiverSteps, waiversFor } = await import('../edits.ts')
  const errors = plan.verdicts.diagnostics.filter(({ severity }) => severity === 'error')
  const { waivers, left } = waiversFor(errors, plan.loaded, permission)
  if (waivers.length > 0) {
    const { steps, renewed } = waiverSteps(waivers, plan.loaded)
    const changed = await change(plan, steps)
    const until = permission.until === undefined ? '' : `; they end on ${permission.until}`
    const count = waivers.length === 1 ? '1 waiver' : `${waivers.length} waivers`
    const again = renewed.length === 0 ? '' : `, ${renewed.length === waivers.length ? 'all' : renewed.length} of them renewed`
    await keep(plan, changed, `wrote ${count} into ${plan.path}${again}${until}`, values, io)
    return await tellRest(changed.verdicts.diagnostics.filter(({ severity }) => severity === 'error'), plan, values, io)
  }
  if (left.length === 0 && values['quiet'] !== true) note(io, `${plan.path} has no errors; there is nothing to waive`)
  return await tellRest(left, plan, values, io)
}

/** Shows the errors that no waiver covers; the exit code tells of them, too. */
async function tellRest(left: readonly Diagnostic[], plan: PlanAtHand, values: Values, io: Io): Promise<number> {
  if (left.length === 0) return 0
  await showFindings(plan.path, left, plan.verdicts, plan.today, values, io)
  const message = `${left.length === 1 ? '1 error' : `${left.length} errors`} cannot be waived`
  complain(io, { message, hint: 'mend what is listed' })
  return 1
}
