import { describe, expect, test } from 'vitest'
import { compare } from '../../src/diff/compare.ts'
import { load } from '../../src/plan/load.ts'
import { filesOf } from '../files.ts'
import { compared, loadedFrom } from './loaded.ts'

const people = `
people:
  - {id: ines, name: Ines Calder, side: supplier, email: ines@northbeam.example}
  - {id: ada, name: Ada Mensah, side: supplier}
  - {id: malik, name: Malik Osei, side: customer}
  - {id: otto, name: Otto Reyes, side: customer}
`
const plan = (text: string) => `crp: 1\n${text}\n${text.includes('people:') ? '' : people}`

/** Lists the changes between two texts, each with its weight before it. */
const changes = (before: string, after: string) =>
  compared(plan(before), plan(after)).changes.map(({ severity, message }) => `${severity}: ${message}`)

/** A text before, a text after, and what is said; the weights are part of it. */
type Row = readonly [name: string, before: string, after: string, ...said: string[]]

const meeting = (more: string) => `phases: {lcm: {formal_meetings: [{id: fm, title: Steering meeting, ${more}}]}}`
const risk = (more: string) => `risks: [{id: k, event: Late data, ${more}}]`
const long = 'Northbeam replaces phone reminders with text messages in two clinics. Patients confirm or give back their appointment '
  + 'by reply, and a slot that is given back can be filled again within the hour by the front desk.'

describe('values', () => {
  test.each<Row>([
    ['a person', 'phases: {closeout: {primary_contact: ines}}', 'phases: {closeout: {primary_contact: ada}}',
      'major: First contact in close-out: Ines Calder → Ada Mensah'],
    ['a person that was not named before', 'phases: {closeout: {start: 2027-02-01}}',
      'phases: {closeout: {start: 2027-02-01, deputy: ada}}', 'major: Deputy in close-out added: Ada Mensah'],
    ['a person that is named no more', 'phases: {closeout: {start: 2027-02-01, deputy: ada}}',
      'phases: {closeout: {start: 2027-02-01}}', 'major: Deputy in close-out removed (was Ada Mensah)'],
    ['a stage', 'plan: {stage: precontract}', 'plan: {stage: postcontract}', 'major: Stage: precontract → postcontract'],
    ['a default that is written out', 'schedule: [{title: Kick-off}]', 'schedule: [{title: Kick-off, status: planned, kind: meeting}]'],
    ['a default that is left', 'schedule: [{title: Kick-off}]', 'schedule: [{title: Kick-off, status: done}]',
      'major: Kick-off: planned → done'],
    ['a rating', risk('probability: 3'), risk('probability: 4'), `moderate: Risk 'Late data': probability 3 → 4`],
    ['a short line', risk('response: Ask early'), risk('response: Ask weekly'), `moderate: Risk 'Late data': response 'Ask early' → 'Ask weekly'`],
    ['a rhythm', meeting('cadence: weekly'), meeting('cadence: every 2 weeks on tuesday'),
      'major: Steering meeting now every 2 weeks on Tuesday instead of weekly'],
    ['a length, in another form', meeting('lasts: 1 hours'), meeting('lasts: 1 hour')],
    ['an amount, in another form', 'budget: [{item: Training, money: 6000 EUR}]', 'budget: [{item: Training, money: 6000.00 EUR}]'],
    ['a number to call, in another form', 'people: [{id: a, name: A, side: supplier, phone: "+44 20 7946 0101"}]',
      'people: [{id: a, name: A, side: supplier, phone: "+44-20-7946 0101"}]'],
    ['a number to call', 'people: [{id: a, name: Ann Lee, side: supplier, phone: "+44 20 7946 0101"}]',
      'people: [{id: a, name: Ann Lee, side: supplier, phone: "+44 20 7946 0102"}]',
      'major: Ann Lee: phone +44 20 7946 0101 → +44 20 7946 0102'],
    ['who may see it', risk('customer_text: May be late'), risk('customer_text: May be late, visibility: shared'),
      `moderate: Risk 'Late data': now shown to the customer`],
    ['an id', `risks: [{id: k, event: Late data}]`, `risks: [{id: k-data, event: Late data}]`, `minor: Risk 'Late data': id k → k-data`],
  ])('%s', (_, before, after, ...said) => expect(changes(before, after)).toEqual(said))
})

