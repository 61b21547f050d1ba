import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mermaidText } from '../../../src/render/figures/mermaid.ts'
import { drawing } from './draw.ts'
import { plans } from './plans.ts'

// What text may hold: letters, marks, digits, some stops, and entities by number.
const text = String.raw`(?:[\p{L}\p{M}\p{N} .,\-]|#\d+;)+`
const quoted = `"${text}(?:<br/>${text})*"`

/** The statements there may be, with nothing of a plan outside of the places for text. */
const statements: Readonly<Record<string, RegExp>> = {
  gantt: new RegExp(String.raw`^(?:gantt|  (?:dateFormat YYYY-MM-DD|axisFormat %Y-%m|todayMarker off|section ${text}`
    + String.raw`|#\d+;(?:${text})? :(?:(?:done|active), )?(?:milestone, )?t\d+, \d{4}-\d\d-\d\d, (?:\d{4}-\d\d-\d\d|0d)))$`, 'u'),
  flowchart: new RegExp(String.raw`^(?:flowchart (?:LR|TD|BT)|  subgraph g\d+ \[${quoted}\]|  end`
    + String.raw`| +n\d+(?:\[${quoted}\]|\{${quoted}\}|\(\[${quoted}\]\))`
    + String.raw`|  n\d+ (?:---|-->|--x|===|-\.-|-\.->|-\.-x)(?:\|${quoted}\|)? n\d+)$`, 'u'),
}

test('whatever a plan says, a diagram holds our statements alone', async () => {
  let count = 0
  await fc.assert(fc.asyncProperty(plans, async (plan) => {
    const illustrator = await drawing(plan)
    for (const name of ['timeline', 'escalation', 'map']) illustrator.draw(name)
    illustrator.draw('flow', 0)
    for (const { mermaid } of illustrator.drawn.values()) {
      const [kind = ''] = (mermaid?.text ?? '').split(/\s/, 1)
      const foreign = (mermaid?.text ?? 'none').split('\n').filter((line) => statements[kind]?.test(line) !== true)
      expect(foreign).toEqual([])
      count += 1
    }
  }), { numRuns: 12 })
  expect(count).toBeGreaterThan(20)
})

test('every text can be read back from what Mermaid is given', () => {
  const decoded = (safe: string) => safe.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (any) => {
    const clean = any.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
    expect(decoded(mermaidText(any))).toBe(clean === '' ? '-' : clean)
  }))
})
