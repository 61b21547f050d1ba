// Measures writing Word files, beside pandoc's of the same Markdown; prints a table and judges nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { largePlanText, planText } from './plan.mjs'
import { peakOf, printTable, ratioOf, runInTurn, runNode, runProgram, secondsOf, verdict } from './runs.mjs'

const crp = fileURLToPath(new URL('../../bin/crp.js', import.meta.url))
const example = fileURLToPath(new URL('../../examples/harrow-vale.crp.yaml', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crp-documents-'))
const render = (path, ...flags) => () => runNode([crp, 'render', path, '--today', '2026-10-09', '--quiet', ...flags], folder)
const pandoc = (name) => () => runProgram('pandoc', [`${name}.md`, '--toc', '-o', `${name}.pandoc.docx`], folder)
const word = (name) => ['--toc', 'titles', '-o', `${name}.docx`]

function hasPandoc() {
  try {
    runProgram('pandoc', ['--version'], folder)
    return true
  } catch {
    return false
  }
}

try {
  writeFileSync(join(folder, 'plan.crp.yaml'), planText())
  for (const size of [2000, 4000]) writeFileSync(join(folder, `large-${size}.crp.yaml`), largePlanText(size))
  mkdirSync(join(folder, 'hundred'))
  for (let plan = 0; plan < 100; plan++) {
    writeFileSync(join(folder, 'hundred', `plan-${plan}.crp.yaml`), planText().replaceAll('Lakeside', `Lakeside ${plan}`))
  }
  render('plan.crp.yaml', '-o', 'plan.md')()
  render(example, '-o', 'example.md')()

  const isThere = hasPandoc()
  const peers = isThere ? { pandoc: pandoc('plan'), pandocExample: pandoc('example') } : {}
  const cold = runInTurn(9, { plan: render('plan.crp.yaml', ...word('plan')), example: render(example, ...word('example')), ...peers })
  const hundred = runInTurn(3, { crp: render('hundred', '--toc', 'titles', '--out-dir', 'out'), ...isThere && { pandoc: pandoc('plan') } })
  const paged = runInTurn(3, { crp: render(example, '--toc', 'pages', '-o', 'paged.docx') })
  const large = runInTurn(3, { once: render('large-2000.crp.yaml', ...word('large')), twice: render('large-4000.crp.yaml', ...word('large')) })

  const beside = (name, ours, theirs, limit, per) => {
    if (theirs === undefined) return [name, secondsOf(ours), 'no pandoc', '', limit.toFixed(2), '']
    const ratio = ratioOf(ours, theirs, per)
    return [name, secondsOf(ours), secondsOf(theirs), ratio.toFixed(2), limit.toFixed(2), verdict(ratio, limit)]
  }
  const twice = ratioOf(large.twice, large.once, 2)
  const pagedSeconds = Number.parseFloat(secondsOf(paged.crp))
  const peak = peakOf(large.once)
  printTable([
    ['case', 'crp', 'peer', 'ratio', 'limit', ''],
    beside('plan of 300 lines to Word, titles only / pandoc', cold.plan, cold.pandoc, 2),
    beside('harrow-vale to Word, titles only / pandoc', cold.example, cold.pandocExample, 2),
    beside('100 plans in one process, a plan / pandoc', hundred.crp, hundred.pandoc, 1, 100),
    ['harrow-vale to Word with page numbers', secondsOf(paged.crp), '', '', '3.00 s', verdict(pagedSeconds, 3)],
    ['2,000 people and milestones twice / 2 x once', secondsOf(large.twice), secondsOf(large.once), twice.toFixed(2), '1.10', verdict(twice, 1.1)],
    ['peak memory, 2,000 people and milestones', `${peak.toFixed(0)} MB`, '', '', '500 MB', verdict(peak, 500)],
  ])
} finally {
  rmSync(folder, { recursive: true })
}
