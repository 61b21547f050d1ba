import fc from 'fast-check'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { effort } from '../effort.ts'
import { memoryIo } from '../memory-io.ts'
import { damaged } from '../properties/damage.ts'
import { before, house } from './edits.ts'

/** Runs a command on the example and a damaged copy of it, and gives its exit code. */
async function run(argv: readonly string[], bytes: Uint8Array): Promise<number> {
  const io = memoryIo({ 'plan.crp.yaml': before, 'other.crp.yaml': bytes, 'house.crp.yaml': house })
  const exitCode = await main(argv, io)
  expect(io.err()).not.toContain('the fault is its own')
  return exitCode
}

test('a damaged plan is compared or refused, and always put into words for git', async () => {
  await fc.assert(fc.asyncProperty(damaged([before]), async (bytes) => {
    for (const edition of ['internal', 'customer']) {
      for (const pair of [['plan.crp.yaml', 'other.crp.yaml'], ['other.crp.yaml', 'plan.crp.yaml']]) {
        expect([0, 2]).toContain(await run(['diff', ...pair, '--edition', edition, '-f', 'md'], bytes))
      }
    }
    expect(await run(['diff', '--textconv', 'other.crp.yaml'], bytes)).toBe(0)
  }), { numRuns: 4 * effort })
}, 600_000)
