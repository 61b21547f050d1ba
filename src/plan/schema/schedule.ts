import {
  channel, duration, hidden, id, line, list, many, mapping, oneOf, person, phaseName, ref, shared, visibility, when,
} from './field.ts'

/** Describes the block `schedule`. */
export const schedule = shared(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'ms-kick'),
  title: shared(line, 'Title', 'Customer kick-off', { required: true }),
  kind: shared(
    oneOf('meeting', 'kickoff', 'demo', 'satisfaction-review', 'team-workshop', 'milestone'),
    'What it is (team-workshop: our own people only; milestone: a date without a meeting)',
    'kickoff',
    { default: 'meeting' },
  ),
  phase: shared(phaseName, 'Phase it belongs to', 'postcontract'),
  date: shared(when, 'Target date', '2026-07-21 10:00'),
  lasts: shared(duration, 'Length (1 hour)', '2 hours'),
  owner: shared(person, 'Who sees to it', 'ines'),
  attendees: shared(many(person), 'Who takes part', '[ines, rhea]'),
  channel: shared(channel, 'Where', 'on-site'),
  status: shared(oneOf('planned', 'done', 'cancelled'), 'How far it has come', 'done', { default: 'planned' }),
  serves: shared(many(ref('customer-goal', 'aim')), 'The customer\'s goals or aims it serves', '[cg-noshow]'),
  visibility: hidden(visibility, 'Whether the customer sees this item', 'internal', { default: 'shared' }),
}), { noun: 'milestone', kind: 'milestone', itemVisibility: 'shared' }), 'Outline 3.0: milestones and dates of formal contact')
