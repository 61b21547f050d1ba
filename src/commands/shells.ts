import { UserError } from '../errors.ts'
import { formats, type Deliverable } from '../formats.ts'
import type { Io } from '../io.ts'
import type { RenderInput } from '../shell.ts'
import { text, type Option, type Values } from './command.ts'
import { targetsOf } from './targets.ts'

/** The flag for a company's own Word file. */
export const shellOption: Option = {
  flags: '--shell <file>', about: "your firm's own Word file, .docx or .dotx, that gives the document its look (`crp shell init` writes one)",
}

/** Reads and judges the shell the flags name, if they name one, and fills in what its placeholders stand for. */
export async function shellFor(request: RenderInput, values: Values, io: Io): Promise<Deliverable['shell']> {
  const path = text(values, 'shell')
  if (path === undefined) return undefined
  if (!targetsOf(values, io).formats.some((name) => 'takesShell' in formats[name])) {
    throw new UserError('--shell is for Word files and what is made from them', 'leave it out, or ask for docx or pdf with -f')
  }
  const { placeholderValues } = await import('../shell.ts')
  const { shell, problems } = await readShell(path, io)
  const [first, ...more] = problems
  if (first !== undefined) {
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`
    throw new UserError(`${path} cannot be used as a shell: ${first.where} ${first.message}${others}`,
      more.length === 0 ? first.hint : `\`crp shell check ${path}\` lists all there is to mend`)
  }
  return { shell, values: placeholderValues(request) }
}

/** Opens a shell and lists what is wrong with it; a `UserError` says why it is none. */
export async function readShell(path: string, io: Io) {
  const { isFault, openShell, placeholders, problemsIn } = await import('../shell.ts')
  const { nearest } = await import('../core.ts')
  const shell = openShell(io.readFile(path))
  if (isFault(shell)) throw new UserError(`${path} cannot be used as a shell: ${shell.fault}`, shell.hint)
  return { shell, problems: problemsIn(shell, Object.keys(placeholders), nearest) }
}
