import type { Diagnostic } from '../check/check.ts'
import { fails, rangeOf, visible, type CheckedFile, type Run } from './run.ts'

/**
 * Writes a run as JUnit XML, as Jenkins and GitLab read it: a test suite a file, a test case a rule that was asked of it, so
 * that a case keeps its name from run to run. A case fails by findings that fail the check, and is skipped where all its
 * findings are waived; what else a rule found is its output.
 */
export function junit(run: Run): string {
  const suites = run.files.map((file) => suiteOf(file, run))
  const all = run.error === undefined ? suites : [...suites, unfinished(run.error.message)]
  const sum = (count: (suite: Suite) => number) => all.reduce((total, suite) => total + count(suite), 0)
  const totals = {
    tests: sum(({ cases }) => cases.length), failures: sum(({ failures }) => failures), errors: sum(({ errors }) => errors),
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'crp', ...totals })}>`, ...all.flatMap(suiteLines), '</testsuites>', '',
  ].join('\n')
}

const unfinished = (message: string): Suite => ({
  name: 'crp', file: undefined, cases: [{ name: 'all files can be read and checked', children: [element('error', message)] }],
  failures: 0, errors: 1, skipped: 0,
})

interface Suite {
  name: string
  file: string | undefined
  cases: readonly { name: string; children: readonly string[] }[]
  failures: number
  errors: number
  skipped: number
}

function suiteOf({ path, diagnostics, waived = [], asked = [] }: CheckedFile, run: Run): Suite {
  const open = diagnostics.filter(({ waived, severity }) => waived === undefined && severity !== 'todo')
  const byRule = new Map<string, Diagnostic[]>(asked.map((rule) => [rule, []]))
  for (const one of [...open, ...waived]) byRule.set(one.rule, [...byRule.get(one.rule) ?? [], one])
  const results = [...byRule].map(([name, findings]) => ({ name, ...resultOf(findings, run) }))
  const count = (kind: string) => results.filter((result) => result.kind === kind).length
  return { name: path, file: path, cases: results, failures: count('failure'), errors: 0, skipped: count('skipped') }
}

function resultOf(findings: readonly Diagnostic[], run: Run): { kind: string; children: string[] } {
  const failing = findings.filter((one) => fails(one, run))
  const waivers = findings.flatMap(({ waived }) => waived ?? [])
  const [first] = failing
  const rest = findings.filter((one) => !failing.includes(one))
  const output = rest.length === 0 ? [] : [`<system-out>${escape(rest.map(account).join('\n'))}</system-out>`]
  if (first !== undefined) {
    const message = failing.length === 1 ? first.message : `${first.message} (and ${failing.length - 1} more)`
    const failure = element('failure', message, first.severity, failing.map(account).join('\n'))
    return { kind: 'failure', children: [failure, ...output] }
  }
  if (findings.length === 0 || waivers.length < findings.length) return { kind: 'passed', children: output }
  const reasons = new Set(waivers.map(({ reason }) => reason))
  return { kind: 'skipped', children: [element('skipped', `waived: ${[...reasons].join('; ')}`), ...output] }
}

/** Tells a finding whole, the place first. */
function account({ at, severity, rule, message, help, waived }: Diagnostic): string {
  const { line, column } = rangeOf(at)
  return [
    `${visible(at.source.path)}:${line}:${column}: ${severity} ${rule} ${visible(message)}`,
    ...(help === undefined ? [] : [`  help: ${visible(help)}`]),
    ...(waived === undefined ? [] : [`  waived: ${visible(waived.reason)}`]),
  ].join('\n')
}

function suiteLines({ name, file, cases, failures, errors, skipped }: Suite): string[] {
  // Jenkins takes what stands before the last dot for a package.
  const classname = name.replace(/\.crp\.ya?ml$/, '').replaceAll('.', '_')
  return [
    `  <testsuite${attributes({ name, tests: cases.length, failures, errors, skipped, file })}>`,
    ...cases.flatMap(({ name, children }) => children.length === 0 ? [`    <testcase${attributes({ name, classname })}/>`]
      : [`    <testcase${attributes({ name, classname })}>`, ...children.map((child) => `      ${child}`), '    </testcase>']),
    '  </testsuite>',
  ]
}

function element(name: string, message: string, type?: string, text?: string): string {
  const start = `<${name}${attributes({ type, message })}`
  return text === undefined ? `${start}/>` : `${start}>${escape(text)}</${name}>`
}

const attributes = (values: Readonly<Record<string, string | number | undefined>>) =>
  Object.entries(values).flatMap(([name, value]) => value === undefined ? [] : ` ${name}="${escape(visible(String(value)))}"`)
    .join('')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;' }
const escape = (text: string) => text.replace(/[&<>"\t]/g, (character) => entities[character] ?? character)
