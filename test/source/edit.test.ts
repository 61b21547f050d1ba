import { describe, expect, test } from 'vitest'
import { applyEdits, disjoint, keepsRest, landing } from '../../src/source/edit.ts'
import { parse } from '../../src/source/parse.ts'
import type { Fix } from '../../src/source/problem.ts'
import type { Source } from '../../src/source/source.ts'
import { removed, rewritten } from '../../src/source/splices.ts'
import type { Mapping } from '../../src/source/tree.ts'

const sourceOf = (text: string, hasMark = false): Source => ({ path: 'a.yaml', text, hasMark })
const fix = (...edits: [start: number, end: number, text: string][]): Fix =>
  ({ title: '', edits: edits.map(([start, end, text]) => ({ start, end, text })) })

function treeOf(text: string): Mapping {
  const { root } = parse(sourceOf(text))
  if (root === undefined) throw new Error(`not a mapping: ${text}`)
  return root
}

test('edits are made in the order of the text, whatever their own', () => {
  const fixes = [fix([8, 9, 'two'], [0, 0, 'c: 3\n']), fix([3, 4, 'one'])]
  expect(applyEdits(sourceOf('a: 1\nb: 2\n'), fixes)).toBe('c: 3\na: one\nb: two\n')
})

test('the byte order mark is put back', () => {
  expect(applyEdits(sourceOf('a: 1\r\n', true), [fix([3, 4, '2'])])).toBe('\uFEFFa: 2\r\n')
  expect(applyEdits(sourceOf('a: 1', true), [])).toBe('\uFEFFa: 1')
})

test.each<[name: string, fixes: Fix[], kept: number[]]>([
  ['apart', [fix([0, 1, 'x']), fix([2, 3, 'y'])], [0, 1]],
  ['overlapping', [fix([0, 3, 'x']), fix([2, 5, 'y'])], [0]],
  ['adjoining', [fix([0, 2, 'x']), fix([2, 5, 'y'])], [0]],
  ['inside another', [fix([0, 9, '']), fix([3, 4, 'y']), fix([5, 6, 'z']), fix([10, 11, ''])], [0, 3]],
  ['of several edits', [fix([4, 5, 'x']), fix([0, 1, ''], [5, 6, '']), fix([7, 8, ''])], [0, 2]],
])('of fixes that are %s, those stay that do not touch', (_name, fixes, kept) => {
  const found = fixes.map((one, index) => ({ fix: one, index }))
  expect(disjoint(found).map(({ index }) => index)).toEqual(kept)
})

test('the places of new texts are known', () => {
  expect(landing([fix([5, 7, 'xyz'], [0, 0, 'ab']), fix([10, 12, ''])])).toEqual([
    { start: 0, end: 2 }, { start: 7, end: 10 }, { start: 13, end: 13 },
  ])
})

describe('what stands outside the edits must read as before', () => {
  test.each<[name: string, text: string, edit: Fix, is: boolean]>([
    ['a key is written anew', 'a: 1\nb: 2\n', fix([0, 1, 'long']), true],
    ['a value is put in quotes', 'a: On\nb: 2\n', fix([3, 5, '"On"']), true],
    ['a quote is opened and swallows the rest', 'a: On\nb: "2"\n', fix([3, 5, '"On'], [12, 12, '"']), false],
    ['a value becomes a comment', 'a: 1\nb: 2\n', fix([1, 1, ': #']), false],
    ['entries move one level down', 'a:\nb: 2\n', fix([0, 2, 'a: {c: 1,'], [8, 8, '}']), false],
    ['an entry is removed', 'a: 1\nb: 2\nc: [3]\n', fix([5, 10, '']), true],
    ['an emoji stands before it', 'a: 😀\nb: On\nc: d\n', fix([9, 11, '"On"']), true],
  ])('%s', (_name, text, edit, is) => {
    const { root: after } = parse(sourceOf(applyEdits(sourceOf(text), [edit])))
    expect(after !== undefined && keepsRest(treeOf(text), after, [edit])).toBe(is)
  })
})

