import { gateNames, gates, standingOf, type Stage } from '../check/gates.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Step } from '../source/rewriting.ts'
import { change, changingOptions, keep, lineOf, planAtHand, showFindings, type PlanAtHand } from './changing.ts'
import { typedPerson, typedValue } from './plan-items.ts'
import { text, type Command, type Values } from './command.ts'
import { complain, note } from './notes.ts'

/** The stages in their order; the draft gate is in force in all of them. */
const stages: readonly Stage[] = gates.draft.inForce

/** `crp stage` */
export const stage: Command = {
  name: 'stage',
  operands: '<name> [path]',
  about: 'Move the plan to another stage if it passes the gates on the way, or say what is missing',
  options: [
    { flags: '--force', about: 'move it although something is missing, and record why as a decision' },
    { flags: '--reason <text>', about: 'with --force: why' },
    { flags: '--by <person>', about: 'with --force: who decided it (the owner of the plan)' },
    ...changingOptions,
  ],
  examples: [
    ['crp stage implementation', 'asks whether both sides can sign, and moves the plan if they can'],
    ['crp stage implementation --force --reason "The baseline is signed on Monday"', 'moves it all the same'],
  ],
  async run([name = '', operand], values, io) {
    const to = stages.find((one) => one === name)
    if (to === undefined) {
      const { nearest } = await import('../core.ts')
      const near = nearest(name, stages)
      const hint = near === undefined ? `possible: ${stages.join(', ')}` : `did you mean '${near}'?`
      throw new UserError(`there is no stage '${name}'`, hint)
    }
    if (values['force'] === true && !text(values, 'reason')?.trim()) {
      throw new UserError('--force needs a reason', 'write --force --reason "…"; it is recorded in the plan')
    }
    if (values['force'] !== true && (text(values, 'reason') ?? text(values, 'by')) !== undefined) {
      throw new UserError('--reason and --by say why a plan is moved by force', 'write --force, too')
    }
    const plan = await planAtHand(operand, values, io)
    return plan === undefined ? 1 : await moveTo(to, plan, values, io)
  },
}

async function moveTo(to: Stage, plan: PlanAtHand, values: Values, io: Io): Promise<number> {
  if (plan.loaded.isHouse) {
    throw new UserError(`${plan.path} is a house file, which has no stage`, 'name one of the plans that extend it')
  }
  const from = plan.verdicts.stage ?? 'precontract'
  if (from === to) {
    if (values['quiet'] !== true) note(io, `${plan.path} is in stage ${to} already; nothing is changed`)
    return 0
  }
  const step: Step = { at: ['plan', 'stage'], put: to }
  let changed = await change(plan, [step])
  const isBack = stages.indexOf(to) < stages.indexOf(from)
  const errors = isBack ? [] : changed.verdicts.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0 && values['force'] !== true) {
    await showFindings(plan.path, errors, changed.verdicts, plan.today, values, io)
    const stand = errors.length === 1 ? 'stands' : 'stand'
    const message = `the plan stays in stage ${from}: ${counted(errors.length)} ${stand} in the way of stage ${to}${asked(from, to)}`
    const hint = 'mend what is listed, waive it with `crp waive`, or move the plan all the same with --force --reason'
    complain(io, { message, hint })
    return 1
  }
  const isForced = values['force'] === true
  if (isForced) {
    const decision = await decisionOn(to, errors.length, plan, values)
    changed = await change(plan, [step, { at: ['decisions'], append: [decision] }])
  }
  const { nodeAt } = await import('../edits.ts')
  const where = lineOf(plan, changed.source, nodeAt(['plan', 'stage'], changed.source)?.start ?? 0)
  const remain = errors.length === 1 ? ', though 1 error remains' : errors.length > 0 ? `, though ${errors.length} errors remain` : ''
  const rest = `${isBack ? '; a way back passes no gate' : remain}${isForced ? '; the reason stands in `decisions`' : ''}`
  await keep(plan, changed, `moved the plan ${isBack ? 'back ' : ''}from stage ${from} to ${to} (${where})${rest}`, values, io)
  return 0
}

/** Names the gates that come into force on the way. */
function asked(from: Stage, to: Stage): string {
  const [before, after] = [standingOf(from).inForce, standingOf(to).inForce]
  const passed = gateNames.filter((gate) => after.has(gate) && !before.has(gate))
  return passed.length === 0 ? '' : ` (${passed.join(' and ')} ${passed.length === 1 ? 'gate' : 'gates'})`
}

/** Writes down why a plan was moved although something was missing. */
async function decisionOn(to: Stage, errors: number, plan: PlanAtHand, values: Values) {
  const { decisionItem } = await import('../edits.ts')
  const by = await typedPerson(values, 'by', plan) ?? plan.loaded.plan.plan?.owner
  if (by === undefined) throw new UserError('the plan has no owner who could have decided it', 'name who did with --by')
  const open = errors === 0 ? '' : ` with ${counted(errors)} open`
  const said = `Moved to stage ${to}${open}: ${text(values, 'reason')?.trim()}`
  const decision = await typedValue({ reason: said }, 'reason', 'line', plan) ?? ''
  return decisionItem(plan.loaded, { text: decision, about: `stage ${to}`, today: plan.today, by })
}

const counted = (errors: number): string => errors === 1 ? '1 error' : `${errors} errors`
