import fc from 'fast-check'
import { expect } from 'vitest'
import { overlap } from '../../../src/render/figures/drawing.ts'
import { lookOf } from '../../../src/render/figures/look.ts'
import { defaultTheme } from '../../default-theme.ts'
import { names, picturesOf } from './draw.ts'
import { plans } from './plans.ts'
import { linesOf, sizeOf } from './svg.ts'

/** Asserts of so many plans that their pictures fit the page, and that each line of text has its place to itself. */
export async function labelsHold(numRuns: number): Promise<void> {
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
      const meeting = lines.flatMap((one, index) =>
        lines.slice(index + 1).filter((other) => overlap(one, other)).map((other) => [one.text, other.text]))
      expect([name, meeting]).toEqual([name, []])
      expect([alt, caption].map((text) => /\S[.!?…]$/.test(text))).toEqual([true, true])
    }
  }), { numRuns })
  expect([...seen].sort()).toEqual([...names, 'flow-1'].sort())
}
