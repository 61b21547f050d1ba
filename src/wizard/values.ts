import { writtenScalar } from '../source/values.ts'

/** A scalar as it will stand in the file, quotes included. */
export type Written = string

/** What will stand in a file: scalars, lists, and mappings in their order. */
export type Value = Written | List | Block
export type List = Value[]
export type Block = Map<string, Value>

/** Writes a text so that it is read back as it is. */
export const written = (text: string): Written => writtenScalar(text, false)

/** Makes a mapping of what there is; what is empty is left out. */
export const block = (entries: Readonly<Record<string, Value | undefined>>): Block =>
  new Map(Object.entries(entries).flatMap(([key, value]) => value === undefined || isNothing(value) ? [] : [[key, value]]))

const isNothing = (value: Value) => typeof value === 'string' ? value === '""' : (value instanceof Map ? value.size : value.length) === 0
