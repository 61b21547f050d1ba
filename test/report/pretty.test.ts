import { describe, expect, test } from 'vitest'
import type { GateOutlook } from '../../src/check/outlook.ts'
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
  ['what --fix can do, but not where it is waived', show(
    [spanOf(plan, 'scope'), { help: 'add `work`', fix: { title: "write 'work'", edits: [] } }],
    [spanOf(plan, 'crp'), { waived: waiver, fix: { title: "write 'work'", edits: [] } }],
  ), [
    'a.crp.yaml', '',
    '  error scope/no-work: there is no work', ...scopeFrame, '    help: add `work`', "    help: --fix can write 'work'", '',
    '  error scope/no-work: there is no work (waived: agreed on paper)', '    a.crp.yaml:1:1', '    1 | crp: 1', '      | ^^^', '',
    '1 file checked: 1 error',
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

const gates = (outlook: Partial<GateOutlook>): GateOutlook[] =>
  [{ gate: 'baseline', todos: 0, errors: 0, open: 0, passes: false, ...outlook }]

test('advice comes after errors and warnings', () => {
  const [first, second, third] = [spanOf(plan, 'crp'), spanOf(plan, 'scope'), spanOf(plan, 'work')]
  const text = show([first, { severity: 'info' }], [second, { severity: 'warning' }], [third])
  expect([...text.matchAll(/^ {2}(error|warning|info) /gm)].map(([, severity]) => severity)).toEqual(['warning', 'error', 'info'])
})

describe('at the end of a plan', () => {
  const sections = [
    { section: '1.0', title: 'scope', asked: 3, met: 3 }, { section: '2.1', title: 'precontract', asked: 200, met: 199 },
    { section: '2.5', title: 'life cycle management', asked: 0, met: 0 },
    { section: 'other', title: 'everything else', asked: 9, met: 0 },
  ]
  const file = { stage: 'precontract' as const, sections, inForce: { asked: 53, met: 53 }, gates: gates({ todos: 2, errors: 1 }) }

  test('bars tell each section by length and figures; only what is whole looks whole', () => {
    expect(pretty(runOf([], file), plain).split('\n').slice(2, -2)).toEqual([
      '  stage precontract: all 53 points met; sales and delivery can start from this together',
      '  on the way to the baseline gate:',
      '  1.0 scope            ██████████  3 of 3',
      '  2.1 precontract      █████████░  199 of 200',
      '      everything else  ░░░░░░░░░░  0 of 9', '',
      '  next comes the baseline gate: 2 to do, it insists on 1 of them', '',
    ])
  })

  test.each<[kind: string, finding: Parameters<typeof findingOn>[1], stage: 'postcontract' | 'implementation', isPraised: boolean]>([
    ['a warning', { severity: 'warning' }, 'postcontract', true],
    ['an error that is waived', { waived: waiver }, 'postcontract', true],
    ['an error', {}, 'postcontract', false],
    ['a warning in a later stage', { severity: 'warning' }, 'implementation', false],
  ])('a draft one can start from is praised: %s', (_kind, finding, stage, isPraised) => {
    const text = pretty(runOf([findingOn(spanOf(plan, 'scope'), finding)], { ...file, stage }), plain)
    expect(text.includes(`stage ${stage}: all 53 points met; sales and delivery can start from this together\n`)).toBe(isPraised)
  })

  test('bars are drawn with letters where blocks cannot be', () => {
    const text = pretty(runOf([], file), { ...plain, hasBlocks: false })
    expect(text).toContain('  2.1 precontract      #########.  199 of 200\n')
    expect(text).not.toMatch(/[█░]/)
  })

  test.each<[Partial<GateOutlook>, string]>([
    [{ passes: true }, 'ready for the baseline gate'],
    [{ passes: true, todos: 3 }, 'ready for the baseline gate, with 3 to do that would not stop it'],
    [{ todos: 31, errors: 12 }, 'next comes the baseline gate: 31 to do, it insists on 12 of them'],
    [{ todos: 2, errors: 1, open: 1 }, 'next comes the baseline gate: 2 to do, it insists on 1 of them; 1 open finding stands in the way'],
    [{ todos: 2, open: 2 }, 'next comes the baseline gate: 2 to do; 2 open findings stand in the way'],
    [{ todos: 2, errors: 2 }, 'next comes the baseline gate: 2 to do, it insists on all of them'],
    [{ open: 1 }, 'next comes the baseline gate: 1 open finding stands in the way'],
  ])('the next gate is told of in a sentence: %o', (outlook, sentence) => {
    expect(pretty(runOf([], { gates: gates(outlook) }), plain)).toContain(`\n  ${sentence}\n`)
  })

  test.each<[Partial<GateOutlook>, string]>([
    [{ passes: true }, 'may we pass the baseline gate? yes'],
    [{ open: 1 }, 'may we pass the baseline gate? not yet: 1 error stands in the way'],
    [{ open: 31 }, 'may we pass the baseline gate? not yet: 31 errors stand in the way'],
  ])('a gate that was asked for is answered: %o', (outlook, sentence) => {
    expect(pretty(runOf([], { gates: gates(outlook) }, { gate: 'baseline' }), plain)).toContain(`\n  ${sentence}\n`)
  })
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
