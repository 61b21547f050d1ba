import {
  customerPerson, date, hidden, id, internal, line, list, mapping, oneOf, range, ref, shared, supplierPerson,
} from './field.ts'

/** Describes the block `expectations`. */
export const expectations = shared(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'x-voice'),
  text: shared(line, 'What is expected', 'Voice calls too', { required: true }),
  who: shared(customerPerson, 'By whom', 'malik'),
  heard_on: shared(date, 'When we heard it', '2026-06-11'),
  status: shared(
    oneOf('open', 'in-scope', 'out-of-scope', 'renegotiated', 'met'),
    'How far it has come',
    'out-of-scope',
    { default: 'open' },
  ),
  scope: shared(ref('scope-entry', 'customer-goal'), 'The entry of the scope that settles it', 'no-voice'),
}), { noun: 'expectation', kind: 'expectation' }), 'What the customer has said it expects')

/** Describes the block `commitments`. */
export const commitments = shared(list(mapping({
  id: hidden(id, 'Name for references, waivers and comparisons', 'c-vale'),
  text: shared(line, 'The promise', 'Vale clinic live', { required: true }),
  to: shared(customerPerson, 'To whom', 'malik'),
  made_by: shared(supplierPerson, 'By whom', 'ines'),
  date: shared(date, 'When it was made; durations run from here', '2026-08-27'),
  basis: internal(oneOf('estimate', 'test', 'reference', 'contract'), 'What it rests on', 'estimate'),
  estimate: internal(range, 'Our own estimate, never shown', '10 to 12 weeks'),
  promised: shared(range, 'What was promised', '12 to 14 weeks'),
  status: shared(
    oneOf('open', 'kept', 'broken', 'renegotiated', 'withdrawn'),
    'How far it has come',
    'open',
    { default: 'open' },
  ),
}), { noun: 'promise', kind: 'commitment' }), 'What we have promised, to whom, on what ground')
