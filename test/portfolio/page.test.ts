import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { standingFigure } from '../../src/portfolio/standing.ts'
import { weeksFigure } from '../../src/portfolio/weeks.ts'
import { statusPage } from '../../src/portfolio/page.ts'
import { overlap } from '../../src/render/figures/drawing.ts'
import { lookOf } from '../../src/render/figures/look.ts'
import { labelsFor } from '../../src/templates.ts'
import { addDays } from '../../src/plan/days.ts'
import { character } from '../characters.ts'
import { defaultTheme } from '../default-theme.ts'
import { effort } from '../effort.ts'
import { memoryIo } from '../memory-io.ts'
import { elementsOf, pageTree, textOf } from '../page-tree.ts'
import { linesOf, sizeOf } from '../render/figures/svg.ts'
import { portfolioFrom, statusFrom } from '../status/statuses.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const texts = { 'harrow-vale.crp.yaml': example('harrow-vale'), 'house.crp.yaml': example('house') }
const minimal = { 'minimal.crp.yaml': example('minimal') }
const today = '2026-11-28'
const plans = [statusFrom(texts, { today }), statusFrom(minimal, { today })]
const many = portfolioFrom(plans, { today })
const look = { ...lookOf(defaultTheme), width: 620 }
const labels = await labelsFor('en')

const weeks = weeksFigure(many, look)
test.each([['standing', standingFigure(many.plans, look)], ['weeks', weeks]] as const)('the picture %s', async (name, figure) => {
  await expect(figure?.svg).toMatchFileSnapshot(`goldens/${name}.svg`)
  await expect(`${figure?.alt}\n\n${figure?.caption}\n`).toMatchFileSnapshot(`goldens/${name}.txt`)
})

test('there is no timeline where nothing is late and nothing comes', () => {
  expect(weeksFigure(portfolioFrom([statusFrom('crp: 1\n')]), look)).toBeUndefined()
})

test('pictures of many plans show those with most trouble, and say so', () => {
  const statuses = Array.from({ length: 45 }, (_, index) => statusFrom({ [`${index}.crp.yaml`]: 'crp: 1\nschedule: [{title: Visit, date: 2026-10-12}]\n' }))
  const portfolio = portfolioFrom(statuses)
  for (const figure of [standingFigure(portfolio.plans, look), weeksFigure(portfolio, look)]) {
    expect(linesOf(figure?.svg ?? '').filter(({ text }) => text.endsWith('.crp.yaml'))).toHaveLength(40)
    expect(figure?.caption).toMatch(/Shown are the 40 plans with most trouble of 45/)
  }
})

const day = fc.integer({ min: -90, max: 400 }).map((offset) => addDays('2026-10-09', offset))
const words = fc.oneof(
  fc.string({ unit: character, minLength: 1, maxLength: 60 }).map((text) => text.replace(/[\p{Cc}\uFEFF\uFFFE\uFFFF]/gu, '-')), fc.constantFrom('Kick-off', 'Vale clinic live', '図書館の開館式', 'Review of all that was promised'),
)
const someStatus = fc.record({
  title: words, customer: words, stage: fc.constantFrom('precontract', 'implementation', 'closed'),
  schedule: fc.array(fc.record({ title: words, date: day }), { maxLength: 9 }),
  meetings: fc.array(fc.record({ title: words, cadence: fc.constantFrom('weekly', 'daily', 'monthly'), first: day }), { maxLength: 2 }),
}).map(({ title, customer, stage, schedule, meetings }) => statusFrom(JSON.stringify({
  crp: 1, plan: { title, stage }, customer: { name: customer }, schedule, phases: { lcm: { formal_meetings: meetings } },
}), { days: 30 }))

test('whatever plans say, no label of a picture meets another or leaves it', () => {
  fc.assert(fc.property(fc.array(someStatus, { minLength: 1, maxLength: 6 }), fc.constantFrom(3, 14, 30, 200), (statuses, days) => {
    const portfolio = portfolioFrom(statuses, { days })
    for (const figure of [standingFigure(portfolio.plans, look), weeksFigure(portfolio, look)]) {
      if (figure === undefined) continue
      const { width, height } = sizeOf(figure.svg)
      const lines = linesOf(figure.svg)
      expect(lines.filter(({ left, right, top, bottom }) => left < -1 || top < -1 || right > width + 1 || bottom > height + 1)).toEqual([])
      expect(lines.flatMap((one, index) => lines.slice(index + 1).filter((other) => overlap(one, other)).map((other) => [one.text, other.text]))).toEqual([])
    }
  }), { numRuns: 25 * effort })
})

test('late things stand before the line of today, things to come behind it, and late ones are of a shape of their own', () => {
  const { svg } = weeksFigure(portfolioFrom([statusFrom('crp: 1\nschedule: [{title: Late, date: 2026-10-07}, {title: Soon, date: 2026-10-12}]\n')]), look) ?? { svg: '' }
  const lines = linesOf(svg)
  const [late, soon, now] = ['Late', 'Soon', 'today, Fri 9 Oct'].map((text) => lines.find((line) => line.text === text)?.left ?? NaN)
  expect((late ?? NaN) < (now ?? NaN) && (now ?? NaN) < (soon ?? NaN)).toBe(true)
  expect(svg.match(/Z" fill="#b4281a"/g)).toHaveLength(1)
})

test.each([['one plan', portfolioFrom(plans.slice(0, 1), { today })], ['several', many]] as const)('the page of %s', async (name, portfolio) => {
  const html = statusPage(portfolio, defaultTheme, labels)
  const body = html.slice(html.indexOf('<body'), html.indexOf('</body>')).replace(/<svg.*?<\/svg>/gs, '<svg/>')
  await expect(`${body}\n`).toMatchFileSnapshot(`goldens/${name.replace(' ', '-')}.html`)
})

test('the page says that it is internal, runs nothing and loads nothing', () => {
  const html = statusPage(many, defaultTheme, labels)
  const tree = pageTree(new TextEncoder().encode(html))
  expect(textOf(tree)).toContain('INTERNAL — not for the customer')
  expect(elementsOf(tree).filter(({ tagName }) => ['script', 'link', 'iframe', 'img'].includes(tagName))).toEqual([])
  expect(elementsOf(tree).filter(({ tagName }) => tagName === 'figure')).toHaveLength(2)
})

test('markup in a plan is text on the page', async () => {
  const io = memoryIo({ 'a.crp.yaml': 'crp: 1\nplan: {title: "<script>alert(1)</script> | [x](javascript:1) *a*"}\nschedule: [{title: "<img src=x>", date: 2026-10-01}]\n' })
  expect(await main(['status', 'a.crp.yaml', '--format', 'html', '--today', '2026-10-09'], io)).toBe(0)
  const tree = pageTree(new TextEncoder().encode(io.out()))
  expect(elementsOf(tree).filter(({ tagName }) => ['script', 'img'].includes(tagName))).toEqual([])
  expect(textOf(tree)).toContain('<script>alert(1)</script> | [x](javascript:1) *a*')
  expect(textOf(tree)).toContain('<img src=x>')
})
