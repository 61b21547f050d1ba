import type { Plan } from './schema/index.ts'

type People = Pick<Plan, 'people'>
/** A person of a plan. */
type Person = NonNullable<Plan['people']>[number]

/** Finds the people of a plan who go by a name: their id, else their full name or e-mail address, whatever the case. */
export function peopleCalled(name: string, { people = [] }: People): Person[] {
  const isIt = (text: string | undefined) => text?.trim().toLowerCase() === name.trim().toLowerCase()
  const byId = people.filter(({ id }) => isIt(id))
  return byId.length > 0 ? byId : people.filter((one) => isIt(one.name) || isIt(one.email))
}
