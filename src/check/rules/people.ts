import { dayOf } from '../../plan/days.ts'
import { isEmpty, type Mapping } from '../../source/tree.ts'
import type { Leaf } from '../../plan/edition.ts'
import { endsIn } from '../leaves.ts'
import { rule, type Context } from '../rule.ts'
import type { PhaseName } from '../terms.ts'

/** Chapter people: whether everybody who is named can be reached, and is still there. */
export const peopleRules = [
  rule({
    id: 'people/group-missing',
    severity: { draft: 'error' },
    at: 'people',
    underlines: 'key',
    summary: 'Nobody is listed from the project team, from the customer sales team, or from the customer; once for each.',
    check: (people = [], { terms }) => [
      ...(people.some(({ side, team }) => side === 'supplier' && team === 'project') ? [] : ['the project team']),
      ...(people.some(({ side, team }) => side === 'supplier' && team === 'sales') ? [] : ['the customer sales team']),
      ...(people.some(({ side }) => side === 'customer') ? [] : [terms.customer]),
    ].map((group) => `no member of ${group} is listed`),
    why: 'The customer has to reach a person, not a company, and our people must know whom to ask on the other side.',
    sources: ['S0-17', 'S0-18', 'S0-26'],
    bad: `
customer: { name: Lakeside Town Library }
people:  # <-
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: sol, name: Sol Bergman, side: supplier, team: sales }`,
    good: `
customer: { name: Lakeside Town Library }
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: sol, name: Sol Bergman, side: supplier, team: sales }
  - { id: edda, name: Edda Winter, side: customer }`,
  }),
  rule({
    id: 'people/unreachable',
    severity: { draft: 'error' },
    at: 'people[*]',
    summary: 'A person who is named in the plan has neither e-mail nor phone.',
    check: ({ id, name, email, phone }, { terms }) =>
      email !== undefined || phone !== undefined || !terms.used.has(id) ? undefined
      : `${name} cannot be reached: neither e-mail nor phone is given`,
    why: 'The customer has to reach a person, not a company.',
    sources: ['S0-17', 'S0-18', 'S0-26'],
    bad: `
plan: { distribution: [edda] }
people:
  - id: edda  # <-
    name: Edda Winter
    side: customer`,
    good: `
plan: { distribution: [edda] }
people:
  - id: edda
    name: Edda Winter
    side: customer
    phone: "+44 1632 960101"`,
  }),
  rule({
    id: 'people/first-contact-unreachable',
    severity: { baseline: 'error' },
    at: 'people[*]',
    summary: 'The owner, the co-owner, a first contact, a deputy or a person of the escalation has only one of e-mail and phone.',
    check: ({ id, name, email, phone }, { terms }) => {
      const [leaf] = terms.namings(id).filter((leaf) => endsIn(leaf, firstContacts))
      if (leaf === undefined || (email === undefined) === (phone === undefined)) return undefined
      const missing = email === undefined ? 'e-mail' : 'phone'
      return `${name} is ${dutyOf(leaf, terms)} and needs both e-mail and phone; ${missing} is not given`
    },
    why: 'The customer has to reach a person, not a company, and in haste by more than one way.',
    sources: ['S0-17', 'S0-18'],
    bad: `
phases:
  postcontract: { primary_contact: mira }
people:
  - id: mira  # <-
    name: Mira Okafor
    side: supplier
    email: mira@quillon.example`,
    good: `
phases:
  postcontract: { primary_contact: mira }
people:
  - id: mira
    name: Mira Okafor
    side: supplier
    email: mira@quillon.example
    phone: "+44 1632 960102"`,
  }),
  rule({
    id: 'people/no-function',
    severity: { baseline: 'warning' },
    at: 'people[*]',
    summary: 'A person who is named in the plan has no function.',
    check: (person, { terms }) => person.function !== undefined || !terms.used.has(person.id) ? undefined
      : `the contact table does not say what ${person.name} does`,
    why: 'The customer has to reach the right person, not just any.',
    sources: ['S0-17'],
    bad: `
plan: { owner: mira }
people:
  - id: mira  # <-
    name: Mira Okafor
    side: supplier`,
    good: `
plan: { owner: mira }
people:
  - id: mira
    name: Mira Okafor
    side: supplier
    function: Project manager`,
  }),
  rule({
    id: 'people/no-team',
    severity: { draft: 'warning' },
    at: 'people[*]',
    summary: 'A person of side supplier who is named in the plan has no team.',
    check: ({ id, name, side, team }, { terms }) => side !== 'supplier' || team !== undefined || !terms.used.has(id) ? undefined
      : `the plan does not say whether ${name} belongs to project, sales or another team`,
    why: 'Questions on the work and questions on price and contract each need their own address.',
    sources: ['S0-17', 'S0-18'],
    bad: `
plan: { owner: mira }
people:
  - id: mira  # <-
    name: Mira Okafor
    side: supplier`,
    good: `
plan: { owner: mira }
people:
  - id: mira
    name: Mira Okafor
    side: supplier
    team: project`,
  }),
  rule({
    id: 'people/left-still-named',
    severity: { draft: 'error' },
    at: 'people[*]',
    onHouse: 'also',
    summary: 'A person who has left is named in a live place: not a record of who did something, an item that is closed or dated '
      + 'before the person left, or a phase that is over.',
    check: (person, { terms, today }) => {
      const { id, name, left_on: left } = person
      if (left === undefined || left > today) return undefined
      return terms.namings(id).filter((leaf) => isLive(leaf, left, terms)).map((leaf) => ({
        message: `${name} left on ${left} but still is ${dutyOf(leaf, terms)}; name a successor`,
        spot: { span: leaf.node, place: leaf.place },
      }))
    },
    why: 'A customer who does not know whom to call feels abandoned.',
    sources: ['S0-09', 'S1-11'],
    bad: `
people: [{ id: jo, name: Jo Lindqvist, side: supplier, team: project, left_on: 2026-09-30 }]
phases:
  implementation:
    start: 2026-08-31
    end: 2027-01-29
    deputy: jo  # <-`,
    good: `
people: [{ id: jo, name: Jo Lindqvist, side: supplier, team: project, left_on: 2026-09-30 }]
phases:
  postcontract:
    start: 2026-07-13
    end: 2026-08-28
    deputy: jo`,
  }),
  rule({
    id: 'people/channel-unknown',
    severity: { baseline: 'info' },
    at: 'people[*]',
    summary: 'A key contact has no preferred channel.',
    check: ({ id, name, preferred_channel: channel }, { plan, terms }) => {
      const contact = plan.relationship?.contacts?.find(({ person }) => person === id)
      return channel !== undefined || contact === undefined || !terms.isKeyContact(contact) ? undefined
        : `we do not know how ${name} likes to be reached`
    },
    why: 'People choose a supplier for their reasons, not for ours, and a channel too.',
    sources: ['S3-05'],
    bad: `
people:
  - id: edda  # <-
    name: Edda Winter
    side: customer
relationship:
  contacts: [{ person: edda, roles: [decision-maker] }]`,
    good: `
people:
  - id: edda
    name: Edda Winter
    side: customer
    preferred_channel: phone
relationship:
  contacts: [{ person: edda, roles: [decision-maker] }]`,
  }),
]

