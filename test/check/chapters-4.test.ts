import { describe, expect, it } from 'vitest'
import { findingsOf, verdictsOf, type Texts } from './findings.ts'

const clinic = `people:
  - { id: ines, name: Ines Calder, side: supplier, team: project, unit: Projects }
  - { id: pia, name: Pia Roth, side: partner }
  - { id: rhea, name: Rhea Novak, side: customer }
  - { id: lena, name: Lena Brandt, side: customer }
`
const house = 'house: { company: Northbeam }\n'

/** Rule, plan or house file without its first line, what it reports with every gate in force, the day. */
type Row = [rule: string, text: Texts, found: string[], today?: string]

const feedback: Row[] = [
  ['feedback/survey-only-at-end', '', ['1:1-1:4 the customer is asked only when it is too late; survey during the project']],
  ['feedback/survey-only-at-end', 'feedback: { surveys: [{ type: csat, phase: precontract }] }\n', []],
  ['feedback/survey-only-at-end', `feedback: { surveys: [{ type: csat, date: 2026-10-09 }] }
phases: { implementation: { start: 2026-10-09, end: 2026-10-09 } }
`, []],
  ['feedback/survey-only-at-end', 'feedback: { surveys: [{ type: csat, phase: implementatoin }] }\n', []],
  ['feedback/stage-without-survey', '', []],
  ['feedback/stage-without-survey', 'feedback: { surveys: [] }\n', []],
  ['feedback/stage-without-survey', 'feedback: { surveys: [{ type: csat, phase: closeout }] }\n', [
    '2:13-2:20 the customer is not asked in life cycle management',
  ]],
  ['feedback/stage-without-survey', 'feedback: { surveys: [{ type: csat, phase: postcontract }] }\n', [
    '2:13-2:20 the customer is not asked in implementation and life cycle management',
  ]],
  ['feedback/stage-without-survey', 'feedback: { surveys: [{ phase: precontract }, { phase: lcm }] }\n', [
    '2:13-2:20 the customer is not asked in implementation',
  ]],
  ['feedback/no-closeout-review', `schedule:
  - { title: Look back, kind: satisfaction-review, phase: closeout, status: cancelled }
  - { title: Talk, kind: satisfaction-review, phase: implementation }
  - { title: Closing, phase: closeout }
`, ['2:1-2:9 no satisfaction review with the customer is planned for the close-out']],
  ['feedback/no-closeout-review', `schedule: [{ title: Talk, kind: satisfaction-review, date: 2027-02-16 10:00 }]
phases: { closeout: { start: 2027-02-16, end: 2027-02-16 } }
`, []],
  ['feedback/no-owner', `feedback:
  surveys: [{ type: csat }, { date: 2026-10-27 }]
  direct: [{ what: Visits }]
  records: [{ metric: Returns }]
  staff: [{ topic: Tools }]
  inbox: { channel: email }
`, [
    '3:15-3:19 nobody is charged with gathering \'csat survey\'',
    '3:31-3:35 nobody is charged with gathering \'survey\'',
    '4:14-4:18 nobody is charged with gathering \'Visits\'',
    '5:15-5:21 nobody is charged with gathering \'Returns\'',
    '6:13-6:18 nobody is charged with gathering \'Tools\'',
    '7:3-7:8 nobody is charged with gathering \'inbox\'',
  ]],
  ['feedback/no-owner', `feedback: { direct: [{ what: Visits, owner: rhea }] }\n${clinic}`, []],
  ['feedback/few-asked', 'customer: { name: Clinics }\nfeedback: { surveys: [{ id: s-a, type: nps }] }\n', [
    '3:29-3:32 the nps survey asks only 0 of Clinics\' people',
  ]],
  ['feedback/few-asked', `limits: { survey_min_audience: 1 }\nfeedback: { surveys: [{ audience: [lena] }] }\n${clinic}`, []],
  // Four weeks after 2026-09-11 is 2026-10-09.
  ['feedback/survey-overdue', 'feedback: { surveys: [{ type: ces, date: 2026-09-11 }] }\n', []],
  ['feedback/survey-overdue', 'feedback: { surveys: [{ type: ces, date: 2026-09-10 }] }\n', [
    '2:25-2:29 the ces survey of 2026-09-10 has no result',
  ]],
  ['feedback/survey-overdue', 'feedback: { surveys: [{ date: 2026-09-10, result: good }] }\n', []],
  // Thirty days after 2026-10-09 is 2026-11-08.
  ['feedback/survey-fatigue', `feedback:
  surveys:
    - { id: s-c, date: 2026-11-08, audience: [lena, rhea] }
    - { id: s-b, date: 2026-11-07, audience: [lena, rhea] }
    - { id: s-a, date: 2026-10-09, audience: [lena] }
    - { id: s-0, date: 2026-10-08, audience: [lena] }
    - { id: s-x, audience: [lena] }
${clinic}`, [
    '4:13-4:16 Lena Brandt and Rhea Novak are asked twice within 1 day',
    '5:13-5:16 Lena Brandt is asked twice within 29 days',
  ]],
  ['feedback/survey-fatigue', `feedback:
  surveys:
    - { id: s-a, date: 2026-11-10, audience: [lena] }
    - { id: s-b, date: 2026-11-10, audience: [lena] }
${clinic}`, ['5:13-5:16 Lena Brandt is asked twice within 1 day']],
  // A third of the 100 days, rounded up, ends on 2026-10-12.
  ['feedback/care-starts-late', `phases: { implementation: { start: 2026-09-09, end: 2026-12-17 } }
feedback: { surveys: [{ date: 2026-10-12 }] }
`, []],
  ['feedback/care-starts-late', `phases: { implementation: { start: 2026-09-09, end: 2026-12-17 } }
feedback: { surveys: [{ date: 2026-10-13 }] }
schedule:
  - { title: Demo, kind: demo, date: 2026-09-15, status: cancelled }
  - { title: Talk, date: 2026-09-15 }
`, ['3:1-3:9 care for the customer\'s satisfaction starts late: nothing before 2026-10-12']],
  ['feedback/care-starts-late', `phases: { implementation: { start: 2026-09-09, end: 2026-12-17 } }
schedule: [{ title: Demo, kind: demo, date: 2026-10-12 14:00 }]
`, []],
  ['feedback/care-starts-late', `phases: { implementation: { start: 2026-09-09, end: 2026-12-17 } }
feedback: { direct: [{ what: Visits }] }
`, []],
  ['feedback/care-starts-late', 'phases: { implementation: { start: 2026-01-09, end: 2026-10-08 } }\n', []],
  ['feedback/care-starts-late', 'phases: { implementation: { start: 2026-01-09 } }\n', []],
  ['feedback/no-direct-feedback', 'feedback: { surveys: [{ type: nps }] }\n', []],
  ['feedback/no-inbox', '', ['1:1-1:4 the customer has no place to send feedback at any time']],
  ['feedback/no-inbox', 'feedback: { inbox: { channel: pigeon } }\n', []],
  ['feedback/no-inbox', 'feedback: { inbox: }\n', ['2:13-2:18 the customer has no place to send feedback at any time']],
  ['feedback/no-front-line-input', `feedback:
  suggestions: [{ text: Posters, kind: request, by: rhea }, { text: Notes, by: ines }, { text: Calls, kind: idea }]
${clinic}`, ['3:3-3:14 no request or idea from the people who meet the customer is on record']],
  ['feedback/no-front-line-input', `feedback: { suggestions: [{ text: Calls, kind: idea, by: pia }] }\n${clinic}`, []],
  ['feedback/suggestion-undecided', `feedback:
  suggestions: [{ text: Posters, date: 2026-09-24 }, { text: Notes }, { text: Calls, date: 2026-09-23, decision: later }]
reviews:
  - { date: 2026-09-24, status: done }
  - { date: 2026-10-01 }
`, []],
  ['feedback/suggestion-undecided', `feedback: { suggestions: [{ text: Posters, date: 2026-09-23 }] }
reviews: [{ date: 2026-09-24, status: done }, { date: 2026-06-24, status: done }]
`, ['2:29-2:33 suggestion \'Posters\' went through a review without a decision']],
  ['feedback/suggestion-no-reason', 'feedback: { suggestions: [{ text: Posters, decision: later }, { text: Notes }] }\n', [
    '2:29-2:33 suggestion \'Posters\' was put off without a reason',
  ]],
  ['feedback/uninformed', 'feedback: { surveys: [{ informed: 3.5 of 5 }, { informed: much }] }\n', []],
  ['feedback/uninformed', `feedback: { surveys: [{ date: 2026-09-15, informed: 69 of 100 }] }
communication: { updates: [{ what: Note, raised_on: 2026-09-14 }] }
`, ['2:53-2:62 the customer feels uninformed (69 of 100), and no message has become more frequent or fuller since']],
  ['feedback/uninformed', `feedback: { surveys: [{ date: 2026-09-15, informed: 69 of 100 }, { informed: -2 of 5 }] }
communication: { updates: [{ what: Note, raised_on: 2026-09-15 }] }
`, []],
  // Twenty-six weeks before 2026-10-09 is 2026-04-10.
  ['feedback/effect-unmeasured', 'phases: { implementation: { start: 2026-04-10 } }\n', []],
  ['feedback/effect-unmeasured', 'phases: { implementation: { start: 2026-04-09 } }\n', [
    '1:1-1:4 nothing has shown since 2026-04-09 whether the plan works: no survey or spot test with a result',
  ]],
  ['feedback/effect-unmeasured', `phases: { implementation: { start: 2026-03-02 } }
feedback:
  surveys: [{ date: 2026-04-10, result: 4.2 of 5 }, { date: 2026-05-10 }]
`, []],
  ['feedback/effect-unmeasured', `phases: { implementation: { start: 2026-03-02 } }
feedback:
  surveys: [{ date: 2026-04-09, result: 4.2 of 5 }]
  checks: [{ what: Calls, date: 2026-10-01 }, { what: Visits, date: 2026-03-15, result: 3 of 5 }]
`, ['5:3-5:9 nothing has shown since 2026-04-09 whether the plan works: no survey or spot test with a result']],
  ['feedback/effect-unmeasured', 'plan: { stage: closed }\nphases: { implementation: { start: 2020-04-09 } }\n', []],
]

