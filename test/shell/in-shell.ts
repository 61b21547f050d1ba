import { isFault, openShell } from '../../src/render/docx/shell/shell.ts'
import { inShell } from '../../src/render/docx/shell/splice.ts'
import { problemsIn } from '../../src/render/docx/shell/survey.ts'
import { zipped } from '../../src/render/docx/package.ts'
import type { DocumentFacts } from '../../src/render/docx/facts.ts'
import { nearest } from '../../src/plan/likeness.ts'
import { placeholders } from '../../src/render/placeholders.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { defaultTheme } from '../default-theme.ts'
import { lintDocx } from '../docx-lint.ts'
import { docxOutline, docxParts } from '../docx-outline.ts'
import { sampleFacts } from '../render/document-facts.ts'
import { zippedFiles, type Files } from './shells.ts'

/** What a rendered document in a shell is looked at by. */
export interface Rendered {
  readonly bytes: Uint8Array
  readonly outline: string
  readonly parts: ReadonlyMap<string, string>
  readonly notes: readonly string[]
}

/** Values of the sample document's placeholders. */
export const sampleValues: Readonly<Record<string, string>> = {
  'plan.title': 'Patient messaging roll-out', 'plan.version': '1.4.0', 'customer.name': 'Harrow & Vale Clinics', edition: 'Customer edition',
}

/** Opens a shell that is one. */
export function openedShell(files: Files) {
  const shell = openShell(zippedFiles(files))
  if (isFault(shell)) throw new Error(shell.fault)
  return shell
}

/** Lists what must be mended in a shell, as `where message`. */
export const problemsOf = (files: Files): string[] =>
  problemsIn(openedShell(files), Object.keys(placeholders), nearest).map(({ where, message }) => `${where} ${message}`)

/** Writes a document into a shell. */
export async function renderIn(
  files: Files, markdown: string, facts: Partial<DocumentFacts> = {}, values: Readonly<Record<string, string>> = {},
): Promise<Rendered> {
  const all = { ...sampleFacts, contents: 'titles' as const, ...facts }
  const use = { shell: openedShell(files), values: new Map(Object.keys(placeholders).map((name) => [name, values[name] ?? sampleValues[name] ?? `[${name}]`])) }
  const { parts, notes } = await inShell(parseMarkdown(markdown), all, defaultTheme, new Map(), use)
  const bytes = zipped(parts, all.created)
  const faults = lintDocx(bytes)
  if (faults.length > 0) throw new Error(`the document is faulty: ${faults.join('; ')}`)
  return { bytes, outline: docxOutline(bytes), parts: docxParts(bytes), notes }
}

/** The lines of the text in an outline. */
export const textLines = ({ outline }: Rendered): string[] => {
  const lines = outline.split('\n')
  return lines.slice(lines.indexOf('== document') + 1, -1)
}
