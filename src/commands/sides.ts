import { UserError } from '../errors.ts'
import type { Git } from '../git.ts'
import type { Io } from '../io.ts'
import type { Files } from '../plan/load.ts'
import type { Values } from './command.ts'
import { plansOf } from './documents.ts'
import { filesOf, readInput, type Input } from './plans.ts'

/** One of two plans to compare: its bytes, what it is called, and the files it may inherit, of the same day as itself. */
export interface Side extends Input {
  called: string
  files: Files
}

/** Where one of the two plans is: a file of the folder, or one of a revision of git. */
type Where = { path: string } | { revision: string; path: string }

/** Reads the two plans that operands mean: two files, `REV:path`, `-`, revisions and the path of one plan, or the only plan here. */
export async function readSides(operands: readonly string[], values: Values, io: Io): Promise<[before: Side, after: Side]> {
  if (operands.filter((operand) => operand === '-').length > 1) {
    throw new UserError('standard input holds one plan, not two', 'name a file for the other')
  }
  const [before, after] = await placesOf(operands, io)
  return [await sideAt(before, values, io), await sideAt(after, values, io)]
}

async function placesOf(operands: readonly string[], io: Io): Promise<[Where, Where]> {
  const [first, second] = operands
  if (first === undefined) return placesOf(plansOf([], io, 1).map(({ path }) => path), io)
  const isFile = (operand: string) => operand === '-' || io.exists(operand) || /^[A-Za-z]:[\\/]/.test(operand)
  const range = isFile(first) ? null : /^([^:]*?)(\.{2,3})([^:./][^:]*|)$/.exec(first)
  if (second === undefined) {
    if (range !== null) throw new UserError(`${first} names revisions, but no plan`, `write crp diff ${first} -- plan.crp.yaml`)
    if (isFile(first) && first !== '-') return [await beside('HEAD', first, io), { path: first }]
    const place = revisionOf(first, isFile)
    if (place !== undefined) return [await rooted(place, io), { path: await fromHere(place.path, io) }]
    throw new UserError(`there is no file ${first}`, 'name two plans, or a revision and a plan: crp diff HEAD -- plan.crp.yaml')
  }
  if (range !== null) {
    const [, one = '', dots = '', other = ''] = range
    const from = one || 'HEAD'
    const start = dots === '...' ? (await io.git()).mergeBase(from, other || 'HEAD') : from
    const to = dots === '...' ? other || 'HEAD' : other
    const path = plainPath(second)
    return [await beside(start, path, io), to === '' ? { path } : await beside(to, path, io)]
  }
  const [old, made] = [revisionOf(first, isFile), revisionOf(second, isFile)]
  // A word that is neither a file nor `REV:path` is a revision of the plan that is named after it.
  const isRevision = !isFile(first) && old === undefined && made === undefined && !/\.ya?ml$/.test(first)
  if (isRevision) return [await beside(first, second, io), { path: second }]
  return [
    old === undefined ? { path: first } : await rooted(old, io), made === undefined ? { path: second } : await rooted(made, io),
  ]
}

/** Reads `REV:path`; a file of that name wins, and so does a drive of Windows. */
function revisionOf(operand: string, isFile: (operand: string) => boolean): { revision: string; path: string } | undefined {
  const [, revision, path] = /^([^:]*):(.+)$/s.exec(operand) ?? []
  return isFile(operand) || revision === undefined || path === undefined ? undefined : { revision, path: plainPath(path) }
}

const plainPath = (path: string) => path.replaceAll('\\', '/')

/** Finds a path in a revision as git does: from the top of the repository, or from here when it begins with a dot. */
async function rooted({ revision, path }: { revision: string; path: string }, io: Io): Promise<Where> {
  return /^\.\.?\//.test(path) ? beside(revision, path, io) : { revision, path: normal(path) }
}

/** Finds the file of a revision that a path means as seen from here. */
async function beside(revision: string, path: string, io: Io): Promise<Where> {
  if (path === '-') throw new UserError('standard input has no revisions', 'name the plan')
  const git = await io.git()
  const isAbsolute = /^(?:\/|[A-Za-z]:[\\/])/.test(path)
  const from = isAbsolute ? `${io.resolve('', path)}` : plainPath(path)
  return { revision, path: normal(`${git.prefix()}${from}`) }
}

/** Gives a path of the repository as seen from here. */
async function fromHere(path: string, io: Io): Promise<string> {
  if (/^\.\.?\//.test(path)) return path
  const depth = (await io.git()).prefix().split('/').length - 1
  return `${'../'.repeat(depth)}${path}`
}

/** Takes `.` and `..` out of a path of the repository; what leads out of it keeps its dots. */
function normal(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else steps.push(step)
  }
  return steps.join('/')
}

async function sideAt(where: Where, values: Values, io: Io): Promise<Side> {
  if (!('revision' in where)) {
    const input = await readInput(where.path, values, io)
    return { ...input, called: input.path, files: filesOf(io) }
  }
  const { revision, path } = where
  const git = await io.git()
  // Where branches part nobody has typed the name of the revision.
  const called = `${/^[0-9a-f]{40,}$/.test(revision) ? revision.slice(0, 10) : revision}:${path}`
  const bytes = git.readRevision(revision, path)
  if (bytes === undefined) {
    const hint = `it may be new, or had another name: \`git ls-tree -r --name-only ${revision || 'HEAD'}\` lists what is there`
    throw new UserError(`${path} is not in ${revision || 'the index'}`, hint)
  }
  return { path, bytes, called, files: filesIn(revision, git) }
}

/** Gives the house files of a revision. */
function filesIn(revision: string, git: Git): Files {
  const read = (path: string) => path.startsWith('../') ? undefined : git.readRevision(revision, path)
  return {
    read, exists: (path) => read(path) !== undefined,
    resolve: (from, path) => normal(`${from.slice(0, from.lastIndexOf('/') + 1)}${path}`),
  }
}