const budget: Row[] = [
  ['budget/half', 'budget: [{ item: Visits }, { item: Calls, effort: 3 weeks }]\n', [
    '2:30-2:34 budget line \'Calls\' has time but no money',
  ]],
  ['budget/half', 'budget: [{ item: Visits, money: much, effort: 3 weeks }]\n', []],
  ['budget/incomplete', 'budget: [{ item: Visits, money: 10 EUR }, { item: Calls }, { item: Talks, money: much }]\n', [
    '2:12-2:16 budget line \'Visits\' lacks an owner',
    '2:45-2:49 budget line \'Calls\' lacks an owner, money and time',
    '2:62-2:66 budget line \'Talks\' lacks an owner',
  ]],
  ['budget/incomplete', `budget: [{ item: Visits, owner: ines }]\n${clinic}`, [
    '2:12-2:16 budget line \'Visits\' lacks money and time',
  ]],
  ['budget/half', `${house}budget: [{ item: Calls, money: 10 EUR }]\n`, [
    '3:12-3:16 budget line \'Calls\' has money but no time',
  ]],
  ['budget/incomplete', {
    'plan.crp.yaml': 'extends: house.crp.yaml\n', 'house.crp.yaml': `crp: 1\n${house}budget: [{ item: Calls }]\n`,
  }, []],
  ['budget/initiative-unfunded', `goals:
  - text: Finance is with us
    initiatives:
      - { text: Calls, cost: 10 EUR }
      - { text: Visits, cost: 10 EUR, status: done }
      - { text: Talks, cost: 10 EUR, status: dropped }
      - { id: i-x, text: Reports }
budget: [{ item: Other }]
`, ['5:30-5:36 initiative \'Calls\' costs 10 EUR, which no budget line covers']],
  ['budget/initiative-unfunded', `goals: [{ text: Finance is with us, initiatives: [{ id: i-a, text: Calls, cost: 10 EUR }] }]
budget: [{ item: Other, funds: [i-b] }]
`, []],
  ['budget/training-unfunded', 'phases: { implementation: { training: [{ audience: Staff }] } }\n', []],
  ['budget/training-unfunded', 'budget: [{ item: Visits }]\n', []],
]