describe('days', () => {
  test.each<Row>([
    ['later', 'schedule: [{title: Kick-off, date: 2026-07-21}]', 'schedule: [{title: Kick-off, date: 2026-08-04}]',
      'major: Kick-off moved by 14 days, to 4 August 2026'],
    ['earlier', 'schedule: [{title: Kick-off, date: 2026-07-21}]', 'schedule: [{title: Kick-off, date: 2026-07-20}]',
      'major: Kick-off brought forward by 1 day, to 20 July 2026'],
    ['at another time', 'schedule: [{title: Kick-off, date: 2026-07-21 10:00}]', 'schedule: [{title: Kick-off, date: "2026-07-21T14:00"}]',
      'major: Kick-off moved from 10:00 to 14:00 on 21 July 2026'],
    ['a time that is left out', 'schedule: [{title: Kick-off, date: 2026-07-21 10:00}]', 'schedule: [{title: Kick-off, date: 2026-07-21}]',
      'major: Kick-off on 21 July 2026 no longer has a time (was 10:00)'],
    ['a day that its label wants behind it', 'scope: {dependencies: [{id: d, text: Power, needed_by: 2026-11-09}]}',
      'scope: {dependencies: [{id: d, text: Power, needed_by: 2026-11-16}]}',
      `moderate: Dependency 'Power': needed by 16 November 2026 instead of 9 November 2026`],
    ['the marks of a line, which mean themselves', 'scope: {work: [Call _start_ first]}', 'scope: {work: [Call __start__ first]}',
      `moderate: Part of the work 'Call _start_ first' now reads 'Call __start__ first'`],
    ['emphasis, with other marks', 'scope: {statement: "**All** gates, *in time*, with `__init__`"}', 'scope: {statement: "__All__ gates, _in time_, with `__init__`"}'],
    ['in another form', 'schedule: [{title: Kick-off, date: 2026-07-21 10:00}]', 'schedule: [{title: Kick-off, date: "2026-07-21T10:00"}]'],
    ['of something without a title', 'reviews: [{id: r1, date: 2026-09-24}]', 'reviews: [{id: r1, date: 2026-10-01}]',
      'major: Review of 24 September 2026 moved by 7 days, to 1 October 2026'],
    ['not known before', 'schedule: [{title: Kick-off}]', 'schedule: [{title: Kick-off, date: 2026-07-21}]',
      'major: Kick-off now has a date: 21 July 2026'],
    ['on record', 'issues: [{id: i, text: Sent twice}]', 'issues: [{id: i, text: Sent twice, closed_on: 2026-10-01}]',
      `moderate: Issue 'Sent twice': closed on 1 October 2026`],
    ['on record, put right', 'issues: [{id: i, text: Sent twice, told_on: 2026-09-29}]', 'issues: [{id: i, text: Sent twice, told_on: 2026-09-30}]',
      `moderate: Issue 'Sent twice': told on 30 September 2026 instead of 29 September 2026`],
    ['of a phase', 'phases: {lcm: {end: 2028-03-10}}', 'phases: {lcm: {end: 2028-03-17}}',
      'major: End in life cycle management moved by 7 days, to 17 March 2028'],
  ])('%s', (_, before, after, ...said) => expect(changes(before, after)).toEqual(said))
})

