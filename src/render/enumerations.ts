import { escapeInline } from './escape.ts'
import { Phrase } from './leaf.ts'
import type { Part, Printable } from './leaf.ts'
import type { Words } from './words.ts'

const isPrintable = (value: unknown): value is Printable =>
  typeof value === 'object' && value !== null && 'inline' in value

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Makes one part of what a template gives; a list is enumerated, more clearly where its items are long or have commas. */
export function partOf(value: unknown, words: Words): Part | undefined {
  if (isAbsent(value)) return undefined
  if (!Array.isArray(value)) return isPrintable(value) ? value : String(value)
  return listOf(value, value.some((item) => longItem.test(inline(item, words))) ? 'long' : 'list', words)
}

/** A comma of any script, five words, or two dozen characters without a blank. */
const longItem = /[,،、，]|(?:\S+\s){4}|[^\s!-~]{24}/

/** Enumerates those of the values that are there. */
export function listOf(values: readonly unknown[], joint: 'list' | 'long' | 'facts', words: Words): Phrase | undefined {
  const parts = values.map((value) => partOf(value, words)).filter((part) => part !== undefined)
  const between = words.label('joints', joint)
  return parts.length === 0 ? undefined : new Phrase(...parts.flatMap((part, index) => index === 0 ? [part] : [between, part]))
}

/** Writes what a template gives as Markdown that may stand inside a line; nothing for what is absent. */
export function inline(value: unknown, words: Words): string {
  const part = partOf(value, words)
  return part === undefined ? '' : markdownOf(part)
}

/** Writes a part as Markdown that may stand inside a line. */
export const markdownOf = (part: Part): string => typeof part === 'string' ? escapeInline(part) : part.inline()
