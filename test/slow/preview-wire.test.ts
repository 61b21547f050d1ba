import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { beforeEach, expect, test } from 'vitest'
import { serve } from '../../src/serve.ts'
import { ended, inFolder, inFolders, name, save, small, started } from './previews.ts'

inFolders()
beforeEach(() => save(small))

/** Sends bytes as they are and gives all that comes back. */
const sent = (port: number, bytes: string) => new Promise<string>((resolve) => {
  let answer = ''
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
  socket.on('data', (chunk) => { answer += String(chunk) })
  socket.on('close', () => resolve(answer))
  // Who sends too much is cut off.
  socket.on('error', () => resolve(answer))
})
const asked = (port: number, target: string, host = `127.0.0.1:${port}`) => sent(port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
const status = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

test('names of others, paths to files and broken requests are turned away, and the preview goes on', async () => {
  const { port } = await started()
  expect(status(await asked(port, '/'))).toBe(200)
  const rebound = await asked(port, '/document', `crp.evil.example:${port}`)
  expect([status(rebound), rebound.includes('lending')]).toEqual([403, false])
  const strange: Record<string, number> = {
    [`GET /../../../../etc/passwd HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`]: 404,
    [`GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`]: 404,
    [`GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`]: 404,
    [`GET /?${'a'.repeat(9000)} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`]: 404,
    [`POST / HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc`]: 405,
    'GET / HTTP/1.1\r\nConnection: close\r\n\r\n': 400,
    'GET / HTTP/1.0\r\n\r\n': 403,
    'nonsense\r\n\r\n': 400,
  }
  for (const [bytes, wanted] of Object.entries(strange)) {
    const answer = await sent(port, bytes)
    expect(status(answer), bytes.slice(0, 60)).toBe(wanted)
    expect(answer).not.toMatch(/root:|\n +at |node:|\/crp/)
  }
  expect(status(await sent(port, `GET /?${'a'.repeat(90_000)} HTTP/1.1\r\n\r\n`))).not.toBe(200)
  expect(status(await asked(port, '/document'))).toBe(200)
})

test('an answer that fails is our fault: the browser gets no stack, and whoever serves hears of it', async () => {
  const served = await serve(0, () => Promise.reject(new Error('a slip')))
  if (served === undefined) throw new Error('no port is free')
  const [answer, heard] = await Promise.all([asked(served.port, '/'), served.failure.catch((error: unknown) => error)])
  expect([status(answer), answer.endsWith('crp failed; the terminal that it runs in says more\n')]).toEqual([500, true])
  expect(heard).toEqual(new Error('a slip'))
  served.close()
})

const outside = Object.values(networkInterfaces()).flat().find((one) => one?.internal === false && one.family === 'IPv4')?.address
test.runIf(outside !== undefined)('no other machine is answered', async () => {
  const { port } = await started()
  const reached = await new Promise((resolve) => connect(port, outside).on('connect', () => resolve(true)).on('error', () => resolve(false)))
  expect(reached).toBe(false)
})

test('a second preview takes the next port, and both go on', async () => {
  const first = await started([name, '--port', '0'])
  const second = await started([name, '--port', String(first.port)])
  expect(second.port).toBeGreaterThan(first.port)
  expect(second.said()).toContain(`crp: port ${first.port} is taken; this preview has port ${second.port}\n`)
  for (const { port } of [first, second]) expect(status(await asked(port, '/'))).toBe(200)
})

/** Listens to what happens. */
async function listening(port: number) {
  let wake = () => {}
  const socket = connect(port, '127.0.0.1', () => socket.write(`GET /events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`))
  socket.on('data', () => wake())
  const next = () => new Promise<void>((resolve) => { wake = resolve })
  await next()
  /** Saves until the page says something: a file may be saved before the program has begun to follow it. */
  const until = async (wanted: string, act: () => void) => {
    while (!(await asked(port, '/')).includes(wanted)) {
      const told = next()
      act()
      await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 1000))])
    }
  }
  return { until, gone: new Promise<void>((resolve) => socket.on('close', () => resolve())) }
}

test('templates and house files are followed, those too that were not there', async () => {
  const { port } = await started()
  const { until } = await listening(port)
  mkdirSync(inFolder('templates'))
  await until('<option value="mine">', () => save('# {{plan.title}}\n', 'templates/mine.md.hbs'))
  await until('late.crp.yaml', () => save(`extends: late.crp.yaml\n${small}`))
  await until('Findings: no errors', () => save('crp: 1\nhouse: {company: Quillon Library Systems}\n', 'late.crp.yaml'))
})

test.each([['SIGINT', { code: 130, signal: null }], ['SIGTERM', { code: null, signal: 'SIGTERM' }]] as const)('%s ends it at once, whoever listens', async (signal, end) => {
  const { child, port, said } = await started()
  const { gone } = await listening(port)
  expect(await ended(child, signal)).toEqual(end)
  await gone
  expect(said()).toBe(`preview of ${name}: http://127.0.0.1:${port}/ (Ctrl-C ends it)\n`)
  // The port is free again.
  expect((await started([name, '--port', String(port)])).port).toBe(port)
})

test.runIf(process.platform === 'linux')('--open opens the address in the browser, and says so where it cannot', async () => {
  mkdirSync(inFolder('bin'))
  const opener = inFolder('bin/xdg-open')
  writeFileSync(opener, `#!/bin/sh\necho "$1" > '${inFolder('opened.new')}'\nmv '${inFolder('opened.new')}' '${inFolder('opened')}'\n`)
  chmodSync(opener, 0o755)
  const { address } = await started([name, '--port', '0', '--open'], { PATH: `${inFolder('bin')}:/bin:/usr/bin` })
  const read = () => { try { return readFileSync(inFolder('opened'), 'utf8') } catch { return undefined } }
  while (read() === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(read()).toBe(`${address}\n`)
  const without = await started([name, '--port', '0', '--open'], { PATH: inFolder('nowhere') })
  while (!without.said().includes('no browser')) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(without.said()).toContain('crp: no browser was opened (there is no program xdg-open); open the address yourself\n')
})
