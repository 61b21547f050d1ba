import type { Io } from '../io.ts'

/** The patterns of plans, as `.gitattributes` writes them. */
const patterns = ['*.crp.yaml', '*.crp.yml']

/** The setting of git that names what turns a plan into words. */
const setting = 'diff.crp.textconv'

/** Makes git show plans in words, in this repository; says what was written, a line a thing, and nothing twice. */
export async function installDriver(io: Io): Promise<string[]> {
  const git = await io.git()
  const top = git.top()
  const path = `${top}/.gitattributes`
  const text = io.exists(path) ? new TextDecoder().decode(io.readFile(path)) : ''
  const lines = text.split(/\r?\n/)
  const missing = patterns.filter((pattern) =>
    !lines.some((line) => line.trim().split(/\s+/)[0] === pattern && /\sdiff=crp(?:\s|$)/.test(line)))
  if (missing.length > 0) {
    const end = /\r\n/.test(text) ? '\r\n' : '\n'
    const start = text === '' || text.endsWith('\n') ? '' : end
    io.writeFile(path, new TextEncoder().encode(`${text}${start}${missing.map((pattern) => `${pattern} diff=crp${end}`).join('')}`))
  }
  const command = `${callOf(git.program(), io)} diff --textconv`
  const before = git.setting(setting)
  if (before !== command) git.set(setting, command)
  const then = before === undefined ? '' : `; it was \`${before}\``
  const wrote = [
    ...missing.length > 0 ? [`wrote ${missing.map((pattern) => `\`${pattern} diff=crp\``).join(' and ')} to ${path}`] : [],
    ...before !== command ? [`set ${setting} to \`${command}\` in this repository${then}`] : [],
  ]
  return wrote.length > 0
    ? [...wrote, 'git diff, git log -p and git show tell plans in words from now on; with --no-textconv they show the text']
    : ['git shows plans in words already; nothing was written']
}

/** Gives what git calls: `crp` where it is in the PATH for good, else this very program by its path. */
function callOf(program: readonly string[], io: Io): string {
  const separator = /;|\\/.test(io.env['PATH'] ?? '') ? ';' : ':'
  const folders = (io.env['PATH'] ?? io.env['Path'] ?? '').split(separator)
  // What npm and npx put in the PATH is there only while they run.
  const isLasting = (folder: string) => folder !== '' && !/node_modules[\\/]\.bin|_npx/.test(folder)
  if (folders.some((folder) => isLasting(folder) && io.exists(`${folder}/crp`))) return 'crp'
  return program.map((word) => `'${word.replaceAll('\\', '/').replaceAll("'", String.raw`'\''`)}'`).join(' ')
}
