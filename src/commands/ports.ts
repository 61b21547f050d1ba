import { UserError } from '../errors.ts'
import type { Answer, Served } from '../exchange.ts'
import type { Io } from '../io.ts'
import { text, type Option, type Values } from './command.ts'
import { note } from './notes.ts'

/** The port that is tried first: 4, and crp on the keys of a telephone. */
const usual = 4277
/** How many ports are tried, one after another. */
const tries = 20

/** The flag that chooses the port. */
export const portOption: Option = {
  flags: '--port <n>', about: `the port on 127.0.0.1; where it is taken, the next one that is free (${usual}); 0 for any`,
}

/** Serves pages at the port asked for, or at the next one that is free, and says so. */
export async function serveAt(values: Values, io: Io, answer: Answer): Promise<Served> {
  const wanted = portIn(values)
  const last = Math.min(wanted + tries, 65_536) - 1
  for (let port = wanted; port <= last; port++) {
    const served = await io.serve(port, answer)
    if (served === undefined) continue
    if (port !== wanted) note(io, `crp: port ${wanted} is taken; this preview has port ${port}`)
    return served
  }
  throw new UserError(`the ports ${wanted} to ${last} are taken`, 'name another one with --port, or write --port 0 for any that is free')
}

function portIn(values: Values): number {
  const given = text(values, 'port') ?? String(usual)
  if (/^\d{1,5}$/.test(given) && Number(given) < 65_536) return Number(given)
  throw new UserError(`'${given}' is not a port`, 'write a number up to 65535, such as --port 8000')
}
