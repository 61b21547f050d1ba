import type { Io } from '../io.ts'

/** A flag of a command, as data: help, README, checks and completion are computed from it. */
export interface Option {
  /** As commander reads it: `-o, --output <file>`. */
  flags: string
  about: string
  choices?: readonly string[]
  default?: string
  /** Says that the flag may be given several times. */
  isRepeatable?: boolean
}

/** The values of a command's flags by their camel-case names. */
export type Values = Readonly<Record<string, string | string[] | boolean | undefined>>

/** A command, as data; `run` loads what is heavy and gives the exit code. */
export interface Command {
  name: string
  /** `[path...]` and the like. */
  operands?: string
  about: string
  options: readonly Option[]
  /** Two at least: a command line and what it does. */
  examples: readonly (readonly [line: string, about: string])[]
  /** What it can be told of, by its first operand, each with flags of its own; `run` is left what fits none of them. */
  kinds?: () => Promise<readonly Command[]>
  run(operands: string[], values: Values, io: Io): Promise<number>
}

/** Reads a flag that takes one value. */
export const text = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** Reads a flag that may be given several times. */
export const texts = (values: Values, name: string): string[] => {
  const value = values[name]
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
}
