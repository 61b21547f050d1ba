import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { outlookOn } from '../../src/check/outlook.ts'
import { findingOn, sourceOf, spanOf } from '../report/findings.ts'
import { verdictsOf, type Texts } from './findings.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const minimal = example('minimal')
const plans: Record<string, Texts> = {
  minimal, 'harrow-vale': { 'plan.crp.yaml': example('harrow-vale'), 'house.crp.yaml': example('house') },
}

const sectionsOf = (...given: Parameters<typeof verdictsOf>) =>
  Object.fromEntries((verdictsOf(...given).sections ?? []).map(({ section, asked, met }) => [section, { asked, met }]))

describe.each(Object.entries(plans))('the sections of %s', (_name, texts) => {
  test('stand in the order of the outline', () => {
    const numbers = verdictsOf(texts).sections?.map(({ section }) => section)
    expect(numbers).toEqual(['1.0', '2.1', '2.2', '2.3', '2.4', '2.5', '3.0', 'other'])
  })

  test('sum up to the completeness', () => {
    const { sections = [], completeness } = verdictsOf(texts)
    const sum = (count: 'asked' | 'met') => sections.reduce((total, section) => total + section[count], 0)
    expect(completeness).toBe(Math.floor(100 * sum('met') / sum('asked')) / 100)
  })

  test('lack one point for each rule with an open finding there', () => {
    const { sections = [], diagnostics } = verdictsOf(texts)
    const demands = diagnostics.filter(({ severity, becomes }) => (becomes ?? severity) !== 'info')
    const rules = new Set(demands.map(({ rule, place = '' }) => `${/^phases\.\w+/.exec(place)?.[0]} ${rule}`))
    expect(sections.reduce((total, { asked, met }) => total + asked - met, 0)).toBe(rules.size)
  })
})

describe('a section', () => {
  const scope = 'scope: { summary: Readers borrow and return books without queuing. }'
  const text = (rest: string) => `crp: 1\nplan: { title: Lending }\n${rest}\n`

  test('asks more once there is more to ask about', () => {
    const [none, one] = ['', 'schedule: [{ title: First visit, date: 2026-10-20 }]'].map((rest) => sectionsOf(text(rest))['3.0'])
    expect(one?.asked).toBeGreaterThan(none?.asked ?? Infinity)
  })

  test('of a phase that is not planned asks for the phase alone, and lacks it', () => {
    expect(sectionsOf(minimal)['2.4']).toEqual({ asked: 1, met: 0 })
  })

  test('counts as met what is waived', () => {
    const people = 'people: [{ id: mira, name: Mira, side: supplier }]'
    const waivers = `waivers: [{ rule: scope/no-customer-goal, reason: Not agreed yet, by: mira }]\n${people}`
    const [open, waived] = [scope, `${scope}\n${waivers}`].map((rest) => sectionsOf(text(rest))['1.0'])
    expect(waived).toEqual({ asked: open?.asked, met: (open?.met ?? 0) + 1 })
  })

  test.each(['off', 'info'] as const)('does not count what is set to %s', (severity) => {
    const overrides = new Map([['scope/no-customer-goal', severity]])
    const [open, relaxed] = [{}, { overrides }].map((options) => sectionsOf(text(scope), options)['1.0'])
    expect(relaxed).toEqual({ asked: (open?.asked ?? 0) - 1, met: open?.met })
  })

  test('does not count a rule whose value cannot be read', () => {
    const [read, unread] = ['[Fewer queues]', '7'].map((value) => sectionsOf(text(`scope: { objectives: ${value} }`))['1.0'])
    expect(unread?.asked).toBe((read?.asked ?? 0) - 1)
  })
})

test('what the stage asks is counted without what a coming gate will ask', () => {
  const { inForce, gates, asked = [] } = verdictsOf(minimal)
  expect(inForce).toEqual({ asked: asked.length, met: asked.length })
  expect(gates).toMatchObject([{ gate: 'baseline', open: 0, passes: false }])
  expect(asked).toContain('scope/no-work')
  expect(asked).not.toContain('goals/none')
  expect(verdictsOf(minimal, { gate: 'baseline' }).inForce?.asked).toBeGreaterThan(asked.length)
})

test.each([
  ['precontract', undefined, ['baseline']], ['postcontract', undefined, ['baseline', 'delivery']],
  ['closed', undefined, []], ['precontract', 'closeout', ['closeout']],
] as const)('in stage %s with --gate %s the outlook is on %j', (stage, gate, gates) => {
  expect(verdictsOf(`crp: 1\nplan: { stage: ${stage} }\n`, gate && { gate }).gates?.map((one) => one.gate)).toEqual(gates)
})

test('a house file has no outlook', () => {
  const { sections, gates, inForce, completeness } = verdictsOf(example('house'))
  expect([sections, gates, inForce, completeness]).toEqual([undefined, undefined, undefined, undefined])
})

describe('the outlook on a gate', () => {
  const at = spanOf(sourceOf('scope:'), 'scope')
  const todo = (gate: 'baseline' | 'delivery', becomes: 'error' | 'warning') => findingOn(at, { severity: 'todo', gate, becomes })
  const worsening = findingOn(at, { severity: 'warning', stronger: { severity: 'error', gate: 'baseline' } })
  test.each([
    ['nothing', [], { todos: 0, errors: 0, open: 0, passes: true }],
    ['to-dos', [todo('baseline', 'error'), todo('baseline', 'warning')], { todos: 2, errors: 1, open: 0, passes: false }],
    ['to-dos that will be warnings', [todo('baseline', 'warning')], { todos: 1, errors: 0, open: 0, passes: true }],
    ['to-dos of another gate', [todo('delivery', 'error')], { todos: 0, errors: 0, open: 0, passes: true }],
    ['an error', [findingOn(at)], { todos: 0, errors: 0, open: 1, passes: false }],
    ['a warning', [findingOn(at, { severity: 'warning' })], { todos: 0, errors: 0, open: 0, passes: true }],
    ['a warning that will be an error', [worsening], { todos: 0, errors: 0, open: 1, passes: false }],
  ])('with %s', (_kind, open, outlook) => {
    expect(outlookOn('baseline', open)).toEqual({ gate: 'baseline', ...outlook })
  })

  test('a finding in force tells the gate that will call it an error', () => {
    const { diagnostics } = verdictsOf('crp: 1\nplan: { title: tbd }\n')
    const [filler] = diagnostics.filter(({ rule }) => rule === 'plan/filler')
    expect(filler).toMatchObject({ severity: 'warning', stronger: { severity: 'error', gate: 'baseline' } })
  })
})
