import type { Outcome } from '../edits/closings.ts'
import type { Item } from '../edits/items.ts'
import { UserError } from '../errors.ts'
import { capital } from '../plan/spoken.ts'
import { changeItem, typedValue } from './plan-items.ts'
import { changingOptions, type PlanAtHand } from './changing.ts'
import { text, type Command } from './command.ts'

/** `crp move` */
export const move: Command = {
  name: 'move',
  operands: '<id> [path]',
  about: 'Move a milestone, review, initiative, issue, promise or the like to another day',
  options: [
    { flags: '--to <date>', about: 'the new day, with a time where there is one; the old time stays if none is given' },
    { flags: '--note <text>', about: 'why; it is recorded as a decision that only the internal edition shows' },
    ...changingOptions,
  ],
  examples: [
    ['crp move ms-kick --to 2026-08-04', 'moves the kick-off, at the same hour'],
    ['crp move c-vale harrow-vale.crp.yaml --to 2026-12-18', 'moves the last day of a promise'],
  ],
  async run(operands, values, io) {
    if (text(values, 'to') === undefined) throw new UserError('it is not said to which day', 'write --to 2026-10-09')
    const { move, moves } = await import('../edits.ts')
    return await changeItem(operands, Object.keys(moves), values, io, async (item, at, plan) => {
      const outcome = move(item, at, await typedValue(values, 'to', 'when', plan) ?? '', plan.loaded.plan)
      const note = await typedValue(values, 'note', 'line', plan)
      return 'steps' in outcome && note !== undefined ? await explained(outcome, note, item, plan) : outcome
    })
  },
}

/** Adds to a move why it was made. */
async function explained(
  { steps, said }: Extract<Outcome, { steps: unknown }>, note: string, { id, name }: Item, { loaded, today }: PlanAtHand,
): Promise<Outcome> {
  const { decisionItem } = await import('../edits.ts')
  const by = loaded.plan.plan?.owner
  if (id === undefined || loaded.references.ids.get(id)?.kind === undefined) {
    const hint = id === undefined ? 'give it an `id`, or leave out --note' : 'leave out --note'
    return { refusal: `no decision can name ${name}, so there is no room for a note`, hint }
  }
  if (by === undefined) return { refusal: 'the plan has no owner who could have decided it', hint: 'leave out --note' }
  const text = `${capital(said)}: ${note}`
  const decision = decisionItem(loaded, { text, about: `move ${id}`, today, by, affects: id })
  return { steps: [...steps, { at: ['decisions'], append: [decision] }], said }
}
