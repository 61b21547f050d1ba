import { date, entries, hidden, id, line, list, many, mapping, person, prose, shared } from './field.ts'

/** Describes the block `scope`. */
export const scope = shared(mapping({
  statement: shared(prose, 'The scope statement', 'Replace phone reminders …'),
  summary: shared(prose, 'A short project summary, where there is no full statement yet', 'Text reminders in two clinics.'),
  version: shared(line, 'Version of the scope that people sign', '1.2.0'),
  work: shared(entries('part of the work', 'scope-entry'), 'Work to be done', '[Train reception staff]'),
  customer_goals: shared(list(mapping({
    id: hidden(id, 'For `serves`', 'cg-noshow'),
    text: shared(line, 'The goal in the customer\'s words', 'Fewer missed appointments', { required: true }),
    measure: shared(line, 'How both sides will know it is reached', 'Missed rate from 11 % to 7 % by 2027-06-30'),
    how: shared(line, 'Broadly, how the project gets there', 'Two reminders and a reply that frees the slot'),
  }), { noun: 'customer goal', kind: 'customer-goal' }), 'What the customer wants from the project'),
  objectives: shared(
    entries('objective', 'scope-entry'),
    'What the project will have reached, by when',
    '[Live in two clinics by 2027-01-29]',
  ),
  parameters: shared(entries('parameter', 'scope-entry'), 'Conditions the work must keep to', '[Data hosted in the UK]'),
  out_of_scope: shared(
    entries('limit', 'scope-entry'),
    'Limits: what is not part of the work',
    '[{id: no-voice, text: Voice calls}]',
  ),
  assumptions: shared(entries('assumption', 'scope-entry'), 'What is taken for granted', '[One appointment book]'),
  constraints: shared(entries('constraint', 'scope-entry'), 'What restricts both sides', '[No work on Mondays]'),
  dependencies: shared(list(mapping({
    id: hidden(id, 'Name for references, waivers and comparisons', 'dep-list'),
    text: shared(line, 'What is needed', 'List of appointment types', { required: true }),
    who: shared(person, 'From whom', 'lena'),
    needed_by: shared(date, 'By when', '2026-09-18'),
  }), { noun: 'dependency' }), 'What one side needs from somebody else'),
  context: shared(prose, 'Anything else that matters', 'The clinics merge in 2028.'),
  contributors: shared(many(person), 'Who wrote the scope, on both sides', '[ines, malik]'),
  agreed: shared(list(mapping({
    by: shared(person, 'Who agreed', 'rhea', { required: true }),
    date: shared(date, 'When', '2026-08-27'),
    version: shared(line, 'Which version of the scope', '1.2.0'),
  }), { noun: 'sign-off' }), 'Who signed which version of the scope'),
}), 'Outline 1.0: the work, the customer\'s goals, the limits')