describe('items', () => {
  const promise = '{id: c, text: Vale clinic live, to: malik, promised: 12 to 14 weeks}'
  test.each<Row>([
    ['a risk that is new', 'risks: [{id: k, event: Late data}]', 'risks: [{id: k, event: Late data}, {id: n, event: Fire, probability: 1, owner: ada}]',
      `moderate: Risk 'Fire' added: probability 1, owner Ada Mensah`],
    ['a promise that is gone', `commitments: [${promise}]`, 'commitments: []', `major: Promise to Malik Osei dropped: 'Vale clinic live'`],
    ['a promise that is new', 'commitments: []', `commitments: [${promise}]`,
      `major: Promise to Malik Osei added: 'Vale clinic live', promised 12 to 14 weeks`],
    ['a promise that is kept', `commitments: [${promise}]`, `commitments: [${promise.replace('}', ', status: kept}')}]`,
      `major: Promise to Malik Osei ('Vale clinic live'): open → kept`],
    ['another order', 'risks: [{event: Fire}, {event: Late data}]', 'risks: [{event: Late data}, {event: Fire}]'],
    ['another order where it means something', 'flows: [{title: Complaint, steps: [{what: Log it}, {what: Answer it}]}]',
      'flows: [{title: Complaint, steps: [{what: Answer it}, {what: Log it}]}]', `moderate: Flow 'Complaint': steps in another order`],
    ['without an id, reworded', 'risks: [{event: Data may come late, owner: ada}, {event: Fire}]',
      'risks: [{event: Fire}, {event: Data may come too late, owner: ada}]', `moderate: Risk 'Data may come late' now reads 'Data may come too late'`],
    ['without an id, reworded and weighed anew', 'risks: [{event: Data may come late, impact: 3}]',
      'risks: [{event: Data may come too late, impact: 4}]',
      `moderate: Risk 'Data may come late' now reads 'Data may come too late'`, `moderate: Risk 'Data may come too late': impact 3 → 4`],
    ['without an id, in other words', 'risks: [{event: Late data, owner: ada}]', 'risks: [{event: Nobody delivers, owner: ada}]',
      `moderate: Risk 'Late data' now reads 'Nobody delivers'`],
    ['without an id, another thing', 'risks: [{event: Late data, owner: ada, impact: 3}]', 'risks: [{event: Fire, owner: ines, impact: 5}]',
      `moderate: Risk 'Fire' added: impact 5, owner Ines Calder`, `moderate: Risk 'Late data' removed`],
    ['with an id, another thing', 'risks: [{id: a, event: Late data, impact: 3}]', 'risks: [{id: b, event: Late data, impact: 5}]',
      `moderate: Risk 'Late data' added: impact 5`, `moderate: Risk 'Late data' removed`],
    ['a line that stands alone between the same', 'scope: {work: [Install, Connect, Train]}', 'scope: {work: [Install, Measure, Train]}',
      `moderate: Part of the work 'Connect' now reads 'Measure'`],
    ['an id that is renamed, with what refers to it', 'risks: [{id: k, event: Late data, owner: ada}]\nplan: {owner: ines}',
      `${people.replaceAll('ada', 'ada-m')}\nrisks: [{id: k, event: Late data, owner: ada-m}]\nplan: {owner: ines}`,
      'minor: Ada Mensah: id ada → ada-m'],
    ['without its natural key, which is no change that can be told', 'team: [{who: ines, service_role: Desk, avoid: Noise}]', 'team: [{service_role: Desk, avoid: Noise}]'],
    ['by its natural key', 'communication: {glossary: [{term: API, plain: the link}]}', 'communication: {glossary: [{term: API, plain: the connection}]}',
      `minor: Term 'API': plain 'the link' → 'the connection'`],
    ['under another key', 'communication: {glossary: [{term: API, plain: the link}]}', 'communication: {glossary: [{term: Interface, plain: the link}]}',
      `minor: Term 'API' now reads 'Interface'`],
    ['in another phase', `phases: {closeout: {formal_meetings: [{id: fm, title: Board, owner: ada}]}, lcm: {start: 2027-01-01}}`,
      `phases: {closeout: {formal_meetings: []}, lcm: {start: 2027-01-01, formal_meetings: [{id: fm, title: Board, owner: ines}]}}`,
      'major: Board moved from close-out to life cycle management', 'moderate: Board: owner Ada Mensah → Ines Calder'],
    ['under another goal', 'goals: [{id: g, text: Win Cy, initiatives: [{id: i, text: Lunch, due: 2026-12-01}]}, {id: h, text: Grow}]',
      'goals: [{id: g, text: Win Cy}, {id: h, text: Grow, initiatives: [{id: i, text: Lunch, due: 2026-12-08}]}]',
      `major: Initiative 'Lunch': due date moved by 7 days, to 8 December 2026`,
      `moderate: Initiative 'Lunch' moved from goal 'Win Cy' to goal 'Grow'`],
    ['under a goal that is new, the old one gone', 'goals: [{id: g, text: Win Cy, initiatives: [{id: i, text: Lunch}]}]',
      'goals: [{id: h, text: Beat rivals, initiatives: [{id: i, text: Lunch}, {id: j, text: Ask}]}]',
      `moderate: Goal 'Beat rivals' added`, `moderate: Goal 'Win Cy' removed`,
      `moderate: Initiative 'Lunch' moved from goal 'Win Cy' to goal 'Beat rivals'`],
    ['in a phase that is new', 'phases: {closeout: {formal_meetings: [{id: fm, title: Board}]}}',
      'phases: {lcm: {formal_meetings: [{id: fm, title: Board}]}}',
      'major: Close-out phase removed', 'major: Life cycle management phase added', 'major: Board moved from close-out to life cycle management'],
    ['a part of an item', 'goals: [{id: g, text: Finance accepts, readings: [{date: 2026-09-24, value: resistant}]}]',
      'goals: [{id: g, text: Finance accepts, readings: [{date: 2026-09-24, value: neutral}]}]',
      `minor: Goal 'Finance accepts': reading of 24 September 2026: value resistant → neutral`],
    ['a group of fields that is new', 'phases: {closeout: {start: 2027-02-01}}',
      'phases: {closeout: {start: 2027-02-01, handover: {date: 2027-03-11, accepted_on: 2027-03-12}}}',
      'major: Handover in close-out added: 11 March 2027, accepted on 12 March 2027'],
    ['a group of fields with a long text', 'communication: {avoid: [cut-over]}',
      'communication: {avoid: [cut-over], policy: {text: Plain words.}}', `moderate: Policy added: text 'Plain words.'`],
    ['a group of fields whose parts speak for themselves', 'relationship: {progress: [{date: 2026-07-23}]}',
      'relationship: {progress: [{date: 2026-07-23}], mutual_benefit: {customer: [Calm]}}', `moderate: Mutual benefit added: what the customer gains 'Calm'`],
    ['settings that say what holds anyway', 'plan: {title: Lending}', 'plan: {title: Lending}\nlimits: {phase_gap: 5 working days}\ncalendar: {timezone: UTC}'],
    ['a setting that is called otherwise than its field', 'calendar: {timezone: Europe/London}', 'calendar: {timezone: Europe/Paris}',
      'moderate: Calendar: time zone Europe/London → Europe/Paris'],
    ['where a contact is introduced', 'phases: {closeout: {handover: {date: 2027-03-11}}}\nschedule: [{id: ms, title: Hello}]',
      'phases: {closeout: {handover: {date: 2027-03-11, meeting: ms}}}\nschedule: [{id: ms, title: Hello}]',
      `major: Handover in close-out: introduction added: 'Hello'`],
    ['a setting that differs from what held', 'plan: {title: Lending}', 'plan: {title: Lending}\ncalendar: {hours_per_day: 7.5}',
      'moderate: Calendar: hours per day 8 → 7.5'],
    ['a meeting that is new', 'phases: {lcm: {start: 2027-03-15}}',
      'phases: {lcm: {start: 2027-03-15, formal_meetings: [{title: Review, purpose: Show value, owner: ada, cadence: quarterly}]}}',
      `major: Meeting 'Review' added: cadence quarterly, purpose 'Show value', owner Ada Mensah`],
    ['a phase that is new', 'phases: {lcm: {start: 2027-03-15}}',
      'phases: {lcm: {start: 2027-03-15}, closeout: {start: 2027-02-01, end: 2027-03-12, primary_contact: ines}}',
      'major: Close-out phase added: start 1 February 2027, end 12 March 2027, first contact Ines Calder'],
  ])('%s', (_, before, after, ...said) => expect(changes(before, after)).toEqual(said))
})

