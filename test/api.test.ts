import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as api from '../src/index.ts'

const text = readFileSync(new URL('../src/index.ts', import.meta.url), 'utf8')

test('the library exports these values', () => {
  expect(Object.keys(api).sort()).toEqual([
    'catalogue', 'check', 'documentFacts', 'editions', 'format', 'formats', 'gateNames', 'jsonSchema', 'labelsFor', 'load', 'positionAt',
    'renderMarkdown', 'shippedTemplates', 'templateNames', 'version',
  ])
})

test('the library exports these types', () => {
  const names = [...text.matchAll(/^export (type )?\{([^}]+)\}/gm)].flatMap(([, all, list = '']) =>
    list.split(',').map((name) => `${all ?? ''}${name.trim()}`).flatMap((name) => /^type (.*)/.exec(name)?.[1] ?? []))
  expect(names.sort()).toEqual([
    'CatalogueRow', 'CheckOptions', 'Deliverable', 'Diagnostic', 'Edition', 'Files', 'FormatName', 'Gate', 'Loaded', 'Loading',
    'Plan', 'Position', 'Problem', 'RenderInput', 'Severity', 'Source', 'Span', 'Stage', 'Verdicts', 'Written',
  ])
})

test('a plan is loaded, judged and told apart from its text alone', () => {
  const bytes = new TextEncoder().encode('crp: 1\nplan: { titel: Lending }\n')
  const loading = api.load(bytes, 'a.crp.yaml', { resolve: (_from, path) => path, read: () => undefined, exists: () => false })
  const { diagnostics } = api.check(loading, { today: '2026-10-09', languages: ['en'], exists: () => false })
  const [misspelt] = diagnostics.filter(({ rule }) => rule === 'shape/unknown-key')
  expect(misspelt && api.positionAt(misspelt.at.source, misspelt.at.start)).toEqual({ line: 2, column: 9 })
})
