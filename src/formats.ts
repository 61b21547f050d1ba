import type { DocumentFacts } from './render/docx/facts.ts'
import type { ShellUse } from './render/docx/shell/splice.ts'
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
  /** The company's own Word file that the document goes into. */
  shell?: ShellUse
}

/** A format of the deliverable. */
interface Format {
  /** What it is, for help and README. */
  about: string
  /** Says that the bytes would garble a terminal. */
  isBinary: boolean
  /** Says that a Word shell shapes it. */
  takesShell?: true
  write(deliverable: Deliverable): Promise<Written>
}

/** A finished file, and every text it holds, hidden parts included, for the search for internal values. */
export interface Written {
  bytes: Uint8Array
  text(): string
  /** Files that belong beside it, such as pictures, by names relative to its folder. */
  beside?: readonly { name: string; bytes: Uint8Array }[]
  /** What its reader will miss, for whoever renders it. */
  notes?: readonly string[]
}

/** The formats `crp render` writes, by their file endings; help, checks of flags and tests are computed from this table. */
export const formats = {
  docx: {
    about: 'Word document', isBinary: true, takesShell: true,
    async write({ markdown, facts, theme, shell }): Promise<Written> {
      const { docxParts, parseMarkdown, textOfParts, zipped } = await import('./word.ts')
      const tree = parseMarkdown(markdown)
      const { parts, notes } = shell === undefined ? { parts: await docxParts(tree, facts, theme), notes: [] }
        : await (await import('./shell.ts')).inShell(tree, facts, theme, shell)
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
    about: 'PDF, set by LibreOffice from the Word document', isBinary: true, takesShell: true,
    async write({ setPages, ...deliverable }): Promise<Written> {
      if (setPages === undefined) throw new Error('a PDF needs a function that sets the pages of a Word file')
      const { bytes, text, notes = [] } = await formats.docx.write(deliverable)
      // A PDF says what the Word file says that it is made from.
      return { bytes: await setPages(bytes), text, notes }
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
