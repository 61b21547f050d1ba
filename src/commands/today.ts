import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { isDay } from '../plan/days.ts'
import { text, type Option, type Values } from './command.ts'

/** The flag that fixes the day. */
export const todayOption: Option = {
  flags: '--today <date>', about: 'the day that rules about dates reckon from (CRP_TODAY; else the day of this machine)',
}

/** Gives the day to reckon from, YYYY-MM-DD; the clock is read here and nowhere else. */
export function todayOf(values: Values, io: Io): string {
  const given = text(values, 'today') ?? (io.env['CRP_TODAY'] || undefined)
  if (given === undefined) {
    const now = io.now()
    const two = (n: number) => String(n).padStart(2, '0')
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  }
  if (!isDay(given)) throw new UserError(`'${given}' is not a day`, 'write it as 2026-10-09')
  return given
}
