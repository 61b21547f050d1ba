import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { damaged } from '../properties/damage.ts'
import { echoed, harrowVale, kindsOf, misplaced, small } from '../properties/oracle.ts'
import { survives } from '../properties/survival.ts'
import { variants } from '../properties/variants.ts'

const kinds = kindsOf([...small, harrowVale])
const [{ text: house }, { text: draft }] = small
const texts = [house, draft, harrowVale.text]
const hour = 3_600_000
// Every kind takes a quarter of an hour; SHARE=1 tries them all.
const share = Number(process.env['SHARE'] ?? 8)
const tried = kinds.filter((_, index) => index % share === 0)

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

test('damaged plans make neither validate nor render fail, print a stack or take long', async () => {
  const damages = Number(process.env['DAMAGE_RUNS'] ?? 2_000)
  let count = 0
  await fc.assert(fc.asyncProperty(damaged(texts), async (bytes) => {
    await survives(['validate', '--format', 'json'], bytes, house)
    if (count++ % 20 === 0) await survives(['render', '--allow-invalid', '--format', 'md', '-o', 'out.md'], bytes, house)
  }), { numRuns: damages })
}, hour)
