import { execFileSync, spawn, spawnSync, type SpawnSyncOptions } from 'node:child_process'
import {
  closeSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync,
  symlinkSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crp-process-'))
const program = join(folder, 'program')
const work = join(folder, 'work')
// A copy, so that a build in between does no harm and a part can be spoilt.
for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(program, part), { recursive: true })
const crp = join(program, 'bin/crp.js')
const env = { PATH: process.env['PATH'], CRP_TODAY: '2026-10-09' }
const schema = execFileSync(process.execPath, [crp, 'schema'], { encoding: 'utf8', env, maxBuffer: 2 ** 25 })

beforeEach(() => {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work)
  cpSync(join(root, 'examples/minimal.crp.yaml'), join(work, 'plan.crp.yaml'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const options = { cwd: work, encoding: 'utf8', env, timeout: 20_000, maxBuffer: 2 ** 25 } satisfies SpawnSyncOptions

/** Runs the built program in the work folder, as a user would. */
const run = (args: readonly string[], more: SpawnSyncOptions = {}) =>
  spawnSync(process.execPath, [crp, ...args], { ...options, ...more, encoding: 'utf8' })

/** Runs a line of shell in the work folder, in which `crp` stands for the built program. */
const shell = (line: string) =>
  spawnSync('bash', ['--norc', '-c', `crp() { '${process.execPath}' '${crp}' "$@"; }; ${line}`], options)

const untouched = '  the old file, if there was one, is untouched\n'
const stack = /\n +at /

/** Named pipes, full devices and limits are told of here as Linux has them. */
const describeOnLinux = describe.runIf(process.platform === 'linux')

describeOnLinux('what is read', () => {
  test('a pipe with a name is refused, not waited for', () => {
    execFileSync('mkfifo', [join(work, 'pipe')])
    const { status, stderr } = run(['validate', 'pipe'])
    const told = 'crp: cannot read pipe: it is not a regular file\n  use - to read a plan from standard input\n'
    expect([status, stderr]).toEqual([2, told])
  })

  test('a device is refused', () => {
    expect(run(['validate', '/dev/zero']).status).toBe(2)
  })

  test('endless standard input comes to an end', () => {
    const { status, stdout } = shell('crp validate - < /dev/zero')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^<stdin>:1:1: error syntax\/too-large /)
  })

  test('a plan comes through a pipe', () => {
    expect(shell('cat plan.crp.yaml | crp validate - --fail-on info')).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })

  test.each(['a plan of 100%', "o'neill", 'plän 図書館', '-x', '$(pwd)', 'a%41b'])('a plan may be called %s', (name) => {
    cpSync(join(work, 'plan.crp.yaml'), join(work, `${name}.crp.yaml`))
    expect(run(['validate', '--gate', 'baseline', '--', `${name}.crp.yaml`]).stdout).toContain(`\n${name}.crp.yaml:5:1: error`)
    const rendered = run(['render', '-f', 'md', '--', `${name}.crp.yaml`])
    expect([rendered.status, rendered.stderr]).toEqual([0, `wrote ${name}.md (customer edition)\n`])
    expect(existsSync(join(work, `${name}.md`))).toBe(true)
  })

  test('a name with a line end is shown on one line', () => {
    cpSync(join(work, 'plan.crp.yaml'), join(work, 'two\nlines.crp.yaml'))
    expect(run(['render', '-f', 'md', 'two\nlines.crp.yaml']).stderr).toBe('wrote two\\u{A}lines.md (customer edition)\n')
    expect(existsSync(join(work, 'two\nlines.md'))).toBe(true)
    const { stdout } = run(['validate', '--gate', 'baseline', 'two\nlines.crp.yaml'])
    expect(stdout).toContain('\ntwo\\u{A}lines.crp.yaml:5:1: error')
  })

  test('a folder gives its plans and the links to plans, and nothing else that bears such a name', () => {
    writeFileSync(join(work, 'elsewhere.yaml'), 'crp: 1\n')
    const links = { 'a link': 'elsewhere.yaml', 'dangling': 'nowhere', 'round': 'round.crp.yaml', 'up': '.' }
    for (const [link, target] of Object.entries(links)) symlinkSync(target, join(work, `${link}.crp.yaml`))
    execFileSync('mkfifo', [join(work, 'pipe.crp.yaml')])
    mkdirSync(join(work, 'folder.crp.yaml'))
    const { files } = JSON.parse(run(['validate', '--format', 'json']).stdout) as { files: { path: string }[] }
    expect(files.map(({ path }) => path)).toEqual(['a link.crp.yaml', 'plan.crp.yaml'])
  })

  test.each([
    ['a pipe', 'mkfifo house.crp.yaml', 2, 'crp: cannot read house.crp.yaml: it is not a regular file\n'],
    ['a link to nothing', 'ln -s nowhere house.crp.yaml', 1, ''],
    ['a circle of links', 'ln -s house.crp.yaml house.crp.yaml', 1, ''],
  ])('a house file may be %s', (_kind, make, exitCode, told) => {
    const { status, stderr } = shell(`${make}; echo 'extends: house.crp.yaml' >> plan.crp.yaml; crp validate plan.crp.yaml`)
    expect(status).toBe(exitCode)
    expect(stderr.slice(0, told.length)).toBe(told)
  })

  test('files that vanish while others are read cost no others', () => {
    const { status, stdout, stderr } = shell(`for i in $(seq 300); do echo 'plann: {}' > p$i.crp.yaml; done
      rm p9*.crp.yaml & crp validate . --format json; echo $? >&2; wait`)
    expect(stderr).toMatch(/^(crp: cannot read p9\d*\.crp\.yaml: there is no such file\n)*[12]\n$/)
    expect([status, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ tool: 'crp' })])
    expect(stdout.split('"file": "p8.crp.yaml"').length).toBeGreaterThan(1)
  })

  test('the folder it runs in may be gone', () => {
    const { status, stderr } = shell('mkdir gone; cd gone; rmdir ../gone; crp validate plan.crp.yaml')
    expect([status, stderr]).toEqual([2, 'crp: the folder this runs in is gone\n  change to another one\n'])
  })

  test('an interrupt while it waits for input ends it quickly with 130', async () => {
    const child = spawn(process.execPath, [crp, 'validate', '-'], { cwd: work, env, stdio: 'pipe' })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const sent = Date.now()
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve([code, signal])))
    child.kill('SIGINT')
    expect(await ended).toEqual([130, null])
    expect(Date.now() - sent).toBeLessThan(5000)
    expect(Buffer.concat(said).toString()).toBe('')
  })
})

