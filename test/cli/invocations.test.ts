import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { memoryIo } from '../memory-io.ts'

const files = {
  'a.crp.yaml': 'crp: 1\n',
  'b.crp.yaml': 'crp: 1\n',
  'notes/readme.txt': '',
  'house.crp.yaml': 'crp: 1\nhouse: { company: Northbeam Systems }\n',
}

/** A command line to which `--format json` is added, and what its answer says of the error. */
const invocations: [argv: string, message: string][] = [
  ['', "unknown option '--format'"],
  ['validte', "unknown command 'validte'"],
  ['constructor', "unknown command 'constructor'"],
  ['validate a.crp.yaml --frobnicate', "unknown option '--frobnicate'"],
  ['validate a.crp.yaml -x', "unknown option '-x'"],
  ['validate a.crp.yaml --quiet=yes', "unknown option '--quiet=yes'"],
  ['validate a.crp.yaml --color sometimes', "--color cannot be 'sometimes'"],
  ['validate a.crp.yaml --gate basline', "--gate cannot be 'basline'"],
  ['validate a.crp.yaml --gate BASELINE', "--gate cannot be 'BASELINE'"],
  ['validate a.crp.yaml --gate draft,baseline', "--gate cannot be 'draft,baseline'"],
  ['validate a.crp.yaml --gate __proto__', "--gate cannot be '__proto__'"],
  ['validate a.crp.yaml --fail-on todo', "--fail-on cannot be 'todo'"],
  ['validate a.crp.yaml --min-severity never', "--min-severity cannot be 'never'"],
  ['validate a.crp.yaml --max-warnings some', "'some' is not a number of warnings"],
  ['validate a.crp.yaml --max-warnings -1', "'-1' is not a number of warnings"],
  ['validate a.crp.yaml --max-warnings 1.5', "'1.5' is not a number of warnings"],
  ['validate a.crp.yaml --max-warnings=', "'' is not a number of warnings"],
  ['validate a.crp.yaml --rule scope/no-wrk=off', "there is no rule 'scope/no-wrk'"],
  ['validate a.crp.yaml --rule =off', "there is no rule ''"],
  ['validate a.crp.yaml --rule toString=off', "there is no rule 'toString'"],
  ['validate a.crp.yaml --rule scope/no-work', '--rule scope/no-work names no severity'],
  ['validate a.crp.yaml --rule scope/no-work=', '--rule scope/no-work names no severity'],
  ['validate a.crp.yaml --rule scope/no-work=fatal', "'fatal' is not a severity"],
  ['validate a.crp.yaml --rule scope/no-work=off=error', "'off=error' is not a severity"],
  ['validate a.crp.yaml --today tomorrow', "'tomorrow' is not a day"],
  ['validate a.crp.yaml --today 2026-02-30', "'2026-02-30' is not a day"],
  ['validate a.crp.yaml --today=', "'' is not a day"],
  ['validate a.crp.yaml --format yaml', "there is no report format 'yaml'"],
  ['validate a.crp.yaml --format JSON', "there is no report format 'JSON'"],
  ['validate a.crp.yaml --format sarif:', '--format sarif: names no file'],
  ['validate a.crp.yaml --format :a.txt', "there is no report format ''"],
  ['validate a.crp.yaml --format junit', 'only one report can go to standard output'],
  ['validate a.crp.yaml --format json', 'only one report can go to standard output'],
  ['validate a.crp.yaml --format junit:a.txt --format sarif:./a.txt', 'two reports cannot go to one file: a.txt'],
  ['validate nowhere.crp.yaml', 'cannot read nowhere.crp.yaml: there is no such file'],
  ['validate nowhere', 'cannot read nowhere: there is no such file'],
  ['validate notes', 'there is nothing to check in notes'],
  ['validate notes/*.crp.yaml', 'no plan fits notes/*.crp.yaml'],
  ['validate nowhere/*.crp.yaml', 'no plan fits nowhere/*.crp.yaml'],
  ['validate a.crp.yaml nowhere.crp.yaml', 'cannot read nowhere.crp.yaml: there is no such file'],
  ['validate - nowhere.crp.yaml', 'cannot read nowhere.crp.yaml: there is no such file'],
  ['validate - --stdin-filename', '--stdin-filename has no value'],
  ['render a.crp.yaml', "there is no format 'json'"],
  ['render a.crp.yaml --edition secret', "--edition cannot be 'secret'"],
  ['explain a b', 'too many arguments'],
  ['explain', 'a <rule-or-field> is missing'],
  ['explain scope/no-wrk', "there is neither a rule nor a field 'scope/no-wrk'"],
  ['explain scope/no-work plan.title', 'too many arguments'],
  ['rules scope', 'too many arguments'],
  ['schema', "unknown option '--format'"],
]

