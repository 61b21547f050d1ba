import { absent, joined, lacking, lackingWords, rule } from '../rule.ts'

/** Chapter growth: offerings, needs, opportunities and the return of the customer. */
export const growthRules = [
  rule({
    id: 'growth/no-offerings',
    severity: { lifecycle: 'warning' },
    at: 'offerings',
    underlines: 'key',
    summary: 'There is no offering.',
    check: (offerings, { terms }) => absent(offerings)
      ? `the plan does not say what we offer ${terms.customer}, now and later` : undefined,
    why: 'Everybody should offer the same things.',
    sources: ['S3-31'],
    bad: `
offerings: []  # <-`,
    good: `
offerings: [{ name: Two-way text reminders }]`,
  }),
  rule({
    id: 'growth/no-needs',
    severity: { lifecycle: 'info' },
    at: 'needs',
    underlines: 'key',
    summary: 'There is no need.',
    check: (needs, { terms }) => absent(needs) ? `no need of ${terms.customer} beyond this project is written down` : undefined,
    why: 'An offering is only as good as the need it meets.',
    sources: ['S3-32'],
    bad: `
needs: []  # <-`,
    good: `
needs: [{ text: A freed slot is filled within the hour }]`,
  }),
  rule({
    id: 'growth/need-unmet',
    severity: { lifecycle: 'warning' },
    at: 'needs[*]',
    summary: 'No offering meets a need, and it is not said why.',
    check: ({ id, text, decision }, { plan: { offerings = [] }, terms }) => {
      const isMet = id !== undefined && offerings.some(({ meets }) => meets?.includes(id))
      return isMet || decision !== undefined ? undefined : `${terms.customer} needs '${text}', and no offering meets it`
    },
    why: 'An offering is only as good as the need it meets.',
    sources: ['S3-32'],
    bad: `
needs:
  - id: n-fill  # <-
    text: A freed slot is filled within the hour`,
    good: `
needs:
  - id: n-fill
    text: A freed slot is filled within the hour
offerings: [{ name: Texts to the waiting list, meets: [n-fill] }]`,
  }),
  rule({
    id: 'growth/no-ideas',
    severity: { lifecycle: 'info' },
    at: 'offerings',
    underlines: 'key',
    summary: 'There are offerings and none is requested or an idea.',
    check: (offerings = []) =>
      absent(offerings) || offerings.some(({ state }) => state === 'requested' || state === 'idea') ? undefined
      : 'no further offering is considered: nothing asked for, no idea',
    why: 'Waiting to be asked means being second.',
    sources: ['S3-33'],
    bad: `
offerings:  # <-
  - { name: Two-way text reminders }`,
    good: `
offerings:
  - { name: Two-way text reminders }
  - { name: Texts to the waiting list, state: idea }`,
  }),
  rule({
    id: 'growth/idea-not-judged',
    severity: { lifecycle: 'warning' },
    at: 'offerings[*]',
    summary: 'An offering that is planned, requested or an idea has no risk or no cost, or its decision is open.',
    check: (offering) => {
      const missing = [
        ...lacking(offering, 'risk', 'cost').map((field) => `no ${field}`),
        ...(offering.decision === 'open' ? ['no decision'] : []),
      ]
      return offering.state === 'current' || missing.length === 0 ? undefined
        : `offering '${offering.name}' has not been judged: ${joined(missing)}`
    },
    why: 'An idea kept open for ever costs attention and raises hopes.',
    sources: ['S3-34'],
    bad: `
offerings:
  - name: Texts to the waiting list  # <-
    state: requested
    cost: 9000 EUR`,
    good: `
offerings:
  - name: Texts to the waiting list
    state: requested
    cost: 9000 EUR
    risk: low
    decision: later`,
  }),
  rule({
    id: 'growth/no-opportunities',
    severity: { lifecycle: 'info' },
    at: 'opportunities',
    underlines: 'key',
    summary: 'There is no opportunity.',
    check: (opportunities, { terms }) => absent(opportunities)
      ? `no further business with ${terms.customer} is in sight` : undefined,
    why: 'Adding value comes first and leads to further business; where none is in sight, value may be missing.',
    sources: ['S1-24'],
    bad: `
opportunities: []  # <-`,
    good: `
opportunities: [{ text: Messaging in the third clinic }]`,
  }),
  rule({
    id: 'growth/opportunity-no-need',
    severity: { draft: 'warning' },
    at: 'opportunities[*]',
    summary: 'An open opportunity names no need.',
    check: ({ text, status, need }, { terms }) => status !== 'open' || need !== undefined ? undefined
      : `opportunity '${text}' serves no need of ${terms.customer} that is written down`,
    why: 'Opportunities that serve no need are pressure, and are felt as such.',
    sources: ['S1-24'],
    bad: `
opportunities:
  - text: Messaging in the third clinic  # <-`,
    good: `
opportunities:
  - text: Messaging in the third clinic
    need: n-fill
needs: [{ id: n-fill, text: A freed slot is filled within the hour }]`,
  }),
  rule({
    id: 'growth/no-repeat-rate',
    severity: { lifecycle: 'warning' },
    at: 'retention',
    summary: 'The state of retention, the rate of return or its day is absent.',
    check: (retention, { terms }) => {
      const missing = lackingWords(retention, { state: 'no state', repeat_rate: 'no rate', as_of: 'no date' })
      return missing && `the plan does not say how far ${terms.customer} comes back to us (${missing})`
    },
    why: 'One cannot deepen what one has not measured.',
    sources: ['S3-35'],
    bad: `
retention:  # <-
  state: Second contract since 2023.
  as_of: 2026-05-06`,
    good: `
retention:
  state: Second contract since 2023.
  repeat_rate: 50 %
  as_of: 2026-05-06`,
  }),
  rule({
    id: 'growth/no-retention-actions',
    severity: { closeout: 'warning', lifecycle: 'error' },
    at: 'retention.actions',
    underlines: 'key',
    summary: 'Retention has no action.',
    check: (actions, { terms }) => absent(actions) ? `nothing is planned to win ${terms.customer} again` : undefined,
    why: 'Customers come back for reasons, and reasons can be given.',
    sources: ['S3-36'],
    bad: `
retention:  # <-
  state: Second contract since 2023.`,
    good: `
retention:
  state: Second contract since 2023.
  actions: [Talk about renewal six months ahead]`,
  }),
  rule({
    id: 'growth/obstacle-no-answer',
    severity: { lifecycle: 'warning' },
    at: 'retention.obstacles[*]',
    summary: 'An obstacle has no answer.',
    check: ({ text, answer }) => answer === undefined ? `obstacle '${text}' stands in the way, with no answer` : undefined,
    why: 'An obstacle known and ignored is an obstacle chosen.',
    sources: ['S3-37'],
    bad: `
retention:
  obstacles:
    - text: Finance is sceptical  # <-`,
    good: `
retention:
  obstacles:
    - text: Finance is sceptical
      answer: Monthly saving report`,
  }),
  rule({
    id: 'growth/no-retention-owner',
    severity: { closeout: 'warning', lifecycle: 'error' },
    at: 'retention.owner',
    underlines: 'key',
    summary: 'Retention has no owner.',
    check: (owner, { terms }) => owner === undefined ? `nobody is responsible for keeping ${terms.customer}` : undefined,
    why: 'Between projects the customer otherwise belongs to nobody.',
    sources: ['S3-38'],
    bad: `
retention:  # <-
  state: Second contract since 2023.`,
    good: `
people: [{ id: ada, name: Ada Mensah, side: supplier, team: service }]
retention:
  state: Second contract since 2023.
  owner: ada`,
  }),
  rule({
    id: 'growth/no-testimonial',
    severity: { closeout: 'info' },
    at: 'references',
    underlines: 'key',
    summary: 'No reference is a testimonial.',
    check: (references = [], { terms }) => references.some(({ kind }) => kind === 'testimonial') ? undefined
      : `no word of praise from ${terms.customer} is on record against other providers`,
    why: 'There is always somebody else who could do the work.',
    sources: ['S4-07'],
    bad: `
references:  # <-
  - title: Sales plan for health care`,
    good: `
references:
  - title: Letter from the Harrow clinic
    kind: testimonial`,
  }),
  rule({
    id: 'growth/no-advantage',
    severity: { lifecycle: 'info' },
    at: 'offerings',
    underlines: 'key',
    summary: 'There are competitors and offerings, and no offering has an advantage.',
    check: (offerings = [], { plan: { competitors } }) =>
      absent(competitors) || absent(offerings) || offerings.some(({ advantage }) => advantage !== undefined) ? undefined
      : 'no offering says what rivals do not give',
    why: 'Where the figures cannot be beaten, difference can.',
    sources: ['S3-25'],
    bad: `
competitors: [{ name: Fernhill Connect }]
offerings:  # <-
  - { name: Two-way text reminders }`,
    good: `
competitors: [{ name: Fernhill Connect }]
offerings:
  - { name: Two-way text reminders, advantage: Set up in a clinic within a day }`,
  }),
  rule({
    id: 'growth/tier-unset',
    severity: { baseline: 'info' },
    at: 'customer.tier',
    underlines: 'key',
    summary: 'The house has tiers, and the customer is in none.',
    check: (tier, { plan: { segments }, terms }) => tier !== undefined || absent(segments?.tiers) ? undefined
      : `${terms.customer} has no place in the house's tiers`,
    why: 'Priority needs to know to whom it applies.',
    sources: ['S3-17'],
    beside: {
      'northbeam.crp.yaml': `crp: 1
house: { company: Northbeam Systems }
segments: { tiers: [{ id: tier-core, name: Core }] }
`,
    },
    bad: `
extends: northbeam.crp.yaml
customer:  # <-
  name: Harrow & Vale Clinics`,
    good: `
extends: northbeam.crp.yaml
customer:
  name: Harrow & Vale Clinics
  tier: tier-core`,
  }),
]
