import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Loaded } from '../plan/load.ts'
import { issueDay } from '../render/stamp.ts'

/** Gives the day a document carries: SOURCE_DATE_EPOCH, else what the plan says; never the clock. */
export function dayOf(loaded: Loaded, io: Io): string | undefined {
  const epoch = io.env['SOURCE_DATE_EPOCH']
  if (epoch === undefined || epoch === '') return issueDay(loaded.plan)
  const date = new Date(Number(epoch) * 1000)
  if (!/^\d+$/.test(epoch) || Number.isNaN(date.getTime())) {
    throw new UserError(`SOURCE_DATE_EPOCH is '${epoch}'`, 'it must be a number of seconds since 1970')
  }
  return date.toISOString().slice(0, 10)
}
