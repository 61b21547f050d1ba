import { describe, expect, it } from 'vitest'
import { isFiller } from '../../src/check/filler.ts'
import { findingsOf, type Texts } from './findings.ts'

const clinic = `people:
  - { id: ines, name: Ines Calder, side: supplier, team: project }
  - { id: tom, name: Tom Ferrand, side: supplier, team: sales }
  - { id: pia, name: Pia Roth, side: partner, team: project }
  - { id: rhea, name: Rhea Novak, side: customer }
  - { id: jo, name: Jo Lindqvist, side: supplier, team: project, left_on: 2026-09-30 }
`

/** Rule, plan without its first line, what it reports with every gate in force, the day. */
type Row = [rule: string, text: Texts, found: string[], today?: string]

const plan: Row[] = [
  ['plan/unnamed', '', [
    '1:1-1:4 the plan does not say what it is called',
    '1:1-1:4 the plan does not say who the customer is',
    '1:1-1:4 the plan does not say who the supplier is',
  ]],
  ['plan/no-owner', 'plan: hello\n', []],
  ['plan/no-owner', 'plan: { owner: nobody }\n', []],
  ['plan/no-owner', 'plan: { ownr: ines }\n', []],
  ['plan/owner-outside-project', `plan: { owner: tom, stage: lcm }\n${clinic}`, []],
  ['plan/owner-outside-project', 'plan: { owner: tom }\npeople: [{ id: tom, name: Tom Ferrand, side: supplier }]\n', []],
  ['plan/authors-not-joint', 'plan: { title: Lending }\n', [
    '2:1-2:5 the draft needs an author from the project team and the sales team; so far: nobody',
  ]],
  ['plan/undated-start', '', ['1:1-1:4 the plan does not say when the bid was decided and it was drafted']],
  ['plan/undated-start', 'plan: { stage: implementation }\n', []],
  ['plan/undated-start', 'plan: { bid_decision: soon, drafted: 2026-10-07 }\n', []],
  // Friday and five working days is the Friday after.
  ['plan/drafted-late', 'plan: { bid_decision: 2026-09-04, drafted: 2026-09-11 }\n', []],
  ['plan/drafted-late', 'plan: { bid_decision: 2026-09-04, drafted: 2026-09-12 }\n', [
    '2:44-2:54 the plan was drafted on 2026-09-12, 8 days after the decision to bid; the limit is 5 working days',
  ]],
  ['plan/drafted-late', 'plan: { contract_signed: 2026-09-04, drafted: 2026-09-04 }\n', []],
  ['plan/drafted-late', 'plan: { contract_signed: 2026-09-04, drafted: 2026-09-05 }\n', [
    '2:47-2:57 the plan was drafted on 2026-09-05, 1 day after the contract was signed',
  ]],
  ['plan/no-baseline', 'plan:\n  baseline:\n', [
    '3:3-3:11 there is no baseline project plan on record (no document and no date)',
  ]],
  ['plan/baseline-not-approved', 'plan:\n  baseline: {}\n', []],
  ['plan/baseline-not-approved', 'plan:\n  baseline: { date: 2026-08-27 }\n', [
    '3:3-3:11 nobody at the customer has approved the baseline plan',
  ]],
  ['plan/no-distribution', `house: { company: Northbeam }\n${clinic}`, []],
  ['plan/no-distribution', 'plan: { supplier: Northbeam }\ncustomer: { name: Harrow & Vale }\n', [
    '2:1-2:5 the plan is not sent to anybody at Harrow & Vale or Northbeam',
  ]],
  ['plan/no-distribution', `plan:\n  distribution: [pia]\n${clinic}`, [
    '3:17-3:22 the plan is not sent to anybody at the customer',
  ]],
  ['plan/version-unexplained', 'plan: { title: Lending, history: [{ version: 1.0.0 }] }\n', []],
  ['plan/version-unexplained', 'plan: { version: 1.10 }\n', ['2:18-2:22 version 1.10 does not say why it was made']],
  ['plan/filler', 'limits: { filler_words: [Offen] }\nscope: { work: [offen., { text: Install }], summary: TBD }\n', [
    '3:17-3:23 text of part of the work \'offen.\' still holds filler (\'offen.\')',
    '3:54-3:57 summary of scope still holds filler (\'TBD\')',
  ]],
  ['plan/filler', 'phases: { lcm: { summary: "???" } }\nwaivers: [{ rule: plan/no-version, reason: tbd }]\n', [
    '2:27-2:32 summary of life cycle management still holds filler (\'???\')',
  ]],
  ['plan/filler', 'goals: [{ id: tbd, text: Fewer queues, target: tbd }]\n', [
    '2:48-2:51 target of goal \'Fewer queues\' still holds filler (\'tbd\')',
  ]],
  ['plan/filler', 'house: { company: TBD }\n', ['2:19-2:22 company of house still holds filler (\'TBD\')']],
  ['plan/filler', { 'plan.crp.yaml': 'extends: house.crp.yaml\n', 'house.crp.yaml': 'crp: 1\nhouse: { company: TBD }\n' }, []],
  // 2026-08-28 and ten working days is 2026-09-11.
  ['plan/stage-out-of-step', 'plan: { stage: postcontract }\nphases: { postcontract: { end: 2026-08-28 } }\n', [], '2026-09-11'],
  ['plan/stage-out-of-step', 'plan: { stage: postcontract }\nphases: { postcontract: { end: 2026-08-28 } }\n', [
    '2:16-2:28 the plan is in stage postcontract, yet that phase ended on 2026-08-28; move the stage or the dates',
  ], '2026-09-12'],
  ['plan/stage-out-of-step', 'phases: { precontract: { start: 2026-11-02 } }\n', [
    '1:1-1:4 the plan is in stage precontract, yet that phase begins on 2026-11-02; move the stage or the dates',
  ]],
  ['plan/stage-out-of-step', 'phases: { precontract: { start: 2026-10-23 } }\n', []],
  ['plan/stage-out-of-step', 'plan: { stage: closed }\nphases: { lcm: { end: 2020-11-02 } }\n', []],
  ['plan/future-fact', 'plan: { drafted: 2026-10-09 }\n', []],
  ['plan/future-fact', 'plan: { drafted: 2026-10-10 }\n', [
    '2:18-2:28 drafted of the plan records what has happened, yet 2026-10-10 lies ahead',
  ]],
  ['plan/future-fact', `schedule:
  - { title: Kick-off, date: 2026-11-10 10:00, status: done }
  - { title: Demo, date: 2026-11-10 }
`, [
    '3:30-3:46 date of milestone \'Kick-off\' records what has happened, yet 2026-11-10 lies ahead',
  ]],
  ['plan/future-fact', `team: [{ who: ines, briefed_on: 2027-01-04 }]\n${clinic}`, [
    '2:33-2:43 briefed_on of team member \'Ines Calder\' records what has happened, yet 2027-01-04 lies ahead',
  ]],
  ['plan/document-not-found', 'references: [{ title: Plan, path: https://docs.northbeam.example/plan }]\n', []],
  ['plan/document-not-found', {
    'plan.crp.yaml': 'extends: shared/house.crp.yaml\nplan: { baseline: { document: shared/sales.pdf } }\n',
    'shared/house.crp.yaml': 'crp: 1\nhouse: { company: Northbeam }\nreferences: [{ title: Sales, path: sales.pdf }]\n',
    'shared/sales.pdf': '',
  }, []],
  ['plan/language-without-labels', 'plan: { language: de-AT }\n', []],
  ['plan/language-without-labels', 'plan: { language: zh-TW }\n', [
    '2:19-2:24 there are no labels in zh-TW; the deliverable uses English ones',
  ]],
  ['plan/language-without-labels', 'plan: { language: enm }\n', [
    '2:19-2:22 there are no labels in enm; the deliverable uses English ones',
  ]],
]

