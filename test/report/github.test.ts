import { expect, test } from 'vitest'
import { github } from '../../src/report/github.ts'
import { findingOn, hostileRun, runOf, sourceOf, spanOf } from './findings.ts'

const look = { hasColour: false, columns: 80 }
const plan = sourceOf('crp: 1\nscope:\n  work: []\n')

/** Reads a workflow command as the runner does (ActionCommand.cs): properties and data are unescaped after they are cut. */
function readCommand(line: string) {
  const [, name, list = '', data = ''] = /^::(\S+) (.*?)::(.*)$/.exec(line) ?? []
  const decode = (text: string, codes: Readonly<Record<string, string>>) =>
    text.replace(/%[0-9A-F]{2}/g, (code) => codes[code] ?? code)
  const codes = { '%0D': '\r', '%0A': '\n', '%25': '%' }
  const properties = Object.fromEntries(list.split(',').map((pair) => {
    const [key = '', ...value] = pair.split('=')
    return [key, decode(value.join('='), { ...codes, '%3A': ':', '%2C': ',' })]
  }))
  return { name, properties, message: decode(data, codes) }
}

const commandsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('::')).map(readCommand)

test('errors come first, then warnings, then advice; to-dos and what is waived are left out', () => {
  expect(commandsOf(github(hostileRun(), look)).map(({ name, properties }) => `${name} ${properties['title']}`)).toEqual([
    'error scope/no-work', 'error syntax/duplicate-key', 'warning plan/filler', 'warning goals/none', 'notice shape/quote-this',
  ])
})

test.each([
  ['a percent sign', '100% done, %0A stays'],
  ['line ends', 'a\r\nb\nc'],
  ['the end of properties', 'a::b,c=d'],
  ['a command of its own', '\n::error::planted'],
])('%s in a name or a message comes through as it is', (_kind, text) => {
  const source = sourceOf('crp: 1\nscope:\n', `${text}.crp.yaml`)
  const report = github(runOf([findingOn(spanOf(source, 'scope'), { message: text, help: text })]), look)
  expect(report.split('\n')).toHaveLength(3)
  expect(commandsOf(report)).toEqual([{
    name: 'error', message: `${text}\nhelp: ${text}`,
    properties: { file: `${text}.crp.yaml`, line: '2', endLine: '2', col: '1', endColumn: '6', title: 'scope/no-work' },
  }])
})

test('a finding of several lines has no columns', () => {
  const [command] = commandsOf(github(runOf([findingOn(spanOf(plan, 'scope:\n  work: []'))]), look))
  expect(command?.properties).toEqual({ file: 'a.crp.yaml', line: '2', endLine: '3', title: 'scope/no-work' })
})

test('files are named as seen from the folder this runs in', () => {
  const report = github(runOf([findingOn(spanOf(plan, 'scope'))]), { ...look, relative: (path) => `plans/${path}` })
  expect(commandsOf(report)[0]?.properties['file']).toBe('plans/a.crp.yaml')
})
