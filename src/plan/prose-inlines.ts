import type { ProseElement } from './prose.ts'

/** Takes a fault by its offsets in the paragraph, and the offset at which a backslash makes it plain text. */
export type Report = (element: ProseElement, start: number, end: number, escapeAt?: number) => void

const tagName = '[A-Za-z][A-Za-z0-9-]*'
const attribute = '[ \\t\\n]+[A-Za-z_:][A-Za-z0-9:._-]*(?:[ \\t\\n]*=[ \\t\\n]*(?:[^"\'=<>` \\t\\n]+|\'[^\']*\'|"[^"]*"))?'

/** Source of the pattern of an opening or closing tag of CommonMark. */
export const tagPattern = `<(?:${tagName}(?:${attribute})*[ \\t\\n]*/?|/${tagName}[ \\t\\n]*)>`

const tag = new RegExp(tagPattern, 'y')
const uri = /<[A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20\x7F]*>/y
const address = new RegExp('<[A-Za-z0-9.!#$%&\'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
  + '(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*>', 'y')
const backticks = /`+/y
const space = /[ \t\n]*/y
const lineEnd = /[ \t]*(?:\n|$)/y
const label = /\[(?=[^\]]*[^ \t\n\]])(?:\\[[\]\\]|[^[\]])+\]:/y
const punctuation = /[!-/:-@[-`{-~]/
const allowedTarget = /^(?:https|mailto):/i
const badLink: ProseElement = 'a link that is neither https: nor mailto:'

/** HTML that runs to a fixed end: how it opens, how it closes, and how far from its start the close may begin. */
const constructs = [
  { open: /<!--/y, close: '-->', from: 2 },
  { open: /<\?/y, close: '?>', from: 2 },
  { open: /<![A-Za-z]/y, close: '>', from: 3 },
  { open: /<!\[CDATA\[/y, close: ']]>', from: 9 },
] as const

const endOf = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}
const skip = (pattern: RegExp, text: string, at: number): number => endOf(pattern, text, at) ?? at

/** Reads the link definitions a paragraph begins with, and returns where its text begins. */
export const readDefinitions = (text: string, report: Report): number => {
  let at = 0
  for (;;) {
    const end = definitionEnd(text, at)
    if (end === undefined) return at
    report('a link definition', at, end)
    at = end
  }
}

const definitionEnd = (text: string, at: number): number | undefined => {
  const labelEnd = endOf(label, text, at)
  if (labelEnd === undefined || labelEnd - at > 1002) return undefined
  const start = skip(space, text, labelEnd)
  const target = targetEnd(text, start, Infinity)
  if (target === undefined || target === start) return undefined
  const title = skip(space, text, target) === target ? undefined : titleEnd(text, skip(space, text, target))
  return (title === undefined ? undefined : endOf(lineEnd, text, title)) ?? endOf(lineEnd, text, target)
}

/** Finds forbidden HTML, images and links in the text of a paragraph. */
export const readInlines = (text: string, from: number, report: Report): void => {
  const runs = backtickRuns(text)
  const closeOf = closeFinder(text)
  const openers: { at: number; image: boolean; active: boolean }[] = []

  const readers: Record<string, (at: number) => number> = {
    '\\': (at) => punctuation.test(text[at + 1] ?? '') ? at + 2 : at + 1,
    '`': (at) => {
      const end = skip(backticks, text, at)
      return runs.next(end, end - at) ?? end
    },
    '<': (at) => {
      const link = endOf(uri, text, at)
      if (link !== undefined && !allowedTarget.test(text.slice(at + 1, link))) report(badLink, at, link)
      const autolink = link ?? endOf(address, text, at)
      if (autolink !== undefined) return autolink
      const html = endOf(tag, text, at) ?? closeOf(at)
      if (html === undefined) return at + 1
      report('raw HTML', at, html)
      return html
    },
    '!': (at) => {
      if (text[at + 1] !== '[') return at + 1
      openers.push({ at, image: true, active: true })
      return at + 2
    },
    '[': (at) => {
      openers.push({ at, image: false, active: true })
      return at + 1
    },
    ']': (at) => {
      const opener = openers.pop()
      const resource = opener?.active ? readResource(text, at + 1) : undefined
      if (opener === undefined || resource === undefined) return at + 1
      if (opener.image) {
        report('an image', opener.at, resource.end, opener.at + 1)
      } else if (allowedTarget.test(resource.target)) {
        for (const other of openers) other.active &&= other.image
      } else {
        report(badLink, opener.at, resource.end)
      }
      return resource.end
    },
  }

  let at = from
  while (at < text.length) at = readers[text.charAt(at)]?.(at) ?? at + 1
}

/** Finds for a run of backticks the end of the next run of the same length, in a time that does not grow with their number. */
const backtickRuns = (text: string) => {
  const ends = new Map<number, number[]>()
  for (const { index, 0: run } of text.matchAll(/`+/g)) {
    const same = ends.get(run.length)
    if (same === undefined) ends.set(run.length, [index + run.length])
    else same.push(index + run.length)
  }
  for (const same of ends.values()) same.reverse()
  return {
    next: (after: number, length: number): number | undefined => {
      const same = ends.get(length) ?? []
      while ((same.at(-1) ?? Infinity) <= after) same.pop()
      return same.at(-1)
    },
  }
}

/** Finds the end of comments and their like; a close found missing once is not searched for again. */
const closeFinder = (text: string) => {
  const missing = new Set<string>()
  return (at: number): number | undefined => {
    const construct = constructs.find(({ open }) => endOf(open, text, at) !== undefined)
    if (construct === undefined || missing.has(construct.close)) return undefined
    const close = text.indexOf(construct.close, at + construct.from)
    if (close !== -1) return close + construct.close.length
    missing.add(construct.close)
    return undefined
  }
}

/** Reads the `(target "title")` of a link or image. */
const readResource = (text: string, at: number): { target: string; end: number } | undefined => {
  if (text[at] !== '(') return undefined
  const start = skip(space, text, at + 1)
  if (text[start] === ')') return { target: '', end: start + 1 }
  const end = targetEnd(text, start, 32)
  if (end === undefined || end === start) return undefined
  const gap = skip(space, text, end)
  const title = gap === end ? undefined : titleEnd(text, gap)
  const close = skip(space, text, title ?? gap)
  if (text[close] !== ')') return undefined
  const target = text[start] === '<' ? text.slice(start + 1, end - 1) : text.slice(start, end)
  return { target, end: close + 1 }
}

/** Finds the end of a link's target, in angle brackets or with balanced parentheses up to this depth. */
const targetEnd = (text: string, start: number, depthLimit: number): number | undefined => {
  if (text[start] === '<') return endOf(/<(?:\\[<>\\]|[^<>\n])*>/y, text, start)
  let depth = 0
  let at = start
  for (; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '\\' && /[()\\]/.test(text.charAt(at + 1))) at += 1
    else if (character === '(' && (depth += 1) > depthLimit) return undefined
    else if (character === ')' && (depth -= 1) < 0) break
    else if (character <= ' ' || character === '\x7F') break
  }
  return depth > 0 ? undefined : at
}

const titleEnd = (text: string, start: number): number | undefined =>
  endOf(/"(?:\\["\\]|[^"])*"|'(?:\\['\\]|[^'])*'|\((?:\\[)\\]|[^)])*\)/y, text, start)
