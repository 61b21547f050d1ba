import { expect, it } from 'vitest'
import { packFormat, unpackFormat } from '../../src/plan/packing.ts'
import { format } from '../../src/plan/table.ts'

it('gives back the table of the format as it was packed', () => {
  expect(unpackFormat(JSON.parse(JSON.stringify(packFormat(format))))).toEqual(format)
})

it('writes every shape once', () => {
  const shapes = packFormat(format).map((shape) => JSON.stringify(shape))
  expect(new Set(shapes).size).toBe(shapes.length)
})
