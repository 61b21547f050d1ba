import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawing } from './draw.ts'

const example = (name: string) => readFileSync(new URL(`../../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const house = { 'house.crp.yaml': example('house') }

describe('the pictures of harrow-vale', () => {
  test.each(['timeline'])('%s', async (name) => {
    const { figure } = (await drawing(example('harrow-vale'), 'internal', house)).draw(name) ?? {}
    await expect(figure?.svg).toMatchFileSnapshot(`goldens/${name}.svg`)
    const words = [figure?.alt, '', figure?.caption, '', figure?.mermaid?.caption ?? '', figure?.mermaid?.text ?? ''].join('\n')
    await expect(words).toMatchFileSnapshot(`goldens/${name}.txt`)
  })
})

test('a plan without data has no pictures', async () => {
  const illustrator = await drawing({})
  expect(['timeline'].map((name) => illustrator.draw(name))).toEqual([undefined])
})
