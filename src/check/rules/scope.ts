import type { Plan } from '../../plan/schema/index.ts'
import { absent, joined, lackingWords, rule } from '../rule.ts'
import type { Terms } from '../terms.ts'

/** Chapter scope: outline 1.0, the work, what the customer wants from it, and its limits. */
export const scopeRules = [
  rule({
    id: 'scope/no-statement',
    severity: { draft: 'error' },
    at: 'scope.statement',
    summary: 'Scope statement and summary are both absent.',
    check: (statement, { plan: { scope } }) => statement !== undefined || scope?.summary !== undefined ? undefined
      : 'there is neither a scope statement nor a summary of the project',
    why: 'Whoever deals with the customer must first know what the project is.',
    sources: ['S0-02'],
    bad: `
scope:  # <-
  work: [Install six lending stations]`,
    good: `
scope:
  summary: Readers borrow and return books without queuing at the desk.
  work: [Install six lending stations]`,
  }),
  rule({
    id: 'scope/no-work',
    severity: { draft: 'error' },
    at: 'scope.work',
    summary: 'The work is absent.',
    check: (work) => absent(work) ? 'the scope does not say what work will be done' : undefined,
    why: 'People judge a supplier by the work they expected, so it has to be written down.',
    sources: ['S0-03'],
    bad: `
scope:  # <-
  summary: Readers borrow and return books without queuing at the desk.`,
    good: `
scope:
  summary: Readers borrow and return books without queuing at the desk.
  work: [Install six lending stations, Train the staff]`,
  }),
  rule({
    id: 'scope/no-customer-goal',
    severity: { draft: 'error' },
    at: 'scope.customer_goals',
    summary: 'The customer\'s goals are absent.',
    check: (goals, { terms }) => !absent(goals) ? undefined
      : `the scope does not say what ${terms.customer} wants from the project`,
    why: 'A customer is satisfied when its own goals are met, not when ours are.',
    sources: ['S0-04'],
    bad: `
scope:  # <-
  summary: Readers borrow and return books without queuing at the desk.`,
    good: `
scope:
  summary: Readers borrow and return books without queuing at the desk.
  customer_goals: [{ text: Shorter queues on Saturdays }]`,
  }),
  rule({
    id: 'scope/goal-no-measure',
    severity: { baseline: 'error' },
    at: 'scope.customer_goals[*]',
    summary: 'A goal of the customer has no measure.',
    check: ({ text, measure }) => measure !== undefined ? undefined
      : `customer goal '${text}' has no measure: how will both sides know that it is reached?`,
    why: 'A customer is satisfied when its own goals are met, and both sides have to see that they are.',
    sources: ['S0-04'],
    bad: `
scope:
  customer_goals:
    - id: cg-noshow  # <-
      text: Fewer missed appointments`,
    good: `
scope:
  customer_goals:
    - id: cg-noshow
      text: Fewer missed appointments
      measure: Missed rate from 11 % to 7 % by 2027-06-30`,
  }),
  rule({
    id: 'scope/goal-no-approach',
    severity: { baseline: 'error' },
    at: 'scope.customer_goals[*]',
    summary: 'For a goal of the customer it is not said how it will be reached.',
    check: ({ text, how }) => how === undefined ? `the scope does not say how '${text}' will be reached` : undefined,
    why: 'A goal without a way to it is a hope, and the customer notices.',
    sources: ['S0-05'],
    bad: `
scope:
  customer_goals:
    - id: cg-noshow  # <-
      text: Fewer missed appointments`,
    good: `
scope:
  customer_goals:
    - id: cg-noshow
      text: Fewer missed appointments
      how: Two reminders for each visit, and a reply that frees the slot`,
  }),
  rule({
    id: 'scope/no-assumptions',
    severity: { baseline: 'warning' },
    at: 'scope.assumptions',
    summary: 'Assumptions, constraints, dependencies and context are all absent.',
    check: (assumptions, { plan: { scope } }) =>
      [assumptions, scope?.constraints, scope?.dependencies, scope?.context].every(absent)
        ? 'the scope names no assumption, constraint, dependency or other circumstance' : undefined,
    why: 'Unspoken assumptions turn into quarrels once they fail.',
    sources: ['S0-06'],
    bad: `
scope:  # <-
  work: [Install messaging in two clinics]`,
    good: `
scope:
  work: [Install messaging in two clinics]
  assumptions: [Both clinics keep one appointment book]`,
  }),
  rule({
    id: 'scope/written-alone',
    severity: { baseline: 'warning' },
    at: 'scope.contributors',
    summary: 'Those who wrote the scope lack a person of the customer side.',
    check: (contributors, { terms }) => !terms.missingSides(contributors).includes('customer') ? undefined
      : `nobody at ${terms.customer} took part in writing the scope`,
    why: 'People stand by what they helped to write.',
    sources: ['S2-05'],
    bad: `
scope:
  contributors: [ines]  # <-
people: [{ id: ines, name: Ines Calder, side: supplier }]`,
    good: `
scope:
  contributors: [ines, malik]
people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: malik, name: Malik Osei, side: customer }`,
  }),
  rule({
    id: 'scope/no-objectives',
    severity: { baseline: 'error' },
    at: 'scope.objectives',
    summary: 'The objectives are absent.',
    check: (objectives) => absent(objectives) ? 'the scope states no objectives' : undefined,
    why: 'What is out must be as clear as what is in, and what the work is to have reached clearest of all.',
    sources: ['S2-06'],
    bad: `
scope:  # <-
  work: [Install messaging in two clinics]`,
    good: `
scope:
  work: [Install messaging in two clinics]
  objectives: [Live in two clinics by 2027-01-29]`,
  }),
  rule({
    id: 'scope/no-parameters',
    severity: { baseline: 'warning' },
    at: 'scope.parameters',
    summary: 'The parameters are absent.',
    check: (parameters) => absent(parameters) ? 'the scope states no conditions the work must keep to' : undefined,
    why: 'What is out must be as clear as what is in, and so must the conditions the work keeps to.',
    sources: ['S2-06'],
    bad: `
scope:  # <-
  work: [Install messaging in two clinics]`,
    good: `
scope:
  work: [Install messaging in two clinics]
  parameters: [All data hosted in the UK]`,
  }),
  rule({
    id: 'scope/no-limits',
    severity: { baseline: 'error' },
    at: 'scope.out_of_scope',
    summary: 'What is out of scope is absent.',
    check: (limits) => absent(limits) ? 'the scope has no limits: it does not say what is not part of the work' : undefined,
    why: 'What is out must be as clear as what is in.',
    sources: ['S2-06'],
    bad: `
scope:  # <-
  work: [Install messaging in two clinics]`,
    good: `
scope:
  work: [Install messaging in two clinics]
  out_of_scope: [Online booking, Voice calls]`,
  }),
  rule({
    id: 'scope/not-agreed',
    severity: { baseline: 'error' },
    at: 'scope.agreed',
    summary: 'The sign-offs lack a person of the customer side or of the supplier side.',
    check: (agreed = [], { terms }) => {
      const sides = terms.missingSides(agreed.map(({ by }) => by)).map(terms.sideName)
      return sides.length === 0 ? undefined : `nobody from ${joined(sides, 'or')} has agreed the scope`
    },
    why: 'Consent that nobody recorded is remembered differently by each side.',
    sources: ['S2-08'],
    bad: `
customer: { name: Harrow & Vale Clinics }
scope:
  agreed:  # <-
    - { by: ines, date: 2026-08-27, version: 1.2.0 }
people: [{ id: ines, name: Ines Calder, side: supplier }]`,
    good: `
customer: { name: Harrow & Vale Clinics }
scope:
  agreed:
    - { by: ines, date: 2026-08-27, version: 1.2.0 }
    - { by: rhea, date: 2026-08-27, version: 1.2.0 }
people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: rhea, name: Rhea Novak, side: customer }`,
  }),
  rule({
    id: 'scope/agreement-outdated',
    severity: { draft: 'warning' },
    at: 'scope.agreed[*]',
    summary: 'The scope has a version, and the last sign-off of one side names another version or none.',
    check: (item, { plan: { scope }, terms }) => {
      if (scope?.version === undefined || item.version === scope.version || !isLastOfSide(item, scope, terms)) return undefined
      const version = item.version === undefined ? 'no named version' : `version ${item.version}`
      return `${terms.nameOf(item.by)} agreed ${version} of the scope; it now is ${scope.version}`
    },
    why: 'Consent to an earlier version is no consent to this one, and each side will remember its own.',
    sources: ['S2-08'],
    bad: `
scope:
  version: 1.2.0
  agreed:
    - by: rhea  # <-
      date: 2026-07-31
      version: 1.1.0
people: [{ id: rhea, name: Rhea Novak, side: customer }]`,
    good: `
scope:
  version: 1.2.0
  agreed:
    - { by: rhea, date: 2026-07-31, version: 1.1.0 }
    - { by: rhea, date: 2026-08-27, version: 1.2.0 }
people: [{ id: rhea, name: Rhea Novak, side: customer }]`,
  }),
  rule({
    id: 'scope/dependency-incomplete',
    severity: { baseline: 'warning' },
    at: 'scope.dependencies[*]',
    summary: 'A dependency does not say from whom it comes or by when it is needed.',
    check: (item) => {
      const missing = lackingWords(item, { who: 'from whom it comes', needed_by: 'by when it is needed' })
      return missing && `dependency '${item.text}' does not say ${missing}`
    },
    why: 'Our delay is the start of theirs, and theirs the start of ours.',
    sources: ['S2-16'],
    bad: `
scope:
  dependencies:
    - text: List of appointment types in use at Vale  # <-
      needed_by: 2026-10-23`,
    good: `
scope:
  dependencies:
    - text: List of appointment types in use at Vale
      who: lena
      needed_by: 2026-10-23
people: [{ id: lena, name: Lena Brandt, side: customer }]`,
  }),
  rule({
    id: 'scope/goal-unserved',
    severity: { baseline: 'warning' },
    at: 'scope.customer_goals[*]',
    summary: 'A goal of the customer has no id or is not served.',
    check: ({ id, text }, { terms }) => id !== undefined && terms.served.has(id) ? undefined
      : `customer goal '${text}' is served by nothing: no goal, milestone or acceptance names it`,
    why: 'Work that serves no aim of the customer is work for its own sake.',
    sources: ['S2-21'],
    bad: `
scope:
  customer_goals:
    - id: cg-queues  # <-
      text: Shorter queues on Saturdays
schedule: [{ title: Demonstration of the first station, kind: demo }]`,
    good: `
scope:
  customer_goals:
    - id: cg-queues
      text: Shorter queues on Saturdays
schedule: [{ title: Demonstration of the first station, kind: demo, serves: [cg-queues] }]`,
  }),
  rule({
    id: 'scope/no-customer-aims',
    severity: { baseline: 'warning' },
    at: 'customer.aims',
    summary: 'What the customer values is absent.',
    check: (aims, { terms }) => absent(aims)
      ? `the plan does not say what ${terms.customer} values: price, ease, choice, reliability, nearness?` : undefined,
    why: 'People choose a supplier for their reasons, not for ours.',
    sources: ['S3-05'],
    bad: `
customer:  # <-
  name: Lakeside Town Library`,
    good: `
customer:
  name: Lakeside Town Library
  aims: [{ id: aim-ease, aim: Ease of use }]`,
  }),
  rule({
    id: 'scope/aim-unserved',
    severity: { baseline: 'warning' },
    at: 'customer.aims[*]',
    summary: 'An aim of the customer has no id or is not served.',
    check: ({ id, aim }, { terms }) => id !== undefined && terms.served.has(id) ? undefined
      : `${terms.customer} values ${aim}, but nothing in the plan serves it`,
    why: 'Knowing an aim is worth little if nothing serves it.',
    sources: ['S3-06'],
    bad: `
customer:
  aims:
    - id: aim-ease  # <-
      aim: Ease of use
goals: [{ text: Staff can explain the stations to every reader }]`,
    good: `
customer:
  aims:
    - id: aim-ease
      aim: Ease of use
goals: [{ text: Staff can explain the stations to every reader, serves: [aim-ease] }]`,
  }),
]

type Scope = NonNullable<Plan['scope']>
type SignOff = NonNullable<Scope['agreed']>[number]

/** Says whether no sign-off of the same side has a later date; of those without dates the last in the list counts. */
function isLastOfSide(item: SignOff, { agreed = [] }: Scope, { sideOf }: Terms): boolean {
  const side = agreed.filter(({ by }) => sideOf(by) === sideOf(item.by))
  return item === side.reduce((last, next) => (next.date ?? '') >= (last.date ?? '') ? next : last, item)
}
