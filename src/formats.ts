import type { DocumentFacts } from './render/docx/facts.ts'
import type { Figures } from './render/figures/figure.ts'
import type { Theme } from './render/theme.ts'

/** What a format is made from: the Markdown, and for the formats that walk its tree the facts, the look and the pictures. */
export interface Deliverable {
  markdown: string
  facts: DocumentFacts
  theme: Theme
  figures: Figures
  /** Sets a Word file as PDF, for the format that is made that way; the program behind it is none of ours. */
  setPages?: (docx: Uint8Array) => Promise<Uint8Array>
}

/** A format of the deliverable. */
interface Format {
  /** What it is, for help and README. */
  about: string
  /** Says that the bytes would garble a terminal. */
  isBinary: boolean
  write(deliverable: Deliverable): Promise<Written>
}

/** A finished file, and every text it holds, hidden parts included, for the search for internal values. */
export interface Written {
  bytes: Uint8Array
  text(): string
  /** Files that belong beside it, such as pictures, by names relative to its folder. */
  beside?: readonly { name: string; bytes: Uint8Array }[]
  /** What whoever asked for it should know of it, in sentences without a final stop. */
  notes?: readonly string[]
}

/** The formats `crp render` writes, by their file endings; help, checks of flags and tests are computed from this table. */
export const formats = {
  docx: {
    about: 'Word document', isBinary: true,
    async write({ markdown, facts, theme }): Promise<Written> {
      const { parseMarkdown, textOfParts, wordDocument, zipped } = await import('./word.ts')
      const { parts, notes } = await wordDocument(parseMarkdown(markdown), facts, theme)
      return { bytes: zipped(parts, facts.created), text: () => textOfParts(parts), notes }
    },
  },
  html: {
    about: 'web page in one file, without scripts, for screens and for print', isBinary: false,
    async write({ markdown, facts, theme, figures }): Promise<Written> {
      const { parseMarkdown, stylesheet, toPage } = await import('./web.ts')
      const { html, text } = toPage(parseMarkdown(markdown), { facts, theme, figures, stylesheet })
      return { bytes: new TextEncoder().encode(html), text: () => text }
    },
  },
  pdf: {
    about: 'PDF, set by LibreOffice from the Word document', isBinary: true,
    async write({ setPages, ...deliverable }): Promise<Written> {
      if (setPages === undefined) throw new Error('a PDF needs a function that sets the pages of a Word file')
      const { bytes, ...said } = await formats.docx.write(deliverable)
      // A PDF says what the Word file says that it is made from.
      return { bytes: await setPages(bytes), ...said }
    },
  },
  md: {
    about: 'Markdown', isBinary: false,
    write: async ({ markdown }): Promise<Written> => ({
      bytes: new TextEncoder().encode(markdown),
      // A backslash before punctuation is markup, not text.
      text: () => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1'),
    }),
  },
} as const satisfies Record<string, Format>

/** A format by its file ending. */
export type FormatName = keyof typeof formats
