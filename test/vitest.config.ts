import { availableParallelism } from 'node:os'
import { defineConfig, type Plugin } from 'vitest/config'
import { precompiled } from '../src/templates.ts'

// Packages that come in two forms are tried in the one that is shipped.
process.env['NODE_ENV'] = 'production'

const templates = new URL('../src/templates.ts', import.meta.url).pathname

/**
 * Gives the program its templates, labels and themes as the build does, compiled and read once. A test that imports
 * `src/templates.ts` itself gets the source.
 */
const builtTemplates: Plugin = {
  name: 'built-templates',
  enforce: 'pre',
  resolveId: (name, importer = '') => /^\.\.?\/templates\.ts$/.test(name) && /\/src\/[^/]*$/.test(importer) ? `${templates}?built` : undefined,
  load: (id) => id === `${templates}?built` ? precompiled() : undefined,
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [builtTemplates],
  test: {
    include: ['test/**/*.test.ts'], exclude: ['test/slow/**'], setupFiles: ['test/setup.ts'], environment: 'node',
    pool: 'forks', isolate: false,
    // Room for what lives shortly, whose collection took a sixth of the time; and in Node 20, which has no quick compiler between
    // the interpreter and the slow one, a quarter went into optimising what then ran a few times more.
    execArgv: ['--max-semi-space-size=32', ...process.versions.node.startsWith('20.') ? ['--interrupt-budget=1000000'] : []],
    // One core is left idle otherwise, which on two is half the machine.
    maxWorkers: availableParallelism(),
    // What hangs must be told, a busy machine not.
    testTimeout: 60_000,
  },
})
