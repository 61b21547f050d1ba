import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { names, picturesOf } from './draw.ts'
import { labelsHold } from './labels.ts'

const example = (name: string) => readFileSync(new URL(`../../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const house = { 'house.crp.yaml': example('house') }
describe('the pictures of harrow-vale', async () => {
  const pictures = await picturesOf(example('harrow-vale'), 'internal', house)

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
    const shown = await picturesOf(example('harrow-vale'), 'customer', house)
    expect(shown.map(([name]) => name)).toEqual(['timeline', 'calendar', 'escalation'])
  })

  test('shows the customer nothing internal in a picture', async () => {
    const dated = (title: string, visibility: string) => ({ title, date: '2026-05-05', visibility })
    const shown = await picturesOf({ schedule: [dated('shared visit', 'shared'), dated('secret talk', 'internal'), dated('shared call', 'shared')] }, 'customer')
    const text = JSON.stringify(shown)
    expect(text).toContain('shared visit')
    expect(text).not.toContain('secret')
  })

  test('leaves out who is in links alone before its map outgrows the page', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `p${index}`)
    const people = ids.map((id) => ({ id, name: id, side: id === 'p0' ? 'customer' : 'supplier' }))
    const links = ids.slice(1).map((to) => ({ from: 'p0', to, kind: 'works-with' }))
    const [[, map] = []] = await picturesOf({ people, relationship: { contacts: [{ person: 'p0' }], links } })
    expect(map?.height).toBeLessThan(200)
  })

  test('is drawn the same twice', async () => {
    expect(await picturesOf(example('harrow-vale'), 'internal', house)).toEqual(await picturesOf(example('harrow-vale'), 'internal', house))
  })
})

test('whatever a plan says, its pictures fit the page and no label meets another', () => labelsHold(12))
