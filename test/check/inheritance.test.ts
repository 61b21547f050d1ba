import { describe, expect, it, test } from 'vitest'
import { load } from '../../src/plan/load.ts'
import { filesOf } from '../files.ts'
import { findingsOf, verdictsOf, written } from './findings.ts'

const house = `crp: 1
house: { company: Quillon Library Systems }
people:
  - { id: vera, name: Vera Holt, side: supplier, team: management, phone: "+44 1632 960110" }
phases:
  implementation:
    procedures: [Minutes are out within two working days]
    formal_meetings:
      - { id: fm-progress, title: Progress meeting, cadence: weekly on friday, lasts: 1 hour }
service_levels:
  - { event: complaint, respond_within: 1 working day }
limits: { phase_gap: 1 week }
`

const read = (texts: Readonly<Record<string, string>>) => {
  const [path = '', text = ''] = Object.entries(texts)[0] ?? []
  return load(new TextEncoder().encode(text), path, filesOf(texts)).loaded?.plan
}

describe('a field the format requires', () => {
  const missing = (item: string) => findingsOf({
    'plan.crp.yaml': `crp: 1\nextends: house.crp.yaml\nphases: { implementation: { formal_meetings: [${item}] } }\n`, 'house.crp.yaml': house,
  }, /^shape\//)
  it('may stand in the house file', () => expect(missing('{ id: fm-progress, cadence: monthly }')).toEqual([]))
  it('is missing where neither file has it', () => expect(missing('{ id: fm-other, cadence: monthly }'))
    .toEqual(["shape/missing-field 3:53-3:61 meeting 'fm-other' lacks `title`: name of the meeting"]))
})

describe('merging', () => {
  const plan = read({
    'plan.crp.yaml': `crp: 1
extends: house.crp.yaml
people:
  - { id: vera, name: Vera Holt, side: supplier, function: Sales, phone: "+44 1632 960199" }
  - { id: edda, name: Edda Winter, side: customer }
phases:
  implementation:
    procedures: [Changes are made in writing, Minutes are out within two working days]
    formal_meetings:
      - { id: fm-progress, cadence: weekly on monday }
service_levels:
  - { event: inquiry, respond_within: 2 working days }
  - { event: complaint, resolve_within: 5 working days }
limits: { stage_drift: 2 weeks }
`,
    'house.crp.yaml': house,
  })
  it.each([
    ['joins lists by id, the plan\'s word winning', plan?.people, [
      { id: 'vera', name: 'Vera Holt', side: 'supplier', team: 'management', function: 'Sales', phone: '+44 1632 960199' },
      { id: 'edda', name: 'Edda Winter', side: 'customer' },
    ]],
    ['joins lists by natural key', plan?.service_levels, [
      { event: 'complaint', respond_within: '1 working day', resolve_within: '5 working days' },
      { event: 'inquiry', respond_within: '2 working days' },
    ]],
    ['appends plain values that are not there yet', plan?.phases?.implementation?.procedures,
      ['Minutes are out within two working days', 'Changes are made in writing']],
    ['goes down into lists of lists', plan?.phases?.implementation?.formal_meetings,
      [{ id: 'fm-progress', title: 'Progress meeting', cadence: 'weekly on monday', lasts: '1 hour' }]],
    ['joins mappings by key and fills in defaults', plan?.limits,
      expect.objectContaining({ phase_gap: '1 week', stage_drift: '2 weeks', high_risk: 12 })],
  ])('%s', (_, value, expected) => expect(value).toEqual(expected))
})

test('the later of two house files wins, and a house file may extend another', () => {
  const plan = read({
    'plan.crp.yaml': 'crp: 1\nextends: [a.crp.yaml, b.crp.yaml]\n',
    'a.crp.yaml': 'crp: 1\nhouse: { company: A }\nlimits: { phase_gap: 1 day, high_risk: 9 }\n',
    'b.crp.yaml': 'crp: 1\nextends: base/c.crp.yaml\nhouse: { company: B }\nlimits: { phase_gap: 2 days }\n',
    'base/c.crp.yaml': 'crp: 1\nhouse: { company: C }\nlimits: { stage_drift: 3 days }\n',
  })
  expect(plan?.house?.company).toBe('B')
  expect(plan?.limits).toMatchObject({ phase_gap: '2 days', high_risk: 9, stage_drift: '3 days' })
})

/** Files, and the findings of the chapters named in the first column. */
const rows: [name: string, chapters: RegExp, texts: Record<string, string>, ...findings: string[]][] = [
  ['a finding stands in the file its value came from', /^phases\/(first|upside)/, {
    'plan.crp.yaml': `crp: 1
extends: house.crp.yaml
phases:
  implementation:
    start: 2026-12-01
    formal_meetings:
      - { id: fm-progress, title: Progress meeting, first: 2026-12-02 }
`,
    'house.crp.yaml': house,
  }, "phases/first-off-cadence 7:60-7:70 meeting 'Progress meeting' meets weekly on friday, but 2026-12-02 is a wednesday"],
  ['what is missing in an item of the house is missed there', /^phases\/meeting-no-a/, {
    'plan.crp.yaml': 'crp: 1\nextends: house.crp.yaml\nplan: { stage: lcm }\nphases:\n  implementation: { start: 2026-12-01 }\n',
    'house.crp.yaml': house,
  }, "phases/meeting-no-agenda house.crp.yaml:9:15-9:26 meeting 'Progress meeting' has no standing agenda"],
  ['what a house says of a phase does not plan it', /^phases\//, {
    'plan.crp.yaml': 'crp: 1\nextends: house.crp.yaml\nphases:\n  precontract: { summary: Talks. }\n',
    'house.crp.yaml': house,
  },
  'phases/missing 3:1-3:7 2.2 postcontract is not planned yet; a sentence on what it is for is enough in a draft',
  'phases/missing 3:1-3:7 2.3 implementation is not planned yet; a sentence on what it is for is enough in a draft',
  'phases/missing 3:1-3:7 2.4 close-out is not planned yet; a sentence on what it is for is enough in a draft',
  'phases/missing 3:1-3:7 2.5 life cycle management is not planned yet; a sentence on what it is for is enough in a draft',
  'phases/no-dates 4:3-4:14 precontract lacks start and end',
  'phases/no-primary-contact 4:3-4:14 the customer has no first contact in precontract'],
  ['no plan is blamed for its house file', /^(syntax|shape|reference|waivers)\//, {
    'plan.crp.yaml': 'crp: 1\nextends: house.crp.yaml\n',
    'house.crp.yaml': `crp: 1
house: { company: Quillon Library Systems, founded: 1998 }
people: [{ id: vera, name: Vera Holt, side: nobody }]
touchpoints: [{ name: Invoice, overseer: paul }]
limits: { high_risk: many }
waivers: [{ rule: phases/no-sites }]
`,
  }],
  ['what a house has wrong is told by its own check', /^(syntax|shape|reference|waivers)\//, {
    'house.crp.yaml': `crp: 1
house: { company: Quillon Library Systems }
people: [{ id: vera, name: Vera Holt, side: nobody }]
touchpoints: [{ name: Invoice, overseer: paul }]
waivers: [{ rule: phases/no-sites, reason: Cloud service }]
`,
  },
  "shape/unknown-value house.crp.yaml:3:45-3:51 'nobody' is not possible here; possible: supplier, customer, partner",
  "reference/unknown-id house.crp.yaml:4:42-4:46 overseer of point of contact 'Invoice' names 'paul', "
    + 'which is nowhere in the plan',
  'waivers/no-author house.crp.yaml:5:13-5:17 the waiver of phases/no-sites names nobody who allowed it, so it does not count'],
  ['one id in house and plan for different things', /^reference\//, {
    'plan.crp.yaml': 'crp: 1\nextends: house.crp.yaml\nschedule: [{ id: vera, title: Talk with Vera }]\n',
    'house.crp.yaml': house,
  }, "reference/duplicate-id 3:18-3:22 the id 'vera' is already taken by person 'Vera Holt'"],
  ['one natural key twice in the plan, once in the house', /^reference\//, {
    'plan.crp.yaml': `crp: 1
extends: house.crp.yaml
service_levels: [{ event: complaint, owner: vera }, { event: complaint }]
`,
    'house.crp.yaml': house,
  }, "reference/duplicate-entry 3:62-3:71 service_levels already has an entry for 'complaint'"],
]

