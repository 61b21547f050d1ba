/** The part that every plan has once; a project before the contract, so that nothing but a draft is asked for. */
const head = `crp: 1

plan:
  title: Self-service lending
  stage: precontract
  supplier: Quillon Library Systems
  bid_decision: 2026-10-05
  drafted: 2026-10-07
  authors: [mira, sol]
  owner: mira
  co_owner: sol

people:
  - id: mira
    name: Mira Okafor
    side: supplier
    team: project
    function: Project manager
    email: mira@quillon.example
  - id: sol
    name: Sol Bergman
    side: supplier
    team: sales
    function: Solution sales specialist
    email: sol@quillon.example
`

const body = `
customer:
  name: Lakeside Town Library

scope:
  summary: Readers borrow and return books without queuing at the desk.
  statement: |
    Quillon sets up lending stations in the branches of the library. Readers
    borrow and return books there; the desk is free for questions.
  work:
    - Install six lending stations
    - Connect them to the catalogue
    - Train the staff
  customer_goals:
    - id: cg-queue
      text: Shorter queues on Saturdays
      measure: Five minutes at most by 2027-06-30

phases:
  precontract:
    start: 2026-10-05
    end: 2026-12-18
    primary_contact: sol
    deputy: mira
    responsibilities:
      - who: sol
        what: Answers every question on price
  postcontract:
    summary: Kick-off with the library and a baseline plan both sides sign.
  implementation:
    summary: Stations in two branches, staff training, a week of joint tests.
  lcm:
    summary: A visit each quarter and one person to call.
`

const names = [
  'Edda Winter', 'Nils Aalto', 'Priya Nair', 'Hugo Lindgren', 'Maren Voss',
  'Tariq Haddad', 'Cleo Marchetti', 'Bram Visser',
]
const ids = names.map((name) => name.split(' ')[0].toLowerCase())

const person = (name, index) => `  - id: ${ids[index]}
    name: ${name}
    side: customer
    unit: Branch ${index + 1}
    function: Branch librarian
    email: ${ids[index]}@lakeside.example
    phone: "+44 1632 96010${index}"
`

const contact = (id, index) => `    - person: ${id}
      roles: [${index === 0 ? 'decision-maker' : 'user'}]
      influence: ${1 + index % 5}
      engagement: neutral
      target_engagement: supportive
      coverage: brief
      counterpart: ${index % 2 === 0 ? 'sol' : 'mira'}
      wants:
        - No queue at branch ${index + 1}
      last_contact: 2026-10-0${1 + index % 6}
`

const visit = (id, index) => `  - id: ms-visit-${id}
    title: Visit to branch ${index + 1}
    phase: precontract
    date: 2026-11-${10 + 7 * Math.floor(index / 4) + index % 4}
    owner: sol
    attendees: [sol, ${id}]
`

const risk = (id, index) => `  - id: k-${id}
    event: The network of branch ${index + 1} is too slow
    probability: ${1 + index % 5}
    impact: 3
    owner: mira
    response: A line of its own for the stations of the branch
`

const relationship = `
relationship:
  current_state:
    as_of: 2026-10-06
    summary: The library knows us from a trade fair; nobody there has worked with us.
  contacts:
`

/** Answers to all questions of `crp init`. */
export const answersText = `plan:
  title: Self-service lending
  supplier: Quillon Library Systems
  stage: precontract
  owner: Mira Okafor, Project manager <mira@quillon.example>
  co_owner: Sol Bergman <sol@quillon.example>
customer:
  name: Lakeside Town Library
relationship:
  contacts: Edda Winter <+44 1632 960101>, decision-maker
scope:
  summary: Readers borrow and return books at six stations.
  customer_goals: Shorter queues on Saturdays
schedule: 2026-10-20 First visit to both branches
`

/** Writes a realistic plan without errors, of 300 lines. */
export const planText = () => [
  head, ...names.map(person), body, relationship, ...ids.map(contact),
  '\nschedule:\n', ...ids.map(visit), '\nrisks:\n', ...ids.map(risk),
].join('')

/** Writes the same plan with more risks, of 500 lines. */
export const longPlanText = () => [planText(), ...Array.from({ length: 34 }, (_, index) => risk(`more-${index}`, index))].join('')

/** Writes a plan without errors that holds some thousands more people of the customer and milestones. */
export const largePlanText = (size) => {
  const items = (write) => Array.from({ length: size }, (_, index) => write(index)).join('')
  return [
    head, ...names.map(person),
    items((index) => `  - { id: p-${index}, name: Reader ${index}, side: customer, email: p${index}@lakeside.example }\n`),
    body, relationship, ...ids.map(contact), '\nschedule:\n', ...ids.map(visit),
    items((index) => `  - { id: ms-${index}, title: Visit ${index}, date: 2026-11-10, owner: sol, attendees: [p-${index}] }\n`),
  ].join('')
}
