import { posix } from 'node:path'
import type { Answer } from '../src/exchange.ts'
import type { Io } from '../src/io.ts'
import { Interrupted, UserError } from '../src/errors.ts'
import type { Git } from '../src/git.ts'
import { officeProgram } from '../src/office.ts'
import { answerOf, faultIn, wordingAgain, wordingOf } from '../src/prompt.ts'

/** A world in memory: files by path, what was written to the streams, a fixed day. */
export interface MemoryIo extends Io {
  files: Map<string, Uint8Array>
  out: () => string
  err: () => string
  /** What answers requests, and at which port; there once pages are served. */
  served?: { port: number; answer: Answer }
}

interface MemoryOptions {
  stdin?: string
  isTTY?: boolean
  env?: Record<string, string>
  /** Files that another program holds. */
  locked?: readonly string[]
  /** Files of revisions by `revision:path`; without them there is no repository. */
  revisions?: Readonly<Record<string, string>>
  /** What the person at the terminal types, one line after another, who leaves after the last; without it nobody sits there. */
  answers?: readonly string[]
  /** What is saved while files are watched, one batch after another; watching ends after the last. */
  saved?: Batches
  /** Ports that another program has. */
  taken?: readonly number[]
  /** Why no browser can be opened. */
  noBrowser?: string
}

/** Files that are saved together, one batch after another; `null` deletes a file. */
type Batch = Record<string, string | null>
type Batches = readonly Batch[] | AsyncIterable<Batch>

/** A repository in memory, whose top is the folder everything runs in and whose settings are a file. */
function memoryGit(revisions: Readonly<Record<string, string>>, files: Map<string, Uint8Array>): Git {
  const known = new Set(Object.keys(revisions).map((name) => name.slice(0, name.indexOf(':'))))
  const settings = () => new TextDecoder().decode(files.get('.git/config')).split('\n')
  return {
    readRevision(revision, path) {
      if (!known.has(revision)) throw new UserError(`there is no revision '${revision}'`, '`git log --oneline` and `git branch` list them')
      const text = revisions[`${revision}:${path}`]
      return text === undefined ? undefined : new TextEncoder().encode(text)
    },
    prefix: () => '',
    top: () => '.',
    mergeBase: (one) => one,
    setting: (name) => settings().find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1),
    set: (name, value) => {
      const others = settings().filter((line) => line !== '' && !line.startsWith(`${name}=`))
      files.set('.git/config', new TextEncoder().encode([...others, `${name}=${value}\n`].join('\n')))
    },
    program: () => ['node', 'crp.js'],
  }
}

/** Makes a world that holds these files; folders are what their paths say. */
export function memoryIo(files: Record<string, string | Uint8Array>, options: MemoryOptions = {}): MemoryIo {
  const stored = new Map(Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? new TextEncoder().encode(text) : text]))
  const stream = () => {
    const chunks: Uint8Array[] = []
    return {
      text: () => Buffer.concat(chunks).toString('utf8'),
      output: {
        isTTY: options.isTTY ?? false, columns: 80,
        write: (chunk: string | Uint8Array) => void chunks.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk),
      },
    }
  }
  const [out, err] = [stream(), stream()]
  const typed = [...options.answers ?? []]
  const plainOf = (path: string) => posix.normalize(path).replace(/(?<=.)\/$/, '')
  const below = (folder: string) => plainOf(folder) === '.' ? '' : `${plainOf(folder)}/`
  const io: MemoryIo = {
    files: stored, out: out.text, err: err.text, env: options.env ?? {}, stdout: out.output, stderr: err.output,
    readStdin: async () => new TextEncoder().encode(options.stdin ?? ''),
    readFile(path) {
      const bytes = stored.get(posix.normalize(path))
      if (bytes === undefined) throw new UserError(`cannot read ${path}: there is no such file`)
      return bytes
    },
    writeFile: (path, bytes) => void stored.set(posix.normalize(path), bytes),
    removeFile: (path) => void stored.delete(posix.normalize(path)),
    appendFile: (path, bytes) =>
      void stored.set(posix.normalize(path), Buffer.concat([stored.get(posix.normalize(path)) ?? Buffer.of(), bytes])),
    exists: (path) => stored.has(posix.normalize(path)),
    isDirectory: (path) => plainOf(path) === '.' || [...stored.keys()].some((name) => name.startsWith(below(path))),
    findPlans: (folder) => [...stored.keys()].filter((name) => name.startsWith(below(folder)) && /\.crp\.ya?ml$/.test(name)).sort(),
    listFiles: (folder) => [...stored.keys()].filter((name) => name.startsWith(below(folder)))
      .map((name) => name.slice(below(folder).length)).filter((name) => !name.includes('/')).sort(),
    resolve: (from, path) => plainOf(posix.join(posix.dirname(from), path)),
    now: () => new Date(Date.UTC(2026, 9, 9, 12)),
    async setPages(docx) {
      const program = officeProgram(options.env ?? {}, 'linux', (path) => stored.has(path))
      return Buffer.concat([Buffer.from(`%PDF-1.7 by ${program}\n`), docx])
    },
    git: async () => {
      const { revisions } = options
      if (revisions === undefined) throw new UserError('this folder is in no git repository', 'name two files instead')
      return memoryGit(revisions, stored)
    },
    isInteractive: options.answers !== undefined,
    async ask(question) {
      err.output.write(wordingOf(question))
      for (let line = typed.shift(); line !== undefined; line = typed.shift()) {
        err.output.write(`${line}\n`)
        const answer = answerOf(question, line)
        const fault = faultIn(question, answer)
        if (fault === undefined) return answer
        err.output.write(wordingAgain(question, fault))
      }
      err.output.write('\n')
      throw new Interrupted(question.leaving)
    },
    isLocked: (path) => options.locked?.includes(path) === true,
    async watch() {
      const batches = inTurn(options.saved ?? [])
      let followed: readonly string[] = []
      const isFollowed = (path: string) => followed.some((one) => path === one || path.startsWith(`${one}/`))
      return {
        follow(paths) { followed = paths },
        async next() {
          for (let { value, done } = await batches.next(); done !== true; { value, done } = await batches.next()) {
            for (const [path, text] of Object.entries(value as Batch)) {
              if (text === null) stored.delete(path)
              else stored.set(path, new TextEncoder().encode(text))
            }
            const changed = Object.keys(value as Batch).filter(isFollowed)
            if (changed.length > 0) return changed
          }
          return undefined
        },
      }
    },
    async serve(port, answer) {
      if (options.taken?.includes(port) === true) return undefined
      io.served = { port: port === 0 ? 50_000 : port, answer }
      return { port: io.served.port, failure: new Promise(() => {}), close: () => { delete io.served } }
    },
    openInBrowser: async () => options.noBrowser,
  }
  return io
}

async function* inTurn(batches: Batches): AsyncGenerator<Batch> {
  yield* batches
}
