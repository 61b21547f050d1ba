import { describe, expect, it } from 'vitest'
import { findingsOf, type Texts } from './findings.ts'

const quillon = `people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: sol, name: Sol Bergman, side: supplier, team: sales }
  - { id: pia, name: Pia Roth, side: partner, team: project }
  - { id: edda, name: Edda Winter, side: customer }
`

/** Rule, plan without its first line, what it reports with every gate in force, the day. */
type Row = [rule: string, text: Texts, found: string[], today?: string]

const order: Row[] = [
  // A phase is planned by a field with content in the plan's own file, by nothing else.
  ['phases/missing', 'phases: { precontract: {}, postcontract: , implementation: { summary: }, closeout: { inputs: [] }, lcm: { '
    + 'summary: Visits } }\n', [
    '2:11-2:22 2.1 precontract is not planned yet; a sentence on what it is for is enough in a draft',
    '2:28-2:40 2.2 postcontract is not planned yet; a sentence on what it is for is enough in a draft',
    '2:44-2:58 2.3 implementation is not planned yet; a sentence on what it is for is enough in a draft',
    '2:74-2:82 2.4 close-out is not planned yet; a sentence on what it is for is enough in a draft',
  ]],
  ['phases/missing', {
    'plan.crp.yaml': 'extends: house.crp.yaml\nphases: { precontract: { summary: A }, postcontract: { summary: B }, closeout: { summary: C } }\n',
    'house.crp.yaml': 'crp: 1\nhouse: { company: Quillon }\nphases: { lcm: { summary: Visits }, implementation: { summary: Work } }\n',
  }, [
    '3:1-3:7 2.3 implementation is not planned yet; a sentence on what it is for is enough in a draft',
    '3:1-3:7 2.5 life cycle management is not planned yet; a sentence on what it is for is enough in a draft',
  ]],
  ['phases/no-dates', 'phases: { precontract: { summary: Talks }, lcm: { end: 2027-01-01 } }\n', [
    '2:11-2:22 precontract lacks start and end', '2:44-2:47 life cycle management lacks start',
  ]],
  ['phases/no-dates', 'phases: { lcm: { start: soon, end: 2027-01-01 } }\n', []],
  ['phases/upside-down', 'phases: { lcm: { start: 2027-01-01, end: 2027-01-01 } }\n', []],
  ['phases/out-of-order', `phases:
  precontract: { start: 2026-10-01, end: 2026-10-31 }
  implementation: { start: 2026-09-30, end: 2026-10-30 }
  closeout: { start: 2026-09-30, end: 2026-10-29 }
`, [
    '4:28-4:38 implementation begins on 2026-09-30 and ends on 2026-10-30, earlier than precontract',
    '5:39-5:49 close-out ends on 2026-10-29, earlier than implementation',
  ]],
  ['phases/overlap', `phases:
  precontract: { start: 2026-10-01, end: 2026-10-31 }
  implementation: { start: 2026-10-31, end: 2026-11-30 }
  closeout: { start: 2026-11-01, end: 2026-11-29 }
  lcm: { start: 2026-11-30, end: 2027-11-30 }
`, [
    '4:28-4:38 implementation begins on 2026-10-31, before precontract has ended: who is the first contact between?',
  ]],
  // Five working days after Friday 2026-11-27 are Friday 2026-12-04; the day after that is still no gap.
  ['phases/gap', `phases:
  postcontract: { start: 2026-11-02, end: 2026-11-27 }
  implementation: { start: 2026-12-05, end: 2027-04-30 }
`, []],
  ['phases/gap', `phases:
  postcontract: { start: 2026-11-02, end: 2026-11-27 }
  implementation: { start: 2026-12-06, end: 2027-04-30 }
  lcm: { start: 2027-09-01 }
`, ['4:28-4:38 between postcontract and implementation nobody is in charge for 8 days']],
  ['phases/nothing-carried-over', 'phases: { precontract: { summary: A }, lcm: { inputs: [], summary: B } }\n', [
    '2:47-2:53 life cycle management does not say what it takes over from earlier phases',
  ]],
  ['phases/input-unsupplied', `phases:
  precontract: { outputs: [{ id: contract, text: Signed contract }] }
  postcontract: { inputs: [contract, baseline-plan], outputs: [{ id: baseline-plan, text: Baseline plan }] }
`, ["4:38-4:51 postcontract needs 'Baseline plan', which only postcontract produces"]],
  ['phases/no-primary-contact', 'plan: { stage: closed }\nphases: { lcm: { primary_contact: , summary: Visits } }\n', [
    '3:18-3:33 the customer has no first contact in life cycle management',
  ]],
  ['phases/no-primary-contact', 'phases: { lcm: { primary_contact: nobody } }\n', []],
  ['phases/no-deputy', `phases:
  precontract: { primary_contact: sol }
  lcm: { primary_contact: mira, deputy: mira }
  closeout: { summary: Over }
${quillon}`, [
    '3:3-3:14 nobody stands in for Sol Bergman in precontract',
    '4:41-4:45 nobody stands in for Mira Okafor in life cycle management',
  ]],
  // Neighbours stand side by side in the outline; a phase that ends today is ahead.
  ['phases/no-handover', `phases:
  precontract: { primary_contact: sol, end: 2026-10-08 }
  postcontract: { primary_contact: sol, end: 2026-10-09 }
  implementation: { primary_contact: sol }
  lcm: { primary_contact: sol }
${quillon}`, ['4:3-4:15 the hop from postcontract to implementation is not planned']],
  ['phases/contact-change-unplanned', `phases:
  precontract: { primary_contact: sol, end: 2026-10-08 }
  postcontract: { primary_contact: mira, handover: { date: 2026-10-10, package: [] } }
  implementation: { primary_contact: sol }
  lcm: { primary_contact: mira }
${quillon}`, [
    '3:3-3:14 the first contact changes from Sol Bergman to Mira Okafor after precontract, but the handover lacks a date, a '
      + 'meeting and a package',
    '4:52-4:85 the first contact changes from Mira Okafor to Sol Bergman after postcontract, but the handover lacks a meeting and a '
      + 'package',
  ]],
  ['phases/handover-not-accepted', `phases:
  precontract: { primary_contact: sol, handover: { date: 2026-10-08 } }
  postcontract: { primary_contact: mira, handover: { date: 2026-10-09 } }
  implementation: { primary_contact: sol }
  closeout: { primary_contact: sol, handover: { date: 2026-10-01 } }
  lcm: { primary_contact: mira }
${quillon}`, ['3:40-3:48 Mira Okafor has not confirmed taking over from Sol Bergman on 2026-10-08']],
  // Ten working days before Friday 2026-11-27 and after Monday 2026-11-30.
  ['phases/handover-off-joint', `phases:
  postcontract: { end: 2026-11-27, handover: { date: 2026-11-13 } }
  implementation: { start: 2026-11-30, end: 2026-12-31, handover: { date: 2027-01-21 } }
  closeout: { start: 2027-01-04, handover: { date: 2027-01-18 } }
`, ['4:75-4:85 the handover on 2027-01-21 lies far from the joint of implementation and close-out']],
  ['phases/introduction-one-sided', `phases:
  precontract: { primary_contact: sol, handover: { meeting: fm } }
  postcontract: { primary_contact: mira, formal_meetings: [{ id: fm, title: Kick-off, attendees: [mira, pia] }] }
${quillon}`, ['3:61-3:63 Kick-off introduces Mira Okafor to the customer, but Sol Bergman and the customer are not invited']],
  ['phases/introduction-one-sided', `phases:
  precontract: { primary_contact: sol, handover: { meeting: fm } }
  postcontract: { primary_contact: sol, formal_meetings: [{ id: fm, title: Kick-off }] }
${quillon}`, []],
]

