import {
  cadence, channel, customerPerson, date, duration, hidden, id, internal, line, list, many, mapping, oneOf, person,
  phaseName, score, shared, supplierPerson, value,
} from './field.ts'

/** Describes the block `feedback`. */
export const feedback = shared(mapping({
  surveys: shared(list(mapping({
    id: hidden(id, 'Name for references, waivers and comparisons', 's-site1'),
    type: shared(oneOf('csat', 'nps', 'ces', 'interview', 'questionnaire'), 'Kind of survey', 'csat'),
    date: shared(date, 'When', '2026-10-27'),
    phase: shared(phaseName, 'In which phase', 'implementation'),
    audience: shared(many(customerPerson), 'Who is asked', '[lena, malik]'),
    owner: shared(supplierPerson, 'Who runs it', 'ada'),
    close_loop_within: shared(duration, 'How soon each person hears what became of the answer', '5 working days'),
    result: internal(score, 'Overall result; done once present', '4.2 of 5'),
    informed: internal(score, 'How well informed people feel', '3.9 of 5'),
  }), { noun: 'survey', kind: 'survey' }), 'Surveys and structured interviews'),
  direct: shared(list(mapping({
    what: shared(line, 'What is done', 'Half a day at the front desk', { required: true }),
    cadence: shared(cadence, 'How often', 'monthly'),
    owner: shared(supplierPerson, 'Who answers for it', 'jo'),
  }), { noun: 'direct feedback' }), 'Other direct ways: polls, visits, observation'),
  records: internal(list(mapping({
    metric: internal(line, 'What is counted', 'Complaints per month', { required: true }),
    source: internal(line, 'Where the figure comes from', 'Service desk'),
    cadence: internal(cadence, 'How often', 'monthly'),
    value: internal(value, 'Latest value', '2'),
    owner: internal(supplierPerson, 'Who answers for it', 'ada'),
  }), { noun: 'record' }), 'What our records tell: returns, complaints, late payment'),
  staff: internal(list(mapping({
    topic: internal(line, 'What our people are asked about', 'Contact points, tools, customer needs', { required: true }),
    date: internal(date, 'Last or next meeting', '2026-09-03'),
    cadence: internal(cadence, 'How often', 'quarterly'),
    attendees: internal(many(supplierPerson), 'Who takes part', '[jo, ada]'),
    owner: internal(supplierPerson, 'Who answers for it', 'ines'),
  }), { noun: 'staff meeting' }), 'Meetings in which our own people are asked'),
  inbox: shared(mapping({
    channel: shared(channel, 'By which channel', 'desk'),
    owner: shared(supplierPerson, 'Who answers for it', 'ada'),
    acknowledge_within: shared(duration, 'How soon receipt is confirmed', '1 working day'),
  }), 'Where the customer can send feedback at any time'),
  suggestions: internal(list(mapping({
    id: hidden(id, 'Name for references, waivers and comparisons', 'sg-short'),
    text: internal(line, 'What it says', 'Shorter weekly note', { required: true }),
    kind: internal(
      oneOf('suggestion', 'request', 'idea'),
      'Request: a customer asked staff for it; idea: staff\'s own',
      'request',
      { default: 'suggestion' },
    ),
    by: internal(person, 'From whom', 'jo'),
    date: internal(date, 'Day', '2026-09-10'),
    decision: internal(oneOf('open', 'adopted', 'rejected', 'later'), 'What was decided', 'adopted', { default: 'open' }),
    reason: internal(line, 'Why so decided', 'Readers skip page two'),
  }), { noun: 'suggestion', kind: 'suggestion' }), 'Suggestions, requests and ideas from staff and customer'),
  checks: internal(list(mapping({
    id: hidden(id, 'Name for references, waivers and comparisons', 'ck-calls'),
    what: internal(line, 'What is done', 'Ten test calls to the desk', { required: true }),
    kind: internal(oneOf('spot-test', 'audit', 'observation'), 'Kind', 'spot-test', { default: 'spot-test' }),
    date: internal(date, 'Day', '2026-10-01'),
    owner: internal(supplierPerson, 'Who answers for it', 'ada'),
    result: internal(score, 'What came of it', '9 of 10'),
  }), { noun: 'check', kind: 'check' }), 'Spot tests and audits of our own conduct'),
}), 'How we listen')
