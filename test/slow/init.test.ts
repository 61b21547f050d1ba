import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { load } from '../../src/plan/load.ts'
import { answersText, draftOf, kinds } from '../../src/wizard/draft.ts'
import { openTerminal, type Terminal } from './terminal.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crp-init-'))
const work = join(folder, 'work')
// A copy, so that a build in between does no harm.
for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(folder, 'program', part), { recursive: true })
const env = { CRP_TODAY: '2026-10-09' }
const { rows } = kinds.plan

beforeEach(() => {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work)
})
afterAll(() => rmSync(folder, { recursive: true }))

const init = (flags = '', more: Readonly<Record<string, string>> = {}): Terminal =>
  openTerminal(`${process.execPath} ${join(folder, 'program/bin/crp.js')} init ${flags}`, work, { ...env, ...more })
const read = (name: string) => readFileSync(join(work, name), 'utf8')

/** Answers a question once it is put; the preset of the list is right. */
async function answer(terminal: Terminal, index: number): Promise<void> {
  await terminal.shows(new RegExp(`\\? ${index + 1} of 10: `))
  terminal.types(rows[index]?.choices === undefined ? rows[index]?.sample ?? '' : '')
  await terminal.shows(new RegExp(`\u2714 ${index + 1} of 10: `))
}

const samples = Object.fromEntries(rows.map(({ id, sample }) => [id, sample]))
const files = { resolve: (_from: string, path: string) => path, read: () => undefined, exists: () => false }
const draft = draftOf(kinds.plan, samples, {
  today: env.CRP_TODAY, exists: () => true, languages: ['en'], load: (bytes) => load(bytes, 'plan.crp.yaml', files),
})

test('a whole session ends with a plan, every line of it on the screen', async () => {
  const terminal = init()
  for (const index of rows.keys()) await answer(terminal, index)
  await terminal.shows(/\? Write the plan to plan\.crp\.yaml\?/)
  terminal.types('')
  const { exitCode, screen, isRestored } = await terminal.ends()
  expect([exitCode, isRestored]).toEqual([0, true])
  // Long lines are broken wherever the screen ends.
  expect(screen.replaceAll('\n', '')).toContain(rows.map(({ message, sample, choices }, index) =>
    `\u2714 ${index + 1} of 10: ${message} ${choices?.[0]?.label ?? sample}`).join(''))
  expect(screen).toContain('crp: plan.crp.yaml is written: a first draft without errors; still to fill in: ')
  expect(read('plan.crp.yaml')).toBe(draft.text)
  expect(existsSync(join(work, '.plan.crp.yaml.draft'))).toBe(false)
})

test('a wrong answer stays to be mended, :back goes back, the review changes an answer', async () => {
  const terminal = init()
  for (const index of [0, 1, 2, 3]) await answer(terminal, index)
  await terminal.shows(/\? 5 of 10: /)
  terminal.types('Mira Okafor')
  await terminal.shows(/> Mira Okafor\n {3}Please answer again: Mira Okafor cannot be reached/)
  terminal.types(' <mira@quillon.example>')
  await terminal.shows(/\? 6 of 10: /)
  terminal.types(':back')
  await terminal.shows(/\? 5 of 10: [^]*> \(Mira Okafor <mira@quillon\.example>\)/)
  terminal.types('Ada Mensah <ada@quillon.example>')
  for (const index of [5, 6, 7, 8, 9]) await answer(terminal, index)
  await terminal.shows(/ 5\. Owner {16}Ada Mensah <ada@quillon\.example>/)
  terminal.types('4')
  await terminal.shows(/\? Change: How far has the project come\?/)
  terminal.presses('5')
  await terminal.shows(/\u276F 5\. life cycle/)
  terminal.presses('Enter')
  await terminal.shows(/At this stage a plan should say more: \d+ things are missing/)
  terminal.types('')
  expect((await terminal.ends()).exitCode).toBe(0)
  expect(read('plan.crp.yaml')).toMatch(/stage: lcm[^]*name: Ada Mensah/)
})

test('Ctrl-C, Ctrl-D, :quit and a hang-up leave the terminal as it was and say how to go on', async () => {
  for (const leave of ['C-c', 'C-d', ':quit', 'SIGHUP'] as const) {
    rmSync(join(work, '.plan.crp.yaml.draft'), { force: true })
    const terminal = init()
    await answer(terminal, 0)
    await terminal.shows(/\? 2 of 10: /)
    if (leave === ':quit') terminal.types(leave)
    else if (leave === 'SIGHUP') terminal.kills(leave)
    else terminal.presses(leave)
    const { exitCode, screen, isRestored } = await terminal.ends()
    expect([leave, exitCode, isRestored]).toEqual([leave, 130, true])
    expect(screen).toMatch(/\ncrp: interrupted\n {2}your answers are kept; go on with `crp init --resume`$/)
    expect(screen).not.toMatch(/\n +at |Error/)
    expect(read('.plan.crp.yaml.draft')).toBe('plan.title: Self-service lending\n')
  }
})

