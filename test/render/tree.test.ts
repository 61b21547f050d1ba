import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/render/tree.ts'

test.each([
  ['reads a table', '| a |\n| --- |\n| b |', ['table']],
  ['leaves a bare address as text', 'see https://a.example', ['paragraph']],
  ['takes any text', '\u{0}<b>[x](', ['paragraph']],
  ['reads nothing from nothing', '', []],
])('%s', (_behaviour, markdown, types) => {
  expect(parseMarkdown(markdown).children.map((node) => node.type)).toEqual(types)
})

test.each(['https://a.example', 'www.a.example', 'ann@a.example', '~~struck~~'])('makes no more than text of %s', (text) => {
  expect(parseMarkdown(text).children).toMatchObject([{ type: 'paragraph', children: [{ type: 'text', value: text }] }])
})
