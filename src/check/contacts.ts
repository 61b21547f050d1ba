import { firstMatching, occurrences, parseCadence } from '../plan/cadences.ts'
import { dayOf, type Day } from '../plan/days.ts'
import type { Plan } from '../plan/schema/index.ts'
import type { Context } from './rule.ts'
import type { PhaseFacts } from './terms.ts'

type Milestone = NonNullable<Plan['schedule']>[number]

/**
 * Gives the days of the formal contacts that fall in a phase (section 3 of the rules), in no order; nothing stands for a
 * milestone without a date. Meetings with a cadence have days only where the phase has start and end.
 */
export function formalContacts(phase: PhaseFacts, { plan, terms }: Pick<Context, 'plan' | 'terms'>): (Day | undefined)[] {
  const { training = [], acceptance = [] } = plan.phases?.implementation ?? {}
  const isContact = ({ kind, status }: Milestone) => kind !== 'team-workshop' && kind !== 'milestone' && status !== 'cancelled'
  const days = [
    ...(plan.schedule ?? []).filter((item) => isContact(item) && terms.fallsIn(item, phase)),
    ...[...training, ...acceptance].filter(({ date }) => terms.fallsIn({ date }, phase)),
  ].map(({ date }) => date === undefined ? undefined : dayOf(date))
  return [...days, ...meetingDays(phase, terms)]
}

/** Says whether a phase has formal contact, be it in meetings whose days are not known for want of dates. */
export const hasFormalContact = (phase: PhaseFacts, context: Pick<Context, 'plan' | 'terms'>): boolean =>
  (phase.fields?.formal_meetings ?? []).some(({ cadence }) => cadence !== undefined) || formalContacts(phase, context).length > 0

function meetingDays({ fields }: PhaseFacts, { calendar }: Context['terms']): Day[] {
  const { start, end, formal_meetings: meetings = [] } = fields ?? {}
  if (start === undefined || end === undefined) return []
  return meetings.flatMap(({ cadence: text, first }) => {
    const cadence = text === undefined ? undefined : parseCadence(text)
    if (cadence === undefined) return []
    const from = first === undefined ? firstMatching(cadence, start, calendar) : dayOf(first)
    return occurrences(cadence, from, end, calendar).filter((day) => day >= start)
  })
}
