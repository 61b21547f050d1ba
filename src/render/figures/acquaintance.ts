import type { Person } from '../view/people.ts'
import type { Scene } from './sketch.ts'

/** A person of the customer as the map and the grid show it. */
export interface Contact {
  readonly id: string
  readonly name: string
  readonly roles: string
  /** 1 to 5; 0 where it is not known. */
  readonly influence: number
  /** The values of the plan, and their words. */
  readonly attitude: string | undefined
  readonly attitudeText: string | undefined
  readonly wanted: string | undefined
  readonly wantedText: string | undefined
  readonly coverage: string | undefined
  readonly coverageText: string | undefined
  readonly lastContact: string | undefined
  readonly counterpart: string | undefined
}

/** The people of a plan by their ids. */
export function peopleIn({ plan, view }: Scene): ReadonlyMap<string, Person> {
  const found = new Map<string, Person>()
  for (const [index, { id }] of (plan.people ?? []).entries()) {
    const person = view.people[index]
    if (person !== undefined) found.set(id, person)
  }
  return found
}

/** The contacts of a plan, those with most influence first. */
export function contactsIn({ view, words }: Scene): Contact[] {
  const contacts = view.relationship.contacts.flatMap((contact): Contact[] => contact.person === undefined ? [] : [{
    id: contact.person.value,
    name: contact.person.text,
    roles: contact.roles.map(({ text }) => text).join(words.label('joints', 'list')),
    influence: Number(contact.influence?.value ?? 0),
    attitude: contact.engagement?.value,
    attitudeText: contact.engagement?.text,
    wanted: contact.target_engagement?.value,
    wantedText: contact.target_engagement?.text,
    coverage: contact.coverage?.value,
    coverageText: contact.coverage?.value === 'none' ? contact.coverage.text
      : contact.coverage && words.figure('inTouch', { how: contact.coverage.text }),
    lastContact: contact.last_contact?.text,
    counterpart: contact.counterpart?.value,
  }])
  return contacts.sort((a, b) => b.influence - a.influence)
}

/** `resistant → neutral`: the attitude today, and the one we need where it is another. */
export const attitudeOf = ({ attitude, attitudeText, wanted, wantedText }: Contact, { words }: Scene): string | undefined =>
  attitudeText === undefined || wantedText === undefined || attitude === wanted ? attitudeText
    : words.figure('attitudeTo', { now: attitudeText, wanted: wantedText })