describeOnLinux('what is written to standard output', () => {
  test('a full disk is told, with exit code 2', () => {
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = run(['rules'], { stdio: ['ignore', full, 'pipe'] })
    closeSync(full)
    expect([status, stderr]).toEqual([2, 'crp: cannot write to standard output: no space is left on the device\n'])
  })

  test('a reader that goes away makes no noise', () => {
    const { stdout, stderr } = shell('{ crp schema; echo "exit $?" >&2; } | head -1')
    expect([stdout, stderr]).toEqual(['{\n', 'exit 0\n'])
  })

  test('all of it arrives in a slow pipe', () => {
    expect(shell('crp schema | { sleep 1; cat; }').stdout).toBe(schema)
  })

  test('a report of more than a pipe holds arrives whole, and so does the exit code', () => {
    writeFileSync(join(work, 'long.crp.yaml'), Array.from({ length: 3000 }, (_, index) => `key${index}: 1\n`).join(''))
    const { status, stdout } = shell('set -o pipefail; crp validate long.crp.yaml --format json | { sleep 1; cat; }')
    expect(stdout.length).toBeGreaterThan(2 ** 18)
    expect([status, JSON.parse(stdout)]).toEqual([1, expect.objectContaining({ exitCode: 1 })])
  })

  test.each(['validate --frobnicate', 'frobnicate', 'validate --gate nowhere', 'explain', 'rules scope', ''])(
    'a wrong command line ends with 2: crp %s', (line) => {
      expect(shell(`crp ${line}`).status).toBe(2)
    })

  test.each([['', true], ['NO_COLOR=1', false], ['NO_COLOR=', true], ['TERM=dumb', false]])(
    'a terminal with %j in the environment has colour: %s', (set, hasColour) => {
      const { stdout } = shell(`script -qec "TERM=xterm ${set} '${process.execPath}' '${crp}' validate plan.crp.yaml" /dev/null`)
      expect(stdout).toContain('1 file checked')
      expect(stdout.includes('\u001B[')).toBe(hasColour)
    })

  test('/dev/stdout is standard output', () => {
    expect(shell('crp schema -o /dev/stdout | cat').stdout).toBe(schema)
  })
})

