import {
  cadence, date, hidden, id, internal, line, list, many, mapping, oneOf, person, prose, ref, shared, shorthand,
  supplierPerson, value, visibility,
} from './field.ts'

/** Describes the block `reviews`. */
export const reviews = shared(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'r2'),
  date: shared(date, 'Day of the review', '2026-09-24', { required: true }),
  participants: internal(many(person), 'Who takes part', '[ines, tom, ada]'),
  status: shared(oneOf('planned', 'done', 'cancelled'), 'How far it has come', 'done', { default: 'planned' }),
  findings: internal(many(line), 'What was seen', '[Otto still resistant]'),
  changes: internal(list(shorthand(mapping({
    text: internal(line, 'The change', 'Monthly figures for finance', { required: true }),
    assessed_on: internal(date, 'When its effect was assessed', '2026-12-10'),
    asked: internal(many(person), 'Who was asked, on both sides', '[ada, otto]'),
    verdict: internal(oneOf('helped', 'no-effect', 'harmed'), 'What came of it', 'helped'),
  })), { noun: 'change from a review' }), 'What was changed in the plan or in our conduct'),
}), { noun: 'review', kind: 'review' }), 'Dated reviews of this plan')

/** Describes the block `indicators`. */
export const indicators = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'ind-answer'),
  metric: shared(line, 'What is measured', 'Inquiries answered in time', { required: true }),
  baseline: shared(value, 'Where it starts', '82 %'),
  target: shared(value, 'Where it shall be', '95 %'),
  source: shared(line, 'Where the figure comes from', 'Service desk report'),
  owner: shared(supplierPerson, 'Who reads it', 'ada'),
  cadence: shared(cadence, 'How often', 'monthly'),
  readings: shared(list(mapping({
    date: shared(date, 'Day', '2026-09-30', { required: true }),
    value: shared(value, 'Value read', '91 %', { required: true }),
  }), { noun: 'reading' }), 'Measured values'),
  visibility: hidden(visibility, 'Whether the customer sees this item', 'shared', { default: 'internal' }),
}), { noun: 'indicator', kind: 'indicator', itemVisibility: 'internal' }), 'Figures that show whether the plan works')

/** Describes the block `improvement`. */
export const improvement = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'im-note'),
  action: internal(line, 'What is done to improve the relationship', 'Ask if the weekly note is useful', { required: true }),
  trigger: internal(line, 'What sets it off', 'Week 6'),
  about: internal(
    many(ref('finding', 'suggestion', 'survey', 'check', 'touchpoint', 'indicator')),
    'What it answers',
    '[sg-short]',
  ),
  owner: internal(supplierPerson, 'Who answers for it', 'ines'),
  due: internal(date, 'By when', '2026-10-16'),
  done_on: internal(date, 'Done once present', '2026-10-15'),
}), { noun: 'improvement' }), 'Standing work on the relationship')

/** Describes the block `postmortem`. */
export const postmortem = internal(mapping({
  date: internal(date, 'Day', '2027-03-04'),
  participants: internal(many(person), 'Who takes part', '[ines, ada, malik]'),
  satisfaction: internal(prose, 'How satisfied the customer is, and why'),
  methods: internal(
    many(oneOf('survey', 'interview', 'workshop', 'records', 'observation', 'complaints')),
    'How that was found out',
    '[survey, interview]',
  ),
  activities: internal(list(mapping({
    text: internal(line, 'What it says', 'Weekly progress note', { required: true }),
    result: internal(line, 'What came of it', 'Read by four of five'),
  }), { noun: 'activity' }), 'What was done for satisfaction, and what came of it'),
  next_time: internal(list(mapping({
    text: internal(line, 'What it says', 'Meet finance in week one', { required: true }),
    owner: internal(supplierPerson, 'Who answers for it', 'ada'),
    carried_to: internal(line, 'Plan or house file that takes it up', 'Northbeam house file'),
  }), { noun: 'lesson' }), 'Where to do more, and who carries it on'),
}), 'What was learned, for the next plan')
