import { main } from './cli.ts'
import { nodeIo, reasonOf, type Output } from './io.ts'

/** Runs the command line of a process and gives its exit code, once everything it wrote has left the process. */
export async function run(process: NodeJS.Process): Promise<number> {
  const { argv, env, stdin, stdout, stderr, cwd } = process
  const out = buffered(stdout)
  const talk = passing(stderr)
  const exitCode = await main(argv.slice(2), nodeIo(cwd, env, { stdin, stderr, signals: process }, out.output, talk))
  const failure = await out.flush()
  if (failure !== undefined) talk.write(`crp: cannot write to standard output: ${failure}\n`)
  await new Promise((resolve) => stderr.write('', resolve))
  return failure === undefined ? exitCode : 2
}

/** Passes on at once what goes to a stream, as it may tell of work under way; nobody is left to tell that this failed. */
function passing(stream: NodeJS.WriteStream): Output {
  stream.on('error', () => {})
  return { isTTY: stream.isTTY, columns: stream.columns ?? 80, write: (chunk) => void stream.write(chunk) }
}

/** Collects what goes to a stream; `flush` gives the reason when it cannot be written. */
function buffered(stream: NodeJS.WriteStream): { output: Output; flush: () => Promise<string | undefined> } {
  const chunks: Uint8Array[] = []
  const output: Output = {
    isTTY: stream.isTTY, columns: stream.columns ?? 80,
    write: (chunk) => void chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk),
  }
  const flush = () => new Promise<string | undefined>((resolve) => {
    if (chunks.length === 0) return resolve(undefined)
    const done = (error?: Error | null) => {
      // A reader that went away, such as `head`, has all it wanted.
      const isGone = error instanceof Error && 'code' in error && error.code === 'EPIPE'
      resolve(error && !isGone ? reasonOf(error) : undefined)
    }
    stream.on('error', done)
    stream.write(Buffer.concat(chunks), done)
  })
  return { output, flush }
}

