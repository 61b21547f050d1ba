import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { play } from './transcript.ts'

const folder = new URL('transcripts/', import.meta.url)
const topics = readdirSync(folder).filter((name) => name.endsWith('.txt'))

test.each(topics)('the command line does what the transcript %s says', async (name) => {
  const written = readFileSync(new URL(name, folder), 'utf8')
  const played = await play(written)
  if (process.env['UPDATE'] === '1') writeFileSync(new URL(name, folder), played)
  else expect(played).toBe(written)
})

test('a transcript that says something else fails', async () => {
  const written = '$ crp --version\ncrp 0.0.0\n[exit 0]\n'
  expect(await play(written)).not.toBe(written)
})
