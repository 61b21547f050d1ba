import { describe, expect, it } from 'vitest'
import type { CheckOptions } from '../../src/check/check.ts'
import { findingsOf, type Texts } from './findings.ts'

const clinic = `people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: tom, name: Tom Ferrand, side: supplier }
  - { id: rhea, name: Rhea Novak, side: customer }
  - { id: otto, name: Otto Reyes, side: customer }
  - { id: lena, name: Lena Brandt, side: customer }
`
const named = 'customer: { name: Harrow & Vale }\n'
const harrow = named + clinic

/** Rule, plan without its first line, what it reports with every gate in force, the day or other options. */
type Row = [rule: string, text: Texts, found: string[], options?: Partial<CheckOptions>]

/** Readings a month apart from the first of July on. */
function readings(...values: string[]): string {
  return `readings: [${values.map((value, index) => `{ date: 2026-0${7 + index}-01, value: ${value} }`).join(', ')}]`
}

function failing(fields: string, isFailing: boolean, review = '{ date: 2026-06-30 }'): Row {
  return ['goals/failing-kept', `goals: [{ text: Trust, ${fields} }]\nreviews: [${review}]\n`, isFailing
    ? ['2:11-2:15 goal \'Trust\' is no nearer its target after two readings, and nothing was changed'] : []]
}

interface Verdict {
  below?: true
  'no room'?: true
  padded?: true
}

function promised(estimate: string, promise: string, is: Verdict, date?: string): Row[] {
  const text = `commitments:
  - text: Live
    promised: ${promise}
    estimate: ${estimate}
${date === undefined ? '' : `    date: ${date}\n`}`
  const spot = `4:15-4:${15 + promise.length} promise 'Live' says ${promise}`
  return [
    ['promises/below-estimate', text, is.below ? [`${spot}, below even the best estimate`] : []],
    ['promises/no-buffer', text, is['no room'] ? [`${spot}, with no room beyond the estimate`] : []],
    ['promises/padded', text, is.padded ? [`${spot}, more than 1.5 times the estimate`] : []],
  ]
}

