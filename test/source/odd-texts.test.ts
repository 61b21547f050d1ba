import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { keyOrder } from '../../src/edits/additions.ts'
import { rewrite, type Step } from '../../src/source/rewriting.ts'
import { effort } from '../effort.ts'

/** Values as people and programs write them, the odd ones among them; `\n` stands for a line further to the right. */
const value = fc.constantFrom(
  'A', '"A b"', "'A'", 'A\nb', '|\nx\ny', '>-\nx\n\ny', '|+\nx\n\n', '"a\nb"', '', '~', '# none', '*a', '&a A', '!!str A', '2026-01-01', '[a, # so\nb]',
)
const comment = fc.constantFrom('', ' # so', '\n    # below', '\n  # beside', '\n# at the left', '\n\n')
const item = fc.record({ title: value, date: value, comment, isFlow: fc.boolean() })

const odd = fc.record({
  head: fc.constantFrom('', '# so\n', '---\n', '%YAML 1.2\n---\n', '\n\n'),
  before: fc.constantFrom('', 'plan: &a {title: A}\n', 'plan:\n  title: &a A\n\n'),
  items: fc.array(item, { maxLength: 3 }),
  indent: fc.constantFrom('', '  ', '    '),
  gap: fc.constantFrom(' ', '   '),
  isSpaced: fc.boolean(),
  after: fc.constantFrom('', '# next\n', '\n# next\n', '\n\n', 'team: []\n', '# so\nteam:\n  - {who: a}\n', '...\n', '    # deep\nteam: []\n'),
  isOpen: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
})
type Odd = typeof odd extends fc.Arbitrary<infer One> ? One : never

function textOf({ head, before, items, indent, gap, isSpaced, after, isOpen, lineEnd }: Odd): string {
  const inner = `${indent} ${gap}`
  const written = (text: string) => text.replaceAll('\n', `\n${inner}  `)
  const lines = items.map(({ title, date, comment, isFlow }) => isFlow ? `${indent}-${gap}{title: t, date: "x"}${comment}\n`
    : `${indent}-${gap}title: ${written(title)}\n${inner}date: ${written(date)}${comment}\n`)
  const text = `${head}crp: 1\n${before}schedule:${items.length === 0 ? ' []' : ''}\n${lines.join(isSpaced ? '\n' : '')}${after}`
  return (isOpen ? text.trimEnd() : text).replaceAll('\n', lineEnd)
}

const plainEnds = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
const commentsIn = (text: string) => plainEnds(text).split('\n').flatMap((line) => /#.*/.exec(line)?.[0] ?? []).sort()

/** Reads a text as plain data; nothing where it is none. */
function dataIn(text: string): Record<string, unknown> | undefined {
  const document = parseDocument(plainEnds(text), { logLevel: 'silent' })
  try {
    return document.errors.length > 0 ? undefined : document.toJS() as Record<string, unknown>
  } catch {
    // An alias of nothing is told by throwing.
    return undefined
  }
}

test('a text in an odd style is written into rightly, comments and all, or it is left alone', () => {
  let written = 0
  let total = 0
  fc.assert(fc.property(odd, fc.boolean(), (drawn, isAdding) => {
    const text = textOf(drawn)
    const expected = dataIn(text)
    if (expected === undefined) return
    total++
    const items = (expected['schedule'] ?? []) as Record<string, unknown>[]
    const steps: Step[] = isAdding || items.length === 0
      ? [{ at: ['schedule'], append: [{ id: 'n', title: 'new: x' }] }, { at: ['risks'], append: [{ event: 'y' }] }]
      : [{ at: ['schedule', 0, 'status'], put: 'done' }, { at: ['schedule', items.length - 1, 'owner'], put: 'ines' }]
    const made = rewrite({ path: 'plan.crp.yaml', text, hasMark: false }, steps, keyOrder)
    if ('obstacle' in made) return
    written++
    if (isAdding || items.length === 0) {
      Object.assign(expected, { schedule: [...items, { id: 'n', title: 'new: x' }], risks: [{ event: 'y' }] })
    } else {
      Object.assign(items[0] ?? {}, { status: 'done' })
      Object.assign(items.at(-1) ?? {}, { owner: 'ines' })
    }
    expect(parse(plainEnds(made.source.text))).toEqual(expected)
    expect(commentsIn(made.source.text)).toEqual(commentsIn(text))
  }), { numRuns: 150 * effort })
  // What is refused is the exception.
  expect(written / total).toBeGreaterThan(0.8)
})
