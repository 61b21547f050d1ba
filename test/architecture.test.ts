import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'

/** What each folder of src, or file at its root, may import besides itself: only layers above it. Types count like values. */
const layers: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  exchange: [],
  version: [],
  'label-languages': [],
  'theme-names': [],
  source: [],
  plan: ['source'],
  check: ['source', 'plan'],
  edits: ['source', 'plan', 'check'],
  render: ['source', 'plan'],
  status: ['source', 'plan', 'check'],
  diff: ['source', 'plan'],
  report: ['source', 'plan', 'check', 'status', 'diff'],
  calendar: ['plan', 'render'],
  core: ['source', 'plan', 'check'],
  wizard: ['errors', 'source', 'plan', 'check'],
  watch: [],
  office: ['errors'],
  git: ['errors'],
  serve: ['errors', 'exchange'],
  prompt: ['errors'],
  io: ['errors', 'exchange', 'watch', 'office', 'git', 'serve', 'prompt'],
  'template-texts': ['render'],
  templates: ['errors', 'label-languages', 'theme-names', 'source', 'plan', 'render', 'template-texts'],
  'template-check': ['render', 'template-texts'],
  fonts: ['render'],
  form: ['source', 'render', 'templates'],
  ics: ['plan', 'render', 'templates', 'calendar'],
  word: ['render'],
  stylesheet: [],
  web: ['render', 'stylesheet'],
  portfolio: ['plan', 'check', 'status', 'report', 'render', 'web'],
  shell: ['render'],
  formats: ['render', 'fonts', 'word', 'shell', 'web'],
  reporters: ['report'],
  overview: ['status', 'report'],
  comparison: ['diff', 'report'],
  'preview-files': [],
  preview: ['exchange', 'source', 'plan', 'check', 'render', 'report'],
  index: ['version', 'source', 'plan', 'check', 'render', 'templates', 'formats'],
  commands: [
    'errors', 'version', 'label-languages', 'theme-names', 'source', 'plan', 'check', 'edits', 'status', 'diff', 'report', 'calendar',
    'core', 'render', 'prompt', 'portfolio', 'git', 'io', 'wizard', 'template-check', 'form', 'ics', 'shell', 'formats', 'reporters',
    'overview', 'comparison', 'exchange', 'preview-files', 'preview',
  ],
  cli: ['errors', 'version', 'plan', 'report', 'io', 'commands'],
  main: ['io', 'cli'],
  build: [],
}

/** Who may import a package: a folder of src, or a file at its root. */
const owners: Readonly<Record<string, readonly string[]>> = {
  yaml: ['source'],
  'js-yaml': ['source'],
  zod: ['plan'],
  handlebars: ['render'],
  mdast: ['render'],
  hast: ['render/html'],
  'mdast-util-to-hast': ['render/html'],
  'hast-util-to-html': ['render/html'],
  'mdast-util-from-markdown': ['render'],
  'mdast-util-gfm-table': ['render'],
  'mdast-util-gfm-task-list-item': ['render'],
  'micromark-extension-gfm-table': ['render'],
  'micromark-extension-gfm-task-list-item': ['render'],
  '@dagrejs/dagre': ['render/figures'],
  '@resvg/resvg-js': ['render/figures'],
  docx: ['render/docx'],
  fflate: ['render/docx'],
  saxes: ['render/docx'],
  chalk: ['report'],
  'string-width': ['report'],
  commander: ['cli'],
  diff: ['diff'],
  'timezones-ical-library': ['calendar'],
  chokidar: ['watch'],
  inquirer: ['prompt'],
  esbuild: ['build'],
  'node:fs': ['io', 'office', 'version', 'label-languages', 'theme-names', 'template-texts', 'templates', 'stylesheet', 'preview-files', 'build'],
  'node:path': ['io', 'office', 'build'],
  'node:os': ['office'],
  'node:readline': ['prompt'],
  'node:url': ['fonts', 'office', 'build'],
  'node:child_process': ['office', 'git', 'serve', 'build'],
  'node:http': ['serve'],
}

/** Folders that take text and the day as arguments and touch nothing outside. */
const pure: readonly string[] =
  ['source', 'plan', 'check', 'edits', 'wizard', 'status', 'render', 'diff', 'report', 'portfolio', 'calendar', 'preview']

/** Source texts by their paths from the root of the project. */
type Files = Readonly<Record<string, string>>
type Check = (files: Files) => string[]

