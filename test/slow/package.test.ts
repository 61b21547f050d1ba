import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crp-package-'))
const [prefix, work, consumer] = ['prefix', 'work', 'consumer'].map((name) => join(folder, name)) as [string, string, string]
const installed = join(prefix, 'lib/node_modules/customer-relations-plan')

/** Runs a program in a folder and gives what it says. */
function run(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}
const crp = (...args: string[]) => run(join(prefix, 'bin/crp'), [...args, '--today', '2026-10-09'], work)

beforeAll(() => {
  run('npm', ['pack', '--pack-destination', folder], root)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  const flags = ['--global', '--engine-strict', '--prefer-offline', '--prefix', prefix]
  run('npm', ['install', ...flags, join(folder, tarball)], folder)
  cpSync(join(root, 'examples'), work, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the package holds the program, its types and its papers, and nothing else', () => {
  const parts = ['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'dist', 'node_modules', 'package.json']
  expect(readdirSync(installed).sort()).toEqual(parts)
  expect(readdirSync(join(installed, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@resvg', 'zod'])
})

test('no path of the machine that built it is in the package', () => {
  const all = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' })
  const files = all.filter((name) => /\.(js|ts|txt)$/.test(name))
  expect(files.length).toBeGreaterThan(10)
  expect(files.filter((name) => readFileSync(join(installed, 'dist', name), 'utf8').includes(root))).toEqual([])
})

test('the installed command checks and renders a plan in a folder that holds nothing else', () => {
  expect(crp('validate', 'minimal.crp.yaml')).toBe('')
  crp('render', 'minimal.crp.yaml', '--format', 'docx,html,md')
  expect(readFileSync(join(work, 'minimal.docx')).subarray(0, 2).toString()).toBe('PK')
  expect(readFileSync(join(work, 'minimal.md'), 'utf8')).toContain('# Self-service lending')
  expect(readFileSync(join(work, 'minimal.html'), 'utf8')).toContain('@media print')
  crp('render', 'harrow-vale.crp.yaml', '--edition', 'internal', '--out-dir', 'out')
  expect(existsSync(join(work, 'out/harrow-vale.internal.docx'))).toBe(true)
})

test('a program that imports the library compiles against its types, and runs', () => {
  mkdirSync(join(consumer, 'node_modules'), { recursive: true })
  cpSync(installed, join(consumer, 'node_modules/customer-relations-plan'), { recursive: true })
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ type: 'module', private: true }))
  writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({
    compilerOptions: {
      strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false,
      module: 'nodenext', target: 'es2023', lib: ['es2023', 'dom'], types: [],
    },
  }))
  writeFileSync(join(consumer, 'judge.ts'), `
    import { check, load, positionAt, version, type Diagnostic, type Files, type Plan } from 'customer-relations-plan'
    const files: Files = { resolve: (_from, path) => path, read: () => undefined, exists: () => false }
    const loading = load(new TextEncoder().encode('crp: 1\\nplan: {title: A}\\n'), 'a.crp.yaml', files)
    const plan: Plan | undefined = loading.loaded?.plan
    const { diagnostics } = check(loading, { today: '2026-10-09', exists: () => true, languages: ['en'] })
    const title: string | undefined = plan?.plan?.title
    const first: Diagnostic | undefined = diagnostics[0]
    const line = first && positionAt(first.at.source, first.at.start).line
    console.log(JSON.stringify({ version, title, count: diagnostics.length, line }))
    // @ts-expect-error a plan has no such field
    plan?.plan?.tilte
  `)
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], consumer)
  const answer = JSON.parse(run(process.execPath, ['judge.js'], consumer)) as Record<string, unknown>
  expect(answer).toMatchObject({ version: '0.1.0', title: 'A' })
  expect(answer['count']).toBeGreaterThan(5)
})
