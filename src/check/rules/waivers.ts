import { nearest } from '../../plan/likeness.ts'
import type { CatalogueRow } from '../catalogue.ts'
import { placesNamed } from '../places.ts'
import { isWaivable, lacking, rule } from '../rule.ts'

/** Chapter waivers: an exception counts only with a rule, a reason, an author and an end that has not passed. */
export const waiversRules: readonly CatalogueRow[] = [
  rule({
    id: 'waivers/no-reason',
    severity: { draft: 'error' },
    at: 'waivers[*]',
    summary: 'The field `reason` is absent.',
    check: (waiver) =>
      lacking(waiver, 'reason').map(() => `the waiver of ${waiver.rule} has no reason, so it does not count`),
    why: 'An exception whose reason nobody remembers is kept for ever.',
    sources: ['S1-02'],
    bad: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-sites  # <-
    by: mira`,
    good: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-sites
    reason: The stations stand on the library's own tables, so nothing is prepared
    by: mira`,
  }),
  rule({
    id: 'waivers/no-author',
    severity: { draft: 'error' },
    at: 'waivers[*]',
    summary: 'The field `by` is absent.',
    check: (waiver) =>
      lacking(waiver, 'by').map(() => `the waiver of ${waiver.rule} names nobody who allowed it, so it does not count`),
    why: 'An exception that nobody stands for is an oversight.',
    sources: ['S1-02'],
    bad: `
waivers:
  - rule: phases/no-training  # <-
    reason: The staff know the stations from the other branch`,
    good: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-training
    reason: The staff know the stations from the other branch
    by: mira`,
  }),
  rule({
    id: 'waivers/unknown-rule',
    severity: { draft: 'error' },
    at: 'waivers[*].rule',
    summary: 'No rule has this id.',
    check: (id, { ruleIds }) => {
      if (ruleIds.has(id)) return undefined
      const near = nearest(id, ruleIds)
      return `there is no rule '${id}'${near === undefined ? '' : `; did you mean '${near}'?`}`
    },
    why: 'A waiver that is meant for one rule and names another excuses nothing.',
    sources: ['S1-02'],
    bad: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-site  # <-
    reason: Nothing is installed
    by: mira`,
    good: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-sites
    reason: Nothing is installed
    by: mira`,
  }),
  rule({
    id: 'waivers/not-waivable',
    severity: { draft: 'error' },
    at: 'waivers[*].rule',
    summary: 'The rule belongs to chapter syntax, shape, reference, privacy or waivers.',
    check: (id, { ruleIds }) => ruleIds.has(id) && !isWaivable(id) ? `${id} cannot be waived` : undefined,
    why: 'A file that cannot be read, or that tells the customer what is ours, is wrong whoever allows it.',
    sources: ['S1-02'],
    bad: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: privacy/internal-figure  # <-
    reason: The library has seen the estimate
    by: mira`,
    good: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-acceptance
    reason: The library accepts by letter
    by: mira`,
  }),
  rule({
    id: 'waivers/unknown-place',
    severity: { draft: 'error' },
    at: 'waivers[*].at',
    summary: 'What `at` names is neither an item of the plan nor a place that the format knows.',
    check: (at, { terms }) =>
      at === undefined || placesNamed(at, terms).length > 0 ? undefined : `'${at}' is no id and no place in the plan`,
    why: 'An exception for a place that is not there excuses nothing.',
    sources: ['S1-02'],
    bad: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-procedures
    at: phases.close-out  # <-
    reason: Procedures stay those of implementation
    by: mira`,
    good: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-procedures
    at: phases.closeout
    reason: Procedures stay those of implementation
    by: mira`,
  }),
  rule({
    id: 'waivers/expired',
    severity: { draft: 'warning' },
    at: 'waivers[*].until',
    summary: 'The day of `until` is past.',
    check: (until, { parent, terms }) => terms.isPast(until) ? `the waiver of ${parent.rule} ended on ${until}` : undefined,
    why: 'An exception with an end was agreed because the gap was to be closed by then.',
    sources: ['S1-02'],
    bad: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-training
    reason: The trainer is not hired yet
    by: mira
    until: 2026-09-30  # <-`,
    good: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
waivers:
  - rule: phases/no-training
    reason: The trainer is not hired yet
    by: mira
    until: 2026-10-09`,
  }),
  {
    id: 'waivers/unused',
    severity: { draft: 'warning' },
    summary: 'The waiver works and covers no finding at any gate, in force or not.',
    why: 'A waiver left behind will excuse the next fault of its kind, unseen.',
    sources: ['S1-02'],
    bad: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
phases:
  closeout:
    summary: The library's own staff take over.
    procedures: [Open points are settled in the weekly meeting]
waivers:
  - rule: phases/no-procedures  # <-
    at: phases.closeout
    reason: Procedures stay those of implementation
    by: mira`,
    good: `
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]
phases:
  closeout:
    summary: The library's own staff take over.
waivers:
  - rule: phases/no-procedures
    at: phases.closeout
    reason: Procedures stay those of implementation
    by: mira`,
  },
]
