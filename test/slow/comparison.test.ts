import { expect, test } from 'vitest'
import { compared } from '../diff/loaded.ts'

const many = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('\n')

const plans: Readonly<Record<string, (word: string) => string>> = {
  '10,000 items with ids': (word) => `risks:\n${many(10_000, (n) => `  - {id: ${word}${n}, event: ${word} ${n}}`)}`,
  '10,000 items without ids': (word) => `risks:\n${many(10_000, (n) => `  - {event: ${word} ${n}, impact: ${1 + n % 5}}`)}`,
  '10,000 items of one title': (word) => `risks:\n${many(10_000, (n) => `  - {event: The same, response: ${word} ${n}}`)}`,
  '10,000 lines of a list': (word) => `recovery:\n  first_steps:\n${many(10_000, (n) => `    - ${word} ${n}`)}`,
  'a text of 10,000 lines': (word) => `scope:\n  statement: |\n${many(10_000, (n) => `    ${word}${n} and ${n % 7} more`)}`,
}

test.each(Object.entries(plans))('two plans with nothing in common are compared in seconds: %s', (_, text) => {
  const start = performance.now()
  expect(compared(`crp: 1\n${text('old')}`, `crp: 1\n${text('new')}`).changes.length).toBeGreaterThan(0)
  // What is quadratic takes minutes.
  expect(performance.now() - start).toBeLessThan(20_000)
})
