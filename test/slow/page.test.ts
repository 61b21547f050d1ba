import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { editions, type Edition } from '../../src/plan/edition.ts'
import { shippedTemplates, templateNames } from '../../src/templates.ts'
import { memoryIo } from '../memory-io.ts'

const examples = new URL('../../examples/', import.meta.url)
const texts = Object.fromEntries(readdirSync(examples).filter((name) => name.endsWith('.crp.yaml'))
  .map((name) => [name, readFileSync(new URL(name, examples), 'utf8')]))
const plans = Object.keys(texts).filter((name) => /^plan:/m.test(texts[name] ?? ''))
const templates = await templateNames()

const folder = mkdtempSync(join(tmpdir(), 'crp-pages-'))
let browser: Browser
beforeAll(async () => {
  // As root, as on a build machine, Chromium has no sandbox to run in; the pages are our own.
  browser = await chromium.launch({ executablePath: process.env['CRP_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

/** Writes the page of an example, or of another text under its name, and gives its address. */
async function pageOf(name: string, edition: Edition, template: string, text = texts[name] ?? '', more: string[] = []): Promise<string> {
  const io = memoryIo({ ...texts, [name]: text })
  const flags = ['--edition', edition, '--template', template, '--allow-invalid', '--today', '2026-10-09', ...more]
  const exitCode = await main(['render', name, '-o', 'out.html', ...flags], io)
  const bytes = io.files.get('out.html')
  if (exitCode !== 0 || bytes === undefined) throw new Error(`${name} is not rendered: ${io.err()}`)
  const path = join(folder, `${[name, edition, template, ...more].join('.')}.html`)
  writeFileSync(path, bytes)
  return pathToFileURL(path).href
}

/** Opens a page, looks at it, and closes it. */
async function opened<Result>(address: string, look: (page: Page) => Promise<Result>, colorScheme: 'light' | 'dark' = 'light'): Promise<Result> {
  const page = await browser.newPage({ colorScheme })
  try {
    await page.goto(address)
    return await look(page)
  } finally {
    await page.close()
  }
}

/** What axe-core finds against WCAG 2.2 at levels A and AA, and against good practice, a line each. */
const faultsOf = (page: Page): Promise<string[]> => page.evaluate(async (source) => {
  // The browser runs the text of axe-core, which leaves itself in the window.
  const { axe } = new Function(`${source}; return { axe: window.axe }`)() as { axe: typeof import('axe-core') }
  const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`))
}, axe.source)

const setWidth = (page: Page, width: number) => page.setViewportSize({ width, height: 900 })

const internal = new Set((await Promise.all(templates.map(shippedTemplates))).filter(({ isInternal }) => isInternal).map(({ name }) => name))
const cases = plans.flatMap((name) => templates.flatMap((template) => editions
  .filter((edition) => edition === 'internal' || !internal.has(template)).map((edition) => [name, template, edition] as const)))

describe.each(cases)('%s, template %s, %s edition', (name, template, edition) => {
  test('axe-core finds nothing, in light and dark, wide and narrow', async () => {
    await opened(await pageOf(name, edition, template), async (page) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        for (const width of [1280, 360]) {
          await setWidth(page, width)
          expect(await faultsOf(page), `${colorScheme}, ${width} pixels`).toEqual([])
        }
      }
    })
  })

  test('nothing stands out of the page, down to 320 pixels', async () => {
    await opened(await pageOf(name, edition, template), async (page) => {
      for (const width of [320, 480, 700, 800, 1024, 1280]) {
        await setWidth(page, width)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      }
    })
  })

  test('each sheet it is printed on has text, and says what it is', async () => {
    const path = join(folder, 'printed.pdf')
    await opened(await pageOf(name, edition, template), (page) => page.pdf({ path, preferCSSPageSize: true, tagged: true }), 'dark')
    const sheets = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
    expect(sheets.filter((sheet) => sheet.trim().split('\n').length < 3)).toEqual([])
    const marked = sheets.filter((sheet) => sheet.includes('INTERNAL — not for the customer'))
    expect(marked).toHaveLength(edition === 'internal' ? sheets.length : 0)
    expect(sheets.slice(1).filter((sheet) => !sheet.includes(`of ${sheets.length}`))).toEqual([])
  })
})

test('a word that never ends stays in the page', async () => {
  const word = 'Wxyz'.repeat(100)
  const text = (texts['minimal.crp.yaml'] ?? '').replace(/Self-service lending|Lakeside Town Library|Edda Winter|Sol Bergman|Readers/g, word)
  await opened(await pageOf('minimal.crp.yaml', 'customer', 'standard', text), async (page) => {
    for (const width of [320, 800, 1280]) {
      await setWidth(page, width)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    }
  })
})

test('axe-core sees a pale text, a link without a name and a picture without words', async () => {
  const address = await pageOf('minimal.crp.yaml', 'customer', 'standard')
  const found = await opened(address, async (page) => {
    await page.evaluate(`document.querySelector('.secondary, .stamp').style.color = '#999'
      document.querySelector('.skip').textContent = ''
      document.querySelector('main').insertAdjacentHTML('beforeend', '<svg role="img"></svg>')`)
    return faultsOf(page)
  })
  expect(found.map((fault) => fault.slice(0, fault.indexOf(' '))).sort()).toEqual(['color-contrast', 'link-name', 'svg-img-alt'])
})

test('a draft says so on each sheet, and everyone can read it', async () => {
  const text = (texts['minimal.crp.yaml'] ?? '').replace(/^ {2}owner: .*$/m, '  owner: nobody')
  const address = await pageOf('minimal.crp.yaml', 'customer', 'standard', text)
  const path = join(folder, 'draft.pdf')
  expect(await opened(address, faultsOf)).toEqual([])
  await opened(address, (page) => page.pdf({ path, preferCSSPageSize: true }))
  const sheets = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
  expect(sheets.length).toBeGreaterThan(2)
  expect(sheets.filter((sheet) => !sheet.includes('DRAFT'))).toEqual([])
})

test('the labels of pictures stay on them where the page runs from right to left', async () => {
  const address = await pageOf('harrow-vale.crp.yaml', 'internal', 'standard', undefined, ['--language', 'ar'])
  const { count, outside } = await opened(address, (page) => page.evaluate<{ count: number; outside: string[] }>(`(() => {
    const labels = [...document.querySelectorAll('figure svg text')]
    const outside = labels.filter((label) => {
      const [room, box] = [label.closest('svg'), label].map((element) => element.getBoundingClientRect())
      return box.left < room.left - 1 || box.right > room.right + 1
    })
    return { count: labels.length, outside: outside.map((label) => label.textContent) }
  })()`))
  expect(count).toBeGreaterThan(50)
  expect(outside).toEqual([])
})

describe.each([['one plan', ['harrow-vale.crp.yaml']], ['a folder of plans', ['.']]])('the page of how %s stands', (name, operands) => {
  /** Writes the page on a day when some things are late, and gives its address. */
  async function address(): Promise<string> {
    const io = memoryIo(texts)
    const exitCode = await main(['status', ...operands, '-o', 'out.html', '--days', '60', '--today', '2026-11-28'], io)
    const bytes = io.files.get('out.html')
    if (exitCode !== 0 || bytes === undefined) throw new Error(`there is no page: ${io.err()}`)
    const path = join(folder, `${name}.html`)
    writeFileSync(path, bytes)
    return pathToFileURL(path).href
  }

  test('axe-core finds nothing, in light and dark, wide and narrow', async () => {
    await opened(await address(), async (page) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        for (const width of [1280, 360]) {
          await setWidth(page, width)
          expect(await faultsOf(page), `${colorScheme}, ${width} pixels`).toEqual([])
        }
      }
    })
  })

  test('nothing stands out of the page, down to 320 pixels', async () => {
    await opened(await address(), async (page) => {
      for (const width of [320, 480, 700, 800, 1024, 1280]) {
        await setWidth(page, width)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      }
    })
  })

  test('every sheet it is printed on says that it is internal', async () => {
    const path = join(folder, 'status.pdf')
    await opened(await address(), (page) => page.pdf({ path, preferCSSPageSize: true, tagged: true }), 'dark')
    const sheets = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
    expect(sheets.length).toBeGreaterThan(0)
    expect(sheets.filter((sheet) => !sheet.includes('INTERNAL — not for the customer'))).toEqual([])
  })
})
