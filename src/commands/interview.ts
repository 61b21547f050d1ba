import type { Io } from '../io.ts'
import { back, type Question } from '../prompt.ts'
import { draftOf, faultIn, helpFor, presetsOf } from '../wizard.ts'
import type { Answers } from '../wizard/compose.ts'
import type { Kind } from '../wizard/draft.ts'
import type { Row } from '../wizard/questions.ts'
import type { Setting } from '../wizard/setting.ts'

/** How answers are got from the person at the terminal. */
export interface Interview {
  kind: Kind
  setting: Setting
  /** The file that will be written, as the operator calls it. */
  target: string
  isAccessible: boolean
  /** Takes presets as answered and writes without a review. */
  takesPresets: boolean
  /** Keeps the answers so far; called after each. */
  keep(answers: Answers): void
  /** Told to who leaves once there is something to go on with. */
  leaving: string
}

/** Asks what is not answered yet, shows everything, and gives all answers once the operator agrees. */
export async function interview(given: Answers, how: Interview, io: Io): Promise<Answers> {
  const { kind: { rows }, setting, takesPresets } = how
  let answers: Answers = { ...takesPresets ? presetsOf(rows, setting) : {}, ...given }
  const isOpen = ({ id }: Row) => answers[id] === undefined
  for (let at = nextAfter(rows, -1, isOpen); at < rows.length;) {
    const row = rows[at]
    if (row === undefined) break
    const answer = await ask(row, `${at + 1} of ${rows.length}`, answers, how, io)
    if (answer === back) at = Math.max(0, at - 1)
    else {
      answers = remember({ ...answers, [row.id]: answer }, how)
      at = nextAfter(rows, at, isOpen)
    }
  }
  while (!takesPresets) {
    const row = await review(answers, how, io)
    if (row === undefined) break
    const answer = await ask(row, 'Change', answers, how, io)
    if (answer !== back) answers = remember({ ...answers, [row.id]: answer }, how)
  }
  return answers
}

/** Goes on to the first question without an answer: behind the one just answered, else before it. */
function nextAfter(rows: readonly Row[], at: number, isOpen: (row: Row) => boolean): number {
  const behind = rows.findIndex((row, index) => index > at && isOpen(row))
  const any = behind >= 0 ? behind : rows.findIndex(isOpen)
  return any >= 0 ? any : rows.length
}

function remember(answers: Answers, { keep }: Interview): Answers {
  keep(answers)
  return answers
}

function ask(row: Row, count: string, answers: Answers, how: Interview, io: Io): Promise<string> {
  const { kind, setting, isAccessible, leaving } = how
  const preset = answers[row.id] ?? row.preset?.(setting)
  const { id, message, choices } = row
  const isFirst = kind.rows[0] === row
  const question: Question = {
    id, message: `${count}: ${message}`, help: helpFor(row),
    ...(choices !== undefined && { choices: isFirst ? choices : [...choices, { value: back, label: 'back to the question before' }] }),
    ...(preset !== undefined && { preset }),
    ...(Object.keys(answers).length > 0 && { leaving }),
    check: (answer) => faultIn(kind, row, answer, answers, setting),
  }
  return io.ask(question, isAccessible)
}

/** Shows everything before it is written; gives the question whose answer is to change, or nothing when it may be written. */
async function review(answers: Answers, { kind, setting, target, isAccessible, leaving }: Interview, io: Io): Promise<Row | undefined> {
  const { rows, noun } = kind
  const width = Math.max(...rows.map(({ label }) => label.length))
  const { waived, until } = draftOf(kind, answers, setting)
  const lines = rows.map(({ id, label }, index) => `  ${String(index + 1).padStart(2)}. ${label.padEnd(width)}  ${answers[id] ?? ''}`)
  const excused = waived === 0 ? [] : [
    `At this stage a ${noun} should say more: ${waived} things are missing. They are written`,
    `down as waivers, so that nothing is an error until ${until}. Fill them in by then.`,
  ]
  const answer = await io.ask({
    id: 'review', message: `Write the ${noun} to ${target}?`, leaving,
    help: ['Your answers:', ...lines, ...excused, 'Enter writes it; a number changes that answer.'].join('\n'),
    check: (typed) => typed === '' || rows[Number(typed) - 1] !== undefined ? undefined
      : `press Enter to write it, or type a number from 1 to ${rows.length} to change that answer`,
  }, isAccessible)
  if (answer === back) return rows.at(-1)
  return answer === '' ? undefined : rows[Number(answer) - 1]
}
