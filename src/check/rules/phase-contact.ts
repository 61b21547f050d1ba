import { matchesCadence, monthDayOf, parseCadence, type Cadence } from '../../plan/cadences.ts'
import { dayOf, weekdayOf } from '../../plan/days.ts'
import type { Calendar } from '../../plan/durations.ts'
import type { CatalogueRow } from '../catalogue.ts'
import { absent, joined, lacking, lackingWords, rule } from '../rule.ts'
import type { PhaseFacts } from '../terms.ts'

const quillon = `people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: edda, name: Edda Winter, side: customer }`

/** Chapter phases, the second part: how contact is run within each phase. */
export const phaseContactRules: readonly CatalogueRow[] = [
  rule({
    id: 'phases/no-responsibilities',
    severity: { own: 'error' },
    at: 'phases.*.responsibilities',
    summary: 'A planned phase from postcontract on lacks `responsibilities`.',
    check: (list, { phase }) =>
      absent(list) && isAfterContract(phase) ? `${numbered(phase)} does not say who does what in customer contact` : undefined,
    why: 'Two people calling about one thing is as bad as nobody calling.',
    sources: ['S0-21', 'S0-27', 'S0-33', 'S0-38'],
    bad: `
phases:
  closeout: { summary: The library's own staff take over. }  # <-`,
    good: `
${quillon}
phases:
  closeout: { responsibilities: [{ who: mira, what: Answers every question from the desks }] }`,
  }),
  rule({
    id: 'phases/no-procedures',
    severity: { own: 'error' },
    at: 'phases.*.procedures',
    summary: 'A planned phase from postcontract on lacks `procedures`.',
    check: (list, { phase }) =>
      absent(list) && isAfterContract(phase) ? `${numbered(phase)} has no procedures for customer contact` : undefined,
    why: 'Agreed ways of working spare arguments about form.',
    sources: ['S0-22', 'S0-27', 'S0-33', 'S0-38'],
    bad: `
phases:
  closeout: { summary: The library's own staff take over. }  # <-`,
    good: `
phases:
  closeout: { procedures: [Open points are settled in the weekly meeting] }`,
  }),
  rule({
    id: 'phases/no-formal-meetings',
    severity: { own: 'error' },
    severityIn: milderInCloseout,
    at: 'phases.*.formal_meetings',
    summary: 'A planned phase from postcontract on lacks `formal_meetings`; a warning in the close-out.',
    check: (list, { phase, terms }) =>
      absent(list) && isAfterContract(phase) ? `${numbered(phase)} has no formal meetings with ${terms.customer}` : undefined,
    why: 'A regular meeting catches trouble while it is small.',
    sources: ['S0-23', 'S0-32', 'S0-40'],
    bad: `
phases:
  implementation: { summary: Stations in two branches and staff training. }  # <-`,
    good: `
${quillon}
phases:
  implementation:
    formal_meetings:
      - title: Progress meeting
        purpose: The week ahead
        cadence: weekly
        owner: mira
        attendees: [mira, edda]`,
  }),
  rule({
    id: 'phases/meeting-incomplete',
    severity: { own: 'error' },
    at: 'phases.*.formal_meetings[*]',
    summary: 'A formal meeting lacks `cadence`, `owner` or `purpose`.',
    check: (meeting) => {
      const missing = lackingWords(meeting, { cadence: 'how often it meets', owner: 'who leads it', purpose: 'what it is for' })
      return missing && `meeting '${meeting.title}' does not say ${missing}`
    },
    why: 'A meeting without rhythm, leader or purpose is dropped in the first busy week.',
    sources: ['S0-23', 'S0-32', 'S0-40', 'S2-23'],
    bad: `
phases:
  implementation:
    formal_meetings:
      - { id: fm-progress, title: Progress meeting, cadence: weekly }  # <-`,
    good: `
${quillon}
phases:
  implementation:
    formal_meetings:
      - { id: fm-progress, title: Progress meeting, purpose: The week ahead, cadence: weekly, owner: mira }`,
  }),
  rule({
    id: 'phases/meeting-one-sided',
    severity: { own: 'error' },
    at: 'phases.*.formal_meetings[*].attendees',
    summary: 'A formal meeting has no attendee of the supplier side, or none of the customer side.',
    check: (attendees, { terms, parent }) => {
      const sides = terms.missingSides(attendees).map(terms.sideName)
      return sides.length === 0 ? undefined : `meeting '${parent.title}' has nobody from ${joined(sides, 'or')}`
    },
    why: 'A meeting of one side only is a talk about the customer, not with it.',
    sources: ['S0-23'],
    bad: `
${quillon}
phases:
  implementation:
    formal_meetings:
      - title: Progress meeting
        attendees: [mira]  # <-`,
    good: `
${quillon}
phases:
  implementation:
    formal_meetings:
      - title: Progress meeting
        attendees: [mira, edda]`,
  }),
  rule({
    id: 'phases/meeting-no-minutes',
    severity: { own: 'warning' },
    at: 'phases.*.formal_meetings[*]',
    summary: 'A formal meeting lacks `minutes_within`.',
    check: (meeting) =>
      lacking(meeting, 'minutes_within').map(() => `meeting '${meeting.title}' does not say when its minutes are out`),
    why: 'Minutes that come late are remembered differently by each side.',
    sources: ['S2-23'],
    bad: `
phases:
  implementation: { formal_meetings: [{ title: Progress meeting, cadence: weekly }] }  # <-`,
    good: `
phases:
  implementation: { formal_meetings: [{ title: Progress meeting, minutes_within: 1 working day }] }`,
  }),
  rule({
    id: 'phases/meeting-no-agenda',
    severity: { own: 'info' },
    at: 'phases.*.formal_meetings[*]',
    summary: 'A formal meeting lacks `agenda`.',
    check: (meeting) => lacking(meeting, 'agenda').map(() => `meeting '${meeting.title}' has no standing agenda`),
    why: 'Each meeting is a sample of how we work.',
    sources: ['S2-23'],
    bad: `
phases:
  implementation: { formal_meetings: [{ title: Progress meeting, cadence: weekly }] }  # <-`,
    good: `
phases:
  implementation: { formal_meetings: [{ title: Progress meeting, agenda: [Done, Next] }] }`,
  }),
  rule({
    id: 'phases/meeting-no-first',
    severity: { own: 'info' },
    at: 'phases.*.formal_meetings[*]',
    summary: 'A formal meeting with a cadence lacks `first`, and its phase is ahead.',
    check: (meeting, { phase, terms }) =>
      meeting.cadence === undefined || !terms.isAhead(phase) ? undefined
        : lacking(meeting, 'first').map(() => `meeting '${meeting.title}' enters no calendar until its first day is given`),
    why: 'A date in the plan is kept; an intention is not.',
    sources: ['S0-41'],
    bad: `
phases:
  implementation: { formal_meetings: [{ title: Progress meeting, cadence: weekly }] }  # <-`,
    good: `
phases:
  implementation: { formal_meetings: [{ title: Progress meeting, cadence: weekly, first: 2026-12-02 }] }`,
  }),
  rule({
    id: 'phases/first-outside-phase',
    severity: { draft: 'error' },
    at: 'phases.*.formal_meetings[*].first',
    summary: 'The first meeting of a series is before the phase\'s start or after its end.',
    check: (first, { phase, parent }) => {
      const { start = '', end = '9999' } = phase.fields ?? {}
      if (first === undefined || (dayOf(first) >= start && dayOf(first) <= end)) return undefined
      return `meeting '${parent.title}' first meets on ${first}, outside ${phase.label}`
    },
    why: 'A series that begins outside its phase never takes place in it.',
    sources: ['S0-41'],
    bad: `
phases:
  implementation:
    start: 2026-12-01
    formal_meetings:
      - title: Progress meeting
        first: 2026-11-25 10:00  # <-`,
    good: `
phases:
  implementation:
    start: 2026-12-01
    formal_meetings:
      - title: Progress meeting
        first: 2026-12-02 10:00`,
  }),
  rule({
    id: 'phases/first-off-cadence',
    severity: { draft: 'error' },
    at: 'phases.*.formal_meetings[*].first',
    summary: 'The first meeting of a series is not on a day that its cadence names.',
    check: (first, { terms, parent: { title, cadence } }) => {
      const rhythm = cadence === undefined ? undefined : parseCadence(cadence)
      const day = first === undefined ? undefined : dayOf(first)
      if (day === undefined || rhythm === undefined || matchesCadence(rhythm, day, terms.calendar) !== false) return undefined
      return `meeting '${title}' meets ${cadence}, but ${day} is a ${dayName(day, rhythm, terms.calendar)}`
    },
    why: 'One half of the invited come on the day, the other half on the date.',
    sources: ['S0-23'],
    bad: `
phases:
  implementation:
    formal_meetings:
      - title: Progress meeting
        cadence: weekly on wednesday
        first: 2026-12-01  # <-`,
    good: `
phases:
  implementation:
    formal_meetings:
      - title: Progress meeting
        cadence: weekly on wednesday
        first: 2026-12-02`,
  }),
  rule({
    id: 'phases/no-ad-hoc',
    severity: { own: 'error' },
    severityIn: milderInCloseout,
    at: 'phases.*.ad_hoc',
    summary: 'A planned phase from postcontract on lacks `ad_hoc.who_may_call` or `ad_hoc.how`; a warning in the close-out.',
    check: (adHoc, { phase }) => {
      const missing = lackingWords(adHoc, { who_may_call: 'who may call a meeting', how: 'how a meeting is called' })
      return missing !== undefined && isAfterContract(phase)
        ? `${numbered(phase)} does not say ${missing} at short notice` : undefined
    },
    why: 'Urgent matters should not have to look for a way first.',
    sources: ['S0-24', 'S0-32', 'S0-40'],
    bad: `
phases:
  implementation:
    ad_hoc: { how: Phone the person you work with }  # <-`,
    good: `
${quillon}
phases:
  implementation:
    ad_hoc: { who_may_call: [mira, edda], how: Phone the person you work with }`,
  }),
  rule({
    id: 'phases/ad-hoc-one-sided',
    severity: { own: 'warning' },
    at: 'phases.*.ad_hoc.who_may_call',
    summary: 'The list `ad_hoc.who_may_call` is there but not of both sides.',
    check: (people, { phase, terms }) => {
      const sides = absent(people) ? [] : terms.missingSides(people).map(terms.sideName)
      return sides.length === 0 ? undefined : `in ${phase.label} nobody from ${joined(sides, 'or')} may call a meeting`
    },
    why: 'Urgent matters arise on both sides.',
    sources: ['S0-24'],
    bad: `
${quillon}
phases:
  implementation:
    ad_hoc: { who_may_call: [mira] }  # <-`,
    good: `
${quillon}
phases:
  implementation:
    ad_hoc: { who_may_call: [mira, edda] }`,
  }),
  rule({
    id: 'phases/no-casual',
    severity: { own: 'error' },
    severityIn: milderInCloseout,
    at: 'phases.*.casual',
    summary: 'A planned phase from postcontract on lacks `casual.guidelines` or `casual.contacts`; a warning in the close-out.',
    check: (casual, { phase }) => {
      const missing = lacking(casual, 'guidelines', 'contacts')
      return missing.length > 0 && isAfterContract(phase)
        ? `${numbered(phase)} lacks ${joined(missing)} for informal contact` : undefined
    },
    why: 'Much trust grows in casual talk, and many unwanted promises too.',
    sources: ['S0-25', 'S0-32', 'S0-40'],
    bad: `
phases:
  implementation:
    casual: { guidelines: [Questions about dates go to Mira] }  # <-`,
    good: `
${quillon}
phases:
  implementation:
    casual: { guidelines: [Questions about dates go to Mira], contacts: [mira, edda] }`,
  }),
  rule({
    id: 'phases/no-customer-contacts',
    severity: { own: 'error' },
    severityIn: milderInCloseout,
    at: 'phases.*.customer_contacts',
    summary: 'A planned phase from postcontract on lacks `customer_contacts`; a warning in the close-out.',
    check: (people, { phase, terms }) =>
      absent(people) && isAfterContract(phase)
        ? `${numbered(phase)} does not name the main contacts at ${terms.customer}` : undefined,
    why: 'Our people must know whom to ask on the other side.',
    sources: ['S0-26', 'S0-32', 'S0-40'],
    bad: `
phases:
  implementation: { summary: Stations in two branches and staff training. }  # <-`,
    good: `
${quillon}
phases:
  implementation: { customer_contacts: [edda] }`,
  }),
  rule({
    id: 'phases/no-involvement',
    severity: { own: 'warning' },
    at: ['phases.postcontract.involvement', 'phases.implementation.involvement'],
    summary: 'Postcontract or implementation lacks `involvement`.',
    check: (list, { phase, terms }) =>
      absent(list) ? `in ${phase.label} ${terms.customer} takes no part in the work` : undefined,
    why: 'Taking part adjusts expectations by itself.',
    sources: ['S2-14'],
    bad: `
phases:
  implementation: { summary: Stations in two branches and staff training. }  # <-`,
    good: `
${quillon}
phases:
  implementation: { involvement: [{ activity: Tests the stations with ten readers, who: edda }] }`,
  }),
]

const isAfterContract = ({ name }: PhaseFacts): boolean => name !== 'precontract'

const numbered = ({ section, label }: PhaseFacts): string => `${section} ${label}`

/** Names a day that is not one of a cadence, with what sets it apart: `friday, the third of its month`. */
function dayName(day: string, cadence: Cadence, { holidays }: Calendar): string {
  const weekday = weekdayOf(day)
  if (cadence.every === 'month') return `${weekday}, the ${monthDayOf(day).position} of its month`
  return cadence.every === 'working-day' && holidays.includes(day) ? `${weekday} and a holiday` : weekday
}

/** In the close-out, which is short, contact may go on as before. */
function milderInCloseout({ name }: PhaseFacts): { own: 'warning' } | undefined {
  return name === 'closeout' ? { own: 'warning' } : undefined
}
