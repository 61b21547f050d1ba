import { describe, expect, it } from 'vitest'
import { decode } from '../../src/source/decode.ts'
import { parse } from '../../src/source/parse.ts'
import { positionAt, type Span } from '../../src/source/source.ts'
import type { Node } from '../../src/source/tree.ts'

const read = (text: string | Uint8Array) => {
  const { source, problems } = decode(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'a.crp.yaml')
  return problems.length > 0 ? { source, problems, root: undefined } : { root: undefined, ...parse(source) }
}
const place = ({ source, start, end }: Span) => {
  const from = positionAt(source, start)
  const to = positionAt(source, end)
  return `${from.line}:${from.column}-${to.line}:${to.column}`
}
const shown = (text: string | Uint8Array) => read(text).problems.map((problem) =>
  [`${problem.rule} ${place(problem.at)} ${problem.message}`, ...(problem.related ?? []).map((r) => `  ${place(r.at)} ${r.message}`)].join('\n'))

/** Writes a tree as plain data, so that rows can be compared. */
const data = (node: Node | undefined): unknown =>
  node === undefined ? undefined
  : node.kind === 'scalar' ? node.value
  : node.kind === 'mapping' ? Object.fromEntries([...node.entries].map(([key, entry]) => [key, data(entry.value)]))
  : node.kind === 'sequence' ? node.items.map(data)
  : 'BROKEN'

describe('a file that cannot be read', () => {
  it.each<[name: string, text: string | Uint8Array, ...expected: string[]]>([
    ['Latin-1', new Uint8Array([0x61, 0x3a, 0x20, 0xe9, 0x0a]), 'syntax/not-utf8 1:4-1:4 this file is not UTF-8 text (byte 3); save it as UTF-8'],
    ['a cut sequence', new Uint8Array([0x61, 0x3a, 0x20, 0xe2, 0x82]), 'syntax/not-utf8 1:4-1:4 this file is not UTF-8 text (byte 3); save it as UTF-8'],
    ['an overlong sequence', new Uint8Array([0x61, 0x3a, 0x20, 0xc0, 0x80, 0x0a]), 'syntax/not-utf8 1:4-1:4 this file is not UTF-8 text (byte 3); save it as UTF-8'],
    ['a large file', 'a'.repeat(2.5 * 1024 * 1024), 'syntax/too-large 1:1-1:1 this file is larger than any plan needs (size: 2.5 MiB)'],
    ['nested brackets', `a: ${'['.repeat(10_000)}`, 'syntax/too-large 1:67-1:68 this file is larger than any plan needs (depth: more than 64 levels)'],
    ['very many hyphens', '- '.repeat(500_000), 'syntax/too-large 1:129-1:130 this file is larger than any plan needs (depth: more than 64 levels)'],
    ['nested hyphens', `a:\n  ${'- '.repeat(10_000)}x`, 'syntax/too-large 2:129-2:130 this file is larger than any plan needs (depth: more than 64 levels)'],
    ['an alias bomb', ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[i]}`).join(', ')}]`)].join('\n'),
      'syntax/too-large 5:36-5:38 this file is larger than any plan needs (number of keys and values: more than 100000 once aliases are written out)'],
    ['nothing', '', 'syntax/empty-file 1:1-1:1 this plan is empty; `crp init` writes a first draft'],
    ['comments only', '# hello\n\n---\n# more\n', 'syntax/empty-file 1:1-1:1 this plan is empty; `crp init` writes a first draft'],
    ['a list', '- crp: 1\n', 'syntax/not-a-mapping 1:1-1:9 a plan begins with `crp: 1`; here stands a list'],
    ['a text', 'hello\n', 'syntax/not-a-mapping 1:1-1:6 a plan begins with `crp: 1`; here stands a text'],
    ['two plans', 'crp: 1\n---\ncrp: 1\n', 'syntax/several-documents 2:1-2:4 only one plan fits in a file; move the part after `---` to its own file'],
    ['a NUL', 'crp: 1\na: x\0y\n', 'syntax/control-character 2:5-2:6 an invisible control character (U+0000) stands here; delete it'],
    ['a merge conflict', 'crp: 1\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n',
      'syntax/merge-conflict 2:1-2:13 two versions of this plan were never merged; keep one of them\n  4:1-4:8 the second version begins here\n  6:1-6:14 the second version ends here'],
    ['an unclosed quote', 'crp: 1\nplan:\n  title: "Lending\n  stage: lcm\n', 'syntax/not-yaml 5:1-5:1 a text in quotes is never closed; write the closing quotation mark\n  3:10-3:11 opened here'],
    ['an unclosed bracket', 'a: [1,\nb: 2\n', 'syntax/not-yaml 2:1-2:2 a bracket is opened and never closed; write the closing bracket\n  1:4-1:5 opened here'],
    ['two colons', 'a: note: this\n', 'syntax/not-yaml 1:4-1:5 a second `: ` stands in one value; put the text in quotes'],
    ['a tab', 'a:\n\tb: 1\n', 'syntax/not-yaml 2:1-2:2 a tab stands where the line is indented; use spaces'],
    ['a reserved sign', 'a: @home\n', 'syntax/not-yaml 1:4-1:5 a text cannot begin with this sign; put the text in quotes'],
    ['a colon without blank', 'a: 1\nb:2\nc: 3\n', 'syntax/not-yaml 2:1-3:2 this line is no `key: value`; put a space behind the colon, or indent it if it belongs to the text above'],
  ])('%s', (_name, text, ...expected) => {
    expect(shown(text)).toEqual(expected)
    expect(read(text).root).toBeUndefined()
  })
})

