import type { XmlElement } from 'docx'
import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { element } from './xml.ts'
import type { Element, Node } from './xml.ts'

/** What the estimator of docx gives for a file. */
interface Pages {
  readonly bookmarks: ReadonlyMap<string, string>
  /** Says that a font was met whose widths it does not know. */
  readonly isFontUnknown: boolean
}

const unknownFont = 'a font not in the width tables'

/** Lays out the pages of a file, and tells on which of them bookmarks stand. */
export async function pagesOf(parts: ShellParts): Promise<Pages> {
  const { estimatePageNumbersWith } = await import('docx/layout')
  // A text box on the cover stops an exact layout; it is passed over, while a font whose widths are guessed moves every line.
  const estimate = estimatePageNumbersWith({ guess: true })(template(parts))
  const isFontUnknown = (estimate.guesses ?? []).some(({ reason }) => reason === unknownFont)
  return { bookmarks: estimate.bookmarks, isFontUnknown }
}

/** Tells which fonts the estimator can measure in a file, by setting a line in each. */
export async function measurable(parts: ShellParts, fonts: readonly string[]): Promise<Map<string, boolean>> {
  const { estimatePageNumbersWith } = await import('docx/layout')
  const estimate = estimatePageNumbersWith({ guess: false })
  const document = treeAt(parts, paths.document)
  if (document === undefined) throw new Error('the file has no document')
  return new Map(fonts.map((font) => {
    const probe = { ...document, elements: [element('w:body', {}, [sample(font), marked(), element('w:sectPr')])] }
    return [font, estimate(template(new Map([...parts, [paths.document, probe]]))).bookmarks.has('probe')]
  }))
}

const sample = (font: string): Element => element('w:p', {}, [element('w:r', {}, [
  element('w:rPr', {}, [element('w:rFonts', { 'w:ascii': font, 'w:hAnsi': font, 'w:cs': font, 'w:eastAsia': font })]),
  element('w:t', {}, [{ type: 'text', text: 'Customer' }]),
])])

const marked = (): Element => element('w:p', {}, [
  element('w:bookmarkStart', { 'w:id': '1', 'w:name': 'probe' }), element('w:bookmarkEnd', { 'w:id': '1' }),
])

function template(parts: ShellParts) {
  const trees = [...parts].flatMap(([path, part]): [string, XmlElement][] =>
    part instanceof Uint8Array ? [] : [[path, { elements: [bare(part)] }]])
  const bytes = [...parts].flatMap(([path, part]): [string, Uint8Array][] => part instanceof Uint8Array ? [[path, part]] : [])
  return { parts: new Map(trees), binaryParts: new Map(bytes) }
}

/** The estimator takes an empty list of attributes for a child of an element. */
function bare(node: Node): XmlElement {
  if (node.type === 'text') return node
  const { attributes, elements, ...rest } = node
  return { ...rest, ...(Object.keys(attributes).length > 0 && { attributes }), elements: elements.map(bare) }
}
