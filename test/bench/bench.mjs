// Measures crp against a bare `node -e 0`; prints a table and judges nothing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { planText } from './plan.mjs'

const rounds = 15
const crp = fileURLToPath(new URL('../../bin/crp.js', import.meta.url))
const example = fileURLToPath(new URL('../../examples/harrow-vale.crp.yaml', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crp-bench-'))
const written = join(folder, 'plan.crp.yaml')
const text = planText()
writeFileSync(written, text)

// With this variable set, a bare Node starts at less than half its speed, and every ratio looks half its size.
const { NODE_EXTRA_CA_CERTS: _slow, ...env } = process.env
const today = ['--today', '2026-10-09']

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
const cases = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'crp --help', limit: 2, args: [crp, '--help'] },
  ...plans.flatMap(([plan, path]) => works.map(({ name, limit, args }) =>
    ({ name: `${name}, ${plan}`, limit, args: [crp, ...args(path)] }))),
]

/** Runs Node once and gives the milliseconds it took; a run that fails measures nothing. */
function run(args) {
  const start = process.hrtime.bigint()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  return { milliseconds, stderr }
}

/** Gives the most memory a run of Node held, in MB. */
function peakOf(args) {
  const tell = 'process.on("exit",()=>process.stderr.write(`\\n${process.resourceUsage().maxRSS}`))'
  const { stderr } = run(['--import', `data:text/javascript,${encodeURIComponent(tell)}`, ...args])
  return Number(stderr.slice(stderr.lastIndexOf('\n'))) / 1024
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const verdict = (value, limit) => limit === undefined ? '' : value <= limit ? 'ok' : 'over'

try {
  const times = cases.map(() => [])
  for (let round = -1; round < rounds; round++) {
    const took = cases.map(({ args }) => run(args).milliseconds)
    // The first round only warms the disk.
    if (round >= 0) took.forEach((milliseconds, index) => times[index].push(milliseconds))
  }
  const rows = cases.map(({ name, limit }, index) => {
    const ratio = median(times[index].map((milliseconds, round) => milliseconds / times[0][round]))
    return [name, `${median(times[index]).toFixed(0)} ms`, ratio.toFixed(2), limit?.toFixed(1) ?? '', verdict(ratio, limit)]
  })
  const peaks = plans.map(([plan, path]) => {
    const peak = median(Array.from({ length: 5 }, () => peakOf([crp, ...works[0].args(path)])))
    return [`peak memory of validate, ${plan}`, `${peak.toFixed(0)} MB`, '', '90 MB', verdict(peak, 90)]
  })
  const table = [['case', 'median', 'ratio', 'limit', ''], ...rows, ...peaks]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  const aligned = (cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])
  for (const row of table) console.log(row.map(aligned).join('  '))
} finally {
  rmSync(folder, { recursive: true })
}
