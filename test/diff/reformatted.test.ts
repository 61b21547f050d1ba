import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Document, isMap, isScalar, isSeq, parse, visit } from 'yaml'
import { compare } from '../../src/diff/compare.ts'
import { ordered } from '../../src/diff/differences.ts'
import { fullPlan } from '../../src/plan/full-plan.ts'
import { effort } from '../effort.ts'
import { before as harrowVale, house } from './edits.ts'
import { loadedFrom } from './loaded.ts'

/** Writes data as YAML with other layout, quotes, comments, anchors and order, as the numbers say. */
function reformatted(data: unknown, pick: () => number): string {
  const document = new Document(shuffled(data, ''), { aliasDuplicateObjects: true })
  visit(document, {
    Node(_, node) {
      if (isMap(node) || isSeq(node)) node.flow = pick() < 0.2 && node !== document.contents
      // A comment inside brackets would end the line.
      if (isScalar(node)) {
        if (typeof node.value === 'string') node.type = (['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED'] as const)[Math.floor(pick() * 4)] ?? 'PLAIN'
      } else if (pick() < 0.1) node.commentBefore = ' seen on the way'
    },
  })
  return String(document.toString({ lineWidth: 0, indent: 2 + Math.floor(pick() * 3) }))

  function shuffled(value: unknown, route: string): unknown {
    if (Array.isArray(value)) {
      const items = value.map((item) => shuffled(item, `${route}[*]`))
      return ordered.has(route) ? items : mixed(items)
    }
    if (value === null || typeof value !== 'object') return value
    const entries = mixed(Object.entries(value)).sort(([a], [b]) => a === 'crp' ? -1 : b === 'crp' ? 1 : 0)
    return Object.fromEntries(entries.map(([key, inner]) => [key, shuffled(inner, route === '' ? key : `${route}.${key}`)]))
  }

  function mixed<Item>(items: Item[]): Item[] {
    return items.map((item) => ({ item, at: pick() })).sort((a, b) => a.at - b.at).map(({ item }) => item)
  }
}

const houses = { 'house.crp.yaml': house }
const plans: readonly (readonly [name: string, text: string, data: unknown])[] = [
  ['harrow-vale', harrowVale, parse(harrowVale)], ['the full plan', JSON.stringify(fullPlan()), fullPlan()],
]

test.each(plans)('what is only written otherwise shows no change: %s', (_, text, data) => {
  const before = loadedFrom(text, houses)
  fc.assert(fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (numbers) => {
    const again = reformatted(data, () => numbers.next().value as number)
    const { changes, unread } = compare(before, loadedFrom(again, houses), 'internal')
    expect({ changes: changes.map(({ place, message }) => `${place}: ${message}`), unread }).toEqual({ changes: [], unread: { before: 0, after: 0 } })
  }), { numRuns: 2 * effort, interruptAfterTimeLimit: 500_000 })
})
