import { describe, expect, it } from 'vitest'
import { findingsOf, type Texts } from './findings.ts'

const clinic = `people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: tom, name: Tom Ferrand, side: supplier }
  - { id: pia, name: Pia Roth, side: partner }
  - { id: rhea, name: Rhea Novak, side: customer }
  - { id: otto, name: Otto Reyes, side: customer }
`

/** Rule, plan without its first line, what it reports with every gate in force, the day. */
type Row = [rule: string, text: Texts, found: string[], today?: string]

const risks: Row[] = [
  ['risks/none', 'risks: []\n', ['2:1-2:6 no risk is on record']],
  ['risks/none', 'risks: soon\n', []],
  ['risks/incomplete', 'risks: [{ event: Strike }]\n', [
    '2:11-2:16 risk \'Strike\' lacks a probability, an impact and a response',
  ]],
  ['risks/incomplete', 'risks: [{ event: Strike, probability: 9, impact: 2, response: Wait }]\n', []],
  ['risks/undisclosed', 'risks: [{ event: Strike, probability: 2, impact: 5 }]\n', []],
  ['risks/undisclosed', 'limits: { high_risk: 10 }\nrisks: [{ event: Strike, probability: 2, impact: 5 }]\n', [
    '3:11-3:16 the customer has not been told of the high risk \'Strike\'',
  ]],
  ['risks/undisclosed', 'risks: [{ event: Strike, impact: 5 }]\n', []],
  ['risks/disclosed-yet-hidden', 'risks: [{ event: Strike, disclosed_on: 2026-07-21, visibility: internal }]\n', [
    '2:11-2:16 the customer was told of \'Strike\' on 2026-07-21, yet its edition leaves it out; set `visibility: shared` or '
      + 'take the date back',
  ]],
  ['risks/disclosed-yet-hidden', 'risks: [{ event: Strike, disclosed_on: 2026-07-21, visibility: public }]\n', []],
  ['risks/no-customer-text', 'risks: [{ event: Strike }]\n', []],
  // Friday and two working days is Tuesday.
  ['risks/issue-told-late', 'issues: [{ text: Sent twice, known_on: 2026-10-02, told_on: 2026-10-06 }]\n', []],
  ['risks/issue-told-late', 'issues: [{ text: Sent twice, known_on: 2026-10-02, told_on: 2026-10-07 }]\n', [
    '2:12-2:16 the customer was told of \'Sent twice\' in time: known since 2026-10-02',
  ]],
  ['risks/issue-told-late', 'issues: [{ text: Sent twice, known_on: 2026-10-07 }]\n', []],
  ['risks/issue-told-late', 'issues: [{ text: Sent twice, known_on: 2026-10-07 }]\n', [
    '2:12-2:16 the customer has not been told of \'Sent twice\' in time: known since 2026-10-07',
  ], '2026-10-10'],
  ['risks/issue-told-late', `issues:
  - { text: Closed, known_on: 2026-09-01, closed_on: 2026-09-02 }
  - { text: Our own, known_on: 2026-09-01, visibility: internal }
  - { text: Theirs, known_on: 2026-09-01, raised_by: rhea }
  - { text: Not known }
  - { text: Raised by us, known_on: 2026-09-01, raised_by: pia }
${clinic}`, ['7:7-7:11 the customer has not been told of \'Raised by us\' in time: known since 2026-09-01']],
  ['risks/concern-unanswered', `issues:
  - { text: Ours, known_on: 2026-09-01, raised_by: ines }
  - { text: Closed, known_on: 2026-09-01, raised_by: rhea, closed_on: 2026-09-02 }
  - { text: Hidden, known_on: 2026-10-06, raised_by: rhea, visibility: internal }
  - { text: Answered, known_on: 2026-10-02, raised_by: otto, told_on: 2026-10-07 }
service_levels: [{ event: inquiry, respond_within: 1 year }]
${clinic}`, [
    '5:7-5:11 Rhea Novak\'s concern \'Hidden\' has no answer: known since 2026-10-06',
    '6:7-6:11 Otto Reyes\' concern \'Answered\' was answered late: known since 2026-10-02',
  ]],
  ['risks/concern-unanswered', `issues: [{ text: Print, known_on: 2026-10-02, raised_by: rhea }]
service_levels: [{ event: complaint, respond_within: 1 week }]
${clinic}`, []],
  ['risks/issue-no-owner-or-due', 'issues: [{ text: Sent twice }, { text: Done, closed_on: 2026-10-01 }]\n', [
    '2:12-2:16 issue \'Sent twice\' lacks an owner and a due date',
  ]],
  ['risks/issue-overdue', 'issues: [{ text: Sent twice, due: 2026-10-09 }]\n', []],
  ['risks/no-change-procedure', '', ['1:1-1:4 the plan does not say how changes to the project are handled with the customer']],
  ['risks/no-customer-approver', 'change_control: {}\n', []],
  ['risks/no-customer-approver', 'change_control: { procedure: Ask }\n', ['2:1-2:15 nobody at the customer decides on changes']],
  ['risks/no-customer-approver', 'change_control: { approvers: [nobody] }\n', []],
  ['risks/no-notice-time', '', []],
  ['risks/change-told-late', `change_control: { notify_within: 1 week }
changes:
  - { text: In time, known_on: 2026-09-01, notified_on: 2026-09-08 }
  - { text: Late, known_on: 2026-09-01, notified_on: 2026-09-09, status: rejected }
  - { text: Waiting, known_on: 2026-10-01 }
  - { text: Dropped, known_on: 2026-10-01, status: withdrawn }
  - { text: Fresh, known_on: 2026-10-02 }
`, [
    '5:7-5:11 the customer heard late what \'Late\' means: known since 2026-09-01',
    '6:7-6:11 the customer has not heard what \'Waiting\' means: known since 2026-10-01',
  ]],
  ['risks/change-told-late', 'changes: [{ text: Late, known_on: 2026-09-01, notified_on: 2026-09-04 }]\n', [
    '2:13-2:17 the customer heard late what \'Late\' means: known since 2026-09-01',
  ]],
  ['risks/change-no-implications', 'changes: [{ text: Welsh }, { text: Basque, status: withdrawn }]\n', [
    '2:13-2:17 change \'Welsh\' does not spell out what it means for time, cost, scope and quality; write none where there is '
      + 'nothing',
  ]],
  ['risks/change-no-implications', 'changes: [{ text: Welsh, implications: Some }]\n', []],
  ['risks/change-no-choice', 'changes: [{ text: Welsh, status: rejected }, { text: Basque, status: withdrawn }]\n', [
    '2:13-2:17 change \'Welsh\' leaves the customer no choice; name at least two options',
  ]],
  ['risks/change-decided-alone', 'changes: [{ text: A }, { text: B, status: rejected }, { text: C, status: withdrawn }]\n', [
    '2:26-2:30 change \'B\' was decided without the customer',
  ]],
  ['risks/change-no-customer-impact', 'changes: [{ text: A, status: approved }, { text: B, status: rejected }]\n', [
    '2:13-2:17 change \'A\' does not say what the customer must adjust in its own plans',
  ]],
  ['risks/decision-incomplete', 'decisions: [{ text: Welsh }]\n', [
    '2:15-2:19 decision \'Welsh\' lacks a date and the name of who made it',
  ]],
  // 2026-09-25 and ten working days is 2026-10-09.
  ['risks/decision-not-applied', `scope: { parameters: [{ id: par, text: English and Welsh }], work: [{ id: wk, text: Install }] }
decisions:
  - { text: Fresh, date: 2026-09-25, affects: [par] }
  - { text: Old, date: 2026-09-24, affects: [par, wk] }
  - { text: Without effect, date: 2026-09-24 }
  - { text: Without date, affects: [par] }
`, [
    '5:7-5:11 decision \'Old\' of 2026-09-24 has not been carried into parameter \'English and Welsh\' and part of the work '
      + '\'Install\'',
  ]],
  // 2026-10-16 is five working days ahead.
  ['risks/disruption-unannounced', `disruptions:
  - { text: Today, date: 2026-10-09 07:00 }
  - { text: Near, date: 2026-10-16 }
  - { text: Far, date: 2026-10-19 }
  - { text: Over, date: 2026-10-08 }
  - { text: Undated }
`, [
    '3:7-3:11 disruption \'Today\' on 2026-10-09 is near, and nobody at the customer has been warned',
    '4:7-4:11 disruption \'Near\' on 2026-10-16 is near, and nobody at the customer has been warned',
  ]],
  ['risks/disruption-no-help', 'disruptions: [{ text: Over, date: 2026-10-08 }, { text: Undated }]\n', [
    '2:51-2:55 the plan does not say how the customer is helped through \'Undated\'',
  ]],
]

