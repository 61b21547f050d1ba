import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { jsonSchema } from '../../src/plan/json-schema.ts'

const matches = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(jsonSchema())
const faults = (yaml: string) => {
  matches(parse(yaml, { merge: true }))
  return (matches.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

describe('the JSON Schema', () => {
  it.each(['harrow-vale', 'house', 'minimal'])('accepts the example %s', (name) => {
    expect(faults(readFileSync(`examples/${name}.crp.yaml`, 'utf8'))).toEqual([])
  })

  it.each([
    ['an unknown key', 'crp: 1\nplna: {}\n', ' must NOT have additional properties'],
    ['a wrong date', 'crp: 1\nplan: {drafted: 09.10.2026}\n', '/plan/drafted must match pattern'],
    ['an unknown value', 'crp: 1\nplan: {stage: done}\n', '/plan/stage must be equal to one of the allowed values'],
    ['a missing field', 'crp: 1\nschedule: [{date: 2026-10-09}]\n', "/schedule/0 must have required property 'title'"],
    ['a number out of bounds', 'crp: 1\ncustomer: {aims: [{aim: Ease, weight: high}]}\n', '/customer/aims/0/weight must be number'],
    ['no version', 'plan: {}\n', " must have required property 'crp'"],
  ])('refuses %s', (_name, yaml, expected) => {
    expect(faults(yaml).some((fault) => fault.startsWith(expected)), faults(yaml).join('\n')).toBe(true)
  })

  it.each([
    ['keys without a value', 'crp: 1\nplan: {title: , stage: ~, baseline: }\npeople:\n'],
    ['numbers where text is expected', 'crp: 1\nplan: {version: 1.10}\npeople: [{id: a, name: A, side: customer, phone: 5550101}]\n'],
    ['short forms', 'crp: 1\nextends: a.crp.yaml\nscope: {work: [Install, {id: w, text: Train}]}\n'],
  ])('accepts %s', (_name, yaml) => expect(faults(yaml)).toEqual([]))

  it('describes every field', () => {
    const bare: string[] = []
    const walk = (node: Record<string, unknown>, place: string) => {
      for (const [name, field] of Object.entries((node['properties'] ?? {}) as Record<string, Record<string, unknown>>)) {
        if (typeof field['description'] !== 'string' || field['description'] === '') bare.push(`${place}.${name}`)
        walk(field, `${place}.${name}`)
        if (field['items']) walk(field['items'] as Record<string, unknown>, `${place}.${name}[]`)
      }
    }
    walk(jsonSchema(), '')
    expect(bare).toEqual([])
  })
})
