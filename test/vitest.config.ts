import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'], exclude: ['test/slow/**'], setupFiles: ['test/setup.ts'], environment: 'node',
    pool: 'threads', isolate: false,
    // One core is left idle otherwise, which on two is half the machine.
    maxWorkers: availableParallelism(),
    // What hangs must be told, a busy machine not.
    testTimeout: 60_000,
  },
})
