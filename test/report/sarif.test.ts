import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { catalogue } from '../../src/check/catalogue.ts'
import type { Run } from '../../src/report/run.ts'
import { sarif } from '../../src/report/sarif.ts'
import { findingOn, hostileRun, runOf, sourceOf, spanOf } from './findings.ts'

const look = { hasColour: false, columns: 80 }
const plan = sourceOf('crp: 1\nscope:\n  work: []\n')
const at = spanOf(plan, 'scope')

/** The schema of SARIF 2.1.0 comes with the SARIF SDK. It is of draft 4, which names itself otherwise. */
const { id: _name, ...schema } = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as
  { id: string }
const ajv = new Ajv({ strict: false, validateSchema: false, unicodeRegExp: false, allErrors: true, formats: {
  uri: /^[a-z][a-z\d+.-]*:[\w.~:/?#[\]@!$&'()*+,;=%-]*$/i,
  // A relative reference has no colon in its first segment (RFC 3986, 4.2).
  'uri-reference': /^(?:[a-z][\w+.-]*:\/\/|(?![^/?#]*:))(?:[\w.~!$&'()*+,;=:@/?#-]|%[\dA-F]{2})*$/i,
  'date-time': true, uuid: true,
} })
const isValid = ajv.compile(schema)

const text = z.object({ text: z.string().min(1).max(1024) })
const count = z.int().min(1)
const region = z.object({ startLine: count, startColumn: count, endLine: count, endColumn: count })
const physicalLocation = z.object({ artifactLocation: z.object({ uri: z.string().min(1) }), region })

/** What GitHub code scanning requires besides the schema, with its limits ("SARIF support for code scanning"). */
const githubLog = z.object({
  $schema: z.url(), version: z.literal('2.1.0'),
  runs: z.array(z.object({
    tool: z.object({ driver: z.object({
      name: z.string(), semanticVersion: z.string(),
      rules: z.array(z.object({
        id: z.string().max(255), shortDescription: text, fullDescription: text,
        help: z.object({ text: z.string().min(1), markdown: z.string().min(1) }),
        defaultConfiguration: z.object({ level: z.enum(['error', 'warning', 'note']) }),
        properties: z.object({
          tags: z.array(z.string()).min(1).max(20), 'problem.severity': z.enum(['error', 'warning', 'recommendation']),
        }),
      })).max(25_000),
    }) }),
    invocations: z.array(z.object({
      executionSuccessful: z.boolean(), toolExecutionNotifications: z.array(z.object({ level: z.string(), message: text })),
    })).length(1),
    columnKind: z.literal('unicodeCodePoints'),
    results: z.array(z.object({
      ruleId: z.string(), ruleIndex: z.int().nonnegative(), level: z.enum(['error', 'warning', 'note']), message: text,
      locations: z.array(z.object({ physicalLocation })).length(1),
      relatedLocations: z.array(z.object({ id: z.int().positive(), physicalLocation, message: text })),
      partialFingerprints: z.record(z.string(), z.string()),
      suppressions: z.array(z.object({
        kind: z.literal('external'), status: z.literal('accepted'), justification: z.string(),
      })).optional(),
    })).max(25_000),
  })).length(1),
})

/** Reads a run as SARIF, once it is valid by the schema and by GitHub. */
function logOf(run: Run, relative?: (path: string) => string) {
  const log: unknown = JSON.parse(sarif(run, { ...look, ...(relative && { relative }) }))
  expect(isValid(log) ? [] : isValid.errors).toEqual([])
  const [only] = githubLog.parse(log).runs
  if (only === undefined) throw new Error('there is no run')
  return only
}

describe('valid by the schema and by GitHub', () => {
  test.each<[string, Run]>([
    ['a run with findings of all kinds', hostileRun()],
    ['a run without files', { version: '1.2.3', today: null, files: [], exitCode: 0 }],
    ['a run that failed', { ...hostileRun(), exitCode: 2, error: { message: 'cannot read {0}: [it](x) is a folder' } }],
    ['a run with a finding of every rule', runOf([...catalogue.keys()].map((rule) => findingOn(at, { rule })))],
  ])('%s', (_kind, run) => {
    const { tool: { driver: { rules } }, results } = logOf(run)
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId)
  })

  test('the check by the schema can fail', () => {
    const run = { tool: { driver: { name: 'crp' } }, results: [{ message: { text: 'a' }, level: 'fatal' }] }
    expect(isValid({ version: '2.1.0', runs: [run] })).toBe(false)
    expect(isValid({ version: '2.1.0', runs: [], colour: 'red' })).toBe(false)
  })
})

test('the gravest come first, advice is a note, to-dos are left out, and what is waived comes last with its reason', () => {
  const { results } = logOf(hostileRun())
  expect(results.map(({ level, ruleId, suppressions }) => [level, ruleId, suppressions?.[0]?.justification])).toEqual([
    ['error', 'scope/no-work', undefined],
    ['error', 'syntax/duplicate-key', undefined],
    ['warning', 'plan/filler', undefined],
    ['warning', 'goals/none', undefined],
    ['note', 'shape/quote-this', undefined],
    ['error', 'people/unreachable', 'reached "by | desk" & <post>\\u{7}'],
  ])
})

test('columns count characters, and an end stands behind the last', () => {
  const source = sourceOf('crp: 1\n🎉図 scope:\n')
  const [result] = logOf(runOf([findingOn(spanOf(source, 'scope'))])).results
  expect(result?.locations[0]?.physicalLocation.region).toEqual({ startLine: 2, startColumn: 4, endLine: 2, endColumn: 9 })
})

test.each([
  ['plans/a.crp.yaml', 'plans/a.crp.yaml'],
  ['a b.crp.yaml', 'a%20b.crp.yaml'],
  ['100%.crp.yaml', '100%25.crp.yaml'],
  ['#1?.crp.yaml', '%231%3F.crp.yaml'],
  ['Bücher/図.crp.yaml', 'B%C3%BCcher/%E5%9B%B3.crp.yaml'],
  ['a:b.crp.yaml', 'a%3Ab.crp.yaml'],
  ['a\nb.crp.yaml', 'a%0Ab.crp.yaml'],
  ['\uD800.crp.yaml', '%EF%BF%BD.crp.yaml'],
  ['<stdin>', '%3Cstdin%3E'],
  ['../other/a.crp.yaml', '../other/a.crp.yaml'],
  ['/elsewhere/a b.crp.yaml', 'file:///elsewhere/a%20b.crp.yaml'],
  ['D:/plans/a.crp.yaml', 'file:///D:/plans/a.crp.yaml'],
])('the path %j becomes the URI %s', (path, uri) => {
  const [result] = logOf(runOf([findingOn(spanOf(sourceOf('scope:', path), 'scope'))])).results
  expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri)
})

test('paths are told as seen from the folder this runs in', () => {
  const run = runOf([findingOn(spanOf(sourceOf('scope:', '/checkout/plans/a.crp.yaml'), 'scope'))])
  const [result] = logOf(run, (path) => path.replace('/checkout/', '')).results
  expect(result?.locations[0]?.physicalLocation.artifactLocation).toEqual({ uri: 'plans/a.crp.yaml' })
})

test('braces and links of a plan mean nothing in a message', () => {
  const message = 'goal {0} of [us](https://evil.example) and [them] (here)'
  const [result] = logOf(runOf([findingOn(at, { message })])).results
  expect(result?.message.text).toBe('goal {{0}} of \\[us](https://evil.example) and [them] (here)')
})

describe('fingerprints', () => {
  const marksOf = (text: string, message = 'there is no work', path = 'a.crp.yaml') => {
    const source = sourceOf(text, path)
    const finding = findingOn(spanOf(source, 'scope'), { place: 'scope.work', message })
    return logOf(runOf([finding])).results.map(({ partialFingerprints }) => partialFingerprints['crpFinding/v1'])
  }
  const mark = marksOf('scope:')

  test('stay when lines come and go, and when the file gets another name', () => {
    expect(mark).toEqual([expect.stringMatching(/^[\da-f]{16}:1$/)])
    expect(marksOf('crp: 1\n\n# later\nscope:')).toEqual(mark)
    expect(marksOf('scope:', undefined, 'b.crp.yaml')).toEqual(mark)
    expect(marksOf('scope:', 'the first is in line 5')).toEqual(marksOf('scope:', 'the first is in line 17'))
  })

  test('differ by rule, place and message', () => {
    const findings = [
      findingOn(at), findingOn(at, { rule: 'scope/no-limits' }), findingOn(at, { message: 'there is no work at all' }),
      findingOn(spanOf(plan, 'work'), { place: 'scope.work' }),
    ]
    const marks = logOf(runOf(findings)).results.map(({ partialFingerprints }) => partialFingerprints['crpFinding/v1'])
    expect(new Set(marks).size).toBe(findings.length)
  })

  test('number findings that are alike but for where they stand', () => {
    const source = sourceOf('a: 1\na: 2\n')
    const alike = [spanOf(source, 'a: 1'), spanOf(source, 'a: 2')].map((at) => findingOn(at))
    const marks = logOf(runOf(alike)).results.map(({ partialFingerprints }) => partialFingerprints['crpFinding/v1']?.slice(16))
    expect(marks).toEqual([':1', ':2'])
  })
})
