import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officeProgram, setPages } from '../src/office.ts'

const folder = mkdtempSync(join(tmpdir(), 'crp-office-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['what CRP_SOFFICE names', 'linux', { CRP_SOFFICE: '/lo/soffice', PATH: '/usr/bin' }, ['/lo/soffice', '/usr/bin/soffice'], '/lo/soffice'],
  ['the first in the PATH', 'linux', { PATH: '/a:/b/:/usr/bin' }, ['/b/libreoffice', '/usr/bin/soffice'], '/b/libreoffice'],
  ['where Linux has it', 'linux', { PATH: '' }, ['/opt/libreoffice/program/soffice'], '/opt/libreoffice/program/soffice'],
  ['where macOS has it', 'darwin', { PATH: '/bin' }, ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
    '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  ['where a user of macOS has it', 'darwin', { HOME: '/Users/ann' }, ['/Users/ann/Applications/LibreOffice.app/Contents/MacOS/soffice'],
    '/Users/ann/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  ['where Windows has it', 'win32', { 'Path': 'C:\\bin;D:\\b', 'ProgramFiles': 'C:\\Programme' },
    ['C:\\Programme\\LibreOffice\\program\\soffice.exe', 'C:\\Programme\\LibreOffice\\program\\soffice.com'],
    'C:\\Programme\\LibreOffice\\program\\soffice.com'],
])('finds LibreOffice: %s', (_place, platform, env, there, found) => {
  expect(officeProgram(env, platform, (path) => there.includes(path))).toBe(found)
})

test.each([
  ['linux', {}, 'a PDF needs LibreOffice, and there is none'],
  ['win32', {}, 'a PDF needs LibreOffice, and there is none'],
  ['linux', { CRP_SOFFICE: '/gone' }, 'CRP_SOFFICE names no program: /gone'],
])('says so where there is none, on %s with %j', (platform, env, message) => {
  expect(() => officeProgram(env, platform, () => false)).toThrow(message)
})

describe('a program that', () => {
  // Other programs, another crp among them, write into the common folder at any time.
  const common = process.env['TMPDIR']
  beforeAll(() => { process.env['TMPDIR'] = folder })
  afterAll(() => {
    if (common === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = common
  })

  test.each([
    ['fails', 'echo "no fonts" >&2; exit 3', /soffice failed: no fonts$/],
    ['writes nothing', 'echo "Error: source file could not be loaded"', /soffice wrote no PDF: Error: source file could not be loaded$/],
    ['never ends', 'exec sleep 60', /soffice took more than 0\.3 seconds$/],
  ])('%s is told by name, and nothing of it is left', async (_fault, script, message) => {
    const program = join(folder, 'soffice')
    writeFileSync(program, `#!/bin/sh\n${script}\n`)
    chmodSync(program, 0o755)
    await expect(setPages(new Uint8Array(), { CRP_SOFFICE: program }, 0.3)).rejects.toThrow(message)
    expect(readdirSync(folder)).toEqual(['soffice'])
  })
})
