import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { after, before, house, laterHouse } from '../diff/edits.ts'

const root = mkdtempSync(join(tmpdir(), 'crp-git-'))
const program = join(root, 'program')
// A copy, so that a build in between does no harm.
for (const part of ['bin', 'dist', 'package.json']) {
  cpSync(fileURLToPath(new URL(`../../${part}`, import.meta.url)), join(program, part), { recursive: true })
}
const crp = join(program, 'bin/crp.js')
const repository = join(root, 'Ablage der Pläne')
const empty = join(root, 'empty')
const plans = join(repository, 'Kunden – Süd')
const plan = 'Kunden – Süd/harrow vale.crp.yaml'
const env = {
  PATH: process.env['PATH'], HOME: root, GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@northbeam.example',
  GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@northbeam.example', GIT_PAGER: 'cat',
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8', env, maxBuffer: 2 ** 26 })

/** Runs the built program in a folder, as a user would. */
const run = (folder: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [crp, ...args], { cwd: folder, encoding: 'utf8', env })
  return { status, stdout, stderr }
}

const commit = (text: string, houseText: string, message: string) => {
  writeFileSync(join(repository, plan), text)
  writeFileSync(join(plans, 'house.crp.yaml'), houseText)
  git('add', '--all')
  git('commit', '--quiet', '--message', message)
}

beforeAll(() => {
  mkdirSync(plans, { recursive: true })
  git('init', '--quiet', '--initial-branch', 'main')
  commit(before, house, 'Begin')
  git('checkout', '--quiet', '-b', 'later')
  commit(after, laterHouse, 'Close-out')
  execFileSync('git', ['init', '--quiet', empty], { env })
  writeFileSync(join(empty, 'a.crp.yaml'), before)
})
afterAll(() => rmSync(root, { recursive: true }))

const told = [
  'First contact in close-out: Ines Calder → Ada Mensah', 'Demonstration in the Harrow clinic moved by 14 days, to 3 November 2026, 10:00',
  `Promise to Malik Osei dropped: 'Vale clinic live'`, `Risk 'Late data' added`,
  'Service level complaint: respond within 1 working day → 2 working days (house file',
]

test.each<[name: string, folder: string, ...args: string[]]>([
  ['two versions by their paths', repository, `HEAD~1:${plan}`, `HEAD:${plan}`],
  ['a version and the file', repository, `HEAD~1:${plan}`, plan],
  ['a version by a path from here', plans, 'HEAD~1:./harrow vale.crp.yaml', 'harrow vale.crp.yaml'],
  ['a version alone, and the file it is of', plans, `main:${plan}`],
  ['two revisions of a file', repository, 'HEAD~1..HEAD', '--', plan],
  ['two revisions of a file, from a folder below', plans, 'main..later', '--', 'harrow vale.crp.yaml'],
  ['what a branch changed', plans, 'main...later', '--', './harrow vale.crp.yaml'],
  ['a revision and the file', plans, 'HEAD~1..', '--', 'harrow vale.crp.yaml'],
  ['a revision alone', plans, 'main', '--', 'harrow vale.crp.yaml'],
  ['a file by its whole path', root, `${repository}/${plan}`, `${repository}/${plan}`],
])('git is asked for %s', (name, folder, ...args) => {
  const { status, stdout, stderr } = run(folder, 'diff', ...args)
  expect([status, stderr]).toEqual([0, ''])
  if (name === 'a file by its whole path') expect(stdout).toBe('nothing has changed in meaning\n')
  else for (const sentence of told) expect(stdout).toContain(sentence)
  // Where branches part is a revision of forty digits.
  expect(stdout).not.toMatch(/^[0-9a-f]{11}/)
})

test('the file as it was staged is read, too', () => {
  writeFileSync(join(repository, plan), before)
  git('add', plan)
  expect(run(repository, 'diff', `HEAD:${plan}`, `:${plan}`).stdout).toContain('First contact in close-out: Ada Mensah → Ines Calder')
  git('reset', '--quiet', '--hard')
})