type Terms = Context['terms']

/** Fields whose person must be reached at once. */
const firstContacts = ['plan.owner', 'plan.co_owner', 'primary_contact', 'deputy', 'escalation.supplier', 'escalation.customer']

/** Fields that record who did something; who has left did it all the same. */
const records = [
  'plan.authors', 'baseline.approved_by', 'scope.contributors', 'scope.agreed.by', 'value_log.acknowledged_by',
  'expectations.who', 'commitments.made_by', 'changes.asked_by', 'changes.decided_by', 'decisions.by', 'issues.raised_by',
  'suggestions.by', 'offerings.asked_by', 'needs.who', 'reviews.changes.asked', 'postmortem.participants', 'waivers.by',
]

const openStates = ['open', 'planned', 'active']

function isLive(leaf: Leaf, left: string, terms: Terms): boolean {
  const phase = /^phases\.(\w+)/.exec(leaf.route)?.[1]
  // The tree was compared with the format, which knows no other phases.
  const isOver = phase !== undefined && !terms.isAhead(terms.phase(phase as PhaseName))
  return !isOver && !endsIn(leaf, records) && !leaf.holders.some(({ node }) => isSettled(node, left))
}

/** Says whether an item is not open, or is dated before a day; what is broken in it counts for it. */
function isSettled(item: Mapping, left: string): boolean {
  const status = textOf(item, 'status')
  const days = ['date', 'found_on', 'installed_on', 'needed_by'].map((field) => textOf(item, field))
  return (status !== undefined && !openStates.includes(status))
    || textOf(item, 'closed_on') !== undefined || textOf(item, 'done_on') !== undefined
    || days.some((day) => day !== undefined && dayOf(day) < left)
}

/** Reads a scalar of an item; empty where a problem speaks of it. */
function textOf(item: Mapping, field: string): string | undefined {
  const value = item.entries.get(field)?.value
  return value === undefined || isEmpty(value) ? undefined : value.kind === 'scalar' ? value.text.trim() : ''
}

/** Duties whose field does not say them in words. */
const duties: readonly [ending: string, duty: string][] = [
  ['plan.owner', 'owner of the relationship'],
  ['plan.co_owner', 'co-owner of the relationship'],
  ['plan.distribution', 'among those who receive the plan'],
  ['embedded.who', 'listed as working inside the customer'],
  ['embedded.reports_to', 'the person to report to for'],
  ['primary_contact', 'first contact in'],
  ['deputy', 'deputy in'],
  ['customer_contacts', 'customer contact in'],
  ['who_may_call', 'among those who may call a meeting in'],
  ['casual.contacts', 'contact for casual talk in'],
  ['relationship.contacts.person', 'a contact of the relationship map'],
  ['links.from', 'part of the relationship map'],
  ['links.to', 'part of the relationship map'],
  ['findings.about', 'the subject of'],
  ['team.who', 'a member of the team'],
  ['attendees', 'attendee of'],
  ['participants', 'participant of'],
  ['audience', 'in the audience of'],
  ['affected', 'among those affected by'],
  ['approvers', 'approver of'],
  ['escalation.supplier', 'our person at'],
  ['escalation.customer', 'the customer\'s person at'],
  ['commitments.to', 'the receiver of'],
  ['who', 'in charge of'],
  ['by', 'in charge of'],
  ['prepared_by', 'in charge of'],
]

/** Says in words what a person is by being named in a place: `first contact in implementation`. */
function dutyOf(leaf: Leaf, terms: Terms): string {
  const duty = duties.find(([ending]) => endsIn(leaf, [ending]))?.[1] ?? `${leaf.field.replaceAll('_', ' ')} of`
  return / (?:of|in|by|at|for)$/.test(duty) ? `${duty} ${terms.ownerOf(leaf)}` : duty
}