test.each(invocations)('crp %s --format json answers with one JSON object of exit code 2', async (line, message) => {
  const words = line.split(' ').filter((word) => word !== '')
  // A flag at the end that lacks its value would take the next flag for it.
  const argv = line.endsWith('--stdin-filename') ? ['validate', '--format', 'json', '-', '--stdin-filename']
    : [...words, '--format', 'json']
  const io = memoryIo(files, { env: { CRP_TODAY: '2026-10-09' }, stdin: 'crp: 1\n' })
  expect(await main(argv, io)).toBe(2)
  expect(JSON.parse(io.out())).toMatchObject({
    schemaVersion: 1, tool: 'crp', exitCode: 2, error: { message: expect.stringContaining(message) },
  })
  expect(io.err()).toContain(message)
  expect([...io.files.keys()]).toEqual(Object.keys(files))
})

test.each([
  ['after the command line', ['validate', 'nowhere', '--format', 'json']],
  ['with an equals sign', ['validate', 'nowhere', '--format=json']],
  ['before the operands', ['validate', '--format', 'json', 'nowhere']],
  ['by its short name', ['explain', 'nowhere', '-f', 'json']],
  ['by its short name, joined', ['explain', 'nowhere', '-fjson']],
  ['by its short name behind another', ['explain', 'nowhere', '-qf', 'json']],
  ['by its short name behind another, joined', ['explain', 'nowhere', '-qfjson']],
])('JSON asked for %s is answered with JSON', async (_, argv) => {
  const io = memoryIo({}, { env: { CRP_TODAY: '2026-10-09' } })
  expect(await main(argv, io)).toBe(2)
  expect(JSON.parse(io.out())).toMatchObject({ exitCode: 2, error: { message: expect.stringContaining('nowhere') } })
})

test.each([
  ['a day of the environment', ['validate', 'a.crp.yaml'], { CRP_TODAY: 'tomorrow' }, "'tomorrow' is not a day"],
  ['two names for JSON in files', ['validate', 'a.crp.yaml', '--format', 'concise:a', '--format', 'github:a'], {},
    'two reports cannot go to one file: a'],
])('%s is refused in JSON', async (_, argv, env, message) => {
  const io = memoryIo(files, { env })
  expect(await main([...argv, '--format', 'json'], io)).toBe(2)
  expect(JSON.parse(io.out())).toMatchObject({ exitCode: 2, error: { message } })
})

test.each<[exitCode: number, argv: string[], stdin: string]>([
  [0, ['a.crp.yaml', '--fail-on', 'never'], ''],
  [1, ['a.crp.yaml', '--gate', 'closed'], ''],
  [1, ['-'], ''],
  [1, ['-'], 'a: "'],
  [1, ['-', '--stdin-filename', 'a b\n%.crp.yaml'], '\u0000'],
  [2, ['a.crp.yaml', '-', 'nowhere'], '- 1\n'],
])('the JSON of exit code %i says the same (%j)', async (exitCode, argv, stdin) => {
  const io = memoryIo(files, { env: { CRP_TODAY: '2026-10-09' }, stdin })
  expect(await main(['validate', ...argv, '--format', 'json'], io)).toBe(exitCode)
  const report = JSON.parse(io.out()) as { exitCode: number; error: unknown }
  expect(report.exitCode).toBe(exitCode)
  expect(report.error !== null).toBe(exitCode === 2)
})
