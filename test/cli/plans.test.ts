import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { UserError } from '../../src/errors.ts'
import { memoryIo, type MemoryIo } from '../memory-io.ts'

const draft = readFileSync(new URL('../../examples/minimal.crp.yaml', import.meta.url), 'utf8')
const untitled = draft.replace('  title: Self-service lending\n', '')
const today = { env: { CRP_TODAY: '2026-10-09' } }

interface Report {
  exitCode: number
  summary: { files: number; errors: number; warnings: number }
  files: { path: string }[]
  diagnostics: { file: string; rule: string }[]
  error: { message: string } | null
}

/** Checks files of a folder in memory and gives the JSON report, what was said, and the concise report. */
async function validate(files: Record<string, string | Uint8Array>, argv: readonly string[], more: Partial<MemoryIo> = {}) {
  const io = { ...memoryIo(files, today), ...more }
  const exitCode = await main(['validate', ...argv, '--format', 'json', '--format', 'concise:report.txt'], io)
  // The shape of the report is what the tests below look at.
  const report = JSON.parse(io.out()) as Report
  return { exitCode, report, err: io.err(), concise: Buffer.from(io.files.get('report.txt') ?? []).toString() }
}
const errorsOf = ({ diagnostics }: Report, file: string) => diagnostics.filter((one) => one.file === file).map(({ rule }) => rule)

test('a broken file hides no other, wherever it stands', async () => {
  const broken = {
    'a.crp.yaml': 'a: "', 'c.crp.yaml': Buffer.from('crp: 1\ncustomer: { name: Bücherei }\n', 'latin1'), 'e.crp.yaml': '',
    'g.crp.yaml': 'crp: 1\nextends: nowhere.crp.yaml\n', 'i.crp.yaml': `crp: 1\nplan: ${'['.repeat(10_000)}`,
  }
  const plans = { 'b.crp.yaml': untitled, 'd.crp.yaml': `${untitled}poeple: []\n`, 'h.crp.yaml': draft }
  const { exitCode, report } = await validate({ ...broken, ...plans }, ['.'])
  expect(exitCode).toBe(1)
  expect(report.files.map(({ path }) => path)).toEqual(Object.keys({ ...broken, ...plans }).sort())
  for (const [path, text] of Object.entries(plans)) {
    const alone = await validate({ [path]: text }, [path])
    expect(errorsOf(report, path)).toEqual(errorsOf(alone.report, path))
  }
  expect(errorsOf(report, 'a.crp.yaml')).toEqual(['syntax/not-yaml'])
  expect(errorsOf(report, 'c.crp.yaml')).toEqual(['syntax/not-utf8'])
  expect(errorsOf(report, 'e.crp.yaml')).toEqual(['syntax/empty-file'])
  expect(errorsOf(report, 'g.crp.yaml')).toEqual(['reference/house-missing'])
  expect(errorsOf(report, 'i.crp.yaml')).toEqual(['syntax/too-large'])
})

test('a broken house file is told once for each plan that extends it, and hides no other plan', async () => {
  const files = {
    'house.crp.yaml': 'crp: 1\nhouse: { company: "Northbeam }\n', 'a.crp.yaml': `${untitled}extends: house.crp.yaml\n`,
    'b.crp.yaml': untitled,
  }
  const { report } = await validate(files, ['.'])
  expect(report.files.map(({ path }) => path)).toEqual(['a.crp.yaml', 'b.crp.yaml', 'house.crp.yaml'])
  expect(errorsOf(report, 'b.crp.yaml')).toEqual(errorsOf((await validate({ 'b.crp.yaml': untitled }, [])).report, 'b.crp.yaml'))
  expect(new Set(errorsOf(report, 'house.crp.yaml'))).toEqual(new Set(['syntax/not-yaml']))
})

test('the same ids in several plans are fine', async () => {
  const { exitCode, report } = await validate({ 'a.crp.yaml': draft, 'b/a.crp.yaml': draft, 'c.crp.yaml': draft }, ['.'])
  expect([exitCode, report.summary.files]).toEqual([0, 3])
  expect(report.diagnostics.filter(({ rule }) => rule.startsWith('reference/'))).toEqual([])
})

const folders = {
  'north/a.crp.yaml': draft, 'north/deep/b.crp.yml': draft, 'south/c.crp.yaml': draft, 'south/notes.yaml': 'x',
  'd.crp.yaml': draft, '-': draft, 'e*.yaml': draft,
}

