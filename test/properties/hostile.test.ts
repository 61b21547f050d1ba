import fc from 'fast-check'
import { expect, test } from 'vitest'
import { damaged } from './damage.ts'
import { harrowVale, small } from './oracle.ts'
import { survives } from './survival.ts'

const [{ text: house }, { text: draft }] = small
const texts = [house, draft, harrowVale.text]
const runs = Number(process.env['DAMAGE_RUNS'] ?? 60)

test('no damaged plan makes validate fail, print a stack or take long', async () => {
  const codes = new Set<number>()
  await fc.assert(fc.asyncProperty(damaged(texts), async (bytes) => {
    codes.add(await survives(['validate', '--format', 'json'], bytes, house))
  }), { numRuns: runs })
  expect([...codes].sort()).toEqual([0, 1])
}, runs * 1000)

test('no damaged plan makes render fail, print a stack or take long', async () => {
  await fc.assert(fc.asyncProperty(damaged(texts), async (bytes) => {
    await survives(['render', '--allow-invalid', '--format', 'md', '-o', 'out.md'], bytes, house)
  }), { numRuns: Math.ceil(runs / 15) })
}, runs * 1000)
