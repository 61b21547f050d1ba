import { readFileSync } from 'node:fs'
import { check } from '../../src/check/check.ts'
import { load } from '../../src/plan/load.ts'
import { positionAt } from '../../src/source/source.ts'
import { filesOf } from '../files.ts'
import { mutationsOf, type Edit, type Mutation, type Wrongly } from './mutations.ts'
import { edited, placeAfter, write, type Variant, type Written } from './variants.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}.crp.yaml`, import.meta.url), 'utf8')

/** A valid text to put faults into, and ids that are wrong in most of its places. */
export interface Subject extends Wrongly {
  text: string
}

/** The worked example. */
export const harrowVale: Subject = { text: example('harrow-vale'), supplier: 'ines', customer: 'rhea', item: 'ms-kick' }

/** The house file of the worked example, and the smallest draft, which are read much faster. */
export const small: readonly [house: Subject, minimal: Subject] = [
  { text: example('house'), supplier: 'vera', item: 'tp-offer' },
  { text: example('minimal'), supplier: 'mira', customer: 'edda' },
]

const files = filesOf({ 'house.crp.yaml': small[0].text })

const loadText = (text: string) => load(new TextEncoder().encode(text), 'plan.crp.yaml', files)

/** A mutation and the text it is made for. */
export interface Case {
  text: string
  mutation: Mutation
}

/** Lists every kind of mutation of some texts, each in the first that allows it. */
export function kindsOf(subjects: readonly Subject[]): Case[] {
  const kinds = new Map<string, Case>()
  for (const { text, ...wrongly } of subjects) {
    for (const mutation of mutationsOf(text, wrongly)) {
      if (!kinds.has(mutation.kind)) kinds.set(mutation.kind, { text, mutation })
    }
  }
  return [...kinds.values()]
}

const expected = ({ rule }: Mutation, { before, mutated }: Written): string =>
  `${rule} ${placeAfter(before)}-${placeAfter(before + mutated)}`

function reported({ before, mutated, after }: Written): string[] {
  return loadText(before + mutated + after).problems.map(({ rule, at }) => {
    const [from, to] = [positionAt(at.source, at.start), positionAt(at.source, at.end)]
    return `${rule} ${from.line}:${from.column}-${to.line}:${to.column}`
  })
}

/** Lists the findings of every rule as of 2026-10-09, as rule and place. */
export function findings(text: string, edits: readonly Edit[] = []): string[] {
  const options = { today: '2026-10-09', exists: files.named, languages: ['en'] }
  return check(loadText(edited(text, 0, text.length, edits)), options).diagnostics.map(({ rule, place }) => `${rule} ${place}`)
}

/** Lists the rules that find more in a mutated text than before. */
function grown({ text, mutation: { edits, mark } }: Case): string[] {
  const before = unharmed.get(text) ?? findings(text)
  unharmed.set(text, before)
  const left = before.map(ruleOf)
  return findings(text, [...edits, mark]).map(ruleOf).filter((rule) => {
    const index = left.indexOf(rule)
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
}

const unharmed = new Map<string, string[]>()
const ruleOf = (finding: string) => finding.slice(0, finding.indexOf(' '))

/** Lists the mutations whose one finding does not underline what was mutated. */
export const misplaced = (cases: readonly Case[], variant: Variant) => cases.flatMap(({ text, mutation }) => {
  const written = write(text, mutation, variant)
  const [want, found] = [expected(mutation, written), reported(written)]
  return found.length === 1 && found[0] === want ? [] : [{ kind: mutation.kind, want, found }]
})

/** Lists the mutations of which another rule than their own says something as well. */
export const echoed = (cases: readonly Case[]) => cases.flatMap((one) => {
  const { kind, rule } = one.mutation
  // Without its waiver a finding is told again.
  const found = kind.includes(': waivers') ? [rule] : grown(one)
  return found.length === 1 && found[0] === rule ? [] : [{ kind, rule, found }]
})
