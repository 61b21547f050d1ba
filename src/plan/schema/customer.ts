import { hidden, id, internal, line, list, mapping, rating, ref, shared } from './field.ts'

/** Describes the block `customer`. */
export const customer = shared(mapping({
  name: shared(line, 'Name of the customer', 'Harrow & Vale Clinics'),
  aims: shared(list(mapping({
    id: hidden(id, 'For `serves`', 'aim-reliable'),
    aim: shared(line, 'The quality the customer looks for', 'Reliability', { required: true }),
    weight: internal(rating, 'How much it matters to the customer', '5'),
    evidence: internal(line, 'How we know', 'Tender question 12'),
  }), { noun: 'aim', kind: 'aim' }), 'What the customer values when it chooses: price, ease, choice, reliability, nearness …'),
  tier: internal(ref('tier'), 'Value class of the customer in the house\'s order', 'tier-core'),
}), 'Who the customer is and what it values')
