import type { Stage } from '../check/gates.ts'
import type { Setting } from './setting.ts'

/** A question of the wizard, as data; flags, answers files and prompts are three ways to one answer. */
export interface Row {
  /** A path of the plan format; also the name of the flag's value and the key of an answers file. */
  id: string
  /** What the review page calls the answer. */
  label: string
  message: string
  /** What an answer looks like; the sample follows it. */
  hint: string
  /** A right answer, to show; it also stands in while this question is open and another is judged. */
  sample: string
  choices?: readonly { value: string; label: string }[]
  /** The answer of an empty line, if there is one. */
  preset?: (setting: Setting) => string | undefined
}

const stages = {
  precontract: 'precontract: talks, nothing is signed',
  postcontract: 'postcontract: signed, the work is being prepared',
  implementation: 'implementation: the work is under way',
  closeout: 'close-out: the work is being handed over',
  lcm: 'life cycle: delivered, the customer is looked after',
  closed: 'closed: the relationship has ended',
} satisfies Record<Stage, string>

/** Gives what helps with an answer. */
export const helpFor = ({ hint, sample, choices }: Row): string => choices === undefined ? `${hint}\nsuch as: ${sample}` : hint

/** The questions for a plan, in their order. */
export const planQuestions: readonly Row[] = [
  {
    id: 'plan.title', label: 'Project', message: 'What is the project called?',
    hint: 'as the customer knows it', sample: 'Self-service lending',
  },
  {
    id: 'customer.name', label: 'Customer', message: 'Who is the customer?',
    hint: 'the name of the organisation', sample: 'Lakeside Town Library',
  },
  {
    id: 'plan.supplier', label: 'Supplier', message: 'Who is the supplier?',
    hint: 'the name of your own company', sample: 'Quillon Library Systems', preset: ({ house }) => house?.company,
  },
  {
    id: 'plan.stage', label: 'Stage', message: 'How far has the project come?',
    hint: 'later stages ask for more; what is missing can be filled in later', sample: 'precontract',
    choices: Object.entries(stages).map(([value, label]) => ({ value, label })), preset: () => 'precontract',
  },
  {
    id: 'plan.owner', label: 'Owner', message: 'Who owns the relationship with the customer?',
    hint: 'best the project manager: name, job title if you like, e-mail or telephone',
    sample: 'Mira Okafor, Project manager <mira@quillon.example>',
  },
  {
    id: 'plan.co_owner', label: 'Co-owner from sales', message: 'Who shares that duty for the sales team?',
    hint: 'the same way', sample: 'Sol Bergman <sol@quillon.example>',
  },
  {
    id: 'relationship.contacts', label: 'First contact', message: 'Who is your first contact at the customer, and in which role?',
    hint: 'the same way, and the role last: decision-maker, sponsor, champion,\ninfluencer, user, gatekeeper, technical or finance',
    sample: 'Edda Winter, Head of the library <+44 1632 960101>, decision-maker',
  },
  {
    id: 'scope.summary', label: 'Scope', message: 'What will be done, in one sentence?',
    hint: 'as the customer would say it', sample: 'Readers borrow and return books at six stations.',
  },
  {
    id: 'scope.customer_goals', label: 'Customer\'s goal', message: 'What does the customer want from it most?',
    hint: 'in the customer\'s own words', sample: 'Shorter queues on Saturdays',
  },
  {
    id: 'schedule', label: 'First dated contact', message: 'When do you meet or speak next, and what for?',
    hint: 'the day first, with a time if you like', sample: '2026-10-20 14:30 First visit to both branches',
  },
]

/** The questions for a house file, in their order. */
export const houseQuestions: readonly Row[] = [
  {
    id: 'house.company', label: 'Company', message: 'What is your company called?',
    hint: 'plans that extend this file name it as their supplier', sample: 'Northbeam Systems',
  },
  {
    id: 'house.effective', label: 'In force from', message: 'From which day does the policy apply?',
    hint: 'year, month, day', sample: '2026-03-02', preset: ({ today }) => today,
  },
  {
    id: 'people', label: 'Head of customer relations', message: 'Who answers for customer relations in the company?',
    hint: 'name, job title if you like, e-mail or telephone',
    sample: 'Vera Holt, Head of customer operations <vera@northbeam.example>',
  },
  {
    id: 'goals', label: 'Company\'s goal', message: 'What does the company want its relations with customers to bring?',
    hint: 'one sentence', sample: 'More clinics order a second time',
  },
]

/** Gives the answers that stand for themselves until somebody says otherwise. */
export const presetsOf = (rows: readonly Row[], setting: Setting): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.flatMap(({ id, preset }) => {
    const answer = preset?.(setting)
    return answer === undefined ? [] : [[id, answer]]
  }))
