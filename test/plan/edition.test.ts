import { describe, expect, test } from 'vitest'
import { customerEdition, eachScalar } from '../../src/plan/edition.ts'
import { load } from '../../src/plan/load.ts'
import { format } from '../../src/plan/table.ts'
import { dataOf } from '../../src/source/data.ts'
import { filesOf } from '../files.ts'

const head = `
people:
  - { id: mira, name: Mira Okafor, side: supplier, left_on: 2026-12-31 }
  - { id: sol, name: Sol Bergman, side: supplier }
  - { id: edda, name: Edda Winter, side: customer }`

/** Gives the customer edition of a text below those people as data, without the version and the people. */
function shown(text: string): { rest: unknown; people: string[] } {
  const { loaded } = load(new TextEncoder().encode(`crp: 1${head}\n${text}\n`), 'plan.crp.yaml', filesOf({}))
  if (loaded === undefined) throw new Error(`no plan: ${text}`)
  const edition = customerEdition(loaded.tree, format)
  const people: string[] = []
  eachScalar(edition, format, ({ node, route }) => {
    if (route === 'people.name') people.push(node.text)
  })
  const { crp: _, people: __, ...rest } = dataOf(edition) as Record<string, unknown>
  return { rest, people }
}

describe('what of a plan the customer sees', () => {
  test.each<[name: string, text: string, rest: object]>([
    ['shared fields, not internal ones', 'plan: { title: Lending, bid_decision: 2026-10-05, drafted: 2026-10-07 }',
      { plan: { title: 'Lending', drafted: '2026-10-07' } }],
    ['nothing below an internal block', `
relationship: { current_state: { summary: Unknown }, mutual_benefit: { customer: [Calm], supplier: [Fame] } }`,
    { relationship: { mutual_benefit: { customer: ['Calm'] } } }],
    ['shared items of a list that is shared by default', `
schedule:
  - { title: First visit }
  - { title: Price talk, visibility: internal }
  - { title: Second visit, visibility: shared }`,
    { schedule: [{ title: 'First visit' }, { title: 'Second visit', visibility: 'shared' }] }],
    ['of a list that is internal by default only the items that say shared', `
goals:
  - { id: g-trust, text: Edda trusts us, by: 2027-06-30 }
  - { id: g-queue, text: Shorter queues, visibility: shared, initiatives: [{ text: More stations, cost: 1500 EUR }] }`,
    { goals: [{ id: 'g-queue', text: 'Shorter queues', visibility: 'shared', initiatives: [{ text: 'More stations' }] }] }],
    ['no item whose visibility is no word of the list',
      'schedule: [{ title: Price talk, visibility: internl }]', { schedule: [] }],
    ['a shared risk in its wording for the customer', `
risks:
  - { event: No money, customer_text: The start may move, visibility: shared, probability: 4, response: Talk early }`,
    { risks: [{ event: 'The start may move', visibility: 'shared', response: 'Talk early' }] }],
    ['no shared risk without such wording', 'risks: [{ event: Council stops the money, visibility: shared }]', { risks: [] }],
    ['no internal risk with such wording',
      'risks: [{ event: Council stops the money, customer_text: A month later }]', { risks: [] }],
    ['an issue in its wording for the customer',
      'issues: [{ text: Sol forgot it, customer_text: The list came late, cause: Holiday }]',
      { issues: [{ text: 'The list came late' }] }],
    ['an issue without such wording in its own', 'issues: [{ text: The list came late, customer_text: }]',
      { issues: [{ text: 'The list came late' }] }],
    ['settings and ids, which are needed to read the rest', 'plan: { id: lending, language: en-GB }\ncalendar: { timezone: UTC }',
      { plan: { id: 'lending', language: 'en-GB' }, calendar: { timezone: 'UTC' } }],
    ['no waivers', 'waivers: [{ rule: phases/no-sites, reason: Ours, by: mira }]', {}],
  ])('%s', (_, text, rest) => expect(shown(text).rest).toEqual(rest))
})

describe('references', () => {
  test.each<[name: string, text: string, rest: object]>([
    ['to a shared item stay', `
schedule: [{ id: ms-intro, title: First visit }]
phases: { precontract: { handover: { meeting: ms-intro } } }`,
    { schedule: [{ id: 'ms-intro', title: 'First visit' }], phases: { precontract: { handover: { meeting: 'ms-intro' } } } }],
    ['to an internal item go', `
schedule: [{ id: ms-intro, title: First visit, visibility: internal }]
phases: { precontract: { handover: { date: 2026-10-30, meeting: ms-intro } } }`,
    { schedule: [], phases: { precontract: { handover: { date: '2026-10-30' } } } }],
    ['go one by one from a list', `
scope: { work: [{ id: w, text: Train the staff }] }
needs: [{ id: n, text: More branches }]
decisions: [{ text: Start in May, affects: [n, w] }]`,
    { scope: { work: [{ id: 'w', text: 'Train the staff' }] }, decisions: [{ text: 'Start in May', affects: ['w'] }] }],
    ['to a risk without wording for the customer go', `
risks: [{ id: k, event: Council stops the money, visibility: shared }]
decisions: [{ text: Start in May, affects: [k] }]`,
    { risks: [], decisions: [{ text: 'Start in May', affects: [] }] }],
  ])('%s', (_, text, rest) => expect(shown(text).rest).toEqual(rest))
})

describe('people', () => {
  test.each<[name: string, text: string, ...people: string[]]>([
    ['named nowhere', 'plan: { title: Lending }'],
    ['named in a shared field', 'plan: { owner: mira, distribution: [edda] }', 'Mira Okafor', 'Edda Winter'],
    ['named only in an internal field', 'relationship: { contacts: [{ person: edda, counterpart: sol }] }'],
    ['named only in an internal item', 'schedule: [{ title: Price talk, attendees: [sol], visibility: internal }]'],
    ['named in a shared field of a risk that is left out', 'risks: [{ event: No money, owner: sol, visibility: shared }]'],
    ['named in a waiver', 'waivers: [{ rule: phases/no-sites, reason: Ours, by: sol }]'],
  ])('%s', (_, text, ...people) => expect(shown(text).people).toEqual(people))

  test('come without their internal fields', () => {
    const { loaded } = load(new TextEncoder().encode(`crp: 1${head}\nplan: { owner: mira }\n`), 'plan.crp.yaml', filesOf({}))
    const edition = loaded && dataOf(customerEdition(loaded.tree, format))
    expect(edition).toHaveProperty('people', [{ id: 'mira', name: 'Mira Okafor', side: 'supplier' }])
  })
})
