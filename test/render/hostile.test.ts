import * as fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { formats, type FormatName } from '../../src/formats.ts'
import { escapeInline, escapeText, oneLine } from '../../src/render/escape.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { defaultTheme } from '../default-theme.ts'
import { lintDocx } from '../docx-lint.ts'
import { docxParts, parsed, type Element } from '../docx-outline.ts'
import { effort } from '../effort.ts'
import { bodyText, pageTree } from '../page-tree.ts'
import { sampleFacts } from './document-facts.ts'

/** Reads back what a reader of a format sees, and nothing of its markup. */
const readers: Record<Exclude<FormatName, 'pdf'>, (bytes: Uint8Array) => string> = {
  docx: (bytes) => paragraphsOf(parsed(docxParts(bytes).get('word/document.xml') ?? '')).join('\n'),
  html: (bytes) => bodyText(pageTree(bytes)),
  md: (bytes) => textOf(parseMarkdown(new TextDecoder().decode(bytes))),
}

const textOf = (node: Nodes): string => 'children' in node ? node.children.map(textOf).join(node.type === 'root' ? '\n' : '')
  : 'value' in node ? node.value : ''

function paragraphsOf(element: Element): string[] {
  const children = element.children.filter((child) => typeof child !== 'string')
  if (element.name !== 'w:p') return children.flatMap(paragraphsOf)
  return [runsOf(element)]
}

const runsOf = ({ name, children }: Element): string =>
  children.map((child) => typeof child === 'string' ? (name === 'w:t' ? child : '') : runsOf(child)).join('')

/** A document that says a text in every place a text can stand. */
const documentOf = (text: string) => {
  const [inline, alone] = [escapeInline(text), escapeText(text)]
  return [
    `# ${inline}`, alone, `- **Label:** ${inline}`, `*${inline}*`, `## 1.0 ${inline}`, alone, `### 1.0 · ${inline}`, `- ${alone}`,
    `1. ${alone}`, `> ${alone}`, `| ${inline} | Other |\n| --- | --- |\n| **${inline}** *${inline}* | ${inline} |`, '',
  ].join('\n\n')
}
const places = 14

const pieces = [
  '\n', '\r\n', '\t', '\u0000', '\u0007', '\u001b[31m', '\ud800', '\udc00', '\u200f', '\u202e', '\u2066', '\ufeff', '\u2028', '{{title}}',
  '{{{body}}}', '{{crp:body}}', '</w:t>', '<w:p/>', ']]>', '<!--', '<script>alert(1)</script>', '&amp;', '&#x41;', '|', '\\|', '\\',
  '`', '![](figure:timeline)', '[a](https://x.example)', '<b>', '"', "'", '🧭', '漢字', 'مرحبا', '= 1 =', 'x'.repeat(5000), 'MERGEFIELD',
]
const hostile = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 8 })
  // Letters of our own at both ends, so that the text can be found and counted.
  .map((parts) => `Qz${parts.join('')}zQ`)

const folded = (text: string) => text.replace(/\s+/g, ' ')
const countOf = (text: string, part: string) => text.split(part).length - 1

describe.each(Object.keys(readers) as (keyof typeof readers)[])('in a %s file', (format) => {
  test('a text of the plan comes out as it is, as often as it was written', async () => {
    await fc.assert(fc.asyncProperty(hostile, async (text) => {
      const facts = { ...sampleFacts, title: text, customer: text, supplier: 'Northbeam', author: text, contents: 'none' as const }
      const { bytes } = await formats[format].write({ markdown: documentOf(text), facts, theme: defaultTheme, figures: new Map() })
      expect(countOf(folded(readers[format](bytes)), folded(oneLine(text)))).toBe(places)
      if (format === 'docx') expect(lintDocx(bytes)).toEqual([])
    }), { numRuns: 20 * effort })
  })
})
