import { readDefinitions, readInlines, tagPattern } from './prose-inlines.ts'
import type { Report } from './prose-inlines.ts'
import { cursorOver, linesOf } from './prose-lines.ts'
import type { Cursor, Line } from './prose-lines.ts'
import type { ProseElement, ProseReading } from './prose.ts'

/** A block quote, or a list item with the columns by which its content is indented. */
interface Container { indent: number | undefined; empty: boolean }

type Leaf =
  | { kind: 'paragraph'; lines: Line[] }
  | { kind: 'fence'; close: RegExp }
  | { kind: 'html'; close: RegExp | undefined }
  | { kind: 'indented' }

const blockTags = 'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl'
  + '|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu'
  + '|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul'

/** The seven kinds of HTML block of CommonMark: how one opens, how it closes if not at a blank line, whether it cuts text. */
const htmlBlocks: readonly { open: RegExp; close?: RegExp; interrupts: boolean }[] = [
  { open: /^<(?:script|pre|textarea|style)(?:[ \t>]|$)/i, close: /<\/(?:script|pre|textarea|style)>/i, interrupts: true },
  { open: /^<!--/, close: /-->/, interrupts: true },
  { open: /^<\?/, close: /\?>/, interrupts: true },
  { open: /^<![A-Za-z]/, close: />/, interrupts: true },
  { open: /^<!\[CDATA\[/, close: /\]\]>/, interrupts: true },
  { open: new RegExp(`^</?(?:${blockTags})(?:[ \\t]|/?>|$)`, 'i'), interrupts: true },
  { open: new RegExp(`^${tagPattern}[ \\t]*$`), interrupts: false },
]

const heading = /^#{1,6}(?:[ \t]|$)/
const underline = /^(?:=+|-+)[ \t]*$/
const ruleForm = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/
const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/
const listMarker = /^(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)/
const tableDelimiter = /^(?=.*[|:])\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

