import { expect, test } from 'vitest'
import { pretty } from '../../src/report/pretty.ts'
import { findingOn, runOf, sourceOf, spanOf } from './findings.ts'

const house = sourceOf('crp: 1\ngoals: []\n', 'house.crp.yaml')
const plan = sourceOf('crp: 1\nscope:\n  work: []\n  work: [a]\n')
const plain = { hasColour: false, columns: 80 }
/** The frame of the span that stands in most rows. */
const scopeFrame = ['    a.crp.yaml:2:1', '    2 | scope:', '      | ^^^^^']
const waiver = {
  rule: 'scope/no-work', reason: 'agreed on paper', by: 'ann', isOwn: true, covers: () => true,
  unused: () => findingOn(spanOf(plan, 'scope')),
}
const show = (...findings: Parameters<typeof findingOn>[]) =>
  pretty(runOf(findings.map((finding) => findingOn(...finding))), plain)

test.each<[kind: string, text: string, lines: string[]]>([
  ['a finding with its place, a frame and a summary', show([spanOf(plan, 'scope')]), [
    'a.crp.yaml', '',
    '  error scope/no-work: there is no work', ...scopeFrame, '',
    '1 file checked: 1 error',
  ]],
  ['related places in frames of their own, in other files, too', show([spanOf(plan, 'work: [a]'), {
    related: [
      { at: spanOf(plan, 'work: []'), message: 'first defined here' },
      { at: spanOf(house, 'goals'), message: 'and here' },
    ],
  }]), [
    'a.crp.yaml', '',
    '  error scope/no-work: there is no work', '    a.crp.yaml:4:3', '    4 |   work: [a]', '      |   ^^^^^^^^^',
    '    first defined here (a.crp.yaml:3:3)', '    3 |   work: []', '      |   ^^^^^^^^',
    '    and here (house.crp.yaml:2:1)', '    2 | goals: []', '      | ^^^^^', '',
    '1 file checked: 1 error',
  ]],
  ['what to do', show([spanOf(plan, 'scope'), { severity: 'warning', help: 'add `work`' }]), [
    'a.crp.yaml', '',
    '  warning scope/no-work: there is no work', ...scopeFrame, '    help: add `work`', '',
    '1 file checked: no errors, 1 warning',
  ]],
  ['what is waived, uncounted', show([spanOf(plan, 'scope'), { waived: waiver }]), [
    'a.crp.yaml', '',
    '  error scope/no-work: there is no work (waived: agreed on paper)', ...scopeFrame, '',
    '1 file checked: no errors',
  ]],
  ['to-dos, folded by gate', show(
    [spanOf(plan, 'scope'), { severity: 'todo', becomes: 'error', gate: 'delivery' }],
    [spanOf(plan, 'scope'), { severity: 'todo', becomes: 'error', gate: 'baseline' }],
    [spanOf(plan, 'work'), { severity: 'todo', becomes: 'warning', gate: 'baseline' }],
  ), [
    'a.crp.yaml', '',
    '  2 to do before baseline; show them with --gate baseline', '',
    '  1 to do before delivery; show them with --gate delivery', '',
    '1 file checked: no errors, 3 to do',
  ]],
  ['control characters of a plan, escaped', show([spanOf(plan, 'scope'), {
    message: "goal '\u001B[2J\u0007' is\nlate", help: '\u009B1m',
  }]), [
    'a.crp.yaml', '',
    "  error scope/no-work: goal '\\u{1B}[2J\\u{7}' is\\u{A}late", ...scopeFrame, '    help: \\u{9B}1m', '',
    '1 file checked: 1 error',
  ]],
  ['nothing but the summary', show(), ['1 file checked: no errors']],
])('shows %s', (_kind, text, lines) => {
  expect(text.split('\n')).toEqual([...lines, ''])
})

test.each([
  [{ stage: 'lcm' as const, completeness: 0.879 }, '1 file checked, stage lcm, 87 % complete: no errors\n'],
  [{ stage: 'lcm' as const }, '1 file checked, stage lcm: no errors\n'],
])('sums one file up with %o', (facts, summary) => {
  expect(pretty(runOf([], facts), plain)).toBe(summary)
})

test('groups by file and sums up over all of them', () => {
  const findings = [findingOn(spanOf(plan, 'scope'))]
  const file = (path: string, diagnostics = findings) => ({ path, diagnostics })
  const files = [file('a.crp.yaml'), file('b.crp.yaml', []), file('c.crp.yaml')]
  const text = pretty({ ...runOf([]), files }, plain)
  expect(text.split('\n').filter((line) => /^\S/.test(line))).toEqual(['a.crp.yaml', 'c.crp.yaml', '3 files checked: 2 errors'])
})

test('a name of a file moves no cursor', () => {
  expect(pretty(runOf([findingOn(spanOf(plan, 'scope'))], { path: 'a\u001B[2J.yaml' }), plain)).not.toContain('\u001B')
})

test('colours where asked to, and then the text is the same', () => {
  const run = runOf([findingOn(spanOf(plan, 'scope'), { help: 'add `work`' })])
  const painted = pretty(run, { hasColour: true, columns: 80 })
  expect(painted).toContain('\u001B[31m')
  expect(painted.replace(/\u001B\[\d+m/g, '')).toBe(pretty(run, plain))
})
