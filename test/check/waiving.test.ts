import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check, type CheckOptions } from '../../src/check/check.ts'
import { waiversFor } from '../../src/check/waiving.ts'
import { keyOrder } from '../../src/edits/additions.ts'
import { load } from '../../src/plan/load.ts'
import { rewrite } from '../../src/source/rewriting.ts'
import { filesOf } from '../files.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
const files = filesOf({ 'house.crp.yaml': example('house.crp.yaml') })
const permission = { reason: 'We begin with crp', by: 'mira', until: '2026-12-31' }

function judged(text: string, options: Partial<CheckOptions> = {}) {
  const { loaded, problems, source } = load(new TextEncoder().encode(text), 'plan.crp.yaml', files)
  if (loaded === undefined) throw new Error('the plan is not read')
  const { diagnostics } = check({ loaded, problems, source }, { today: '2026-10-09', exists: () => true, languages: ['en'], ...options })
  return { loaded, errors: diagnostics.filter(({ severity }) => severity === 'error'), diagnostics }
}

test.each([
  ['minimal.crp.yaml', 'mira', 'implementation'], ['minimal.crp.yaml', 'mira', 'closed'], ['harrow-vale.crp.yaml', 'ines', 'lcm'], ['harrow-vale.crp.yaml', 'ines', 'closed'],
])('waivers for all errors of %s leave none, and each covers something (by %s, in stage %s)', (name, by, stage) => {
  const text = example(name).replace(/stage: .*/, `stage: ${stage}`)
  const { loaded, errors } = judged(text)
  const { waivers, left } = waiversFor(errors, loaded, { ...permission, by })
  expect(waivers.length).toBeGreaterThan(0)
  const made = rewrite(loaded.source, [{ at: ['waivers'], append: waivers }], keyOrder)
  const after = judged('source' in made ? made.source.text : '')
  expect(left).toEqual([])
  expect(after.errors).toEqual([])
  expect(after.diagnostics.filter(({ rule }) => rule.startsWith('waivers/'))).toEqual([])
})

test.each<[name: string, yaml: string, rule: string, at: string | undefined]>([
  ['an item goes by its id', 'people: [{id: ann, name: Ann, side: customer}]\nplan: {owner: ann}', 'people/unreachable', 'ann'],
  ['an item without id goes by its place', 'scope: {customer_goals: [{text: A}]}\nplan: {stage: implementation}', 'scope/goal-no-measure', 'scope.customer_goals[1]'],
  ['an id that several things bear is not enough',
    'people: [{id: ann, name: Ann, side: customer}]\nrelationship: {contacts: [{person: ann, influence: 5}]}\nplan: {stage: implementation}',
    'relationship/no-counterpart', 'relationship.contacts[ann]'],
  ['an id that names more than the thing is not enough',
    'people: [{id: ann, name: Ann, side: customer}]\nrelationship: {contacts: [{person: ann}]}\nplan: {owner: ann}', 'people/unreachable', 'people[ann]'],
  ['what is missing goes by its place', 'plan: {stage: implementation}', 'plan/no-contract-date', 'plan.contract_signed'],
])('%s', (_name, yaml, rule, at) => {
  const { loaded, diagnostics } = judged(`crp: 1\n${yaml}\n`)
  const found = diagnostics.filter((one) => one.rule === rule)
  expect(found.length).toBeGreaterThan(0)
  expect(waiversFor(found, loaded, permission).waivers).toEqual([{ rule, at, ...permission }])
})

test('what no waiver can cover is left', () => {
  const { loaded, errors } = judged('crp: 1\nplan: {drafted: soon, owner: nobody}\n')
  const { waivers, left } = waiversFor(errors, loaded, permission)
  expect(left.map(({ rule }) => rule).sort()).toEqual(['reference/unknown-id', 'shape/bad-date'])
  const rules = new Set([...waivers, ...left].map(({ rule }) => rule))
  expect(rules).toEqual(new Set(errors.map(({ rule }) => rule)))
})