const people: Row[] = [
  ['people/group-missing', '', [
    '1:1-1:4 no member of the project team is listed',
    '1:1-1:4 no member of the customer sales team is listed',
    '1:1-1:4 no member of the customer is listed',
  ]],
  ['people/group-missing', 'people: [{ id: pia, name: Pia Roth, side: partner, team: project }]\n', [
    '2:1-2:7 no member of the project team is listed',
    '2:1-2:7 no member of the customer sales team is listed',
    '2:1-2:7 no member of the customer is listed',
  ]],
  ['people/group-missing', `people:
  - { id: pia, name: Pia Roth, side: partner, team: sales }
  - { id: ada, name: Ada Mensah, side: supplier, team: service }
  - { id: rhea, name: Rhea Novak, side: customer }
`, ['2:1-2:7 no member of the project team is listed', '2:1-2:7 no member of the customer sales team is listed']],
  ['people/unreachable', clinic, []],
  ['people/unreachable', `plan: { distribution: [jo] }\n${clinic}`, []],
  ['people/unreachable', 'plan: { owner: a }\npeople: [{ id: a, name: Ann Bell, side: supplier, email: none }]\n', []],
  ['people/first-contact-unreachable', `escalation: [{ level: 1, customer: rhea }]\n${clinic}`, []],
  ['people/first-contact-unreachable',
    'escalation: [{ level: 1, customer: a }]\npeople: [{ id: a, name: Ann Bell, side: customer, phone: "55501 01" }]\n',
    ['3:16-3:17 Ann Bell is the customer\'s person at escalation level 1 and needs both e-mail and phone; '
      + 'e-mail is not given']],
  ['people/no-team', 'plan: { distribution: [a] }\npeople: [{ id: a, name: Ann Bell, side: partner }]\n', []],
  ['people/left-still-named', `plan: { owner: jo, authors: [jo], distribution: [jo] }\n${clinic}`, [
    '2:16-2:18 Jo Lindqvist left on 2026-09-30 but still is owner of the relationship; name a successor',
    '2:50-2:52 Jo Lindqvist left on 2026-09-30 but still is among those who receive the plan; name a successor',
  ]],
  ['people/left-still-named', `plan: { owner: jo }\n${clinic}`, [], '2026-09-29'],
  ['people/left-still-named', `plan: { owner: jo }\n${clinic}`, [
    '2:16-2:18 Jo Lindqvist left on 2026-09-30 but still is owner of the relationship; name a successor',
  ], '2026-09-30'],
  ['people/left-still-named', `schedule:
  - { title: Kick-off, owner: jo, date: 2026-09-29 10:00 }
  - { title: Demo, owner: jo, date: 2026-09-30 }
  - { title: Fair, owner: jo, date: 2026-11-10, status: cancelled }
${clinic}`, ['4:27-4:29 Jo Lindqvist left on 2026-09-30 but still is owner of milestone \'Demo\'; name a successor']],
  ['people/left-still-named', `goals:
  - { text: Finance is with us, status: reached, initiatives: [{ text: Reports, owner: jo }] }
  - text: Clinics are with us
    initiatives:
      - { text: Visits, owner: jo, status: done }
      - { text: Calls, owner: jo, status: active }
issues: [{ text: Sent twice, owner: jo, closed_on: 2026-10-01 }, { text: Not sent, owner: jo, raised_by: jo }]
${clinic}`, [
    '7:31-7:33 Jo Lindqvist left on 2026-09-30 but still is owner of initiative \'Calls\'; name a successor',
    '8:91-8:93 Jo Lindqvist left on 2026-09-30 but still is owner of issue \'Not sent\'; name a successor',
  ]],
  // What was needed before somebody left has come, or is asked for elsewhere.
  ['people/left-still-named', `scope:
  dependencies:
    - { text: Floor plans, who: jo, needed_by: 2026-09-29 }
    - { text: Test phones, who: jo, needed_by: 2026-09-30 }
${clinic}`, ['5:33-5:35 Jo Lindqvist left on 2026-09-30 but still is in charge of dependency \'Test phones\'; name a successor']],
  ['people/left-still-named', `phases:
  postcontract: { end: 2026-10-08, deputy: jo }
  implementation: { end: 2026-10-09, formal_meetings: [{ title: Steering, attendees: [jo] }] }
relationship: { contacts: [{ person: rhea, counterpart: jo }] }
reviews: [{ date: 2026-12-10, participants: [jo] }]
${clinic}`, [
    '4:87-4:89 Jo Lindqvist left on 2026-09-30 but still is attendee of meeting \'Steering\'; name a successor',
    '5:57-5:59 Jo Lindqvist left on 2026-09-30 but still is counterpart of contact \'Rhea Novak\'; name a successor',
    '6:46-6:48 Jo Lindqvist left on 2026-09-30 but still is participant of the review of 2026-12-10; name a successor',
  ]],
  ['people/channel-unknown', `relationship: { contacts: [{ person: rhea, influence: 3, roles: [user] }] }\n${clinic}`, []],
  ['people/channel-unknown', `relationship: { contacts: [{ person: rhea, influence: 4 }] }\n${clinic}`, [
    '7:11-7:15 we do not know how Rhea Novak likes to be reached',
  ]],
]

