import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { verdictsOf, written } from '../check/findings.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')
const house = example('house')
const plan = example('harrow-vale')
const judged = (text: string) =>
  verdictsOf({ 'plan.crp.yaml': text, 'house.crp.yaml': house }, { gate: 'closed' }).diagnostics.map(written)

describe('a misspelt key of a whole plan is one finding', () => {
  // Messages name the customer; a finding is known by its rule and place.
  const mark = (finding: string) => finding.split(' ', 2).join(' ')
  const usual = new Set(judged(plan).map(mark))
  const blocks = [...plan.matchAll(/^\w+(?=:)/gm)].map(([key]) => key).filter((key) => key !== 'crp')
    // What a waiver covers comes to light when the waiver is lost.
    .filter((key) => key !== 'waivers')
  const deeper = ['owner', 'id', 'side', 'aims', 'outputs', 'serves', 'attendees', 'channels', 'reason', 'handover', 'start']
  it.each([...blocks, ...deeper])('%s', (key) => {
    const text = plan.replace(new RegExp(`^([ -]*)${key}:`, 'm'), `$1${key}${key.at(-1)}:`)
    const found = judged(text).filter((finding) => !usual.has(mark(finding)))
    expect(found).toEqual([expect.stringMatching(`^shape/unknown-key .*; did you mean '${key}'\\?$`)])
  })
})
