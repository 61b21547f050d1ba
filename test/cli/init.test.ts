import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { houseQuestions, planQuestions } from '../../src/wizard/questions.ts'
import { written } from '../../src/wizard/values.ts'
import { memoryIo } from '../memory-io.ts'

const env = { CRP_TODAY: '2026-10-09' }

/** A bad answer and what is said of it, whichever way it comes. */
const rows: readonly (readonly [id: string, answer: string, fault: string])[] = [
  ['plan.title', 'x'.repeat(501), 'title must be one line of at most 500 characters'],
  ['plan.title', 'a\u001B[2J', 'an invisible control character (U+001B) stands here; delete it'],
  ['customer.name', '', 'an answer is missing, such as: Lakeside Town Library'],
  ['plan.stage', 'implementaton', "'implementaton' is not possible here; did you mean 'implementation'?; possible: precontract, "
    + 'postcontract, implementation, closeout, lcm, closed'],
  ['plan.owner', 'Mira Okafor', 'Mira Okafor cannot be reached: neither e-mail nor phone is given'],
  ['plan.owner', 'Mira Okafor <mira@quillon>', "'mira@quillon' is not an e-mail address"],
  ['plan.owner', 'Mira Okafor <12>', '\'12\' is not a telephone number; write it in quotes, such as "+44 20 7946 0101"'],
  ['plan.owner', '<mira@quillon.example>', "person 'owner' lacks `name`: full name"],
  ['plan.co_owner', 'Mira Okafor <mira@quillon.example>',
    'Mira Okafor cannot share the duty with themselves; name somebody from sales as co-owner'],
  ['relationship.contacts', 'Edda Winter <edda@lakeside.example>', 'Edda Winter has no role toward us: decision-maker, sponsor, champion, user …?'],
  ['relationship.contacts', 'Edda Winter <edda@lakeside.example>, decison-maker', "'decison-maker' is not possible here; did you mean "
    + "'decision-maker'?; possible: decision-maker, sponsor, champion, influencer, user, gatekeeper, technical, finance"],
  ['scope.summary', '<b>Stations</b>', 'summary holds raw HTML; use plain paragraphs, lists, emphasis and links'],
  ['scope.summary', 'a '.repeat(300).trim(), 'summary must be one line of at most 500 characters'],
  ['schedule', '2026-02-30 First visit', "'2026-02-30' is not a day; write it as 2026-10-09, with a time as 2026-10-09 14:30"],
  ['schedule', '2026-10-20', 'the milestone of 2026-10-20 lacks `title`: title'],
  ['house.effective', 'soon', "'soon' is not a day; write it as 2026-10-09"],
  ['people', 'Vera Holt <vera>', '\'vera\' is not a telephone number; write it in quotes, such as "+44 20 7946 0101"'],
]

test.each(rows)('%s is not answered by %j, and every way says the same', async (id, answer, fault) => {
  const isHouse = houseQuestions.some((row) => row.id === id)
  const questions = isHouse ? houseQuestions : planQuestions
  const flags = isHouse ? ['--house'] : []
  const others = questions.filter((row) => row.id !== id).map((row) => [row.id, row.sample])
  const file = (answers: readonly (readonly string[])[]) => answers.map(([key = '', text = '']) => `${key}: ${written(text)}\n`).join('')

  const set = memoryIo({}, { env })
  expect(await main(['init', ...flags, ...others.map(([key, text]) => `--set=${key}=${text}`), `--set=${id}=${answer}`], set)).toBe(2)

  const read = memoryIo({ 'a.yaml': file([...others, [id, answer]]) }, { env })
  expect(await main(['init', ...flags, '--answers', 'a.yaml'], read)).toBe(2)

  const asked = memoryIo({ 'a.yaml': file(others as string[][]) }, { env, answers: [answer] })
  expect(await main(['init', ...flags, '--answers', 'a.yaml'], asked)).toBe(answer === '' && id === 'house.effective' ? 0 : 130)

  expect(set.err().split('\n')[0]).toBe(`crp: ${id}: ${fault}`)
  expect(read.err()).toBe(set.err())
  expect(asked.err()).toContain(`Please answer again: ${fault}\n`)
  for (const io of [set, read, asked]) expect([...io.files.keys()].filter((name) => name.endsWith('.crp.yaml'))).toEqual([])
})

test('two lines are no answer', async () => {
  const io = memoryIo({}, { env })
  expect(await main(['init', '--set', 'plan.title=Self-service\nlending'], io)).toBe(2)
  expect(io.err()).toMatch(/^crp: plan\.title: title must be one line of at most 500 characters\n/)
})

test('wherever the questions are left, going on ends with the same plan', async () => {
  const typed = [...planQuestions.map(({ sample }) => sample), '']
  const whole = memoryIo({}, { env, answers: typed })
  expect(await main(['init'], whole)).toBe(0)
  // The slow tests leave after every answer.
  for (const left of [1, 6, 10]) {
    const first = memoryIo({}, { env, answers: typed.slice(0, left) })
    expect(await main(['init'], first)).toBe(130)
    const second = memoryIo(Object.fromEntries(first.files), { env, answers: typed.slice(left) })
    expect(await main(['init', '--resume'], second)).toBe(0)
    expect(Object.fromEntries(second.files)).toEqual(Object.fromEntries(whole.files))
  }
})
