import { posix } from 'node:path'
import type { Files } from '../src/plan/load.ts'

/** Gives files held in memory, by path; `named` says whether a file named in another exists. */
export function filesOf(texts: Readonly<Record<string, string>>): Files & { named: (from: string, path: string) => boolean } {
  const resolve = (from: string, path: string) => posix.join(posix.dirname(from), path)
  return {
    resolve,
    read: (path) => texts[path] === undefined ? undefined : new TextEncoder().encode(texts[path]),
    exists: (path) => texts[path] !== undefined,
    named: (from, path) => texts[resolve(from, path)] !== undefined,
  }
}
