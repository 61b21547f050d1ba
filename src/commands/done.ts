import { changeItem, typedValue } from './plan-items.ts'
import { changingOptions } from './changing.ts'
import type { Command } from './command.ts'

/** `crp done` */
export const done: Command = {
  name: 'done',
  operands: '<id> [path]',
  about: 'Close a milestone, review, initiative, issue, promise or the like',
  options: [
    { flags: '--date <date>', about: 'the day on which it was done (today)' },
    { flags: '--note <text>', about: 'what is to be remembered, where the format has room for it' },
    ...changingOptions,
  ],
  examples: [
    ['crp done ms-kick', 'says that the kick-off took place'],
    ['crp done is-double harrow-vale.crp.yaml --date 2026-10-01 --note "A filter stops the second message"', 'closes an issue'],
  ],
  async run(operands, values, io) {
    const { close, closings } = await import('../edits.ts')
    return await changeItem(operands, Object.keys(closings), values, io, async (item, at, plan) => close(item, at, {
      date: await typedValue(values, 'date', 'date', plan), note: await typedValue(values, 'note', 'line', plan), today: plan.today,
    }))
  },
}
