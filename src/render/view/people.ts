import type { Plan } from '../../plan/schema/index.ts'
import type { Leaf, Printable } from '../leaf.ts'
import { Phrase } from '../leaf.ts'
import type { Words } from '../words.ts'
import type { Leaves } from './leaves.ts'

/** A person of the plan as a document shows it. */
export type Person = Leaves<Plan>['people'][number]

/** The people a document may name. */
export interface People {
  readonly all: readonly Person[]
  /** Finds the person a leaf names. */
  of(leaf: Leaf | undefined): Person | undefined
  /** `Ines Calder · <ines@…> · +44 …` */
  contact(leaf: Leaf | undefined): Printable | undefined
  /** `Ines Calder, Project manager` */
  withFunction(leaf: Leaf | undefined): Printable | undefined
}

/** Makes the index of the people of a plan. */
export function peopleOf(plan: Plan, leaves: Leaves<Plan>, words: Words): People {
  const byId = new Map(plan.people?.map(({ id }, index) => [id, leaves.people[index]]))
  const of = (leaf: Leaf | undefined) => leaf === undefined ? undefined : byId.get(leaf.value)
  const contact = (leaf: Leaf, ...ways: (Leaf | undefined)[]) => new Phrase(leaf,
    ...ways.filter((way) => way !== undefined).flatMap((way) => [words.label('joints', 'contact'), way]))
  return {
    all: leaves.people,
    of,
    contact: (leaf) => leaf && contact(leaf, of(leaf)?.email, of(leaf)?.phone),
    withFunction: (leaf) => words.sentence('personAndFunction', { person: leaf, function: of(leaf)?.function }) ?? leaf,
  }
}
