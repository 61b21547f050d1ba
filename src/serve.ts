import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Answer, PageRequest, Reply, Served } from './exchange.ts'
import { UserError } from './errors.ts'

/** The one address that pages are served at: nothing outside this machine reaches it. */
const host = '127.0.0.1'

/**
 * Serves pages to the browsers of this machine at a port, at any free one for 0. Gives nothing where another program has that
 * port; throws a UserError where the system does not let us have it.
 */
export function serve(port: number, answer: Answer): Promise<Served | undefined> {
  return new Promise((resolve, reject) => {
    let fail: (error: unknown) => void = () => {}
    const failure = new Promise<never>((_, refuse) => { fail = refuse })
    const server = createServer((request, response) => {
      answer(requestOf(request)).then((reply) => send(reply, response), (error: unknown) => {
        send(failed, response)
        fail(error)
      })
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return resolve(undefined)
      const reason = error.code === 'EACCES' ? 'permission denied' : error.message
      reject(new UserError(`port ${port} cannot be used: ${reason}`, 'ports from 1024 on are free for everyone', { cause: error }))
    })
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port, failure,
        close() {
          server.close()
          server.closeAllConnections()
        },
      })
    })
  })
}

const failed: Reply = {
  status: 500, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  body: 'crp failed; the terminal that it runs in says more\n',
}

function requestOf({ method = '', url = '', headers, socket }: IncomingMessage): PageRequest {
  const single = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value])
  return { method, target: url, headers: Object.fromEntries(single) as PageRequest['headers'], port: socket.localPort ?? 0 }
}

function send({ status, headers, body }: Reply, response: ServerResponse): void {
  if (typeof body === 'string') {
    // Node itself leaves out the body of an answer to HEAD.
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body)
    return
  }
  response.writeHead(status, headers).flushHeaders()
  response.on('close', body((text) => void response.write(text)))
}

/** What opens an address in the browser, by system; none of them is a shell. */
const openers: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Opens an address in the browser of this machine. Gives the reason where that fails; a browser that stays open gives nothing. */
export function openInBrowser(
  address: string, env: Readonly<Record<string, string | undefined>>, platform: string = process.platform,
): Promise<string | undefined> {
  const [program, ...args] = openers[platform] ?? ['xdg-open']
  return new Promise((resolve) => {
    // In a group of its own, so that Ctrl-C ends the preview and not the browser.
    const child = spawn(program, [...args, address], { env, stdio: 'ignore', detached: true, windowsHide: true })
    child.on('error', () => resolve(`there is no program ${program}`))
    child.on('exit', (code) => resolve(code === 0 ? undefined : `${program} ended with ${code}`))
    child.unref()
  })
}
