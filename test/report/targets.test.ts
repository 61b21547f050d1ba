import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { reporters } from '../../src/reporters.ts'
import { memoryIo } from '../memory-io.ts'

const formats = Object.keys(reporters)
const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const files = { 'a.crp.yaml': read('test/cli/plans/faulty.crp.yaml'), 'b.crp.yaml': read('examples/minimal.crp.yaml') }

async function validate(argv: string[], env: Record<string, string> = {}, isTTY = false) {
  const io = memoryIo(files, { env: { CRP_TODAY: '2026-10-09', ...env }, isTTY })
  const exitCode = await main(['validate', ...argv], io)
  const added = [...io.files].filter(([name]) => !(name in files))
  const written = new Map(added.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
  return { exitCode, out: io.out(), err: io.err(), written }
}

test('every format is written in one run, each to its file, as it would be to standard output', async () => {
  const { exitCode, out, written } = await validate(formats.flatMap((format) => ['--format', `${format}:out/${format}: report`]))
  expect([exitCode, out]).toEqual([1, ''])
  expect([...written.keys()]).toEqual(formats.map((format) => `out/${format}: report`))
  for (const format of formats) {
    expect(written.get(`out/${format}: report`), format).toBe((await validate(['--format', format])).out)
  }
})

test('each format is named in the help', async () => {
  const io = memoryIo({})
  await main(['validate', '--help'], io)
  expect(io.out().replace(/\s+/g, ' ')).toContain(formats.join(', '))
})

test.each<[kind: string, argv: string[], message: string]>([
  ['two reports to standard output', ['--format', 'sarif', '--format', 'junit'], 'only one report can go to standard output'],
  ['two reports to one file', ['--format', 'sarif:out', '--format', 'junit:./out'], 'two reports cannot go to one file: out'],
  ['a file without a name', ['--format', 'sarif:'], '--format sarif: names no file'],
])('%s cannot be', async (_kind, argv, message) => {
  const { exitCode, out, err, written } = await validate(argv)
  expect([exitCode, out, [...written.keys()]]).toEqual([2, '', []])
  expect(err).toContain(message)
})

describe('in a workflow of GitHub', () => {
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'summary.md' }

  test.each<[env: Record<string, string>, isTTY: boolean, start: string]>([
    [env, false, '::error '], [env, true, '::error '],
    [{ GITHUB_ACTIONS: 'false' }, false, 'a.crp.yaml:'], [{}, true, 'a.crp.yaml\n'],
  ])('the format is chosen by %o, terminal %o', async (env, isTTY, start) => {
    expect((await validate(['--color', 'never'], env, isTTY)).out.slice(0, start.length)).toBe(start)
  })

  test('the summary of the step gets the Markdown report, after what stands there', async () => {
    const io = memoryIo({ ...files, 'summary.md': 'Built.\n' }, { env: { CRP_TODAY: '2026-10-09', ...env } })
    await main(['validate'], io)
    const { out } = await validate(['--format', 'markdown'])
    expect(Buffer.from(io.files.get('summary.md') ?? []).toString()).toBe(`Built.\n${out}`)
  })

  test('no summary is written where none is kept, nor by another format', async () => {
    expect([...(await validate([], { GITHUB_ACTIONS: 'true' })).written.keys()]).toEqual([])
    expect([...(await validate(['--format', 'concise'], env)).written.keys()]).toEqual([])
  })
})

test('what is waived is suppressed and skipped, whether or not it is shown', async () => {
  for (const flags of [[], ['--show-waived']]) {
    const { written } = await validate(['--format', 'sarif:s', '--format', 'junit:j', 'a.crp.yaml', ...flags])
    expect(written.get('s')?.match(/"suppressions"/g)).toHaveLength(1)
    expect(written.get('j')?.match(/<skipped /g)).toHaveLength(1)
  }
})

test('the threshold decides what fails in JUnit, the least severity what stands in any report', async () => {
  const failures = async (...flags: string[]) => {
    const { out } = await validate(['a.crp.yaml', '--format', 'junit', ...flags])
    return /failures="(\d+)"/.exec(out)?.[1]
  }
  expect(await failures()).toBe('1')
  expect(await failures('--fail-on', 'warning')).toBe('2')
  expect(await failures('--fail-on', 'warning', '--min-severity', 'error')).toBe('1')
  expect(await failures('--fail-on', 'never')).toBe('0')
})

test('a terminal that is dumb gets bars of letters', async () => {
  expect((await validate(['b.crp.yaml'], {}, true)).out).toMatch(/1\.0 scope +█+░+ {2}\d+ of \d+\n/)
  expect((await validate(['b.crp.yaml'], { TERM: 'dumb' }, true)).out).toMatch(/1\.0 scope +#+\.+ {2}\d+ of \d+\n/)
})
