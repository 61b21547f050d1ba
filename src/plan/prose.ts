import { readBlocks } from './prose-blocks.ts'

/** A stretch of prose, as offsets into its text, that the type does not allow; `element` reads after "holds". */
export interface ProseFault { element: ProseElement; start: number; end: number }

/** The elements of Markdown that prose does not allow. */
export type ProseElement =
  | 'raw HTML' | 'a heading' | 'an image' | 'a table' | 'a code block' | 'a horizontal rule' | 'a link definition'
  | 'a link that is neither https: nor mailto:'

/** A replacement of a stretch of text. */
export interface Edit { start: number; end: number; text: string }

/** What a reading of prose finds: its faults, the edits that make them plain text, and those that write bullets as hyphens. */
export interface ProseReading { faults: ProseFault[]; edits: Edit[]; bullets: Edit[] }

/** Finds what `prose` of the plan format forbids, reading the text as CommonMark 0.31 with GFM tables. */
export const proseFaults = (text: string): ProseFault[] =>
  plainForm.test(text) ? [] : readBlocks(text).faults.sort((a, b) => a.start - b.start)

/** Lines that begin with a letter and hold no sign of a link, tag or table: nothing but paragraphs, as most prose is. */
const plainForm = /^(?:[A-Za-z][^<[|\r\n]*(?:\n+|$))+$/

/** Makes text safe as prose: what is forbidden becomes plain characters, bullets become `-`, line ends LF. */
export const safeProse = (text: string): string => {
  let safe = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  // An edit can bring to light what the fault before it hid; each one takes away a special character, so this ends.
  for (;;) {
    const { edits, bullets } = readBlocks(safe)
    if (edits.length + bullets.length === 0) return safe
    safe = apply(safe, [...edits, ...bullets])
  }
}

const apply = (text: string, edits: readonly Edit[]): string => {
  let result = ''
  let done = 0
  for (const { start, end, text: put } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue
    result += text.slice(done, start) + put
    done = end
  }
  return result + text.slice(done)
}