const layerOf = (path: string): string => path.split('/')[1]?.replace(/\.(ts|mjs)$/, '') ?? path

/** Lists what a file imports, by any of the three ways. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:^(?:import|export)\b[^'=;]*\bfrom|\bimport\(|^import)\s*'([^'\n]+)'/gm)].flatMap(([, name]) => name ?? [])

const eachImport = (files: Files, fault: (path: string, name: string) => string | undefined): string[] =>
  Object.entries(files).flatMap(([path, text]) => importsOf(text).flatMap((name) => fault(path, name) ?? []))

const eachLine = (files: Files, pattern: RegExp, isExempt: (path: string) => boolean = () => false): string[] =>
  Object.entries(files).filter(([path]) => !isExempt(path)).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => pattern.test(line) ? `${path}:${index + 1} ${line.trim()}` : []))

const faultsAgainstLayers: Check = (files) => eachImport(files, (path, name) => {
  if (!name.startsWith('.')) return undefined
  const [from, to] = [layerOf(path), layerOf(posix.join(posix.dirname(path), name))]
  return from === to || layers[from]?.includes(to) ? undefined : `${path} imports ${name}`
})

const faultsAgainstOwners: Check = (files) => eachImport(files, (path, name) => {
  if (name.startsWith('.')) return undefined
  const owned = owners[name] ?? owners[/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name]
  const isOwner = owned?.some((owner) => owner === layerOf(path) || path.startsWith(`src/${owner}/`))
  return isOwner ? undefined : `${path} imports ${name}`
})

const outside = new RegExp([
  String.raw`\b(?:process|console|performance)\.[a-z]`, String.raw`\bnew Date\(\)`, String.raw`\bDate\.now\b`,
  String.raw`\bMath\.random\b`, String.raw`\bglobalThis\b`, String.raw`\b(?:fetch|setTimeout|setInterval)\(`, `'node:`,
].join('|'))

const faultsAgainstPurity: Check = (files) => eachLine(files, outside, (path) => !pure.includes(layerOf(path)))

const faultsInLength: Check = (files) => Object.entries(files).flatMap(([path, text]) => {
  const lines = text.trimEnd().split('\n').length
  return lines > (path.startsWith('src/check/rules/') ? 600 : 300) ? `${path} has ${lines} lines` : []
})

const faultsInNames: Check = (files) => Object.keys(files).filter((path) =>
  /(?:^|[/.-])(?:utils?|helpers?|common|misc|managers?|services?)(?=[/.-])/.test(path) || !/^[a-z0-9/.-]+$/.test(path))

const faultsInExports: Check = (files) => eachLine(files, /^export default\b|^export \* |\bas default\b/)

const faultsInTypes: Check = (files) =>
  eachLine(files, /@ts-(?:ignore|nocheck|expect-error)|(?:\bas|[:<|,&])\s*any\s*(?:$|[,;)>\]|=[&{])/)

/** The program and the build script are processes of their own; all else gives an exit code back. */
const faultsInExits: Check = (files) =>
  eachLine(files, /\bprocess\.(?:exit\b|exitCode|abort|kill)/, (path) => /^(?:bin|src\/build)\//.test(path))

function filesBelow(folder: string): Files {
  const root = new URL(`../${folder}/`, import.meta.url)
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ts|mjs|js)$/.test(path)).sort()
  const nameOf = (path: string) => `${folder}/${path.replaceAll('\\', '/')}`
  return Object.fromEntries(paths.map((path) => [nameOf(path), readFileSync(new URL(path, root), 'utf8')]))
}

const real: Files = { ...filesBelow('src'), ...filesBelow('bin') }
const sources: Files = filesBelow('src')

