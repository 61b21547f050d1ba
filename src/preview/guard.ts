import type { PageRequest, Reply } from '../exchange.ts'

/** The longest path and query that is looked at, in characters. */
const longest = 2000

/** What each answer says: nothing is kept, guessed, sent on or shown inside another page. */
const strict = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const

const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'"

/** What pages may do (Content Security Policy Level 3). */
const policies = {
  /** The page round the document: its own script, style and frame. */
  page: "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; "
    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  /** The document: no script, nothing from elsewhere, and no page round it but ours. */
  document: `${nothing}; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'`,
  /** All that is no page. */
  other: `${nothing}; frame-ancestors 'none'`,
} as const

/** Makes an answer of a text. */
export function reply(status: number, type: string, body: Reply['body'], policy: keyof typeof policies = 'other'): Reply {
  const contentType = type === 'text/event-stream' ? type : `${type}; charset=utf-8`
  return { status, body, headers: { ...strict, 'Content-Type': contentType, 'Content-Security-Policy': policies[policy] } }
}

const told = (status: number, sentence: string): Reply => reply(status, 'text/plain', `${sentence}\n`)

/** Answers what is not there; whatever was asked for is not repeated. */
export const notFound = (): Reply => told(404, 'there is no such page in this preview')

/**
 * Refuses what no page of ours asks for: another name for this machine (a name of someone else's can be made to lead here, DNS
 * rebinding), another page of the browser, a method that would change something.
 */
export function refusalOf({ method, target, headers, port }: PageRequest): Reply | undefined {
  // Browsers leave out the port that all web servers have.
  const hosts = ['127.0.0.1', 'localhost'].flatMap((name) => [`${name}:${port}`, ...port === 80 ? [name] : []])
  if (!hosts.includes(headers['host']?.toLowerCase() ?? '')) {
    return told(403, `this preview is for 127.0.0.1:${port} and localhost:${port} alone`)
  }
  if (method !== 'GET' && method !== 'HEAD') {
    const refused = told(405, 'this preview can be read, and nothing else')
    return { ...refused, headers: { ...refused.headers, Allow: 'GET, HEAD' } }
  }
  if (target.length > longest || !target.startsWith('/')) return notFound()
  const { origin } = headers
  const isForeign = origin !== undefined && !hosts.includes(origin.replace(/^http:\/\//, ''))
  return !isForeign && isOurs(target, headers) ? undefined : told(403, 'this preview is for no other page')
}

/** Browsers say who asks (Fetch Metadata); a link elsewhere may lead to the page, for it shows itself inside no other. */
function isOurs(target: string, headers: PageRequest['headers']): boolean {
  const site = headers['sec-fetch-site'] ?? 'none'
  if (site === 'none' || site === 'same-origin') return true
  return /^\/(?:\?|$)/.test(target) && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}
