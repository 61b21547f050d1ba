import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchFiles } from '../../src/watch.ts'

const crp = fileURLToPath(new URL('../../bin/crp.js', import.meta.url))
const text = readFileSync(new URL('../../examples/minimal.crp.yaml', import.meta.url), 'utf8')
const titled = (title: string) => text.replace(/title: .*/, `title: ${title}`)
let folder = ''

beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'crp-watch-')) })
afterAll(() => rmSync(folder, { recursive: true }))

test('a saved plan is rendered again, however the editor saves it, until Ctrl-C', async () => {
  const plan = join(folder, 'plan.crp.yaml')
  writeFileSync(plan, titled('First'))
  const child = spawn(process.execPath, [crp, 'render', 'plan.crp.yaml', '-f', 'md', '--watch'], { cwd: folder })
  let said = ''
  child.stderr.on('data', (chunk) => { said += String(chunk) })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const rounds = async (count: number) => {
    while (said.split('watching').length <= count) await new Promise((resolve) => setTimeout(resolve, 20))
    return readFileSync(join(folder, 'plan.md'), 'utf8').split('\n')[0]
  }
  expect(await rounds(1)).toBe('# First')
  writeFileSync(plan, titled('Second'))
  expect(await rounds(2)).toBe('# Second')
  // Many editors write a new file and put it in place of the old one.
  writeFileSync(`${plan}~`, titled('Third'))
  renameSync(`${plan}~`, plan)
  expect(await rounds(3)).toBe('# Third')
  child.kill('SIGINT')
  expect(await ended).toBe(130)
}, 60_000)

test('a file or folder that is away for a while is followed when it is back', async () => {
  const [one, other, within] = ['one.yaml', 'other.yaml', 'within'].map((name) => join(folder, name)) as [string, string, string]
  const touch = (path: string, text: string) => writeFileSync(path, text)
  touch(one, '1')
  touch(other, '1')
  mkdirSync(within)
  const watcher = await watchFiles()
  watcher.follow([one, other, within])
  const pause = () => new Promise((resolve) => setTimeout(resolve, 500))
  const told = async (act: () => void) => {
    await pause()
    act()
    return await Promise.race([watcher.next(), pause().then(pause).then(() => 'nothing')])
  }
  for (const round of ['2', '3']) {
    expect(await told(() => rmSync(one))).toEqual([one])
    expect(await told(() => touch(one, round))).toEqual([one])
    expect(await told(() => touch(one, `${round} again`))).toEqual([one])
  }
  expect(await told(() => rmSync(within, { recursive: true }))).toEqual([within])
  expect(await told(() => mkdirSync(within))).toContain(within)
  expect(await told(() => touch(join(within, 'a.hbs'), 'x'))).toContain(join(within, 'a.hbs'))
}, 30_000)
