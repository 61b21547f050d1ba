import type { DocumentFacts } from './render/docx/facts.ts'

/** What a format is made from: the Markdown, and for the formats that walk its tree the facts on the document. */
export interface Deliverable {
  markdown: string
  facts: DocumentFacts
}

/** A format of the deliverable. */
interface Format {
  about: string
  /** Says that the bytes would garble a terminal. */
  isBinary: boolean
  write(deliverable: Deliverable): Promise<Written>
}

/** A finished file, and every text it holds, hidden parts included, for the search for internal values. */
export interface Written {
  bytes: Uint8Array
  text(): string
}

/** The formats `crp render` writes, by their file endings; help, checks of flags and tests are computed from this table. */
export const formats = {
  docx: {
    about: 'Word document', isBinary: true,
    async write({ markdown, facts }): Promise<Written> {
      const { defaultTheme, docxParts, parseMarkdown, textOfParts, zipped } = await import('./word.ts')
      const parts = await docxParts(parseMarkdown(markdown), facts, defaultTheme)
      return { bytes: zipped(parts, facts.created), text: () => textOfParts(parts) }
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
