import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/slow/**/*.test.ts', 'test/properties/{hostile,planted}.test.ts'], setupFiles: ['test/setup.ts'],
    environment: 'node', testTimeout: 180_000, hookTimeout: 180_000,
  },
})
