import {
  customerPerson, date, hidden, id, internal, line, list, many, mapping, oneOf, person, prose, rating, shared,
  supplierPerson,
} from './field.ts'

/** Describes the block `relationship`. */
export const relationship = shared(mapping({
  current_state: internal(mapping({
    as_of: internal(date, 'Day of the assessment', '2026-05-06'),
    summary: internal(prose, 'The situation in a few sentences', 'Known in IT, unknown in the clinics.'),
  }), 'Where we stand today'),
  desired_state: internal(mapping({
    by: internal(date, 'By when', '2027-12-31'),
    summary: internal(prose, 'The situation we want', 'Clinics recommend us.'),
  }), 'Where we want to be'),
  mutual_benefit: shared(mapping({
    customer: shared(many(line), 'What the customer gains', '[Fewer empty slots]'),
    supplier: internal(many(line), 'What we gain', '[A reference in health care]'),
  }), 'What each side gains from the relationship'),
  contacts: internal(list(mapping({
    person: internal(customerPerson, 'Who', 'otto', { required: true }),
    roles: internal(
      many(oneOf('decision-maker', 'sponsor', 'champion', 'influencer', 'user', 'gatekeeper', 'technical', 'finance')),
      'Roles toward us',
      '[finance]',
    ),
    influence: internal(rating, 'Weight in decisions about us', '4'),
    engagement: internal(oneOf('unaware', 'resistant', 'neutral', 'supportive', 'leading'), 'Attitude today', 'resistant'),
    target_engagement: internal(
      oneOf('unaware', 'resistant', 'neutral', 'supportive', 'leading'),
      'Attitude we need',
      'neutral',
    ),
    coverage: internal(oneOf('none', 'brief', 'regular', 'deep'), 'How well we are in touch', 'brief'),
    counterpart: internal(supplierPerson, 'Who on our side looks after this person', 'tom'),
    wants: internal(many(line), 'What this person wants', '[Proof of the saving]'),
    last_contact: internal(date, 'Last real conversation', '2026-08-12'),
    next_step: internal(line, 'What will be done to close a gap in attitude or coverage', 'Review the figures together'),
  }), { noun: 'contact', key: 'person' }), 'The customer\'s people: role, weight, attitude, coverage'),
  links: internal(list(mapping({
    from: internal(person, 'Where the line begins', 'otto', { required: true }),
    to: internal(person, 'Where it ends', 'rhea', { required: true }),
    kind: internal(
      oneOf('reports-to', 'influences', 'works-with', 'conflicts-with'),
      'How they are linked',
      'influences',
      { required: true },
    ),
  }), { noun: 'link' }), 'Lines of the relationship map'),
  findings: internal(list(mapping({
    id: hidden(id, 'For `goals[].from`', 'f-finance'),
    kind: internal(oneOf('strength', 'weakness'), 'Good or bad for the relationship', 'weakness', { required: true }),
    text: internal(line, 'What was found', 'Finance has no proof of the saving', { required: true }),
    about: internal(many(person), 'Whom it concerns', '[otto]'),
    evidence: internal(oneOf('measured', 'observed', 'stated', 'assumed'), 'What it rests on', 'stated'),
    source: internal(line, 'Where the evidence comes from', 'Call of 2026-05-05'),
    found_on: internal(date, 'When it was written down', '2026-05-06'),
    change: internal(line, 'Weakness: what must change', 'Give finance figures it trusts'),
    accepted: internal(line, 'Weakness: why we live with it instead', 'One clinic has no IT of its own'),
  }), { noun: 'finding', kind: 'finding' }), 'What the map shows: strengths and weaknesses'),
  progress: internal(list(mapping({
    date: internal(date, 'Day of the entry', '2026-09-24', { required: true }),
    signal: internal(rating, 'How well the relationship goes', '4'),
    note: internal(line, 'Why', 'First clinic is positive'),
  }), { noun: 'entry of progress' }), 'The owner\'s record of how the relationship goes'),
  value_log: shared(list(mapping({
    date: shared(date, 'Day', '2026-10-02', { required: true }),
    value: shared(line, 'Value the customer received', '38 slots freed in September', { required: true }),
    evidence: shared(line, 'Proof', 'Report R-09'),
    acknowledged_by: shared(customerPerson, 'Who confirmed it', 'malik'),
  }), { noun: 'value entry' }), 'Value delivered, with proof'),
}), 'Where we stand with each other, with whom, and where to; most of it internal')