const voices = (...items: string[]) => `communication:
  voices:
${items.map((item) => `    - { ${item} }\n`).join('')}${clinic}`

const communication: Row[] = [
  ['communication/two-voices', voices('topics: [dates, scope], speaker: ines', 'topics: [scope, dates], speaker: pia'), [
    '5:17-5:31 on scope and dates the customer hears both Pia Roth and Ines Calder',
  ]],
  ['communication/two-voices', voices('topics: [dates], speaker: ines', 'topics: [dates], speaker: ines'), []],
  ['communication/two-voices', voices('topics: [dates], speaker: ines', 'topics: [dates]'), []],
  ['communication/two-voices', voices('topics: [dates], speaker: ines', 'topics: [dates], speaker: tom, channel: phone'), []],
  ['communication/two-voices', voices('topics: [dates], speaker: ines', 'topics: [dates], speaker: tom, audience: [rhea]'), []],
  ['communication/two-voices', voices(
    'topics: [dates], speaker: ines, channel: email', 'topics: [dates], speaker: tom, channel: phone'), []],
  ['communication/two-voices', voices(
    'topics: [dates], speaker: ines, channel: phone, audience: [rhea, otto]',
    'topics: [dates], speaker: tom, channel: phone, audience: [otto]',
    'topics: [dates], speaker: pia, channel: phone, audience: [rhea]',
    'topics: [dates], speaker: pia, channel: phone'), [
    '5:17-5:24 on dates the customer hears both Tom Ferrand and Ines Calder',
    '6:17-6:24 on dates the customer hears both Pia Roth and Ines Calder',
  ]],
  ['communication/two-voices', {
    'house.crp.yaml': 'crp: 1\nhouse: { company: Northbeam }\n'
      + voices('topics: [dates], speaker: ines', 'topics: [dates], speaker: tom'),
  }, ['house.crp.yaml:6:17-6:24 on dates the customer hears both Tom Ferrand and Ines Calder']],
  ['communication/two-voices', {
    'plan.crp.yaml': `crp: 1\nextends: house.crp.yaml\n${voices('topics: [dates], speaker: tom')}`,
    'house.crp.yaml': 'crp: 1\nhouse: { company: Northbeam }\npeople: [{ id: vera, name: Vera Holt, side: supplier }]\n'
      + 'communication: { voices: [{ topics: [dates], speaker: vera }, { topics: [dates], speaker: vera }] }\n',
  }, [
    '5:17-5:24 on dates the customer hears both Tom Ferrand and Vera Holt',
  ]],
  ['communication/voice-no-speaker', voices('topics: [dates, scope], backup: ines'), [
    '4:9-4:15 nobody speaks for us on dates and scope',
  ]],
  ['communication/topic-without-voice', '', [
    '1:1-1:4 nobody is named to speak for us on dates, scope, price and problems',
  ]],
  ['communication/topic-without-voice', `limits: { voice_topics: [price] }\n${voices('topics: [price], audience: [rhea]')}`, []],
  ['communication/jargon', `plan: { title: PVR rollout, supplier: QLS Systems }
customer: { name: NHS Harrow }
communication: { glossary: [{ term: SMS gateway, plain: what sends SMS by GSM }], avoid: [XML] }
scope:
  summary: NHS, PVR, QLS and JRM are names; the EU and a PDF are known; an SMS is explained; AB1 is not, AB1 is not.
  work: [Api, I, A1, ABCDEFG, APIs, 99 %, 2026, "6000 EUR", "CHF -2.50", EUR, "40 GB", 8MB, 9 AM, Phase II, Annex XIV, GB, MY_ID]
  parameters: [Second AB1, See https://docs.example/JSON, "A+B1C"]
relationship: { current_state: { summary: The CEO is sceptical. } }
people: [{ id: jrm, name: JRM Smith, side: customer, function: CFO, unit: HQ }]
`, [
    '4:57-4:78 \'GSM\' is not explained in NHS Harrow\'s own words; add it to the glossary',
    '6:12-6:117 \'AB1\' is not explained in NHS Harrow\'s own words; add it to the glossary',
    '7:74-7:77 \'EUR\' is not explained in NHS Harrow\'s own words; add it to the glossary',
    '7:120-7:122 \'GB\' is not explained in NHS Harrow\'s own words; add it to the glossary',
    '8:59-8:66 \'B1C\' is not explained in NHS Harrow\'s own words; add it to the glossary',
  ]],
  ['communication/jargon', `risks:
  - { event: The API fails, customer_text: The VPN may fail, visibility: shared }
  - { event: The SLA fails, customer_text: The DNS may fail }
issues: [{ text: The TLS failed, customer_text: The GUI failed }, { text: The ETL failed }]
plan: { supplier: Northbeam }
`, [
    '3:44-3:60 \'VPN\' is not explained in the customer\'s own words; add it to the glossary',
    '5:49-5:63 \'GUI\' is not explained in the customer\'s own words; add it to the glossary',
    '5:75-5:89 \'ETL\' is not explained in the customer\'s own words; add it to the glossary',
  ]],
  ['communication/jargon', 'communication: { glossary: soon }\nscope: { summary: By API. }\n', []],
  ['communication/avoided-word', `communication:
  avoid: [cut-over, go live]
  policy: { text: "GO\\n  live after the Cut-over." }
goals: [{ text: Cut-over is liked }]
schedule: [{ title: Undercut-over }, { title: Cut-overs }, { title: The cut-over, visibility: internal }]
`, [
    '4:19-4:51 \'cut-over\' and \'go live\' are on the list of words not to use with the customer',
  ]],
  ['communication/avoided-word', `communication: { avoid: [cut-over] }
risks: [{ event: The cut-over fails, customer_text: The cut-over may fail, visibility: shared }]
`, ['3:53-3:74 \'cut-over\' is on the list of words not to use with the customer']],
  ['communication/avoided-word', `communication: { avoid: [director] }
plan: { owner: ines }
people: [{ id: ines, name: Ines Director, side: supplier, function: Director, unit: Director }]
`, []],
  ['communication/long-sentence', `limits: { sentence_words: 4 }
changes: [{ text: Welsh, customer_text: One two - three four. Five six! One two three four five? Six. }]
`, ['3:41-3:102 a sentence of 5 words is hard to follow; cut it in two']],
  ['communication/no-progress-updates', 'communication: { updates: [{ what: Note }] }\n', []],
  ['communication/update-incomplete', 'communication: { updates: [{ what: Note }] }\n', [
    '2:30-2:34 update \'Note\' does not say how often it is sent and who writes it',
  ]],
  ['communication/update-incomplete', 'communication: { updates: [{ what: Note, cadence: often, owner: nobody }] }\n', []],
  ['communication/update-hollow', `communication: { updates: [{ what: Note, audience: [ines] }] }\n${clinic}`, [
    '2:30-2:34 update \'Note\' does not say what it tells and reaches nobody at the customer',
  ]],
  ['communication/one-way-traffic', '', []],
  ['communication/one-way-traffic', 'communication: { updates: [{ what: Note }, { what: Letter, direction: in }] }\n', []],
  ['communication/one-way-traffic', `communication: { updates: [{ what: Note }] }
feedback: { inbox: {}, direct: [], records: [{ metric: Complaints }] }
`, ['2:18-2:25 we talk to the customer but nowhere listen']],
  ['communication/one-way-traffic', `communication: { updates: [{ what: Note }] }
feedback: { inbox: { channel: email } }
`, []],
  ['communication/channel-incomplete', 'communication: { channels: [{ id: desk, name: Service desk }, { id: email }] }\n', [
    '2:35-2:39 the plan does not say what Service desk is good for and who looks after Service desk',
    '2:69-2:74 the plan does not say what email is good for and who looks after email',
  ]],
  ['communication/policy-no-feedback', '', []],
  ['communication/no-escalation', 'escalation: []\n', [
    '2:1-2:11 the plan does not say where a matter goes when it cannot be solved',
  ]],
  ['communication/escalation-incomplete', 'customer: { name: Vale }\nescalation: [{ level: 2 }]\n', [
    '3:23-3:24 level 2 of the escalation lacks a person of ours, a person at Vale and a time to respond',
  ]],
  ['communication/escalation-same-person', `escalation:
  - { level: 3, supplier: ines, customer: rhea }
  - { level: 1, supplier: ines, customer: otto }
  - { level: 2, supplier: ines, customer: rhea }
${clinic}`, [
    '5:27-5:31 Ines Calder stands on levels 1, 2 and 3; going up changes nothing',
    '5:43-5:47 Rhea Novak stands on levels 2 and 3; going up changes nothing',
  ]],
  ['communication/escalation-same-person', `escalation: [{ level: 1, supplier: ines }, { level: 1, supplier: ines }]
${clinic}`, []],
  ['communication/no-response-time', 'service_levels: [{ event: complaint, respond_within: soon }]\n', []],
  ['communication/no-wait-limit', '', []],
  ['communication/no-wait-limit', 'service_levels: [{ event: complaint }, { event: inquiry, resolve_within: 1 day }]\n', [
    '2:49-2:56 there is no limit to how long the customer waits for an answer to an inquiry',
  ]],
  ['communication/no-wait-limit', 'service_levels: [{ event: complaint }]\n', [
    '2:1-2:15 there is no limit to how long the customer waits for an answer to an inquiry',
  ]],
  ['communication/no-complaint-time', 'service_levels: [{ event: inquiry, resolve_within: 1 day }]\n', [
    '2:1-2:15 there is no limit to how long a complaint takes',
  ]],
  ['communication/resolve-before-respond', `service_levels:
  - { event: a, respond_within: 1 day, resolve_within: 24 hours }
  - { event: b, respond_within: 1 working day, resolve_within: 7 working hours }
  - { event: c, resolve_within: 1 hour }
  - { event: d, respond_within: 1 hour }
`, ['4:64-4:79 service level \'b\' is to be resolved before it is answered']],
  ['communication/resolve-before-respond', `calendar: { hours_per_day: 7 }
service_levels: [{ event: b, respond_within: 1 working day, resolve_within: 7 working hours }]
`, []],
  ['communication/no-recovery-plan', '', [
    '1:1-1:4 the plan for a serious setback lacks triggers, first steps, a spokesperson and a rhythm of updates',
  ]],
]

