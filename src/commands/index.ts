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

/** The commands in the order help shows them; help and README are computed from this list. */
export const commands: readonly Command[] = [
  init, validate, render, preview, status, diff, add, done, move, stage, waive, handover, calendar, explain, rules, schema, template, shell,
]
