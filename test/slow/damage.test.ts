import fc from 'fast-check'
import { expect, test } from 'vitest'
import { damaged } from '../properties/damage.ts'
import { harrowVale, small } from '../properties/oracle.ts'
import { survives } from '../properties/survival.ts'

const [{ text: house }, { text: draft }] = small
const runs = Number(process.env['DAMAGE_RUNS'] ?? 10_000)

test('no damaged plan makes validate or render fail, print a stack or take long', async () => {
  const codes = new Set<number>()
  let count = 0
  await fc.assert(fc.asyncProperty(damaged([house, house, draft, draft, harrowVale.text]), async (bytes) => {
    codes.add(await survives(['validate', '--format', 'json'], bytes, house))
    if (count++ % 20 === 0) await survives(['render', '--allow-invalid', '--format', 'md', '-o', 'out.md'], bytes, house)
  }), { numRuns: runs })
  expect([...codes].sort()).toEqual([0, 1])
}, 3_600_000)
