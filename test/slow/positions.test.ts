import { describe, expect, it, test } from 'vitest'
import { echoed, harrowVale, kindsOf, misplaced, small } from '../properties/oracle.ts'
import { variants } from '../properties/variants.ts'

const kinds = kindsOf([...small, harrowVale])
// Every kind takes a quarter of an hour; SHARE=1 tries them all.
const share = Number(process.env['SHARE'] ?? 8)
const tried = kinds.filter((_, index) => index % share === 0)
const hour = 3_600_000

test('at least 200 kinds of mutation are tried', () => {
  expect(new Set(tried.map(({ mutation }) => mutation.kind)).size).toBeGreaterThanOrEqual(200)
})

describe.each(variants)('a mutated plan, written with $name', (variant) => {
  // Each kind is written in two of the six variants.
  const own = tried.filter((_, index) => index % 3 === variants.indexOf(variant) % 3)

  it('gives one finding, which underlines what was mutated', () => {
    expect(misplaced(own, variant)).toEqual([])
  }, hour)
})

test('a mutated plan gives no finding of another rule', () => {
  expect(echoed(tried)).toEqual([])
}, hour)