describe('a key or value is written anew in its own style', () => {
  test.each([
    ['a: old', 'a: new'], ['a: "old"', 'a: "new"'], ["a: 'old' # so", "a: 'new' # so"], ['{"a":"old"}', '{"a":"new"}'],
    ['a: |\n  old\n', undefined], ['a: >- # so\n  old\n', undefined],
  ])('%j', (text, expected) => {
    const node = treeOf(text).entries.get('a')?.value
    const edit = node && rewritten(node, 'new')
    expect(edit && applyEdits(sourceOf(text), [{ title: '', edits: [edit] }])).toBe(expected)
  })
})

/** A text with a list `w`, the item of it to remove, counted from 0, and what is left; nothing where it cannot be told. */
const removals: [name: string, text: string, index: number, left: string | undefined][] = [
  ['the first', 'w:\n  - x: 1\n    y: 2\n  - x: 3\n', 0, 'w:\n  - x: 3\n'],
  ['one between', 'w:\n  - x: 1\n\n  - x: 2\n\n  - x: 3\n', 1, 'w:\n  - x: 1\n\n  - x: 3\n'],
  ['the last', 'w:\n  - x: 1\n\n  - x: 2\n\nz: 1\n', 1, 'w:\n  - x: 1\n\nz: 1\n'],
  ['the last of the file', 'w:\n  - x: 1\n\n  - x: 2', 1, 'w:\n  - x: 1\n'],
  ['its comments', 'w:\n  - x: 1\n    # of 1\n  # of 2\n  # too\n  - x: 2 # here\n    # there\n  # of 3\n  - x: 3\n', 1,
    'w:\n  - x: 1\n    # of 1\n  # of 3\n  - x: 3\n'],
  ['a block of text', 'w:\n  - x: |\n      a\n\n      b\n  - x: 2\n', 0, 'w:\n  - x: 2\n'],
  ['the only one, with the key', 'a: 1\n\n# of w\nw: # none\n  # of 1\n  - x: 1\n\nz: 1\n', 0, 'a: 1\n\n# of w\nz: 1\n'],
  ['the only one at the end', 'a: 1\n\nw:\n- x: 1\n', 0, 'a: 1\n'],
  ['in braces', 'w:\n  - {x: 1} # so\n  - {x: 2}\n', 0, 'w:\n  - {x: 2}\n'],
  ['in brackets, the first', 'w: [{x: 1}, {x: 2}] # so\n', 0, 'w: [{x: 2}] # so\n'],
  ['in brackets, the last', 'w: [\n  {x: 1},\n  {x: 2},\n]\n', 1, 'w: [\n  {x: 1},\n]\n'],
  ['in brackets, the only one', 'a: 1\nw: [{x: 1}]\n', 0, 'a: 1\n'],
  ['in brackets within braces', '{a: 1, w: [{x: 1}]}\n', 0, '{a: 1, w: []}\n'],
  ['with an anchor', 'w:\n  - x: &n 1\n  - x: R&D\n', 0, undefined],
  ['with no anchor', 'w:\n  - x: R&D\n  - x: &n 1\n', 0, 'w:\n  - x: &n 1\n'],
  ['in brackets, with a comment beside it', 'w: [\n  {x: 1}, # so\n  {x: 2}\n]\n', 0, undefined],
]

describe.each([['LF', '\n'], ['CRLF', '\r\n']])('an item is removed, with %s', (_name, lineEnd) => {
  test.each(removals)('%s', (_name, written, index, left) => {
    const text = written.replaceAll('\n', lineEnd)
    const entry = treeOf(text).entries.get('w')
    if (entry?.value.kind !== 'sequence') throw new Error('w is a list')
    const item = entry.value.items[index]
    if (item === undefined) throw new Error('the item is there')
    const edit = removed(item, entry.value.items, entry.value, entry.key)
    expect(edit && applyEdits(item.source, [{ title: '', edits: [edit] }])).toBe(left?.replaceAll('\n', lineEnd))
  })
})
