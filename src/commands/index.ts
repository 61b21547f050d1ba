import { calendar } from './calendar.ts'
import type { Command } from './command.ts'
import { explain } from './explain.ts'
import { handover } from './handover.ts'
import { init } from './init.ts'
import { preview } from './preview.ts'
import { render } from './render.ts'
import { rules } from './rules.ts'
import { schema } from './schema.ts'
import { shell } from './shell.ts'
import { status } from './status.ts'
import { template } from './template.ts'
import { validate } from './validate.ts'

/** The commands in the order help shows them; help and README are computed from this list. */
export const commands: readonly Command[] = [init, validate, render, preview, status, handover, calendar, explain, rules, schema, template, shell]
