import { directionalPieces } from '../direction.ts'
import type { Parts } from './package.ts'

/** The parts that hold what readers read. */
const readable = /^word\/(?:document|header\d+|footer\d+|footnotes|endnotes|comments)\.xml$/

/** What stands behind `w:bidi` among the properties of a paragraph, and behind `w:rtl` of a run (ISO/IEC 29500-1, 17.3). */
const behindBidi = new RegExp(`<w:(?:${[
  'adjustRightInd', 'snapToGrid', 'spacing', 'ind', 'contextualSpacing', 'mirrorIndents', 'jc', 'textAlignment', 'outlineLvl',
  'rPr', 'sectPr',
].join('|')})\\b`)
const behindRtl = /<w:(?:cs|em|lang|eastAsianLayout)\b/

/**
 * Turns a Word file round for a script that runs from right to left: paragraphs, sections and tables begin at the right, which also
 * mirrors their indents and tab stops, and each run says which way its text goes. Isolates (U+2068, U+2069) become runs and are
 * dropped. It works on the finished parts, since all paragraphs, whoever writes them, need the same; `<` is escaped in text, so
 * that none can pass for a tag.
 */
export function turnedRound(parts: Parts): Parts {
  return new Map([...parts].map(([path, part]): [string, string | Uint8Array] =>
    [path, typeof part === 'string' && readable.test(path) ? turned(part) : part]))
}

const turned = (xml: string): string => xml
  .replace(/<w:p\/>/g, '<w:p></w:p>')
  .replace(/<w:pPr\/>/g, '')
  .replace(/<w:p(?: [^>]*)?>(?!<w:pPr>)/g, '$&<w:pPr></w:pPr>')
  .replace(/<w:pPr>(.*?)<\/w:pPr>/gs, (_all, inner: string) => `<w:pPr>${inserted(inner, '<w:bidi/>', behindBidi)}</w:pPr>`)
  .replace(/<w:tblPr>(?:<w:tblStyle [^>]*>)?/g, '$&<w:bidiVisual/>')
  .replace(/<w:docGrid\b/g, '<w:bidi/>$&')
  .replace(innermostRun, (_all, properties: string | undefined, content: string) => turnedRun(properties ?? '', content))

const innermostRun = /<w:r>(?:<w:rPr>((?:(?!<w:r>).)*?)<\/w:rPr>)?((?:(?!<w:r>).)*?)<\/w:r>/gs

/** Splits a run where the direction of its text changes; what is no text goes with what stands before it. */
function turnedRun(properties: string, content: string): string {
  const runs: { isRightToLeft: boolean; content: string }[] = []
  for (const element of content.match(/<w:t(?: [^>]*)?>[^<]*<\/w:t>|(?:(?!<w:t[ >]).)+/gs) ?? []) {
    const text = /^<w:t(?: [^>]*)?>([^<]*)</.exec(element)?.[1]
    const pieces = text === undefined ? [{ isRightToLeft: runs.at(-1)?.isRightToLeft ?? true, content: element }]
      : directionalPieces(unescaped(text)).map(({ isRightToLeft, text }) =>
        ({ isRightToLeft, content: `<w:t xml:space="preserve">${escaped(isRightToLeft ? text : held(text))}</w:t>` }))
    for (const piece of pieces) {
      const last = runs.at(-1)
      if (last?.isRightToLeft === piece.isRightToLeft) last.content += piece.content
      else runs.push(piece)
    }
  }
  return runs.map(({ isRightToLeft, content }) => {
    const all = isRightToLeft ? inserted(properties, '<w:rtl/>', behindRtl) : properties
    return `<w:r>${all === '' ? '' : `<w:rPr>${all}</w:rPr>`}${content}</w:r>`
  }).join('')
}

/**
 * Holds the ends of a text from left to right that are no letters, such as the plus of a phone number or a full stop, on their side
 * by a mark (U+200E). For Word the run says it, but LibreOffice goes by the letters alone.
 */
const held = (text: string) => `${/^\p{L}/u.test(text) ? '' : leftToRight}${text}${/[\p{L}\p{N}]$/u.test(text) ? '' : leftToRight}`
const leftToRight = '\u200E'

/** Puts an element where the sequence of its siblings wants it. */
function inserted(properties: string, element: string, behind: RegExp): string {
  const at = properties.search(behind)
  return at < 0 ? properties + element : properties.slice(0, at) + element + properties.slice(at)
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const characters = Object.fromEntries(Object.entries(escapes).map(([character, escape]) => [escape, character]))

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)
const unescaped = (text: string) => text.replace(/&[a-z]+;/g, (escape) => characters[escape] ?? escape)
