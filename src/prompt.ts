import { Interrupted } from './errors.ts'

/** One question to the operator. */
export interface Question {
  /** What it asks for, in the words of the program, such as a path of the plan. */
  id: string
  message: string
  /** What helps to answer, such as an example. */
  help?: string
  choices?: readonly { value: string; label: string }[]
  /** The answer that an empty line stands for. */
  preset?: string
  /** Told when the operator leaves instead of answering, such as how to go on later. */
  leaving?: string
  /** Says what is wrong with an answer, in words; nothing where it will do. */
  check(answer: string): string | undefined
}

/** The streams of a terminal, and the process that is told when it goes away. */
export interface Terminal {
  stdin: NodeJS.ReadStream
  stderr: NodeJS.WriteStream
  signals: Pick<NodeJS.Process, 'on' | 'off' | 'rawListeners' | 'removeAllListeners'>
}

/** What is typed in place of an answer to go back to the question before; the asker knows which that is. */
export const back = ':back'
/** What is typed to leave. */
const quit = ':quit'

/** What ends a question from outside. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Says whether somebody can be asked: a person at a terminal, not a build machine. */
export const canAsk = ({ stdin, stderr }: Pick<Terminal, 'stdin' | 'stderr'>, env: Readonly<Record<string, string | undefined>>): boolean =>
  stdin.isTTY === true && stderr.isTTY === true && ['', 'false', '0'].includes(env['CI'] ?? '')

/** Says whether prompts should only ever add lines: for screen readers, and for terminals that cannot redraw. */
export const isPlain = (env: Readonly<Record<string, string | undefined>>): boolean =>
  !['', 'false', '0'].includes(env['ACCESSIBLE'] ?? '') || env['TERM'] === 'dumb'

/** Gives the lines that put a question without redrawing; the last one, which has no end, is where the answer is typed. */
export function wordingOf(question: Question): string {
  const { message, help, choices } = question
  const listed = choices?.map(({ label }, index) => `  ${index + 1}. ${label}\n`).join('') ?? ''
  return `${message}\n${help === undefined ? '' : `${indented(help)}\n`}${listed}${lineFor(question)}`
}

/** Gives the lines that ask once more, without saying everything again. */
export const wordingAgain = (question: Question, fault: string): string => `Please answer again: ${fault}\n${lineFor(question)}`

function lineFor({ choices, preset }: Question): string {
  const chosen = choices?.find(({ value }) => value === preset)?.label ?? preset
  const usual = chosen === undefined || chosen === '' ? '' : ` (Enter for: ${chosen})`
  return `${choices === undefined ? 'Answer' : 'Number'}${usual}: `
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '  ')

/**
 * Gives the answer that a typed line stands for: the preset for an empty line, the value for the number or name of a choice.
 * Throws `Interrupted` where the line asks to leave.
 */
export function answerOf(question: Question, typed: string): string {
  const line = typed.trim()
  if (line === quit) throw new Interrupted(question.leaving)
  if (line === '') return question.preset ?? ''
  const named = question.choices?.find(({ value, label }, index) => [String(index + 1), value, label].includes(line))
  return named?.value ?? line
}

/** Says what is wrong with an answer, in words; nothing where it will do or asks to go back. */
export function faultIn(question: Question, answer: string): string | undefined {
  if (answer === back) return undefined
  const { choices, check } = question
  const isListed = choices === undefined || choices.some(({ value }) => value === answer)
  return check(answer) ?? (isListed ? undefined : `choose a number from 1 to ${choices.length}`)
}

/**
 * Asks one question at a terminal and gives the answer as it was typed, `:back` included. Everything is written to standard
 * error. Throws `Interrupted` when the operator leaves, with the terminal as it was before.
 */
export async function askAt(terminal: Terminal, question: Question, isAccessible: boolean): Promise<string> {
  const { signals, stdin } = terminal
  const leave = new AbortController()
  const onEnding = () => leave.abort()
  // While a question is open, a signal means the question; the program's own answer to it waits.
  const before = endings.map((name) => signals.rawListeners(name) as NodeJS.SignalsListener[])
  for (const name of endings) signals.removeAllListeners(name).on(name, onEnding)
  // Ctrl-D and a terminal that went away close the reading; the prompt itself would wait for ever.
  const onPause = () => void setImmediate(onEnding)
  stdin.once('pause', onPause).once('end', onPause).once('error', onEnding)
  try {
    return isAccessible ? await askPlainly(terminal, question, leave.signal) : await askNicely(terminal, question, leave.signal)
  } catch (error) {
    if (error instanceof Error && leavings.includes(error.name)) throw new Interrupted(question.leaving, { cause: error })
    throw error
  } finally {
    stdin.off('pause', onPause).off('end', onPause).off('error', onEnding)
    endings.forEach((name, index) => {
      signals.off(name, onEnding)
      for (const listener of before[index] ?? []) signals.on(name, listener)
    })
  }
}

/** The names of errors by which prompts tell that they were left. */
const leavings = ['ExitPromptError', 'AbortPromptError', 'AbortError']

async function askPlainly({ stdin, stderr }: Terminal, question: Question, signal: AbortSignal): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  // Not as a terminal: the system's own line editing moves no cursor and adds no escapes.
  const lines = createInterface({ input: stdin, output: stderr, terminal: false })
  try {
    for (let wording = wordingOf(question); ;) {
      const answer = answerOf(question, await lines.question(wording, { signal }))
      const fault = faultIn(question, answer)
      if (fault === undefined) return answer
      wording = wordingAgain(question, fault)
    }
  } finally {
    lines.close()
  }
}

const bold = (text: string) => `\u001B[1m${text}\u001B[22m`
const same = (text: string) => text

/** Weight only: colours would have to ask what the terminal and its owner can see. Help goes once there is an answer. */
const themeFor = ({ help, choices }: Question) => ({
  prefix: { idle: '?', done: '\u2714' },
  style: {
    message: (text: string, status: string) => status === 'done' ? text
      : `${bold(text)}${help === undefined ? '' : `\n${indented(help)}`}${choices === undefined ? '\n >' : ''}`,
    answer: bold, highlight: bold, help: same, description: same, key: bold, disabled: same,
    defaultAnswer: (text: string) => `(${text})`, error: (text: string) => `   Please answer again: ${text}`,
    keysHelpTip: () => '  arrow keys or a number, then Enter',
  },
  indexMode: 'number' as const,
})

async function askNicely({ stdin, stderr }: Terminal, question: Question, signal: AbortSignal): Promise<string> {
  const { createPromptModule } = await import('inquirer')
  const prompt = createPromptModule({ input: stdin, output: stderr, signal })
  const { message, choices, preset } = question
  const put = { name: 'answer', message, theme: themeFor(question), ...(preset !== undefined && preset !== '' && { default: preset }) }
  const validate = (typed: string) => typed.trim() === quit || (faultIn(question, answerOf(question, typed)) ?? true)
  const { answer } = choices === undefined ? await prompt([{ ...put, type: 'input', validate }])
    : await prompt([{ ...put, type: 'select', pageSize: 12, choices: choices.map(({ value, label }) => ({ value, name: label })) }])
  return answerOf(question, String(answer))
}
