import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/source/parse.ts'
import { parseQuickly } from '../../src/source/quick.ts'
import type { Node } from '../../src/source/tree.ts'
import { effort } from '../effort.ts'

/** Writes a tree with its positions; where a block ends is of no use to anybody. */
const shape = (node: Node): unknown =>
  node.kind === 'mapping' ? [node.kind, node.start, node.isBlock || node.end, [...node.entries].map(([name, { key, value }]) => [name, key.start, key.end, shape(value)])]
  : node.kind === 'sequence' ? [node.kind, node.start, node.isBlock || node.end, node.items.map(shape)]
  : node.kind === 'scalar' ? [node.start, node.end, node.text, node.value === node.value ? node.value : 'NaN', node.isPlain]
  : [node.kind]

/** Holds the quick reading to the exact one; says whether the quick one gave an answer. */
function agree(text: string): boolean {
  const source = { path: 'a', text, hasMark: false }
  const quick = parseQuickly(source)
  if (quick?.root === undefined) return false
  const exact = parse(source)
  expect(exact.problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([])
  expect(exact.root && shape(exact.root)).toEqual(shape(quick.root))
  return true
}

const examples = ['harrow-vale', 'house', 'minimal'].map((name) => readFileSync(`examples/${name}.crp.yaml`, 'utf8'))

describe('the quick reading', () => {
  it.each([
    ...examples.map((text, index) => [`example ${index + 1}`, text]),
    ['folded and literal blocks', 'a: >-\n  one\n  two\n\nb: |  # why\n  x | y\n\n\nc: |2\n    d\n'],
    ['flow collections', 'a: {b: [1, "x, y", \'it\'\'s\'], c: }\nd: [\n  e, # f ]\n  g\n  ]\nh: []\ni: { }\n'],
    ['aliases and merges', 'a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\nc: [*a, *a]\n'],
    ['empty values', 'a:\nb: ~\nc: ""\nd:\n  -\n  - x\n'],
    ['multi-line plain text', 'a: one\n  two\n  three\nb: c\n'],
    ['numbers', 'a: [1.10, 007, 0x1F, 0o17, 1e3, .5, +4, -0, .inf, .nan, 1_000, 12:30]\n'],
  ])('gives the tree of the exact one: %s', (_name, text) => expect(agree(text)).toBe(true))

  it('never disagrees with the exact one, however a plan is damaged', () => {
    const piece = fc.constantFrom(' ', '  ', '\n', ':', ': ', '- ', '#', ' #', '"', "'", '[', ']', '{', '}', ',', '&a ', '*a', '!', '|', '>', '>-', '%', '@', '\t', '?', '? ', '<<: ', '---\n', '~', '\\', '0', 'é', '😀', '\r\n', '\r')
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(4), put: fc.oneof(piece, fc.constant('')) })
    const window = fc.record({ of: fc.nat(examples.length - 1), from: fc.double({ min: 0, max: 1, noNaN: true }), lines: fc.integer({ min: 1, max: 30 }) })
    let answers = 0
    fc.assert(fc.property(window, fc.array(edit, { minLength: 0, maxLength: 3 }), ({ of, from, lines }, edits) => {
      const all = (examples[of] ?? '').split('\n')
      const first = Math.floor(from * all.length)
      let text = all.slice(first, first + lines).map((line) => line.replace(/^ {2}/, '')).join('\n')
      for (const { at, cut, put } of edits) {
        const where = Math.floor(at * text.length)
        text = text.slice(0, where) + put + text.slice(where + cut)
      }
      if (agree(text)) answers++
    }), { numRuns: 200 * effort })
    expect(answers).toBeGreaterThan(40 * effort)
  })
})
