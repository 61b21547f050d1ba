import { parse } from '../source/parse.ts'
import type { Problem } from '../source/problem.ts'
import { parseQuickly } from '../source/quick.ts'
import type { Source } from '../source/source.ts'
import type { Mapping } from '../source/tree.ts'
import { loadWith } from './loader.ts'
import type { Reading } from './read.ts'
import type { References } from './references.ts'

/** The files a plan speaks of; handed in, so that loading needs no disk. */
export interface Files {
  /** Gives the path of a file named in the file `from`. */
  resolve(from: string, path: string): string
  read(path: string): Uint8Array | undefined
  exists(path: string): boolean
}

/** A plan or house file with everything it inherits. */
export interface Loaded extends Reading {
  source: Source
  tree: Mapping
  isHouse: boolean
  /** Says that a house file could not be read, so that what comes from it is missing. */
  isPartial: boolean
  references: References
  /** The file itself and every house file it inherits. */
  sources: Source[]
}

/** What loading gave: a plan, unless its text could not be read, and every problem of chapters syntax, shape and reference. */
export interface Loading {
  source: Source
  loaded?: Loaded
  problems: Problem[]
}

/** Loads a plan or house file from its bytes. Problems are data; nothing is thrown. */
export function load(bytes: Uint8Array, path: string, files: Files): Loading {
  return loadWith((source) => parseQuickly(source) ?? parse(source), bytes, path, files)
}
