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
  write(deliverable: Deliverable): Promise<Uint8Array>
  /** Gives every text the bytes hold, hidden parts included, for the search for internal values. */
  textOf(bytes: Uint8Array): Promise<string>
}

/** The formats `crp render` writes, by their file endings; help, checks of flags and tests are computed from this table. */
export const formats = {
  docx: {
    about: 'Word document', isBinary: true,
    async write({ markdown, facts }) {
      const [{ parseMarkdown }, { toDocx }, { defaultTheme }] = await Promise.all([
        import('./render/tree.ts'), import('./render/docx/document.ts'), import('./render/theme.ts'),
      ])
      return toDocx(parseMarkdown(markdown), facts, defaultTheme)
    },
    textOf: async (bytes) => (await import('./render/docx/plain-text.ts')).plainText(bytes),
  },
  md: {
    about: 'Markdown', isBinary: false,
    write: async ({ markdown }) => new TextEncoder().encode(markdown),
    // A backslash before punctuation is markup, not text.
    textOf: async (bytes) => new TextDecoder().decode(bytes).replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  },
} as const satisfies Record<string, Format>

/** A format by its file ending. */
export type FormatName = keyof typeof formats
