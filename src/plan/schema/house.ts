import {
  cadence, date, duration, hidden, id, internal, line, list, many, mapping, oneOf, path, prose, rating, ref, score,
  shared, supplierPerson, visibility,
} from './field.ts'

/** Describes the block `touchpoints`. */
export const touchpoints = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'tp-invoice'),
  name: internal(line, 'Point of contact', 'Invoice and reminder', { required: true }),
  area: internal(
    oneOf('sales', 'delivery', 'service', 'billing', 'collection', 'promotion', 'other'),
    'Part of the business',
    'billing',
  ),
  department: internal(line, 'Department that runs it', 'Finance'),
  tier: internal(oneOf('front', 'back', 'field'), 'Face to face, behind the scenes, at events', 'back'),
  moments: internal(many(oneOf('before', 'during', 'after')), 'Before, during, after the sale', '[after]'),
  today: internal(line, 'What is done now', 'Reminder after 30 days'),
  rating: internal(rating, 'How good that is', '2'),
  wanted: internal(rating, 'How good it should be', '4'),
  guideline: internal(
    prose,
    'How to conduct oneself, and where to pass on what one cannot solve',
    'Phone before the second reminder.',
  ),
  overseer: internal(supplierPerson, 'Who instructs and oversees, from that department', 'paul'),
}), { noun: 'point of contact', kind: 'touchpoint' }), 'House: every point of contact and its standard')

/** Describes the block `segments`. */
export const segments = internal(mapping({
  ideal: internal(mapping({
    summary: internal(prose, 'In a few sentences', 'Clinics with three to ten sites.'),
    traits: internal(many(line), 'What marks this customer', '[Pays in 30 days]'),
  }), 'The customer the company\'s goals call for'),
  tiers: internal(list(mapping({
    id: hidden(id, 'Name for references, waivers and comparisons', 'tier-core', { required: true }),
    name: internal(line, 'Name', 'Core'),
    criteria: internal(many(line), 'Who belongs here', '[Two or more contracts]'),
    priority: internal(line, 'What they get first', 'Named contact, answer in two hours'),
  }), { noun: 'tier', kind: 'tier' }), 'Value classes, best first'),
  exit: internal(mapping({
    criteria: internal(many(line), 'When it applies', '[Unpaid for 120 days]'),
    approver: internal(supplierPerson, 'Who allows it', 'vera'),
    notice: internal(duration, 'How long before', '3 months'),
  }), 'Parting with customers who cost more than they bring'),
  customers: internal(list(mapping({
    name: internal(line, 'Name', 'Harrow & Vale Clinics', { required: true }),
    tier: internal(ref('tier'), 'Value class', 'tier-core'),
    plan: internal(path, 'The customer\'s plan', 'harrow-vale.crp.yaml'),
  }), { noun: 'customer' }), 'Customers the business leans on'),
}), 'House: ideal customer, tiers, parting with customers')

/** Describes the block `rollout`. */
export const rollout = internal(mapping({
  message: internal(prose, 'Why the policy is introduced and what it should bring'),
  levels: internal(list(mapping({
    level: internal(line, 'Level of the organisation', 'Team leads', { required: true }),
    lead: internal(supplierPerson, 'Who leads it', 'paul'),
    duties: internal(line, 'Own duties and those of the people below', 'Brief the team, check two calls a week'),
  }), { noun: 'level' }), 'Levels of the organisation'),
  steps: internal(list(mapping({
    text: internal(line, 'What it says', 'Pilot in support', { required: true }),
    date: internal(date, 'Day', '2026-03-02'),
  }), { noun: 'step' }), 'Gradual change-over'),
  workshops: internal(list(mapping({
    audience: internal(line, 'For whom', 'Support and billing', { required: true }),
    date: internal(date, 'Day', '2026-02-10'),
  }), { noun: 'workshop' }), 'Instruction before it takes effect'),
}), 'House: how the policy is introduced')

/** Describes the block `competitors`. */
export const competitors = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'rival-a'),
  name: internal(line, 'Name', 'Fernhill Connect', { required: true }),
  kind: internal(
    oneOf('rival', 'in-house'),
    'Another supplier, or people of the customer\'s own',
    'rival',
    { default: 'rival' },
  ),
  practices: internal(many(line), 'How they keep in touch', '[Monthly newsletter]'),
  source: internal(line, 'How we know', 'Trade fair 2025'),
  rating: internal(score, 'Their satisfaction figure', '4.1 of 5'),
}), { noun: 'competitor' }), 'House: how others keep in touch')

/** Describes the block `flows`. */
export const flows = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'flow-complaint'),
  title: internal(line, 'Title', 'Handling a complaint', { required: true }),
  steps: internal(list(mapping({
    id: hidden(id, 'Name for references, waivers and comparisons', 'fc-log'),
    what: internal(line, 'What is done', 'Log the complaint', { required: true }),
    who: internal(line, 'Role or department', 'Support'),
    next: internal(
      many(ref('flow-step')),
      'Following steps (the next one in the list; the last one ends the flow)',
      '[fc-answer]',
    ),
  }), { noun: 'step', kind: 'flow-step' }), 'In order; the first one starts the flow'),
}), { noun: 'flow' }), 'House: step-by-step handling of a contact')

/** Describes the block `results_sharing`. */
export const resultsSharing = internal(mapping({
  cadence: internal(cadence, 'How often results are shared', 'monthly'),
  audience: internal(oneOf('managers', 'team', 'everyone'), 'With whom', 'everyone'),
  by: internal(supplierPerson, 'By whom', 'vera'),
  per_group: internal(list(mapping({
    group: internal(line, 'Which group', 'Support', { required: true }),
    well: internal(line, 'What goes well', 'Answers are fast'),
    improve: internal(line, 'What can be better', 'Say when the fix comes'),
  }), { noun: 'group' }), 'What each group hears'),
}), 'Who hears the results, how often')

/** Describes the block `tooling`. */
export const tooling = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 't-desk'),
  name: internal(line, 'Name', 'Service desk', { required: true }),
  purpose: internal(line, 'What it is for', 'Faults and questions'),
  supports: internal(many(ref('goal', 'indicator', 'touchpoint')), 'What in the strategy it is needed for', '[ind-answer]'),
  source_of_truth_for: internal(many(line), 'Data kept here and nowhere else', '[Issues]'),
  chosen_on: internal(date, 'Day it was chosen', '2026-08-20'),
  effort: internal(duration, 'Work to introduce it', '3 weeks'),
}), { noun: 'tool' }), 'Software for customer relations')

/** Describes the block `references`. */
export const references = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'ref-sales'),
  title: shared(line, 'Title', 'Sales plan 2026', { required: true }),
  kind: shared(oneOf('document', 'testimonial'), 'Kind', 'document', { default: 'document' }),
  path: shared(path, 'Where it is kept', 'docs/sales-plan.pdf'),
  date: shared(date, 'Day', '2026-01-15'),
  visibility: hidden(visibility, 'Whether the customer sees this item', 'shared', { default: 'internal' }),
}), { noun: 'reference', itemVisibility: 'internal' }), 'Documents and testimonials used')
