import { describe, expect, it } from 'vitest'
import { catalogue, type CatalogueRow } from '../../src/check/catalogue.ts'
import { chapters } from '../../src/check/chapters.ts'
import { check } from '../../src/check/check.ts'
import { load } from '../../src/plan/load.ts'
import { chapterOf } from '../../src/check/rule.ts'
import { positionAt } from '../../src/source/source.ts'
import { filesOf } from '../files.ts'

/** Judges an example with every gate in force; `crp: 1` is supplied where the example does not begin with it. */
function judge(row: CatalogueRow, example: string) {
  const text = row.id.startsWith('syntax/') || row.id.startsWith('shape/no-version') || /^crp:/m.test(example) ? example : `crp: 1${example}`
  const bytes = row.encode === 'latin1' ? Uint8Array.from(text, (char) => char.charCodeAt(0)) : new TextEncoder().encode(text)
  const files = filesOf({ ...row.beside })
  const loading = load(bytes, 'plan.crp.yaml', files)
  const { diagnostics } = check(loading, { today: row.today ?? '2026-10-09', gate: row.gate ?? 'closed', exists: files.named, languages: ['en'] })
  const lines = text.split(/\r\n|\r|\n/)
  const marked = lines.findIndex((line) => line.includes('# <-')) + 1
  return { diagnostics, marked: marked === 0 ? 1 : marked, all: diagnostics.map((one) => `${one.rule}: ${one.message}`) }
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => made ??= make()
}

describe.each([...catalogue.values()].map((row) => [row.id, row] as const))('%s', (id, row) => {
  const bad = once(() => judge(row, row.bad))
  it('reports its bad example on the marked line', () => {
    const { diagnostics, marked, all } = bad()
    const own = diagnostics.filter((one) => one.rule === id)
    expect(own.length, all.join('\n')).toBeGreaterThan(0)
    expect(own.map((one) => positionAt(one.at.source, one.at.start).line)).toContain(marked)
  })
  it('is silent on its good example', () => {
    const { diagnostics } = judge(row, row.good)
    expect(diagnostics.filter((one) => one.rule === id || /^(syntax|shape|reference)\//.test(one.rule)).map((one) => `${one.rule}: ${one.message}`)).toEqual([])
  })
  it('speaks as the catalogue does: lower case, no final stop, sources by id', () => {
    const { diagnostics } = bad()
    for (const { message } of diagnostics.filter((one) => one.rule === id)) {
      expect(message).not.toMatch(/\.$/)
      expect(message).not.toMatch(/undefined|\[object/)
    }
    expect(row.sources.length).toBeGreaterThan(0)
    for (const source of row.sources) expect(source).toMatch(/^S[0-4]-\d\d$/)
    expect(row.why).toMatch(/^[A-Z].*\.$/s)
    expect(row.summary).toMatch(/^[A-Z].*\.$/s)
  })
})

it('gives every chapter a title and says what it asks', () => {
  expect(Object.keys(chapters)).toEqual([...new Set([...catalogue.keys()].map(chapterOf))])
  for (const [title, about] of Object.values(chapters)) {
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(about).toMatch(/^[A-Z].*\.$/)
  }
})