const growth: Row[] = [
  ['growth/need-unmet', `customer: { name: Vale }
needs: [{ id: n-a, text: Calm desks }, { text: Fewer calls, decision: Outside our trade }, { id: n-b, text: Reports }]
offerings: [{ name: Texts, meets: [n-b] }]
`, ['3:15-3:18 Vale needs \'Calm desks\', and no offering meets it']],
  ['growth/no-ideas', '', []],
  ['growth/no-ideas', 'offerings: [{ name: Texts, state: planned }]\n', [
    '2:1-2:10 no further offering is considered: nothing asked for, no idea',
  ]],
  ['growth/idea-not-judged', `offerings:
  - { name: Texts }
  - { name: Calls, state: planned, risk: low, cost: 10 EUR }
  - { name: Posters, state: idea }
  - { name: Lists, state: idea, decision: rejected, risk: high, cost: 10 EUR }
`, [
    '4:7-4:11 offering \'Calls\' has not been judged: no decision',
    '5:7-5:11 offering \'Posters\' has not been judged: no risk, no cost and no decision',
  ]],
  ['growth/opportunity-no-need', 'opportunities: [{ text: Third clinic, status: won }, { text: Fourth, need: n-x }]\n', []],
  ['growth/no-repeat-rate', '', [
    '1:1-1:4 the plan does not say how far the customer comes back to us (no state, no rate and no date)',
  ]],
  ['growth/no-repeat-rate', 'retention: { state: New., repeat_rate: none, as_of: soon }\n', []],
  ['growth/no-retention-owner', `retention: { owner: rhea }\n${clinic}`, []],
  ['growth/no-testimonial', 'references: [{ title: Letter, kind: testimonal }]\n', []],
  ['growth/no-advantage', 'competitors: [{ name: Fernhill }]\n', []],
  ['growth/no-advantage', 'offerings: [{ name: Texts }]\n', []],
  ['growth/tier-unset', 'segments: { tiers: [{ id: core }] }\n', ['1:1-1:4 the customer has no place in the house\'s tiers']],
  ['growth/tier-unset', 'segments: { exit: { notice: 3 months } }\n', []],
]

