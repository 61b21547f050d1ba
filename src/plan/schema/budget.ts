import { duration, hidden, id, internal, line, list, many, mapping, money, oneOf, ref, supplierPerson } from './field.ts'

/** Describes the block `budget`. */
export const budget = internal(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'b-train'),
  item: internal(line, 'What the line pays for', 'Clinic training', { required: true }),
  for: internal(
    oneOf('training', 'tools', 'channels', 'events', 'staff', 'other'),
    'What kind of thing it pays for',
    'training',
  ),
  money: internal(money, 'Amount', '6000 EUR'),
  effort: internal(duration, 'Working time', '60 working hours'),
  owner: internal(supplierPerson, 'Who answers for it', 'ines'),
  funds: internal(many(ref('initiative')), 'Initiatives it pays for', '[i-figures]'),
}), { noun: 'budget line' }), 'Money and time for the relationship')
