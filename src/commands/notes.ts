import type { Io } from '../io.ts'
import { visible } from '../report/run.ts'

/** Says something beside the results, on standard error; a name in it cannot move the cursor or begin a new line. */
export const note = (io: Io, text: string): void => io.stderr.write(`${visible(text)}\n`)

/** Says on standard error what could not be done and, indented below it, what to do instead. */
export function complain(io: Io, { message, hint }: { message: string; hint?: string | undefined }): void {
  note(io, `crp: ${message}`)
  if (hint !== undefined) note(io, `  ${hint}`)
}