const review: Row[] = [
  // Today is in the fourth quarter; six months on is 2027-04-09.
  ['review/quarter-without-review', 'phases: { lcm: { start: 2026-06-01, end: 2028-06-01 } }\n', [
    '1:1-1:4 no review is dated in Q4 2026; name a day between 2026-10-09 and 2026-12-31',
    '1:1-1:4 no review is dated in Q1 2027; name a day between 2027-01-01 and 2027-03-31',
    '1:1-1:4 no review is dated in Q2 2027; name a day between 2027-04-01 and 2027-06-30',
  ]],
  ['review/quarter-without-review', `phases: { closeout: { end: 2027-02-14 }, postcontract: { start: 2026-11-17 } }
reviews: [{ date: 2026-11-18, status: cancelled }]
`, [
    '3:1-3:8 no review is dated in Q4 2026; name a day between 2026-11-17 and 2026-12-31',
    '3:1-3:8 no review is dated in Q1 2027; name a day between 2027-01-01 and 2027-02-14',
  ]],
  ['review/quarter-without-review', 'phases: { closeout: { end: 2027-02-13 }, postcontract: { start: 2026-11-18 } }\n', []],
  ['review/quarter-without-review', `phases: { lcm: { start: 2026-06-01, end: 2026-12-31 } }
reviews: [{ date: 2026-10-01, status: done }]
`, []],
  ['review/quarter-without-review', 'phases: { lcm: { start: 2026-06-01, end: 2026-09-20 } }\n', [], '2026-09-21'],
  ['review/quarter-without-review', 'phases: { lcm: { start: 2026-06-01, end: 2026-09-20 } }\n', [
    '1:1-1:4 no review is dated in Q3 2026; name a day between 2026-09-20 and 2026-09-20',
  ], '2026-09-20'],
  ['review/quarter-without-review', 'phases: { lcm: { start: 2026-06-01 } }\n', []],
  ['review/quarter-without-review', `phases: { lcm: { start: 2026-06-01, end: 2028-06-01 } }
reviews: [{ date: soon }]
`, []],
  ['review/overdue', 'reviews: [{ date: 2026-10-09 }, { date: 2026-10-08, status: cancelled }]\n', []],
  ['review/no-outcome', 'reviews: [{ date: 2026-10-01 }, { date: 2026-09-01, status: done, changes: [A note] }]\n', []],
  // Ninety days after 2026-07-11 is 2026-10-09.
  ['review/change-not-assessed', 'reviews: [{ date: 2026-07-11, status: done, changes: [A note] }]\n', []],
  ['review/change-not-assessed', `customer: { name: Vale }
plan: { supplier: Northbeam }
reviews:
  - { date: 2026-07-10, changes: [Letters] }
  - date: 2026-07-10
    status: done
    changes:
      - A note
      - { text: Calls, verdict: helped, asked: [ines, lena] }
      - { text: Visits, verdict: helped, assessed_on: 2026-09-24, asked: [lena] }
      - { text: Posters, verdict: helped, assessed_on: 2026-09-24, asked: [pia, lena] }
      - { text: Lists, verdict: help, assessed_on: 2026-09-24, asked: [pia, lena] }
${clinic}`, [
    '9:9-9:15 nobody has asked Vale or Northbeam since 2026-07-10 whether \'A note\' helped',
    '10:11-10:15 nobody has asked Vale or Northbeam since 2026-07-10 whether \'Calls\' helped',
    '11:11-11:15 nobody has asked Northbeam since 2026-07-10 whether \'Visits\' helped',
  ]],
  ['review/indicator-incomplete', `${house}indicators: [{ metric: Answers }]\n`, [
    '3:16-3:22 indicator \'Answers\' lacks a baseline, a target, a source and an owner',
  ]],
  // Fourteen weeks before 2026-10-09 is 2026-07-03.
  ['review/no-reading', `phases: { implementation: { start: 2026-07-02 } }
indicators:
  - { metric: Answers, readings: [{ date: 2026-07-03, value: 1 }, { date: 2026-06-01, value: 2 }] }
  - { metric: Calls, readings: [{ date: 2026-07-02, value: 1 }, { date: 2026-06-01, value: 2 }] }
  - { metric: Visits }
  - { metric: Letters, readings: [{ date: July, value: 3 }] }
`, [
    '5:7-5:13 indicator \'Calls\' has not been read since 2026-07-02',
    '6:7-6:13 indicator \'Visits\' has not been read since 2026-07-02',
  ]],
  ['review/no-reading', 'phases: { implementation: { start: 2026-07-03 } }\nindicators: [{ metric: Answers }]\n', []],
  ['review/improvement-incomplete', `improvement:
  - { action: Call first, done_on: 2026-10-01 }
  - { action: Write less }
`, ['4:7-4:13 improvement \'Write less\' lacks an owner and a due date']],
  ['review/improvement-overdue', 'improvement: [{ action: Call first, due: 2026-10-09 }]\n', []],
  ['review/improvement-overdue', `${house}improvement: [{ action: Call first, due: 2026-10-08 }]\n`, [
    '3:17-3:23 improvement \'Call first\' was due on 2026-10-08',
  ]],
  ['review/improvement-overdue', {
    'plan.crp.yaml': 'extends: house.crp.yaml\nimprovement: [{ action: Write less, due: 2026-10-08 }]\n',
    'house.crp.yaml': `crp: 1\n${house}improvement: [{ action: Call first, due: 2026-10-08 }]\n`,
  }, ['3:17-3:23 improvement \'Write less\' was due on 2026-10-08']],
  ['review/no-postmortem', '', ['1:1-1:4 no post-mortem is dated']],
  ['review/no-postmortem', 'postmortem: { date: soon }\n', []],
  ['review/postmortem-incomplete', '', []],
  ['review/postmortem-incomplete', 'postmortem: { date: 2027-03-04 }\n', [
    '2:1-2:11 the post-mortem does not say how satisfied the customer is, what was done for satisfaction '
      + 'and what to do more of next time',
  ]],
  ['review/postmortem-survey-only', '', []],
  ['review/postmortem-survey-only', 'postmortem: { date: 2027-03-04 }\n', ['2:1-2:11 the post-mortem rests on nothing']],
  ['review/postmortem-survey-only', 'postmortem: { methods: [surveys] }\n', []],
  ['review/lesson-not-carried', 'postmortem: { next_time: [{ text: Meet finance }] }\n', [
    '2:29-2:33 lesson \'Meet finance\' is carried on by nobody and no plan',
  ]],
  ['review/lesson-not-carried', `postmortem: { next_time: [{ text: Meet finance, owner: ines }] }\n${clinic}`, [
    '2:29-2:33 lesson \'Meet finance\' is carried on by no plan',
  ]],
]

