import type { Plan } from '../../plan/schema/index.ts'
import { absent, joined, lacking, lackingWords, rule } from '../rule.ts'

/** Chapter house: what a company decides once for all its plans. */
export const houseRules = [
  rule({
    id: 'house/no-company-goal',
    severity: { draft: 'warning' },
    at: 'goals',
    underlines: 'key',
    onHouse: 'only',
    summary: 'No goal is one of the company.',
    check: (goals = []) => goals.some(isOfCompany) ? undefined : 'the house file states no goal of the company',
    why: 'Customer relations should serve what the company is after.',
    sources: ['S3-01'],
    bad: `
house: { company: Northbeam Systems }
goals:  # <-
  - text: Finance accepts the business case`,
    good: `
house: { company: Northbeam Systems }
goals:
  - { kind: company, text: More clinics order a second time }`,
  }),
  rule({
    id: 'house/company-goal-vague',
    severity: { draft: 'warning' },
    at: 'goals[*]',
    onHouse: 'also',
    summary: 'A goal of the company has no metric, no target or no date.',
    check: (goal) => {
      const missing = lackingWords(goal, { metric: 'a metric', target: 'a target', by: 'a date' })
      return !isOfCompany(goal) ? undefined : missing && `goal '${goal.text}' is not definite: it lacks ${missing}`
    },
    why: 'Only a definite goal can be seen to be reached.',
    sources: ['S3-01', 'S3-02'],
    bad: `
house: { company: Northbeam Systems }
goals:
  - { kind: company, text: More clinics order a second time, metric: Share of second contracts }  # <-`,
    good: `
house: { company: Northbeam Systems }
goals:
  - { kind: company, text: More clinics order a second time, metric: Share of second contracts, target: 55 %, by: 2027-12-31 }`,
  }),
  rule({
    id: 'house/goal-no-focus',
    severity: { draft: 'info' },
    at: 'goals[*]',
    onHouse: 'also',
    summary: 'A goal of the company names no tier of customers.',
    check: (goal) => !isOfCompany(goal) || goal.focus !== undefined ? undefined
      : `goal '${goal.text}' does not say on which customers effort is shifted`,
    why: 'A goal that changes nobody\'s day is a slogan.',
    sources: ['S3-04'],
    bad: `
house: { company: Northbeam Systems }
goals:
  - { kind: company, text: More clinics order a second time }  # <-`,
    good: `
house: { company: Northbeam Systems }
goals:
  - { kind: company, text: More clinics order a second time, focus: tier-core }
segments: { tiers: [{ id: tier-core, name: Core }] }`,
  }),
  rule({
    id: 'house/block-missing',
    severity: { draft: 'info' },
    at: '',
    underlines: 'key',
    onHouse: 'only',
    summary: 'Points of contact, the ideal customer, tiers, competitors, flows or the roll-out are absent; once for each.',
    check: (house) => [
      ...lacking(house, 'touchpoints', 'competitors', 'flows', 'rollout').map((name) => ({ at: name, what: blocks[name] })),
      ...lacking(house.segments, 'ideal', 'tiers').map((name) => ({ at: `segments.${name}`, what: blocks[name] })),
    ].map(({ at, what }) => ({ at, message: `the house file does not say ${what}` })),
    why: 'What the house does not settle every plan has to settle again, and each will do so in its own way.',
    sources: ['S3-03', 'S3-08', 'S3-17', 'S3-23', 'S3-42', 'S3-49'],
    bad: `
house: { company: Northbeam Systems }
segments:  # <-
  ideal: { summary: Clinic groups with three to ten sites. }`,
    good: `
house: { company: Northbeam Systems }
touchpoints: [{ name: Service desk }]
segments:
  ideal: { summary: Clinic groups with three to ten sites. }
  tiers: [{ id: tier-core, name: Core }]
competitors: [{ name: Fernhill Connect }]
flows: [{ title: Handling a complaint }]
rollout: { message: Customers should never have to tell their story twice. }`,
  }),
  rule({
    id: 'house/touchpoints-narrow',
    severity: { draft: 'warning' },
    at: 'touchpoints',
    underlines: 'key',
    onHouse: 'also',
    summary: 'There are points of contact, all of them in sales or service.',
    check: (points = []) => absent(points) || !points.every(({ area }) => area === 'sales' || area === 'service') ? undefined
      : 'customers also meet us in billing, collection, delivery and promotion',
    why: 'An unfriendly reminder undoes a friendly visit.',
    sources: ['S3-08'],
    bad: `
house: { company: Northbeam Systems }
touchpoints:  # <-
  - { name: Service desk, area: service }`,
    good: `
house: { company: Northbeam Systems }
touchpoints:
  - { name: Service desk, area: service }
  - { name: Invoice and reminder, area: billing }`,
  }),
  rule({
    id: 'house/touchpoint-unrated',
    severity: { draft: 'info' },
    at: 'touchpoints[*]',
    onHouse: 'also',
    summary: 'Of a point of contact it is not said what is done today, how good that is or how good it should be.',
    check: (point) => {
      const missing = lackingWords(point, { today: 'what is done today', rating: 'a rating', wanted: 'a rating wanted' })
      return missing && `point of contact '${point.name}' lacks ${missing}`
    },
    why: 'A gap has to be seen before it is closed.',
    sources: ['S3-09'],
    bad: `
house: { company: Northbeam Systems }
touchpoints:
  - { name: Invoice and reminder, today: Reminder by letter after 30 days }  # <-`,
    good: `
house: { company: Northbeam Systems }
touchpoints:
  - { name: Invoice and reminder, today: Reminder by letter after 30 days, rating: 2, wanted: 4 }`,
  }),
  rule({
    id: 'house/gap-without-action',
    severity: { draft: 'warning' },
    at: 'touchpoints[*]',
    onHouse: 'also',
    summary: 'A point of contact is rated lower than wanted, and no goal rests on it and no improvement is about it.',
    check: ({ id, name, rating, wanted }, { plan: { goals = [], improvement = [] } }) => {
      if (rating === undefined || wanted === undefined || rating >= wanted) return undefined
      const sources = [...goals.map(({ from }) => from), ...improvement.map(({ about }) => about)]
      return id !== undefined && sources.some((ids) => ids?.includes(id)) ? undefined
        : `point of contact '${name}' is at ${rating} and should be at ${wanted}, but nothing is planned for it`
    },
    why: 'A gap has to be seen before it is closed, and closed once it is seen.',
    sources: ['S3-09'],
    bad: `
house: { company: Northbeam Systems }
touchpoints:
  - { id: tp-invoice, name: Invoice and reminder, rating: 2, wanted: 4 }  # <-`,
    good: `
house: { company: Northbeam Systems }
touchpoints:
  - { id: tp-invoice, name: Invoice and reminder, rating: 2, wanted: 4 }
improvement: [{ action: Phone before the second reminder, about: [tp-invoice] }]`,
  }),
  rule({
    id: 'house/level-missing',
    severity: { draft: 'info' },
    at: 'touchpoints',
    underlines: 'key',
    onHouse: 'also',
    summary: 'There are points of contact, and none face to face, none behind the scenes or none at events.',
    check: (points = []) => {
      const missing = tierWords.filter(([tier]) => !points.some((point) => point.tier === tier)).map(([, words]) => words)
      return absent(points) || missing.length === 0 ? undefined : `no point of contact ${joined(missing)}`
    },
    why: 'Customers do not know our departments; they meet one company.',
    sources: ['S3-10'],
    bad: `
house: { company: Northbeam Systems }
touchpoints:  # <-
  - { name: Service desk, tier: front }
  - { name: Invoice and reminder, tier: back }`,
    good: `
house: { company: Northbeam Systems }
touchpoints:
  - { name: Service desk, tier: front }
  - { name: Invoice and reminder, tier: back }
  - { name: Trade fairs, tier: field }`,
  }),
  rule({
    id: 'house/no-guideline',
    severity: { draft: 'warning' },
    at: 'touchpoints[*]',
    onHouse: 'also',
    summary: 'A point of contact face to face has no guideline.',
    check: ({ name, tier, guideline }) => tier !== 'front' || guideline !== undefined ? undefined
      : `point of contact '${name}' has no guidance on conduct`,
    why: 'Good conduct should not depend on who picks up the phone.',
    sources: ['S3-11'],
    bad: `
house: { company: Northbeam Systems }
touchpoints:
  - { name: Service desk, tier: front }  # <-`,
    good: `
house: { company: Northbeam Systems }
touchpoints:
  - { name: Service desk, tier: front, guideline: Give your name and repeat the concern. }`,
  }),
  rule({
    id: 'house/moment-uncovered',
    severity: { draft: 'warning' },
    at: 'touchpoints',
    underlines: 'key',
    onHouse: 'also',
    summary: 'There are points of contact, and none before, none during or none after the sale.',
    check: (points = []) => {
      const missing = moments.filter((moment) => !points.some((point) => point.moments?.includes(moment)))
      return absent(points) || missing.length === 0 ? undefined : `nothing says how customers are met ${joined(missing)} the sale`
    },
    why: 'Care that stops at the signature was salesmanship.',
    sources: ['S3-39'],
    bad: `
house: { company: Northbeam Systems }
touchpoints:  # <-
  - { name: Offer and visit, moments: [before] }`,
    good: `
house: { company: Northbeam Systems }
touchpoints:
  - { name: Offer and visit, moments: [before] }
  - { name: Service desk, moments: [during, after] }`,
  }),
  rule({
    id: 'house/no-overseer',
    severity: { draft: 'warning' },
    at: 'touchpoints[*]',
    onHouse: 'also',
    summary: 'A point of contact has no overseer.',
    check: ({ name, overseer }) => overseer === undefined ? `point of contact '${name}' has no overseer` : undefined,
    why: 'Guidance is followed when somebody who knows the work looks after it.',
    sources: ['S3-47'],
    bad: `
house: { company: Northbeam Systems }
touchpoints:
  - { name: Service desk }  # <-`,
    good: `
house: { company: Northbeam Systems }
people: [{ id: vera, name: Vera Holt, side: supplier }]
touchpoints:
  - { name: Service desk, overseer: vera }`,
  }),
  rule({
    id: 'house/overseer-outside',
    severity: { draft: 'info' },
    at: 'touchpoints[*].overseer',
    onHouse: 'also',
    summary: 'The unit of the overseer is not the department of the point of contact.',
    check: (overseer, { parent: { name, department }, terms }) => {
      const unit = overseer === undefined ? undefined : terms.people.get(overseer)?.unit
      return unit === undefined || department === undefined || unit === department ? undefined
        : `${terms.nameOf(overseer)} oversees '${name}' from another department`
    },
    why: 'Guidance is followed when somebody who knows the work looks after it.',
    sources: ['S3-47'],
    bad: `
house: { company: Northbeam Systems }
people: [{ id: vera, name: Vera Holt, side: supplier, unit: Customer operations }]
touchpoints:
  - name: Invoice and reminder
    department: Finance
    overseer: vera  # <-`,
    good: `
house: { company: Northbeam Systems }
people: [{ id: paul, name: Paul Adeyemi, side: supplier, unit: Finance }]
touchpoints:
  - name: Invoice and reminder
    department: Finance
    overseer: paul`,
  }),
  rule({
    id: 'house/tier-no-priority',
    severity: { draft: 'info' },
    at: 'segments.tiers[*]',
    onHouse: 'also',
    summary: 'A tier of customers has no criteria or no priority.',
    check: (tier) => {
      const missing = lackingWords(tier, { criteria: 'criteria', priority: 'a priority' })
      return missing && `tier '${tier.name ?? tier.id}' lacks ${missing}`
    },
    why: 'Unwritten priority goes to the loudest.',
    sources: ['S3-17', 'S3-18'],
    bad: `
house: { company: Northbeam Systems }
segments:
  tiers:
    - { id: tier-core, name: Core, criteria: [Two or more contracts] }  # <-`,
    good: `
house: { company: Northbeam Systems }
segments:
  tiers:
    - { id: tier-core, name: Core, criteria: [Two or more contracts], priority: Answers within four working hours }`,
  }),
  rule({
    id: 'house/exit-incomplete',
    severity: { draft: 'warning' },
    at: 'segments.exit',
    underlines: 'key',
    onHouse: 'also',
    summary: 'Parting with a customer is provided for, and the criteria, the approver or the notice are absent.',
    check: (exit) => {
      const missing = lackingWords(exit, { criteria: 'criteria', approver: 'an approver', notice: 'a notice' })
      return exit === undefined ? undefined : missing && `parting with a customer lacks ${missing}`
    },
    why: 'Keeping them takes care away from the others, and parting needs fairness.',
    sources: ['S3-19'],
    bad: `
house: { company: Northbeam Systems }
segments:
  exit:  # <-
    criteria: [Invoices unpaid for 120 days in spite of two talks]`,
    good: `
house: { company: Northbeam Systems }
people: [{ id: vera, name: Vera Holt, side: supplier }]
segments:
  exit:
    criteria: [Invoices unpaid for 120 days in spite of two talks]
    approver: vera
    notice: 3 months`,
  }),
  rule({
    id: 'house/customer-without-plan',
    severity: { draft: 'warning' },
    at: 'segments.customers[*]',
    onHouse: 'also',
    summary: 'A customer the business leans on has no plan.',
    check: ({ name, plan }) => plan === undefined ? `the business leans on ${name}, but there is no plan for it` : undefined,
    why: 'The customers who matter most are often taken for granted.',
    sources: ['S1-05'],
    bad: `
house: { company: Northbeam Systems }
segments:
  customers:
    - { name: Harrow & Vale Clinics }  # <-`,
    good: `
house: { company: Northbeam Systems }
segments:
  customers:
    - { name: Harrow & Vale Clinics, plan: harrow-vale.crp.yaml }`,
  }),
  rule({
    id: 'house/competitor-unstudied',
    severity: { draft: 'info' },
    at: 'competitors[*]',
    onHouse: 'also',
    summary: 'Of a competitor neither the practices nor the rating, or only one of them, is known.',
    check: (competitor) => {
      const missing = lackingWords(competitor, { practices: 'no practices', rating: 'no rating' })
      return missing && `what ${competitor.name} does is not known: ${missing}`
    },
    why: 'Customers compare, whether we do or not.',
    sources: ['S3-23', 'S3-24'],
    bad: `
house: { company: Northbeam Systems }
competitors:
  - { name: Fernhill Connect, practices: [Monthly newsletter] }  # <-`,
    good: `
house: { company: Northbeam Systems }
competitors:
  - { name: Fernhill Connect, practices: [Monthly newsletter], rating: 4.1 of 5 }`,
  }),
  rule({
    id: 'house/flow-unreachable',
    severity: { draft: 'warning' },
    at: 'flows',
    onHouse: 'also',
    summary: 'No path from the first step of a flow leads to a step of it.',
    check: (flows = [], { spot }) => stepsOutOfReach(flows).map(({ flow, step }) =>
      ({ message: `no step of flow '${flow.title}' leads to '${step.what}'`, spot: spot(step) })),
    why: 'In the moment of need nobody reads paragraphs, and nobody finds a step that no other leads to.',
    sources: ['S3-42'],
    bad: `
house: { company: Northbeam Systems }
flows:
  - title: Handling a complaint
    steps:
      - { id: fc-take, what: Take the complaint and repeat it, next: [fc-close] }
      - { id: fc-raise, what: Pass it to the next level }  # <-
      - { id: fc-close, what: Tell the customer what was done }`,
    good: `
house: { company: Northbeam Systems }
flows:
  - title: Handling a complaint
    steps:
      - { id: fc-take, what: Take the complaint and repeat it, next: [fc-close, fc-raise] }
      - { id: fc-raise, what: Pass it to the next level }
      - { id: fc-close, what: Tell the customer what was done }`,
  }),
  rule({
    id: 'house/rollout-incomplete',
    severity: { draft: 'info' },
    at: 'rollout',
    underlines: 'key',
    onHouse: 'also',
    summary: 'There is a roll-out with fewer than two levels, with a level without lead or duties, or without a message.',
    check: (rollout) => {
      const missing = rollout === undefined ? [] : missingInRollout(rollout)
      return missing.length === 0 ? undefined : `the introduction of the policy lacks ${joined(missing)}`
    },
    why: 'A level left out undoes the work of the others, and people carry a change whose point they see.',
    sources: ['S3-49', 'S3-52'],
    bad: `
house: { company: Northbeam Systems }
rollout:  # <-
  message: Customers should never have to tell their story twice.`,
    good: `
house: { company: Northbeam Systems }
people: [{ id: vera, name: Vera Holt, side: supplier }]
rollout:
  message: Customers should never have to tell their story twice.
  levels:
    - { level: Management, lead: vera, duties: Answers for results }
    - { level: Team leads, lead: vera, duties: Brief their people }`,
  }),
  rule({
    id: 'house/rollout-at-once',
    severity: { draft: 'warning' },
    at: 'rollout',
    underlines: 'key',
    onHouse: 'also',
    summary: 'There is a roll-out with fewer than two steps.',
    check: (rollout) => rollout === undefined || (rollout.steps ?? []).length >= 2 ? undefined
      : 'the change-over happens in one stroke; take it in steps',
    why: 'People learn step by step, and mistakes stay small.',
    sources: ['S3-50'],
    bad: `
house: { company: Northbeam Systems }
rollout:  # <-
  steps: [{ text: Every new project, date: 2026-07-01 }]`,
    good: `
house: { company: Northbeam Systems }
rollout:
  steps:
    - { text: Pilot at the service desk, date: 2026-03-02 }
    - { text: Every new project, date: 2026-07-01 }`,
  }),
  rule({
    id: 'house/workshop-too-late',
    severity: { draft: 'warning' },
    at: 'rollout',
    underlines: 'key',
    onHouse: 'also',
    summary: 'There is a roll-out, and no workshop is held `limits.workshop_ahead` before the day from which the policy applies.',
    check: (rollout, { plan: { house, limits }, terms }) => {
      const effective = house?.effective
      if (rollout === undefined || effective === undefined) return undefined
      const latest = terms.earlier(effective, limits.workshop_ahead)
      return (rollout.workshops ?? []).some(({ date }) => date !== undefined && date <= latest) ? undefined
        : `no workshop is held well before ${effective}`
    },
    why: 'Nobody can follow a rule learned of the same morning.',
    sources: ['S3-51'],
    bad: `
house: { company: Northbeam Systems, effective: 2026-03-02 }
rollout:  # <-
  workshops: [{ audience: Service desk, date: 2026-02-23 }]`,
    good: `
house: { company: Northbeam Systems, effective: 2026-03-02 }
rollout:
  workshops: [{ audience: Service desk, date: 2026-02-10 }]`,
  }),
  rule({
    id: 'house/results-managers-only',
    severity: { draft: 'warning' },
    at: 'results_sharing.audience',
    onHouse: 'also',
    summary: 'Results are shared with managers only.',
    check: (audience) => audience === 'managers' ? 'results reach managers only; those who do the work need them too' : undefined,
    why: 'Those who do the work can mend what they can see.',
    sources: ['S3-55'],
    bad: `
house: { company: Northbeam Systems }
results_sharing:
  audience: managers  # <-`,
    good: `
house: { company: Northbeam Systems }
results_sharing:
  audience: everyone`,
  }),
  rule({
    id: 'house/group-no-feedback',
    severity: { draft: 'info' },
    at: 'results_sharing.per_group[*]',
    onHouse: 'also',
    summary: 'A group does not hear what goes well or what can be better.',
    check: (item) => {
      const missing = lackingWords(item, { well: 'what goes well', improve: 'what can be better' })
      return missing && `${item.group} does not hear ${missing}`
    },
    why: 'Praise and criticism help only when they are one\'s own.',
    sources: ['S3-56'],
    bad: `
house: { company: Northbeam Systems }
results_sharing:
  per_group:
    - { group: Service desk, well: Answers are fast }  # <-`,
    good: `
house: { company: Northbeam Systems }
results_sharing:
  per_group:
    - { group: Service desk, well: Answers are fast, improve: Say when the fix will come }`,
  }),
  rule({
    id: 'house/tool-before-strategy',
    severity: { draft: 'info' },
    at: 'tooling[*]',
    onHouse: 'also',
    summary: 'A tool supports no goal, indicator or point of contact.',
    check: ({ name, supports }) => absent(supports)
      ? `tool '${name}' supports no goal, indicator or point of contact: strategy first, software second` : undefined,
    why: 'A tool bought first decides the strategy.',
    sources: ['S3-60'],
    bad: `
tooling:
  - name: Service desk  # <-`,
    good: `
indicators: [{ id: ind-answer, metric: Inquiries answered in time }]
tooling:
  - name: Service desk
    supports: [ind-answer]`,
  }),
  rule({
    id: 'house/two-sources-of-truth',
    severity: { draft: 'warning' },
    at: 'tooling[*].source_of_truth_for',
    onHouse: 'also',
    summary: 'Two tools claim to hold the same data, whatever the case; once for each tool that made the claim before.',
    check: (entries, { parent, plan: { tooling = [] }, spot }) => tooling.slice(0, tooling.indexOf(parent)).flatMap((other) => {
      const claimed = (other.source_of_truth_for ?? []).map((entry) => entry.toLowerCase())
      const both = (entries ?? []).filter((entry) => claimed.includes(entry.toLowerCase()))
      return both.length === 0 ? [] : [{
        message: `both ${parent.name} and ${other.name} claim to hold ${joined(both)}`,
        related: [{ message: 'claimed here before', spot: spot(other, 'source_of_truth_for') }],
      }]
    }),
    why: 'Two places that both claim the truth end with two truths.',
    sources: ['S3-61'],
    bad: `
tooling:
  - { name: Service desk, source_of_truth_for: [Issues, Contacts] }
  - { name: Sales book, source_of_truth_for: [contacts] }  # <-`,
    good: `
tooling:
  - { name: Service desk, source_of_truth_for: [Issues] }
  - { name: Sales book, source_of_truth_for: [Contacts] }`,
  }),
]

