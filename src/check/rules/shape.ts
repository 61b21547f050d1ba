import type { FileRule } from '../catalogue.ts'

/** Chapter shape: every value has a place and a form; found while a file is compared with the format. */
export const shapeRules: readonly FileRule[] = [
  {
    id: 'shape/no-version',
    severity: { draft: 'error' },
    summary: 'The key `crp` is absent.',
    why: 'Without its version nobody knows by which rules a file is to be read in five years.',
    sources: ['S1-02'],
    bad: `# Self-service lending  # <-
plan: { title: Self-service lending }`,
    good: `crp: 1
plan: { title: Self-service lending }`,
  },
  {
    id: 'shape/unknown-version',
    severity: { draft: 'error' },
    summary: 'The value of `crp` is not 1.',
    why: 'A later format may mean something else by the same words.',
    sources: ['S1-02'],
    bad: `
crp: 2  # <-
plan: { title: Self-service lending }`,
    good: `
crp: 1
plan: { title: Self-service lending }`,
  },
  {
    id: 'shape/version-not-first',
    severity: { draft: 'info' },
    summary: 'The first key is not `crp`.',
    why: 'Whoever opens the file should see at once what it is.',
    sources: ['S1-02'],
    bad: `
plan: { title: Self-service lending }
crp: 1  # <-`,
    good: `
crp: 1
plan: { title: Self-service lending }`,
  },
  {
    id: 'shape/unknown-key',
    severity: { draft: 'error' },
    summary: 'A field has a name that the format does not know in that place.',
    why: 'What stands under a key that nobody reads is lost without a word.',
    sources: ['S1-02'],
    bad: `
plan:
  title: Self-service lending
  bidDecision: 2026-10-05  # <-`,
    good: `
plan:
  title: Self-service lending
  bid_decision: 2026-10-05`,
  },
  {
    id: 'shape/wrong-kind',
    severity: { draft: 'error' },
    summary: 'A list, a group of fields or a single value stands where another of these belongs.',
    why: 'One name is not a list of names, even where the list has a single entry.',
    sources: ['S1-02'],
    bad: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
plan:
  authors: mira  # <-`,
    good: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
plan:
  authors: [mira]`,
  },
  {
    id: 'shape/missing-field',
    severity: { draft: 'error' },
    summary: 'An item lacks a field without which it says nothing.',
    why: 'A person without a side, or a milestone without a title, tells readers nothing.',
    sources: ['S1-02'],
    bad: `
people:
  - id: edda  # <-
    name: Edda Winter`,
    good: `
people:
  - id: edda
    name: Edda Winter
    side: customer`,
  },
  {
    id: 'shape/unknown-value',
    severity: { draft: 'error' },
    summary: 'A value is none of those the field can have.',
    why: 'Words from a fixed list mean the same in every plan; free ones do not.',
    sources: ['S1-02'],
    bad: `
plan:
  stage: execution  # <-`,
    good: `
plan:
  stage: implementation`,
  },
  {
    id: 'shape/bad-id',
    severity: { draft: 'error' },
    summary: 'An id does not consist of small letters, digits and single hyphens, beginning with a letter.',
    why: 'Ids are typed again wherever something is named, so they must be short and plain.',
    sources: ['S1-02'],
    bad: `
people:
  - { id: Edda_W, name: Edda Winter, side: customer }  # <-`,
    good: `
people:
  - { id: edda-w, name: Edda Winter, side: customer }`,
  },
  {
    id: 'shape/bad-date',
    severity: { draft: 'error' },
    summary: 'What should be a day, with or without a time, is none.',
    why: 'A day that each side reads differently is a missed meeting.',
    sources: ['S1-02'],
    bad: `
schedule:
  - title: First visit to both branches
    date: 20.10.2026  # <-`,
    good: `
schedule:
  - title: First visit to both branches
    date: 2026-10-20`,
  },
  {
    id: 'shape/bad-duration',
    severity: { draft: 'error' },
    summary: 'What should be a length of time is none.',
    why: 'A promise such as "same day" is kept or broken according to who reads it.',
    sources: ['S1-02'],
    bad: `
service_levels:
  - event: complaint
    respond_within: same day  # <-`,
    good: `
service_levels:
  - event: complaint
    respond_within: 1 working day`,
  },
  {
    id: 'shape/bad-cadence',
    severity: { draft: 'error' },
    summary: 'What should be a rhythm is none.',
    why: 'A meeting that takes place "often" enters no calendar.',
    sources: ['S1-02'],
    bad: `
phases:
  implementation:
    formal_meetings:
      - title: Progress meeting
        cadence: fortnightly  # <-`,
    good: `
phases:
  implementation:
    formal_meetings:
      - title: Progress meeting
        cadence: every 2 weeks`,
  },
  {
    id: 'shape/bad-money',
    severity: { draft: 'error' },
    summary: 'What should be an amount of money is none.',
    why: 'A sum without a currency, or with a comma that each country reads in its own way, invites a quarrel.',
    sources: ['S1-02'],
    bad: `
budget:
  - item: Staff training
    money: 6,000 EUR  # <-`,
    good: `
budget:
  - item: Staff training
    money: 6000 EUR`,
  },
  {
    id: 'shape/bad-range',
    severity: { draft: 'error' },
    summary: 'What should be a range is none, or its low figure is above its high one.',
    why: 'What was promised can only be held against what was delivered if both ends of it are plain.',
    sources: ['S1-02'],
    bad: `
commitments:
  - text: Both branches lend without a queue
    promised: about 12 weeks  # <-`,
    good: `
commitments:
  - text: Both branches lend without a queue
    promised: 10 to 12 weeks`,
  },
  {
    id: 'shape/bad-score',
    severity: { draft: 'error' },
    summary: 'What should be a result in figures is none.',
    why: 'Only figures can be compared with last time.',
    sources: ['S3-54'],
    bad: `
feedback:
  surveys:
    - type: csat
      result: good  # <-`,
    good: `
feedback:
  surveys:
    - type: csat
      result: 4.2 of 5`,
  },
  {
    id: 'shape/bad-number',
    severity: { draft: 'error' },
    summary: 'What should be a number is none, or lies outside its bounds.',
    why: 'Words such as "high" weigh differently with each reader; a figure on a known scale does not.',
    sources: ['S1-02'],
    bad: `
risks:
  - event: The town council puts off the building work
    probability: high  # <-`,
    good: `
risks:
  - event: The town council puts off the building work
    probability: 4`,
  },
  {
    id: 'shape/bad-email',
    severity: { draft: 'error' },
    summary: 'What should be an e-mail address is none.',
    why: 'The customer has to reach a person, not a company.',
    sources: ['S0-17'],
    bad: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, email: mira at quillon.example }  # <-`,
    good: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, email: mira@quillon.example }`,
  },
  {
    id: 'shape/bad-phone',
    severity: { draft: 'error' },
    summary: 'What should be a telephone number is none.',
    why: 'The customer has to reach a person, not a company.',
    sources: ['S0-17'],
    bad: `