describe('texts and lists', () => {
  test.each<Row>([
    ['people who come and go', meeting('attendees: [ines, malik]'), meeting('attendees: [otto, ines, ada]'),
      'moderate: Steering meeting: attendees now also Otto Reyes, Ada Mensah, no longer Malik Osei'],
    ['a line that is reworded', meeting('agenda: [Open risks, Decisions]'), meeting('agenda: [Open risks and issues, Decisions]'),
      `minor: Steering meeting: agenda 'Open risks' → 'Open risks and issues'`],
    ['a list that begins', meeting('purpose: Decide'), meeting('purpose: Decide, agenda: [Risks, Changes]'),
      `minor: Steering meeting: agenda added: 'Risks', 'Changes'`],
    ['a word in a long text', `scope: {statement: '${long}'}`, `scope: {statement: '${long.replace('two clinics', 'three clinics')}'}`,
      `moderate: Scope statement reworded: '… text messages in two clinics. Patients confirm …' → '… text messages in three clinics. Patients confirm …'`],
    ['a long text in other words', `scope: {statement: '${long}'}`, `scope: {statement: 'Another text that says quite another thing at some length, so that hardly a word is left of it.'}`,
      `moderate: Scope statement rewritten: 'Northbeam replaces phone reminders with text messages in two clinics …' → 'Another text that says quite another thing at some length, so that …'`],
    ['a text that is wrapped otherwise', 'scope:\n  statement: |\n    One line,\n    and another.\n\n    - Point', 'scope:\n  statement: |\n    One line, and\n    another.\n\n    * Point'],
  ])('%s', (_, before, after, ...said) => expect(changes(before, after)).toEqual(said))
})