test.each<[name: string, folder: string, args: string[], message: string]>([
  ['outside a repository', root, ['HEAD:a.crp.yaml', `${repository}/${plan}`], 'crp: this folder is in no git repository\n'],
  ['an unknown revision', repository, [`nowhere:${plan}`, plan], `crp: there is no revision 'nowhere'\n`],
  ['a file that was not there', repository, ['HEAD:a.crp.yaml', plan], 'crp: a.crp.yaml is not in HEAD\n'],
  ['a folder', repository, ['HEAD:Kunden – Süd', plan], 'crp: cannot read Kunden – Süd in HEAD: it is a folder\n'],
  ['the folder it runs in', repository, ['.'], 'crp: cannot read . in HEAD: it is a folder\n  name one plan\n'],
  ['what leads out of the repository', repository, ['HEAD:../a.crp.yaml', plan], 'crp: ../a.crp.yaml is not in HEAD\n'],
  ['a repository without any revision', empty, ['a.crp.yaml'], 'crp: nothing has been committed here yet\n  name two files instead\n'],
  ['a flag in the place of a revision', repository, ['--', '--output=x:a.crp.yaml', plan], `crp: '--output=x' is no revision\n`],
])('an operator is told of %s', (_, folder, args, message) => {
  const { status, stdout, stderr } = run(folder, 'diff', ...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(message)
})

test('a machine without git is told of', () => {
  const { status, stderr } = spawnSync(process.execPath, [crp, 'diff', 'HEAD:a.crp.yaml', plan], { cwd: repository, encoding: 'utf8', env: { PATH: root } })
  expect([status, stderr]).toEqual([2, 'crp: git is not installed, or not in the PATH\n  name two files instead\n'])
})

test('git shows plans in words once it is told how', () => {
  writeFileSync(join(repository, '.gitattributes'), '*.bin binary\r\n')
  const first = run(plans, 'diff', '--install')
  expect([first.status, first.stderr]).toEqual([0, ''])
  expect(first.stdout).toContain('*.crp.yaml diff=crp')
  const attributes = readFileSync(join(repository, '.gitattributes'), 'utf8')
  expect(attributes).toBe('*.bin binary\r\n*.crp.yaml diff=crp\r\n*.crp.yml diff=crp\r\n')
  const config = readFileSync(join(repository, '.git/config'), 'utf8')
  expect(run(repository, 'diff', '--install')).toEqual({ status: 0, stdout: 'git shows plans in words already; nothing was written\n', stderr: '' })
  expect([readFileSync(join(repository, '.gitattributes'), 'utf8'), readFileSync(join(repository, '.git/config'), 'utf8')]).toEqual([attributes, config])
  const lines = [
    '-2.4 Close-Out Phase › First contact: Ines Calder', '+2.4 Close-Out Phase › First contact: Ada Mensah',
    '-3.0 Schedule › Milestone \'Satisfaction review\' › Date: 16 February 2027', '+3.0 Schedule › Milestone \'Satisfaction review\' › Date: 9 February 2027',
  ]
  for (const shown of [git('diff', 'main', 'later', '--', plan), git('log', '-p', '-1', '--', plan), git('show', 'HEAD')]) {
    for (const line of lines) expect(shown.split('\n')).toContain(line)
    // No line says how the file is written.
    expect(shown).not.toMatch(/^[-+] *primary_contact:/m)
  }
  // The file in the folder and a version of it are put into words alike.
  writeFileSync(join(repository, plan), after.replaceAll('    owner: ines\n', '    owner: "ines"\n'))
  expect(git('diff', '--', plan).split('\n').filter((line) => /^[-+](?![-+])/.test(line))).toEqual([])
  writeFileSync(join(repository, plan), 'crp: 1\nplan: {title: "No end\n')
  expect(git('diff', '--', plan)).toContain('+plan: {title: "No end')
  git('checkout', '--quiet', '--', plan)
})