test.each<[kind: string, argv: string[], paths: string[]]>([
  ['no operand: this folder', [], ['d.crp.yaml', 'north/a.crp.yaml', 'north/deep/b.crp.yml', 'south/c.crp.yaml']],
  ['a folder', ['north'], ['north/a.crp.yaml', 'north/deep/b.crp.yml']],
  ['a folder with a slash', ['north/'], ['north/a.crp.yaml', 'north/deep/b.crp.yml']],
  ['what a glob of the shell gave', ['north/a.crp.yaml', 'south/c.crp.yaml'], ['north/a.crp.yaml', 'south/c.crp.yaml']],
  ['a pattern that no shell has filled in', ['north/*.crp.yaml'], ['north/a.crp.yaml']],
  ['a pattern of one sign', ['./?.crp.yaml'], ['d.crp.yaml']],
  ['a pattern for any folders', ['**/*.crp.y*ml'], ['d.crp.yaml', 'north/a.crp.yaml', 'north/deep/b.crp.yml', 'south/c.crp.yaml']],
  ['a pattern for folders below one', ['north/**'], ['north/a.crp.yaml', 'north/deep/b.crp.yml']],
  ['a pattern and what it fits, each once', ['*/c.crp.yaml', 'south'], ['south/c.crp.yaml']],
  ['a file whose name looks like a pattern', ['e*.yaml', '*th/a.crp.yaml'], ['e*.yaml', 'north/a.crp.yaml']],
  ['folders and files, as they come',
    ['south', 'd.crp.yaml', 'north/deep'], ['south/c.crp.yaml', 'd.crp.yaml', 'north/deep/b.crp.yml']],
  ['the same file twice', ['d.crp.yaml', 'd.crp.yaml'], ['d.crp.yaml']],
  ['a file and its folder', ['south/c.crp.yaml', 'south'], ['south/c.crp.yaml']],
  ['the same file by two names', ['d.crp.yaml', './d.crp.yaml', 'north/../d.crp.yaml'], ['d.crp.yaml']],
  ['standard input twice', ['-', 'd.crp.yaml', '-'], ['<stdin>', 'd.crp.yaml']],
  ['standard input and a file of that name', ['-', './-'], ['<stdin>', './-']],
  ['a file whatever its name, if named', ['south/notes.yaml', 'south'], ['south/notes.yaml', 'south/c.crp.yaml']],
])('operands: %s', async (_kind, argv, paths) => {
  const { report, err } = await validate(folders, argv)
  expect(report.files.map(({ path }) => path)).toEqual(paths)
  expect(report.summary.files).toBe(paths.length)
  expect(err).toBe('')
})

test('the summary counts the findings of every file', async () => {
  const files = { 'a.crp.yaml': untitled, 'b.crp.yaml': draft, 'c.crp.yaml': 'a: "' }
  const together = (await validate(files, ['.'])).report.summary
  const alone = await Promise.all(Object.entries(files).map(async ([path, text]) =>
    (await validate({ [path]: text }, [path])).report.summary))
  expect(together.files).toBe(3)
  for (const count of ['errors', 'warnings'] as const) {
    expect(together[count]).toBe(alone.reduce((sum, one) => sum + one[count], 0))
  }
  expect(together.errors).toBeGreaterThan(1)
})

test.each([
  ['first', ['nowhere.crp.yaml', 'a.crp.yaml', 'b.crp.yaml']],
  ['in the midst', ['a.crp.yaml', 'nowhere.crp.yaml', 'b.crp.yaml']],
  ['last', ['a.crp.yaml', 'b.crp.yaml', 'nowhere.crp.yaml']],
])('a file that cannot be read, named %s, gives exit code 2 and the findings of the others', async (_, argv) => {
  const { exitCode, report, err, concise } = await validate({ 'a.crp.yaml': untitled, 'b.crp.yaml': 'a: "' }, argv)
  expect([exitCode, report.exitCode]).toEqual([2, 2])
  expect(report.error?.message).toBe('cannot read nowhere.crp.yaml: there is no such file')
  expect(report.files.map(({ path }) => path)).toEqual(['a.crp.yaml', 'b.crp.yaml'])
  expect(errorsOf(report, 'b.crp.yaml')).toEqual(['syntax/not-yaml'])
  expect(concise).toContain('a.crp.yaml:5:1: ')
  expect(err).toBe('crp: cannot read nowhere.crp.yaml: there is no such file\n')
})

test('each file that cannot be read is told', async () => {
  const { exitCode, err } = await validate({ 'a.crp.yaml': draft }, ['x.crp.yaml', 'a.crp.yaml', 'y.crp.yaml'])
  expect(exitCode).toBe(2)
  expect(err).toBe('crp: cannot read x.crp.yaml: there is no such file\ncrp: cannot read y.crp.yaml: there is no such file\n')
})

test('a file that vanishes after it was listed gives exit code 2 and the findings of the others', async () => {
  const { readFile, findPlans } = memoryIo({ 'a.crp.yaml': untitled, 'b.crp.yaml': draft, 'c.crp.yaml': 'a: "' })
  const vanishing = (path: string) => {
    if (path === 'b.crp.yaml') throw new UserError('cannot read b.crp.yaml: there is no such file')
    return readFile(path)
  }
  const { exitCode, report } = await validate({}, ['.'], { readFile: vanishing, findPlans, isDirectory: (path) => path === '.' })
  expect([exitCode, report.error?.message]).toEqual([2, 'cannot read b.crp.yaml: there is no such file'])
  expect(report.files.map(({ path }) => path)).toEqual(['a.crp.yaml', 'c.crp.yaml'])
})

test('a house file that vanishes while it is read gives the plan that names it no false finding', async () => {
  const files = {
    'a.crp.yaml': `${draft}extends: house.crp.yaml\n`, 'b.crp.yaml': 'a: "', 'house.crp.yaml': 'crp: 1\nhouse: {}\n',
  }
  const { readFile } = memoryIo(files)
  const vanishing = (path: string) => {
    if (path === 'house.crp.yaml') throw new UserError('cannot read house.crp.yaml: there is no such file')
    return readFile(path)
  }
  const { exitCode, report } = await validate(files, ['a.crp.yaml', 'b.crp.yaml'], { readFile: vanishing })
  expect([exitCode, report.error?.message]).toEqual([2, 'cannot read house.crp.yaml: there is no such file'])
  expect(report.files.map(({ path }) => path)).toEqual(['b.crp.yaml'])
})
