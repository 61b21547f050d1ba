import { describe, expect, it } from 'vitest'
import { findLeaks, leaksInDocument } from '../../src/check/privacy.ts'
import { load } from '../../src/plan/load.ts'
import { positionAt } from '../../src/source/source.ts'
import { filesOf } from '../files.ts'

function loaded(text: string) {
  const { loaded } = load(new TextEncoder().encode(`crp: 1\n${text}`), 'a.crp.yaml', filesOf({}))
  if (loaded === undefined) throw new Error('the row is not YAML')
  return loaded
}
const leaks = (text: string) => findLeaks(loaded(text)).map(({ rule, at, place, message }) =>
  `${rule} ${positionAt(at.source, at.start).line} ${place}: ${message}`)

const note = 'relationship: {current_state: {summary: Finance is sceptical of the whole project.}}\n'

describe('the search for internal values', () => {
  it.each<[name: string, text: string, ...expected: string[]]>([
    ['a note in a shared text', `${note}scope: {summary: "As we heard, finance is  SCEPTICAL of the whole project!"}\n`,
      'privacy/internal-text 3 scope.summary: this text for the customer repeats an internal note (relationship.current_state.summary)'],
    ['a sentence of a longer note', 'relationship: {current_state: {summary: Known in IT. Nobody in the clinics has ever met us.}}\nscope: {summary: Nobody in the clinics has ever met us}\n',
      'privacy/internal-text 3 scope.summary: this text for the customer repeats an internal note (relationship.current_state.summary)'],
    ['the same, inside a text', 'relationship: {current_state: {summary: Known in IT. Nobody in the clinics has ever met us.}}\nscope: {summary: "Why: nobody in the clinics has ever met us"}\n',
      'privacy/internal-text 3 scope.summary: this text for the customer repeats an internal note (relationship.current_state.summary)'],
    ['a note of too few words', 'relationship: {current_state: {summary: Finance is sceptical}}\nscope: {summary: "Finance is sceptical, they say"}\n'],
    ['a note that is shared elsewhere', `${note}scope: {summary: Finance is sceptical of the whole project., context: "We know: finance is sceptical of the whole project."}\n`],
    ['a part of a longer word', 'relationship: {current_state: {summary: the art of the possible is here}}\nscope: {summary: "the art of the possible is hereby named"}\n'],
    ['an estimate', 'commitments: [{id: a, text: One, estimate: 10 to 12 weeks}, {id: b, text: "Two, in 10 to 12 weeks"}]\n',
      'privacy/internal-figure 2 commitments[b].text: this text for the customer shows an internal figure (commitments[a].estimate)'],
    ['an estimate in its own item', 'commitments: [{id: a, text: "Live in 10 to 12 weeks", estimate: 10 to 12 weeks}]\n'],
    ['an estimate equal to a promise', 'commitments: [{id: a, text: A, estimate: 12 weeks, promised: 12 weeks}, {id: b, text: "B takes 12 weeks"}]\n'],
    ['an amount as written', 'plan: {business_plan: {revenue_at_stake: 410000 EUR}}\nscope: {summary: "Worth 410000 EUR"}\n',
      'privacy/internal-figure 3 scope.summary: this text for the customer shows an internal figure (plan.business_plan.revenue_at_stake)'],
    ['an amount as printed', 'plan: {business_plan: {revenue_at_stake: 410000 EUR}}\nscope: {summary: "Worth €410,000.00 a year"}\n',
      'privacy/internal-figure 3 scope.summary: this text for the customer shows an internal figure (plan.business_plan.revenue_at_stake)'],
    ['an amount as another language prints it', 'plan: {business_plan: {revenue_at_stake: 410000 EUR}}\nscope: {summary: "Wert: 410.000 €"}\n',
      'privacy/internal-figure 3 scope.summary: this text for the customer shows an internal figure (plan.business_plan.revenue_at_stake)'],
    ['a longer figure', 'budget: [{item: X, money: 1000 EUR}]\nscope: {summary: "It costs 21000 EUR, or 1000 EURO, or 1,000.50 EUR"}\n'],
    ['a competitor by name', 'competitors: [{name: Fernhill Connect}]\nscope: {summary: Replaces Fernhill Connect}\n',
      'privacy/internal-name 3 scope.summary: this text for the customer names the competitor Fernhill Connect'],
    ['a competitor in another case or as part of a word', 'competitors: [{name: Fern}]\nscope: {summary: A fern and Fernhill}\n'],
    ['a competitor of three letters', 'competitors: [{name: Abc}]\nscope: {summary: Abc}\n'],
    ['two notes in one text', `${note}goals: [{id: g, text: Finance accepts the case for this year}]\nscope: {summary: "Finance is sceptical of the whole project. Finance accepts the case for this year."}\n`,
      'privacy/internal-text 4 scope.summary: this text for the customer repeats an internal note (relationship.current_state.summary, goals[g].text)'],
    ['a note in an item that is internal', `${note}schedule: [{title: Finance is sceptical of the whole project too, visibility: internal}]\n`],
    ['Unicode in another form', 'relationship: {current_state: {summary: "Le cafe\u0301 reste notre seul point fort ici"}}\nscope: {summary: "Bref, le café reste notre seul point fort ici"}\n',
      'privacy/internal-text 3 scope.summary: this text for the customer repeats an internal note (relationship.current_state.summary)'],
  ])('%s', (_name, text, ...expected) => expect(leaks(text)).toEqual(expected))

  it('finds in a finished document what the renderer let through', () => {
    const plan = loaded(`${note}scope: {summary: Text reminders}\n`)
    expect(leaksInDocument(plan, 'Text reminders')).toEqual([])
    expect(leaksInDocument(plan, 'Text\nFinance is sceptical of the\nwhole project.')).toEqual(['relationship.current_state.summary'])
  })
})
