import { add } from './add.ts'
import { calendar } from './calendar.ts'
import type { Command } from './command.ts'
import { diff } from './diff.ts'
import { done } from './done.ts'
import { explain } from './explain.ts'
import { handover } from './handover.ts'
import { init } from './init.ts'
import { move } from './move.ts'
import { preview } from './preview.ts'
import { render } from './render.ts'
import { rules } from './rules.ts'
import { schema } from './schema.ts'
import { shell } from './shell.ts'
import { stage } from './stage.ts'
import { status } from './status.ts'
import { template } from './template.ts'
import { validate } from './validate.ts'
import { waive } from './waive.ts'

/** The commands under the headings of help, in the order it shows them. */
export const commandGroups: Readonly<Record<string, readonly Command[]>> = {
  'Write a plan': [init, validate, preview],
  'Hand it out': [render, handover, calendar],
  'Keep it alive': [status, add, done, move, stage, waive, diff],
  'Look things up': [explain, rules, schema],
  'Shape the document': [template, shell],
}

/** All commands in that order; README is computed from this list. */
export const commands: readonly Command[] = Object.values(commandGroups).flat()
