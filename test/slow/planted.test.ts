import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effort } from '../effort.ts'
import { findings, harrowVale } from '../properties/oracle.ts'
import { mutationsOf, type Mutation } from '../properties/mutations.ts'

/** Faults in different items of the worked example, none of which hides another. */
const names = [
  'a tag: plan.title', 'no such day: plan.issued', 'misspelt: people[].function', 'out of bounds: customer.aims[].weight',
  'twice: scope.version', 'too long: issues[].cause', 'no such day: scope.dependencies[].needed_by',
  'nobody: scope.contributors[]', 'misspelt: relationship.current_state.summary',
  'out of bounds: relationship.progress[].signal', 'not in the list: relationship.links[].kind', 'no person: goals[].owner',
  'no duration: phases.postcontract.formal_meetings[].minutes_within', 'no rhythm: phases.lcm.nurture[].cadence',
  'an unknown alias: phases.closeout.summary', 'no channel: phases.closeout.ad_hoc.channel', 'no such hour: schedule[].date',
  'no range: commitments[].estimate', 'a list: risks[].event', 'no amount: budget[].money', 'missing: changes[].text',
  'a mapping: decisions[].text', 'raw HTML: change_control.procedure', 'nothing: opportunities[].need',
  'a block list: team[].why',
]

const { text, ...wrongly } = harrowVale
const all = mutationsOf(text, wrongly)
const faults = names.map((name) => {
  const fault = all.find(({ kind }) => kind === name)
  if (fault === undefined) throw new Error(`there is no kind ${name}`)
  return fault
})

const planted = (faults: readonly Mutation[]) => findings(text, faults.flatMap(({ edits, mark }) => [...edits, mark])).sort()

/** Lists the findings of one list that the other lacks. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return some.filter((finding) => {
    const index = left.indexOf(finding)
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
}

const ruleOf = (finding: string) => finding.replace(/ .*/, '')

test('one run reports all of 25 planted faults', () => {
  expect(faults).toHaveLength(25)
  const more = without(planted(faults), findings(text))
  expect(more.map(ruleOf).sort()).toEqual(faults.map(({ rule }) => rule).sort())
})

test('mending one of some faults removes its finding and no other', () => {
  fc.assert(fc.property(fc.shuffledSubarray(faults, { minLength: 1 }), ([mended, ...rest]) => {
    const [before, after] = [planted(mended === undefined ? rest : [mended, ...rest]), planted(rest)]
    expect(without(before, after).map(ruleOf)).toEqual([mended?.rule])
    expect(without(after, before)).toEqual([])
  }), { numRuns: effort })
})