test.each(rows)('%s', (_, chapters, texts, ...findings) => {
  expect(findingsOf(texts, chapters, { gate: 'baseline' }).sort()).toEqual([...findings].sort())
})

describe('a house file that cannot be read is one finding and no false ones', () => {
  // Every person, limit and procedure of the plan may come from the house.
  const plan = (house: string) => `crp: 1
extends: ${house}
plan: { title: Self-service lending, stage: lcm, owner: vera, authors: [vera, gwen] }
customer: { name: Lakeside Town Library, tier: tier-core }
phases:
  precontract: { primary_contact: vera, deputy: gwen }
  implementation: { summary: Stations in two branches. }
feedback: { inbox: { channel: desk } }
`
  const broken: [name: string, texts: Record<string, string>, finding: string][] = [
    ['missing', { 'plan.crp.yaml': plan('house.crp.yaml') },
      "reference/house-missing 2:10-2:24 the house file 'house.crp.yaml' was not found next to this plan"],
    ['not a house', { 'plan.crp.yaml': plan('other.crp.yaml'), 'other.crp.yaml': 'crp: 1\nplan: { title: Patient messaging }\n' },
      "reference/not-a-house 2:10-2:24 'other.crp.yaml' is a plan; only house files can be extended"],
    ['itself', { 'plan.crp.yaml': plan('plan.crp.yaml') },
      "reference/house-circle 2:10-2:23 'plan.crp.yaml' extends this file in turn; one of them must not"],
    ['a circle further on', {
      'plan.crp.yaml': plan('a.crp.yaml'),
      'a.crp.yaml': 'crp: 1\nextends: b.crp.yaml\nhouse: { company: A }\n',
      'b.crp.yaml': 'crp: 1\nextends: a.crp.yaml\nhouse: { company: B }\n',
    }, "reference/house-circle b.crp.yaml:2:10-2:20 'a.crp.yaml' extends this file in turn; one of them must not"],
    ['not YAML', { 'plan.crp.yaml': plan('house.crp.yaml'), 'house.crp.yaml': 'crp: 1\nhouse: { company: "Quillon }\n' },
      'syntax/not-yaml house.crp.yaml:3:1-3:1 a text in quotes is never closed; write the closing quotation mark'],
    ['an address', { 'plan.crp.yaml': plan('https://quillon.example/house.crp.yaml') },
      "shape/bad-name 2:10-2:48 'https://quillon.example/house.crp.yaml' is not a path; "
        + 'a house file is named by a relative path'],
    ['a misspelt key', { 'plan.crp.yaml': plan('house.crp.yaml').replace('extends', 'extend'), 'house.crp.yaml': house },
      "shape/unknown-key 2:1-2:7 `extend` is not a field of a plan; did you mean 'extends'?"],
  ]
  it.each(broken)('%s', (_, texts, finding) => {
    const { diagnostics } = verdictsOf(texts, { gate: 'closed' })
    expect(diagnostics.map(written)).toEqual([finding])
  })
})
