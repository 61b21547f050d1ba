import type { FieldFlag, Typing } from '../edits/flags.ts'
import type { Io } from '../io.ts'
import { back, isPlain, type Question } from '../prompt.ts'
import type { Option, Values } from './command.ts'

/** Flags of commands that ask for what was not given. */
export const promptOptions: readonly Option[] = [
  { flags: '--no-input', about: 'never ask; what is missing is an error' },
  { flags: '--accessible', about: 'ask in plain lines, for screen readers (ACCESSIBLE=1)' },
]

/** Says whether somebody may be asked. */
export const mayAsk = (values: Values, io: Io): boolean => values['input'] !== false && io.isInteractive

/** Says whether questions should only ever add lines. */
export const isAccessible = (values: Values, io: Io): boolean => values['accessible'] === true || isPlain(io.env)

/** Asks questions in their order; `:back` goes to the one before. Gives the answers by the ids of the questions. */
export async function askAll(questions: readonly Question[], values: Values, io: Io): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (let at = 0; at < questions.length;) {
    const question = questions[at]
    if (question === undefined) break
    const before = answers.get(question.id)
    const answer = await io.ask({ ...question, ...(before !== undefined && { preset: before }) }, isAccessible(values, io))
    if (answer === back) at = Math.max(0, at - 1)
    else {
      answers.set(question.id, answer)
      at++
    }
  }
  return answers
}

/** Makes the question for a field, whose answers are judged as its flag is; one that is not required may stay empty. */
export async function questionFor(flag: FieldFlag, typing: Typing): Promise<Question> {
  const { readField, takesOf } = await import('../edits.ts')
  const { scalar: { scalar, side }, isList, field } = flag
  const { people } = typing
  const { possible, word } = takesOf(flag)
  const choices = isList ? undefined : scalar === 'one-of' ? possible?.split(', ').map((value) => ({ value, label: value }))
    : scalar === 'person' ? people.filter((one) => side === undefined || (one.side === 'customer') === (side === 'customer'))
      .map(({ id, name }) => ({ value: id, label: people.some((one) => one.id !== id && one.name === name) ? `${name} (${id})` : name }))
      : undefined
  const { isRequired, example } = field
  const ways = [
    ...scalar === 'rating' ? ['a number from 1 to 5, 5 being most']
      : choices === undefined && example !== undefined ? [`such as ${example.replace(/^\[(.*)\]$/, '$1')}`] : [],
    ...word === 'date' ? ['`today` will do'] : [],
    ...isList ? [isText(flag) ? 'part several with ;' : 'part several with commas'] : [],
    ...isRequired ? [] : ['Enter leaves it out'],
  ]
  return {
    id: flag.name, message: field.meaning, ...(ways.length > 0 && { help: ways.join('; ') }),
    ...(choices !== undefined && { choices: isRequired ? choices : [...choices, { value: '', label: 'leave it out' }] }),
    ...(!isRequired && { preset: '' }),
    leaving: 'nothing was written',
    check(answer) {
      if (answer.trim() === '') return isRequired ? 'this cannot be left out' : undefined
      const read = readField(partsOf(answer, flag), flag, typing)
      if ('fault' in read) return read.fault
      const named = [read.value].flat() as unknown[]
      const stranger = scalar === 'person' ? named.find((id) => !people.some((one) => one.id === id)) : undefined
      return stranger === undefined ? undefined : `nobody in the plan is called '${String(stranger)}'`
    },
  }
}

const isText = ({ scalar: { scalar } }: FieldFlag): boolean => scalar === 'line' || scalar === 'value' || scalar === 'prose'

/** Parts what was answered; in a list of texts, where a comma may belong to a text, at semicolons. */
export const partsOf = (answer: string, flag: FieldFlag): string[] =>
  answer.trim() === '' ? [] : flag.isList && isText(flag) ? answer.split(';') : [answer]