type Flow = NonNullable<Plan['flows']>[number]
type Step = NonNullable<Flow['steps']>[number]
const isOfCompany = ({ kind }: NonNullable<Plan['goals']>[number]) => kind === 'company'

/** What a house file says in the blocks it should have. */
const blocks = {
  touchpoints: 'where customers meet us', ideal: 'who the ideal customer is', tiers: 'which customers are most valuable',
  competitors: 'how competitors keep in touch', flows: 'how a contact is handled step by step',
  rollout: 'how the policy is introduced',
}

const moments = ['before', 'during', 'after'] as const
const tierWords = [['front', 'is face to face'], ['back', 'is behind the scenes'], ['field', 'is at events']] as const

/** Names what a roll-out lacks. */
function missingInRollout({ levels = [], message }: NonNullable<Plan['rollout']>): string[] {
  const ofLevel = (item: (typeof levels)[number]) => {
    const missing = lackingWords(item, { lead: 'lead', duties: 'duties' })
    return missing === undefined ? [] : [`${missing} of '${item.level}'`]
  }
  return [
    ...(levels.length < 2 ? ['a second level'] : []),
    ...levels.flatMap(ofLevel),
    ...(message === undefined ? ['a message on what it should bring'] : []),
  ]
}

/** Lists the steps to which no path leads from the first step of their flow; a path may run through other flows. */
function stepsOutOfReach(flows: readonly Flow[]): { flow: Flow; step: Step }[] {
  const byId = new Map<string | undefined, Step>()
  const listedNext = new Map<Step, Step | undefined>()
  for (const { steps = [] } of flows) {
    for (const [index, step] of steps.entries()) {
      byId.set(step.id, step)
      listedNext.set(step, steps[index + 1])
    }
  }
  const nextOf = (step: Step) => step.next === undefined ? [listedNext.get(step)] : step.next.map((id) => byId.get(id))
  return flows.flatMap((flow) => {
    const steps = flow.steps ?? []
    const reached = new Set(steps.slice(0, 1))
    // A set that grows while it is walked is walked to its end.
    for (const step of reached) for (const next of nextOf(step)) if (next !== undefined) reached.add(next)
    return steps.filter((step) => !reached.has(step)).map((step) => ({ flow, step }))
  })
}
