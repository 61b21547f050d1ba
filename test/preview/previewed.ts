import { readFileSync } from 'node:fs'
import { main } from '../../src/cli.ts'
import type { Answer, Reply } from '../../src/exchange.ts'
import { memoryIo } from '../memory-io.ts'

const examples = new URL('../../examples/', import.meta.url)
/** The examples by name. */
export const examplesBy = Object.fromEntries(['harrow-vale.crp.yaml', 'house.crp.yaml', 'minimal.crp.yaml']
  .map((name) => [name, readFileSync(new URL(name, examples), 'utf8')])) as Record<'harrow-vale.crp.yaml' | 'house.crp.yaml' | 'minimal.crp.yaml', string>

/** Files that are saved; null deletes one. */
export type Saved = Record<string, string | null>

/** A preview that is under way. */
export interface Visit {
  /** Asks as our own page would, unless something else is said. */
  ask(target: string, more?: { method?: string; headers?: Record<string, string | undefined> }): Promise<Reply>
  /** Gives the text of an answer. */
  read(target: string): Promise<string>
  /** Gives the page round the document, as text without markup. */
  page(query?: string): Promise<string>
}

interface Options {
  taken?: readonly number[]
  noBrowser?: string
}

/** Runs `crp preview` in memory while a story saves files and looks at the pages; gives exit code and what was said. */
export async function previewed(
  files: Record<string, string>, args: readonly string[], story: (visit: Visit) => AsyncIterable<Saved>, options: Options = {},
): Promise<{ exitCode: number; said: string[] }> {
  const saved = { [Symbol.asyncIterator]: () => story(visitOf(() => io.served))[Symbol.asyncIterator]() }
  const io = memoryIo(files, { saved, env: { CRP_TODAY: '2026-10-09' }, ...options })
  const exitCode = await main(['preview', ...args], io)
  return { exitCode, said: io.err().split('\n').filter(Boolean) }
}

function visitOf(served: () => { port: number; answer: Answer } | undefined): Visit {
  const ask: Visit['ask'] = async (target, { method = 'GET', headers = {} } = {}) => {
    const now = served()
    if (now === undefined) throw new Error('nothing is served')
    return await now.answer({ method, target, headers: { host: `127.0.0.1:${now.port}`, ...headers }, port: now.port })
  }
  const read: Visit['read'] = async (target) => textOf(await ask(target))
  return { ask, read, page: async (query = '') => plain(await read(`/${query}`)) }
}

/** Gives the text of an answer that is one. */
export function textOf({ body }: Reply): string {
  if (typeof body !== 'string') throw new Error('this is no text')
  return body
}

/** Takes the markup out of a page. */
export const plain = (html: string): string => html.replace(/<(?:style|script)\b.*?<\/(?:style|script)>/gs, '').replace(/<[^>]*>/g, ' ')
  .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))).replace(/\s+/g, ' ')

/** The plan that most stories are told of. */
export const plan = 'plan.crp.yaml'
export const minimal = examplesBy['minimal.crp.yaml']
export const titled = (title: string): string => minimal.replace(/title: .*/, `title: ${title}`)

/** Looks at a plan that does not change. */
export async function looked<Result>(
  files: Record<string, string>, args: readonly string[], look: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined
  await previewed(files, args, async function* (visit) { result = await look(visit) })
  return result as Result
}

/** Saves a plan in turn with what is given, and looks after each. */
export async function saves<Result>(
  steps: readonly (Saved | string)[], look: (visit: Visit) => Promise<Result>, files: Record<string, string> = { [plan]: minimal },
  args: readonly string[] = [plan],
): Promise<Result[]> {
  const results: Result[] = []
  await previewed(files, args, async function* (visit) {
    results.push(await look(visit))
    for (const step of steps) {
      yield typeof step === 'string' ? { [plan]: step } : step
      results.push(await look(visit))
    }
  })
  return results
}

const titleOf = (html: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1]
/** Gives the title of the document, or the status where there is none. */
export const documentNow = (query = '') => async ({ ask }: Visit) => {
  const { status, body } = await ask(`/document${query}`)
  return status === 200 ? titleOf(String(body)) : status
}
/** Gives the note above the document. */
export const noticeIn = (html: string) => plain(/<div id="notice" role="alert">(.*?)<\/div>/s.exec(html)?.[1] ?? '').trim()
/** Asks for the note above the document. */
export const noticeNow = (query = '') => async ({ read }: Visit) => noticeIn(await read(`/${query}`))
