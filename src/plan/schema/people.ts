import { channel, date, email, hidden, id, internal, line, list, mapping, oneOf, phone, shared } from './field.ts'

/** Describes the block `people`. */
export const people = shared(list(mapping({
  id: hidden(id, 'Short name used everywhere else', 'ines', { required: true }),
  name: shared(line, 'Full name', 'Ines Calder', { required: true }),
  side: shared(
    oneOf('supplier', 'customer', 'partner'),
    'On whose side; partners count as supplier side',
    'supplier',
    { required: true },
  ),
  team: shared(oneOf('project', 'sales', 'service', 'management', 'other'), 'Team on the supplier side', 'project'),
  unit: shared(line, 'Department, on either side', 'Finance'),
  function: shared(line, 'Job title', 'Project manager'),
  email: shared(email, 'E-mail address', 'ines@northbeam.example'),
  phone: shared(phone, 'Telephone', '"+44 20 7946 0101"'),
  fax: shared(phone, 'Fax, where still used', '"+44 20 7946 0199"'),
  preferred_channel: shared(channel, 'How this person likes to be reached', 'phone'),
  left_on: internal(date, 'Day from which the person is no longer there', '2026-11-30'),
}), { noun: 'person', kind: 'person' }), 'Everybody the plan names, once')
