import {
  cadence, channel, customerPerson, date, duration, hidden, id, integer, internal, line, list, many, mapping, oneOf,
  person, prose, ref, shared, supplierPerson, word,
} from './field.ts'

/** Describes the block `communication`. */
export const communication = shared(mapping({
  voices: shared(list(mapping({
    topics: shared(many(word), 'Topics', '[dates, scope]', { required: true }),
    channel: shared(channel, 'By which channel (any)', 'phone'),
    audience: shared(many(customerPerson), 'To whom (everyone)', '[otto]'),
    speaker: shared(supplierPerson, 'The one voice', 'ines'),
    backup: shared(supplierPerson, 'Speaks in the speaker\'s absence', 'jo'),
  }), { noun: 'voice' }), 'Who speaks for us on which topic'),
  channels: shared(list(mapping({
    id: hidden(id, 'Own name, or a built-in one to describe it', 'desk', { required: true }),
    name: shared(line, 'Name in the deliverable', 'Service desk'),
    use_for: shared(many(line), 'What it is good for', '[Faults, Questions]'),
    owner: shared(supplierPerson, 'Who looks after it', 'ada'),
  }), { noun: 'channel' }), 'Channels and what each is good for'),
  updates: shared(list(mapping({
    id: hidden(id, 'Name for references, waivers and comparisons', 'up-week'),
    what: shared(line, 'What is done', 'Progress note', { required: true }),
    kind: shared(oneOf('progress', 'news'), 'Kind', 'progress', { default: 'progress' }),
    cadence: shared(cadence, 'How often', 'weekly on friday'),
    owner: shared(supplierPerson, 'Who writes it', 'ines'),
    audience: shared(many(person), 'Who gets it', '[rhea, malik]'),
    content: shared(many(line), 'What it says each time', '[Done, Next, Needed from you]'),
    channel: shared(channel, 'How it is sent', 'email'),
    direction: shared(oneOf('out', 'in', 'both'), 'One way, or with an answer expected', 'both', { default: 'out' }),
    raised_on: internal(date, 'When its rhythm or content was last increased', '2026-11-02'),
  }), { noun: 'update' }), 'Routine messages'),
  policy: shared(mapping({
    text: shared(prose, 'The policy', 'We answer in plain words.'),
    informed_by: internal(many(ref('survey', 'suggestion', 'check')), 'Feedback that shaped it', '[sg-short]'),
  }), 'Communication policy'),
  glossary: shared(list(mapping({
    term: shared(line, 'Our word', 'API', { required: true }),
    plain: shared(line, 'What it means to the customer', 'The link between the two systems', { required: true }),
  }), { noun: 'term', key: 'term' }), 'Our terms in the customer\'s words'),
  avoid: internal(many(line), 'Words we do not use with this customer', '[cut-over]'),
  release_approver: internal(supplierPerson, 'Who clears confidential matter before it goes out', 'ines'),
}), 'Who speaks on what, by which channel, in which words')

/** Describes the block `escalation`. */
export const escalation = shared(list(mapping({
  level: shared(integer, '1 is the first step', '1', { required: true }),
  supplier: shared(supplierPerson, 'Our person at this level', 'ines'),
  customer: shared(customerPerson, 'The customer\'s person at this level', 'malik'),
  triggers: shared(many(line), 'When a matter comes here', '[No answer in time]'),
  respond_within: shared(duration, 'How soon it is taken up', '1 working day'),
}), { noun: 'escalation level', key: 'level' }), 'Where a matter goes when it cannot be solved')

/** Describes the block `service_levels`. */
export const serviceLevels = shared(list(mapping({
  event: shared(word, '`inquiry` and `complaint` are known to the rules; others are free', 'complaint', { required: true }),
  respond_within: shared(duration, 'Longest wait for an answer', '1 working day'),
  resolve_within: shared(duration, 'Longest time to a solution', '5 working days'),
  owner: shared(supplierPerson, 'Who answers for it', 'ines'),
}), { noun: 'service level', key: 'event' }), 'How fast we answer and resolve')

/** Describes the block `recovery`. */
export const recovery = shared(mapping({
  triggers: shared(many(line), 'What counts as a serious setback', '[Messages stopped in a clinic]'),
  first_steps: shared(many(line), 'What is done in the first hour', '[Phone Rhea, Post a notice]'),
  spokesperson: shared(supplierPerson, 'Who speaks', 'ines'),
  update_every: shared(duration, 'How often the customer hears from us', '2 hours'),
}), 'What happens in the first hours of a serious setback')