const scope: Row[] = [
  ['scope/no-assumptions', 'scope: { context: The clinics merge in 2028. }\n', []],
  ['scope/no-assumptions', 'scope: { assumptions: [] }\n', [
    '2:10-2:21 the scope names no assumption, constraint, dependency or other circumstance',
  ]],
  ['scope/not-agreed', `scope: { agreed: [{ by: pia }, rhea] }\n${clinic}`, []],
  ['scope/not-agreed', `scope: { agreed: [{ by: pia }] }\n${clinic}`, [
    '2:18-2:31 nobody from the customer has agreed the scope',
  ]],
  ['scope/agreement-outdated', `scope:
  version: 2.0
  agreed:
    - { by: rhea, date: 2026-08-27, version: 2.0 }
    - { by: rhea, date: 2026-08-01, version: 1.0 }
    - { by: rhea }
    - { by: ines }
${clinic}`, ['8:9-8:11 Ines Calder agreed no named version of the scope; it now is 2.0']],
  ['scope/agreement-outdated', `scope:
  version: 2.0
  agreed:
    - { by: rhea, version: 2.0 }
    - { by: rhea, version: 1.0 }
${clinic}`, ['6:9-6:11 Rhea Novak agreed version 1.0 of the scope; it now is 2.0']],
  ['scope/agreement-outdated', `scope:
  version: 2.0
  agreed:
    - { by: rhea, date: 2026-08-27, version: 2.0 }
    - { by: rhea, date: 2026-08-27, version: 1.0 }
${clinic}`, ['6:9-6:11 Rhea Novak agreed version 1.0 of the scope; it now is 2.0']],
  ['scope/agreement-outdated', `scope: { agreed: [{ by: rhea, version: 1.0 }] }\n${clinic}`, []],
  ['scope/dependency-incomplete', 'scope: { dependencies: [{ text: A list }] }\n', [
    '2:27-2:31 dependency \'A list\' does not say from whom it comes and by when it is needed',
  ]],
  ['scope/goal-unserved', 'scope: { customer_goals: [{ text: Fewer queues }] }\n', [
    '2:29-2:33 customer goal \'Fewer queues\' is served by nothing: no goal, milestone or acceptance names it',
  ]],
]

