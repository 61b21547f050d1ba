import { expect, test } from 'vitest'
import { Interrupted } from '../src/errors.ts'
import { answerOf, canAsk, faultIn, isPlain, wordingOf, type Question } from '../src/prompt.ts'

const name: Question = {
  id: 'plan.title', message: 'What is the project called?', help: 'such as Harrow Vale', leaving: 'go on with --resume',
  check: (answer) => answer === '' ? 'the name is missing' : undefined,
}
const stage: Question = {
  id: 'plan.stage', message: 'Where does it stand?', preset: 'lcm', check: () => undefined,
  choices: [{ value: 'offer', label: 'offer' }, { value: 'lcm', label: 'life cycle' }],
}

test('a question is put in lines that need no redrawing', () => {
  expect(wordingOf(name)).toBe('What is the project called?\n  such as Harrow Vale\nAnswer: ')
  expect(wordingOf(stage)).toBe('Where does it stand?\n  1. offer\n  2. life cycle\nNumber (Enter for: life cycle): ')
})

test.each<[asked: Question, typed: string, answer: string, fault?: string]>([
  [name, '  Harrow Vale ', 'Harrow Vale'],
  [name, '', '', 'the name is missing'],
  [name, ':back', ':back'],
  [stage, '', 'lcm'],
  [stage, '1', 'offer'],
  [stage, 'life cycle', 'lcm'],
  [stage, 'lcm', 'lcm'],
  [stage, ':back', ':back'],
  [stage, '3', '3', 'choose a number from 1 to 2'],
])('the line typed is understood: %o %s', (question, typed, answer, fault) => {
  expect(answerOf(question, typed)).toBe(answer)
  expect(faultIn(question, answer)).toBe(fault)
})

test(':quit leaves and says how to go on', () => {
  expect(() => answerOf(name, ':quit')).toThrow(new Interrupted('go on with --resume'))
})

test.each<[stdin: boolean, stderr: boolean, env: Record<string, string>, can: boolean]>([
  [true, true, {}, true], [true, true, { CI: '' }, true], [true, true, { CI: 'false' }, true],
  [true, true, { CI: 'true' }, false], [true, true, { CI: '1' }, false], [false, true, {}, false], [true, false, {}, false],
])('only a person at a terminal is asked: %s %s %o', (stdin, stderr, env, can) => {
  const stream = (isTTY: boolean) => ({ isTTY }) as NodeJS.ReadStream & NodeJS.WriteStream
  expect(canAsk({ stdin: stream(stdin), stderr: stream(stderr) }, env)).toBe(can)
})

test.each<[env: Record<string, string>, isPlain: boolean]>([
  [{}, false], [{ ACCESSIBLE: '1' }, true], [{ ACCESSIBLE: '' }, false], [{ ACCESSIBLE: '0' }, false], [{ TERM: 'dumb' }, true],
])('the environment asks for plain lines: %o', (env, plain) => expect(isPlain(env)).toBe(plain))
