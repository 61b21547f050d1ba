import { spawnSync } from 'node:child_process'
import { UserError } from './errors.ts'

/** What is asked of git, of the repository round the folder this runs in; a `UserError` says why it cannot be answered. */
export interface Git {
  /** Reads a file of a revision; its path is seen from the top of the repository. Nothing where that revision has no such file. */
  readRevision(revision: string, path: string): Uint8Array | undefined
  /** Gives the path from the top of the repository to the folder this runs in, empty or with a slash at its end. */
  prefix(): string
  /** Gives the top folder of the repository. */
  top(): string
  /** Finds the revision from which two others went apart. */
  mergeBase(one: string, other: string): string
  /** Reads a setting of the repository. */
  setting(name: string): string | undefined
  set(name: string, value: string): void
  /** The words that call this program, wherever it lies. */
  program(): readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/** The largest file that is read from a revision, in bytes: far more than a plan may have. */
const most = 64 * 1024 * 1024

/** Asks the git of this machine, in a folder; no revision that looks like a flag ever reaches it. */
export function gitIn(folder: string, env: Environment): Git {
  // Its sentences are read, so they come in English; and nothing is fetched from anywhere.
  const quiet = { ...env, LC_ALL: 'C', LANGUAGE: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' }
  const ask = (args: readonly string[]): { ok: boolean; out: Uint8Array; said: string } => {
    const options = { cwd: folder, env: quiet, maxBuffer: most, windowsHide: true }
    const { status, stdout, stderr, error } = spawnSync('git', args, options)
    if (error !== undefined) {
      const isMissing = 'code' in error && error.code === 'ENOENT'
      throw isMissing ? new UserError('git is not installed, or not in the PATH', 'name two files instead', { cause: error })
        : new UserError(`git could not be asked: ${error.message}`, undefined, { cause: error })
    }
    const said = stderr.toString('utf8').trim()
    if (/not a git repository/.test(said)) throw new UserError('this folder is in no git repository', 'name two files instead')
    if (/dubious ownership/.test(said)) {
      throw new UserError('git does not trust this repository, which belongs to someone else', '`git status` says what to do')
    }
    return { ok: status === 0, out: stdout, said }
  }
  const line = ({ out }: { out: Uint8Array }) => Buffer.from(out).toString('utf8').replace(/\r?\n$/, '')
  const safe = (revision: string) => {
    if (revision.startsWith('-')) throw new UserError(`'${revision}' is no revision`, 'a revision cannot begin with a hyphen')
    return revision
  }
  const insist = (answer: ReturnType<typeof ask>) => {
    if (!answer.ok) throw new UserError(`git says: ${answer.said.split('\n').at(-1)?.replace(/^fatal: /, '') ?? ''}`)
    return line(answer)
  }
  return {
    readRevision(revision, path) {
      const { ok, out, said } = ask(['cat-file', 'blob', `${safe(revision)}:${path}`])
      if (ok) return out
      if (/does not exist|exists on disk, but not in|is outside repository|is in the index, but not/.test(said)) return undefined
      if (/bad file|expected type|not a blob/.test(said)) throw new UserError(`cannot read ${path || '.'} in ${revision || 'the index'}: it is a folder`, 'name one plan')
      if (revision === 'HEAD') throw new UserError('nothing has been committed here yet', 'name two files instead')
      throw new UserError(`there is no revision '${revision}'`, '`git log --oneline` and `git branch` list them')
    },
    prefix: () => insist(ask(['rev-parse', '--show-prefix'])),
    top: () => insist(ask(['rev-parse', '--show-toplevel'])),
    mergeBase(one, other) {
      const answer = ask(['merge-base', safe(one), safe(other)])
      if (answer.ok) return line(answer)
      throw new UserError(`${one} and ${other} have no revision in common`, '`git log --oneline` and `git branch` list revisions')
    },
    setting(name) {
      const answer = ask(['config', '--local', '--get', name])
      return answer.ok ? line(answer) : undefined
    },
    set: (name, value) => void insist(ask(['config', '--local', name, value])),
    program: () => [process.execPath, process.argv[1] ?? ''],
  }
}