test('a list that is left shows the cursor again', async () => {
  const terminal = init(`--set 'plan.title=Lending'`.replaceAll("'", '"'))
  await answer(terminal, 1)
  await answer(terminal, 2)
  await terminal.shows(/\? 4 of 10: /)
  terminal.presses('C-c')
  const { exitCode, isRestored } = await terminal.ends()
  expect([exitCode, isRestored]).toEqual([130, true])
})

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('killed by %s after every answer, the plan comes out the same', async (signal) => {
  for (const index of rows.keys()) {
    const terminal = init(index === 0 ? '' : '--resume')
    await answer(terminal, index)
    // The next question is open when the signal comes.
    await terminal.shows(index === 9 ? /\? Write the plan/ : new RegExp(`\\? ${index + 2} of 10: `))
    terminal.kills(signal)
    const { exitCode, isRestored, screen } = await terminal.ends()
    if (signal === 'SIGKILL') expect(exitCode).toBe(137)
    else expect([index, exitCode, isRestored, /go on with `crp init --resume`$/.test(screen)]).toEqual([index, 130, true, true])
    const kept = Object.fromEntries(rows.slice(0, index + 1).map(({ id, sample }) => [id, sample]))
    expect(read('.plan.crp.yaml.draft')).toBe(answersText(kept))
  }
  const last = init('--resume')
  await last.shows(/\? Write the plan/)
  last.types('')
  expect((await last.ends()).exitCode).toBe(0)
  expect(read('plan.crp.yaml')).toBe(draft.text)
})

test('a window that is closed loses nothing', async () => {
  const terminal = init()
  await answer(terminal, 0)
  await terminal.shows(/\? 2 of 10: /)
  terminal.closes()
  await terminal.isGone()
  expect(read('.plan.crp.yaml.draft')).toBe('plan.title: Self-service lending\n')
})

test.each([['--accessible', {}], ['', { ACCESSIBLE: '1' }], ['', { TERM: 'dumb' }]])('with %s %o lines are only added', async (flags, more) => {
  const terminal = init(flags, more)
  await terminal.shows(/^1 of 10: [^]*\nAnswer:$/m)
  terminal.types('Self-service lending')
  await terminal.shows(/\n2 of 10: [^]*\nAnswer:$/)
  terminal.types('')
  await terminal.shows(/Please answer again: an answer is missing, such as: Lakeside Town Library\nAnswer:$/)
  terminal.types('Lakeside Town Library')
  await terminal.shows(/\n3 of 10: [^]*\nAnswer:$/)
  terminal.types('Quillon')
  await terminal.shows(/\n {2}3\. implementation: the work is under way\n[^]*\nNumber \(Enter for: precontract.*:$/)
  terminal.types('3')
  await terminal.shows(/\n5 of 10: [^]*\nAnswer:$/)
  terminal.presses('C-c')
  const { exitCode, isRestored } = await terminal.ends()
  expect([exitCode, isRestored]).toEqual([130, true])
  expect(terminal.written()).not.toMatch(/[\u001B\u0008]|\r(?!\r*\n)|[^\n\r -~]/)
  expect(read('.plan.crp.yaml.draft')).toBe('plan.title: Self-service lending\ncustomer.name: Lakeside Town Library\n'
    + 'plan.supplier: Quillon\nplan.stage: implementation\n')
})

test('questions stay out of a plan that goes to standard output', async () => {
  const terminal = init('-o - > piped.yaml')
  for (const index of rows.keys()) await answer(terminal, index)
  await terminal.shows(/\? Write the plan to standard output\?/)
  terminal.types('')
  expect((await terminal.ends()).exitCode).toBe(0)
  expect(read('piped.yaml')).toMatch(/^# yaml-language-server: [^]*\ncrp: 1\n/)
  expect(read('piped.yaml')).not.toMatch(/of 10|\u001B/)
})

test('in CI nothing is asked, terminal or not', async () => {
  const { exitCode, screen } = await init('', { CI: 'true' }).ends()
  expect(exitCode).toBe(2)
  expect(screen).toContain('crp: 9 answers are missing, and nobody is asked:')
})
