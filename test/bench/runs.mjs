// What the benchmarks share: running a program, and printing a table.
import { spawnSync } from 'node:child_process'

// With this variable set, a bare Node starts at less than half its speed, and every ratio looks half its size.
const { NODE_EXTRA_CA_CERTS: _slow, ...env } = process.env

/** Makes Node say at its end how much memory it held at most. */
const tell = 'process.on("exit",()=>process.stderr.write(`\\n${process.resourceUsage().maxRSS}`))'
const teller = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`]

/** Runs a program once and gives the milliseconds it took and what it said; a run that fails measures nothing. */
export function runProgram(program, args, cwd) {
  const start = process.hrtime.bigint()
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 1e9 })
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${error ?? (stdout + stderr).slice(0, 2000)}`)
  return { milliseconds, stderr }
}

/** Runs Node once and gives the milliseconds it took and the most memory it held, in MB. */
export function runNode(args, cwd) {
  const { milliseconds, stderr } = runProgram(process.execPath, [...teller, ...args], cwd)
  return { milliseconds, memory: Number(stderr.slice(stderr.lastIndexOf('\n'))) / 1024 }
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
export const verdict = (value, limit) => limit === undefined ? '' : value <= limit ? 'ok' : 'over'

/** Prints rows of cells as a table, the first column to the left. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const aligned = (cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])
  for (const row of rows) console.log(row.map(aligned).join('  '))
}

/** Runs works in turn, so that whatever slows the machine slows them all; gives the runs of each, round by round. */
export function runInTurn(rounds, works) {
  const runs = Object.fromEntries(Object.keys(works).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) for (const [name, work] of Object.entries(works)) runs[name].push(work())
  return runs
}

/** Gives the median of the ratios of two works, round by round; `per` is how many times the work the first one has. */
export const ratioOf = (ones, others, per = 1) =>
  median(ones.map(({ milliseconds }, round) => milliseconds / others[round].milliseconds / per))

export const secondsOf = (runs) => `${(median(runs.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(2)} s`
export const peakOf = (runs) => median(runs.map(({ memory }) => memory))
