import { renameSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ended, inFolder, inFolders, name, save, small, started, text } from './previews.ts'

const titled = (title: string) => text.replace(/^ {2}title: .*$/m, `  title: ${title}`)
const unreadable = text.replace('\npeople:\n', '\npeople: [\n')

let browser: Browser
beforeAll(async () => {
  // As root, as on a build machine, Chromium has no sandbox to run in; the pages are our own.
  browser = await chromium.launch({ executablePath: process.env['CRP_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
})
afterAll(() => browser.close())
inFolders()

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

/** What axe-core finds in the page round the document against WCAG 2.2 at levels A and AA, and against good practice. */
const faultsOf = (page: Page): Promise<string[]> => page.evaluate(async (source) => {
  const { axe } = new Function(`${source}; return { axe: window.axe }`)() as { axe: typeof import('axe-core') }
  const { violations } = await axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], iframes: false,
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`))
}, axe.source)

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
      renameSync(inFolder(`${name}~`), inFolder(name))
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