const relationship: Row[] = [
  ['relationship/no-current-state', '', [
    '1:1-1:4 the plan does not say where we stand with the customer today (no summary and no date)',
  ]],
  ['relationship/no-current-state', 'relationship:\n  current_state: { summary: Known. }\n', [
    '3:3-3:16 the plan does not say where we stand with the customer today (no date)',
  ]],
  ['relationship/no-current-state', 'relationship: { current_state: { as_of: yesterday, summary: Known. } }\n', []],
  ['relationship/no-current-state', 'relationship: { current_state: unknown }\n', []],
  ['relationship/no-desired-state', 'relationship: { desired_state: { by: 2027-12-31 } }\n', [
    '2:17-2:30 the plan does not say where we want to be with the customer, and by when',
  ]],
  ['relationship/step-skipped', 'goals: [{ text: Trust }]\n', []],
  ['relationship/step-skipped', 'goals: [{ text: Trust }, { kind: company, text: Growth }]\n', [
    '2:11-2:15 goal \'Trust\' was set before the relationship was analysed',
  ], { gate: 'draft' }],
  ['relationship/started-before-state', `relationship: { current_state: { as_of: 2026-10-06 } }
goals:
  - { text: Trust, initiatives: [{ text: Visit, start: 2026-10-06 }, { text: Call }] }
  - { text: Growth, kind: company, initiatives: [{ text: Fair, start: 2026-01-06 }] }
`, []],
  ['relationship/started-before-state', 'goals: [{ text: Trust, initiatives: [{ text: Visit, start: 2026-10-06 }] }]\n', []],
  ['relationship/one-sided-benefit', 'plan: { supplier: Northbeam }\nrelationship: { mutual_benefit: { customer: [] } }\n', [
    '3:17-3:31 the plan does not say what the customer and Northbeam gain from this relationship',
  ]],
  ['relationship/one-sided-benefit', 'relationship: { mutual_benefit: { supplier: [A reference] } }\n', [
    '2:17-2:31 the plan does not say what the customer gains from this relationship',
  ]],
  ['relationship/no-contacts', 'relationship: { contacts: [] }\n', [
    '2:17-2:25 nobody at the customer is described: who is what to us?',
  ]],
  ['relationship/no-contacts', 'relationship: { contacts: nobody }\n', []],
  ['relationship/contact-no-role', `relationship: { contacts: [{ person: rhea, roles: [boss] }, { person: otto, roles: [] }] }
${clinic}`, [
    '2:71-2:75 Otto Reyes has no role toward us: decision-maker, sponsor, champion, user …?',
  ]],
  ['relationship/contact-unrated', `relationship: { contacts: [{ person: rhea }] }\n${clinic}`, [
    '2:38-2:42 Rhea Novak has no influence, engagement and coverage on record',
  ]],
  ['relationship/contact-unrated', `relationship: { contacts: [{ person: rhea, influence: high, engagement: neutral }] }
${clinic}`, [
    '2:38-2:42 Rhea Novak has no coverage on record',
  ]],
  ['relationship/role-missing', `relationship: { contacts: [{ person: rhea, roles: [sponsor] }] }\n${harrow}`, [
    '2:17-2:25 we do not know who at Harrow & Vale decides',
    '2:17-2:25 we do not know who at Harrow & Vale speaks up for the project',
  ]],
  ['relationship/role-missing', `relationship: { contacts: [{ person: rhea, roles: [sponsor, boss] }] }\n${clinic}`, []],
  ['relationship/role-missing', 'relationship: { contacts: [] }\n', []],
  ['relationship/no-map', `relationship: { contacts: [{ person: rhea }] }\n${clinic}`, []],
  ['relationship/no-map', `relationship: { contacts: [{ person: rhea }, { person: otto }], links: [] }\n${harrow}`, [
    '2:65-2:70 the contacts at Harrow & Vale are not linked: who reports to whom, who influences whom?',
  ]],
  ['relationship/contact-unlinked', `relationship: { contacts: [{ person: rhea }] }\n${clinic}`, []],
  ['relationship/contact-unlinked', `relationship:
  contacts: [{ person: rhea }, { person: otto }, { person: lena }]
  links: [{ from: rhea, to: otto, kind: works-with }]
${clinic}`, ['3:60-3:64 Lena Brandt stands alone on the relationship map']],
  ['relationship/contact-unlinked', `relationship:
  contacts: [{ person: lena }]
  links: [{ from: rhea, to: lina, kind: works-with }]
${clinic}`, []],
  ['relationship/no-counterpart', `relationship:
  contacts:
    - { person: rhea, roles: [sponsor] }
    - { person: otto, influence: 3, roles: [finance] }
    - { person: lena, influence: 3, roles: [decision-maker], counterpart: ines }
${clinic}`, ['4:17-4:21 nobody on our side looks after Rhea Novak, whose word counts']],
  ['relationship/no-counterpart', `limits: { key_influence: 3 }
relationship: { contacts: [{ person: otto, influence: 3 }] }
${clinic}`, ['3:38-3:42 nobody on our side looks after Otto Reyes, whose word counts']],
  ['relationship/one-face-for-all', `relationship:
  contacts: [{ person: rhea, counterpart: tom }, { person: otto, counterpart: tom }, { person: lena }]
${clinic}`, []],
  ['relationship/one-face-for-all', `relationship:
  contacts: [{ person: rhea, counterpart: tom }, { person: otto, counterpart: tom }, { person: lena, counterpart: tom }]
${harrow}`, ['3:3-3:11 Tom Ferrand is our only face to Harrow & Vale']],
  ['relationship/contact-no-wants', `relationship:
  contacts: [{ person: rhea, influence: 5, wants: [] }, { person: lena, influence: 2 }]
${clinic}`, ['3:24-3:28 we have not written down what Rhea Novak wants']],
  ['relationship/coverage-gap', `relationship:
  contacts:
    - { person: rhea, influence: 5, coverage: none }
    - { person: otto, influence: 5 }
    - { person: lena, influence: 2, coverage: brief }
${clinic}`, ['4:17-4:21 Rhea Novak counts for much, yet we are hardly in touch (none)']],
  // Six weeks before 2026-10-09 is 2026-08-28, fourteen weeks before it 2026-07-03.
  ['relationship/gone-quiet', `relationship:
  contacts:
    - { person: rhea, influence: 5, last_contact: 2026-08-28 }
    - { person: otto, influence: 5, last_contact: 2026-08-27 }
    - { person: lena, influence: 2 }
${clinic}`, ['5:17-5:21 nobody has spoken with Otto Reyes since 2026-08-27']],
  ['relationship/gone-quiet', `plan: { stage: lcm }
relationship:
  contacts:
    - { person: rhea, influence: 5, last_contact: 2026-07-03 }
    - { person: otto, influence: 5, last_contact: 2026-07-02 }
    - { person: lena, influence: 5 }
${clinic}`, [
    '6:17-6:21 nobody has spoken with Otto Reyes since 2026-07-02',
    '7:17-7:21 nobody has spoken with Lena Brandt since records began',
  ]],
  ['relationship/gone-quiet', `relationship: { contacts: [{ person: otto, influence: 5, last_contact: May }] }\n${clinic}`, []],
  ['relationship/single-thread', `relationship: { contacts: [{ person: rhea, coverage: deep }, { person: otto }] }
${clinic}`, []],
  ['relationship/single-thread', `relationship: { contacts: [{ person: rhea, coverage: brief }] }\n${harrow}`, [
    '2:17-2:25 the relationship hangs on 0 people at Harrow & Vale; aim at 3',
  ]],
  ['relationship/single-thread', `relationship:
  contacts: [{ person: rhea, coverage: deep }, { person: otto, coverage: none }, { person: lena, coverage: brief }]
${harrow}`, ['3:3-3:11 the relationship hangs on 1 person at Harrow & Vale; aim at 3']],
  ['relationship/single-thread', `relationship:
  contacts: [{ person: rhea, coverage: deep }, { person: otto, coverage: regular }, { person: lena, coverage: regular }]
${clinic}`, []],
  ['relationship/single-thread', 'relationship: { contacts: [] }\n', []],
  ['relationship/no-findings', '', ['1:1-1:4 the relationship map has not been analysed: no strength, no weakness']],
  ['relationship/one-sided-findings', 'relationship: { findings: [] }\n', []],
  ['relationship/one-sided-findings', 'relationship: { findings: [{ kind: weakness, text: Slow }] }\n', [
    '2:17-2:25 nothing good about the relationship is on record',
  ]],
  ['relationship/one-sided-findings', 'relationship: { findings: [{ kind: strength, text: Fast }] }\n', [
    '2:17-2:25 nothing weak about the relationship is on record; where does the customer\'s satisfaction fall short?',
  ]],
  ['relationship/one-sided-findings', `relationship:
  findings: [{ kind: good, text: Fast }, { kind: weakness, text: Slow }]
`, []],
  ['relationship/no-evidence', `relationship:
  findings:
    - { kind: weakness, text: Slow, evidence: assumed, found_on: 2026-05-06 }
    - { kind: weakness, text: Late, evidence: stated, found_on: 2026-05-06 }
    - { id: f-dear, kind: weakness, text: Dear }
    - { kind: weakness, text: Far, evidence: hearsay, source: A call }
`, [
    '5:9-5:13 finding \'Late\' does not say where that comes from',
    '6:13-6:19 finding \'Dear\' does not say when it was found, what it rests on and where that comes from',
    '7:9-7:13 finding \'Far\' does not say when it was found',
  ]],
  ['relationship/assumed', 'relationship: { findings: [{ kind: strength, text: Fast, evidence: assumed }] }\n', [
    '2:68-2:75 finding \'Fast\' is still an assumption; ask, observe or measure',
  ]],
  ['relationship/weakness-unanswered', `relationship:
  findings:
    - { kind: strength, text: Fast }
    - { kind: weakness, text: Slow, accepted: It is a small clinic }
    - { kind: weakness, text: Late, change: [Earlier] }
`, []],
  ['relationship/change-without-goal', `relationship:
  findings:
    - { kind: weakness, text: Slow, change: Be faster }
    - { id: f-late, kind: weakness, text: Late, change: Be earlier }
    - { id: f-dear, kind: weakness, text: Dear, change: Be cheaper }
    - { id: f-fast, kind: strength, text: Fast, change: Be faster still }
goals: [{ text: In time, status: dropped, from: [f-late] }]
improvement: [{ action: A new price list, about: [f-dear] }]
`, ['4:9-4:13 the change \'Be faster\' must happen, but no goal takes it up']],
  ['relationship/change-without-goal', `relationship:
  findings: [{ id: f-late, kind: weakness, text: Late, change: Be earlier }]
goals: [{ text: In time, from: [f-lat] }]
`, []],
  ['relationship/engagement-gap', `relationship:
  contacts:
    - { person: rhea, engagement: supportive, target_engagement: supportive }
    - { person: otto, engagement: resistant, target_engagement: neutral }
    - { person: lena, engagement: unaware, target_engagement: resistant, next_step: A visit }
${clinic}`, ['5:17-5:21 Otto Reyes is resistant and should be neutral, but nothing is planned for it']],
  ['relationship/engagement-gap', `relationship:
  contacts:
    - { person: rhea, engagement: leading, target_engagement: neutral }
    - { person: otto, influence: 4, engagement: resistant, target_engagement: neutral }
    - { person: lena, engagement: neutral, target_engagement: leading }
  findings: [{ id: f-new, kind: weakness, text: New, about: [lena] }]
goals: [{ text: Known, from: [f-new] }]
${clinic}`, []],
  ['relationship/resistant-unaddressed', `relationship:
  contacts:
    - { person: rhea, roles: [sponsor], engagement: resistant }
    - { person: otto, influence: 4, engagement: resistant, next_step: Lunch }
    - { person: lena, influence: 3, engagement: resistant }
  findings: [{ id: f-new, kind: weakness, text: New, about: [rhea] }]
goals: [{ text: Known, from: [f-new], status: reached }]
${clinic}`, ['4:17-4:21 Rhea Novak is against us and counts for much, and nothing is planned for it']],
  ['relationship/no-progress', named, ['1:1-1:4 no record is kept of how the relationship with Harrow & Vale goes']],
  ['relationship/progress-stale', 'relationship: { progress: [{ date: 2026-07-03 }, { date: 2026-05-01 }] }\n', []],
  ['relationship/progress-stale', 'relationship: { progress: [{ date: 2026-07-02 }, { date: 2026-05-01 }] }\n', [
    '2:17-2:25 the last entry on the relationship is from 2026-07-02',
  ]],
  ['relationship/progress-stale', 'plan: { stage: closed }\nrelationship: { progress: [{ date: 2026-07-02 }] }\n', []],
  ['relationship/progress-stale', 'relationship: { progress: [{ date: 2026-07-02 }, { date: lately }] }\n', []],
  // Twenty-six weeks before 2026-10-09 is 2026-04-10.
  ['relationship/no-value-shown', 'phases: { implementation: { start: 2026-04-10 } }\n', []],
  ['relationship/no-value-shown', 'phases: { implementation: { start: 2026-04-09 } }\n', [
    '1:1-1:4 no value for the customer is on record since 2026-04-09',
  ]],
  ['relationship/no-value-shown', `phases: { implementation: { start: 2026-02-02 } }
relationship: { value_log: [{ date: 2026-04-10, value: Slots }] }
`, []],
  ['relationship/no-value-shown', `phases: { implementation: { start: 2026-02-02 } }
relationship: { value_log: [{ date: 2026-04-09, value: Slots }, { date: 2026-03-02, value: Calm }] }
`, ['3:28-3:99 no value for the customer is on record since 2026-04-09']],
  ['relationship/no-value-shown', 'plan: { stage: closed }\nphases: { implementation: { start: 2026-02-02 } }\n', []],
  ['relationship/no-value-shown', 'phases: { lcm: { start: 2026-02-02 } }\n', []],
]

