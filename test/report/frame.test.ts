import { expect, test } from 'vitest'
import { frame } from '../../src/report/frame.ts'
import { sourceOf, spanOf } from './findings.ts'

const plain = (text: string) => text
const draw = (text: string, stretch: string) => frame(spanOf(sourceOf(text), stretch), plain, plain)

test.each([
  ['Latin letters', 'name: Ann', 'Ann', '    1 | name: Ann', '      |       ^^^'],
  ['wide letters, two columns each', 'name: 図書館 east', '図書館', '    1 | name: 図書館 east', '      |       ^^^^^^'],
  ['a name behind wide letters', '図書館: Ann', 'Ann', '    1 | 図書館: Ann', '      |         ^^^'],
  ['full-width signs', 'Ａ：Ann', 'Ann', '    1 | Ａ：Ann', '      |     ^^^'],
  ['an emoji outside the basic plane', '🎉 Ann', 'Ann', '    1 | 🎉 Ann', '      |    ^^^'],
  ['an emoji made of several', '👩‍👩‍👧 Ann', 'Ann', '    1 | 👩‍👩‍👧 Ann', '      |    ^^^'],
  ['combining marks, no column each', 'e\u0301e\u0301 Ann', 'Ann', '    1 | e\u0301e\u0301 Ann', '      |    ^^^'],
  ['a stretch of combining marks', 'x e\u0301e\u0301', 'e\u0301e\u0301', '    1 | x e\u0301e\u0301', '      |   ^^'],
  ['a tab, to the next eighth column', '\tAnn', 'Ann', '    1 |         Ann', '      |         ^^^'],
  ['a tab behind letters', 'abc\tAnn', 'Ann', '    1 | abc     Ann', '      |         ^^^'],
  ['a tab behind wide letters', '図\tAnn', 'Ann', '    1 | 図      Ann', '      |         ^^^'],
  ['a tab within the stretch', 'ab\tc', 'b\tc', '    1 | ab      c', '      |  ^^^^^^^^'],
  ['an escape, shown', 'a\u001B[31m Ann', 'Ann', '    1 | a\\u{1B}[31m Ann', '      |             ^^^'],
  ['a control character of the second block, shown', 'a\u0085b Ann', 'Ann', '    1 | a\\u{85}b Ann', '      |          ^^^'],
  ['a change of direction, shown', 'a\u202Eb Ann', 'Ann', '    1 | a\\u{202E}b Ann', '      |            ^^^'],
  ['a line further down', 'a\n\nname: Ann\nb', 'Ann', '    3 | name: Ann', '      |       ^^^'],
  ['a line number of two digits', `${'\n'.repeat(11)}Ann`, 'Ann', '    12 | Ann', '       | ^^^'],
  ['CRLF, left out', 'a\r\nname: Ann\r\n', 'Ann', '    2 | name: Ann', '      |       ^^^'],
  ['several lines, of which the first is shown', 'a: [1,\n 2]', '[1,\n 2]', '    1 | a: [1,', '      |    ^^^'],
])('underlines by the width on a terminal: %s', (_kind, text, stretch, line, marks) => {
  expect(draw(text, stretch)).toEqual([line, marks])
})

test('an empty stretch gets one mark', () => {
  const source = sourceOf('abc')
  expect(frame({ source, start: 3, end: 3 }, plain, plain)).toEqual(['    1 | abc', '      |    ^'])
})

test('an empty line gets no frame', () => {
  expect(frame({ source: sourceOf('\n\n'), start: 1, end: 1 }, plain, plain)).toEqual([])
})

test.each([
  ['before', `${'x'.repeat(5000)} Ann`],
  ['behind', `Ann ${'x'.repeat(5000)}`],
  ['on both sides', `${'図'.repeat(5000)} Ann ${'図'.repeat(5000)}`],
])('a line that is long %s is shortened, and the mark stays below its text', (_where, text) => {
  const [line = '', marks = ''] = draw(text, 'Ann')
  expect(line.length).toBeLessThan(200)
  expect(line).toContain('…')
  const width = (shown: string) => [...shown].reduce((sum, char) => sum + (char === '図' ? 2 : 1), 0)
  expect(width(line.slice(0, line.indexOf('Ann')))).toBe(marks.indexOf('^'))
  expect(marks.trimEnd().endsWith(' ^^^') || marks.endsWith('| ^^^')).toBe(true)
})

test('a long stretch is shortened with its marks', () => {
  const [line = '', marks = ''] = draw('y'.repeat(5000), 'y'.repeat(5000))
  expect(line.length).toBe(marks.length)
  expect(line.length).toBeLessThan(200)
})
