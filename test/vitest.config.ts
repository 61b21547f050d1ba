import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'], exclude: ['test/slow/**', 'test/properties/{hostile,planted}.test.ts'], setupFiles: ['test/setup.ts'], environment: 'node', pool: 'threads', isolate: false,
    // A machine with other work takes ten times as long over a Word file.
    testTimeout: 30_000,
    // One core is left idle otherwise, which on two is half the machine.
    maxWorkers: availableParallelism(),
  },
})
