import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests of `npm test` that try more here: their properties more often, the examples in more formats. */
const longer = [
  'test/calendar/calendar.test.ts', 'test/check/fix.test.ts', 'test/diff/damage.test.ts',
  'test/diff/mutations.test.ts', 'test/diff/reformatted.test.ts', 'test/edits/kinds.test.ts', 'test/examples.test.ts',
  'test/plan/agreement.test.ts', 'test/plan/prose.test.ts', 'test/preview/preview.test.ts',
  'test/render/escape.test.ts', 'test/render/hostile.test.ts', 'test/source/odd-texts.test.ts',
  'test/source/quick.test.ts', 'test/status/status.test.ts', 'test/wizard/draft.test.ts',
]

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/slow/**/*.test.ts', ...longer], setupFiles: ['test/setup.ts'], environment: 'node',
    env: { EFFORT: process.env['EFFORT'] ?? '20' },
    maxWorkers: availableParallelism(),
    // What hangs must be told, a busy machine not.
    testTimeout: 600_000, hookTimeout: 600_000,
  },
})