/** Reads the blocks of a Markdown text line by line, as CommonMark's reference parser does, and lists what prose forbids. */
export const readBlocks = (text: string): ProseReading => {
  const reading: ProseReading = { faults: [], edits: [], bullets: [] }
  const containers: Container[] = []
  let leaf: Leaf | undefined

  const report = (element: ProseElement, start: number, end: number, escapeAt = start): void => {
    reading.faults.push({ element, start, end })
    reading.edits.push({ start: escapeAt, end: escapeAt, text: '\\' })
  }

  /** Ends the open leaf and the containers below a depth. */
  const close = (depth: number): void => {
    if (leaf?.kind === 'paragraph') readParagraph(text, leaf.lines, report)
    leaf = undefined
    containers.length = depth
  }

  const open = (next: Leaf | undefined): void => {
    leaf = next
    const parent = containers.at(-1)
    if (parent !== undefined) parent.empty = false
  }

  const dedent = (cursor: Cursor): void => void reading.edits.push(cursor.dedent())

  /** Gives a line to the open code or HTML block, and says whether it belongs there. */
  const consume = (block: Exclude<Leaf, { kind: 'paragraph' }>, cursor: Cursor): boolean => {
    const rest = cursor.rest()
    if (block.kind === 'indented') {
      if (rest !== '' && cursor.indent() >= 4) dedent(cursor)
      return rest === '' || cursor.indent() >= 4
    }
    if (block.kind === 'html' && block.close === undefined && rest === '') return false
    const closes = block.close?.test(rest) === true && (block.kind === 'html' || cursor.indent() < 4)
    if (closes) leaf = undefined
    if (block.kind === 'html' ? rest.startsWith('<') : closes) {
      reading.edits.push({ start: cursor.next(), end: cursor.next(), text: '\\' })
    }
    return true
  }

  /** Steps into the block quote or list item that begins here. */
  const enter = (cursor: Cursor, inParagraph: boolean): Container | undefined => {
    const rest = cursor.rest()
    if (cursor.indent() >= 4) return undefined
    if (rest.startsWith('>')) {
      cursor.take(1)
      cursor.skip(1)
      return { indent: undefined, empty: true }
    }
    const [marker, number] = listMarker.exec(rest) ?? []
    if (marker === undefined || isRule(rest)) return undefined
    if (inParagraph && ((number !== undefined && number !== '1') || rest.length === marker.length)) return undefined
    // Where a hyphen would turn the item into a horizontal rule, the bullet stays.
    if (/^[*+]/.test(rest) && !isRule(`-${rest.slice(1)}`)) {
      reading.bullets.push({ start: cursor.next(), end: cursor.next() + 1, text: '-' })
    }
    const before = cursor.indent()
    cursor.take(marker.length)
    const after = cursor.indent()
    const padding = cursor.rest() === '' || after >= 5 ? 1 : after
    cursor.skip(padding)
    return { indent: before + marker.length + padding, empty: true }
  }

  const readLine = (cursor: Cursor): void => {
    let depth = 0
    while (continues(containers[depth], cursor)) depth += 1
    if (leaf !== undefined && leaf.kind !== 'paragraph') {
      if (depth === containers.length && consume(leaf, cursor)) return
      close(depth)
    }
    // Like micromark, and unlike the reference parser, this holds for all containers a line opens.
    const inParagraph = leaf !== undefined && depth === containers.length
    for (;;) {
      const container = enter(cursor, inParagraph)
      if (container === undefined) break
      close(depth)
      open(undefined)
      depth = containers.push(container)
    }
    readLeaf(cursor, depth)
  }

  const readLeaf = (cursor: Cursor, depth: number): void => {
    const paragraph = leaf?.kind === 'paragraph' ? leaf : undefined
    const [start, end, rest] = [cursor.next(), cursor.end, cursor.rest()]
    if (rest === '') return close(depth)
    const line: Line = { start, end, indent: cursor.indent() }
    const put = (next: Leaf | undefined): void => {
      close(depth)
      open(next)
    }

    if (cursor.indent() >= 4) {
      if (paragraph) return void paragraph.lines.push(line)
      reading.faults.push({ element: 'a code block', start, end })
      dedent(cursor)
      return put({ kind: 'indented' })
    }
    if (paragraph && depth === containers.length) {
      const above = paragraph.lines.at(-1)
      const isTable = above !== undefined && above.indent < 4 && isTableHead(text.slice(above.start, above.end), rest)
      if (isTable || underline.test(rest)) {
        report(isTable ? 'a table' : 'a heading', start, end)
        return put(undefined)
      }
    }
    if (isRule(rest) || heading.test(rest)) {
      report(rest.startsWith('#') ? 'a heading' : 'a horizontal rule', start, end)
      return put(undefined)
    }
    const [, ticks, tildes] = fence.exec(rest) ?? []
    const marker = ticks ?? tildes
    if (marker !== undefined) {
      report('a code block', start, end)
      return put({ kind: 'fence', close: new RegExp(`^${marker.charAt(0)}{${marker.length},}[ \\t]*$`) })
    }
    const html = !rest.startsWith('<') ? undefined : htmlBlocks.find(({ open, interrupts }) => (interrupts || !paragraph) && open.test(rest))
    if (html !== undefined) {
      report('raw HTML', start, end)
      return put(html.close?.test(rest) ? undefined : { kind: 'html', close: html.close })
    }
    if (paragraph) paragraph.lines.push(line)
    else put({ kind: 'paragraph', lines: [line] })
  }

  for (const [start, end] of linesOf(text)) readLine(cursorOver(text, start, end))
  close(0)
  return reading
}

/** Steps over the indentation or mark by which a line goes on in a container, and says whether it does. */
const continues = (container: Container | undefined, cursor: Cursor): boolean => {
  if (container === undefined) return false
  if (container.indent === undefined) {
    if (cursor.indent() >= 4 || !cursor.rest().startsWith('>')) return false
    cursor.take(1)
    cursor.skip(1)
    return true
  }
  if (cursor.rest() === '') return !container.empty
  if (cursor.indent() < container.indent) return false
  cursor.skip(container.indent)
  return true
}

const readParagraph = (text: string, lines: readonly Line[], report: (...fault: Parameters<Report>) => void): void => {
  const content = lines.map(({ start, end }) => text.slice(start, end)).join('\n')
  let offsets: number[] | undefined
  const offsetOf = (index: number): number => {
    offsets ??= lines.flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, column) => start + column))
    return offsets[index] ?? text.length
  }
  const place: Report = (element, start, end, escapeAt = start) =>
    report(element, offsetOf(start), offsetOf(end), offsetOf(escapeAt))
  readInlines(content, readDefinitions(content, place), place)
}

/** Says whether a line is a horizontal rule; looking at both ends first spares a long search where bullets are nested. */
const isRule = (rest: string): boolean => rest.at(0) === rest.at(-1) && ruleForm.test(rest)

/** Says whether two lines are the head of a GFM table, counting cells as micromark does. */
const isTableHead = (head: string, delimiter: string): boolean => {
  if (!tableDelimiter.test(delimiter) || head.trimEnd() === '|') return false
  const parts = head.match(/\||(?:\\[\\|]|[^| \t])+/g) ?? []
  const cells = parts.filter((part, index) => index === 0 ? part !== '|' : parts[index - 1] === '|')
  return cells.length === delimiter.match(/-+/g)?.length
}
