import type { Answer, Feed, Reply } from '../exchange.ts'
import { notFound, refusalOf, reply } from './guard.ts'
import { emptyPage, pageOf } from './page.ts'
import type { Refusal, Rendering, Sight } from './sight.ts'
import { queryOf, viewIn, type View } from './views.ts'

/** The texts of the page's own files. */
export interface PageFiles {
  readonly script: string
  readonly style: string
}

/** What answers the browser, and is told when the files have changed. */
export interface Desk {
  readonly answer: Answer
  show(sight: Sight): void
}

/** A view as it can be shown now. */
interface Seen {
  readonly html: string | undefined
  readonly refusal: Refusal | undefined
}

/**
 * Opens the desk with what there is to see at the start; `start` is the view of an address without a query. States of the files
 * are counted from `revision`, a number that another run would not have: a page may outlive the run it came from.
 */
export function openDesk(first: Sight, start: View, revision: number, { script, style }: PageFiles): Desk {
  let sight = first
  /** The last state of the files in which the plan could be read. */
  let readable = first
  /** What this state of the files came to, by view; made when it is first asked for. */
  let made = new Map<string, Promise<Seen>>()
  /** The last page of each view that could be shown, and which state of the files decided that. */
  const last = new Map<string, { revision: number; html: string | undefined }>()
  const listeners = new Set<(text: string) => void>()

  function see(view: View): Promise<Seen> {
    const key = queryOf(view)
    const seeing = made.get(key) ?? seeNow(view, key)
    made.set(key, seeing)
    return seeing
  }

  async function seeNow(view: View, key: string): Promise<Seen> {
    // Rendering takes a while, in which the files may change again.
    const [now, before, count] = [sight, readable, revision]
    const rendering = await now.render(view)
    const keep = (html: string | undefined) => {
      if ((last.get(key)?.revision ?? 0) <= count) last.set(key, { revision: count, html })
    }
    if ('html' in rendering) {
      keep(rendering.html)
      return { html: rendering.html, refusal: undefined }
    }
    const { refusal } = rendering
    if (!refusal.keepsLast) keep(undefined)
    else if (!last.has(key) && before !== now) keep(pageIn(await before.render(view)))
    return { html: last.get(key)?.html, refusal }
  }

  const told = () => `data: ${revision}\n\n`
  const feed: Feed = (send) => {
    send(`retry: 500\n\n${told()}`)
    listeners.add(send)
    return () => listeners.delete(send)
  }

  /** The pages about a view, by path. */
  const pages = {
    async '/'(view: View): Promise<Reply> {
      // While the plan cannot be read, it is still called what it was called.
      const shown = sight.isReadable ? sight : { ...sight, title: readable.title, language: readable.language }
      const count = revision
      const { html, refusal } = await see(view)
      const isOld = refusal !== undefined && html !== undefined
      return reply(200, 'text/html', pageOf(shown, { view, refusal, isOld, revision: count }), 'page')
    },
    async '/document'(view: View): Promise<Reply> {
      const { html } = await see(view)
      return reply(html === undefined ? 409 : 200, 'text/html', html ?? emptyPage(view.edition), 'document')
    },
  }

  /** All else that has an address. */
  const parts = {
    '/events': reply(200, 'text/event-stream', feed),
    '/preview.js': reply(200, 'text/javascript', script),
    '/preview.css': reply(200, 'text/css', style),
  }

  return {
    async answer(request) {
      const refused = refusalOf(request)
      if (refused !== undefined) return refused
      const [path = '', query = ''] = request.target.split(/\?(.*)/s)
      const part = at(parts, path)
      // Nobody listens to the answer to HEAD.
      if (part !== undefined) return request.method === 'HEAD' ? { ...part, body: '' } : part
      const view = viewIn(new URLSearchParams(query), start, sight.choices)
      return view === undefined ? notFound() : await at(pages, path)?.(view) ?? notFound()
    },
    show(next) {
      sight = next
      if (next.isReadable) readable = next
      revision += 1
      made = new Map()
      for (const send of listeners) send(told())
    },
  }
}

const pageIn = (rendering: Rendering): string | undefined => 'html' in rendering ? rendering.html : undefined

/** Looks an address up in a table; what all objects have is no address. */
const at = <Value>(table: Readonly<Record<string, Value>>, path: string): Value | undefined =>
  Object.hasOwn(table, path) ? table[path] : undefined
