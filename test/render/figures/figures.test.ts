import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overlap } from '../../../src/render/figures/drawing.ts'
import type { Figure } from '../../../src/render/figures/figure.ts'
import { lookOf } from '../../../src/render/figures/look.ts'
import { defaultTheme } from '../../../src/render/theme.ts'
import { fullPlan } from '../full-plan.ts'
import { drawing } from './draw.ts'
import { plans } from './plans.ts'
import { linesOf, sizeOf } from './svg.ts'

const example = (name: string) => readFileSync(new URL(`../../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const house = { 'house.crp.yaml': example('house') }
const names = ['timeline', 'calendar', 'escalation', 'map', 'grid'] as const

/** Draws every picture a plan has data for. */
async function picturesOf(plan: object | string, edition: 'customer' | 'internal' = 'internal'): Promise<[string, Figure][]> {
  const illustrator = await drawing(plan, edition, house)
  for (const name of names) illustrator.draw(name)
  illustrator.draw('flow', 0)
  return [...illustrator.drawn]
}

describe('the pictures of harrow-vale', async () => {
  const pictures = await picturesOf(example('harrow-vale'))

  test.each(pictures)('%s', async (name, { svg, alt, caption, mermaid }) => {
    await expect(svg).toMatchFileSnapshot(`goldens/${name}.svg`)
    const words = [alt, caption, mermaid?.caption ?? 'no Mermaid', mermaid?.text ?? '']
    await expect(`${words.join('\n\n').trim()}\n`).toMatchFileSnapshot(`goldens/${name}.txt`)
  })

  test('are all there are', () => {
    expect(pictures.map(([name]) => name)).toEqual([...names, 'flow-1'])
  })
})

describe('a plan', () => {
  test('without data has no pictures', async () => {
    expect(await picturesOf({})).toEqual([])
  })

  test('shows the customer neither map, grid nor flow', async () => {
    const shown = await picturesOf(example('harrow-vale'), 'customer')
    expect(shown.map(([name]) => name)).toEqual(['timeline', 'calendar', 'escalation'])
  })

  test('shows the customer nothing internal in a picture', async () => {
    const dated = (title: string, visibility: string) => ({ title, date: '2026-05-05', visibility })
    const shown = await picturesOf({ schedule: [dated('shared visit', 'shared'), dated('secret talk', 'internal'), dated('shared call', 'shared')] }, 'customer')
    const text = JSON.stringify(shown)
    expect(text).toContain('shared visit')
    expect(text).not.toContain('secret')
  })

  test('in which every field has a value of its own is drawn without internal ones for the customer', async () => {
    const shown = JSON.stringify(await picturesOf(fullPlan(), 'customer'))
    const internal = JSON.stringify(Object.values(fullPlan()['relationship'] as Record<string, unknown>)).match(/tok\d+x name/g) ?? []
    expect(internal.filter((name) => shown.includes(name))).toEqual([])
  })

  test('is drawn the same twice', async () => {
    expect(await picturesOf(example('harrow-vale'))).toEqual(await picturesOf(example('harrow-vale')))
  })
})

test('whatever a plan says, its pictures fit the page and no label meets another', async () => {
  const look = lookOf(defaultTheme)
  const seen = new Set<string>()
  await fc.assert(fc.asyncProperty(plans, async (plan) => {
    for (const [name, { svg, alt, caption }] of await picturesOf(plan)) {
      seen.add(name)
      const { width, height } = sizeOf(svg)
      expect([name, width <= look.width + 0.1, height <= look.height + 0.1]).toEqual([name, true, true])
      const lines = linesOf(svg)
      const outside = lines.filter(({ left, right, top, bottom }) => left < -1 || top < -1 || right > width + 1 || bottom > height + 1)
      expect([name, outside]).toEqual([name, []])
      const meeting = lines.flatMap((one, index) => lines.slice(index + 1).filter((other) => overlap(one, other)).map((other) => [one.text, other.text]))
      expect([name, meeting]).toEqual([name, []])
      expect([alt, caption].map((text) => /\S[.!?…]$/.test(text))).toEqual([true, true])
    }
  }), { numRuns: 20 })
  expect([...seen].sort()).toEqual([...names, 'flow-1'].sort())
})
