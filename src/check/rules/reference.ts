import type { FileRule } from '../catalogue.ts'

/** Chapter reference: what a plan names must be there, and be of the right kind; found while a plan is loaded. */
export const referenceRules: readonly FileRule[] = [
  {
    id: 'reference/unknown-id',
    severity: { draft: 'error' },
    summary: 'A reference names an id that does not exist.',
    why: 'A duty given to nobody is done by nobody.',
    sources: ['S0-17', 'S1-02'],
    bad: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
plan:
  owner: myra  # <-`,
    good: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
plan:
  owner: mira`,
  },
  {
    id: 'reference/wrong-kind',
    severity: { draft: 'error' },
    summary: 'The id exists but is of a kind that cannot stand here.',
    why: 'A meeting cannot answer the phone, and a person is not a goal that can be reached.',
    sources: ['S1-02'],
    bad: `
customer:
  aims: [{ id: aim-ease, aim: Ease of use }]
phases:
  implementation:
    inputs: [aim-ease]  # <-`,
    good: `
phases:
  postcontract:
    outputs: [{ id: baseline-plan, text: Baseline plan }]
  implementation:
    inputs: [baseline-plan]`,
  },
  {
    id: 'reference/wrong-side',
    severity: { draft: 'error' },
    summary: 'A person of the wrong side stands in a field for somebody of the supplier or of the customer.',
    why: 'The customer has to reach a person of ours, and our people must know whom to ask on the other side.',
    sources: ['S0-17', 'S0-26'],
    bad: `
people:
  - { id: edda, name: Edda Winter, side: customer, function: Head of the town library }
phases:
  implementation:
    primary_contact: edda  # <-`,
    good: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
phases:
  implementation:
    primary_contact: mira`,
  },
  {
    id: 'reference/duplicate-id',
    severity: { draft: 'error' },
    summary: 'Two items have one id and are not the house\'s and the plan\'s version of one item.',
    why: 'Where one name stands for two things, nobody can say which of them was meant.',
    sources: ['S1-02'],
    bad: `
people:
  - { id: sol, name: Sol Bergman, side: supplier, team: sales }
  - id: sol  # <-
    name: Solveig Lund
    side: customer`,
    good: `
people:
  - { id: sol, name: Sol Bergman, side: supplier, team: sales }
  - id: solveig
    name: Solveig Lund
    side: customer`,
  },
  {
    id: 'reference/duplicate-entry',
    severity: { draft: 'error' },
    summary: 'Two items of one list in one file are about the same thing: one person, one level, one event.',
    why: 'Two answers to one question leave people to pick the one that suits them.',
    sources: ['S3-12', 'S1-09'],
    bad: `
service_levels:
  - { event: complaint, respond_within: 1 working day }
  - { event: complaint, respond_within: 2 working days }  # <-`,
    good: `
service_levels:
  - { event: inquiry, respond_within: 2 working days }
  - { event: complaint, respond_within: 1 working day }`,
  },
  {
    id: 'reference/house-missing',
    severity: { draft: 'error' },
    summary: 'A file named in `extends` does not exist or cannot be read.',
    why: 'Without its house file a plan lacks what the company has settled once for all its customers.',
    sources: ['S1-02'],
    beside: { 'quillon.crp.yaml': 'crp: 1\nhouse: { company: Quillon Library Systems }\n' },
    bad: `
extends: quillon-house.crp.yaml  # <-
customer: { name: Lakeside Town Library }`,
    good: `
extends: quillon.crp.yaml
customer: { name: Lakeside Town Library }`,
  },
  {
    id: 'reference/house-circle',
    severity: { draft: 'error' },
    summary: 'A file extends itself, directly or by others.',
    why: 'Two files that each claim to come after the other leave no telling which of them holds.',
    sources: ['S1-02'],
    beside: { 'quillon.crp.yaml': 'crp: 1\nhouse: { company: Quillon Library Systems }\n' },
    bad: `
extends: plan.crp.yaml  # <-
house: { company: Quillon Library Systems }`,
    good: `
extends: quillon.crp.yaml
house: { company: Quillon Library Systems North }`,
  },
  {
    id: 'reference/not-a-house',
    severity: { draft: 'error' },
    summary: 'The file named in `extends` is no house file.',
    why: 'What was agreed with one customer is not a rule for the next.',
    sources: ['S1-02'],
    beside: {
      'harrow-vale.crp.yaml': 'crp: 1\nplan: { title: Patient messaging roll-out }\n',
      'quillon.crp.yaml': 'crp: 1\nhouse: { company: Quillon Library Systems }\n',
    },
    bad: `
extends: harrow-vale.crp.yaml  # <-
customer: { name: Lakeside Town Library }`,
    good: `
extends: quillon.crp.yaml
customer: { name: Lakeside Town Library }`,
  },
]
