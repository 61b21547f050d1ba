import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { serve } from '../../src/serve.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const crp = join(root, 'bin/crp.js')
const name = 'harrow-vale.crp.yaml'
const text = readFileSync(join(root, 'examples', name), 'utf8')
const titled = (title: string) => text.replace(/^ {2}title: .*$/m, `  title: ${title}`)
const unreadable = text.replace('\npeople:\n', '\npeople: [\n')
const small = readFileSync(join(root, 'examples/minimal.crp.yaml'), 'utf8')

let browser: Browser
let folder = ''
const running = new Set<ChildProcess>()

beforeAll(async () => {
  // As root, as on a build machine, Chromium has no sandbox to run in; the pages are our own.
  browser = await chromium.launch({ executablePath: process.env['CRP_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
})
afterAll(() => browser.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crp-preview-'))
  for (const file of [name, 'house.crp.yaml']) cpSync(join(root, 'examples', file), join(folder, file))
})
afterEach(async () => {
  await Promise.all([...running].map((child) => ended(child, 'SIGKILL')))
  rmSync(folder, { recursive: true })
})

const save = (content: string, file = name) => writeFileSync(join(folder, file), content)

/** Sends a signal and waits for the end. */
const ended = (child: ChildProcess, signal: NodeJS.Signals) => new Promise<{ code: number | null; signal: string | null }>((resolve) => {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return resolve({ code: child.exitCode, signal: child.signalCode })
  child.once('exit', (code, signal) => resolve({ code, signal }))
  child.kill(signal)
})

/** Starts the program and waits for the address it gives. */
async function started(args: readonly string[] = [name, '--port', '0'], env: Record<string, string> = {}) {
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

/** Opens the page; what its console complains of is a fault. */
async function opened(address: string, look: (page: Page, complaints: string[]) => Promise<void>, more: { colorScheme?: 'light' | 'dark' } = {}) {
  const page = await browser.newPage({ viewport: { width: 1300, height: 800 }, ...more })
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    await page.goto(address)
    await look(page, complaints)
  } finally {
    await page.close()
  }
}

const documentIn = (page: Page) => page.frameLocator('iframe:not(.coming)')
const titleIn = (page: Page, title: string) => documentIn(page).locator('h1', { hasText: title }).waitFor()
/** Waits until the page has taken in what `act` brings about. */
async function taken(page: Page, act: () => void) {
  const before = await page.evaluate('document.body.dataset.revision')
  act()
  await page.waitForFunction((before) => (globalThis as unknown as { document: { body: { dataset: { revision: string } } } })
    .document.body.dataset.revision !== before, before)
}
const inFrame = <Result>(page: Page, expression: string) =>
  page.evaluate<Result>(`(({ contentDocument: shown, contentWindow: view }) => ${expression})(document.getElementById('document'))`)

describe('in the browser', () => {
  test('a saved plan is shown, a broken one is told of above the last page, a mended one is shown', async () => {
    const { address } = await started()
    await opened(address, async (page, complaints) => {
      await titleIn(page, 'Patient messaging roll-out')
      await taken(page, () => save(titled('Second')))
      await titleIn(page, 'Second')
      await taken(page, () => save(unreadable))
      expect(await page.locator('#notice').innerText()).toMatch(/^The plan cannot be read as it stands\n+.*harrow-vale\.crp\.yaml:47:3\n(.*\n)*Below is the last page/)
      expect(await page.locator('#notice mark').innerText()).toBe('- id: ines')
      await titleIn(page, 'Second')
      expect(await page.locator('h1').innerText()).toBe('Preview Second')
      // Many editors write a new file and put it in place of the old one.
      await taken(page, () => {
        save(titled('Third'), `${name}~`)
        renameSync(join(folder, `${name}~`), join(folder, name))
      })
      await titleIn(page, 'Third')
      expect(await page.locator('#notice').innerText()).toBe('')
      expect(complaints).toEqual([])
    })
  })

  test('the reader stays where they were, though the text above has grown', async () => {
    const { address } = await started()
    await opened(address, async (page) => {
      await titleIn(page, 'Patient')
      const where = () => inFrame<number>(page, 'shown.getElementById("2.3").getBoundingClientRect().top')
      await inFrame(page, 'view.scrollBy(0, shown.getElementById("2.3").getBoundingClientRect().top - 40)')
      const [top, scrolled] = [await where(), await inFrame<number>(page, 'view.scrollY')]
      expect(top).toBeCloseTo(40, -1)
      const more = Array.from({ length: 12 }, (_, index) => `    - Another piece of work, ${index}\n`).join('')
      await taken(page, () => save(text.replace(/^ {2}work:\n/m, (line) => `${line}${more}`)))
      expect(await where()).toBeCloseTo(top, 0)
      expect(await inFrame<number>(page, 'view.scrollY')).toBeGreaterThan(scrolled + 100)
    })
  })

  test('a finding opens to its line and its reason, and the document goes to what it speaks of', async () => {
    const { address } = await started()
    await opened(address, async (page, complaints) => {
      await titleIn(page, 'Patient')
      const finding = page.locator('details.finding', { hasText: 'Lena Brandt is neutral' })
      await finding.locator('summary').click()
      expect(await finding.locator('.excerpt').first().innerText()).toMatch(/200 +- person: lena/)
      expect(await finding.innerText()).toMatch(/Why it matters\n+Those who should support us.*Wrong\n.*Right\n/s)
      await page.waitForFunction(`document.getElementById('document').contentDocument.getAnimations().length > 0`)
      const shown = await inFrame<{ text: string; top: number }>(page, `(({ target }) =>
        ({ text: target.textContent, top: target.getBoundingClientRect().top }))(shown.getAnimations()[0].effect)`)
      expect(shown.text).toBe('Lena Brandt')
      expect(shown.top).toBeGreaterThan(0)
      expect(shown.top).toBeLessThan(800)
      // What is open stays open, and what has the focus keeps it.
      await taken(page, () => save(titled('Second')))
      expect(await finding.getAttribute('open')).toBe('')
      expect(await page.evaluate('document.activeElement.textContent')).toContain('Lena Brandt')
      expect(complaints).toEqual([])
    })
  })

  test('editions, languages and templates are switched, one edition at a time', async () => {
    const { address } = await started()
    await opened(address, async (page, complaints) => {
      const edition = () => inFrame<string>(page, 'shown.body.classList.contains("internal") ? "internal" : "customer"')
      const language = (tag: string) => documentIn(page).locator(`html[lang^=${tag}]`).waitFor()
      expect(await edition()).toBe('customer')
      await page.getByRole('link', { name: 'Internal edition' }).click()
      await page.waitForURL(/edition=internal/)
      await documentIn(page).locator('body.internal').waitFor()
      expect(await page.locator('.audience').innerText()).toBe('For you and your team')
      await page.getByRole('link', { name: 'Customer edition' }).click()
      await page.waitForURL(/edition=customer/)
      await documentIn(page).locator('body.customer').waitFor()
      expect(await page.locator('.audience').innerText()).toBe('For you, not for the customer')
      await page.getByLabel('Language').focus()
      await page.getByLabel('Language').selectOption('de')
      await language('de')
      expect(page.url()).toContain('edition=customer&language=de&template=standard')
      expect(await page.evaluate('document.activeElement.id')).toBe('language')
      await page.getByLabel('Template').selectOption('brief')
      await documentIn(page).locator('body.sheet').waitFor()
      await language('de')
      await taken(page, () => save(titled('Second')))
      await titleIn(page, 'Second')
      await language('de')
      expect(await edition()).toBe('customer')
      await page.goBack()
      await documentIn(page).locator('body.document').waitFor()
      await language('de')
      expect(await page.locator('iframe').count()).toBe(1)
      expect(complaints).toEqual([])
    })
  })

  test('all of it can be reached and used by keyboard', async () => {
    const { address } = await started()
    await opened(address, async (page) => {
      await titleIn(page, 'Patient')
      const reached: string[] = []
      for (let tab = 0; tab < 6; tab++) {
        await page.keyboard.press('Tab')
        reached.push(await page.evaluate<string>('document.activeElement.id || document.activeElement.className'))
      }
      expect(reached).toEqual(['skip', 'edition-customer', 'edition-internal', 'language', 'template', 'document'])
      await page.locator('.skip').focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.locator('details.finding[open] summary').innerText()).toContain('Lena Brandt')
    })
  })

  test('a link out of the document opens beside the preview', async () => {
    save(text.replace(/^ {2}title: .*$/m, '$&\n  summary: "See [the record](https://record.example/1)."'))
    const { address } = await started([name, '--port', '0', '--edition', 'internal'])
    await opened(address, async (page) => {
      const links = documentIn(page).locator('a[href^="https:"]')
      await links.first().waitFor()
      const [popup] = await Promise.all([page.waitForEvent('popup'), links.first().click()])
      expect(popup.url() === 'about:blank' || popup.url().startsWith('https://') || popup.url().startsWith('chrome-error:')).toBe(true)
      await popup.close()
      expect(await inFrame<number>(page, 'shown.querySelectorAll("h1").length')).toBe(1)
    })
  })

  test('axe-core finds nothing, and nothing stands out of the page, in light and dark, wide and narrow', async () => {
    save(text.replace(/^ {2}owner: .*$/m, '  owner: nobody'))
    const { address } = await started()
    await opened(address, async (page) => {
      const judge = async (what: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          for (const width of [1300, 320]) {
            await page.setViewportSize({ width, height: 800 })
            expect(await faultsOf(page), `${what}, ${colorScheme}, ${width} pixels`).toEqual([])
            expect(await page.evaluate('document.documentElement.scrollWidth'), what).toBe(width)
          }
        }
      }
      await titleIn(page, 'Patient')
      for (const summary of await page.locator('details.todos > summary').all()) await summary.click()
      for (const kind of ['error', 'warning', 'todo']) await page.locator(`details.finding.${kind} summary`).first().click()
      await judge('a draft')
      await taken(page, () => save(unreadable))
      await judge('a broken plan')
      await page.emulateMedia({ colorScheme: 'light' })
      await page.evaluate(`document.querySelector('.place').style.color = '#aaa'; document.querySelector('.skip').textContent = ''`)
      expect((await faultsOf(page)).map((fault) => fault.slice(0, fault.indexOf(' '))).sort()).toEqual(['color-contrast', 'link-name'])
    })
  })

  test('the page waits for the program when it is started anew', async () => {
    save(small)
    const first = await started()
    await opened(first.address, async (page) => {
      await titleIn(page, 'Self-service')
      await ended(first.child, 'SIGINT')
      await page.getByText('Not connected').waitFor()
      save(small.replace(/title: .*/, 'title: Second'))
      await started([name, '--port', String(first.port)])
      await titleIn(page, 'Second')
      await page.waitForFunction(`document.getElementById('state').textContent === ''`)
    })
  })

  test('another page can neither read the preview nor show it', async () => {
    const { address, port } = await started()
    const other = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<title>Other</title>'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    await opened(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`, async (page) => {
      const tried = await page.evaluate<string[]>(`Promise.all([
        fetch('${address}document').then(() => 'read', () => 'refused'),
        fetch('http://localhost:${port}/document', { mode: 'no-cors' }).then(() => 'read', () => 'refused'),
        new Promise((resolve) => { const events = new EventSource('${address}events'); events.onopen = () => resolve('heard'); events.onerror = () => resolve('refused') }),
        new Promise((resolve) => { const script = document.createElement('script'); script.src = '${address}preview.js'
          script.onload = () => resolve('ran'); script.onerror = () => resolve('refused'); document.head.append(script) }),
      ])`)
      expect(tried).toEqual(['refused', 'refused', 'refused', 'refused'])
      await page.evaluate(`new Promise((resolve) => { const frame = document.createElement('iframe'); frame.src = '${address}'
        frame.onload = resolve; document.body.append(frame) })`)
      expect(page.frames().map((frame) => frame.url()).filter((url) => url.startsWith(address) && !url.startsWith('chrome-error'))).toEqual([])
    })
    await new Promise((resolve) => other.close(resolve))
  })
})

