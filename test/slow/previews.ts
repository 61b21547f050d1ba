import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const crp = join(root, 'bin/crp.js')

/** The plan that is looked at, a large one unless a small one is saved in its place. */
export const name = 'harrow-vale.crp.yaml'
export const text = readFileSync(join(root, 'examples', name), 'utf8')
export const small = readFileSync(join(root, 'examples/minimal.crp.yaml'), 'utf8')

const running = new Set<ChildProcess>()
let folder = ''

/** Gives each test of a file a folder of its own with the plan and its house file, and ends what it has started. */
export function inFolders(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crp-preview-'))
    for (const file of [name, 'house.crp.yaml']) cpSync(join(root, 'examples', file), join(folder, file))
  })
  afterEach(async () => {
    await Promise.all([...running].map((child) => ended(child, 'SIGKILL')))
    rmSync(folder, { recursive: true })
  })
}

/** Gives the path of a file in the folder of the test. */
export const inFolder = (file: string): string => join(folder, file)
export const save = (content: string, file = name): void => writeFileSync(inFolder(file), content)

/** Sends a signal and waits for the end. */
export const ended = (child: ChildProcess, signal: NodeJS.Signals) => new Promise<{ code: number | null; signal: string | null }>((resolve) => {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return resolve({ code: child.exitCode, signal: child.signalCode })
  child.once('exit', (code, signal) => resolve({ code, signal }))
  child.kill(signal)
})

/** Starts the built program and waits for the address it gives. */
export async function started(args: readonly string[] = [name, '--port', '0'], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [crp, 'preview', ...args], {
    cwd: folder, env: { PATH: process.env['PATH'], CRP_TODAY: '2026-10-09', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said += String(chunk)
      const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the preview ended: ${said}`)))
  })
  return { child, address, port: Number(new URL(address).port), said: () => said }
}