const houses: Row[] = [
  ['house/no-company-goal', '', []],
  ['house/no-company-goal', house, ['1:1-1:4 the house file states no goal of the company']],
  ['house/no-company-goal', `${house}goals: [{ text: Repeat orders, kind: firm }]\n`, []],
  ['house/company-goal-vague', 'goals: [{ text: Finance is with us }, { text: Repeat orders, kind: company, by: soon }]\n', [
    '2:41-2:45 goal \'Repeat orders\' is not definite: it lacks a metric and a target',
  ]],
  ['house/goal-no-focus', 'goals: [{ text: Repeat orders, kind: company }]\n', [
    '2:11-2:15 goal \'Repeat orders\' does not say on which customers effort is shifted',
  ]],
  ['house/block-missing', '', []],
  ['house/block-missing', house, [
    '1:1-1:4 the house file does not say where customers meet us',
    '1:1-1:4 the house file does not say how competitors keep in touch',
    '1:1-1:4 the house file does not say how a contact is handled step by step',
    '1:1-1:4 the house file does not say how the policy is introduced',
    '1:1-1:4 the house file does not say who the ideal customer is',
    '1:1-1:4 the house file does not say which customers are most valuable',
  ]],
  ['house/block-missing', {
    'plan.crp.yaml': `extends: group.crp.yaml\n${house}touchpoints: many\nsegments: { ideal: {}, tiers: [{ id: core }] }\n`,
    'group.crp.yaml': `crp: 1
${house}competitors: [{ name: Fernhill }]
flows: [{ title: Complaint }]
rollout: { message: So. }
`,
  }, ['5:13-5:18 the house file does not say who the ideal customer is']],
  ['house/touchpoints-narrow', 'touchpoints: [{ name: Desk, area: service }, { name: Fair }]\n', []],
  ['house/touchpoints-narrow', 'touchpoints: [{ name: Desk, area: service }, { name: Visit, area: sales }]\n', [
    '2:1-2:12 customers also meet us in billing, collection, delivery and promotion',
  ]],
  ['house/touchpoints-narrow', {
    'plan.crp.yaml': 'extends: house.crp.yaml\n',
    'house.crp.yaml': `crp: 1\n${house}touchpoints: [{ name: Desk, area: service }]\n`,
  }, []],
  ['house/touchpoints-narrow', {
    'plan.crp.yaml': 'extends: house.crp.yaml\ntouchpoints: [{ name: Site, area: sales }]\n',
    'house.crp.yaml': `crp: 1\n${house}touchpoints: [{ name: Desk, area: billing }]\n`,
  }, []],
  ['house/touchpoint-unrated', 'touchpoints: [{ name: Desk }, { name: Visit, today: Weekly, rating: 6, wanted: 4 }]\n', [
    '2:17-2:21 point of contact \'Desk\' lacks what is done today, a rating and a rating wanted',
  ]],
  ['house/gap-without-action', `touchpoints:
  - { name: Desk, rating: 3, wanted: 3 }
  - { name: Visit, rating: 2 }
  - { name: Fair, rating: 2, wanted: 3 }
  - { id: tp-a, name: Site, rating: 2, wanted: 3 }
  - { id: tp-b, name: Bill, rating: 2, wanted: 3 }
goals: [{ text: Calm sites, from: [tp-a] }]
`, [
    '5:7-5:11 point of contact \'Fair\' is at 2 and should be at 3, but nothing is planned for it',
    '7:11-7:15 point of contact \'Bill\' is at 2 and should be at 3, but nothing is planned for it',
  ]],
  ['house/gap-without-action', {
    'plan.crp.yaml': `extends: house.crp.yaml
touchpoints: [{ id: tp-a, name: Site, wanted: 5 }, { id: tp-b, name: Fair, rating: 1, wanted: 2 }]
`,
    'house.crp.yaml': `crp: 1
${house}touchpoints: [{ id: tp-a, name: Site, rating: 2, wanted: 2 }, { name: Bill, rating: 2, wanted: 3 }]
`,
  }, [
    '3:21-3:25 point of contact \'Site\' is at 2 and should be at 5, but nothing is planned for it',
    '3:58-3:62 point of contact \'Fair\' is at 1 and should be at 2, but nothing is planned for it',
  ]],
  ['house/level-missing', '', []],
  ['house/level-missing', 'touchpoints: [{ name: Desk, tier: front }]\n', [
    '2:1-2:12 no point of contact is behind the scenes and is at events',
  ]],
  ['house/no-guideline', 'touchpoints: [{ name: Desk, tier: back }, { name: Fair }]\n', []],
  ['house/moment-uncovered', '', []],
  ['house/moment-uncovered', 'touchpoints: [{ name: Desk, moments: [during] }, { name: Fair }]\n', [
    '2:1-2:12 nothing says how customers are met before and after the sale',
  ]],
  ['house/overseer-outside', `touchpoints:
  - { name: Desk, department: Projects, overseer: ines }
  - { name: Fair, department: Sales, overseer: ines }
  - { name: Bill, department: Sales, overseer: pia }
  - { name: Site, overseer: ines }
${clinic}`, ['4:48-4:52 Ines Calder oversees \'Fair\' from another department']],
  ['house/tier-no-priority', 'segments: { tiers: [{ id: core, criteria: [] }] }\n', [
    '2:27-2:31 tier \'core\' lacks criteria and a priority',
  ]],
  ['house/exit-incomplete', 'segments: { exit: {} }\n', []],
  ['house/exit-incomplete', 'segments: { exit: { criteria: [Unpaid], notice: soon } }\n', [
    '2:13-2:17 parting with a customer lacks an approver',
  ]],
  ['house/competitor-unstudied', 'competitors: [{ name: Fernhill }]\n', [
    '2:17-2:21 what Fernhill does is not known: no practices and no rating',
  ]],
  ['house/flow-unreachable', `flows:
  - title: Complaint
    steps:
      - { what: Take it }
      - { what: Solve it, next: [c] }
      - { id: b, what: Pass it on, next: [b] }
      - { id: c, what: Close it }
      - { what: Thank the customer }
`, ['7:15-7:16 no step of flow \'Complaint\' leads to \'Pass it on\'']],
  ['house/flow-unreachable', `flows:
  - { title: Complaint, steps: [{ id: a, what: Take it, next: [x] }, { id: b, what: Close it }] }
  - { title: Fault, steps: [{ id: x, what: Mend it, next: [b] }, { id: y, what: Write it down }] }
`, ['4:72-4:73 no step of flow \'Fault\' leads to \'Write it down\'']],
  ['house/flow-unreachable', 'flows: [{ title: Fault, steps: [{ what: Mend it, next: [z] }, { what: Close it }] }]\n', []],
  ['house/flow-unreachable', 'flows: [{ title: Call }]\n', []],
  ['house/rollout-incomplete', '', []],
  ['house/rollout-incomplete', `rollout: { levels: [{ level: Board, duties: Lead }, { level: Teams }] }\n`, [
    '2:1-2:8 the introduction of the policy lacks lead of \'Board\', lead and duties of \'Teams\' '
      + 'and a message on what it should bring',
  ]],
  ['house/rollout-incomplete', `rollout: { message: So., levels: [{ level: Board, lead: ines, duties: Lead }] }\n${clinic}`, [
    '2:1-2:8 the introduction of the policy lacks a second level',
  ]],
  ['house/rollout-at-once', 'rollout: { message: So. }\n', ['2:1-2:8 the change-over happens in one stroke; take it in steps']],
  // Ten working days before Monday 2026-03-02 is Monday 2026-02-16.
  ['house/workshop-too-late', `house: { company: Northbeam, effective: 2026-03-02 }
rollout: { workshops: [{ audience: Desk, date: 2026-02-16 }] }
`, []],
  ['house/workshop-too-late', `house: { company: Northbeam, effective: 2026-03-02 }
rollout: { workshops: [{ audience: Desk, date: 2026-02-17 }, { audience: Sales }] }
`, ['3:1-3:8 no workshop is held well before 2026-03-02']],
  ['house/workshop-too-late', `${house}rollout: { message: So. }\n`, []],
  ['house/results-managers-only', 'results_sharing: { audience: team }\n', []],
  ['house/group-no-feedback', 'results_sharing: { per_group: [{ group: Support }] }\n', [
    '2:34-2:39 Support does not hear what goes well and what can be better',
  ]],
  ['house/tool-before-strategy', 'tooling: [{ name: Desk, supports: [] }, { name: Book, supports: [ind-x] }]\n', [
    '2:13-2:17 tool \'Desk\' supports no goal, indicator or point of contact: strategy first, software second',
  ]],
  ['house/two-sources-of-truth', `tooling:
  - { name: Desk, source_of_truth_for: [Issues, Contacts] }
  - { name: Book, source_of_truth_for: [Offers, contacts, ISSUES] }
  - { name: Map, source_of_truth_for: [Offers, Plans, Plans] }
  - { name: None }
`, [
    '4:40-4:66 both Book and Desk claim to hold contacts and ISSUES',
    '5:39-5:61 both Map and Book claim to hold Offers',
  ]],
  ['house/two-sources-of-truth', {
    'plan.crp.yaml': 'extends: house.crp.yaml\ntooling: [{ name: Book, source_of_truth_for: [Contacts] }]\n',
    'house.crp.yaml': `crp: 1\n${house}tooling: [{ name: Desk, source_of_truth_for: [Contacts] }]\n`,
  }, ['3:46-3:56 both Book and Desk claim to hold Contacts']],
]