const goals: Row[] = [
  ['goals/none', `goals: []\n${named}`, ['2:1-2:6 the plan sets no goal for the relationship with Harrow & Vale']],
  ['goals/none', 'goals: [{ kind: other, text: Growth }]\n', []],
  ['goals/incomplete', 'goals: [{ text: Trust }, { text: Growth, kind: company }]\n', [
    '2:11-2:15 goal \'Trust\' lacks a metric, a target, a date and an owner',
  ]],
  ['goals/incomplete', 'goals: [{ text: Trust, metric: Calls, target: 4, by: May }]\n', [
    '2:11-2:15 goal \'Trust\' lacks an owner',
  ]],
  ['goals/no-starting-value', 'goals: [{ text: Trust }, { text: Growth, kind: company, target: 4 }]\n', []],
  ['goals/no-initiative', 'goals: [{ text: Trust, initiatives: [] }, { text: Growth, kind: company }]\n', [
    '2:11-2:15 goal \'Trust\' does not say how it will be reached: no key initiative',
  ]],
  ['goals/no-origin', 'goals: [{ text: Trust, from: [nothing] }, { text: Growth, kind: company }]\n', []],
  ['goals/overdue', 'goals: [{ text: Trust, by: 2026-10-09 }, { text: Calm, by: 2026-10-08, status: missed }]\n', []],
  ['goals/overdue', 'house: { company: Northbeam }\ngoals: [{ text: Growth, kind: company, by: 2026-10-08 }]\n', [
    '3:44-3:54 goal \'Growth\' was to be reached by 2026-10-08: reached or missed?',
  ]],
  ['goals/overdue', {
    'plan.crp.yaml': 'extends: house.crp.yaml\n',
    'house.crp.yaml': 'crp: 1\nhouse: { company: Northbeam }\ngoals: [{ text: Growth, kind: company, by: 2026-10-08 }]\n',
  }, []],
  ['goals/initiative-incomplete', 'goals: [{ text: Growth, kind: company, initiatives: [{ text: Fair }] }]\n', [
    '2:56-2:60 initiative \'Fair\' lacks an owner and a due date',
  ]],
  ['goals/initiative-no-steps', `goals:
  - text: Trust
    initiatives: [{ text: Visit, status: done }, { text: Call, status: dropped }, { text: Lunch, status: active }]
`, ['4:85-4:89 initiative \'Lunch\' does not say how: no steps']],
  ['goals/initiative-after-goal', `goals:
  - text: Trust
    by: 2026-12-11
    initiatives: [{ text: Tea }, { text: Visit, due: 2026-12-11 }, { text: Call, due: 2026-12-12 }]
  - { text: Calm, initiatives: [{ text: Lunch, due: 2027-12-11 }] }
`, ['5:87-5:97 initiative \'Call\' ends on 2026-12-12, after the goal it serves (2026-12-11)']],
  ['goals/initiative-upside-down', `goals:
  - text: Trust
    initiatives:
      - { text: Visit, start: 2026-12-11, due: 2026-12-11 }
      - { text: Call, start: 2026-12-12, due: 2026-12-11 }
      - { text: Tea, start: 2026-12-12 }
`, ['6:47-6:57 initiative \'Call\' ends before it begins']],
  ['goals/initiative-overdue', `goals:
  - text: Trust
    initiatives:
      - { text: Visit, due: 2026-10-09 }
      - { text: Call, due: 2026-10-08 }
      - { text: Tea, due: 2026-10-08, status: dropped }
`, ['6:28-6:38 initiative \'Call\' was due on 2026-10-08 and is planned']],
  ['goals/step-no-measure', `goals:
  - { text: Trust, initiatives: [{ text: Visit, steps: [{ text: Call, done_on: 2026-10-01 }] }] }
`, [
    '3:59-3:63 step \'Call\' does not say how to see that it is done',
  ]],
  ['goals/circular-order', `goals:
  - { text: Trust, initiatives: [{ id: i-a, text: Visit, after: [i-c, i-b] }, { id: i-c, text: Letter }] }
  - { text: Calm, initiatives: [{ id: i-b, text: Call, after: [i-a] }, { id: i-d, text: Tea, after: [i-a] }] }
`, [
    '3:65-3:75 initiative \'Visit\' waits for itself (\'Visit\' after \'Call\' after \'Visit\')',
    '4:63-4:68 initiative \'Call\' waits for itself (\'Call\' after \'Visit\' after \'Call\')',
  ]],
  ['goals/circular-order', `goals:
  - text: Trust
    initiatives:
      - { id: i-1, text: One, after: [i-7] }
      - { id: i-2, text: Two, after: [i-1] }
      - { id: i-3, text: Three, after: [i-2], status: done }
      - { id: i-4, text: Four, after: [i-3] }
      - { id: i-5, text: Five, after: [i-4] }
      - { id: i-6, text: Six, after: [i-5] }
      - { id: i-7, text: Seven, after: [i-6, i-0] }
`, []],
  ['goals/circular-order', `goals:
  - text: Trust
    initiatives:
      - { id: i-1, text: A, after: [i-6] }
      - { id: i-2, text: B, after: [i-1] }
      - { id: i-3, text: C, after: [i-2] }
      - { id: i-4, text: D, after: [i-3] }
      - { id: i-5, text: E, after: [i-4] }
      - { id: i-6, text: F, after: [i-5] }
      - { text: G, after: [i-6] }
`, [
    '5:36-5:41 initiative \'A\' waits for itself (\'A\' after \'F\' after \'E\' after … after \'B\' after \'A\')',
    '6:36-6:41 initiative \'B\' waits for itself (\'B\' after \'A\' after \'F\' after … after \'C\' after \'B\')',
    '7:36-7:41 initiative \'C\' waits for itself (\'C\' after \'B\' after \'A\' after … after \'D\' after \'C\')',
    '8:36-8:41 initiative \'D\' waits for itself (\'D\' after \'C\' after \'B\' after … after \'E\' after \'D\')',
    '9:36-9:41 initiative \'E\' waits for itself (\'E\' after \'D\' after \'C\' after … after \'F\' after \'E\')',
    '10:36-10:41 initiative \'F\' waits for itself (\'F\' after \'E\' after \'D\' after … after \'A\' after \'F\')',
  ]],
  ['goals/order-against-dates', `goals:
  - text: Trust
    initiatives:
      - { id: i-a, text: Visit, due: 2026-11-20 }
      - { id: i-b, text: Call, due: 2026-11-27 }
      - { id: i-c, text: Letter }
      - { text: Lunch, due: 2026-11-19, after: [i-a, i-b, i-c] }
      - { text: Tea, due: 2026-11-20, after: [i-a] }
      - { text: Walk, after: [i-a] }
`, ['8:29-8:39 initiative \'Lunch\' is due before \'Visit\' and \'Call\', which must be finished first']],
  ['goals/no-stop-rule', `goals:
  - { text: Trust, initiatives: [{ text: Visit }, { text: Call, stop_if: Nobody answers }] }
  - { text: Growth, kind: company, initiatives: [{ text: Fair }] }
  - { text: Calm }
`, []],
  failing(`baseline: 40 %, target: 55 %, ${readings('41 %', '40 %', '39 %')}`, true),
  failing(`kind: company, baseline: 40 %, target: 55 %, ${readings('40 %', '40 %')}`, true),
  failing(`baseline: 40 %, target: 55 %, ${readings('40 %', '41 %')}`, false),
  failing(`baseline: 40 %, target: 55 %, ${readings('80 %', '81 %')}`, false),
  failing(`baseline: 40 %, target: 40 %, ${readings('40 %', '40 %')}`, false),
  failing(`baseline: 40 %, target: 55 %, ${readings('40 %')}`, false),
  failing(`baseline: 40 %, target: 55 %, ${readings('40 %', '39')}`, false),
  failing(`baseline: 40, target: 55 %, ${readings('40', '39')}`, false),
  failing(`baseline: low, target: high, ${readings('low', 'low')}`, false),
  failing(`target: 55 %, ${readings('40 %', '39 %')}`, false),
  failing(`status: dropped, baseline: 40 %, target: 55 %, ${readings('40 %', '39 %')}`, false),
  failing('baseline: 9, target: 4, readings: [{ date: 2026-09-01, value: 5 }, { date: 2026-08-01, value: 9 }]', false),
  // The earlier of the two readings is that of 2026-08-01.
  failing(`baseline: 9, target: 4, ${readings('8', '9', '9')}`, false, '{ date: 2026-08-01, status: done, changes: [Calls] }'),
  failing(`baseline: 9, target: 4, ${readings('8', '9', '9')}`, true, '{ date: 2026-07-31, status: done, changes: [Calls] }'),
  failing(`baseline: 9, target: 4, ${readings('9', '9')}`, true, '{ date: 2026-09-30, changes: [Calls] }'),
  failing(`baseline: 9, target: 4, ${readings('9', '9')}`, true, '{ date: 2026-09-30, status: done, findings: [Calls] }'),
  ['goals/target-below-rival', `competitors:
  [{ name: Fernhill, rating: 4.1 of 5 }, { name: Own IT, rating: 4.5 of 5 }, { name: Oak }]
goals:
  - { text: Trust, target: 4.1 of 5 }
  - { text: Calm, target: 4.6 of 5 }
  - { text: Care, target: 41 of 100 }
  - { text: Ease, target: 4 }
  - { text: Peace }
`, ['5:28-5:36 the target 4.1 of 5 is no better than Fernhill (4.1 of 5) and Own IT (4.5 of 5)']],
]

