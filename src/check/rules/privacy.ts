import type { FileRule } from '../catalogue.ts'

/** Chapter privacy: what stands only in internal fields must not reach the customer; the whole plan is searched for it. */
export const privacyRules: readonly FileRule[] = [
  {
    id: 'privacy/internal-text',
    severity: { draft: 'error' },
    summary: 'The customer edition repeats an internal line, or a sentence of internal prose, of `limits.leak_words` words or more.',
    why: 'An internal note in the customer\'s hands undoes in a minute the goodwill of months.',
    sources: ['S2-28', 'S3-18', 'S3-19'],
    bad: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: edda, name: Edda Winter, side: customer }
relationship:
  contacts:
    - { person: edda, wants: [A quiet opening week before the council votes again] }
decisions:
  - text: "Start in May: a quiet opening week before the council votes again"  # <-
    by: [edda, mira]`,
    good: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: edda, name: Edda Winter, side: customer }
relationship:
  contacts:
    - { person: edda, wants: [A quiet opening week before the council votes again] }
decisions:
  - text: The stations open in the first week of May
    by: [edda, mira]`,
  },
  {
    id: 'privacy/internal-figure',
    severity: { draft: 'error' },
    summary: 'The customer edition contains an internal estimate, cost, budget or revenue, as written or as it is printed.',
    why: 'A customer who sees our estimate beside the promise no longer hears the promise.',
    sources: ['S2-04', 'S1-25'],
    bad: `
plan:
  business_plan: { revenue_at_stake: 84000 EUR }
scope:
  summary: Six lending stations in two branches, worth 84000 EUR to us.  # <-`,
    good: `
plan:
  business_plan: { revenue_at_stake: 84000 EUR }
scope:
  summary: Six lending stations in two branches.`,
  },
  {
    id: 'privacy/internal-name',
    severity: { draft: 'error' },
    summary: 'The customer edition contains the name of a competitor of at least four characters as whole words.',
    why: 'A rival\'s name in our own document sets the customer comparing.',
    sources: ['S3-23', 'S4-07'],
    bad: `
competitors:
  - { name: Fernhill Connect, kind: rival }
scope:
  context: The reading room keeps its stations from Fernhill Connect.  # <-`,
    good: `
competitors:
  - { name: Fernhill Connect, kind: rival }
scope:
  context: The reading room keeps its own stations.`,
  },
]
