import type { DocumentFacts } from './render/docx/facts.ts'
import type { Picture } from './render/figures/bitmap.ts'
import type { ShellUse } from './render/docx/shell/use.ts'
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
  /** What the file is called without its ending, for files that stand beside it; none on standard output. */
  name?: string
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
  /** What whoever asked for it should know of it, in sentences without a final stop. */
  notes?: readonly string[]
}

/** The formats `crp render` writes, by their file endings; help, checks of flags and tests are computed from this table. */
export const formats = {
  docx: {
    about: 'Word document', isBinary: true, takesShell: true,
    async write({ markdown, facts, theme, figures, shell }): Promise<Written> {
      const [{ parseMarkdown, textOfParts, wordDocument, zipped }, pictures] = await Promise.all([import('./word.ts'), picturesOf(figures)])
      const tree = parseMarkdown(markdown)
      const { parts, notes } = shell === undefined ? await wordDocument(tree, facts, theme, pictures)
        : await (await import('./shell.ts')).inShell(tree, facts, theme, pictures, shell)
      const lacksBitmaps = [...pictures.values()].some(({ png }) => png === undefined)
      return {
        bytes: zipped(parts, facts.created),
        text: () => `${textOfParts(parts)}\n${textsOf(figures)}`,
        notes: [...notes, ...lacksBitmaps ? ['pictures show in Word 2016 and later alone: @resvg/resvg-js could not be loaded'] : []],
      }
    },
  },
  html: {
    about: 'web page in one file, without scripts, for screens and for print', isBinary: false,
    async write({ markdown, facts, theme, figures }): Promise<Written> {
      const { parseMarkdown, stylesheet, toPage } = await import('./web.ts')
      const { html, text } = toPage(parseMarkdown(markdown), { facts, theme, figures, stylesheet })
      return { bytes: new TextEncoder().encode(html), text: () => `${text}\n${textsOf(figures)}` }
    },
  },
  pdf: {
    about: 'PDF, set by LibreOffice from the Word document', isBinary: true, takesShell: true,
    async write({ setPages, ...deliverable }): Promise<Written> {
      if (setPages === undefined) throw new Error('a PDF needs a function that sets the pages of a Word file')
      const { bytes, ...said } = await formats.docx.write(deliverable)
      // A PDF says what the Word file says that it is made from.
      return { bytes: await setPages(bytes), ...said }
    },
  },
  md: {
    about: 'Markdown', isBinary: false,
    async write({ markdown, figures, name }): Promise<Written> {
      const { withPictures } = await import('./render/figures/in-markdown.ts')
      const { text, beside } = withPictures(markdown, figures, name)
      return {
        bytes: new TextEncoder().encode(text), beside,
        // A backslash before punctuation is markup, not text.
        text: () => `${markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1')}\n${textsOf(figures)}`,
      }
    },
  },
} as const satisfies Record<string, Format>

/** Gives the texts of pictures in full, for the search for internal values. */
const textsOf = (figures: Figures): string => [...figures.values()].flatMap(({ texts }) => texts).join('\n')

/** Adds to pictures what older versions of Word show of them. */
async function picturesOf(figures: Figures): Promise<ReadonlyMap<string, Picture>> {
  if (figures.size === 0) return figures
  const [{ fontFiles }, { withBitmaps }] = await Promise.all([import('./fonts.ts'), import('./render/figures/bitmap.ts')])
  return withBitmaps(figures, fontFiles())
}

/** A format by its file ending. */
export type FormatName = keyof typeof formats
