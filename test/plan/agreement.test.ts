import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/source/parse.ts'
import type { Node } from '../../src/source/tree.ts'
import type { Shape } from '../../src/plan/format.ts'
import { checkShape } from '../../src/plan/shape.ts'
import { planSchema } from '../../src/plan/schema/index.ts'
import { format } from '../../src/plan/table.ts'
import { effort } from '../effort.ts'

/** Rules of chapter shape that object to more than zod's schema can say, or to less than an error. */
const beyondZod = new Set(['shape/version-not-first', 'shape/quote-this', 'shape/house-and-plan', 'shape/not-in-house', 'shape/unknown-version'])

/** Reads a text by the walk over the format and by zod; gives the verdicts of both. */
function verdicts(text: string): { walk: string[]; zod: string[] } | undefined {
  const parsed = parse({ path: 'a', text, hasMark: false })
  if (parsed.root === undefined || parsed.problems.length > 0) return undefined
  const walk = checkShape(parsed.root, format).problems.filter(({ rule }) => !beyondZod.has(rule)).map(({ rule, place }) => `${rule} ${place}`)
  const result = planSchema.safeParse(dataFor(parsed.root, format))
  return { walk, zod: result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) }
}

/** Gives zod what the format reads: the characters where text is expected, and nothing for keys without a value. */
function dataFor(node: Node, shape: Shape | undefined): unknown {
  if (node.kind === 'mapping') {
    const fields = shape?.kind === 'mapping' ? shape.fields : shape?.kind === 'list' && shape.item.kind === 'mapping' ? shape.item.fields : {}
    return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, dataFor(value, fields[key]?.shape)] as const).filter(([, value]) => !isNothing(value)))
  }
  if (node.kind === 'sequence') return node.items.map((item) => dataFor(item, shape?.kind === 'list' ? shape.item : undefined)).filter((item) => !isNothing(item))
  if (node.kind !== 'scalar' || node.value === null) return null
  // What a reference names is judged by the references, not by its form.
  if (shape?.kind === 'scalar' && ['person', 'ref', 'channel'].includes(shape.scalar)) return 'x'
  const isNumeric = shape?.kind === 'scalar' && ['integer', 'number', 'rating'].includes(shape.scalar)
  return isNumeric ? node.value : node.text.trim()
}

const isNothing = (value: unknown) => value === null || (typeof value === 'object' && Object.keys(value as object).length === 0)

const examples = ['harrow-vale', 'house', 'minimal'].map((name) => readFileSync(`examples/${name}.crp.yaml`, 'utf8'))

/** The top-level blocks of the examples, each a small plan of its own. */
const blocks = examples.flatMap((text) => text.split(/^(?=[a-z_]+:)/m).slice(2).map((block) => `crp: 1\n${block}`))

describe('the walk over the format and the zod schema', () => {
  it.each(examples.map((text, index) => [index + 1, text] as const))('both accept example %i', (_index, text) => {
    expect(verdicts(text)).toEqual({ walk: [], zod: [] })
  })

  it('agree on which damaged plans are well formed', () => {
    const words = fc.constantFrom('x', 'ines', '2026-02-30', '2026-11-30', '2 weeks', 'weekly', 'often', '9', '4', '6000 EUR', '[a, b]', '{a: b}', 'shared', 'tuesday', 'lcm', '4.6 of 5', 'a@b.example', '"+44 20 7946 0101"')
    const damage = fc.record({ of: fc.nat(blocks.length - 1), line: fc.double({ min: 0, max: 0.999, noNaN: true }), value: words, isKey: fc.boolean() })
    let refused = 0
    fc.assert(fc.property(damage, ({ of, line, value, isKey }) => {
      const lines = (blocks[of] ?? '').split('\n')
      const at = 1 + Math.floor(line * (lines.length - 1))
      const changed = (lines[at] ?? '').replace(isKey ? /[a-z_]+(?=:)/ : /(?<=: )[^>|[{].*$/, isKey ? 'wrong_key' : value)
      const both = verdicts(lines.with(at, changed).join('\n'))
      if (both === undefined) return
      expect(both.walk.length > 0, `${changed}\n${both.walk.join('\n')}\n${both.zod.join('\n')}`).toBe(both.zod.length > 0)
      if (both.zod.length > 0) refused++
    }), { numRuns: 40 * effort })
    expect(refused).toBeGreaterThan(5 * effort)
  })
})
