// Turns the sources into dist/: bundles with one lazily loaded chunk per heavy part, facts computed beforehand, types.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const at = (path) => join(root, path)
// Inside the project, so that the packages it imports are found.
const scratch = at('node_modules/.cache/crp-build')

/** Bundles one source file and imports it, so that what it computes can be written down. */
async function evaluate(path) {
  const outfile = join(scratch, `${path.replaceAll('/', '-')}.mjs`)
  await build({
    entryPoints: [at(path)], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', logLevel: 'warning',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(at(path)).href) },
  })
  return import(pathToFileURL(outfile).href)
}

/** Writes data as the quickest thing to load (V8 reads JSON faster than literals). */
const data = (value) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`

const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
const { format } = await evaluate('src/plan/table.ts')
const { packFormat } = await evaluate('src/plan/packing.ts')
const { jsonSchema } = await evaluate('src/plan/json-schema.ts')
const { labelLanguages } = await evaluate('src/label-languages.ts')
const { themeNames } = await evaluate('src/theme-names.ts')
const { fontFiles } = await evaluate('src/fonts.ts')
const { precompiled } = await evaluate('src/templates.ts')
const { templateTexts } = await evaluate('src/template-texts.ts')

/** What is written in place of the files that compute or read it when run from source. */
const computed = {
  'src/plan/table.ts': `import { unpackFormat } from './packing.ts'\nexport const format = unpackFormat(${data(packFormat(format))})`,
  'src/plan/json-schema.ts': `export const jsonSchema = () => ${data(jsonSchema())}`,
  'src/version.ts': `export const version = ${JSON.stringify(version)}`,
  'src/label-languages.ts': `export const labelLanguages = ${JSON.stringify(labelLanguages)}`,
  'src/stylesheet.ts': `export const stylesheet = ${JSON.stringify(readFileSync(at('templates/page.css'), 'utf8'))}`,
  'src/preview-files.ts': `export const pageFiles = ${data((await evaluate('src/preview-files.ts')).pageFiles)}`,
  'src/theme-names.ts': `export const themeNames = ${JSON.stringify(themeNames)}`,
  'src/templates.ts': await precompiled(),
  'src/template-texts.ts': `const texts = ${data(await templateTexts())}\nexport const templateTexts = async () => texts`,
  'src/fonts.ts': readFileSync(at('src/fonts.ts'), 'utf8').replace(/'\.\.\/node_modules\/[^']*'/, "'../fonts/'"),
}

const computedFacts = {
  name: 'computed-facts',
  setup({ onLoad }) {
    for (const [path, contents] of Object.entries(computed)) {
      const filter = new RegExp(`${path.replaceAll('/', '[\\\\/]').replaceAll('.', '\\.')}$`)
      onLoad({ filter }, () => ({ contents, loader: 'ts', resolveDir: dirname(at(path)) }))
    }
  },
}

/** Finds the files that are loaded lazily, whoever loads them. */
function lazyFiles() {
  const sources = readdirSync(at('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name))
  return new Set(sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?<!typeof )import\('(\.[^']+)'\)/g)].map(([, target]) => resolve(dirname(path), target))))
}

/**
 * The core comes after the command line, and everything lazy after the core; saying so lets the bundler keep what they share in one
 * file each.
 */
const oneCore = {
  name: 'one-core',
  setup({ onLoad }) {
    const core = at('src/core.ts')
    const lazy = lazyFiles()
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!lazy.has(path)) return undefined
      const contents = computed[relative(root, path).replaceAll('\\', '/')] ?? readFileSync(path, 'utf8')
      return { contents: `import ${JSON.stringify(path === core ? at('src/main.ts') : core)}\n${contents}`, loader: 'ts', resolveDir: dirname(path) }
    })
  },
}

rmSync(at('dist'), { recursive: true, force: true })
const common = {
  outdir: at('dist'), chunkNames: 'chunks/[name]-[hash]',
  bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node20.19', minify: true,
  // The package's own choice for Node is CommonJS, of which nothing can be left out.
  // inquirer brings all its prompts; the one that opens an editor, which nothing here asks for, needs half a megabyte of tables.
  alias: {
    yaml: at('node_modules/yaml/browser/index.js'),
    '@inquirer/editor': at('node_modules/@inquirer/input/dist/index.js'),
  },
  // Drawn by a native package, which is there at run time or not.
  external: ['@resvg/resvg-js'],
  legalComments: 'none', metafile: true, logLevel: 'warning',
  // Packages in CommonJS ask for Node's own modules by require.
  banner: { js: "import { createRequire as crpRequire } from 'node:module'; const require = crpRequire(import.meta.url);" },
}
const { metafile } = await build({ ...common, entryPoints: { main: at('src/main.ts') }, plugins: [oneCore, computedFacts] })
rejectEagerCore(metafile)
await build({ ...common, entryPoints: { index: at('src/index.ts') }, plugins: [computedFacts] })
for (const file of fontFiles().own) {
  const copy = file.replace(/.*(?=carlito)/, `${at('dist/fonts')}/`).replace('carlito/', '')
  mkdirSync(dirname(copy), { recursive: true })
  copyFileSync(file, copy)
}
writeFileSync(at('dist/LICENSES.txt'), licences(metafile))
writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify({
  extends: at('tsconfig.json'), include: [], files: [at('src/index.ts')],
  compilerOptions: { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: at('src'), outDir: at('dist/types') },
}))
execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', scratch], { stdio: 'inherit' })
rmSync(scratch, { recursive: true })

/** Throws where the command line would load the core at its start: a file that is imported there and lazily elsewhere brings it. */
function rejectEagerCore({ inputs }) {
  const importers = new Map([['src/main.ts', undefined]])
  for (const path of importers.keys()) {
    const imports = inputs[path]?.imports.filter(({ kind, external }) => kind === 'import-statement' && !external) ?? []
    for (const one of imports) if (!importers.has(one.path)) importers.set(one.path, path)
  }
  if (!importers.has('src/core.ts')) return
  throw new Error(`${importers.get('src/core.ts')} is imported at the start, by ${importers.get(importers.get('src/core.ts'))}, and lazily elsewhere`)
}

/** Gathers the licence of every package whose code is in the bundles. */
function licences({ inputs }) {
  const paths = [...Object.keys(inputs), ...fontFiles().own.map((file) => relative(root, file))]
  const packages = new Set(paths.map((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean))
  return [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(at(join(folder, 'package.json')), 'utf8'))
    const file = ['LICENSE_FONT', 'LICENSE', 'LICENSE.md', 'LICENCE', 'license', 'LICENSE.txt'].map((name) => at(join(folder, name))).find((path) => {
      try { return readFileSync(path) } catch { return undefined }
    })
    return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(file, 'utf8').trim()}\n`
  }).join(`\n${'-'.repeat(72)}\n\n`)
}
