import { maxBytes, tooLarge } from './gates.ts'
import type { Problem } from './problem.ts'
import type { Source } from './source.ts'

/** Turns bytes into a source, or into the problem that stands in the way: too many of them, or not UTF-8. */
export function decode(bytes: Uint8Array, path: string): { source: Source; problems: Problem[] } {
  if (bytes.length > maxBytes) {
    const source = { path, text: '', hasMark: false }
    return { source, problems: [tooLarge(source, 0, 0, 'size', `${(bytes.length / 1024 / 1024).toFixed(1)} MiB`)] }
  }
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    const text = decoder.decode(bytes)
    const hasMark = text.startsWith('\uFEFF')
    return { source: { path, text: hasMark ? text.slice(1) : text, hasMark }, problems: [] }
  } catch {
    const offset = firstBadByte(bytes)
    const before = new TextDecoder().decode(bytes.subarray(0, offset))
    const source = { path, text: before, hasMark: false }
    const at = { source, start: before.length, end: before.length }
    const message = `this file is not UTF-8 text (byte ${offset}); save it as UTF-8`
    return { source, problems: [{ rule: 'syntax/not-utf8', at, message }] }
  }
}

/** Finds the first byte that is no UTF-8: from there on the replaced text, written out again, differs. */
function firstBadByte(bytes: Uint8Array): number {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  let at = 0
  while (at < bytes.length && bytes[at] === again[at]) at++
  return at
}
