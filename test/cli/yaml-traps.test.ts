import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { memoryIo } from '../memory-io.ts'

const draft = readFileSync(new URL('../../examples/minimal.crp.yaml', import.meta.url), 'utf8')

/** Gives what `crp validate` says of a plan in the chapters that speak of its text, a line each. */
async function findingsIn(text: string, ...flags: string[]): Promise<string[]> {
  const io = memoryIo({ 'a.crp.yaml': text }, { env: { CRP_TODAY: '2026-10-09' } })
  expect(await main(['validate', 'a.crp.yaml', ...flags], io)).toBeLessThan(2)
  expect(io.err()).toBe('')
  return io.out().split('\n').filter((line) => /(error|warning) (syntax|shape|reference)\//.test(line))
}

const plan = (rest: string) => `crp: 1\n${rest}`
const work = (items: string) => plan(`scope:\n  work: [${items}]\n`)

test.each<[trap: string, text: string, ...findings: string[]]>([
  ['an alias without anchor', work('*nowhere'),
    'a.crp.yaml:3:10: error syntax/unknown-anchor `*nowhere` refers to no `&nowhere` above'],
  ['an alias in its own list', plan('scope:\n  work: &w [Train the staff, *w]\n'),
    'a.crp.yaml:3:30: error syntax/circular-alias `*w` contains itself'],
  ['an alias in its own mapping', plan('scope: &s\n  work: *s\n'),
    'a.crp.yaml:3:9: error syntax/circular-alias `*s` contains itself'],
  ['101 honest aliases', plan(`scope: { summary: &s Train, work: [${Array(101).fill('*s').join(', ')}] }\n`)],
  ['a merge key', plan('people:\n  - &p { id: mira, name: Mira Okafor, side: supplier }\n  - { <<: *p, id: sol }\n')],
  ['a merge key that is no mapping', plan('people:\n  - { <<: mira, id: sol, name: Sol Bergman, side: supplier }\n'),
    "a.crp.yaml:3:7: error shape/unknown-key `<<` is not a field of person 'Sol Bergman'"],
  ['the directive of YAML 1.1', `%YAML 1.1\n---\n${plan('plan: { title: yes }\n')}`,
    'a.crp.yaml:1:1: warning syntax/yaml-1-1 plans are read as YAML 1.2; remove the directive'],
  ['words that YAML 1.1 took for yes and no', plan('plan: { title: off }\ncustomer: { name: No }\n')],
  ['64 levels', plan(`plan: ${'['.repeat(63)}${']'.repeat(63)}\n`),
    'a.crp.yaml:2:7: error shape/wrong-kind plan must be a mapping; here stands a list'],
  ['65 levels', plan(`plan: ${'['.repeat(65)}${']'.repeat(65)}\n`),
    'a.crp.yaml:2:70: error syntax/too-large this file is larger than any plan needs (depth: more than 64 levels)'],
  ['a byte order mark', '\uFEFFcrp: 1\nplann: {}\n',
    "a.crp.yaml:2:1: error shape/unknown-key `plann` is not a field of a plan; did you mean 'plan'?"],
  ['a byte order mark before the fault', '\uFEFFplann: {}\n',
    "a.crp.yaml:1:1: error shape/unknown-key `plann` is not a field of a plan; did you mean 'plan'?",
    'a.crp.yaml:1:1: error shape/no-version the first line must be `crp: 1`, the version of the plan format'],
  ['a byte order mark in the midst', plan('\uFEFFplan: {}\n'),
    "a.crp.yaml:2:1: error shape/unknown-key `\\u{FEFF}plan` is not a field of a plan; did you mean 'plan'?"],
  ['an emoji before the fault', plan('scope: { summary: "😀", wrok: [] }\n'),
    "a.crp.yaml:2:24: error shape/unknown-key `wrok` is not a field of scope; did you mean 'work'?"],
  ['CJK before the fault', plan('scope: { summary: 図書館, wrok: [] }\n'),
    "a.crp.yaml:2:24: error shape/unknown-key `wrok` is not a field of scope; did you mean 'work'?"],
  ['a lone carriage return', 'crp: 1\rplann: {}\r',
    "a.crp.yaml:2:1: error shape/unknown-key `plann` is not a field of a plan; did you mean 'plan'?"],
  ['mixed line ends', 'crp: 1\r\n# a\rplan: {}\nplann: {}\n',
    "a.crp.yaml:4:1: error shape/unknown-key `plann` is not a field of a plan; did you mean 'plan'?"],
  ['NUL', plan('plan: { title: a\u0000b }\n'),
    'a.crp.yaml:2:17: error syntax/control-character an invisible control character (U+0000) stands here; delete it'],
  ['an escape in a key', plan('\u001B[2Jplan: {}\n'),
    'a.crp.yaml:2:1: error syntax/control-character an invisible control character (U+001B) stands here; delete it'],
  ['an escape written as YAML has it', plan('"\\e[2Jplan": {}\n'),
    'a.crp.yaml:2:1: error shape/unknown-key `\\u{1B}[2Jplan` is not a field of a plan'],
  ['an unclosed double quote', plan('plan: { title: "Self-service }\n'),
    'a.crp.yaml:3:1: error syntax/not-yaml a text in quotes is never closed; write the closing quotation mark'],
  ['an unclosed single quote', plan("plan:\n  title: 'Self-service\nscope: {}\n"),
    'a.crp.yaml:5:1: error syntax/not-yaml a text in quotes is never closed; write the closing quotation mark'],
  ['conflict markers', plan('<<<<<<< mine\nplan: {}\n=======\nplan: { stage: lcm }\n>>>>>>> theirs\n'),
    'a.crp.yaml:2:1: error syntax/merge-conflict two versions of this plan were never merged; keep one of them'],
  ['a phone number without quotes', plan('people: [{ id: a, name: A, side: customer, phone: +4412345678 }]\n')],
  ['a version without quotes', plan('plan: { version: 1.10 }\n')],
  ['a comment above the first key of a mapping', plan('scope:\n  # what we do\n  wrok: []\n'),
    "a.crp.yaml:4:3: error shape/unknown-key `wrok` is not a field of scope; did you mean 'work'?"],
])('%s', async (_trap, text, ...findings) => {
  expect(await findingsIn(text)).toEqual(findings)
})

test('the caret stands under the fault behind wide letters', async () => {
  const text = plan('scope: { summary: 図書館😀, wrok: [] }\n')
  const io = memoryIo({ 'a.crp.yaml': text }, { env: { CRP_TODAY: '2026-10-09' } })
  await main(['validate', 'a.crp.yaml', '--format', 'pretty'], io)
  const [, line = '', marks = ''] = /shape\/unknown-key.*\n.*\n(.*)\n(.*)\n/.exec(io.out()) ?? []
  // Three letters are two columns wide; the emoji is so, too, and counts two in a text.
  expect(marks.indexOf('^')).toBe(line.indexOf('wrok') + 3)
  expect(marks).toMatch(/[^^]\^{4}$/)
})

test('what opens the quote that is never closed is shown', async () => {
  const text = plan('plan:\n  title: "Self-service\nscope: {}\n')
  const io = memoryIo({ 'a.crp.yaml': text }, { env: { CRP_TODAY: '2026-10-09' } })
  await main(['validate', 'a.crp.yaml', '--format', 'pretty'], io)
  expect(io.out()).toContain('opened here (a.crp.yaml:3:10)')
})

test.each([
  ['a phone number keeps its plus', '    email: sol@quillon.example', '    phone: +441632960102', '+441632960102'],
  ['a version keeps its last nought', '  drafted: 2026-10-07', '  drafted: 2026-10-07\n  version: 1.10', '1.10'],
  ['a name that looks like a number keeps its noughts', 'name: Lakeside Town Library', 'name: 007.50', '007.50'],
  ['a name that looks like a truth stays a name', 'name: Lakeside Town Library', 'name: yes', 'for yes'],
])('%s', async (_, old, mended, printed) => {
  expect(draft).toContain(old)
  const io = memoryIo({ 'a.crp.yaml': draft.replace(old, mended) }, { env: { CRP_TODAY: '2026-10-09' } })
  expect(await main(['render', 'a.crp.yaml', '-f', 'md', '-o', '-', '--quiet'], io)).toBe(0)
  expect(io.out()).toContain(printed)
})
