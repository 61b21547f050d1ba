import { suggestId } from '../plan/names.ts'
import { readPerson, type PersonLine } from './person-line.ts'
import type { Setting } from './setting.ts'
import { block, written, type Block, type Value } from './values.ts'

/** Answers by the ids of their questions. */
export type Answers = Readonly<Record<string, string>>

/** The people an answer named, by the part they play. */
export type Cast = Readonly<Record<'owner' | 'coOwner' | 'contact', string>>

/** A file to be, and the ids of the people in it. */
export interface Composition {
  root: Block
  cast: Cast
}

/** Sentences to begin with: a draft needs one for each phase. */
const beginnings = {
  precontract: 'Talks until the contract: goals, scope and dates are agreed.',
  postcontract: 'A kick-off with the customer, and a baseline plan that both sides sign.',
  implementation: 'The work itself, with news, tests and training for the customer.',
  closeout: 'Handover to those who look after the customer from then on.',
  lcm: 'Regular visits, and one person to call.',
}

/** Ids, so that waivers of what is still missing go on holding when more is written in. */
const [goalId, meetingId] = ['cg-first', 'ms-first']

/** Makes a plan of the answers; what nobody was asked for is what a first draft can honestly say. */
export function composePlan(answers: Answers, { today, house }: Setting): Composition {
  const answer = (id: string) => answers[id] ?? ''
  const people = {
    owner: readPerson(answer('plan.owner')), coOwner: readPerson(answer('plan.co_owner')),
    contact: readPerson(answer('relationship.contacts')),
  }
  const taken = [...house?.ids ?? []]
  const cast = idsOf(people, [...taken, goalId, meetingId])
  const stage = answer('plan.stage')
  const goal = answer('scope.customer_goals')
  const scope = answer('scope.summary')
  const root = block({
    crp: '1', extends: house && [house.name],
    plan: block({
      title: written(answer('plan.title')), stage: written(stage), supplier: answer('plan.supplier') === house?.company ? undefined : written(answer('plan.supplier')),
      drafted: today, authors: [cast.owner, cast.coOwner], owner: cast.owner, co_owner: cast.coOwner,
    }),
    people: [
      personBlock(cast.owner, people.owner, { side: 'supplier', team: 'project' }),
      ...(cast.coOwner === cast.owner ? [] : [personBlock(cast.coOwner, people.coOwner, { side: 'supplier', team: 'sales' })]),
      personBlock(cast.contact, { ...people.contact, roles: [] }, { side: 'customer' }),
    ],
    customer: block({ name: written(answer('customer.name')) }),
    scope: block({
      summary: written(scope), work: scope === '' ? [] : [written(scope)],
      customer_goals: goal === '' ? [] : [block({ id: goalId, text: written(goal) })],
    }),
    relationship: block({
      current_state: block({
        as_of: today, summary: written('This plan was begun on this day; how the customer sees us is not written down yet.'),
      }),
      contacts: [block({ person: cast.contact, roles: people.contact.roles.map(written) })],
    }),
    phases: block(Object.fromEntries(Object.entries(beginnings).map(([phase, summary]) => [phase, block({
      summary: written(summary), ...contactsOf(phase, stage, cast),
    })]))),
    schedule: answer('schedule') === '' ? [] : [meetingBlock(answer('schedule'), taken)],
  })
  return { root, cast }
}

/** Sales leads the talks; in the phase the project is in now, its owner is the first contact. */
const contactsOf = (phase: string, stage: string, { owner, coOwner }: Cast): Record<string, Value> =>
  phase === 'precontract' ? { primary_contact: coOwner, deputy: owner }
  : phase === stage ? { primary_contact: owner, deputy: coOwner } : {}

/** Makes a house file of the answers. */
export function composeHouse(answers: Answers): Composition {
  const answer = (id: string) => answers[id] ?? ''
  const head = readPerson(answer('people'))
  const id = idOf(head, 'head', [])
  const goal = answer('goals')
  const root = block({
    crp: '1',
    house: block({ company: written(answer('house.company')), effective: written(answer('house.effective')) }),
    people: [personBlock(id, head, { side: 'supplier', team: 'management' })],
    goals: goal === '' ? [] : [block({ kind: 'company', text: written(goal), owner: id })],
  })
  return { root, cast: { owner: id, coOwner: id, contact: id } }
}

/** Describes a person; what stands behind the address of one of our own is no role toward us, so it is the job title, too. */
const personBlock = (id: string, person: PersonLine, part: Record<string, string>): Block => block({
  id, name: written(person.name), ...part, function: written([person.function, ...person.roles].filter((word) => word !== '').join(', ')),
  email: written(person.email), phone: written(person.phone),
})

function meetingBlock(line: string, taken: readonly string[]): Block {
  const [, when = '', title = ''] = /^(\S+(?:[ T]\d?\d:\d\d)?)\s*(.*)$/.exec(line) ?? []
  return block({ id: taken.includes(meetingId) ? undefined : meetingId, title: written(title), date: written(when) })
}

function idsOf(people: Readonly<Record<keyof Cast, PersonLine>>, taken: readonly string[]): Cast {
  const owner = idOf(people.owner, 'owner', taken)
  // One who is named twice is one person; the rules say where that may not be.
  const coOwner = people.coOwner.name === people.owner.name ? owner : idOf(people.coOwner, 'sales', [...taken, owner])
  return { owner, coOwner, contact: idOf(people.contact, 'contact', [...taken, owner, coOwner]) }
}

/** Calls a person by the first name, by the whole name where that is taken or would need quotes, else by the part they play. */
function idOf({ name }: PersonLine, part: string, taken: readonly string[]): string {
  const first = name.split(/\s+/)[0] ?? ''
  const ids = [first, name].filter((text) => /^[\p{Script=Latin}\p{M}'\u2019 .-]+$/u.test(text)).map(suggestId)
  return [...ids, part, `${part}-2`].find((id) => !taken.includes(id) && id.length > 1 && written(id) === id) ?? part
}
