// Measures crp against a bare `node -e 0`; prints a table and judges nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answersText, longPlanText, planText } from './plan.mjs'
import { median, peakOf, printTable, ratioOf, runInTurn, runNode, runProgram, secondsOf, verdict } from './runs.mjs'

const rounds = 15
const crp = fileURLToPath(new URL('../../bin/crp.js', import.meta.url))
const example = fileURLToPath(new URL('../../examples/harrow-vale.crp.yaml', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crp-bench-'))
const written = join(folder, 'plan.crp.yaml')
const text = planText()
writeFileSync(written, text)

const today = ['--today', '2026-10-09']
const answers = join(folder, 'answers.yaml')
writeFileSync(answers, answersText)

/** What is measured on each plan; limits are ratios to a bare Node, on the plan written here. */
const works = [
  { name: 'validate', limit: 4.5, args: (path) => ['validate', path, ...today] },
  { name: 'render to Markdown', limit: 6, args: (path) => ['render', path, ...today, '-o', join(folder, 'plan.md')] },
  {
    name: 'render to Word, no page numbers', limit: 10,
    args: (path) => ['render', path, ...today, '--toc', 'titles', '-o', join(folder, 'plan.docx')],
  },
]
const plans = [[`plan of ${text.split('\n').length - 1} lines`, written], ['harrow-vale', example]]
// A plan, and the same later: another day, another person, a risk that grew, and a word in a long text.
const [before, after] = ['before.crp.yaml', 'after.crp.yaml'].map((name) => join(folder, name))
const long = longPlanText()
writeFileSync(before, long)
writeFileSync(after, long.replace('start: 2026-10-05', 'start: 2026-10-12').replace('  owner: mira', '  owner: sol')
  .replace('probability: 2', 'probability: 4').replace('the desk is free', 'the desk is always free'))
const cases = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'crp --help', limit: 2, args: [crp, '--help'] },
  { name: 'init --answers', limit: 6, args: [crp, 'init', join(folder, 'new.crp.yaml'), '--force', '--answers', answers, ...today] },
  ...plans.flatMap(([plan, path]) => works.map(({ name, limit, args }) =>
    ({ name: `${name}, ${plan}`, limit, args: [crp, ...args(path)] }))),
  { name: `diff, two plans of ${long.split('\n').length - 1} lines`, limit: 5, args: [crp, 'diff', before, after] },
]

try {
  const times = cases.map(() => [])
  for (let round = -1; round < rounds; round++) {
    const took = cases.map(({ args }) => runProgram(process.execPath, args, folder).milliseconds)
    // The first round only warms the disk.
    if (round >= 0) took.forEach((milliseconds, index) => times[index].push(milliseconds))
  }
  const rows = cases.map(({ name, limit }, index) => {
    const ratio = median(times[index].map((milliseconds, round) => milliseconds / times[0][round]))
    return [name, `${median(times[index]).toFixed(0)} ms`, ratio.toFixed(2), limit?.toFixed(1) ?? '', verdict(ratio, limit)]
  })
  const peaks = plans.map(([plan, path]) => {
    const peak = median(Array.from({ length: 5 }, () => runNode([crp, ...works[0].args(path)], folder).memory))
    return [`peak memory of validate, ${plan}`, `${peak.toFixed(0)} MB`, '', '90 MB', verdict(peak, 90)]
  })
  const table = [['case', 'median', 'ratio', 'limit', ''], ...rows, ...peaks, ...portfolioRows()]
  printTable(table)
} finally {
  rmSync(folder, { recursive: true })
}

/** Measures telling how 1,000 plans stand beside checking them. */
function portfolioRows() {
  const plans = join(folder, 'plans')
  mkdirSync(plans)
  for (let plan = 0; plan < 1000; plan++) {
    writeFileSync(join(plans, `plan-${plan}.crp.yaml`), text.replaceAll('Lakeside', `Lakeside ${plan}`))
  }
  const runs = runInTurn(5, {
    status: () => runNode([crp, 'status', plans, ...today], folder),
    validate: () => runNode([crp, 'validate', plans, ...today], folder),
  })
  const ratio = ratioOf(runs.status, runs.validate)
  const peak = peakOf(runs.status)
  return [
    ['status of 1,000 plans / validate on them', secondsOf(runs.status), ratio.toFixed(2), '1.3', verdict(ratio, 1.3)],
    ['peak memory of status, 1,000 plans', `${peak.toFixed(0)} MB`, '', '200 MB', verdict(peak, 200)],
  ]
}