describe('what cannot be read', () => {
  test.each<[name: string, before: string, after: string, unread: object, ...said: string[]]>([
    ['a value is passed over and counted', 'schedule: [{title: Kick-off, date: soon, owner: ines}]', 'schedule: [{title: Kick-off, date: 2026-07-21, owner: ada}]',
      { before: 1, after: 0 }, 'moderate: Kick-off: owner Ines Calder → Ada Mensah'],
    ['a name that leads nowhere is shown as it stands', 'plan: {owner: ines, authors: [ines, nobody]}', 'plan: {owner: "adda", authors: [ines, noone]}',
      { before: 0, after: 0 }, 'major: Owner of the relationship: Ines Calder → adda', 'moderate: Authors: now also noone, no longer nobody'],
    ['what is wrong in both alike is no change', 'plan: {issued: soon}', 'plan: {issued: soon}', { before: 0, after: 0 }],
    ['nothing is gone beside an item that is cut', 'scope: {work: [Install, Connect]}', 'scope: {work: [Install, [Connect]]}', { before: 0, after: 1 }],
  ])('%s', (_, before, after, unread, ...said) => {
    expect(compared(plan(before), plan(after)).unread).toEqual(unread)
    expect(changes(before, after)).toEqual(said)
  })
})

describe('house files', () => {
  const house = 'crp: 1\nhouse: {company: Northbeam}\nservice_levels: [{event: complaint, respond_within: 1 working day}]\n'
  const text = 'crp: 1\nextends: house.crp.yaml\nplan: {title: Lending}\n'
  const longer = house.replace('1 working day', '2 working days')

  test('what comes from one is named', () => {
    const [before, after] = [loadedFrom(text, { 'house.crp.yaml': house }), loadedFrom(text, { 'house.crp.yaml': longer })]
    expect(compare(before, after, 'internal').changes).toMatchObject([{
      message: 'Service level complaint: respond within 1 working day → 2 working days (house file house.crp.yaml)', house: 'house.crp.yaml',
    }])
    expect(compare(before, after, 'customer').changes.map(({ message }) => message))
      .toEqual(['Service level complaint: respond within 1 working day → 2 working days'])
  })

  test('what the plan says in its place is the change of the plan', () => {
    const own = `${text}service_levels: [{event: complaint, respond_within: 2 working days}]\n`
    const [before, after] = [text, own].map((one) => load(new TextEncoder().encode(one), 'plan.crp.yaml', filesOf({ 'house.crp.yaml': house })).loaded)
    expect(before && after && compare(before, after, 'internal').changes).toMatchObject([{ house: null }])
  })

  test('a value that moves from one to the other is no change', () => {
    const own = `${text}service_levels: [{event: complaint, respond_within: 1 working day}]\n`
    expect(compare(loadedFrom(text, { 'house.crp.yaml': house }), loadedFrom(own, { 'house.crp.yaml': house }), 'internal').changes).toEqual([])
  })
})
