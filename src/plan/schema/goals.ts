import {
  date, hidden, id, internal, line, list, many, mapping, money, oneOf, person, ref, shared, supplierPerson, value,
  visibility,
} from './field.ts'

/** Describes the block `goals`. */
export const goals = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'g-finance'),
  kind: internal(
    oneOf('relationship', 'company'),
    'Goal for this relationship, or of our company',
    'relationship',
    { default: 'relationship' },
  ),
  text: shared(line, 'What is to be reached', 'Finance accepts the business case', { required: true }),
  from: internal(
    many(ref('finding', 'suggestion', 'survey', 'check', 'review', 'touchpoint')),
    'What gave rise to it',
    '[f-finance]',
  ),
  metric: shared(line, 'What is measured', 'Engagement of the finance controller'),
  baseline: shared(value, 'Where it starts', 'resistant'),
  target: shared(value, 'Where it shall be', 'neutral'),
  by: shared(date, 'By when', '2027-02-26'),
  owner: shared(supplierPerson, 'Who answers for it', 'tom'),
  serves: shared(many(ref('customer-goal', 'aim')), 'The customer\'s goals or aims it serves', '[cg-noshow]'),
  focus: internal(ref('tier'), 'Customers it shifts effort to', 'tier-core'),
  status: shared(oneOf('open', 'reached', 'missed', 'dropped'), 'How far it has come', 'open', { default: 'open' }),
  readings: internal(list(mapping({
    date: internal(date, 'Day of the reading', '2026-09-24', { required: true }),
    value: internal(value, 'Value read', 'resistant', { required: true }),
  }), { noun: 'reading' }), 'Measured values over time'),
  visibility: hidden(visibility, 'Whether the customer sees this item', 'shared', { default: 'internal' }),
  initiatives: shared(list(mapping({
    id: hidden(id, 'Name for references, waivers and comparisons', 'i-figures'),
    text: shared(line, 'What is done', 'Monthly one-page saving report', { required: true }),
    owner: shared(person, 'Who does it', 'ada'),
    start: shared(date, 'From', '2026-10-12'),
    due: shared(date, 'Until', '2027-01-22'),
    status: shared(oneOf('planned', 'active', 'done', 'dropped'), 'How far it has come', 'active', { default: 'planned' }),
    after: internal(many(ref('initiative')), 'Initiatives that must be finished first', '[i-formula]'),
    steps: internal(list(mapping({
      text: internal(line, 'What is done', 'Agree the formula with Otto', { required: true }),
      done_when: internal(line, 'How to see that it is done', 'Formula signed'),
      done_on: internal(date, 'When it was done', '2026-10-08'),
    }), { noun: 'step' }), 'Steps, in order'),
    stop_if: internal(line, 'When to give it up', 'Two reports unread'),
    cost: internal(money, 'What it costs', '1500 EUR'),
  }), { noun: 'initiative', kind: 'initiative' }), 'Key initiatives: how the goal is reached'),
}), { noun: 'goal', kind: 'goal', itemVisibility: 'internal' }), 'What we want to change in the relationship, and how')