/** A check, the files it looks at, and files of which each breaks it once. */
const checks: Readonly<Record<string, { check: Check; files: Files; planted: Files }>> = {
  'imports run one way': { check: faultsAgainstLayers, files: sources, planted: {
    'src/source/a.ts': `import { load } from '../plan/load.ts'`,
    'src/plan/a.ts': `import type { Diagnostic } from '../check/check.ts'`,
    'src/check/rules/a.ts': `const { toDocx } = await import('../../render/docx/document.ts')`,
    'src/render/a.ts': `import {\n  rule,\n} from '../check/rule.ts'`,
    'src/report/a.ts': `import '../io.ts'`,
    'src/plan/b.ts': `export { fail } from '../errors.ts'`,
    'src/errors.ts': `import { main } from './cli.ts'`,
    'src/nobody/a.ts': `import { load } from '../plan/load.ts'`,
  } },
  'every package has its owner': { check: faultsAgainstOwners, files: sources, planted: {
    'src/plan/a.ts': `import { parse } from 'yaml'`,
    'src/check/a.ts': `import { z } from 'zod'`,
    'src/render/a.ts': `import { Paragraph } from 'docx'`,
    'src/render/view/a.ts': `const layout = await import('docx/layout')`,
    'src/commands/a.ts': `import chalk from 'chalk'`,
    'src/commands/b.ts': `import { readFileSync } from 'node:fs'`,
    'src/io.ts': `import { get } from 'node:https'`,
    'src/report/a.ts': `import pad from 'left-pad'`,
  } },
  'the core touches nothing outside': { check: faultsAgainstPurity, files: sources, planted: {
    'src/source/a.ts': 'const { env } = process.env',
    'src/plan/a.ts': 'const today = new Date()',
    'src/plan/b.ts': 'const now = Date.now()',
    'src/check/a.ts': 'console.log(1)',
    'src/render/docx/a.ts': 'const id = Math.random()',
    'src/report/a.ts': `import { join } from 'node:path'`,
    'src/preview/a.ts': `import { createServer } from 'node:http'`,
  } },
  'files stay short': { check: faultsInLength, files: real, planted: {
    'src/plan/a.ts': 'a\n'.repeat(301), 'src/check/rules/a.ts': 'a\n'.repeat(601), 'bin/a.js': 'a\n'.repeat(301),
  } },
  'files are named for what they hold': { check: faultsInNames, files: real, planted: {
    'src/plan/utils.ts': '', 'src/render/helpers/a.ts': '', 'src/date-util.ts': '', 'src/common.ts': '', 'src/misc.ts': '',
    'src/plan-manager.ts': '', 'src/services/a.ts': '', 'src/PlanLoader.ts': '',
  } },
  'exports have names': { check: faultsInExports, files: sources, planted: {
    'src/a.ts': 'export default 1', 'src/b.ts': `export * from './a.ts'`, 'src/c.ts': 'export { a as default }',
  } },
  'types are kept': { check: faultsInTypes, files: real, planted: {
    'src/a.ts': 'const a: any = 1', 'src/b.ts': 'return a as any', 'src/c.ts': 'Map<string, any>', 'src/d.ts': '// @ts-ignore',
    'src/e.ts': 'x: any[]', 'src/f.ts': '// @ts-expect-error',
  } },
  'only a program touches the exit code': { check: faultsInExits, files: real, planted: {
    'src/cli.ts': 'process.exit(1)', 'src/main.ts': 'process.exitCode = 2',
  } },
}

test.each(Object.entries(checks))('%s', (_name, { check, files }) => {
  expect(Object.keys(files).length).toBeGreaterThan(50)
  expect(check(files)).toEqual([])
})

test.each(Object.entries(checks))('a breach is found: %s', (_name, { check, planted }) => {
  const found = Object.entries(planted).map(([path, text]) => [path, check({ [path]: text }).length])
  expect(found).toEqual(Object.keys(planted).map((path) => [path, 1]))
})

test('layers name only layers above them, and every folder and file has its place', () => {
  const names = Object.keys(layers)
  for (const [index, name] of names.entries()) {
    expect(names.slice(0, index)).toEqual(expect.arrayContaining([...layers[name] ?? []]))
  }
  expect([...new Set(Object.keys(sources).map(layerOf))].sort()).toEqual([...names].sort())
})

test('no layer may import what it does not, and no package has an owner that does not use it', () => {
  const used = new Set(Object.entries(sources).flatMap(([path, text]) => importsOf(text).map((name) =>
    name.startsWith('.') ? `${layerOf(path)} ${layerOf(posix.join(posix.dirname(path), name))}` : name)))
  const allowed = Object.entries(layers).flatMap(([layer, below]) => below.map((name) => `${layer} ${name}`))
  expect(allowed.filter((edge) => !used.has(edge))).toEqual([])
  expect(Object.keys(owners).filter((name) => ![...used].some((one) => one === name || one.startsWith(`${name}/`)))).toEqual([])
})