const promises: Row[] = [
  ['promises/no-expectations', named, [
    '1:1-1:4 no expectation of Harrow & Vale was written down before the contract',
  ]],
  ['promises/no-expectations', 'expectations: [{ text: Calm }]\n', []],
  ['promises/no-expectations', `plan: { contract_signed: 2026-07-10 }
expectations: [{ text: Calm, heard_on: 2026-07-10 }]
`, []],
  ['promises/no-expectations', `plan: { contract_signed: 2026-07-10 }
expectations: [{ text: Calm, heard_on: 2026-07-11 }, { text: Ease }]
`, ['3:1-3:13 no expectation of the customer was written down before the contract']],
  ['promises/expectation-unplaced', `expectations:
  - { text: Calm, who: rhea }
  - { text: Ease, status: in-scope }
  - { text: Care, status: renegotiated }
  - { text: Peace, status: met }
  - { text: Rest, status: out-of-scope, scope: nowhere }
${harrow}`, [
    '3:7-3:11 Rhea Novak expects \'Calm\', and the scope says neither that it is in nor that it is out',
    '4:7-4:11 Harrow & Vale expects \'Ease\', and the scope says neither that it is in nor that it is out',
  ]],
  ['promises/expectation-unplaced', `scope: { work: [{ id: w-ease, text: Ease }] }
expectations: [{ text: Ease, scope: w-ease }]
`, ['3:18-3:22 the customer expects \'Ease\', and the scope says neither that it is in nor that it is out']],
  ['promises/incomplete', `commitments: [{ text: Live, to: nobody }, { text: Trained, made_by: ines, to: rhea, date: 2026-08-27 }]
${clinic}`, [
    '2:17-2:21 promise \'Live\' lacks the person who made it and a date',
  ]],
  ['promises/incomplete', 'commitments: [{ id: c-live, text: Live }]\n', [
    '2:21-2:27 promise \'Live\' lacks the person it was made to, the person who made it and a date',
  ]],
  ['promises/no-basis', 'commitments: [{ text: Live, basis: hope }]\n', []],
  ['promises/no-estimate', `commitments:
  - { text: Live, basis: estimate, promised: 12 weeks, estimate: 9000 EUR }
  - { text: Cheap, basis: estimate, promised: 9000 EUR, estimate: 9000 GBP }
  - { text: Soon, basis: estimate }
  - { text: Tested, basis: test, promised: 12 weeks }
  - { text: Bad, basis: estimate, promised: 12 weeks, estimate: soon }
`, [
    '3:7-3:11 promise \'Live\' rests on an estimate that is not on record',
    '4:7-4:11 promise \'Cheap\' rests on an estimate that is not on record',
  ]],
  ...promised('10 to 12 weeks', '10 to 13 weeks', {}),
  ...promised('10 to 12 weeks', '69 days', { below: true }),
  ...promised('10 to 12 weeks', '70 days', { 'no room': true }),
  ...promised('10 to 12 weeks', '10 to 12 weeks', { 'no room': true }),
  ...promised('10 to 12 weeks', '10 to 18 weeks', {}),
  ...promised('10 to 12 weeks', '10 to 19 weeks', { padded: true }),
  ...promised('10 to 12 weeks', '9 to 19 weeks', { below: true, padded: true }),
  ...promised('2 working days', '48 hours', { 'no room': true }),
  ...promised('16 working hours', '49 hours', {}),
  ...promised('100 to 200 EUR', '150 to 300 EUR', {}),
  ...promised('100 to 200 EUR', '150 to 300.01 EUR', { padded: true }),
  ...promised('0 EUR', '9 EUR', {}),
  ...promised('100 to 200 EUR', '150 to 900 GBP', {}),
  ...promised('2026-12-01', '2026-11-30 to 2026-12-11', { below: true }),
  ...promised('2026-12-01', '2027-12-11', {}),
  // Ten days after the promise, and fifteen or sixteen.
  ...promised('2026-10-11', '2026-10-16', {}, '2026-10-01'),
  ...promised('2026-10-11', '2026-10-17', { padded: true }, '2026-10-01'),
  ...promised('2026-10-01', '2026-10-17', {}, '2026-10-01'),
  ['promises/overdue', `commitments:
  - { text: Live, date: 2026-09-25, promised: 1 to 2 weeks }
  - { text: Trained, date: 2026-09-24, promised: 1 to 2 weeks }
  - { text: Cheap, date: 2026-09-24, promised: 900 EUR }
  - { text: Undated, promised: 2 weeks }
  - { text: Kept, promised: 2026-10-08, status: kept }
`, ['4:7-4:11 promise \'Trained\' was due on 2026-10-08: kept, broken or renegotiated?'], { gate: 'baseline' }],
  ['promises/overdue', `phases: { closeout: { end: 2026-10-07 } }
commitments: [{ text: Live, promised: 2026-10-08 }, { text: Trained, promised: 2026-10-07 }]
`, ['3:17-3:21 promise \'Live\' was due on 2026-10-08: kept, broken or renegotiated?']],
  ['promises/overdue', `phases: { closeout: { end: 2027-03-12 } }
commitments: [{ text: Live, promised: 2026-10-08 }]
`, ['3:17-3:21 promise \'Live\' was due on 2026-10-08: kept, broken or renegotiated?'], { gate: 'delivery' }],
  // Two working days after Friday is Tuesday.
  ['promises/overdue', 'commitments: [{ text: Live, date: 2026-10-02, promised: 2 working days }]\n', [
    '2:17-2:21 promise \'Live\' was due on 2026-10-06: kept, broken or renegotiated?',
  ], { gate: 'draft' }],
  ['promises/unsettled', `phases: { closeout: { end: 2027-03-12 } }
commitments:
  - { text: Live, promised: 2027-03-12 }
  - { text: Trained, promised: 2027-03-01 to 2027-03-13 }
  - { text: Cheap, to: rhea, promised: 900 EUR }
  - { text: Free, status: withdrawn }
${harrow}`, [
    '4:7-4:11 promise \'Live\' to Harrow & Vale is still open; keep it or renegotiate it before leaving',
    '6:7-6:11 promise \'Cheap\' to Rhea Novak is still open; keep it or renegotiate it before leaving',
  ]],
  ['promises/unsettled', 'commitments: [{ text: Live, promised: 2026-10-01 }]\n', []],
  ['promises/overselling', `scope:
  summary: |
    Nothing to fear: zero
    risk and World-Class care.
  objectives: [Guarantees for all, A Guaranteed start]
expectations: [{ text: A flawless start }]
commitments: [{ text: Guarantee of two years }]
opportunities: [{ text: A flawless third clinic }, { text: A bug-free fourth clinic, visibility: shared }]
risks:
  - { event: Guaranteed trouble, customer_text: It never fails, visibility: shared }
  - { event: Flawless trouble, customer_text: A flawless day }
changes: [{ text: Flawless Welsh }, { text: Flawless French, visibility: internal }]
goals: [{ text: Flawless trust, visibility: shared }]
`, [
    '3:12-5:31 \'zero risk\' and \'world-class\' promise more than anyone can keep',
    '6:36-6:54 \'guaranteed\' promises more than anyone can keep',
    '7:24-7:40 \'flawless\' promises more than anyone can keep',
    '8:23-8:45 \'guarantee\' promises more than anyone can keep',
    '9:60-9:84 \'bug-free\' promises more than anyone can keep',
    '11:49-11:63 \'never fails\' promises more than anyone can keep',
    '13:19-13:33 \'flawless\' promises more than anyone can keep',
  ]],
  ['promises/overselling', 'limits: { oversell_words: [painless] }\nscope: { summary: Flawless and painless }\n', [
    '3:19-3:40 \'painless\' promises more than anyone can keep',
  ]],
]

describe.each(Object.entries({ relationship, goals, promises }))('chapter %s', (_, rows) => {
  it.each(rows)('judges the edges of %s (row %#)', (rule, text, found, options) => {
    const texts = typeof text === 'string' ? { 'plan.crp.yaml': text } : text
    const all = { ...texts, 'plan.crp.yaml': `crp: 1\n${texts['plan.crp.yaml'] ?? ''}` }
    expect(findingsOf(all, new RegExp(`^${rule}$`), { gate: 'closed', ...options })).toEqual(found.map((one) => `${rule} ${one}`))
  })
})
