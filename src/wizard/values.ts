import { plainReading } from '../plan/scalars.ts'
import { plainValue } from '../source/tree.ts'

/** A scalar as it will stand in the file, quotes included. */
export type Written = string

/** What will stand in a file: scalars, lists, and mappings in their order. */
export type Value = Written | List | Block
export type List = Value[]
export type Block = Map<string, Value>

/** Letters, digits and the marks that mean nothing to YAML inside a line. */
const harmless = /^\p{L}[\p{L}\p{M}\p{N} ,.;()'\/&@+%!?_-]*$/u

/** Writes a text so that it is read back as it is: without quotes where that is safe for every program. */
export function written(text: string): Written {
  const isSafe = harmless.test(text) && !text.endsWith(' ') && plainValue(text) === text && plainReading(text) === undefined
  return isSafe ? text : quotedText(text)
}

/** JSON's quotes are YAML's, but for characters that YAML wants escaped and JSON does not. */
const quotedText = (text: string) => JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
  (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Makes a mapping of what there is; what is empty is left out. */
export const block = (entries: Readonly<Record<string, Value | undefined>>): Block =>
  new Map(Object.entries(entries).flatMap(([key, value]) => value === undefined || isNothing(value) ? [] : [[key, value]]))

const isNothing = (value: Value) => typeof value === 'string' ? value === '""' : (value instanceof Map ? value.size : value.length) === 0
