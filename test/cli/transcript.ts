import { readFileSync } from 'node:fs'
import { main } from '../../src/cli.ts'
import { docxOutline } from '../docx-outline.ts'
import { memoryIo } from '../memory-io.ts'

const root = new URL('../../', import.meta.url)
type Files = Map<string, Uint8Array>

/**
 * Plays a transcript and gives it back with what is printed now. At its head stand files (`--- name`, or `--- name < path` for
 * one of the project's, `HEAD:name` for a file of a git revision; a lone `---` ends the last), then commands
 * (`$ NAME=value crp … < file | head -9`), each with stdout, stderr marked `! `, and the exit code. Files written stay for the
 * commands that follow. `TTY=1` makes the streams terminals, and lines `> …` right below a command are what a person types who
 * sits there, who leaves after the last;
 * `ls`, `cat` and `outline` (of a Word file) show what was written.
 */
export async function play(transcript: string): Promise<string> {
  const lines = transcript.split('\n')
  const start = lines.findIndex((line) => line.startsWith('$ '))
  const files = filesIn(lines.slice(0, start))
  const played = lines.slice(0, start)
  let isOutput = false
  for (const [index, line] of [...lines.entries()].slice(start)) {
    if (line.startsWith('$ ')) {
      isOutput = true
      const below = lines.slice(index + 1)
      const typed = below.slice(0, below.findIndex((next) => !/^>(?: |$)/.test(next)))
      played.push(line, ...typed, ...await answer(line.slice(2), typed.map((one) => one.slice(2)), files))
    } else if (!isOutput) played.push(line)
    if (/^\[exit \d+\]$/.test(line)) isOutput = false
  }
  return played.join('\n')
}

function filesIn(head: readonly string[]): Files {
  const files: Files = new Map()
  let name: string | undefined
  for (const line of head) {
    const [, opened, source] = /^--- (\S+)(?: < (\S+))?$/.exec(line) ?? []
    if (line === '---') break
    if (opened !== undefined && source !== undefined) files.set(opened, readFileSync(new URL(source, root)))
    if (opened !== undefined) name = source === undefined ? opened : undefined
    if (name !== undefined) files.set(name, opened === undefined ? Buffer.from(`${files.get(name) ?? ''}${line}\n`) : Buffer.of())
  }
  return files
}

async function answer(line: string, typed: readonly string[], files: Files): Promise<string[]> {
  const [, command = '', input, most] = /^(.*?)(?: < (\S+))?(?: \| head -(\d+))?$/.exec(line) ?? []
  const words = [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word)
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word))
  const env = Object.fromEntries(words.slice(0, first).map((word) => word.split('=')))
  const [name, ...operands] = words.slice(first)
  const { out, err, exitCode } = name === 'crp' ? await runCrp(operands, env, input, typed, files)
    : { out: show(name, operands, files), err: '', exitCode: 0 }
  const printed = linesOf(out).slice(0, most === undefined ? undefined : Number(most))
  return [...printed, ...linesOf(err).map((line) => `! ${line}`.trimEnd()), `[exit ${exitCode}]`]
}

async function runCrp(
  argv: string[], env: Record<string, string>, input: string | undefined, answers: readonly string[], files: Files,
) {
  const committed = [...files].filter(([name]) => /^HEAD[~\d]*:/.test(name))
  for (const [name] of committed) files.delete(name)
  const revisions = Object.fromEntries(committed.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
  const io = memoryIo(Object.fromEntries(files), {
    ...(committed.length > 0 && { revisions }),
    env: { CRP_TODAY: '2026-10-09', ...env }, isTTY: env['TTY'] !== undefined,
    ...(answers.length > 0 && { answers }),
    ...(input !== undefined && { stdin: Buffer.from(files.get(input) ?? []).toString() }),
  })
  const exitCode = await main(argv, io)
  files.clear()
  for (const [path, bytes] of [...io.files, ...committed]) files.set(path, bytes)
  return { out: io.out(), err: io.err(), exitCode }
}

function show(name: string | undefined, [path = '']: string[], files: Files): string {
  const bytes = files.get(path) ?? Buffer.of()
  if (name === 'ls') return [...files.keys()].sort().map((file) => `${file}\n`).join('')
  if (name === 'cat') return Buffer.from(bytes).toString()
  if (name === 'outline') return docxOutline(bytes)
  throw new Error(`transcripts know no command '${name}'`)
}

/** Escapes are shown, and a missing line end is told. */
function linesOf(text: string): string[] {
  if (text === '') return []
  const lines = text.replaceAll('\u001B', '␛').split('\n')
  return text.endsWith('\n') ? lines.slice(0, -1) : [...lines, '(no line end)']
}
