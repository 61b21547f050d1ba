import {
  accessSync, appendFileSync, chmodSync, closeSync, constants, existsSync, lstatSync, mkdirSync, openSync, readdirSync,
  readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, type Dirent, type Stats,
} from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { UserError } from './errors.ts'
import type { Answer, Served } from './exchange.ts'
import type { Git } from './git.ts'
import { askAt, canAsk, type Question, type Terminal } from './prompt.ts'
import { watchFiles, type Watcher } from './watch.ts'

/** A stream results or talk go to. */
export interface Output {
  isTTY: boolean
  /** Width of the terminal in columns. */
  columns: number
  write(chunk: string | Uint8Array): void
}

/** The world outside: files, streams, the environment and the clock. Commands see nothing else of it. */
export interface Io {
  env: Readonly<Record<string, string | undefined>>
  stdout: Output
  stderr: Output
  /** Reads all of standard input. */
  readStdin(): Promise<Uint8Array>
  /** Reads a regular file; a `UserError` says why it cannot be read. */
  readFile(path: string): Uint8Array
  /** Writes a file whole or not at all; a `UserError` says why it cannot be written. */
  writeFile(path: string, bytes: Uint8Array): void
  /** Deletes a file; a `UserError` says why it cannot be deleted. */
  removeFile(path: string): void
  /** Says whether another program holds a file so that it cannot be replaced, as Word does on Windows. */
  isLocked(path: string): boolean
  /** Writes to the end of a file, which is made where there is none; a `UserError` says why it cannot be written. */
  appendFile(path: string, bytes: Uint8Array): void
  exists(path: string): boolean
  isDirectory(path: string): boolean
  /** Lists the plans and house files below a folder, in order of name; hidden folders and `node_modules` are passed over. */
  findPlans(folder: string): string[]
  /** Lists the files in a folder, in order of name; none where there is no such folder. */
  listFiles(folder: string): string[]
  /** Gives the path of a file named in the file `from`, in the form messages use. */
  resolve(from: string, path: string): string
  now(): Date
  /** Says that a person sits at a terminal and may be asked. */
  isInteractive: boolean
  /** Asks on standard error; throws `Interrupted` when the operator leaves. `isAccessible` only ever adds lines. */
  ask(question: Question, isAccessible: boolean): Promise<string>
  /** Sets a Word file as PDF; a `UserError` says what that needs where it cannot be done. */
  setPages(docx: Uint8Array): Promise<Uint8Array>
  /** Tells when files change; paths go in and come out as `resolve` gives them. */
  watch(): Promise<Watcher>
  /** Serves pages to the browsers of this machine at a port, at any free one for 0; nothing where that port is taken. */
  serve(port: number, answer: Answer): Promise<Served | undefined>
  /** Opens an address in the browser of this machine; gives the reason where that fails. */
  openInBrowser(address: string): Promise<string | undefined>
  /** Brings in what is asked of git. */
  git(): Promise<Git>
}

/** The names by which plans are found in a folder. */
const planName = /\.crp\.ya?ml$/

/** The most that is read from standard input, in bytes: far more than a plan may have, far less than memory. */
const maxStdin = 64 * 1024 * 1024

