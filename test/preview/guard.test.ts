import { beforeAll, describe, expect, test } from 'vitest'
import { previewed, textOf, examplesBy, type Visit } from './previewed.ts'

let visit: Visit
beforeAll(async () => {
  const ended = new Promise<void>((resolve) => {
    // What answers can be asked for longer than the run lasts.
    void previewed(examplesBy, ['harrow-vale.crp.yaml'], async function* (ours) {
      const { ask, read, page } = ours
      visit = { ask, read, page }
      resolve()
      await new Promise(() => {})
    })
  })
  await ended
})

const port = 4277
const pages = ['/', '/document', '/events', '/preview.js', '/preview.css']

test.each(pages)('%s is there, and says nothing of itself to others', async (target) => {
  const { status, headers } = await visit.ask(target)
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  expect(Object.keys(headers).filter((name) => /^access-control|^server|^x-powered/i.test(name))).toEqual([])
  const policy = headers['Content-Security-Policy'] ?? ''
  expect(policy).toMatch(/^default-src 'none'; .*base-uri 'none'/)
  expect(policy).toMatch(target === '/document' ? /frame-ancestors 'self'$/ : /frame-ancestors 'none'$/)
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/)
  if (target === '/document') expect(policy).not.toContain('script-src')
})

describe('only this machine by its own name is answered', () => {
  test.each([
    [`127.0.0.1:${port}`, 200], [`localhost:${port}`, 200], [`LocalHost:${port}`, 200],
    ['127.0.0.1', 403], ['localhost', 403], [`127.0.0.1:${port + 1}`, 403], [`evil.example:${port}`, 403], ['evil.example', 403],
    [`127.0.0.1:${port}.evil.example`, 403], [`localhost:${port}@evil.example`, 403], [`[::1]:${port}`, 403], [`0.0.0.0:${port}`, 403],
    [`127.1:${port}`, 403], ['', 403], [undefined, 403],
  ])('Host: %s is answered with %i', async (host, status) => {
    for (const target of [...pages, '/nowhere']) {
      const reply = await visit.ask(target, { headers: { host } })
      expect(reply.status, target).toBe(target === '/nowhere' && status === 200 ? 404 : status)
      if (status === 403) expect(textOf(reply)).toBe(`this preview is for 127.0.0.1:${port} and localhost:${port} alone\n`)
    }
  })
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', ''])('the method %s is refused', async (method) => {
  for (const target of pages) {
    expect(await visit.ask(target, { method })).toMatchObject({ status: 405, headers: { Allow: 'GET, HEAD' } })
  }
})

test('HEAD is answered like GET, and nobody is kept listening', async () => {
  for (const target of pages) {
    const [head, get] = [await visit.ask(target, { method: 'HEAD' }), await visit.ask(target)]
    expect([head.status, head.headers]).toEqual([get.status, get.headers])
    expect(head.body).toBeTypeOf('string')
  }
})

describe('what is not there', () => {
  test.each([
    '/favicon.ico', '/harrow-vale.crp.yaml', '/examples/', '/preview', '/document/', '//document', '/Document', '/events/1',
    '/../../etc/passwd', '/document/../../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd', '/%252e%252e/', '/..\\..\\',
    '/%00', '/document%00', '/%', '/%E0%A4%A', '/\u0000', '/<script>alert(1)</script>', '/constructor', '/__proto__', '/toString',
    'http://evil.example/', `http://127.0.0.1:${port}/`, '*', '', 'document', `/${'a'.repeat(5000)}`, `/?${'a'.repeat(5000)}`,
    '/document?edition=both', '/document?edition=customer,internal', '/document?edition=', '/?language=xx-nowhere', '/document?language=../en',
    '/document?template=../../etc/passwd', '/document?template=/etc/passwd', '/document?template=', '/?template=constructor',
    '/document?edition=customer&template=postmortem',
  ])('%s gives 404, and repeats nothing', async (target) => {
    const reply = await visit.ask(target)
    expect(reply).toMatchObject({ status: 404, body: 'there is no such page in this preview\n' })
    expect(reply.headers['Content-Type']).toBe('text/plain; charset=utf-8')
  })

  test('an edition is that of the first word for it', async () => {
    expect(await visit.read('/document?edition=customer&edition=internal')).toBe(await visit.read('/document?edition=customer'))
  })
})

describe('no other page of the browser is answered', () => {
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, [200, 200, 200]],
    ['whoever types the address', { 'sec-fetch-site': 'none', ...navigation }, [200, 200, 200]],
    ['a link in another page', { 'sec-fetch-site': 'cross-site', ...navigation }, [200, 403, 403]],
    ['a frame in another page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, [403, 403, 403]],
    ['a script of another page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }, [403, 403, 403]],
    ['a page at another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, [403, 403, 403]],
    ['another page of an old browser', { origin: 'https://evil.example' }, [403, 403, 403]],
    ['a page without an origin', { origin: 'null' }, [403, 403, 403]],
    ['our own page in an old browser', { origin: `http://localhost:${port}` }, [200, 200, 200]],
  ])('%s', async (_who, headers, statuses) => {
    const replies = await Promise.all(['/', '/document', '/events'].map((target) => visit.ask(target, { headers })))
    expect(replies.map(({ status }) => status)).toEqual(statuses)
  })
})
