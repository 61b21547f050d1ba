import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { memoryIo } from '../memory-io.ts'

const plan = readFileSync(new URL('../../examples/minimal.crp.yaml', import.meta.url), 'utf8')
const house = 'crp: 1\nhouse: { company: Quillon Library Systems }\n'
const extending = plan.replace(/^crp: 1$/m, 'crp: 1\nextends: house.crp.yaml').replace(/^ *supplier:.*\n/m, '')
const titled = (title: string) => plan.replace(/title: .*/, `title: ${title}`)

async function watch(files: Record<string, string>, saved: readonly Record<string, string>[], ...flags: string[]) {
  const io = memoryIo(files, { saved, env: { CRP_TODAY: '2026-10-09' } })
  const exitCode = await main(['render', '-f', 'md', ...flags, '--watch'], io)
  return { exitCode, said: io.err().split('\n').filter(Boolean), text: (path: string) => Buffer.from(io.files.get(path) ?? []).toString() }
}

test('renders again what was saved', async () => {
  const { text, said } = await watch({ 'a.crp.yaml': plan }, [{ 'a.crp.yaml': titled('Night lending') }], 'a.crp.yaml')
  expect(text('a.md')).toContain('# Night lending')
  expect(said).toEqual(Array.from({ length: 2 }, () => ['wrote a.md (customer edition)', 'watching; Ctrl-C ends it']).flat())
})

test('keeps the last good document while the plan is broken', async () => {
  const { exitCode, text, said } = await watch({ 'a.crp.yaml': titled('Before') }, [{ 'a.crp.yaml': 'crp: [' }], 'a.crp.yaml')
  expect(text('a.md')).toContain('# Before')
  expect(said).toContain('crp: a.crp.yaml is not rendered: mend its errors, or render a draft with --allow-invalid')
  expect(exitCode).toBe(1)
})

test('goes on when the broken plan is mended', async () => {
  const saved = [{ 'a.crp.yaml': 'crp: [' }, { 'a.crp.yaml': titled('After') }]
  expect((await watch({ 'a.crp.yaml': plan }, saved, 'a.crp.yaml')).text('a.md')).toContain('# After')
})

test('renders the plans that extend a house file that was saved, and no others', async () => {
  const files = { 'house.crp.yaml': house, 'a.crp.yaml': extending, 'b.crp.yaml': plan }
  const saved = [{ 'house.crp.yaml': house.replace('Quillon', 'Marlow') }]
  const { text, said } = await watch(files, saved, 'a.crp.yaml', 'b.crp.yaml')
  expect(text('a.md')).toContain('Marlow Library Systems')
  expect(said.filter((line) => line.startsWith('wrote'))).toEqual(['a', 'b', 'a'].map((name) => `wrote ${name}.md (customer edition)`))
})

test('hears of a house file that was missing', async () => {
  const files = { 'a.crp.yaml': extending }
  const { text } = await watch(files, [{ 'house.crp.yaml': house }], 'a.crp.yaml')
  expect(text('a.md')).toContain('Quillon Library Systems')
})

test('writes beside a file that another program holds', async () => {
  const io = memoryIo({ 'a.crp.yaml': plan, 'a.docx': 'open in Word' }, { locked: ['a.docx', 'a.2.docx'] })
  expect(await main(['render', 'a.crp.yaml', '--toc', 'titles'], io)).toBe(0)
  expect(io.err()).toBe('crp: a.docx is open in another program and stays as it is; the new one is a.3.docx\n')
  expect(Buffer.from(io.files.get('a.docx') ?? []).toString()).toBe('open in Word')
  expect(io.files.get('a.3.docx')?.length).toBeGreaterThan(5000)
})
