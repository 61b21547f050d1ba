import { fontNamed, fontsNamedIn } from './look.ts'
import { noteStyle, notesBy } from './notes.ts'
import { measurable } from './pages.ts'
import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { blockPlaceholders, paragraphsIn, spotsIn, styleOf } from './placeholders.ts'
import type { Spot } from './placeholders.ts'
import { placeName, refusalsIn } from './refusals.ts'
import type { ShellProblem } from './refusals.ts'
import { styleRoles } from './roles.ts'
import type { StyleRole } from './roles.ts'
import { nameOf, numberingOf, styleBook } from './style-book.ts'
import type { StyleBook } from './style-book.ts'
import { standInFor } from './style-merge.ts'
import { child, children, within } from './xml.ts'
import type { Element } from './xml.ts'

/** Finds the name most likely meant. */
type Nearest = (text: string, choices: Iterable<string>) => string | undefined

/** What a shell has for a style of ours. */
export interface FoundStyle {
  readonly style: string
  readonly about: string
  /** The name of the shell's own style; nothing where crp adds one. */
  readonly found?: string
  /** Says that the shell numbers headings in it. */
  readonly isNumbered: boolean
}

/** What there is to say about a shell. */
export interface Survey {
  /** What must be mended before it can be used. */
  readonly problems: readonly ShellProblem[]
  readonly placeholders: readonly { readonly name: string; readonly where: readonly string[] }[]
  readonly styles: readonly FoundStyle[]
  /** Fonts of the shell, and whether pages set in them can be counted. */
  readonly fonts: readonly { readonly name: string; readonly isMeasured: boolean }[]
}

/** Lists what makes a shell unfit for use, placeholders that mean nothing among it. */
export function problemsIn(parts: ShellParts, names: Iterable<string>, nearest: Nearest): ShellProblem[] {
  const refusals = refusalsIn(parts)
  const styles = treeAt(parts, paths.styles)
  return styles === undefined ? refusals : [...refusals, ...misplaced(parts, spotsIn(parts, notesBy(styles)), [...names], nearest)]
}

/** Looks a shell over. */
export async function surveyOf(parts: ShellParts, names: Iterable<string>, nearest: Nearest): Promise<Survey> {
  const styles = treeAt(parts, paths.styles)
  if (styles === undefined) throw new Error('the shell was not opened')
  const book = styleBook(styles)
  const spots = spotsIn(parts, notesBy(styles))
  const known = [...names]
  const places = new Map<string, string[]>()
  for (const { name, path } of spots) places.set(name, [...places.get(name) ?? [], placeName(path)])
  const fonts = await measurable(parts, fontsIn(parts, book))
  return {
    problems: problemsIn(parts, known, nearest),
    placeholders: [...places].map(([name, where]) => ({ name, where: [...new Set(where)] })),
    styles: Object.values(styleRoles).map((role) => foundStyle(role, book, treeAt(parts, paths.numbering))),
    fonts: [...fonts].map(([name, isMeasured]) => ({ name, isMeasured })),
  }
}

function misplaced(parts: ShellParts, spots: readonly Spot[], names: readonly string[], nearest: Nearest): ShellProblem[] {
  const blocks = Object.keys(blockPlaceholders)
  const body = child(treeAt(parts, paths.document), 'w:body')
  const problem = (path: string, message: string, hint: string) => ({ where: placeName(path), message, hint })
  const inText = spots.filter(({ path }) => path === paths.document)
  return [
    ...spots.filter(({ name }) => !names.includes(name) && !blocks.includes(name)).map(({ path, name }) => {
      const meant = nearest(name, [...names, ...blocks])
      return problem(path, `has a placeholder {{crp:${name}}}, which stands for nothing`,
        meant === undefined ? 'the notes of `crp shell init` list all there are' : `did you mean {{crp:${meant}}}?`)
    }),
    ...spots.filter(({ name }) => blocks.includes(name)).flatMap(({ path, name, paragraph, isAlone }) =>
      path === paths.document && isAlone && paragraph !== undefined && body !== undefined && holdsBlocks(body, paragraph) ? []
        : [problem(path, `has {{crp:${name}}} where no block can stand`, 'make it a paragraph of its own in the text, outside tables and text boxes')]),
    ...blocks.filter((block) => inText.filter(({ name }) => name === block).length > 1)
      .map((block) => problem(paths.document, `has {{crp:${block}}} several times`, 'leave one of them')),
    ...(inText.length > 0 && !inText.some(({ name }) => name === 'body')
      ? [problem(paths.document, 'has placeholders, but none for the document itself', 'write {{crp:body}} in a paragraph of its own where the document is to come')]
      : []),
  ]
}

/** Says whether blocks can stand where a paragraph does: in the body, or in content controls there. */
function holdsBlocks(container: Element, paragraph: Element): boolean {
  return container.elements.includes(paragraph) || children(container, 'w:sdt').some((control) => {
    const content = child(control, 'w:sdtContent')
    return content !== undefined && holdsBlocks(content, paragraph)
  })
}

function foundStyle({ name, type, about }: StyleRole, book: StyleBook, numbering: Element | undefined): FoundStyle {
  const found = standInFor(book, type, name)
  const id = found?.attributes['w:styleId'] ?? ''
  return {
    style: name, about, isNumbered: found !== undefined && numberingOf(book, numbering, id) !== undefined,
    ...(found !== undefined && { found: nameOf(found) }),
  }
}

/** Lists the fonts a shell uses: those of its defaults, of the styles a document takes from it, and those named in its texts. */
function fontsIn(parts: ShellParts, book: StyleBook): string[] {
  const roles = Object.values(styleRoles).flatMap(({ name, type }) => standInFor(book, type, name) ?? [])
  const shown = [...parts].filter(([path]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(path))
    .flatMap(([, part]) => part instanceof Uint8Array ? [] : [part])
  const used = shown.flatMap((part) => paragraphsIn(part)).flatMap((paragraph) => book.byId.get(styleOf(paragraph) ?? '') ?? [])
    .filter((style) => nameOf(style) !== noteStyle)
  const styles = new Set([book.preset, ...roles, ...used].flatMap((style) => book.chain(style?.attributes['w:styleId'])))
  const defaults = within(book.root).filter(({ name }) => name === 'w:docDefaults')
  const named = [...defaults, ...styles, ...shown].flatMap(fontsNamedIn)
  return [...new Set(named.flatMap((name) => fontNamed(parts, name) ?? []))].sort()
}
