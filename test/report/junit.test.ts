import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { junit } from '../../src/report/junit.ts'
import type { Run } from '../../src/report/run.ts'
import { findingOn, hostileRun, runOf, sourceOf, spanOf } from './findings.ts'

/** What an element may hold: attributes (those with `!` it must have), children by name, and text. */
interface Content {
  attributes: string
  children?: string
  hasText?: boolean
}

const result: Content = { attributes: 'type message', hasText: true }
const output: Content = { attributes: '', hasText: true }

/** The elements of JUnit as the schema of Jenkins has them (junit-10.xsd of its xUnit plugin), those for reruns left out. */
const elements: Readonly<Record<string, Content>> = {
  testsuites: { attributes: 'name time tests failures errors', children: 'testsuite' },
  testsuite: {
    attributes: 'name! tests! failures! errors! group time skipped timestamp hostname id package file log url',
    children: 'testsuite properties testcase system-out system-err',
  },
  properties: { attributes: '', children: 'property' },
  property: { attributes: 'name! value!' },
  testcase: { attributes: 'name! time classname group', children: 'skipped error failure system-out system-err' },
  skipped: result, error: result, failure: result,
  'system-out': output, 'system-err': output,
}

interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Element[]
  text: string
}

/** Reads XML; what is not well-formed, or holds a character that XML 1.0 forbids, is thrown. */
function read(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => { throw error })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const holder = open.at(-1)
    if (holder !== undefined) holder.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  const [top] = root.children
  if (top === undefined) throw new Error('there is no element')
  return top
}

/** Lists what the schema forbids. */
function faults({ name, attributes, children, text }: Element): string[] {
  const content = elements[name]
  if (content === undefined) return [`no element is called ${name}`]
  const known = content.attributes.split(' ')
  const allowed = (content.children ?? '').split(' ')
  return [
    ...Object.keys(attributes).filter((one) => !known.some((name) => name === one || name === `${one}!`))
      .map((one) => `${name} has ${one}`),
    ...known.filter((one) => one.endsWith('!') && !(one.slice(0, -1) in attributes)).map((one) => `${name} lacks ${one}`),
    ...children.filter((child) => !allowed.includes(child.name)).map((child) => `${child.name} stands in ${name}`),
    ...(content.hasText !== true && text.trim() !== '' ? [`${name} holds text`] : []),
    ...children.flatMap(faults),
  ]
}

const suitesOf = (run: Run) => read(junit(run)).children
const plan = sourceOf('crp: 1\nscope:\n')
const at = spanOf(plan, 'scope')

describe('valid by the schema of Jenkins', () => {
  test.each<[string, Run]>([
    ['a run with findings of all kinds', hostileRun()],
    ['a run without files', { version: '1.2.3', today: null, files: [], exitCode: 0 }],
    ['a run that failed', { ...hostileRun(), exitCode: 2, error: { message: 'cannot read <a & "b">\u0000' } }],
  ])('%s', (_kind, run) => {
    const report = read(junit(run))
    expect(report.name).toBe('testsuites')
    expect(faults(report)).toEqual([])
  })

  test('the check by the schema can fail', () => {
    expect(faults(read('<testsuites id="1"><testcase/>text</testsuites>')))
      .toEqual(['testsuites has id', 'testcase stands in testsuites', 'testsuites holds text', 'testcase lacks name!'])
  })
})

test('figures say what is listed', () => {
  const report = read(junit({ ...hostileRun(), error: { message: 'no' } }))
  const cases = report.children.flatMap(({ children }) => children)
  const count = (kind: string, list: readonly Element[]) =>
    String(list.filter(({ children }) => children.some(({ name }) => name === kind)).length)
  expect(report.attributes).toMatchObject({ tests: String(cases.length), failures: count('failure', cases), errors: '1' })
  for (const { attributes, children } of report.children) {
    expect(attributes).toMatchObject({
      tests: String(children.length), failures: count('failure', children), errors: count('error', children),
      skipped: count('skipped', children),
    })
  }
})

test.each([
  ['control characters', 'a\u0000b\u001Bc\u0008d', 'a\\u{0}b\\u{1B}c\\u{8}d'],
  ['half a character', 'a\uD800b', 'a\\u{D800}b'],
  ['what is no character', 'a\uFFFEb\uFFFFc', 'a\\u{FFFE}b\\u{FFFF}c'],
  ['markup', `<b> & "c" 'd' ]]>`, `<b> & "c" 'd' ]]>`],
  ['tabs and line ends', 'a\tb\r\nc', 'a\tb\\u{D}\\u{A}c'],
  ['an emoji', '🎉', '🎉'],
])('%s of a plan come through', (_kind, message, shown) => {
  const [failure] = suitesOf(runOf([findingOn(at, { message })]))[0]?.children[0]?.children ?? []
  expect(failure?.attributes['message']).toBe(shown)
  expect(failure?.text).toBe(`a.crp.yaml:2:1: error scope/no-work ${shown}`)
})

const open = findingOn(at)
const waiver = { rule: 'scope/no-work', reason: 'agreed', by: 'ann', isOwn: true, covers: () => true, unused: () => open }
const warning = findingOn(at, { severity: 'warning' })
const waived = findingOn(at, { message: 'no work yet', waived: waiver })

describe('a rule that was asked is a test case', () => {
  test.each<[string, Run, children: string[]]>([
    ['passes without findings', runOf([], { asked: ['scope/no-work'] }), []],
    ['fails by a finding', runOf([open], { asked: ['scope/no-work'] }), ['failure']],
    ['fails by a finding, though another is waived', runOf([open], { waived: [waived] }), ['failure', 'system-out']],
    ['is skipped when all it found is waived', runOf([], { waived: [waived] }), ['skipped', 'system-out']],
    ['passes with a finding below the threshold', runOf([warning]), ['system-out']],
    ['fails by a warning where these fail', runOf([warning], {}, { failOn: 'warning' }), ['failure']],
    ['never fails where nothing does', runOf([open], {}, { failOn: 'never' }), ['system-out']],
  ])('%s', (_kind, run, children) => {
    const cases = suitesOf(run)[0]?.children
    expect(cases?.map(({ attributes }) => attributes['name'])).toEqual(['scope/no-work'])
    expect(cases?.[0]?.children.map(({ name }) => name)).toEqual(children)
  })

  test('two findings of a rule are one failure that tells both', () => {
    const more = findingOn(at, { message: 'nor any plan for it' })
    const [failure] = suitesOf(runOf([open, more]))[0]?.children[0]?.children ?? []
    expect(failure?.attributes['message']).toBe('there is no work (and 1 more)')
    expect(failure?.text.split('\n')).toHaveLength(2)
  })

  test('to-dos are none', () => {
    expect(suitesOf(runOf([findingOn(at, { severity: 'todo' })]))[0]?.children).toEqual([])
  })
})
