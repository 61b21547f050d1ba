import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, expect, it, test } from 'vitest'
import { proseFaults, safeProse } from '../../src/plan/prose.ts'
import { effort } from '../effort.ts'

const rows: [text: string, ...faults: [element: string, stretch: string][]][] = [
  ['Two **clinics**, one _desk_ and `a <b> c`.'],
  ['a < b and b > c, 3<4, <3, R&D, &lt;b>'],
  ['\\<b>Two\\</b>, \\# Aim, !\\[x](y)'],
  ['<https://harrowvale.example> and <rhea@harrowvale.example>'],
  ['[site](https://harrowvale.example "Site"), [mail](mailto:rhea@harrowvale.example), [a box], [a][b]'],
  ['- one\n- two\n  1. three\n\n     four\n'],
  ['> quoted\nand on'],
  ['#hashtag, 1 # 2'],
  ['text\n    a | b\n-|-'],
  ['[a [b](https://a.example) c](http://b.example)'],
  ['-\ta\n\n    b'],
  ['text\n2. # b'],
  ['text\n    indented on'],
  ['a | b\nno | table'],
  ['``` not closed ` in a line ```'],
  ['<b>Two</b>', ['raw HTML', '<b>'], ['raw HTML', '</b>']],
  ['<div>\n<b>x</b>\n</div>', ['raw HTML', '<div>']],
  ['a <!-- b --> c', ['raw HTML', '<!-- b -->']],
  ['`a\\`<b>`', ['raw HTML', '<b>']],
  ['# Aim', ['a heading', '# Aim']],
  ['- ## Aim', ['a heading', '## Aim']],
  ['Aim\n===', ['a heading', '===']],
  ['Aim\r\n---\r\nend', ['a heading', '---']],
  ['see ![x](https://a.example/x.png)', ['an image', '![x](https://a.example/x.png)']],
  ['[![x](y)](https://a.example)', ['an image', '![x](y)']],
  ['| a | b |\n| - | - |\n| c | d |', ['a table', '| - | - |']],
  ['text\na\n:-:', ['a table', ':-:']],
  ['```\n# x\n```\nend', ['a code block', '```']],
  ['    code', ['a code block', 'code']],
  ['- a\n\n\t\tcode', ['a code block', 'code']],
  ['a\n\n* * *', ['a horizontal rule', '* * *']],
  ['- a\n- ---', ['a horizontal rule', '- ---']],
  ['1. ***', ['a horizontal rule', '***']],
  ['[a](http://a.example)', ['a link that is neither https: nor mailto:', '[a](http://a.example)']],
  ['[a](javascript:x) [b](#c) [d]()', ['a link that is neither https: nor mailto:', '[a](javascript:x)'],
    ['a link that is neither https: nor mailto:', '[b](#c)'], ['a link that is neither https: nor mailto:', '[d]()']],
  ['<ftp://a.example>', ['a link that is neither https: nor mailto:', '<ftp://a.example>']],
  ['[a]: https://a.example\n[b]: <x> "t"\nc', ['a link definition', '[a]: https://a.example\n'],
    ['a link definition', '[b]: <x> "t"\n']],
  ['fine\n\n<b>', ['raw HTML', '<b>']],
]

describe('proseFaults', () => {
  test.each(rows)('%j', (text, ...faults) => {
    expect(proseFaults(text).map(({ element, start, end }) => [element, text.slice(start, end)])).toEqual(faults)
  })
})

const safeRows: [text: string, safe: string][] = [
  ['fine as it is\n\n- a\n- b', 'fine as it is\n\n- a\n- b'],
  ['* a\n+ b\r\n  * c\rend', '- a\n- b\n  - c\nend'],
  ['<b>Two</b>', '\\<b>Two\\</b>'],
  ['# Aim', '\\# Aim'],
  ['Aim\n---', 'Aim\n\\---'],
  ['![x](https://a.example/x.png)', '!\\[x](https://a.example/x.png)'],
  ['    code\n    more', 'code\nmore'],
  ['```\n<b>\n```', '\\```\n\\<b>\n\\```'],
  ['|a|\n|-|', '|a|\n\\|-|'],
  ['[a]: b', '\\[a]: b'],
  ['* - -', '* - -'],
]

describe('safeProse', () => {
  test.each(safeRows)('%j', (text, safe) => expect(safeProse(text)).toBe(safe))
})

const parse = (text: string): Nodes =>
  fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })

const forbidden = new Set(['html', 'heading', 'image', 'imageReference', 'table', 'code', 'thematicBreak', 'definition'])

const forbiddenIn = (node: Nodes): string[] => [
  ...forbidden.has(node.type) || node.type === 'link' && !/^(?:https|mailto):/i.test(node.url) ? [node.type] : [],
  ...'children' in node ? node.children.flatMap(forbiddenIn) : [],
]

const fragments = [
  'a', 'word', ' ', '  ', '    ', '\t', '\n', '\n', '\n\n', '\r\n', '\r', '-', '- ', '* ', '+ ', '1. ', '2) ', '10. ', '> ', '>',
  '#', '# ', '###### ', '=', '===', '---', '***', '___', '- - -', '* * *',
  '`', '``', '```', '~~~', '<', '>', '<b>', '</b>', 
  '<div>', '</div>', '<pre>', '<script>', '<a href="x">', "<a b='", '<!--', '-->', '<!-->', '<!--->', 
  '<?', '?>', '<!A', '<![CDATA[', ']]>',
  '<https://a.example>', '<http://a.example>', '<a@b.example>', '<x:y>', '![', '[', ']', '](', '(', ')', '[a]', '[a]:', ': ',
  '(https://a.example)', '(mailto:a@b.example)', '(x)', '()', '(<x>)', '(<https://a b>', '"t"', "'t'", '(t)', '\\', '\\<', '\\`',
  '\\[', '|', ' | ', '|-|', '| - |', ':-', '-:', ':-:', '-|-', 'a | b', '&lt;', '&#60;', '*', '**', '_', '\u00A0', '!', '/', '=',
]
const markdown = fc.array(fc.constantFrom(...fragments), { maxLength: 14 }).map((parts) => parts.join(''))
const runs = { numRuns: 150 * effort }

it('agrees with a full Markdown parser on what is free of faults', () => {
  fc.assert(fc.property(markdown, (text) => {
    expect(proseFaults(text).length > 0).toBe(forbiddenIn(parse(text)).length > 0)
  }), runs)
})

it('leaves nothing forbidden once made safe and changes nothing the second time', () => {
  fc.assert(fc.property(markdown, (text) => {
    const safe = safeProse(text)
    expect(forbiddenIn(parse(safe))).toEqual([])
    expect(proseFaults(safe)).toEqual([])
    expect(safeProse(safe)).toBe(safe)
  }), runs)
})
