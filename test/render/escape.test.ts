import * as fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { escapeInline, escapeText, linkOf, oneLine } from '../../src/render/escape.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { character } from '../characters.ts'
import { effort } from '../effort.ts'

const textOf = (node: Nodes): string =>
  'children' in node ? node.children.map(textOf).join('') : node.type === 'text' ? node.value : `<${node.type}>`

/** The nodes of a tree without its texts; one more than was written means that a text was read as markup. */
const outlineOf = (node: Nodes): string =>
  'children' in node ? `${node.type}(${node.children.filter(({ type }) => type !== 'text').map(outlineOf).join()})` : node.type

const places: Readonly<Record<string, { write: (text: string) => string; outline: string }>> = {
  'a paragraph': { write: (text) => escapeText(text), outline: 'root(paragraph())' },
  'a heading': { write: (text) => `# ${escapeInline(text)}`, outline: 'root(heading())' },
  'a list item': { write: (text) => `- ${escapeText(text)}`, outline: 'root(list(listItem(paragraph())))' },
  'an emphasis': { write: (text) => `*${escapeInline(text)}*`, outline: 'root(paragraph(emphasis()))' },
  'a strong run': { write: (text) => `**${escapeInline(text)}**`, outline: 'root(paragraph(strong()))' },
  'a table cell': {
    write: (text) => `| ${escapeInline(text)} |\n| --- |`, outline: 'root(table(tableRow(tableCell())))',
  },
}

const special = '*_`\\|[]()<>&#-+=~!.:/@ 1'
const pieces = [
  '&amp;', '&#35;', '<b>', 'https://x.example', 'www.x.example', 'a@b.example', '1. ', '# ', '```', '---', 'R&D', 'ä', 'x',
]
const piece = fc.oneof(fc.constantFrom(...special), fc.constantFrom(...pieces), fc.string({ unit: character, maxLength: 3 }))
const text = fc.array(piece, { maxLength: 12 })
  .map((parts) => oneLine(parts.join(''))).filter((joined) => joined !== '')

describe.each(Object.entries(places))('in %s', (_, { write, outline }) => {
  test('every text reads back as it is', () => {
    fc.assert(fc.property(text, (given) => {
      const tree = parseMarkdown(write(given))
      expect(textOf(tree)).toBe(given)
      expect(outlineOf(tree)).toBe(outline)
    }), { numRuns: 60 * effort })
  })
})

test.each([
  'Plain prose, with a comma; and (brackets) stays as it is.',
  'R&D at 11 % to 7 %',
  'snake_case and a - dash + plus = equals',
  '-5 % and 3.5 hours',
  'C:\\plans\\new',
  'What? Why! #1',
])('leaves %j alone', (plain) => {
  expect(escapeText(plain)).toBe(plain)
})

test.each([
  ['1. first', '1\\. first'],
  ['2026) year', '2026\\) year'],
  ['# aim', '\\# aim'],
  ['- item', '\\- item'],
  ['---', '\\---'],
  ['> quote', '\\> quote'],
  ['a | b', 'a \\| b'],
  ['*bold*', '\\*bold\\*'],
  ['_bold_', '_bold\\_'],
  ['<b>', '\\<b>'],
  ['&amp;', '\\&amp;'],
  ['see https://x.example', 'see https\\://x.example'],
  ['www.x.example', 'www\\.x.example'],
  ['ann@x.example', 'ann\\@x.example'],
  ['two\nlines\u0000\u001b[31m', 'two lines \\[31m'],
])('writes %j as %j', (given, written) => {
  expect(escapeText(given)).toBe(written)
})

test.each([
  ['ann@x.example', '<ann@x.example>'],
  ['https://x.example/plans/base_line-1.2?c=1&d', '[base_line-1.2 (x.example)](<https://x.example/plans/base_line-1.2?c=1&d>)'],
  ['https://x.example/4711/?a&copy;(b)', '[x.example](<https://x.example/4711/?a\\&copy;(b)>)'],
  ['https://x.example', '[x.example](<https://x.example>)'],
  ['https://x.example@y.example', undefined],
  ['https://x.example/a|b', undefined],
  ['docs/plan.pdf', undefined],
  ['ä@x.example', undefined],
])('links %j as %j', (address, link) => {
  expect(linkOf(address)).toBe(link)
})