describe.each(Object.entries({ feedback, budget, growth, review, house: houses }))('chapter %s', (_, rows) => {
  it.each(rows)('judges the edges of %s (row %#)', (rule, text, found, today = '2026-10-09') => {
    const texts = typeof text === 'string' ? { 'plan.crp.yaml': text } : text
    const all = { ...texts, 'plan.crp.yaml': `crp: 1\n${texts['plan.crp.yaml'] ?? ''}` }
    expect(findingsOf(all, new RegExp(`^${rule}$`), { gate: 'closed', today })).toEqual(found.map((one) => `${rule} ${one}`))
  })
})

it.each([
  ['feedback/survey-fatigue', `crp: 1
feedback:
  surveys:
    - { id: s-a, date: 2026-11-10, audience: [lena] }
    - { id: s-b, date: 2026-11-17, audience: [lena] }
${clinic}`, ['the earlier survey: s-a']],
  ['house/two-sources-of-truth', `crp: 1
tooling:
  - { name: Desk, source_of_truth_for: [Issues] }
  - { name: Book, source_of_truth_for: [Issues] }
`, ['claimed here before: [Issues]']],
])('shows where the other half of %s stands', (rule, text, related) => {
  const found = verdictsOf(text).diagnostics.filter((one) => one.rule === rule).flatMap((one) => one.related ?? [])
  expect(found.map(({ at, message }) => `${message}: ${at.source.text.slice(at.start, at.end)}`)).toEqual(related)
})
