import { expect, test } from 'vitest'
import { z } from 'zod'
import { main } from '../../src/cli.ts'
import { sarif } from '../../src/report/sarif.ts'
import { memoryIo } from '../memory-io.ts'
import { findingOn, runOf, sourceOf, spanOf } from '../report/findings.ts'

/** Gives what `crp validate` says of a plan in the chapters that speak of its text, a line each. */
async function findingsIn(text: string, ...flags: string[]): Promise<string[]> {
  const io = memoryIo({ 'a.crp.yaml': text }, { env: { CRP_TODAY: '2026-10-09' } })
  expect(await main(['validate', 'a.crp.yaml', ...flags], io)).toBe(1)
  return io.out().split('\n').filter((line) => /error (syntax|shape|reference)\//.test(line))
}

const keys = Array.from({ length: 5_000 }, (_, index) => `key${index}: ${index}\n`).join('')

test('5,000 keys no plan has are each told', async () => {
  expect(await findingsIn(`crp: 1\n${keys}`)).toHaveLength(5_000)
})

test('a key written twice among 5,000 is found', async () => {
  expect(await findingsIn(`crp: 1\n${keys}key7: 1\n`, '--rule', 'shape/unknown-key=off'))
    .toEqual(['a.crp.yaml:5002:1: error syntax/duplicate-key `key7` stands twice; the first is in line 9'])
})

test.each([
  ['values', 'x,', 200_004, 'keys and values: more than 100000'],
  ['empty lists', '[],', 300_002, 'keys and values: more than 100000'],
  ['lists in a row', '[]', 400_000, 'keys and values: more than 100000'],
  ['anchors in a row', '&a ', 600_008, 'anchors and tags: more than 200000'],
])('%s without end are not read to the end', async (_what, text, column, number) => {
  expect(await findingsIn(`crp: 1\nplan: [${text.repeat(1_000_000 / text.length)}]\n`))
    .toEqual([`a.crp.yaml:2:${column}: error syntax/too-large this file is larger than any plan needs (number of ${number})`])
})

const log = z.object({ runs: z.tuple([z.object({
  results: z.array(z.object({ level: z.string() })),
  invocations: z.tuple([z.object({ toolExecutionNotifications: z.array(z.object({ message: z.object({ text: z.string() }) })) })]),
})]) })

test('a SARIF run of more than 25,000 results is cut at the least grave, and says so', () => {
  const plan = sourceOf('crp: 1\nscope:\n  work: []\n')
  const advice = Array.from({ length: 25_010 }, (_, index) =>
    findingOn(spanOf(plan, 'scope'), { severity: 'info', message: `advice ${index}` }))
  const run = runOf([...advice, findingOn(spanOf(plan, 'work'))])
  const { runs: [{ results, invocations: [invocation] }] } = log.parse(JSON.parse(sarif(run, { hasColour: false, columns: 80 })))
  expect(results).toHaveLength(25_000)
  expect(results[0]?.level).toBe('error')
  expect(invocation.toolExecutionNotifications.map(({ message }) => message.text))
    .toEqual(['11 of 25011 findings are left out, for a run may have 25000'])
})
