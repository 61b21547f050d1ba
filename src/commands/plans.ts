import type { CheckOptions, Verdicts } from '../check/check.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Files, Loading } from '../plan/load.ts'
import { text, type Option, type Values } from './command.ts'

/** The flag that names what comes from standard input. */
export const stdinOption: Option = {
  flags: '--stdin-filename <path>', about: 'name of the plan read from standard input, for messages and `extends`',
}

/** A plan as it was read; messages call it by its path. */
export interface Input {
  path: string
  bytes: Uint8Array
}

/**
 * Finds the files operands mean, each once: a folder stands for the plans in it, a pattern that no shell has filled in for the
 * plans whose paths fit it, `-` for standard input.
 */
export function findInputs(operands: readonly string[], io: Io): string[] {
  const paths = (operands.length === 0 ? ['.'] : operands).flatMap((operand) =>
    operand === '-' ? [operand]
    : io.isDirectory(operand) ? io.findPlans(operand)
    : /[*?]/.test(operand) && !io.exists(operand) ? plansLike(operand, io) : [operand])
  if (paths.length > 0) {
    const known = new Set<string>()
    return paths.filter((path) => {
      const name = path === '-' ? '' : io.resolve('', path)
      return known.has(name) ? false : known.add(name)
    })
  }
  const where = operands.join(', ') || 'this folder'
  throw new UserError(`there is nothing to check in ${where}`, 'plans are found by their names, *.crp.yaml')
}

/** Lists the plans whose paths fit a pattern: `*` and `?` stand for parts of one name, `**` for any folders. */
function plansLike(pattern: string, io: Io): string[] {
  const plain = pattern.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  const folder = /^((?:[^*?/]*\/)*)/.exec(plain)?.[0].replace(/(?<=.)\/$/, '') || '.'
  const source = plain.replace(/[.+^${}()|[\]]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (sign) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[sign] ?? sign)
  const form = new RegExp(`^${source}$`, 's')
  const found = (io.isDirectory(folder) ? io.findPlans(folder) : []).filter((path) => form.test(path.replaceAll('\\', '/')))
  if (found.length === 0) throw new UserError(`no plan fits ${pattern}`, 'plans are found by their names, *.crp.yaml')
  return found
}

/** Reads one input; standard input goes by the name it was given. */
export async function readInput(path: string, values: Values, io: Io): Promise<Input> {
  if (path !== '-') return { path: path.replaceAll('\\', '/'), bytes: io.readFile(path) }
  return { path: text(values, 'stdinFilename') ?? '<stdin>', bytes: await io.readStdin() }
}

/** The files a plan may name, and which of them were asked for, whether they are there or not. */
export interface AskedFiles extends Files {
  asked(): string[]
}

/** Gives the files a plan may name; each is read once, however many plans inherit it. */
export function filesOf(io: Io): AskedFiles {
  const known = new Map<string, Uint8Array | undefined>()
  return {
    asked: () => [...known.keys()],
    resolve: io.resolve,
    exists: io.exists,
    read(path) {
      if (!known.has(path)) known.set(path, io.exists(path) && !io.isDirectory(path) ? io.readFile(path) : undefined)
      return known.get(path)
    },
  }
}

/** Loads and judges one file. */
export type Judge = (input: Input) => Promise<{ loading: Loading; verdicts: Verdicts }>

/** Brings in what judges files, once for however many there are. */
export async function judgeWith(files: Files, options: Omit<CheckOptions, 'exists'>): Promise<Judge> {
  const { check, loadWith, parseQuickly } = await import('../core.ts')
  const exists = (from: string, path: string) => files.exists(files.resolve(from, path))
  return async ({ path, bytes }) => {
    // The exact parser is a third of the work of a run; only a file out of the ordinary needs it.
    const loading = loadWith(parseQuickly, bytes, path, files)
      ?? loadWith((await import('../source/parse.ts')).parse, bytes, path, files)
    return { loading, verdicts: check(loading, { ...options, exists }) }
  }
}