describeOnLinux('what is written to files', () => {
  test('a full device is told, and survives', () => {
    const { status, stderr } = run(['schema', '-o', '/dev/full'])
    expect([status, stderr]).toEqual([2, `crp: cannot write /dev/full: no space is left on the device\n${untouched}`])
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
  })

  test.each([
    ['a folder', 'folder', 'it is a folder'],
    ['a path through a file', 'plan.crp.yaml/a.json', 'a part of the path is not a folder'],
    ['a folder the system denies', '/proc/nowhere/deeper/a.json', 'there is no such file'],
    ['a file the system denies', '/proc/nowhere.json', 'there is no such file'],
    ['a name that is too long', 'a'.repeat(300), 'the name is too long'],
  ])('%s is refused in a sentence', (_kind, path, reason) => {
    mkdirSync(join(work, 'folder'))
    const { status, stderr } = run(['schema', '-o', path])
    expect([status, stderr]).toEqual([2, `crp: cannot write ${path}: ${reason}\n${untouched}`])
    expect(readdirSync(work)).toEqual(['folder', 'plan.crp.yaml'])
  })

  test('the old file survives a disk that runs full, and nothing is left beside it', () => {
    writeFileSync(join(work, 'old.json'), 'old')
    const { status, stderr } = shell('ulimit -f 8; crp schema -o old.json')
    expect([status, stderr]).toEqual([2, `crp: cannot write old.json: it is larger than a file may be here\n${untouched}`])
    expect(readFileSync(join(work, 'old.json'), 'utf8')).toBe('old')
    expect(readdirSync(work)).toEqual(['old.json', 'plan.crp.yaml'])
  })

  test('a link stays a link, and its target is replaced', () => {
    mkdirSync(join(work, 'there'))
    writeFileSync(join(work, 'there/real.json'), 'old')
    symlinkSync('there/real.json', join(work, 'link.json'))
    expect(run(['schema', '-o', 'link.json']).status).toBe(0)
    expect(lstatSync(join(work, 'link.json')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(work, 'there/real.json'), 'utf8')).toBe(schema)
    expect(readdirSync(join(work, 'there'))).toEqual(['real.json'])
  })

  test('a link to a file that is not there yet stays a link, and its target is made', () => {
    mkdirSync(join(work, 'there'))
    symlinkSync('there/real.json', join(work, 'link.json'))
    expect(run(['schema', '-o', 'link.json']).status).toBe(0)
    expect(lstatSync(join(work, 'link.json')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(work, 'there/real.json'), 'utf8')).toBe(schema)
  })

  test('a replaced file keeps who may read it', () => {
    writeFileSync(join(work, 'old.json'), 'old')
    expect(shell('chmod 666 old.json; umask 077; crp schema -o old.json').status).toBe(0)
    expect(statSync(join(work, 'old.json')).mode & 0o777).toBe(0o666)
  })

  test('several at once leave one whole file and nothing else', async () => {
    const codes = await Promise.all(Array.from({ length: 6 }, () => new Promise((resolve) => {
      spawn(process.execPath, [crp, 'schema', '-o', 'same.json'], { cwd: work, env, stdio: 'ignore' }).on('exit', resolve)
    })))
    expect(codes).toEqual(Array(6).fill(0))
    expect(readFileSync(join(work, 'same.json'), 'utf8')).toBe(schema)
    expect(readdirSync(work)).toEqual(['plan.crp.yaml', 'same.json'])
  })

  test('a plan behind a link is mended where it lies, though several do so at once', async () => {
    const text = readFileSync(join(work, 'plan.crp.yaml'), 'utf8')
    mkdirSync(join(work, 'there'))
    writeFileSync(join(work, 'there/real.crp.yaml'), text.replace('  title:', '  titel:'))
    symlinkSync('there/real.crp.yaml', join(work, 'link.crp.yaml'))
    const codes = await Promise.all(Array.from({ length: 4 }, () => new Promise((resolve) => {
      spawn(process.execPath, [crp, 'validate', 'link.crp.yaml', '--fix'], { cwd: work, env, stdio: 'ignore' }).on('exit', resolve)
    })))
    expect(codes).toEqual(Array(4).fill(0))
    expect(lstatSync(join(work, 'link.crp.yaml')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(work, 'there/real.crp.yaml'), 'utf8')).toBe(text)
    expect(readdirSync(join(work, 'there'))).toEqual(['real.crp.yaml'])
  })

  test('a plan that is refused leaves the old document alone', () => {
    writeFileSync(join(work, 'plan.docx'), 'old')
    writeFileSync(join(work, 'plan.crp.yaml'), 'crp: 1\n')
    expect(run(['render', 'plan.crp.yaml']).status).toBe(1)
    expect(readFileSync(join(work, 'plan.docx'), 'utf8')).toBe('old')
  })
})