/** The real world. `stdout` and `stderr` take what is written; the caller flushes them. Questions go to the terminal itself. */
export function nodeIo(cwd: () => string, env: Io['env'], terminal: Terminal, stdout: Output, stderr: Output): Io {
  const here = () => attempt(cwd, () => new UserError('the folder this runs in is gone', 'change to another one'))
  const at = (path: string) => resolve(here(), path)
  return {
    env, stdout, stderr,
    async readStdin() {
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of terminal.stdin) {
        chunks.push(chunk)
        size += chunk.length
        if (size > maxStdin) break
      }
      return Buffer.concat(chunks)
    },
    readFile(path) {
      const stats = attempt(() => statSync(at(path)), (reason) => new UserError(`cannot read ${path}: ${reason}`))
      if (stats.isDirectory()) throw new UserError(`cannot read ${path}: it is a folder`)
      if (!stats.isFile()) {
        throw new UserError(`cannot read ${path}: it is not a regular file`, 'use - to read a plan from standard input')
      }
      return attempt(() => readFileSync(at(path)), (reason) => new UserError(`cannot read ${path}: ${reason}`))
    },
    writeFile(path, bytes) {
      attempt(() => writeWhole(at(path), bytes), (reason) =>
        new UserError(`cannot write ${path}: ${reason}`, 'the old file, if there was one, is untouched'))
    },
    removeFile: (path) => attempt(() => rmSync(at(path)), (reason) => new UserError(`cannot delete ${path}: ${reason}`)),
    isLocked: (path) => isHeld(at(path)),
    appendFile(path, bytes) {
      attempt(() => appendFileSync(at(path), bytes), (reason) => new UserError(`cannot write to ${path}: ${reason}`))
    },
    exists: (path) => existsSync(at(path)),
    isDirectory: (path) => statOf(at(path))?.isDirectory() === true,
    findPlans: (folder) => {
      const entries = attempt(
        () => readdirSync(at(folder), { recursive: true, withFileTypes: true }),
        (reason) => new UserError(`cannot read ${folder}: ${reason}`))
      return entries
        .filter((entry) => planName.test(entry.name) && (entry.isFile() || isLinkToFile(entry)))
        .map((entry) => relative(at(folder), join(entry.parentPath, entry.name)))
        .filter((path) => !path.split(sep).slice(0, -1).some((part) => part.startsWith('.') || part === 'node_modules'))
        .map((path) => join(folder, path))
        .sort()
    },
    listFiles: (folder) => statOf(at(folder))?.isDirectory() !== true ? []
      : readdirSync(at(folder), { withFileTypes: true }).filter((entry) => entry.isFile() || isLinkToFile(entry))
        .map(({ name }) => name).sort(),
    resolve: (from, path) => relative(here(), resolve(here(), dirname(from), path)).split(sep).join('/'),
    now: () => new Date(),
    isInteractive: canAsk(terminal, env),
    ask: (question, isAccessible) => askAt(terminal, question, isAccessible),
    setPages: async (docx) => (await import('./office.ts')).setPages(docx, env),
    git: async () => (await import('./git.ts')).gitIn(here(), env),
    async watch() {
      const watcher = await watchFiles()
      const told = (path: string) => relative(here(), path).split(sep).join('/')
      return {
        follow: (paths) => watcher.follow(paths.map(at)),
        next: async () => (await watcher.next())?.map(told),
      }
    },
    serve: async (port, answer) => (await import('./serve.ts')).serve(port, answer),
    openInBrowser: async (address) => (await import('./serve.ts')).openInBrowser(address, env),
  }
}

/** Writes beside the target and renames, so that the old file survives every failure; devices and pipes are written to. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' })
  if (stats !== undefined && !stats.isFile()) return writeFileSync(path, bytes)
  // A link to a file that is not there yet is followed, for renaming would replace it.
  if (stats === undefined && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return writeWhole(resolve(realpathSync(dirname(path)), readlinkSync(path)), bytes)
  }
  const target = stats === undefined ? path : realpathSync(path)
  if (stats === undefined) makeFolder(dirname(target))
  else accessSync(target, constants.W_OK)
  // Processes of two containers may have one number and share a folder.
  const beside = join(dirname(target), `.crp-${process.pid}-${process.hrtime.bigint()}.tmp`)
  try {
    writeFileSync(beside, bytes, { flag: 'wx' })
    if (stats !== undefined) chmodSync(beside, stats.mode)
    renameSync(beside, target)
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Opens a file for writing to see whether it could be replaced; nothing in it changes. */
function isHeld(path: string): boolean {
  if (statOf(path)?.isFile() !== true) return false
  try {
    closeSync(openSync(path, 'r+'))
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EBUSY'
  }
}

const isLinkToFile = (entry: Dirent) =>
  entry.isSymbolicLink() && statOf(join(entry.parentPath, entry.name))?.isFile() === true

/** Looks at a file; nothing where there is none, such as behind a circle of links or where it has just been deleted. */
function statOf(path: string): Stats | undefined {
  return existsSync(path) ? statSync(path, { throwIfNoEntry: false }) : undefined
}

/** Makes a folder and those above it; where the system denies one that is not there, Node's own recursion never ends. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** What the operating system says, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file', EACCES: 'permission denied', EPERM: 'permission denied', EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder', ENOSPC: 'no space is left on the device', EROFS: 'the disk is read-only',
  EBUSY: 'another program has it open', EMFILE: 'too many files are open', ELOOP: 'the links run in a circle',
  ENAMETOOLONG: 'the name is too long', EFBIG: 'it is larger than a file may be here',
}

/** Gives the words for an error of the operating system. */
export const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

function attempt<Result>(action: () => Result, failure: (reason: string) => UserError): Result {
  try {
    return action()
  } catch (error) {
    const failed = failure(reasonOf(error))
    failed.cause = error
    throw failed
  }
}
