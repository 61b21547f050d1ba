import { expect, test } from 'vitest'
import { concise } from '../../src/report/concise.ts'
import { findingOn, runOf, sourceOf, spanOf } from './findings.ts'

const plan = sourceOf('crp: 1\n🎉 scope:\n', 'a b.crp.yaml')

test('writes a finding a line, columns in characters', () => {
  expect(concise(runOf([findingOn(spanOf(plan, 'scope')), findingOn(spanOf(plan, 'crp'), { severity: 'info' })])))
    .toBe('a b.crp.yaml:2:3: error scope/no-work there is no work\na b.crp.yaml:1:1: info scope/no-work there is no work\n')
})

test('keeps a finding on its line, whatever the plan says', () => {
  expect(concise(runOf([findingOn(spanOf(plan, 'scope'), { message: 'a\nb\u001B[2J\u2028' })])))
    .toBe('a b.crp.yaml:2:3: error scope/no-work a\\u{A}b\\u{1B}[2J\\u{2028}\n')
})

test('leaves out to-dos', () => {
  expect(concise(runOf([findingOn(spanOf(plan, 'scope'), { severity: 'todo' })]))).toBe('')
})
