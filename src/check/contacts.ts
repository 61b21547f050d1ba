import { firstMatching, occurrences, parseCadence } from '../plan/cadences.ts'
import { dayOf, type Day } from '../plan/days.ts'
import type { Plan } from '../plan/schema/index.ts'
import type { Context } from './rule.ts'
import type { PhaseFacts } from './terms.ts'

/** A formal contact with the customer; without a day where its milestone has no date yet. */
export interface FormalContact {
  title: string
  day: Day | undefined
}

type Milestone = NonNullable<Plan['schedule']>[number]

/** Lists the formal contacts that fall in a phase (section 3 of the rules); meetings with a cadence need both its dates. */
export function formalContacts(phase: PhaseFacts, { plan, terms }: Pick<Context, 'plan' | 'terms'>): FormalContact[] {
  const { training, acceptance } = plan.phases?.implementation ?? {}
  const isContact = ({ kind, status }: Milestone) => kind !== 'team-workshop' && kind !== 'milestone' && status !== 'cancelled'
  const contacts = [
    ...(plan.schedule ?? []).filter(isContact),
    ...(training ?? []).map(({ audience, date }) => ({ title: audience, date })),
    ...(acceptance ?? []).map(({ item, date }) => ({ title: item, date })),
  ]
  return [
    ...contacts.filter((contact) => terms.fallsIn(contact, phase))
      .map(({ title, date }) => ({ title, day: date === undefined ? undefined : dayOf(date) })),
    ...meetingDays(phase, terms),
  ]
}

/** Says whether a phase has formal contact, be it in meetings whose days are not known for want of dates. */
export const hasFormalContact = (phase: PhaseFacts, context: Pick<Context, 'plan' | 'terms'>): boolean =>
  (phase.fields?.formal_meetings ?? []).some(({ cadence }) => cadence !== undefined) || formalContacts(phase, context).length > 0

function meetingDays({ fields }: PhaseFacts, { calendar }: Context['terms']): FormalContact[] {
  const { start, end, formal_meetings: meetings = [] } = fields ?? {}
  if (start === undefined || end === undefined) return []
  return meetings.flatMap(({ title, cadence: text, first }) => {
    const cadence = text === undefined ? undefined : parseCadence(text)
    if (cadence === undefined) return []
    const days = occurrences(cadence, first === undefined ? firstMatching(cadence, start, calendar) : dayOf(first), end, calendar)
    return days.filter((day) => day >= start).map((day) => ({ title, day }))
  })
}
