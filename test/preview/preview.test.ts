import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { leaksInDocument } from '../../src/check/privacy.ts'
import { labelLanguages } from '../../src/label-languages.ts'
import { load } from '../../src/plan/load.ts'
import { shippedTemplates, templateNames } from '../../src/templates.ts'
import { effort } from '../effort.ts'
import { memoryIo } from '../memory-io.ts'
import { documentNow, examplesBy, looked, minimal, noticeIn, noticeNow, plain, plan, previewed, saves, titled, type Visit } from './previewed.ts'

const large = 'harrow-vale.crp.yaml'
const unreadable = 'crp: 1\nplan: [\n'

describe('the document', () => {
  test.each([
    ['customer', effort > 1 ? large : 'minimal.crp.yaml'], ['internal', large],
  ])('is the very page that render writes, in the %s edition of %s', async (edition, name) => {
    const io = memoryIo(examplesBy, { env: { CRP_TODAY: '2026-10-09' } })
    expect(await main(['render', name, '-o', 'a.html', '--edition', edition, '--language', 'de', '--template', 'kickoff'], io)).toBe(0)
    const html = await looked(examplesBy, [name], ({ read }) => read(`/document?edition=${edition}&language=de&template=kickoff`))
    expect(html).toBe(Buffer.from(io.files.get('a.html') ?? []).toString())
    expect(html).not.toMatch(/<script|<link|<iframe|<object|\ssrc="(?!data:)/)
  })

  test('for the customer holds nothing internal', async () => {
    const files = { resolve: (_: string, path: string) => path, read: (path: string) => Buffer.from(examplesBy[path as 'house.crp.yaml'] ?? ''), exists: () => true }
    const { loaded } = load(Buffer.from(examplesBy[large]), large, files)
    if (loaded === undefined) throw new Error('the example cannot be read')
    await looked(examplesBy, [large], async ({ read }) => {
      for (const view of effort > 1 ? ['', 'template=contacts', 'language=ja'] : ['template=contacts&language=ja']) {
        const html = await read(`/document?edition=customer&${view}`)
        expect(html.length).toBeGreaterThan(5000)
        expect(leaksInDocument(loaded, plain(html)), view).toEqual([])
        expect(html).not.toMatch(/for you, not|data-revision/i)
      }
      expect(leaksInDocument(loaded, plain(await read('/document?edition=internal'))).length).toBeGreaterThan(20)
    })
  })

})

describe('the page', () => {
  test('lists what validate finds, with the line, what to do and why', async () => {
    const broken = minimal.replace(/^ {2}owner: .*$/m, '  owner: nobody')
    const io = memoryIo({ [plan]: broken }, { env: { CRP_TODAY: '2026-10-09' } })
    await main(['validate', plan, '--format', 'json'], io)
    const { diagnostics } = JSON.parse(io.out()) as { diagnostics: { message: string; line: number; column: number; help: string | null; rule: string }[] }
    expect(diagnostics.length).toBeGreaterThan(10)
    const page = await looked({ [plan]: broken }, [plan], (visit) => visit.page())
    for (const { message, line, column, help, rule } of diagnostics) {
      expect(page.toLowerCase()).toContain(message.toLowerCase())
      expect(page).toContain(`${plan}:${line}:${column}`)
      if (help !== null) expect(page).toContain(help)
      expect(page).toContain(`Rule ${rule}`)
    }
    expect(page).toContain('owner: nobody')
    expect(page).toContain('A duty given to nobody is done by nobody.')
    expect(page).toMatch(/Findings: 1 error, .*\d+ to do/)
    expect(page).toMatch(/\d+ to do before baseline/)
  })

  test('says that the findings are not for the customer, and never holds a document', async () => {
    const html = await looked({ [plan]: minimal }, [plan], ({ read }) => read('/?edition=customer'))
    expect(plain(html)).toContain('For you, not for the customer')
    expect(html.match(/<iframe [^>]*src="\/document\?edition=customer&#x26;[^"]*" sandbox="allow-same-origin"/g)).toHaveLength(1)
    expect(html.match(/<iframe/g)).toHaveLength(1)
    expect(html).not.toContain('id="content"')
  })

  test('offers the other edition, each language with labels and the templates of the edition', async () => {
    const { html, internal } = await looked({ [plan]: minimal }, [plan], async ({ read }) =>
      ({ html: await read('/?edition=customer&language=ja&template=brief'), internal: await read('/?edition=internal&template=postmortem') }))
    expect(plain(html)).toContain('Customer edition Internal edition')
    const options = (page: string, name: string) => [...new RegExp(`<select id="${name}".*?</select>`, 's').exec(page)?.[0].matchAll(/value="([^"]*)"/g) ?? []].map(([, value]) => value)
    expect(options(html, 'language')).toEqual(['', ...labelLanguages])
    expect(html).toContain('<option value="ja" selected>Japanese</option>')
    const all = await Promise.all((await templateNames()).map(shippedTemplates))
    const forAll = all.filter(({ isInternal }) => !isInternal)
    expect(forAll.length).toBeLessThan(all.length)
    expect(options(html, 'template')).toEqual(forAll.map(({ name }) => name))
    expect(options(internal, 'template')).toEqual(all.map(({ name }) => name))
    // What the customer cannot have is not asked for with the customer's edition.
    expect(internal).toContain('href="/?edition=customer&#x26;language=&#x26;template=standard"')
    expect(html).toContain('href="/?edition=internal&#x26;language=ja&#x26;template=brief"')
  })

  test('shows the words of a plan as text', async () => {
    const text = titled('"<img src=x onerror=alert(1)> & \\u202E"').replace(/^ {2}owner: .*$/m, '  owner: "<b>"')
    const html = await looked({ [plan]: text }, [plan], ({ read }) => read('/'))
    expect(html.replace(/"[^"]*"/g, '')).not.toMatch(/<img|<b>/)
    expect(plain(html)).toContain('<b>')
    expect(html).toContain('\\u{202E}')
  })

  test('names no more findings of a kind than anyone reads', async () => {
    const fields = Array.from({ length: 300 }, (_, index) => `x_field_${index}: 1\n`).join('')
    const page = await looked({ [plan]: `${minimal}${fields}` }, [plan], (visit) => visit.page())
    expect(page).toMatch(/300 errors .* and 100 more, which `crp validate` lists/)
  })
})

describe('a saved plan', () => {
  test('is shown as it is now', async () => {
    expect(await saves([titled('Second'), titled('Third')], documentNow(), { [plan]: titled('First') })).toEqual(['First', 'Second', 'Third'])
  })

  test('is told to whoever listens, until they leave', async () => {
    const heard: string[] = []
    await previewed({ [plan]: minimal }, [plan], async function* ({ ask, read }) {
      const { body, headers } = await ask('/events')
      if (typeof body === 'string') throw new Error('this is no feed')
      expect(headers['Content-Type']).toBe('text/event-stream')
      const leave = body((text) => heard.push(text))
      const revision = /data-revision="(\d+)"/.exec(await read('/'))?.[1]
      expect(heard).toEqual([`retry: 500\n\ndata: ${revision}\n\n`])
      yield { [plan]: titled('Second') }
      expect(heard.slice(1)).toEqual([`data: ${Number(revision) + 1}\n\n`])
      expect(await read('/')).toContain(`data-revision="${Number(revision) + 1}"`)
      leave()
      yield { [plan]: titled('Third') }
      expect(heard).toHaveLength(2)
    })
  })

  test('may have errors: it is a draft then', async () => {
    const draftNow = async ({ read }: Visit) => [(await read('/document')).includes('DRAFT'), noticeIn(await read('/'))]
    expect(await saves([minimal.replace(/^ {2}owner: .*$/m, '  owner: nobody'), minimal], draftNow)).toEqual([[false, ''], [true, ''], [false, '']])
  })
})

describe('a plan that cannot be read', () => {
  test('leaves the last page, under a note on the first error', async () => {
    expect(await saves([unreadable, titled('Mended')], documentNow(), { [plan]: titled('Before') })).toEqual(['Before', 'Before', 'Mended'])
    const [before, broken, mended] = await saves([unreadable, minimal], noticeNow())
    expect([before, mended]).toEqual(['', ''])
    expect(broken).toMatch(/^The plan cannot be read as it stands .* plan\.crp\.yaml:\d+:\d+ .*plan: \[.* Below is the last page that could be shown\.$/)
  })

  test('keeps its name in the page, and lists the findings of now', async () => {
    const [, broken] = await saves([unreadable], ({ page }) => page())
    expect(broken).toMatch(/Preview Self-service lending .*Findings: 1 error/)
  })

  test('leaves the last state in views that nobody had looked at', async () => {
    const after = await saves([titled('Second'), unreadable], async (visit) =>
      (await visit.page()).includes('cannot be read') ? await documentNow('?edition=internal&language=fr')(visit) : undefined)
    expect(after).toEqual([undefined, undefined, 'Second'])
  })

  test('has no page yet where it never could be read', async () => {
    const [first, then] = await saves([minimal], async (visit) => [await documentNow()(visit), await noticeNow()(visit)], { [plan]: unreadable })
    expect(first).toEqual([409, expect.stringMatching(/^The plan cannot be read(?!.*last page)/)])
    expect(then).toEqual(['Self-service lending', ''])
  })

  test('may be gone for a while', async () => {
    const findings = async ({ page }: Visit) => /Findings: [^.]*? to do/.exec(await page())?.[0]
    const look = async (visit: Visit) => [await documentNow()(visit), await noticeNow()(visit), await findings(visit)]
    const [before, gone, back] = await saves([{ [plan]: null }, titled('Back')], look)
    const told = before?.[2]
    expect(told).toMatch(/^Findings: no errors, \d+ to do$/)
    expect(gone).toEqual(['Self-service lending', 'Cannot read plan.crp.yaml: there is no such file Below is the last page that could be shown.', told])
    expect(back).toEqual(['Back', '', told])
  })
})

describe('an internal value in a text for the customer', () => {
  const leaking = minimal.replace(/^(scope:\n {2}summary: ).*$/m, '$1Readers need no Bookwell Systems at the desk.') + 'competitors:\n  - {name: Bookwell Systems}\n'

  test('is not shown, and the note says why; the internal edition is', async () => {
    const look = async (visit: Visit) => [await documentNow()(visit), await documentNow('?edition=internal')(visit), await noticeNow()(visit)]
    const [sound, leaks, mended] = await saves([leaking, minimal], look)
    expect(sound).toEqual(['Self-service lending', 'Self-service lending', ''])
    expect(leaks).toEqual([409, 'Self-service lending', expect.stringMatching(
      /^This edition would show the customer what is internal .*names the competitor Bookwell Systems plan\.crp\.yaml:\d+:\d+ (?!.*last page)/)])
    expect(mended).toEqual(sound)
  })

  test('is not shown either where a template says it', async () => {
    const own = 'mine.md.hbs'
    const rival = `${minimal}competitors:\n  - {name: Bookwell Systems}\n`
    const look = async (visit: Visit) => [await documentNow()(visit), await documentNow('?edition=internal')(visit), await noticeNow()(visit)]
    const files = { [plan]: rival, [own]: '# {{plan.title}}\n' }
    const [sound, leaks] = await saves([{ [own]: '# {{plan.title}}\n\nBetter than Bookwell Systems\n' }], look, files, [plan, '--template', own])
    expect(sound).toEqual(['Self-service lending', 'Self-service lending', ''])
    expect(leaks).toEqual([409, 'Self-service lending',
      'This edition would show the customer internal values: competitors[1].name What to do: take them out of the shared texts'])
  })

  test('takes the last page with it, for that may hold the value, too', async () => {
    expect(await saves([leaking, unreadable], documentNow())).toEqual(['Self-service lending', 409, 409])
  })
})

test('the script knows the parts of the page, and the page is made for the script', async () => {
  const script = readFileSync(new URL('../../templates/preview.js', import.meta.url), 'utf8')
  const html = await looked({ [plan]: minimal }, [plan], ({ read }) => read('/'))
  const ids = new Set([...script.matchAll(/(?:byId|getElementById)\('([\w-]+)'\)|for \(const name of \[([^\]]*)\]/g)]
    .flatMap(([, id, list]) => id ?? [...(list ?? '').matchAll(/'([\w-]+)'/g)].map(([, one]) => one)))
  expect(ids.size).toBeGreaterThan(4)
  for (const id of ids) expect(html).toContain(`id="${id}"`)
})