describe('a file with a value that cannot be read', () => {
  it.each<[name: string, text: string, expected: string, rest: unknown]>([
    ['a double key', 'a: 1\nb: 2\na: 3\n', 'syntax/duplicate-key 3:1-3:2 `a` stands twice; the first is in line 1\n  1:1-1:2 first written here', { a: 1, b: 2 }],
    ['an unknown anchor', 'a: *b\nc: 1\n', 'syntax/unknown-anchor 1:4-1:6 `*b` refers to no `&b` above', { a: 'BROKEN', c: 1 }],
    ['an anchor below', 'a: *b\nc: &b 1\n', 'syntax/unknown-anchor 1:4-1:6 `*b` refers to no `&b` above', { a: 'BROKEN', c: 1 }],
    ['a circle', 'a: &a [x, *a]\n', 'syntax/circular-alias 1:11-1:13 `*a` contains itself', { a: ['x', 'BROKEN'] }],
    ['a tag', 'a: !secret x\nb: 1\n', 'syntax/custom-tag 1:4-1:11 the tag !secret has no meaning in a plan; remove it', { a: 'BROKEN', b: 1 }],
    ['a tag of YAML 1.1', 'a: !!timestamp 2026-10-09\n', 'syntax/custom-tag 1:4-1:15 the tag !!timestamp has no meaning in a plan; remove it', { a: 'BROKEN' }],
    ['a directive', '%YAML 1.1\n---\na: yes\nb: 010\n', 'syntax/yaml-1-1 1:1-1:10 plans are read as YAML 1.2; remove the directive', { a: 'yes', b: 10 }],
  ])('%s', (_name, text, expected, rest) => {
    expect(shown(text)).toEqual([expected])
    expect(data(read(text).root)).toEqual(rest)
  })
})

const nested = (levels: number): unknown => levels === 0 ? 'x' : [nested(levels - 1)]

describe('a file that can be read', () => {
  it.each<[name: string, text: string, expected: unknown]>([
    ['aliases and merge keys', 'a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: *a\n', { a: { x: 1, y: 2 }, b: { y: 3, x: 1 }, c: { x: 1, y: 2 } }],
    ['a list of merged mappings', 'a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b]}\n', { a: { x: 1 }, b: { x: 2, y: 2 }, c: { x: 1, y: 2 } }],
    ['101 honest aliases', `a: &a x\nb: [${Array(101).fill('*a').join(', ')}]\n`, { a: 'x', b: Array(101).fill('x') }],
    ['64 levels in brackets', `a: ${'['.repeat(63)}"x"${']'.repeat(63)}\n`, { a: nested(63) }],
    ['64 levels of hyphens', `a:\n  ${'- '.repeat(63)}"x"\n`, { a: nested(63) }],
    ['core tags', 'a: !!str 1\nb: !!map {}\n', { a: '1', b: {} }],
    ['yes and no as text', 'a: yes\nb: off\nc: true\nd: ~\ne:\n', { a: 'yes', b: 'off', c: true, d: null, e: null }],
    ['lone carriage returns', 'a: 1\rb: 2\r', { a: 1, b: 2 }],
    ['CRLF', 'a: 1\r\nb: x\r\n', { a: 1, b: 'x' }],
    ['a mark before the text', '\uFEFFa: 1\n', { a: 1 }],
  ])('%s', (_name, text, expected) => {
    expect(shown(text)).toEqual([])
    expect(data(read(text).root)).toEqual(expected)
  })

  it('keeps the characters of a plain scalar', () => {
    const root = read('version: 1.10\nphone: +4420\n').root
    expect([...(root?.entries.values() ?? [])].map(({ value }) => value.kind === 'scalar' && value.text)).toEqual(['1.10', '+4420'])
  })

  it.each([
    ['an emoji counts one', 'a: [😀, x]\n', '1:8-1:9'],
    ['a CJK character counts one', 'a: [日本, x]\n', '1:9-1:10'],
    ['a tab counts one', 'a: [\tb, x]\n', '1:9-1:10'],
    ['a byte order mark counts nothing', '\uFEFFa: [b, x]\n', '1:8-1:9'],
    ['a lone carriage return begins a line', 'b: 1\ra: [b, x]\n', '2:8-2:9'],
    ['a block scalar ends with its text', 'a: [b, x]\n', '1:8-1:9'],
  ])('%s', (_name, text, expected) => {
    const list = read(text).root?.entries.get('a')?.value
    const second = list?.kind === 'sequence' ? list.items[1] : undefined
    expect(second && place(second)).toBe(expected)
  })
})
