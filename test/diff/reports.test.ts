import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leaksInDocument } from '../../src/check/privacy.ts'
import { compare } from '../../src/diff/compare.ts'
import { sections } from '../../src/diff/sections.ts'
import { customerEdition, eachScalar, type Edition } from '../../src/plan/edition.ts'
import { fullPlan } from '../../src/plan/full-plan.ts'
import { format } from '../../src/plan/table.ts'
import { escapeInline } from '../../src/render/escape.ts'
import { parseMarkdown } from '../../src/render/tree.ts'
import { comparisonReporters, type Compared } from '../../src/report/comparison.ts'
import { paint } from '../../src/report/paint.ts'
import { labelsFor } from '../../src/templates.ts'
import { character } from '../characters.ts'
import { effort } from '../effort.ts'
import { after, before, house, laterHouse } from './edits.ts'
import { loadedFrom } from './loaded.ts'

const [old, made] = [loadedFrom(before, { 'house.crp.yaml': house }), loadedFrom(after, { 'house.crp.yaml': laterHouse })]
const plain = (_: string, words: string) => words
const between = { before: 'HEAD~1:harrow-vale.crp.yaml', after: 'harrow-vale.crp.yaml', version: '0.0.0', exitCode: 0, notes: [] }
const told = (edition: Edition): Compared => ({ ...compare(old, made, edition), ...between })

describe('the example a quarter later', () => {
  test.each(['text', 'md', 'json'] as const)('is told as %s', async (name) => {
    for (const edition of ['internal', 'customer'] as const) {
      const report = comparisonReporters[name](told(edition), plain)
      await expect(report).toMatchFileSnapshot(`goldens/harrow-vale.${edition}.${name === 'text' ? 'txt' : name}`)
    }
  })

  test('has colours on a terminal, and the same words', () => {
    const coloured = comparisonReporters.text(told('internal'), paint)
    expect(coloured).toContain('\u001B[1m')
    expect(coloured.replaceAll(/\u001B\[\d+m/g, '')).toBe(comparisonReporters.text(told('internal'), plain))
  })
})

test('headings are those of the document', async () => {
  const { sections: labels } = await labelsFor('en')
  const own = new Set(['front', 'settings'])
  expect(sections.filter(({ name }) => !own.has(name)).map(({ name, heading }) => [name, heading.replace(/^\d\.\d /, '')]))
    .toEqual(Object.entries(labels).filter(([name]) => name !== 'history' && name !== 'phases'))
})

test('every block of the format stands in a section', () => {
  const routes = new Set(sections.flatMap(({ routes }) => routes.map((route) => route.split('.')[0])))
  expect(Object.keys(format.fields).filter((block) => !routes.has(block))).toEqual([])
})

describe('what the customer sees', () => {
  test('holds nothing of the example that is internal', () => {
    for (const name of ['text', 'md', 'json'] as const) {
      const report = comparisonReporters[name](told('customer'), plain)
      expect([...leaksInDocument(old, report), ...leaksInDocument(made, report)]).toEqual([])
    }
  })

  test('holds no internal value of any field, whether all comes or all goes', () => {
    const whole = loadedFrom(JSON.stringify(fullPlan()))
    const nothing = loadedFrom('crp: 1\n')
    const tokens = (text: string) => text.match(/tok\d{4}x/g) ?? []
    const shown = new Set<string>()
    eachScalar(customerEdition(whole.tree, format), format, ({ node }) => tokens(node.text).forEach((token) => shown.add(token)))
    for (const [from, to] of [[nothing, whole], [whole, nothing]] as const) {
      const report = comparisonReporters.json({ ...compare(from, to, 'customer'), ...between }, plain)
      expect(tokens(report).length).toBeGreaterThan(100)
      expect(tokens(report).filter((token) => !shown.has(token))).toEqual([])
    }
    const told = tokens(comparisonReporters.json({ ...compare(nothing, whole, 'internal'), ...between }, plain))
    expect(told.some((token) => !shown.has(token))).toBe(true)
  })

  test('no longer holds an item that became internal, and says so as if it had gone', () => {
    const issue = (more: string) => loadedFrom(`crp: 1\nissues:\n  - {id: i, text: Sent twice, cause: Retry without check${more}}\n`)
    expect(compare(issue(''), issue(', visibility: internal'), 'customer').changes.map(({ message }) => message)).toEqual([`Issue 'Sent twice' removed`])
  })
})

/** Text of a plan that would be markup, a mention or a break out of a table. */
const hostile = fc.array(fc.oneof(
  fc.constantFrom('|', '`', '``', '<b>', '<!--', '-->', '@ines', '#12', 'GH-12', '[a](https://x.example)', '![x](y)', '**', '_', '\\', '\\|', '&amp;',
    'www.x.example', 'https://x.example', '~~', '</td>', '\u202E', '$x$'),
  fc.string({ unit: character, maxLength: 3 }),
), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('').replace(/\s+/g, ' ').trim()).filter((text) => text !== '')

test('text of a plan is only text in Markdown', () => {
  const outline = (tree: ReturnType<typeof parseMarkdown>) => JSON.stringify(tree, (key, value: unknown) => key === 'position' || key === 'value' ? undefined : value)
  fc.assert(fc.property(hostile, (text) => {
    const change = (message: string): Compared => ({
      edition: 'internal', unread: { before: 0, after: 0 }, ...between,
      changes: [{
        section: 'promises', severity: 'major', kind: 'added', place: 'risks[k]', id: 'k', noun: 'risk', house: null, before: null, after: null, message,
      }],
    })
    const report = comparisonReporters.md(change(text), plain)
    expect(report).not.toMatch(/@\w|#\d|GH-\d/)
    const written = report.replaceAll('<!-- -->', '')
    expect(outline(parseMarkdown(written))).toBe(outline(parseMarkdown(comparisonReporters.md(change('x'), plain))))
    expect(escapeInline('x')).toBe('x')
  }), { numRuns: 100 * effort })
})