const contact: Row[] = [
  ['phases/no-responsibilities', 'phases: { precontract: { summary: A }, lcm: { responsibilities: [] , summary: B } }\n', [
    '2:47-2:63 2.5 life cycle management does not say who does what in customer contact',
  ]],
  ['phases/no-formal-meetings', 'phases: { precontract: { summary: A }, closeout: { summary: B } }\n', [
    '2:40-2:48 2.4 close-out has no formal meetings with the customer',
  ]],
  ['phases/meeting-incomplete', 'phases: { precontract: { formal_meetings: [{ title: Talk, cadence: }] } }\n', [
    "2:46-2:51 meeting 'Talk' does not say how often it meets, who leads it and what it is for",
  ]],
  ['phases/meeting-incomplete', 'phases: { lcm: { formal_meetings: [{ id: fm-a, title: Talk, cadence: often, purpose: News }] } }\n', [
    "2:42-2:46 meeting 'Talk' does not say who leads it",
  ]],
  ['phases/meeting-one-sided', `phases:
  lcm: { formal_meetings: [{ title: Ours, attendees: [mira, pia] }, { title: Theirs, attendees: [edda] }, { title: Nobody }] }
customer: { name: Lakeside }
plan: { supplier: Quillon }
${quillon}`, [
    "3:54-3:65 meeting 'Ours' has nobody from Lakeside", "3:97-3:103 meeting 'Theirs' has nobody from Quillon",
    "3:109-3:114 meeting 'Nobody' has nobody from Lakeside or Quillon",
  ]],
  ['phases/meeting-one-sided', `phases: { lcm: { formal_meetings: [{ title: Joint, attendees: [pia, edda] }] } }\n${quillon}`, []],
  ['phases/meeting-no-first', `phases:
  closeout: { end: 2026-10-08, formal_meetings: [{ title: Over, cadence: weekly }] }
  lcm: { end: 2026-10-09, formal_meetings: [{ title: Talk, cadence: weekly }, { title: Rare }] }
`, ["4:47-4:52 meeting 'Talk' enters no calendar until its first day is given"]],
  ['phases/first-outside-phase', `phases:
  lcm:
    start: 2026-10-09
    end: 2026-10-09
    formal_meetings:
      - { title: Early, first: 2026-10-08 23:59 }
      - { title: Right, first: 2026-10-09 23:59 }
      - { title: Late, first: 2026-10-10 }
`, [
    "7:32-7:48 meeting 'Early' first meets on 2026-10-08 23:59, outside life cycle management",
    "9:31-9:41 meeting 'Late' first meets on 2026-10-10, outside life cycle management",
  ]],
  ['phases/first-off-cadence', `phases:
  lcm:
    formal_meetings:
      - { title: A, cadence: every working day, first: 2026-12-25 }
      - { title: B, cadence: daily, first: 2026-12-26 }
      - { title: C, cadence: every 2 weeks on monday and friday, first: 2026-12-25 }
      - { title: D, cadence: monthly on the last friday, first: 2026-12-18 }
      - { title: E, cadence: monthly, first: 2026-12-27 }
calendar: { holidays: [2026-12-25] }
`, [
    "5:56-5:66 meeting 'A' meets every working day, but 2026-12-25 is a friday and a holiday",
    "8:65-8:75 meeting 'D' meets monthly on the last friday, but 2026-12-18 is a friday, the third of its month",
  ]],
  ['phases/no-ad-hoc', 'phases: { precontract: { summary: A }, lcm: { ad_hoc: { who_may_call: [] } } }\n', [
    '2:55-2:75 2.5 life cycle management does not say who may call a meeting and how a meeting is called at short notice',
  ]],
  ['phases/ad-hoc-one-sided', `phases: { lcm: { ad_hoc: { who_may_call: [edda] } }, closeout: { ad_hoc: { who_may_call: [] } } }
plan: { supplier: Quillon }
${quillon}`, ['2:42-2:48 in life cycle management nobody from Quillon may call a meeting']],
  ['phases/no-involvement', 'phases: { closeout: { summary: A }, postcontract: { summary: B }, precontract: { summary: C } }\n', [
    '2:37-2:49 in postcontract the customer takes no part in the work',
  ]],
]