describe('a fault of its own', () => {
  const spoilt = join(folder, 'spoilt')
  cpSync(program, spoilt, { recursive: true })
  const core = readdirSync(join(spoilt, 'dist/chunks')).find((name) => name.startsWith('core-')) ?? ''
  writeFileSync(join(spoilt, 'dist/chunks', core), 'throw new Error("spoilt")')
  const runSpoilt = (...args: string[]) => spawnSync(process.execPath, [join(spoilt, 'bin/crp.js'), ...args], options)

  test('is told without a stack', () => {
    const { status, stdout, stderr } = runSpoilt('validate', 'plan.crp.yaml')
    expect([status, stdout]).toEqual([3, ''])
    expect(stderr).toMatch(/^crp \S+ failed, and the fault is its own: spoilt\. .*`--debug`.*\n$/)
  })

  test('is told with a stack on --debug', () => {
    const { status, stderr } = runSpoilt('validate', 'plan.crp.yaml', '--debug')
    expect(status).toBe(3)
    expect(stderr).toMatch(stack)
  })

  test('is told in JSON where JSON is asked for', () => {
    const { stdout } = runSpoilt('validate', 'plan.crp.yaml', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 3, error: { message: 'spoilt' } })
  })
})

describe('what is loaded', () => {
  /** Words that stand in the bundled code of a package and nowhere else. */
  const marks = {
    docx: '"w:sectPr"', handlebars: 'Template was precompiled with', mdast: 'resourceDestinationString', yaml: 'YAMLParseError',
    saxes: 'text data outside of root node',
  }
  const bundles = ['dist', 'dist/chunks'].flatMap((part) =>
    readdirSync(join(program, part)).filter((name) => name.endsWith('.js'))
      .map((name) => ({ name, text: readFileSync(join(program, part, name), 'utf8') })))
  const hook = join(folder, 'hook.mjs')
  writeFileSync(hook, `import { appendFileSync } from 'node:fs'
    export async function load(url, context, next) {
      appendFileSync(process.env.LOADED, url + '\\n')
      return next(url, context)
    }`)
  const preload = join(folder, 'preload.mjs')
  writeFileSync(preload, `import { register } from 'node:module'; register(${JSON.stringify(`file://${hook}`)})`)

  /** Gives the packages whose code a run loads. */
  function loadedBy(...args: string[]): string[] {
    const log = join(folder, 'loaded.txt')
    writeFileSync(log, '')
    expect(run(args, { env: { ...env, LOADED: log, NODE_OPTIONS: `--import=${preload}` } }).status).toBe(0)
    const loaded = new Set(readFileSync(log, 'utf8').split('\n').map((url) => url.split('/').at(-1)))
    expect(loaded).toContain('main.js')
    const code = bundles.filter(({ name }) => loaded.has(name)).map(({ text }) => text)
    return Object.entries(marks).filter(([, mark]) => code.some((text) => text.includes(mark))).map(([name]) => name)
  }

  test.each([
    ['help', ['--help'], []],
    ['the rules', ['rules'], []],
    ['the verdict on a plan without findings', ['validate', 'plan.crp.yaml'], []],
    ['Markdown', ['render', 'plan.crp.yaml', '-f', 'md'], ['handlebars']],
    ['a Word document', ['render', 'plan.crp.yaml'], ['docx', 'handlebars', 'mdast']],
  ])('%s costs no package it does not need', (_kind, args, packages) => {
    expect(loadedBy(...args)).toEqual(packages)
  })

  test('a plan out of the ordinary is read by the exact parser', () => {
    writeFileSync(join(work, 'broken.crp.yaml'), 'a: "')
    expect(loadedBy('validate', 'broken.crp.yaml', '--fail-on', 'never')).toEqual(['yaml'])
  })

  test('no bundle names a module of the network but the one that serves the preview', () => {
    const network = /["'`](?:node:)?(?:http|https|http2|net|tls|dns|dgram|inspector)(?:\/promises)?["'`]/
    expect(network.test('import a from"node:https"')).toBe(true)
    const found = bundles.flatMap(({ name, text }) => [...text.matchAll(/(?:from|require\(|import\()\s*("[^"]+")/g)]
      .filter(([, module = '']) => network.test(module)).map(([, module]) => `${name.replace(/-.*/, '')} ${module}`))
    expect(found).toEqual(['serve "node:http"'])
  })
})