/** What axe-core finds in the page round the document against WCAG 2.2 at levels A and AA, and against good practice. */
const faultsOf = (page: Page): Promise<string[]> => page.evaluate(async (source) => {
  const { axe } = new Function(`${source}; return { axe: window.axe }`)() as { axe: typeof import('axe-core') }
  const { violations } = await axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], iframes: false,
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`))
}, axe.source)

describe('on the wire', () => {
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
    mkdirSync(join(folder, 'templates'))
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
    mkdirSync(join(folder, 'bin'))
    const opener = join(folder, 'bin/xdg-open')
    writeFileSync(opener, `#!/bin/sh\necho "$1" > '${folder}/opened.new'\nmv '${folder}/opened.new' '${folder}/opened'\n`)
    chmodSync(opener, 0o755)
    const { address } = await started([name, '--port', '0', '--open'], { PATH: `${folder}/bin:/bin:/usr/bin` })
    const read = () => { try { return readFileSync(join(folder, 'opened'), 'utf8') } catch { return undefined } }
    while (read() === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(read()).toBe(`${address}\n`)
    const without = await started([name, '--port', '0', '--open'], { PATH: join(folder, 'nowhere') })
    while (!without.said().includes('no browser')) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(without.said()).toContain('crp: no browser was opened (there is no program xdg-open); open the address yourself\n')
  })
})