const schedule: Row[] = [
  ['schedule/empty', '', ['1:1-1:4 3.0 Schedule is empty; name at least the next formal contact']],
  ['schedule/one-sided', `schedule:
  - { title: Live, kind: milestone }
  - { title: Rehearsal, kind: team-workshop }
  - { title: Fair, status: cancelled }
`, []],
  ['schedule/one-sided', 'schedule: [{ title: Talk }]\nplan: { supplier: Northbeam }\ncustomer: { name: Vale }\n', [
    '2:14-2:19 milestone \'Talk\' is a contact with Vale, but has nobody from Vale or Northbeam',
  ]],
  ['schedule/outside-phase', `phases: { lcm: { start: 2026-10-09 } }
schedule:
  - { title: Talk, phase: lcm, date: 2026-10-09 }
  - { title: Call, phase: lcm, date: 2026-10-08 }
`, [
    '5:38-5:48 milestone \'Call\' on 2026-10-08 lies outside life cycle management (from 2026-10-09)',
  ]],
  ['schedule/outside-phase', `phases: { lcm: { end: 2026-10-09 } }
schedule: [{ title: Talk, phase: lcm, date: 2026-10-09 23:00 }]
`, []],
  ['schedule/overdue', 'schedule: [{ title: Talk, date: 2026-10-09 08:00 }]\n', []],
  ['schedule/day-off', `calendar: { holidays: [2026-10-12] }
schedule: [{ title: Talk, date: 2026-10-12 }]
reviews: [{ date: 2026-10-10 }, { date: 2026-10-03 }]
phases: { lcm: { formal_meetings: [{ title: Call, first: 2026-10-11 10:00 }] } }
`, [
    '3:33-3:43 2026-10-12 is a holiday; \'Talk\' cannot take place',
    '4:19-4:29 2026-10-10 is a Saturday; the review cannot take place',
    '5:58-5:74 2026-10-11 is a Sunday; \'Call\' cannot take place',
  ]],
  ['schedule/day-off', 'schedule: [{ title: Talk, date: 2026-10-10 }]\n', [
    '2:33-2:43 2026-10-10 is a Saturday; \'Talk\' cannot take place',
  ], '2026-10-10'],
  ['schedule/day-off', 'schedule: [{ title: Talk, date: 2026-10-10 }]\n', [], '2026-10-11'],
  ['schedule/day-off', 'calendar: { working_days: [Sat] }\nschedule: [{ title: Talk, date: 2026-10-10 }]\n', []],
  ['schedule/no-kickoff', 'schedule: [{ title: Kick-off, kind: kickoff, status: cancelled }]\n', [
    '2:1-2:9 no kick-off with the customer is planned',
  ]],
  ['schedule/kickoff-misplaced', `plan: { contract_signed: 2026-07-10 }
schedule:
  - { title: Kick-off, kind: kickoff, date: 2026-07-10 }
  - { title: Second kick-off, kind: kickoff, phase: implementation }
`, ['5:7-5:12 the kick-off must come after the signature and in the postcontract phase']],
  ['schedule/kickoff-one-sided', 'schedule: [{ title: Kick-off, kind: kickoff, status: cancelled }, { title: Talk }]\n', []],
  ['schedule/phase-without-contact', `phases:
  postcontract: { end: 2026-10-08 }
  implementation: { start: 2026-10-01, end: 2026-10-09, training: [{ audience: Staff, date: 2026-10-06 }] }
  closeout: { start: 2026-10-12, end: 2026-11-20 }
  lcm: { summary: A visit each quarter }
schedule:
  - { title: Closing, date: 2026-11-20 10:00 }
  - { title: Handing over, kind: milestone, phase: lcm }
  - { title: Visit, status: cancelled, phase: lcm }
`, ['6:3-6:6 there is no formal contact with the customer in life cycle management']],
  ['schedule/phase-without-contact', `phases: { lcm: { summary: Calls } }
schedule: [{ title: Call, phase: lcm }]
`, []],
  ['schedule/long-silence', `phases:
  postcontract: { start: 2026-07-06, end: 2026-10-08 }
  implementation: { start: 2026-10-05 }
  closeout: { end: 2027-06-25 }
  lcm: { start: 2027-06-28, end: 2028-06-30 }
schedule:
  - { title: Baseline, phase: postcontract, date: 2026-07-07 }
  - { title: Start, phase: implementation, date: 2026-10-12 }
  - { title: Closing, phase: closeout, date: 2026-10-12 }
`, []],
  ['schedule/long-silence', `phases: { closeout: { start: 2026-10-05, end: 2026-12-11 } }
schedule:
  - { title: Too early, phase: closeout, date: 2026-06-08 }
  - { title: No date, phase: closeout }
`, ['2:11-2:19 no formal contact with the customer between 2026-10-05 and 2026-12-11 (9.6 weeks)']],
  // Six weeks after 2026-10-05 is 2026-11-16.
  ['schedule/long-silence', `phases: { closeout: { start: 2026-10-05, end: 2026-12-31 } }
schedule:
  - { title: Closing, phase: closeout, date: 2026-11-16 }
  - { title: Late, phase: closeout, date: 2027-05-03 }
`, ['2:11-2:19 no formal contact with the customer between 2026-11-16 and 2026-12-31 (6.4 weeks)']],
  ['schedule/long-silence', `phases: { closeout: { start: 2026-10-05, end: 2027-02-01 } }
schedule: [{ title: Closing, phase: closeout, date: 2026-11-17 }]
`, [
    '2:11-2:19 no formal contact with the customer between 2026-10-05 and 2026-11-17 (6.1 weeks)',
    '2:11-2:19 no formal contact with the customer between 2026-11-17 and 2027-02-01 (10.9 weeks)',
  ], '2026-11-17'],
  ['schedule/long-silence', `phases: { closeout: { start: 2026-10-05, end: 2026-12-01 } }
schedule: [{ title: Closing, phase: closeout, date: 2026-11-17 }]
`, [], '2026-11-18'],
  ['schedule/long-silence', `phases:
  lcm: { start: 2026-10-05, end: 2027-10-01, formal_meetings: [{ title: Quarterly, cadence: quarterly on the first tuesday }] }
`, []],
  ['schedule/long-silence', `phases:
  lcm:
    start: 2026-10-05
    end: 2027-03-12
    formal_meetings: [{ title: Half-yearly meeting, cadence: every 6 months on the first tuesday }]
`, ['3:3-3:6 no formal contact with the customer between 2026-10-06 and 2027-03-12 (22.4 weeks)']],
  ['schedule/nothing-shown', `schedule: [{ title: Demo, kind: demo, phase: closeout }]
relationship: { value_log: [{ date: 2026-10-02, value: 38 freed slots }] }
`, []],
  ['schedule/nothing-shown', `phases: { postcontract: { start: 2026-07-13, end: 2026-08-28 } }
schedule: [{ title: Demo, kind: demo, date: 2026-08-28 }]
`, []],
]

