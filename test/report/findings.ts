import type { Diagnostic } from '../../src/check/check.ts'
import type { Waiver } from '../../src/check/waivers.ts'
import type { CheckedFile, Run } from '../../src/report/run.ts'
import type { Source, Span } from '../../src/source/source.ts'

/** A text as a source. */
export const sourceOf = (text: string, path = 'a.crp.yaml'): Source => ({ path, text, hasMark: false })

/** The first place a stretch of text stands at. */
export function spanOf(source: Source, stretch: string): Span {
  const start = source.text.indexOf(stretch)
  if (start < 0) throw new Error(`'${stretch}' does not stand in the text`)
  return { source, start, end: start + stretch.length }
}

/** A finding on a span. */
export const findingOn = (at: Span, rest: Partial<Diagnostic> = {}): Diagnostic =>
  ({ rule: 'scope/no-work', severity: 'error', gate: 'draft', message: 'there is no work', at, ...rest })

/** A run over one file, of exit code 1. */
export const runOf = (diagnostics: readonly Diagnostic[], rest: Partial<CheckedFile> = {}, run: Partial<Run> = {}): Run =>
  ({ version: '0.0.0', today: '2026-10-09', exitCode: 1, files: [{ path: 'a.crp.yaml', diagnostics, ...rest }], ...run })

/** A run that holds findings of all kinds, in files and with texts that mean something to one format or another. */
export function hostileRun(): Run {
  const house = sourceOf('crp: 1\ngoals: []\n', 'house #1 – 100%.crp.yaml')
  const plan = sourceOf([
    'crp: 1', 'plan:', '  title: "🎉 <b>Lending</b> | 100% `fast`"', 'scope:', '\twork: [図書館, b]',
    '  work: []', '  goals: [a, b]', '',
  ].join('\n'), 'plans/lake | <side>, 2: 図書館.crp.yaml')
  const waiver: Waiver = {
    rule: 'people/unreachable', reason: 'reached "by | desk" & <post>\u0007', by: 'ann', isOwn: true, covers: () => true,
    unused: () => findingOn(spanOf(plan, 'crp')),
  }
  const waived = findingOn(spanOf(plan, 'title'), {
    rule: 'people/unreachable', place: 'people[edda]', message: "Edda <Winter> can't be reached", waived: waiver,
  })
  const inherited = findingOn(spanOf(house, 'goals'), {
    rule: 'goals/none', severity: 'warning', place: 'goals', message: 'no goal in the house',
  })
  const files: CheckedFile[] = [{
    path: plan.path, stage: 'precontract', completeness: 0.75,
    inForce: { asked: 8, met: 5 },
    sections: [
      { section: '1.0', title: 'scope', asked: 4, met: 3 }, { section: '2.1', title: 'precontract', asked: 0, met: 0 },
      { section: '3.0', title: 'schedule', asked: 3, met: 3 }, { section: 'other', title: 'everything else', asked: 9, met: 6 },
    ],
    gates: [{ gate: 'baseline', todos: 3, errors: 2, open: 2, passes: false }],
    asked: ['plan/unnamed', 'people/unreachable', 'scope/no-work'],
    diagnostics: [
      findingOn(spanOf(plan, 'crp'), {
        rule: 'goals/none', severity: 'todo', becomes: 'error', gate: 'baseline', place: 'goals', message: 'no goal is set',
      }),
      findingOn(spanOf(plan, 'crp'), {
        rule: 'goals/none', severity: 'todo', becomes: 'warning', gate: 'delivery', place: 'goals', message: 'still no goal',
      }),
      findingOn(spanOf(plan, 'plan'), {
        rule: 'shape/quote-this', severity: 'info', place: 'plan.title', message: "put 'On' in quotes",
      }),
      findingOn(spanOf(plan, '"🎉 <b>Lending</b> | 100% `fast`"'), {
        rule: 'plan/filler', severity: 'warning', place: 'plan.title',
        message: "'🎉 <b>Lending</b> | 100% `fast`\u001B[2J' is\nfiller: ask @ann, [see](https://evil.example) {0} ]]> #12",
        help: 'say what the plan is about, 50% is enough',
      }),
      findingOn(spanOf(plan, '図書館'), { place: 'scope.work[1]', message: "work '図書館' is not known" }),
      findingOn(spanOf(plan, 'work: []'), {
        rule: 'syntax/duplicate-key', message: '`work` stands twice; the first is in line 5',
        related: [
          { at: spanOf(plan, 'work: [図'), message: 'first defined here, at 5% of the file' },
          { at: spanOf(house, 'goals'), message: 'and here' },
        ],
      }),
      inherited,
    ],
    waived: [waived],
  }, {
    path: 'b.crp.yaml', diagnostics: [inherited],
  }]
  return { version: '1.2.3', today: '2026-10-09', exitCode: 1, failOn: 'error', files }
}
