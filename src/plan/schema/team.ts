import { date, internal, line, list, mapping, person, shared } from './field.ts'

/** Describes the block `team`. */
export const team = shared(list(mapping({
  who: shared(person, 'Member, from either side', 'jo', { required: true }),
  service_role: shared(line, 'Part in serving the customer', 'First help on site'),
  why: internal(line, 'Why this person', 'Knows the system'),
  can_improve: internal(line, 'How this member can better the customer\'s experience', 'Explain faults on the spot'),
  avoid: internal(line, 'What would undercut it', 'Promise dates'),
  briefed_on: internal(date, 'When the rules of contact were explained', '2026-07-16'),
}), { noun: 'team member', key: 'who' }), 'Each member\'s part in serving the customer')
