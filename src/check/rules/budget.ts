import { absent, joined, lacking, rule } from '../rule.ts'

/** Chapter budget: money and time for the relationship. */
export const budgetRules = [
  rule({
    id: 'budget/none',
    severity: { baseline: 'warning' },
    at: 'budget',
    underlines: 'key',
    summary: 'There is no budget line.',
    check: (budget) => absent(budget) ? 'neither money nor time is set aside for the relationship' : undefined,
    why: 'What has no budget happens after hours, or not at all.',
    sources: ['S3-45'],
    bad: `
budget:  # <-`,
    good: `
budget: [{ item: Training in both clinics, money: 6000 EUR, effort: 60 working hours }]`,
  }),
  rule({
    id: 'budget/half',
    severity: { baseline: 'info' },
    at: 'budget[*]',
    onHouse: 'also',
    summary: 'A budget line has either money or time, but not both.',
    check: (line) => {
      const [missing, more] = lacking(line, 'money', 'effort')
      if (missing === undefined || more !== undefined) return undefined
      return `budget line '${line.item}' has ${missing === 'money' ? 'time but no money' : 'money but no time'}`
    },
    why: 'What has no budget happens after hours, or not at all; whoever gives money and no time gives half.',
    sources: ['S3-45'],
    bad: `
budget:
  - item: Training in both clinics  # <-
    money: 6000 EUR`,
    good: `
budget:
  - item: Training in both clinics
    money: 6000 EUR
    effort: 60 working hours`,
  }),
  rule({
    id: 'budget/incomplete',
    severity: { baseline: 'warning' },
    at: 'budget[*]',
    onHouse: 'also',
    summary: 'A budget line has no owner, or neither money nor time.',
    check: (line) => {
      const isEmpty = lacking(line, 'money', 'effort').length === 2
      const missing = [...lacking(line, 'owner').map(() => 'an owner'), ...(isEmpty ? ['money', 'time'] : [])]
      return missing.length === 0 ? undefined : `budget line '${line.item}' lacks ${joined(missing)}`
    },
    why: 'What has no budget happens after hours, and what nobody owns is not spent on its purpose.',
    sources: ['S3-45'],
    bad: `
budget:
  - item: Training in both clinics  # <-
    for: training`,
    good: `
people: [{ id: ines, name: Ines Calder, side: supplier, team: project }]
budget:
  - item: Training in both clinics
    for: training
    effort: 60 working hours
    owner: ines`,
  }),
  rule({
    id: 'budget/initiative-unfunded',
    severity: { baseline: 'warning' },
    at: 'goals[*].initiatives[*].cost',
    summary: 'An open initiative has a cost, and no budget line funds it.',
    check: (cost, { parent: { id, text, status }, plan: { budget = [] } }) => {
      const isOpen = status !== 'done' && status !== 'dropped'
      const isFunded = id !== undefined && budget.some(({ funds }) => funds?.includes(id))
      return cost === undefined || !isOpen || isFunded ? undefined
        : `initiative '${text}' costs ${cost}, which no budget line covers`
    },
    why: 'New ways of working cost before they pay.',
    sources: ['S3-46'],
    bad: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - id: i-figures
        text: Monthly one-page saving report
        cost: 1500 EUR  # <-`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - id: i-figures
        text: Monthly one-page saving report
        cost: 1500 EUR
budget: [{ item: Saving reports, money: 1500 EUR, funds: [i-figures] }]`,
  }),
  rule({
    id: 'budget/training-unfunded',
    severity: { baseline: 'info' },
    at: 'budget',
    underlines: 'key',
    summary: 'There is a budget, training is planned in implementation, and no budget line is for training.',
    check: (budget = [], { plan: { phases } }) =>
      absent(budget) || absent(phases?.implementation?.training) || budget.some((line) => line.for === 'training') ? undefined
      : 'training is planned but not paid for',
    why: 'New ways of working cost before they pay, and training comes first.',
    sources: ['S3-46'],
    bad: `
phases: { implementation: { training: [{ audience: Reception staff at Vale }] } }
budget:  # <-
  - { item: Surveys and business reviews, for: events, money: 1800 EUR }`,
    good: `
phases: { implementation: { training: [{ audience: Reception staff at Vale }] } }
budget:
  - { item: Training in both clinics, for: training, money: 6000 EUR }`,
  }),
]
