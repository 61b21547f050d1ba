import type { Outcome } from '../edits/closings.ts'
import type { Item } from '../edits/items.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { ScalarShape } from '../plan/format.ts'
import type { Path } from '../source/rewriting.ts'
import { change, isGrave, keep, lineOf, noteFindings, peopleOf, planAtHand, type PlanAtHand } from './changing.ts'
import { text, type Values } from './command.ts'
import { note } from './notes.ts'

/** Finds an item of the plan by its id or, where it has none, by its title, day or place; `lists` are those that come into question. */
export async function findItem(name: string, lists: readonly string[], { loaded }: PlanAtHand): Promise<Item> {
  const { closedAs, itemsOf } = await import('../edits.ts')
  const { nearest } = await import('../core.ts')
  const items = itemsOf(loaded)
  const possible = items.filter(({ list }) => lists.includes(list))
  const exact = items.find(({ id }) => id === name) ?? possible.find(({ place }) => place === name)
  const [found, ...more] = exact !== undefined ? [exact] : possible.filter(({ says }) => says?.toLowerCase() === name.toLowerCase())
  if (found !== undefined && more.length === 0) return found
  if (found !== undefined) {
    const ways = [found, ...more].map(({ id, place }) => id ?? place)
    throw new UserError(`${ways.length} items are called '${name}'`, `name the one that is meant: ${ways.join(', ')}`)
  }
  const open = possible.filter((item) => item.node.source === loaded.source && closedAs(item) === undefined)
  const names = open.flatMap(({ id, says }) => id ?? says ?? [])
  const near = nearest(name, possible.flatMap(({ id, says }) => [id ?? [], says ?? []].flat()))
  const few = names.slice(0, 12)
  const hint = near !== undefined ? `did you mean '${near}'?`
    : few.length === 0 ? 'the plan has nothing of that kind that is open'
    : `open are: ${few.join(', ')}${names.length > few.length ? ' …' : ''}`
  throw new UserError(`nothing in the plan is called '${name}'`, hint)
}

/** Reads a flag that takes one value of the format; a `UserError` says what is wrong with it, in the words of a finding. */
export async function typedValue(
  values: Values, name: string, scalar: ScalarShape['scalar'], { today, loaded }: Pick<PlanAtHand, 'today' | 'loaded'>,
): Promise<string | undefined> {
  const given = text(values, name)
  if (given === undefined) return undefined
  const { readScalar } = await import('../edits.ts')
  const people = loaded.plan.people ?? []
  const { meant, fault } = readScalar(given.trim(), { kind: 'scalar', scalar }, name, { today, people })
  if (fault !== undefined) throw new UserError(`--${name}: ${fault}`)
  return String(meant)
}

/** Reads a flag that names a person of the plan, by id or name, and gives the id. */
export async function typedPerson(values: Values, name: string, plan: PlanAtHand): Promise<string | undefined> {
  const given = await typedValue(values, name, 'person', plan)
  const people = peopleOf(plan).map(({ id }) => id)
  if (given === undefined || people.includes(given)) return given
  const { nearest } = await import('../core.ts')
  const near = nearest(given, people)
  const hint = near !== undefined ? `did you mean '${near}'?`
    : people.length === 0 ? 'write people into the plan first' : `possible: ${people.join(', ')}`
  throw new UserError(`--${name}: nobody in the plan is called '${given}'`, hint)
}

/** Changes one item of a plan as `decide` says, and tells what became of it; the common part of `crp done` and `crp move`. */
export async function changeItem(
  [name = '', operand]: readonly string[], lists: readonly string[], values: Values, io: Io,
  decide: (item: Item, at: Path, plan: PlanAtHand) => Promise<Outcome>,
): Promise<number> {
  const { isAbout, isOfForm, newFindings, pathTo } = await import('../edits.ts')
  const plan = await planAtHand(operand, values, io)
  if (plan === undefined) return 1
  const { source } = plan.loaded
  const item = await findItem(name, lists, plan)
  if (item.node.source !== source) {
    throw new UserError(`${item.name} stands in ${item.node.source.path}, which ${plan.path} extends`, 'change it there')
  }
  const at = pathTo(item.node, source)
  if (at === undefined) throw new Error('an item of the plan has no way to it')
  const outcome = await decide(item, at, plan)
  if ('refusal' in outcome) throw new UserError(outcome.refusal, outcome.hint)
  if ('already' in outcome) {
    if (values['quiet'] !== true) note(io, `${outcome.already}; nothing is changed`)
    return 0
  }
  const changed = await change(plan, outcome.steps)
  const found = newFindings(plan.verdicts, changed.verdicts)
  const wrong = found.filter(isOfForm)
  if (wrong.length > 0) throw new UserError(wrong.map(({ message }) => message).join('; '), 'nothing was written')
  await keep(plan, changed, `${outcome.said} (${lineOf(plan, source, item.node.start)})`, values, io)
  noteFindings(found.filter((one) => isGrave(one) && isAbout(one, item.place)), values, io)
  return 0
}
