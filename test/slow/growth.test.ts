import { expect, test } from 'vitest'
import { load } from '../../src/plan/load.ts'
import { filesOf } from '../files.ts'

const keys = (count: number) => Array.from({ length: count }, (_, index) => `key${index}: ${index}\n`).join('')

/** Gives the best of three times for reading and judging the form of a file of so many keys, in milliseconds. */
function timeFor(count: number): number {
  const bytes = new TextEncoder().encode(`crp: 1\n${keys(count)}`)
  return Math.min(...[1, 2, 3].map(() => {
    const start = performance.now()
    load(bytes, 'plan.crp.yaml', filesOf({}))
    return performance.now() - start
  }))
}

test('the time for many keys grows with their number, not with its square', () => {
  timeFor(2_000)
  expect(timeFor(40_000) / timeFor(10_000)).toBeLessThan(9)
})
