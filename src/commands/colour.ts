import type { Io, Output } from '../io.ts'
import { text, type Values } from './command.ts'

/** Decides whether a stream gets colour: the flag, FORCE_COLOR, NO_COLOR, TERM=dumb, and at last whether it is a terminal. */
export function hasColour(stream: Output, values: Values, { env }: Io): boolean {
  const flag = text(values, 'color') ?? (values['color'] === false ? 'never' : 'auto')
  if (flag !== 'auto') return flag === 'always'
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if (env['NO_COLOR']) return false
  return env['TERM'] !== 'dumb' && stream.isTTY
}