describe.each(Object.entries({ plan, people, scope, schedule }))('chapter %s', (_, rows) => {
  it.each(rows)('judges the edges of %s (row %#)', (rule, text, found, today = '2026-10-09') => {
    const texts = typeof text === 'string' ? { 'plan.crp.yaml': text } : text
    const all = { ...texts, 'plan.crp.yaml': `crp: 1\n${texts['plan.crp.yaml'] ?? ''}` }
    expect(findingsOf(all, new RegExp(`^${rule}$`), { gate: 'closed', today, languages: ['en', 'de'] }))
      .toEqual(found.map((one) => `${rule} ${one}`))
  })
})

it.each([
  'tbd', ' TBA. ', 'Tbc ...', 'TODO', 'fixme', 'Lorem ipsum dolor\nsit amet', 'to be Defined', 'to be agreed.', 'insert',
  'Insert name', 'insert contacts', 'insert here', 'xxx', 'XXXXX', '?', '???', '-', '--', '…', '<name>',
  '<first and last name>', 'N. N.',
])('takes %j for filler', (text) => expect(isFiller(text, ['n. n.'])).toBe(true))

it.each([
  'xx', 'tbd by Ines', 'todo list', 'to be', 'to be installed', 'insert coin', 'insert name here', '<a> and <b>', 'a - b', '2026',
  'Ask Ines?', 'n.n.', '...',
])('takes %j for content', (text) => expect(isFiller(text, ['n. n.'])).toBe(false))
