import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A real terminal in which a command runs: what is on its screen, and keys to press. */
export interface Terminal {
  /** Waits until the screen shows this, and gives the screen. */
  shows(pattern: RegExp): Promise<string>
  /** Types a line. */
  types(line: string): void
  /** Presses a key by the name tmux has for it. */
  presses(key: string): void
  /** Sends a signal to the command. */
  kills(signal: NodeJS.Signals): void
  /** Waits until the command has ended; gives its exit code, the screen, and whether the terminal is as it was. */
  ends(): Promise<{ exitCode: number; screen: string; isRestored: boolean }>
  /** Everything that was written to the terminal, escapes included. */
  written(): string
  /** Takes the terminal away, as when a window is closed. */
  closes(): void
  /** Waits until the process of the command is no more. */
  isGone(): Promise<void>
}

let count = 0

/** Opens a terminal of 100 columns and runs a line of shell in it, in a folder; only these variables are set. */
export function openTerminal(line: string, folder: string, env: Readonly<Record<string, string>>): Terminal {
  const name = `crp-${process.pid}-${++count}`
  const file = (part: string) => join(folder, `${name}.${part}`)
  const tmux = (...args: string[]): string => {
    const { stdout, stderr, status, error } = spawnSync('tmux', ['-S', file('socket'), '-f', '/dev/null', ...args], {
      encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' }, timeout: 20_000,
    })
    if (error !== undefined) throw new Error(`this test types in a terminal, and tmux cannot be run: ${error.message}`)
    if (status !== 0) throw new Error(`tmux ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  const variables = Object.entries(env).map(([key, value]) => `${key}='${value}'`).join(' ')
  const run = `env -i PATH="$PATH" TERM="$TERM" ${variables} sh -c 'echo $$ > ${file('pid')}; exec ${line}'`
  const script = `sleep 0.1; stty -g > ${file('before')}; ${run}; echo $? > ${file('code')}; stty -g > ${file('after')}; sleep 1000`
  tmux('-u', 'new-session', '-d', '-s', 'one', '-x', '100', '-y', '60', '-c', folder, script)
  tmux('pipe-pane', '-t', 'one', `cat > ${file('written')}`)
  const read = (part: string) => readFileSync(file(part), 'utf8')
  const screen = () => tmux('capture-pane', '-t', 'one', '-p').trimEnd()
  const until = async (isThere: () => boolean, what: string, more = () => `; the screen shows:\n${screen()}`) => {
    for (const end = Date.now() + 30_000; !isThere();) {
      if (Date.now() > end) throw new Error(`${what}${more()}`)
      await new Promise((resolve) => { setTimeout(resolve, 20) })
    }
  }
  const close = () => void spawnSync('tmux', ['-S', file('socket'), 'kill-server'])
  return {
    async shows(pattern) {
      await until(() => pattern.test(screen()), `${pattern} did not appear`)
      return screen()
    },
    types(text) {
      if (text !== '') tmux('send-keys', '-t', 'one', '-l', text)
      tmux('send-keys', '-t', 'one', 'Enter')
    },
    presses: (key) => void tmux('send-keys', '-t', 'one', key),
    kills: (signal) => void process.kill(Number(read('pid')), signal),
    async ends() {
      await until(() => existsSync(file('after')) && read('after') !== '', 'the command did not end')
      const ended = {
        exitCode: Number(read('code')), screen: screen(),
        isRestored: read('before') === read('after') && tmux('display-message', '-t', 'one', '-p', '#{cursor_flag}').trim() === '1',
      }
      close()
      return ended
    },
    written: () => read('written'),
    closes: close,
    isGone: () => until(() => !isAlive(Number(read('pid'))), 'the process goes on without its terminal', () => ''),
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
