import type { CheckOptions } from '../check/check.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Values } from './command.ts'
import { note } from './notes.ts'
import { showPatch } from './patch.ts'
import { filesOf, judgeWith, readInput } from './plans.ts'

/** What a file was and is, and how many fixes lie between. */
interface Mended {
  path: string
  before: Uint8Array
  after: Uint8Array
  count: number
}

/**
 * Makes the fixes in files, and writes them; with `--diff` it shows them on standard output instead. Gives the world as it
 * is with all fixes made, and what could not be written.
 */
export async function mendFiles(
  paths: readonly string[], options: Omit<CheckOptions, 'exists'>, values: Values, io: Io,
): Promise<{ world: Io; failures: UserError[] }> {
  if (paths.includes('-')) throw new UserError('--fix cannot change standard input', 'save the plan to a file and name that')
  const files = new Map<string, Mended>()
  const world: Io = { ...io, readFile: (path) => files.get(io.resolve('', path))?.after ?? io.readFile(path) }
  // A plan is judged by what its house file says, so when a house file was mended all are looked at again.
  while (await mendOnce(paths, options, values, world, files)) continue
  const failures: UserError[] = []
  for (const [name, mended] of files) {
    try {
      await show(mended, values, io)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      files.delete(name)
      failures.push(error)
    }
  }
  return { world, failures }
}

/** Makes the fixes of each file once, and says whether one of them was a house file. */
async function mendOnce(
  paths: readonly string[], options: Omit<CheckOptions, 'exists'>, values: Values, world: Io, files: Map<string, Mended>,
): Promise<boolean> {
  const { mend } = await import('../check/mend.ts')
  const judge = await judgeWith(filesOf(world), options)
  let hasHouse = false
  for (const path of paths) {
    try {
      const input = await readInput(path, values, world)
      const again = (bytes: Uint8Array) => judge({ path: input.path, bytes })
      const first = await again(input.bytes)
      const made = await mend(first, again)
      if (made === undefined) continue
      const name = world.resolve('', path)
      const { before, count } = files.get(name) ?? { before: input.bytes, count: 0 }
      files.set(name, { path: input.path, before, after: made.bytes, count: count + made.count })
      hasHouse ||= first.loading.loaded?.isHouse === true
    } catch (error) {
      // A file that cannot be read is told of where the files are judged.
      if (!(error instanceof UserError)) throw error
    }
  }
  return hasHouse
}

async function show({ path, before, after, count }: Mended, values: Values, io: Io): Promise<void> {
  const findings = count === 1 ? '1 finding' : `${count} findings`
  if (values['diff'] === true) await showPatch(path, before, after, io)
  else io.writeFile(path, after)
  if (values['quiet'] !== true) note(io, `${values['diff'] === true ? 'would fix' : 'fixed'} ${findings} in ${path}`)
}
