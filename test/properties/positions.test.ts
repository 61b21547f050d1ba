import { describe, expect, it, test } from 'vitest'
import { echoed, kindsOf, misplaced, small, type Case } from './oracle.ts'
import { variants } from './variants.ts'

/** Picks so many cases, evenly over all of them. */
const some = (cases: readonly Case[], count: number) => cases.filter((_, index) => index * count % cases.length < count)

/** Enough to see at once that positions go wrong; the slow loop tries thousands. */
const kinds = some(kindsOf(small), 60)

describe.each(variants)('a mutated plan, written with $name', (variant) => {
  it('gives one finding, which underlines what was mutated', () => {
    expect(misplaced(kinds.filter((_, index) => variants[index % variants.length] === variant), variant)).toEqual([])
  })
})

test('a mutated plan gives no finding of another rule', () => {
  expect(echoed(some(kinds, 10))).toEqual([])
})
