import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { memoryIo } from '../memory-io.ts'

test('what somebody writes into a plan while questions are asked is not lost', async () => {
  const before = 'crp: 1\npeople: [{id: mira, name: Mira Okafor, side: supplier}]\n'
  const io = memoryIo({ 'p.crp.yaml': before }, { answers: ['Rain', '2', '3', '', ''] })
  const edited = new TextEncoder().encode(`${before}# written in an editor\n`)
  const asking = { ...io, ask: (...asked: Parameters<typeof io.ask>) => {
    io.files.set('p.crp.yaml', edited)
    return io.ask(...asked)
  } }
  expect(await main(['add', 'risk'], asking)).toBe(2)
  expect(io.err()).toContain('p.crp.yaml was changed by somebody else meanwhile, and nothing was written\n  run the command again\n')
  expect(io.files.get('p.crp.yaml')).toEqual(edited)
})