people:
  - { id: edda, name: Edda Winter, side: customer, phone: see letterhead }  # <-`,
    good: `
people:
  - { id: edda, name: Edda Winter, side: customer, phone: "+44 1632 960101" }`,
  },
  {
    id: 'shape/bad-name',
    severity: { draft: 'error' },
    summary: 'What should be a language, a time zone, a path or a channel is none.',
    why: 'A name that no list knows opens no calendar, no file and no line.',
    sources: ['S1-02'],
    bad: `
calendar:
  timezone: London  # <-`,
    good: `
calendar:
  timezone: Europe/London`,
  },
  {
    id: 'shape/not-one-line',
    severity: { draft: 'error' },
    summary: 'A text that fills one line has a line break, or more than 500 characters.',
    why: 'Lines become entries of tables and lists; what needs more room has a field for prose.',
    sources: ['S1-02'],
    bad: `
plan:
  title: |  # <-
    Self-service lending
    in two branches`,
    good: `
plan:
  title: Self-service lending in two branches`,
  },
  {
    id: 'shape/markup',
    severity: { draft: 'error' },
    summary: 'A text in prose holds HTML, a heading, an image, a table, a code block or a horizontal rule.',
    why: 'The numbered outline is the only structure readers look for; a heading of one\'s own breaks it.',
    sources: ['S1-02'],
    bad: `
scope:
  statement: |  # <-
    # Aim
    Readers borrow and return books without queuing.`,
    good: `
scope:
  statement: |
    Readers **borrow and return** books without queuing.`,
  },
  {
    id: 'shape/quote-this',
    severity: { draft: 'info' },
    summary: 'Where text is expected stands, without quotes, a word or number that other programs read as something else.',
    why: 'Another program would turn version 1.10 into 1.1, and the telephone number would lose its plus.',
    sources: ['S1-02'],
    bad: `
plan:
  version: 1.10  # <-`,
    good: `
plan:
  version: "1.10"`,
  },
  {
    id: 'shape/house-and-plan',
    severity: { draft: 'error' },
    summary: 'A file has both `house` and `plan`.',
    why: 'What the company decides once must not change with every customer.',
    sources: ['S1-02'],
    bad: `
house: { company: Quillon Library Systems }
plan: { title: Self-service lending }  # <-`,
    good: `
plan: { title: Self-service lending, supplier: Quillon Library Systems }`,
  },
  {
    id: 'shape/not-in-house',
    severity: { draft: 'error' },
    summary: 'A house file has `customer`, `scope` or `relationship`.',
    why: 'What is known of one customer would otherwise stand in the plans of all the others.',
    sources: ['S1-02'],
    bad: `
house: { company: Quillon Library Systems }
customer: { name: Lakeside Town Library }  # <-`,
    good: `
house: { company: Quillon Library Systems }`,
  },
]
