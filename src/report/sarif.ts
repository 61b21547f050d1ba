import { catalogue, type CatalogueRow } from '../check/catalogue.ts'
import type { Diagnostic } from '../check/check.ts'
import { ruleFacts } from '../check/facts.ts'
import type { Severity } from '../check/gates.ts'
import type { Span } from '../source/source.ts'
import { openFindings, rangeOf, visible, waivedFindings, type Look, type Run } from './run.ts'

/** The results a run may have at GitHub. */
const maxResults = 25_000
/** The characters a text of a rule may have at GitHub. */
const maxText = 1024

type Relative = (path: string) => string

const levels = { error: 'error', warning: 'warning', info: 'note', todo: 'none' } as const
const problems: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'recommendation' }

/**
 * Writes a run as SARIF 2.1.0 (OASIS), with what GitHub code scanning asks for besides. To-dos are left out, since they are
 * not yet wrong; waived findings come last, suppressed.
 */
export function sarif(run: Run, { relative = (path) => path }: Look): string {
  const found = [...openFindings(run), ...waivedFindings(run)]
  const kept = found.slice(0, maxResults)
  const rows = [...new Set(kept.map(({ rule }) => rule))].sort().flatMap((id) => catalogue.get(id) ?? [])
  const indexes = new Map(rows.map(({ id }, index) => [id, index]))
  const fingerprint = fingerprints()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'crp', version: run.version, semanticVersion: run.version, rules: rows.map(ruleOf) } },
      invocations: [{
        executionSuccessful: run.error === undefined, exitCode: run.exitCode,
        toolExecutionNotifications: notificationsOf(run, found.length),
      }],
      columnKind: 'unicodeCodePoints',
      results: kept.map((one) =>
        ({ ...resultOf(one, relative), ruleIndex: indexes.get(one.rule), partialFingerprints: fingerprint(one) })),
    }],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** Tells what the results do not hold. */
function notificationsOf({ error }: Run, found: number) {
  const tooMany = `${found - maxResults} of ${found} findings are left out, for a run may have ${maxResults}`
  return [
    ...(error === undefined ? [] : [{ level: 'error', message: { text: template(error.message) } }]),
    ...(found <= maxResults ? [] : [{ level: 'warning', message: { text: tooMany } }]),
  ]
}

function resultOf({ rule, severity, message, help, at, related = [], waived }: Diagnostic, relative: Relative) {
  return {
    ruleId: rule, level: levels[severity],
    message: { text: template(help === undefined ? message : `${message}\nhelp: ${help}`) },
    locations: [{ physicalLocation: placeOf(at, relative) }],
    relatedLocations: related.map(({ at, message }, index) =>
      ({ id: index + 1, physicalLocation: placeOf(at, relative), message: { text: template(message) } })),
    ...(waived && { suppressions: [{ kind: 'external', status: 'accepted', justification: visible(waived.reason) }] }),
  }
}

function ruleOf(row: CatalogueRow) {
  const { id, chapter, summary, why, sources, bad, good, help } = ruleFacts(row)
  const gravest = (['error', 'warning', 'info'] as const).find((one) => Object.values(row.severity).includes(one)) ?? 'info'
  const advice = help === null ? '' : `\n\nWhat to do: ${help}`
  return {
    id,
    shortDescription: { text: summary.slice(0, maxText) },
    fullDescription: { text: why.slice(0, maxText) },
    help: {
      text: `${summary}\n\nWhy it matters: ${why}\n\nWrong:\n\n${bad}\n\nRight:\n\n${good}${advice}`,
      markdown: `${summary}\n\n**Why it matters:** ${why}\n\nWrong:\n\n${fenced(bad)}\n\nRight:\n\n${fenced(good)}${advice}`,
    },
    defaultConfiguration: { level: levels[gravest] },
    properties: { tags: [chapter, ...sources], 'problem.severity': problems[gravest] },
  }
}

const fenced = (yaml: string) => `\`\`\`yaml\n${yaml}\n\`\`\``

function placeOf(span: Span, relative: Relative) {
  const { line, column, endLine, endColumn } = rangeOf(span)
  return {
    artifactLocation: locationOf(relative(span.source.path)),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  }
}

/** Writes a path as a URI reference from the root of the sources (RFC 3986), an absolute one as a file URI. */
function locationOf(path: string) {
  const segments = path.replace(/\p{Surrogate}/gu, '\uFFFD').split('/')
  const uri = segments.map(encodeURIComponent).join('/')
  if (segments[0] === '') return { uri: `file://${uri}` }
  if (/^[A-Za-z]:$/.test(segments[0] ?? '')) return { uri: `file:///${uri.replace('%3A', ':')}` }
  return { uri, uriBaseId: '%SRCROOT%' }
}

/** Makes text a message of SARIF, in which braces stand for arguments and `[…](…)` for links (3.11.5 and 3.11.6). */
const template = (text: string) =>
  text.split('\n').map(visible).join('\n').replace(/[{}]/g, '$&$&').replace(/\[(?=[^\]]*\]\()/g, '\\[')

/**
 * Gives each finding a mark that stays when lines above it come or go: of its rule, its place in the plan and its message, and
 * its number among those alike.
 */
function fingerprints(): (one: Diagnostic) => Record<string, string> {
  const counts = new Map<string, number>()
  return ({ rule, place = '', message, at }) => {
    const mark = hash(JSON.stringify([rule, place, message.replace(/\bline \d+/g, 'line')]))
    const alike = `${at.source.path} ${mark}`
    const number = (counts.get(alike) ?? 0) + 1
    counts.set(alike, number)
    return { 'crpFinding/v1': `${mark}:${number}` }
  }
}

/** Gives 64 bits in hexadecimal digits: FNV-1a of 32 bits, forwards and backwards. */
function hash(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  return [units, units.toReversed()].map((run) =>
    (run.reduce((sum, unit) => Math.imul(sum ^ unit, 0x01000193), 0x811C9DC5) >>> 0).toString(16).padStart(8, '0')).join('')
}
