import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { UserError } from '../../src/errors.ts'
import { memoryIo } from '../memory-io.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefgh'.split('').map((name, index) =>
  `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)].join('\n')

/** What the file holds, and the one finding it gives. */
const files: [kind: string, content: string | Uint8Array, finding: string][] = [
  ['nothing', '', '1:1: error syntax/empty-file this plan is empty; `crp init` writes a first draft'],
  ['comments only', '# later\n', '1:1: error syntax/empty-file this plan is empty; `crp init` writes a first draft'],
  ['20 MB', Buffer.alloc(20_000_000, 'x'),
    '1:1: error syntax/too-large this file is larger than any plan needs (size: 19.1 MiB)'],
  ['Latin-1', latin1('crp: 1\ncustomer: { name: Bücherei }\n'),
    '2:20: error syntax/not-utf8 this file is not UTF-8 text (byte 26); save it as UTF-8'],
  ['UTF-16', Buffer.from('\uFEFFcrp: 1\n', 'utf16le'),
    '1:1: error syntax/not-utf8 this file is not UTF-8 text (byte 0); save it as UTF-8'],
  ['NUL bytes', 'crp: 1\nplan: { title: a\u0000b }\n',
    '2:17: error syntax/control-character an invisible control character (U+0000) stands here; delete it'],
  ['an escape sequence', 'crp: 1\nplan: { title: "\u001B[2J" }\n',
    '2:17: error syntax/control-character an invisible control character (U+001B) stands here; delete it'],
  ['an alias bomb', `crp: 1\n${bomb}\n`,
    'needs (number of keys and values: more than 100000 once aliases are written out)'],
  ['10,000 brackets', `crp: 1\nplan: ${'['.repeat(10_000)}\n`,
    'error syntax/too-large this file is larger than any plan needs (depth: more than 64 levels)'],
  ['10,000 closed brackets', `crp: 1\nplan: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`, 'error syntax/too-large'],
  ['a merge conflict', 'crp: 1\n<<<<<<< HEAD\nplan: {}\n=======\nplan: 1\n>>>>>>> mine\n',
    '2:1: error syntax/merge-conflict two versions of this plan were never merged; keep one of them'],
  ['two documents', 'crp: 1\n---\ncrp: 1\n',
    '2:1: error syntax/several-documents only one plan fits in a file; move the part after `---` to its own file'],
  ['a list', '- crp: 1\n', '1:1: error syntax/not-a-mapping a plan begins with `crp: 1`; here stands a list'],
  ['a text', 'Dear customer', '1:1: error syntax/not-a-mapping a plan begins with `crp: 1`; here stands a text'],
  ['an unclosed quote', 'crp: 1\nplan: { title: "a }\n', 'error syntax/not-yaml'],
  ['a Word file', Buffer.from('504b0304140008080800b5', 'hex'), 'error syntax/'],
]

test.each(files)('a file that holds %s gives its one finding', async (_kind, content, finding) => {
  const io = memoryIo({ 'a.crp.yaml': content }, { env: { CRP_TODAY: '2026-10-09' } })
  expect(await main(['validate', 'a.crp.yaml'], io)).toBe(1)
  const [first, ...more] = io.out().trimEnd().split('\n')
  expect(first).toContain(finding)
  expect(more).toEqual([])
  expect(first).not.toMatch(/[\u0000-\u001F]/)
  expect(io.err()).toBe('')
})

test.each(files)('a file that holds %s is not rendered', async (_kind, content) => {
  const io = memoryIo({ 'a.crp.yaml': content }, { env: { CRP_TODAY: '2026-10-09' } })
  expect(await main(['render', 'a.crp.yaml', '--allow-invalid'], io)).toBe(1)
  expect([...io.files.keys()]).toEqual(['a.crp.yaml'])
  expect(io.err()).toContain('crp: a.crp.yaml is not rendered')
})

test.each<[kind: string, files: Record<string, string>, argv: string[], message: string]>([
  ['a file that is not there', {}, ['validate', 'a.crp.yaml'], 'crp: cannot read a.crp.yaml: there is no such file\n'],
  ['a file to render that is not there', {}, ['render', 'a.crp.yaml'], 'crp: cannot read a.crp.yaml: there is no such file\n'],
  ['a folder without plans', { 'notes/readme.txt': '' }, ['validate', 'notes'], 'crp: there is nothing to check in notes\n'],
  ['no plans here', {}, ['validate'], 'crp: there is nothing to check in this folder\n'],
  ['a name from the prototype', {}, ['explain', '__proto__'], "crp: there is neither a rule nor a field '__proto__'\n"],
  ['a template from the prototype', { 'a.crp.yaml': 'crp: 1' }, ['render', '--template', 'constructor'], 'is not rendered'],
  ['a report from the prototype', {}, ['validate', '--format', 'constructor'], "crp: there is no report format 'constructor'\n"],
])('%s is told in a sentence', async (_kind, files, argv, message) => {
  const io = memoryIo(files, { env: { CRP_TODAY: '2026-10-09' } })
  expect(await main(argv, io)).toBe(message === 'is not rendered' ? 1 : 2)
  expect(io.err()).toContain(message)
  expect(io.out()).toBe('')
})

const escaping = 'two\nlines\u001B[2J.crp.yaml'
const shown = 'two\\u{A}lines\\u{1B}[2J.crp.yaml'
const draft = readFileSync(new URL('../../examples/minimal.crp.yaml', import.meta.url), 'utf8')

test.each<[kind: string, files: Record<string, string>, argv: string[], told: string]>([
  ['cannot be read', {}, ['validate', escaping], `crp: cannot read ${shown}: there is no such file\n`],
  ['cannot be rendered for want of it', {}, ['render', escaping], `crp: cannot read ${shown}: there is no such file\n`],
  ['is not rendered', { [escaping]: 'crp: 1\n' }, ['render', escaping], `crp: ${shown} is not rendered: mend its errors`],
  ['is written', { [escaping]: draft }, ['render', '-f', 'md', escaping], `wrote ${shown.replace('.crp.yaml', '.md')} (customer`],
  ['is mended', { [escaping]: `plan: {}\n${draft}` }, ['validate', '--fix', escaping], ` in ${shown}\n`],
  ['would be mended', { [escaping]: `${draft}refrences: []\n` }, ['validate', '--fix', '--diff', escaping], ` in ${shown}\n`],
  ['is no rule', {}, ['explain', escaping], `crp: there is neither a rule nor a field '${shown}'\n`],
  ['is no gate', {}, ['validate', '--gate', escaping], `crp: --gate cannot be '${shown}'\n  possible: draft`],
  ['is no folder', {}, ['validate', '--format', `json:${escaping}`, 'notes'], 'crp: cannot read notes'],
])('a name with control characters that %s is told in one line, the characters shown', async (_kind, files, argv, told) => {
  const io = memoryIo(files, { env: { CRP_TODAY: '2026-10-09' } })
  await main(argv, io)
  expect(io.err()).toContain(told)
  expect(`${io.err()}${io.out()}`).not.toMatch(/\u001B|two\n/)
})

test('a fault of crp itself is told without a stack, and with one on --debug', async () => {
  const io = () => ({ ...memoryIo({}), isDirectory: () => { throw new Error('the disk sang') } })
  const [quiet, loud] = [io(), io()]
  expect(await main(['validate', 'a', '--format', 'json'], quiet)).toBe(3)
  expect(quiet.err()).toMatch(/^crp \S+ failed, and the fault is its own: the disk sang\. .*`--debug` shows where.*\n$/)
  expect(JSON.parse(quiet.out())).toMatchObject({ exitCode: 3, error: { message: 'the disk sang', hint: null } })
  expect(await main(['validate', 'a', '--debug'], loud)).toBe(3)
  expect(loud.err()).toMatch(/\n +at /)
})

test('a report that cannot be written leaves one JSON object, of exit code 2', async () => {
  const writeFile = () => { throw new UserError('cannot write out/a.txt: the disk is read-only') }
  const io = { ...memoryIo({ 'a.crp.yaml': 'crp: 1' }), writeFile }
  expect(await main(['validate', 'a.crp.yaml', '--format', 'json', '--format', 'concise:out/a.txt'], io)).toBe(2)
  expect(JSON.parse(io.out())).toMatchObject({ exitCode: 2, error: { message: 'cannot write out/a.txt: the disk is read-only' } })
})
