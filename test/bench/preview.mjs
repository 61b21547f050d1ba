// Measures how soon a saved plan is told of and shown in the preview; prints a table and judges nothing.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { largePlanText } from './plan.mjs'
import { median, printTable, verdict } from './runs.mjs'

const rounds = 15
const crp = fileURLToPath(new URL('../../bin/crp.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crp-preview-'))
const path = join(folder, 'plan.crp.yaml')
// 500 lines: the plan of the other benchmarks with more people and milestones.
const text = largePlanText(125)
const { NODE_EXTRA_CA_CERTS: _slow, ...env } = process.env

writeFileSync(path, text)
const child = spawn(process.execPath, [crp, 'preview', path, '--port', '0', '--today', '2026-10-09'], { cwd: folder, env })
try {
  const port = await new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      const [, found] = /127\.0\.0\.1:(\d+)/.exec(String(chunk)) ?? []
      if (found !== undefined) resolve(Number(found))
    })
    child.on('exit', () => reject(new Error('the preview ended')))
  })
  const read = (target) => new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: target }, (response) => {
      let page = ''
      response.on('data', (chunk) => { page += String(chunk) }).on('end', () => resolve(page))
    }).on('error', reject)
  })
  let wake = () => {}
  const next = () => new Promise((resolve) => { wake = resolve })
  const first = next()
  get({ host: '127.0.0.1', port, path: '/events' }, (response) => response.on('data', () => wake()))
  await first
  const [told, shown] = [[], []]
  for (let round = -3; round < rounds; round++) {
    const event = next()
    const start = performance.now()
    writeFileSync(path, text.replace('Self-service lending', `Self-service lending ${round}`))
    await event
    const heard = performance.now()
    const page = await read('/document')
    if (!page.includes(`Self-service lending ${round}`)) throw new Error('the page is that of an earlier plan')
    // The first rounds only warm the program.
    if (round < 0) continue
    told.push(heard - start)
    shown.push(performance.now() - start)
  }
  const lines = text.split('\n').length - 1
  const row = (name, times, limit) => [name, `${median(times).toFixed(0)} ms`, `${Math.max(...times).toFixed(0)} ms`,
    limit === undefined ? '' : `${limit} ms`, verdict(median(times), limit)]
  printTable([
    ['case', 'median', 'slowest', 'limit', ''],
    row(`save to event, plan of ${lines} lines`, told, 300),
    row(`save to page, plan of ${lines} lines`, shown),
  ])
} finally {
  child.kill()
  rmSync(folder, { recursive: true })
}