const delivery: Row[] = [
  ['phases/no-sites', 'phases: { closeout: { summary: A } }\n', []],
  ['phases/site-order', 'phases: { implementation: { sites: [{ name: Lake, ready_on: 2027-01-15, installed_on: 2027-01-15 }] } }\n', []],
  ['phases/acceptance-unsigned', 'phases: { implementation: { acceptance: [{ item: A, signed_on: tomorrow }, { item: B }] } }\n', [
    "2:78-2:82 acceptance of 'B' is not signed",
  ]],
  ['phases/acceptance-overdue', 'phases: { implementation: { acceptance: [{ item: A, date: 2026-10-01 }] } }\n', []],
  ['phases/no-transition', 'phases: { lcm: { summary: A } }\n', []],
  ['phases/no-follow-up', `phases:
  closeout: { end: 2027-06-30, follow_ups: [{ what: Call, date: 2027-06-30 }, { what: Visit }] }
`, []],
  ['phases/no-follow-up', `phases:
  closeout: { follow_ups: [{ what: Call, date: 2020-06-30 }] }
`, []],
  ['phases/no-monitoring', `phases:
  closeout: { monitoring: [{ process: A, owner: edda }, { process: B, indicator: Queue, owner: edda, until: 2027-12-31 }] }
${quillon}`, []],
  ['phases/life-cycle-thin', 'phases: { lcm: { start: 2027-01-01 } }\n', []],
  ['phases/life-cycle-thin', 'phases: { lcm: { start: 2027-01-01, end: 2027-12-31 } }\n', [
    '2:11-2:14 the customer hears from us 0 times a quarter in life cycle management; the floor is 2',
  ]],
  // What is cancelled is not heard.
  ['phases/life-cycle-thin', `phases: { lcm: { start: 2027-01-01, end: 2027-04-01 } }
schedule: [{ title: A, phase: lcm, status: cancelled }, { title: B, date: 2027-04-01 10:00 }]
feedback: { surveys: [{ date: 2027-04-02 }] }
`, ['2:11-2:14 the customer hears from us 1.0 times a quarter in life cycle management; the floor is 2']],
  ['phases/life-cycle-thin', `phases: { lcm: { start: 2027-01-01, end: 2027-04-01 } }
schedule: [{ title: A, phase: lcm }]
feedback: { surveys: [{ date: 2027-04-01 }] }
`, []],
  ['phases/no-nurture', 'phases: { closeout: { summary: A } }\n', []],
]

describe.each(Object.entries({ order, contact, delivery }))('chapter phases, %s', (_, rows) => {
  it.each(rows)('judges the edges of %s (row %#)', (rule, text, found, today = '2026-10-09') => {
    const texts = typeof text === 'string' ? { 'plan.crp.yaml': text } : text
    const all = { ...texts, 'plan.crp.yaml': `crp: 1\n${texts['plan.crp.yaml'] ?? ''}` }
    expect(findingsOf(all, new RegExp(`^${rule}$`), { gate: 'closed', today })).toEqual(found.map((one) => `${rule} ${one}`))
  })
})
