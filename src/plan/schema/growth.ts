import {
  customerPerson, date, hidden, id, internal, line, list, many, mapping, money, oneOf, person, prose, ref, shared,
  supplierPerson, value, visibility,
} from './field.ts'

/** Describes the block `offerings`. */
export const offerings = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'o-wait'),
  name: internal(line, 'Name', 'Waiting-list texts', { required: true }),
  state: internal(
    oneOf('current', 'planned', 'requested', 'idea'),
    'Whether it is offered already',
    'requested',
    { default: 'current' },
  ),
  asked_by: internal(person, 'Who asked for it', 'lena'),
  meets: internal(many(ref('need')), 'Needs it meets', '[n-fill]'),
  cost: internal(money, 'What it costs us', '9000 EUR'),
  risk: internal(oneOf('low', 'medium', 'high'), 'How risky it is', 'low'),
  decision: internal(oneOf('open', 'adopted', 'rejected', 'later'), 'What was decided', 'later', { default: 'open' }),
  decided_on: internal(date, 'Day of the decision', '2026-09-24'),
  advantage: internal(line, 'What rivals do not give', 'Same-day set-up'),
}), { noun: 'offering' }), 'What we offer now and might offer later')

/** Describes the block `needs`. */
export const needs = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'n-fill'),
  text: internal(line, 'The need in some detail', 'Fill a freed slot within the hour', { required: true }),
  who: internal(customerPerson, 'Whose need', 'lena'),
  decision: internal(line, 'Why no offering meets it', 'Outside our trade'),
}), { noun: 'need', kind: 'need' }), 'What the customer needs beyond this project')

/** Describes the block `opportunities`. */
export const opportunities = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'op-third'),
  text: shared(line, 'What it says', 'Third clinic', { required: true }),
  need: shared(ref('need'), 'The customer\'s need it serves', 'n-fill'),
  owner: shared(supplierPerson, 'Who answers for it', 'tom'),
  value: internal(money, 'What it is worth', '60000 EUR'),
  status: shared(oneOf('open', 'won', 'lost', 'dropped'), 'How far it has come', 'open', { default: 'open' }),
  visibility: hidden(visibility, 'Whether the customer sees this item', 'internal', { default: 'internal' }),
}), { noun: 'opportunity', itemVisibility: 'internal' }), 'Further business that serves a need')

/** Describes the block `retention`. */
export const retention = internal(mapping({
  state: internal(prose, 'How the customer stands with us as a returning customer', 'Second contract since 2023.'),
  repeat_rate: internal(value, 'Share of customers or contracts that came back', '50 %'),
  as_of: internal(date, 'Day of the assessment', '2026-05-06'),
  owner: internal(supplierPerson, 'Who keeps the customer', 'ada'),
  actions: internal(many(line), 'How repeat business is won', '[Renewal talk six months ahead]'),
  obstacles: internal(list(mapping({
    text: internal(line, 'What it says', 'Finance is sceptical', { required: true }),
    answer: internal(line, 'How it is overcome', 'Monthly saving report'),
  }), { noun: 'obstacle' }), 'What stands in the way'),
}), 'How the customer is kept')
