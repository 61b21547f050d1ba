import { describe, expect, test } from 'vitest'
import { findingsOf } from './findings.ts'

/** The people of every row, in lines 2 to 5. */
const head = `crp: 1
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: sol, name: Sol Bergman, side: partner }
  - { id: edda, name: Edda Winter, side: customer }
`

/** Texts below those people, from line 6 on, and what is found in them. */
const groups: Readonly<Record<string, readonly (readonly [text: string, ...findings: string[]])[]>> = {
  'ids that are nowhere': [
    ['plan: { owner: mirra }',
      "reference/unknown-id 6:16-6:21 owner of the plan names 'mirra', which is nowhere in the plan; did you mean 'mira'?"],
    ['plan: { owner: Mira Okafor }',
      "reference/unknown-id 6:16-6:27 owner of the plan names 'Mira Okafor', which is nowhere in the plan; did you mean 'mira'?"],
    ['plan: { authors: [mira, xaver, bodo] }',
      "reference/unknown-id 6:25-6:30 authors of the plan names 'xaver', which is nowhere in the plan",
      "reference/unknown-id 6:32-6:36 authors of the plan names 'bodo', which is nowhere in the plan"],
    [`
schedule:
  - title: First visit
    serves: [cg-queue]
scope: { customer_goals: [{ id: cg-queues, text: Shorter queues }] }`,
      "reference/unknown-id 8:14-8:22 serves of milestone 'First visit' names 'cg-queue', which is nowhere in the plan; "
        + "did you mean 'cg-queues'?"],
    ['decisions: [{ text: Open on Mondays, affects: [no-such] }]',
      "reference/unknown-id 6:48-6:55 affects of decision 'Open on Mondays' names 'no-such', which is nowhere in the plan"],
  ],
  'ids of a wrong kind': [
    ['phases: { closeout: { inputs: [edda] } }',
      "reference/wrong-kind 6:32-6:36 'edda' is a person; inputs needs an output"],
    [`
schedule: [{ id: ms-kick, title: Kick-off }]
plan: { owner: ms-kick }`,
      "reference/wrong-kind 7:16-7:23 'ms-kick' is a milestone; owner needs a person"],
    ['decisions: [{ text: Open on Mondays, affects: [edda] }]',
      "reference/wrong-kind 6:48-6:52 'edda' is a person; affects needs an item that is no person"],
    [`
plan: { id: lending }
decisions: [{ text: Open on Mondays, affects: [lending] }]`,
      "reference/wrong-kind 7:48-7:55 'lending' is a plan; affects needs an item that is no person"],
    [`
competitors: [{ id: rival-a, name: Fernhill Connect }]
decisions: [{ text: Open on Mondays, affects: [rival-a] }]`,
      "reference/wrong-kind 7:48-7:55 'rival-a' is a competitor; affects needs an item that is no person"],
  ],
  'people of a wrong side': [
    ['plan: { owner: edda, co_owner: sol }',
      'reference/wrong-side 6:16-6:20 Edda Winter is on the customer side; owner needs somebody from the supplier'],
    ['phases: { closeout: { customer_contacts: [edda, sol] } }',
      'reference/wrong-side 6:49-6:52 Sol Bergman is on the partner side; customer_contacts needs somebody from the customer'],
    ['plan: { distribution: [mira, sol, edda] }'],
  ],
  'ids that are taken': [
    ['schedule: [{ id: edda, title: Talk with Edda }]',
      "reference/duplicate-id 6:18-6:22 the id 'edda' is already taken by person 'Edda Winter'"],
    ['plan: { id: mira }',
      "reference/duplicate-id 6:13-6:17 the id 'mira' is already taken by person 'Mira Okafor'"],
    [`
scope:
  work: [{ id: w, text: Train the staff }]
  constraints: [{ id: w, text: No work on Mondays }]`,
      "reference/duplicate-id 8:23-8:24 the id 'w' is already taken by part of the work 'Train the staff'"],
  ],
  'natural keys that are taken': [
    ['relationship: { contacts: [{ person: edda }, { person: edda }] }',
      'reference/duplicate-entry 6:56-6:60 relationship.contacts already has an entry for Edda Winter'],
    ['team: [{ who: mira }, { who: sol }, { who: mira }]',
      'reference/duplicate-entry 6:44-6:48 team already has an entry for Mira Okafor'],
    ['escalation: [{ level: 1 }, { level: 1 }]',
      "reference/duplicate-entry 6:37-6:38 escalation already has an entry for '1'"],
    ['communication: { glossary: [{ term: API, plain: the link }, { term: API, plain: the interface }] }',
      "reference/duplicate-entry 6:69-6:72 communication.glossary already has an entry for 'API'"],
    ['relationship: { contacts: [{ person: edda }] }\nteam: [{ who: edda }]'],
  ],
  'channels': [
    ['communication: { channels: [{ id: desk }, { id: phone }] }\nfeedback: { inbox: { channel: desk } }'],
    ['feedback: { inbox: { channel: e-mail } }',
      "shape/bad-name 6:31-6:37 'e-mail' is not a channel; did you mean 'email'?"],
    ['communication: { channels: [{ id: desk }, { id: desk }] }',
      "reference/duplicate-id 6:49-6:53 the id 'desk' is already taken by channel 'desk'"],
  ],
  'what cannot be judged': [
    ['schedule: First visit\nphases: { precontract: { handover: { meeting: ms-intro } } }',
      'shape/wrong-kind 6:11-6:22 schedule must be a list; here stands a single value'],
    ['communication: { chanels: [{ id: desk }] }\nfeedback: { inbox: { channel: desk } }',
      "shape/unknown-key 6:18-6:25 `chanels` is not a field of communication; did you mean 'channels'?"],
    ['customer: { aims: [{ id: Ease, aim: Ease of use }] }\nschedule: [{ title: First visit, serves: [ease] }]',
      "shape/bad-id 6:26-6:30 'Ease' cannot be an id: small letters, digits and single hyphens, beginning with a letter, "
        + 'such as `ease`'],
  ],
}

describe.each(Object.entries(groups))('%s', (_, rows) => {
  test.each(rows)('%j', (text, ...findings) => {
    expect(findingsOf(`${head}${text.replace(/^\n/, '')}\n`, /^(?:syntax|shape|reference)\//)).toEqual(findings)
  })
})