const duties = (...owners: string[]) =>
  `service_levels:\n${owners.map((owner, index) => `  - { event: e${index}, owner: ${owner} }\n`).join('')}`
const company = `people:
${['a', 'b', 'c', 'd', 'e'].map((id) => `  - { id: ${id}, name: Ann ${id.toUpperCase()}, side: supplier }\n`).join('')}`
  + '  - { id: z, name: Zoe Z, side: customer }\n'
const five = `team: [{ who: a }, { who: b }, { who: c }, { who: d }, { who: e }, { who: z }]\n${company}`

const team: Row[] = [
  ['team/member-no-service-role', `plan: { distribution: [ines, pia, rhea] }
team: [{ who: pia }, { who: otto }]
${clinic}`, ['3:7-3:36 Ines Calder and Pia Roth have no part in serving the customer']],
  ['team/member-no-service-role', `plan: { distribution: [ines] }\n${clinic}`, [
    '1:1-1:4 Ines Calder has no part in serving the customer',
  ]],
  ['team/member-no-service-role', `plan: { distribution: [a] }
people: [{ id: a, name: Ann A, side: supplier, left_on: 2026-10-09 }]
`, []],
  ['team/no-customer-member', '', []],
  ['team/not-briefed', `team: [{ who: pia }, { who: rhea }]\n${clinic}`, [
    '2:15-2:18 Pia Roth has not been briefed on who says what to the customer',
  ]],
  ['team/no-reason', `team: [{ who: pia }, { who: rhea }, { who: ines }, { who: tom, why: Sold it }]\n${clinic}`, [
    '2:1-2:5 the plan does not say why Pia Roth and Ines Calder were chosen',
  ]],
  ['team/no-reason', `team: [{ who: pia, why: 7.5 }, { who: ines, why: [] }]\n${clinic}`, [
    '2:1-2:5 the plan does not say why Ines Calder was chosen',
  ]],
  ['team/no-contribution', `team: [{ who: pia, avoid: Promises }, { who: rhea }, { who: ines }]\n${clinic}`, [
    '2:1-2:5 Pia Roth and Ines Calder have not said how they can better the customer\'s experience, or what would undercut it',
  ]],
  ['team/load-concentrated', `${duties('a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'd')}${five}`, []],
  ['team/load-concentrated', `${duties('a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'b')}${five}`, [
    '13:1-13:5 Ann B and Ann A carry 90 % of all duties toward the customer',
  ]],
  ['team/load-concentrated', `limits: { duty_share: 79 }\n${duties('a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'd')}${five}`, [
    '14:1-14:5 Ann A and Ann B carry 80 % of all duties toward the customer',
  ]],
  ['team/load-concentrated', `${duties('a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'a')}${five}`, []],
  ['team/load-concentrated', `limits: { duty_min_team: 6 }\n${duties(...Array<string>(10).fill('a'))}${five}`, []],
  ['team/load-concentrated', `phases:
  lcm:
    { primary_contact: a, responsibilities: [{ who: a, what: Calls }], formal_meetings: [{ title: Talk, owner: a }] }
schedule: [{ title: Visit, owner: a }]
goals: [{ text: Trust, owner: b, initiatives: [{ text: Visits, owner: a }] }]
risks: [{ event: Strike, owner: a }]
issues: [{ text: Old, owner: b, closed_on: 2026-10-01 }, { text: New, owner: a }, { text: Theirs, raised_by: b }]
communication: { updates: [{ what: Note, owner: a }], channels: [{ id: desk, owner: b }] }
feedback: { surveys: [{ id: s, owner: a }], checks: [{ what: Calls, owner: b }] }
improvement: [{ action: Ask, owner: a }]
${five}`, ['12:1-12:5 Ann A carries 100 % of all duties toward the customer']],
  ['team/load-concentrated', `phases: { lcm: { responsibilities: [{ who: z, what: Answers }, { who: z, what: Asks }] } }
${duties('a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b')}${five}`, []],
  ['team/no-service-point-workshop', 'schedule: [{ title: Points, kind: team-workshop, status: cancelled }]\n', [
    '2:1-2:9 the team has not sat down together to find the points where it serves the customer',
  ]],
  ['team/results-not-shared', '', ['1:1-1:4 the plan does not say how the team learns the results']],
]

describe.each(Object.entries({ risks, communication, team }))('chapter %s', (_, rows) => {
  it.each(rows)('judges the edges of %s (row %#)', (rule, text, found, today = '2026-10-09') => {
    const texts = typeof text === 'string' ? { 'plan.crp.yaml': `crp: 1\n${text}` } : text
    expect(findingsOf(texts, new RegExp(`^${rule}$`), { gate: 'closed', today })).toEqual(found.map((one) => `${rule} ${one}`))
  })
})
