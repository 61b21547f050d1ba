import { dayOf, weekdayOf } from '../../plan/days.ts'
import { isWorkingDay } from '../../plan/durations.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { capital } from '../../plan/spoken.ts'
import { formalContacts, hasFormalContact } from '../contacts.ts'
import { absent, joined, rule, type Context } from '../rule.ts'
import type { PhaseFacts } from '../terms.ts'

/** Chapter schedule: outline 3.0, the dates of formal contact. */
export const scheduleRules = [
  rule({
    id: 'schedule/empty',
    severity: { draft: 'error' },
    at: 'schedule',
    underlines: 'key',
    summary: 'The schedule has no item.',
    check: (schedule) => absent(schedule) ? '3.0 Schedule is empty; name at least the next formal contact' : undefined,
    why: 'A date in the plan is kept; an intention is not.',
    sources: ['S0-41'],
    bad: `
schedule: []  # <-`,
    good: `
schedule:
  - title: First visit to both branches
    date: 2026-10-20`,
  }),
  rule({
    id: 'schedule/no-date',
    severity: { baseline: 'error' },
    at: 'schedule[*]',
    summary: 'A milestone has no date.',
    check: ({ title, date }) => date === undefined ? `milestone '${title}' has no target date` : undefined,
    why: 'A date in the plan is kept; an intention is not.',
    sources: ['S0-41'],
    bad: `
schedule:
  - title: First visit to both branches  # <-`,
    good: `
schedule:
  - title: First visit to both branches
    date: 2026-10-20`,
  }),
  rule({
    id: 'schedule/no-phase',
    severity: { baseline: 'warning' },
    at: 'schedule[*]',
    summary: 'A milestone has no phase.',
    check: ({ title, phase }) => phase === undefined ? `milestone '${title}' does not say to which phase it belongs` : undefined,
    why: 'A date in the plan is kept; one that belongs to no phase is missed when the phase is planned.',
    sources: ['S0-41'],
    bad: `
schedule:
  - title: First visit to both branches  # <-
    date: 2026-10-20`,
    good: `
schedule:
  - title: First visit to both branches
    phase: precontract
    date: 2026-10-20`,
  }),
  rule({
    id: 'schedule/no-owner',
    severity: { baseline: 'warning' },
    at: 'schedule[*]',
    summary: 'A milestone has no owner.',
    check: ({ title, owner }) => owner === undefined ? `milestone '${title}' has no owner` : undefined,
    why: 'A date in the plan is kept when somebody sees to it.',
    sources: ['S0-41'],
    bad: `
schedule:
  - title: First visit to both branches  # <-
    date: 2026-10-20`,
    good: `
schedule:
  - title: First visit to both branches
    date: 2026-10-20
    owner: mira
people: [{ id: mira, name: Mira Okafor, side: supplier }]`,
  }),
  rule({
    id: 'schedule/one-sided',
    severity: { baseline: 'warning' },
    at: 'schedule[*]',
    summary: 'A contact that is not cancelled, and no kick-off, team workshop or mere date, has not attendees of both sides.',
    check: ({ title, kind, status, attendees }, { terms }) => {
      const sides = terms.missingSides(attendees).map(terms.sideName)
      const isContact = status !== 'cancelled' && kind !== 'kickoff' && kind !== 'team-workshop' && kind !== 'milestone'
      return !isContact || sides.length === 0 ? undefined
        : `milestone '${title}' is a contact with ${terms.customer}, but has nobody from ${joined(sides, 'or')}`
    },
    why: 'A date in the plan is kept; a contact to which nobody of one side is asked is none.',
    sources: ['S0-41'],
    bad: `
schedule:
  - title: First visit to both branches  # <-
    attendees: [mira]
people: [{ id: mira, name: Mira Okafor, side: supplier }]`,
    good: `
schedule:
  - title: First visit to both branches
    attendees: [mira, edda]
people:
  - { id: mira, name: Mira Okafor, side: supplier }
  - { id: edda, name: Edda Winter, side: customer }`,
  }),
  rule({
    id: 'schedule/outside-phase',
    severity: { draft: 'error' },
    at: 'schedule[*].date',
    summary: 'The date of a milestone is before the start or after the end of its phase.',
    check: (date, { parent: { title, phase }, terms }) => {
      if (date === undefined || phase === undefined) return undefined
      const { label, fields: { start, end } = {} } = terms.phase(phase)
      const day = dayOf(date)
      const isInside = (start === undefined || day >= start) && (end === undefined || day <= end)
      const span = start === undefined ? `until ${end}` : end === undefined ? `from ${start}` : `${start} to ${end}`
      return isInside ? undefined : `milestone '${title}' on ${day} lies outside ${label} (${span})`
    },
    why: 'A date in the plan is kept; one that contradicts its phase cannot be.',
    sources: ['S0-41'],
    bad: `
phases: { postcontract: { start: 2026-07-13, end: 2026-08-28 } }
schedule:
  - title: Baseline meeting
    phase: postcontract
    date: 2026-09-03 14:00  # <-`,
    good: `
phases: { postcontract: { start: 2026-07-13, end: 2026-08-28 } }
schedule:
  - title: Baseline meeting
    phase: postcontract
    date: 2026-08-27 14:00`,
  }),
  rule({
    id: 'schedule/overdue',
    severity: { draft: 'warning' },
    at: 'schedule[*]',
    summary: 'A milestone whose date is past is still planned.',
    check: ({ title, date, status }, { terms }) => date === undefined || status !== 'planned' || !terms.isPast(date) ? undefined
      : `milestone '${title}' was due on ${dayOf(date)}: done, moved or cancelled?`,
    why: 'A date in the plan is kept; one that passed without a word tells readers that dates do not matter.',
    sources: ['S0-41'],
    bad: `
schedule:
  - title: First visit to both branches  # <-
    date: 2026-10-08`,
    good: `
schedule:
  - title: First visit to both branches
    date: 2026-10-08
    status: done`,
  }),
  rule({
    id: 'schedule/day-off',
    severity: { draft: 'warning' },
    at: ['schedule[*].date', 'phases.*.formal_meetings[*].first', 'reviews[*].date'],
    summary: 'A milestone, a first meeting or a review is set, from today on, for a day that is no working day.',
    check: (date, { parent, terms: { calendar }, today }) => {
      const day = date === undefined ? today : dayOf(date)
      if (date === undefined || day < today || isWorkingDay(day, calendar)) return undefined
      const what = 'title' in parent ? `'${parent.title}'` : 'the review'
      return `${day} is a ${calendar.holidays.includes(day) ? 'holiday' : capital(weekdayOf(day))}; ${what} cannot take place`
    },
    why: 'A date in the plan is kept; one on a day off cannot be.',
    sources: ['S0-41'],
    bad: `
schedule:
  - title: First visit to both branches
    date: 2026-10-17  # <-`,
    good: `
schedule:
  - title: First visit to both branches
    date: 2026-10-17
calendar:
  working_days: [tuesday, wednesday, thursday, friday, saturday]`,
  }),
  rule({
    id: 'schedule/no-kickoff',
    severity: { baseline: 'error' },
    at: 'schedule',
    underlines: 'key',
    summary: 'There is no kick-off that is not cancelled.',
    check: (schedule = [], { terms }) =>
      schedule.some(({ kind, status }) => kind === 'kickoff' && status !== 'cancelled') ? undefined
      : `no kick-off with ${terms.customer} is planned`,
    why: 'Both sides start from one picture, and see each other\'s faces.',
    sources: ['S0-19'],
    bad: `
schedule:  # <-
  - title: First visit to both branches
    date: 2026-10-20`,
    good: `
schedule:
  - title: Customer kick-off
    kind: kickoff
    date: 2026-11-10`,
  }),
  rule({
    id: 'schedule/kickoff-misplaced',
    severity: { baseline: 'error' },
    at: 'schedule[*]',
    summary: 'A kick-off is dated before the signature, or its phase is not postcontract.',
    check: ({ kind, date, phase }, { plan: { plan } }) => {
      if (kind !== 'kickoff') return undefined
      const signed = plan?.contract_signed
      const isEarly = date !== undefined && signed !== undefined && dayOf(date) < signed
      const isElsewhere = phase !== undefined && phase !== 'postcontract'
      const when = date === undefined ? '' : ` on ${dayOf(date)}`
      return !isEarly && !isElsewhere ? undefined
        : `the kick-off${when} must come after the signature and in the postcontract phase`
    },
    why: 'Both sides start from one picture, and that is the contract they have signed.',
    sources: ['S0-19'],
    bad: `
plan: { contract_signed: 2026-07-10 }
schedule:
  - title: Customer kick-off  # <-
    kind: kickoff
    phase: postcontract
    date: 2026-07-09 10:00`,
    good: `
plan: { contract_signed: 2026-07-10 }
schedule:
  - title: Customer kick-off
    kind: kickoff
    phase: postcontract
    date: 2026-07-21 10:00`,
  }),
  rule({
    id: 'schedule/kickoff-one-sided',
    severity: { baseline: 'error' },
    at: 'schedule[*]',
    summary: 'A kick-off that is not cancelled has not attendees of both sides.',
    check: ({ kind, status, attendees }, { terms }) => {
      const sides = terms.missingSides(attendees).map(terms.sideName)
      return kind !== 'kickoff' || status === 'cancelled' || sides.length === 0 ? undefined
        : `the kick-off has nobody from ${joined(sides, 'or')}`
    },
    why: 'Both sides start from one picture, and see each other\'s faces.',
    sources: ['S0-19'],
    bad: `
customer: { name: Harrow & Vale Clinics }
schedule:
  - title: Customer kick-off  # <-
    kind: kickoff
    attendees: [ines]
people: [{ id: ines, name: Ines Calder, side: supplier }]`,
    good: `
customer: { name: Harrow & Vale Clinics }
schedule:
  - title: Customer kick-off
    kind: kickoff
    attendees: [ines, rhea]
people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: rhea, name: Rhea Novak, side: customer }`,
  }),
  rule({
    id: 'schedule/phase-without-contact',
    severity: { baseline: 'error' },
    at: 'phases.*',
    underlines: 'key',
    summary: 'A planned phase that is ahead has no formal contact: none that falls in it, and no formal meeting with a cadence.',
    check: (_, context) => {
      const { phase, terms } = context
      return !terms.isAhead(phase) || hasFormalContact(phase, context) ? undefined
        : `there is no formal contact with ${terms.customer} in ${phase.label}`
    },
    why: 'A customer who hears nothing assumes the worst.',
    sources: ['S0-42'],
    bad: `
phases:
  implementation:  # <-
    formal_meetings: [{ title: Progress meeting }]`,
    good: `
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: edda, name: Edda Winter, side: customer }
phases:
  implementation:
    formal_meetings:
      - title: Progress meeting
        purpose: The week ahead
        cadence: weekly on wednesday
        owner: mira
        attendees: [mira, edda]`,
  }),
  rule({
    id: 'schedule/long-silence',
    severity: { baseline: 'warning' },
    at: 'phases.*',
    underlines: 'key',
    summary: 'In a phase that is ahead, with both dates and formal contact, more than the limit lies between its start, two '
      + 'contacts or its end, and that time is not past; once per gap.',
    check: (_, context) => silences(context.phase, context).map(({ from, to }) => {
      const weeks = Math.round(context.terms.daysBetween(from, to) / 7 * 10) / 10
      return `no formal contact with ${context.terms.customer} between ${from} and ${to} (${weeks} weeks)`
    }),
    why: 'A customer who hears nothing assumes the worst.',
    sources: ['S0-42'],
    bad: `
phases:
  implementation:  # <-
    start: 2026-10-05
    end: 2026-12-18
schedule:
  - { title: Steering meeting, phase: implementation, date: 2026-10-13 }`,
    good: `
phases:
  implementation:
    start: 2026-10-05
    end: 2026-12-18
    formal_meetings:
      - { title: Steering meeting, cadence: monthly on the second tuesday, first: 2026-10-13 }`,
  }),
  rule({
    id: 'schedule/nothing-shown',
    severity: { delivery: 'warning' },
    at: 'schedule',
    underlines: 'key',
    summary: 'No demonstration that is not cancelled falls in postcontract or implementation, and no value is on record.',
    check: (schedule = [], { plan: { relationship }, terms }) => {
      const isDemo = (item: Milestone) => item.kind === 'demo' && item.status !== 'cancelled'
        && (['postcontract', 'implementation'] as const).some((name) => terms.fallsIn(item, terms.phase(name)))
      return !absent(relationship?.value_log) || schedule.some(isDemo) ? undefined
        : `${terms.customer} is shown nothing during the work: no demonstration, no value on record`
    },
    why: 'Performance is judged by what is seen.',
    sources: ['S2-22'],
    bad: `
schedule:  # <-
  - { title: Progress meeting, phase: implementation, date: 2026-10-21 }`,
    good: `
schedule:
  - { title: First texts on a test phone, kind: demo, phase: implementation, date: 2026-10-21 }`,
  }),
]

type Milestone = NonNullable<Plan['schedule']>[number]


/** Lists the stretches of a phase without formal contact that are longer than the limit and not past. */
function silences(phase: PhaseFacts, context: Pick<Context, 'plan' | 'terms' | 'today'>): { from: string; to: string }[] {
  const { plan: { limits }, terms, today } = context
  const { start, end } = phase.fields ?? {}
  const contacts = formalContacts(phase, context)
  if (start === undefined || end === undefined || !terms.isAhead(phase) || contacts.length === 0) return []
  const limit = phase.name === 'lcm' ? limits.max_silence_lcm : limits.max_silence
  const days = contacts.filter((day) => day !== undefined).filter((day) => day >= start && day <= end).sort()
  const turns = [...days, end]
  return turns.map((to, index) => ({ from: turns[index - 1] ?? start, to }))
    .filter(({ from, to }) => to >= today && to > terms.after(from, limit))
}
