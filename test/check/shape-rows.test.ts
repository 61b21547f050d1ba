import { describe, expect, test } from 'vitest'
import { findingsOf } from './findings.ts'

/** Texts and what is found in them; `crp: 1` is supplied as the first line but where the file as a whole is judged. */
const groups: Readonly<Record<string, readonly (readonly [text: string, ...findings: string[]])[]>> = {
  'scalar types': [
    [`
people:
  - { id: Mira Okafor, name: Mira Okafor, side: supplier }`,
      "shape/bad-id 3:11-3:22 'Mira Okafor' cannot be an id: small letters, digits and single hyphens, beginning "
        + 'with a letter, such as `mira-okafor`'],
    ['plan: { id: 1st-branch }',
      "shape/bad-id 2:13-2:23 '1st-branch' cannot be an id: small letters, digits and single hyphens, beginning "
        + 'with a letter, such as `item-1st-branch`'],
    ['service_levels: [{ event: Late return }]',
      "shape/bad-id 2:27-2:38 'Late return' cannot be an id: small letters, digits and single hyphens, beginning "
        + 'with a letter, such as `late-return`'],
    [`
plan:
  title: |
    Self-service
    lending`,
      'shape/not-one-line 3:10-5:12 title must be one line of at most 500 characters'],
    [`plan: { title: ${'x'.repeat(501)} }`,
      'shape/not-one-line 2:16-2:517 title must be one line of at most 500 characters'],
    ['scope: { summary: Six <b>lending</b> stations }',
      'shape/markup 2:19-2:46 summary holds raw HTML; use plain paragraphs, lists, emphasis and links'],
    [`
scope:
  statement: |
    # Aim
    Six stations.`,
      'shape/markup 3:14-5:18 statement holds a heading; use plain paragraphs, lists, emphasis and links'],
    ['plan: { drafted: 07.10.2026 }',
      "shape/bad-date 2:18-2:28 '07.10.2026' is not a day; write it as 2026-10-07"],
    ['plan: { drafted: 2026-02-30 }',
      "shape/bad-date 2:18-2:28 '2026-02-30' is not a day; write it as 2026-10-09"],
    ['plan: { drafted: 2026-10-07 14:30 }',
      "shape/bad-date 2:18-2:34 '2026-10-07 14:30' is not a day; write it as 2026-10-07"],
    [`
schedule:
  - { title: First visit, date: next Tuesday }`,
      "shape/bad-date 3:33-3:45 'next Tuesday' is not a day; write it as 2026-10-09, with a time as 2026-10-09 14:30"],
    [`
schedule:
  - { title: First visit, date: 20.10.2026 }`,
      "shape/bad-date 3:33-3:43 '20.10.2026' is not a day; write it as 2026-10-20, with a time as 2026-10-20 14:30"],
    [`
schedule:
  - { title: First visit, date: 2026-10-20T14:30Z }`,
      "shape/bad-date 3:33-3:50 '2026-10-20T14:30Z' is not a day; write it as 2026-10-09, with a time as 2026-10-09 14:30"],
    ['limits: { phase_gap: 2w }',
      "shape/bad-duration 2:22-2:24 '2w' is not a duration; write a whole number and a unit, such as `2 weeks` "
        + 'or `1 working day`'],
    [`
schedule:
  - { title: First visit, lasts: 1.5 hours }`,
      "shape/bad-duration 3:34-3:43 '1.5 hours' is not a duration; write a whole number and a unit, such as `90 "
        + 'minutes` or `1 working day`'],
    ['recovery: { update_every: as needed }',
      "shape/bad-duration 2:27-2:36 'as needed' is not a duration; write a whole number and a unit, such as `2 "
        + 'weeks` or `1 working day`'],
    [`
communication:
  updates: [{ what: Progress note, cadence: Fortnightly }]`,
      "shape/bad-cadence 3:45-3:56 'Fortnightly' is not a rhythm; did you mean 'every 2 weeks'?; write `weekly`, "
        + '`every 2 weeks on tuesday`, `monthly`, `quarterly`'],
    [`
communication:
  updates: [{ what: Progress note, cadence: now and then }]`,
      "shape/bad-cadence 3:45-3:57 'now and then' is not a rhythm; write `weekly`, `every 2 weeks on tuesday`, "
        + '`monthly`, `quarterly`'],
    ['budget: [{ item: Staff training, money: "€6000" }]',
      "shape/bad-money 2:41-2:48 '€6000' is not an amount; write `6000 EUR`"],
    ['commitments: [{ text: Both branches lend, promised: 12 to 10 weeks }]',
      "shape/bad-range 2:53-2:67 '12 to 10 weeks' is not a range; write `10 to 12 weeks`, the smaller figure first"],
    [`
feedback:
  surveys: [{ result: 6 of 5 }]`,
      "shape/bad-score 3:23-3:29 '6 of 5' is not a result in figures; write `4.6 of 5`"],
    ['risks: [{ event: Building work is put off, probability: 4.5 }]',
      "shape/bad-number 2:57-2:60 probability must be a whole number from 1 to 5; here stands '4.5'"],
    ['risks: [{ event: Building work is put off, probability: "4" }]',
      'shape/bad-number 2:57-2:60 probability must be a whole number from 1 to 5; here stands \'"4"\''],
    ['limits: { leak_words: six }',
      "shape/bad-number 2:23-2:26 leak_words must be a whole number; here stands 'six'"],
    ['limits: { promise_padding: .inf }',
      "shape/bad-number 2:28-2:32 promise_padding must be a number; here stands '.inf'"],
    ['people: [{ id: mira, name: Mira Okafor, side: supplier, email: mira@quillon }]',
      "shape/bad-email 2:64-2:76 'mira@quillon' is not an e-mail address"],
    ['people: [{ id: mira, name: Mira Okafor, side: supplier, email: Mira Okafor <mira@quillon.example> }]',
      "shape/bad-email 2:64-2:98 'Mira Okafor <mira@quillon.example>' is not an e-mail address; did you mean "
        + "'mira@quillon.example'?"],
    ['people: [{ id: mira, name: Mira Okafor, side: supplier, phone: "0101" }]',
      'shape/bad-phone 2:64-2:70 \'0101\' is not a telephone number; write it in quotes, such as "+44 20 7946 0101"'],
    ['plan: { language: german }',
      "shape/bad-name 2:19-2:25 'german' is not a language; did you mean 'de'?"],
    ['calendar: { timezone: GMT+2 }',
      "shape/bad-name 2:23-2:28 'GMT+2' is not a timezone"],
    ["plan: { baseline: { document: 'C:\\plans\\baseline.pdf' } }",
      "shape/bad-name 2:31-2:54 'C:\\plans\\baseline.pdf' is not a path"],
    [`
recovery: {}
feedback: { inbox: { channel: e-mail } }`,
      "shape/bad-name 3:31-3:37 'e-mail' is not a channel; did you mean 'email'?"],
    ['calendar: { working_days: [monday, Tue] }',
      "shape/unknown-value 2:36-2:39 'Tue' is not possible here; possible: monday, tuesday, wednesday, thursday, "
        + 'friday, saturday, sunday'],
    ['schedule: [{ title: First visit, phase: close-out }]',
      "shape/unknown-value 2:41-2:50 'close-out' is not possible here; did you mean 'closeout'?; possible: "
        + 'precontract, postcontract, implementation, closeout, lcm'],
    ['schedule: [{ title: First visit, visibility: public }]',
      "shape/unknown-value 2:46-2:52 'public' is not possible here; possible: shared, internal"],
    ['plan: { stage: pre-contract }',
      "shape/unknown-value 2:16-2:28 'pre-contract' is not possible here; did you mean 'precontract'?; possible: "
        + 'precontract, postcontract, implementation, closeout, lcm, closed'],
  ],
  'unknown keys': [
    ['plan: { titel: Self-service lending }',
      "shape/unknown-key 2:9-2:14 `titel` is not a field of plan; did you mean 'title'?"],
    ['plan: { bidDecision: 2026-10-05 }',
      "shape/unknown-key 2:9-2:20 `bidDecision` is not a field of plan; did you mean 'bid_decision'?"],
    ['plan: { co-owner: sol }',
      "shape/unknown-key 2:9-2:17 `co-owner` is not a field of plan; did you mean 'co_owner'?"],
    ['Plan: { title: Self-service lending }',
      "shape/unknown-key 2:1-2:5 `Plan` is not a field of a plan; did you mean 'plan'?"],
    ['plan: { title: Self-service lending, working_days: [monday] }',
      'shape/unknown-key 2:38-2:50 `working_days` is not a field of plan; it belongs under `calendar`'],
    [`
plan:
  title: Self-service lending
  people: []`,
      'shape/unknown-key 4:3-4:9 `people` is not a field of plan; it belongs under the top level'],
    ['bid_decision: 2026-10-05',
      'shape/unknown-key 2:1-2:13 `bid_decision` is not a field of a plan; it belongs under `plan`'],
    ['frobnicate: 1',
      'shape/unknown-key 2:1-2:11 `frobnicate` is not a field of a plan'],
    [`
schedule:
  - title: First visit
    wher: on-site`,
      "shape/unknown-key 4:5-4:9 `wher` is not a field of milestone 'First visit'"],
    [`
people:
  - { id: mira, nmae: Mira Okafor, side: supplier }`,
      "shape/unknown-key 3:17-3:21 `nmae` is not a field of person 'mira'; did you mean 'name'?"],
    ['constructor: 1',
      'shape/unknown-key 2:1-2:12 `constructor` is not a field of a plan'],
  ],
  'wrong kinds': [
    [`
plan:
  - title: Self-service lending`,
      'shape/wrong-kind 2:1-2:5 plan must be a mapping; here stands a list'],
    ['plan: Self-service lending',
      'shape/wrong-kind 2:7-2:27 plan must be a mapping; here stands a single value'],
    [`
people:
  mira: { name: Mira Okafor }`,
      'shape/wrong-kind 2:1-2:7 people must be a list; here stands a mapping'],
    ['phases: { closeout: { procedures: Weekly meeting } }',
      'shape/wrong-kind 2:35-2:49 phases.closeout.procedures must be a list; here stands a single value'],
    ['plan: { title: { en: Self-service lending } }',
      'shape/wrong-kind 2:16-2:44 plan.title must be a single value; here stands a mapping'],
    [`
plan:
  title:
    - Self-service lending`,
      'shape/wrong-kind 3:3-3:8 plan.title must be a single value; here stands a list'],
    ['people: [Mira Okafor]',
      'shape/wrong-kind 2:10-2:21 a person must be a mapping; here stands a single value'],
    [`
scope:
  work:
    - [Train the staff]`,
      'shape/wrong-kind 4:7-4:24 a part of the work must be a mapping; here stands a list'],
  ],
  'missing fields': [
    [`
people:
  - name: Mira Okafor`,
      "shape/missing-field 3:5-3:9 person 'Mira Okafor' lacks `id`: short name used everywhere else",
      "shape/missing-field 3:5-3:9 person 'Mira Okafor' lacks `side`: on whose side; partners count as supplier side"],
    [`
people:
  -
  - { id: mira, name: Mira Okafor, side: supplier }`],
    [`
schedule:
  - { id: ms-kick, title: }`,
      "shape/missing-field 3:11-3:18 milestone 'ms-kick' lacks `title`: title"],
    ['house: { effective: 2026-01-01 }',
      'shape/missing-field 2:1-2:6 house lacks `company`: name of the supplier; stands in for `plan.supplier`'],
  ],
  'texts to put in quotes': [
    ['plan: { title: No }',
      "shape/quote-this 2:16-2:18 put 'No' in quotes; other programs read it as false"],
    ['phases: { closeout: { procedures: [on, "off"] } }',
      "shape/quote-this 2:36-2:38 put 'on' in quotes; other programs read it as true"],
    ['scope: { work: [true] }',
      "shape/quote-this 2:17-2:21 put 'true' in quotes; other programs read it as true"],
    ['plan: { version: 1.10 }',
      "shape/quote-this 2:18-2:22 put '1.10' in quotes; other programs read it as 1.1"],
    ['plan: { version: 007 }',
      "shape/quote-this 2:18-2:21 put '007' in quotes; other programs read it as 7"],
    ['people: [{ id: edda, name: Edda Winter, side: customer, phone: +441632960101 }]',
      "shape/quote-this 2:64-2:77 put '+441632960101' in quotes; other programs read it as 441632960101"],
    ['plan: { version: 1.1, title: 12 }'],
  ],
  'the file as a whole': [
    ['plan: { title: Self-service lending }',
      'shape/no-version 1:1-1:1 the first line must be `crp: 1`, the version of the plan format'],
    [`
crp:
plan: { title: Self-service lending }`,
      'shape/no-version 1:1-1:1 the first line must be `crp: 1`, the version of the plan format'],
    ['crp: "2"',
      'shape/unknown-version 1:6-1:9 this plan is written in format "2"; this tool reads format 1'],
    [`
plan: { title: Self-service lending }
crp: 1`,
      'shape/version-not-first 2:1-2:4 put `crp: 1` first, so that readers see at once what this file is'],
    ['crp: "1"',
      'shape/unknown-version 1:6-1:9 this plan is written in format "1"; this tool reads format 1'],
    [`
cpr: 1
plan: { title: Self-service lending }`,
      "shape/unknown-key 1:1-1:4 `cpr` is not a field of a plan; did you mean 'crp'?"],
    ['crp: [1]',
      'shape/wrong-kind 1:6-1:9 crp must be a single value; here stands a list'],
    [`
crp: 1
plan: { title: Self-service lending }
house: { company: Quillon Library Systems }`,
      'shape/house-and-plan 3:1-3:6 a file is either a house file or a plan; move `house` to its own file'],
    [`
crp: 1
house: { company: Quillon Library Systems }
customer: { name: Lakeside Town Library }
scope:
  work: [Train the staff]`,
      'shape/not-in-house 3:1-3:9 `customer` is about one customer; it belongs in a plan, not in the house file',
      'shape/not-in-house 4:1-4:6 `scope` is about one customer; it belongs in a plan, not in the house file'],
  ],
  'what is no fault': [
    [`
plan:
  title:
  authors: []
scope: { work: [Train the staff] }
people: ~`],
  ],
}

describe.each(Object.entries(groups))('%s', (group, rows) => {
  test.each(rows)('%j', (text, ...findings) => {
    const whole = `${group === 'the file as a whole' ? '' : 'crp: 1\n'}${text.replace(/^\n/, '')}`
    expect(findingsOf(whole, /^(?:syntax|shape|reference)\//)).toEqual(findings)
  })
})
