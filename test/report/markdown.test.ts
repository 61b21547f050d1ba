import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { expect, test } from 'vitest'
import { markdown } from '../../src/report/markdown.ts'
import type { Run } from '../../src/report/run.ts'
import { findingOn, hostileRun, runOf, sourceOf, spanOf } from './findings.ts'

const plan = sourceOf('crp: 1\nscope:\n')

const parse = (text: string) => fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })

/** What a reader sees of a part of the document; line breaks and comments are HTML. */
function shown(node: Nodes): string {
  if (node.type === 'html') return node.value === '<br>' ? '\n' : ''
  return 'value' in node ? node.value : 'children' in node ? node.children.map(shown).join('') : ''
}

const rowsOf = (run: Run) => parse(markdown(run)).children.flatMap((table) =>
  table.type === 'table' ? table.children.slice(1).map((row) => row.children.map(shown)) : [])

test.each([
  ['bars', 'a | b || c'], ['backslashes', 'a \\| b \\ c'], ['tags', '<b>bold</b> <script>'], ['entities', 'R&amp;D & co'],
  ['emphasis', '*a* _b_ **c** ~~d~~'], ['code', '`a` ``b``'], ['links', '[a](https://evil.example) ![b](c)'],
  ['addresses', 'https://a.example www.a.example ann@a.example'], ['mentions', '@ann #12'], ['an emoji', '🎉 図書館'],
])('%s in a message or a name come through, and mean nothing', (_kind, text) => {
  const source = sourceOf('crp: 1\nscope:\n', `${text}.crp.yaml`)
  const finding = findingOn(spanOf(source, 'scope'), { message: text, help: text })
  expect(rowsOf(runOf([finding]))).toEqual([[`${text}.crp.yaml:2`, 'error', 'scope/no-work', `${text}\nhelp: ${text}`]])
})

test.each(['\n| a | b |', '\n# heading', '\r\n', '\u0000\u001B[2J'])('%j breaks no table', (text) => {
  const [row, ...more] = rowsOf(runOf([findingOn(spanOf(plan, 'scope'), { message: `a${text}` })]))
  expect(row).toHaveLength(4)
  expect(more).toEqual([])
})

test('nothing pings anybody, nor links to anything', () => {
  const text = markdown(runOf([findingOn(spanOf(plan, 'scope'), { message: '@ann #12 https://evil.example www.evil.example' })]))
  expect(text).not.toMatch(/@ann|#12|https:\/\/|www\.evil/)
})

test('the verdict comes first, then a table of errors and warnings a file, then to-dos by chapter, and the next gate', () => {
  const kinds = parse(markdown(hostileRun())).children.map((node) =>
    `${node.type} ${node.type === 'table' ? node.children.length - 1 : shown(node)}`)
  expect(kinds).toEqual([
    'paragraph 2 errors, 3 warnings, 1 piece of advice, 2 to do in 2 files: the check fails',
    'heading plans/lake | <side>, 2: 図書館.crp.yaml', 'table 4',
    'paragraph 1 to do before baseline: goals 1.', 'paragraph 1 to do before delivery: goals 1.',
    'paragraph 1 finding is waived.',
    'paragraph Next comes the baseline gate: 3 to do, it insists on 2 of them; 2 open findings stand in the way.',
    'heading b.crp.yaml', 'table 1',
  ])
})

test('a long report is cut, and says so', () => {
  const many = Array.from({ length: 150 }, (_, index) => findingOn(spanOf(plan, 'scope'), { message: `gap ${index}` }))
  const file = { path: 'a.crp.yaml', diagnostics: many }
  const clean = Array.from({ length: 99 }, () => ({ path: 'b.crp.yaml', diagnostics: [] }))
  const run = { ...runOf([]), files: [file, file, ...clean] }
  const text = markdown(run)
  expect(rowsOf(run)).toHaveLength(200)
  expect(text).toContain('\n100 more findings are not listed.\n')
  expect(text).toContain('\n99 more files are not listed.\n')
})
