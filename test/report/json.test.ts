import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { main } from '../../src/cli.ts'
import { memoryIo } from '../memory-io.ts'

const count = z.int().nonnegative()
const place = { line: z.int().positive(), column: z.int().positive(), endLine: z.int().positive(), endColumn: z.int().positive() }
const score = z.strictObject({ asked: count, met: count })
const severity = z.enum(['error', 'warning', 'info'])
const gate = z.enum(['draft', 'baseline', 'delivery', 'closeout', 'lifecycle', 'closed'])

/** The shape of the report as the specification of the command line gives it; a key it does not name is refused. */
const report = z.strictObject({
  schemaVersion: z.literal(1), tool: z.literal('crp'), version: z.string(), exitCode: z.int().min(0).max(3),
  today: z.iso.date().nullable(), gate: gate.nullable(),
  summary: z.strictObject({ files: count, errors: count, warnings: count, infos: count, todos: count }),
  files: z.array(z.strictObject({
    path: z.string(), stage: z.string().optional(), completeness: z.number().min(0).max(1).optional(),
    inForce: score.optional(),
    sections: z.array(z.strictObject({
      section: z.enum(['1.0', '2.1', '2.2', '2.3', '2.4', '2.5', '3.0', 'other']), title: z.string(), asked: count, met: count,
    }).refine(({ asked, met }) => met <= asked, 'no more is met than asked')).length(8).optional(),
    gates: z.array(z.strictObject({ gate, todos: count, errors: count, open: count, passes: z.boolean() })).max(2).optional(),
  })),
  diagnostics: z.array(z.strictObject({
    file: z.string(), rule: z.string(), message: z.string(), path: z.string().nullable(),
    severity: z.union([severity, z.literal('todo')]), becomes: severity.optional(), gate,
    ...place, related: z.array(z.strictObject({ file: z.string(), ...place, message: z.string() })),
    help: z.string().nullable(), waived: z.strictObject({ reason: z.string(), by: z.string() }).optional(),
    fix: z.strictObject({
      title: z.string(), safe: z.literal(true), edits: z.array(z.strictObject({ start: count, end: count, text: z.string() })).min(1),
    }).optional(),
  }).refine(({ severity, becomes }) => (severity === 'todo') === (becomes !== undefined), 'a to-do alone becomes something')),
  error: z.strictObject({ message: z.string(), hint: z.string().nullable() }).nullable(),
})

const example = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const files = {
  'clean.crp.yaml': example('examples/minimal.crp.yaml'), 'faulty.crp.yaml': example('test/cli/plans/faulty.crp.yaml'),
  'twice.crp.yaml': 'crp: 1\nplan: {}\nplan: {}\n', 'broken.crp.yaml': 'plan: "',
  'house.crp.yaml': example('examples/house.crp.yaml'),
}

async function reported(argv: string[]): Promise<{ exitCode: number; json: z.infer<typeof report> }> {
  const io = memoryIo(files, { env: { CRP_TODAY: '2026-10-09' } })
  const exitCode = await main(['validate', '--format', 'json', ...argv], io)
  return { exitCode, json: report.parse(JSON.parse(io.out())) }
}

test.each([
  ['a clean plan', ['clean.crp.yaml'], 0],
  ['a plan with findings', ['faulty.crp.yaml'], 1],
  ['a plan with waived findings', ['faulty.crp.yaml', '--show-waived'], 1],
  ['a plan at a coming gate', ['clean.crp.yaml', '--gate', 'closed'], 1],
  ['related places', ['twice.crp.yaml'], 1],
  ['a house file', ['house.crp.yaml'], 0],
  ['a text that is no YAML', ['broken.crp.yaml'], 1],
  ['every file', [], 1],
  ['a missing file', ['nowhere', 'faulty.crp.yaml'], 2],
  ['a bad flag', ['--fail-on', 'sunday'], 2],
  ['an unknown flag', ['--frobnicate'], 2],
])('the report on %s has the shape the specification gives', async (_kind, argv, code) => {
  const { exitCode, json } = await reported(argv)
  expect(exitCode).toBe(code)
  expect(json.exitCode).toBe(code)
  expect(json.error === null).toBe(code < 2)
})

test('lines and columns count from 1, and ends do not lie before beginnings', async () => {
  const { json } = await reported([])
  for (const { line, column, endLine, endColumn } of json.diagnostics) expect(endLine > line || endColumn >= column).toBe(true)
})

test('the summary counts what is listed and not waived', async () => {
  const { json } = await reported(['--show-waived'])
  const open = json.diagnostics.filter(({ waived }) => waived === undefined)
  const counted = (severity: string) => open.filter((one) => one.severity === severity).length
  expect(open.length).toBeLessThan(json.diagnostics.length)
  expect(json.summary).toEqual({
    files: json.files.length, errors: counted('error'), warnings: counted('warning'), infos: counted('info'),
    todos: counted('todo'),
  })
})

test('a second key names the first as related', async () => {
  const { json } = await reported(['twice.crp.yaml'])
  expect(json.diagnostics.find(({ rule }) => rule === 'syntax/duplicate-key')?.related)
    .toMatchObject([{ file: 'twice.crp.yaml', line: 2, column: 1 }])
})
