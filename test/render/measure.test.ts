import { expect, test } from 'vitest'
import { lineCount, textWidth } from '../../src/render/docx/measure.ts'

const face = { font: 'Calibri', size: 10 }

test.each([
  ['East Asian characters', '計画書', 600],
  ['a letter beside one, with a quarter of an em between', '第2版', 400 + 101 + 2 * 50],
  ['marks of direction, which take no room', '\u2068\u200E\u2069', 0],
  ['marks over a letter, which take no room', 'قدّمَ', textWidth('قدم', face)],
  ['an emoji', '\u{1F600}', 200],
])('measures %s', (_kind, text, width) => {
  expect(textWidth(text, face)).toBeCloseTo(width, -1)
})

test.each([
  ['East Asian text between its characters', '日本語の文章はどこでも折り返す', 1000, 3],
  ['Latin words in it at blanks alone', '日本 incomprehensibility 語', 1000, 3],
  ['other text at blanks', 'one two three four', 1000, 2],
])('breaks %s', (_kind, text, room, lines) => {
  expect(lineCount(text, face, room)).toBe(lines)
})
