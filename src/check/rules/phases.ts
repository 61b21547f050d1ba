import type { CatalogueRow } from '../catalogue.ts'
import { absent, joined, lacking, lackingWords, rule, type Context } from '../rule.ts'
import type { PhaseFacts, Terms } from '../terms.ts'

const quillon = `people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: sol, name: Sol Bergman, side: supplier, team: sales }
  - { id: edda, name: Edda Winter, side: customer }`

/** Chapter phases, the first part: the order of the phases, and how the customer is handed on from one to the next. */
export const phasesRules: readonly CatalogueRow[] = [
  rule({
    id: 'phases/missing',
    severity: { draft: 'error' },
    severityIn: ({ name }) => name === 'closeout' ? { baseline: 'error' } : undefined,
    at: ['phases.precontract', 'phases.postcontract', 'phases.implementation', 'phases.closeout', 'phases.lcm'],
    summary: 'A phase is not planned; the close-out may wait for the baseline gate.',
    check: (fields, { phase, plan, spot }) => {
      if (phase.isPlanned) return undefined
      const message = `${phase.section} ${phase.label} is not planned yet; a sentence on what it is for is enough in a draft`
      if (fields === undefined) return message
      // What a house file says of the phase is no fault of that file.
      const root = spot(plan).span
      const written = [fields, plan.phases ?? plan].map((item) => spot(item).span).find(({ source }) => source === root.source)
      return { message, spot: { span: written ?? root, place: `phases.${phase.name}` } }
    },
    why: 'Thinking to the end early shows what today\'s promises will cost later.',
    sources: ['S0-12'],
    bad: `
phases:  # <-
  precontract: { summary: Talks until the contract is signed. }
  postcontract: { summary: Kick-off and a baseline plan both sides sign. }
  implementation: { summary: Stations in two branches and staff training. }
  closeout: { summary: The library's own staff take over. }`,
    good: `
phases:
  precontract: { summary: Talks until the contract is signed. }
  postcontract: { summary: Kick-off and a baseline plan both sides sign. }
  implementation: { summary: Stations in two branches and staff training. }
  closeout: { summary: The library's own staff take over. }
  lcm: { summary: A visit each quarter and one person to call. }`,
  }),
  rule({
    id: 'phases/no-dates',
    severity: { baseline: 'error' },
    at: 'phases.*',
    underlines: 'key',
    summary: 'A planned phase lacks `start` or `end`.',
    check: (fields, { phase }) => {
      const missing = lacking(fields, 'start', 'end')
      return missing.length === 0 ? undefined : `${phase.label} lacks ${joined(missing)}`
    },
    why: 'Phases follow one another, and without dates nobody knows when the customer changes hands.',
    sources: ['S0-07'],
    bad: `
phases:
  implementation:  # <-
    start: 2026-12-01`,
    good: `
phases:
  implementation:
    start: 2026-12-01
    end: 2027-04-30`,
  }),
  rule({
    id: 'phases/upside-down',
    severity: { draft: 'error' },
    at: 'phases.*.end',
    summary: 'The day of `end` is before that of `start`.',
    check: (end, { phase, parent: { start } }) =>
      isBefore(end, start) ? `${phase.label} ends on ${end}, before it begins` : undefined,
    why: 'Phases follow one another; a phase that ends before it begins can use nothing and hand nothing on.',
    sources: ['S0-07'],
    bad: `
phases:
  implementation:
    start: 2026-12-01
    end: 2026-04-30  # <-`,
    good: `
phases:
  implementation:
    start: 2026-12-01
    end: 2027-04-30`,
  }),
  rule({
    id: 'phases/out-of-order',
    severity: { draft: 'error' },
    at: 'phases.*',
    summary: 'A phase begins before the start of the phase before, or ends before its end.',
    check: ({ start, end }, { phase, terms }) => {
      const before = terms.before(phase)
      const early = [
        ...(isBefore(start, before?.fields?.start) ? [`begins on ${start}`] : []),
        ...(isBefore(end, before?.fields?.end) ? [`ends on ${end}`] : []),
      ]
      if (before === undefined || early[0] === undefined) return undefined
      const message = `${phase.label} ${joined(early)}, earlier than ${before.label}`
      return { message, at: early[0].startsWith('begins') ? 'start' : 'end' }
    },
    why: 'Each phase uses what the one before produced, so it cannot come first.',
    sources: ['S0-07'],
    bad: `
phases:
  postcontract: { start: 2026-11-02, end: 2026-11-27 }
  implementation:
    start: 2026-10-19  # <-
    end: 2027-04-30`,
    good: `
phases:
  postcontract: { start: 2026-11-02, end: 2026-11-27 }
  implementation:
    start: 2026-11-30
    end: 2027-04-30`,
  }),
  rule({
    id: 'phases/overlap',
    severity: { draft: 'warning' },
    at: 'phases.*.start',
    summary: 'Two phases are in order, but the later one does not begin after the end of the phase before.',
    check: (start, { phase, terms, parent: { end } }) => {
      const before = terms.before(phase)
      if (start === undefined || before?.fields?.end === undefined || start > before.fields.end) return undefined
      if (isBefore(start, before.fields.start) || isBefore(end, before.fields.end)) return undefined
      return `${phase.label} begins on ${start}, before ${before.label} has ended: who is the first contact between?`
    },
    why: 'While two phases run at once the customer has two first contacts, or none.',
    sources: ['S0-07'],
    bad: `
phases:
  postcontract: { start: 2026-11-02, end: 2026-11-27 }
  implementation:
    start: 2026-11-27  # <-
    end: 2027-04-30`,
    good: `
phases:
  postcontract: { start: 2026-11-02, end: 2026-11-27 }
  implementation:
    start: 2026-11-30
    end: 2027-04-30`,
  }),
  rule({
    id: 'phases/gap',
    severity: { draft: 'warning' },
    at: 'phases.*.start',
    summary: 'Between two neighbouring phases lies more than `limits.phase_gap`.',
    check: (start, { phase, terms, plan }) => {
      const before = terms.before(phase)
      const end = before?.fields?.end
      if (before === undefined || start === undefined || end === undefined || terms.next(before) !== phase) return undefined
      if (start <= terms.addDays(terms.after(end, plan.limits.phase_gap), 1)) return undefined
      return `between ${before.label} and ${phase.label} nobody is in charge for ${terms.daysBetween(end, start) - 1} days`
    },
    why: 'What is learned in one phase is forgotten before the next one begins, and has to be asked of the customer again.',
    sources: ['S0-07'],
    bad: `
phases:
  postcontract: { start: 2026-11-02, end: 2026-11-27 }
  implementation:
    start: 2027-01-11  # <-
    end: 2027-04-30`,
    good: `
phases:
  postcontract: { start: 2026-11-02, end: 2026-11-27 }
  implementation:
    start: 2026-12-05
    end: 2027-04-30`,
  }),
  rule({
    id: 'phases/nothing-carried-over',
    severity: { baseline: 'warning' },
    at: 'phases.*.inputs',
    summary: 'A planned phase other than precontract lacks `inputs`.',
    check: (inputs, { phase }) =>
      absent(inputs) && phase.name !== 'precontract'
        ? `${phase.label} does not say what it takes over from earlier phases` : undefined,
    why: 'What is not carried forward has to be asked of the customer again.',
    sources: ['S0-07'],
    bad: `
phases:
  postcontract:
    outputs: [{ id: baseline-plan, text: Baseline plan }]
  implementation:  # <-
    summary: Stations in two branches and staff training.`,
    good: `
phases:
  precontract:
    outputs: [{ id: contract, text: Signed contract }]
  postcontract:
    inputs: [contract]
    outputs: [{ id: baseline-plan, text: Baseline plan }]
  implementation:
    inputs: [baseline-plan]
    summary: Stations in two branches and staff training.`,
  }),
  rule({
    id: 'phases/input-unsupplied',
    severity: { draft: 'warning' },
    at: 'phases.*.inputs[*]',
    summary: 'An input is an output of the same or a later phase.',
    check: (id, { phase, terms }) => {
      for (const other of terms.phases.slice(terms.phases.indexOf(phase))) {
        const output = other.fields?.outputs?.find((output) => output.id === id)
        if (output !== undefined) return `${phase.label} needs '${output.text}', which only ${other.label} produces`
      }
      return undefined
    },
    why: 'A phase that waits for the result of a later one waits for ever.',
    sources: ['S0-07'],
    bad: `
phases:
  postcontract:
    inputs: [tested-stations]  # <-
  implementation:
    outputs: [{ id: tested-stations, text: Tested stations }]`,
    good: `
phases:
  implementation:
    outputs: [{ id: tested-stations, text: Tested stations }]
  closeout:
    inputs: [tested-stations]`,
  }),
  rule({
    id: 'phases/no-primary-contact',
    severity: { draft: 'error' },
    severityIn: ({ name }, plan) => name === (plan.plan?.stage ?? 'precontract') ? undefined : { baseline: 'error' },
    at: 'phases.*.primary_contact',
    summary: 'A planned phase lacks `primary_contact`; phases other than the stage\'s may wait for the baseline gate.',
    check: (contact, { phase, terms }) =>
      absent(contact) ? `${terms.customer} has no first contact in ${phase.label}` : undefined,
    why: 'A customer who does not know whom to call feels abandoned.',
    sources: ['S0-09'],
    bad: `
customer: { name: Lakeside Town Library }
phases:
  precontract:  # <-
    summary: Talks until the contract is signed.`,
    good: `
${quillon}
customer: { name: Lakeside Town Library }
phases:
  precontract:
    primary_contact: sol`,
  }),
  rule({
    id: 'phases/no-deputy',
    severity: { own: 'warning' },
    at: 'phases.*.deputy',
    summary: 'A phase with a first contact lacks `deputy`, or both are the same person.',
    check: (deputy, { phase, terms, parent: { primary_contact: contact } }) =>
      contact !== undefined && (deputy === undefined || deputy === contact)
        ? `nobody stands in for ${terms.nameOf(contact)} in ${phase.label}` : undefined,
    why: 'Everybody falls ill or goes on leave, and the customer needs somebody to call on that day, too.',
    sources: ['S0-09'],
    bad: `
${quillon}
phases:
  precontract:
    primary_contact: sol
    deputy: sol  # <-`,
    good: `
${quillon}
phases:
  precontract:
    primary_contact: sol
    deputy: mira`,
  }),
  rule({
    id: 'phases/no-handover',
    severity: { baseline: 'warning' },
    at: 'phases.*.handover',
    summary: 'Two neighbouring planned phases have the same first contact; the earlier one is ahead and lacks `handover`.',
    check: (handover, { phase, terms }) => {
      const hop = hopAfter(phase, terms)
      return absent(handover) && hop !== undefined && hop.from === hop.to && terms.isAhead(phase)
        ? `the hop from ${phase.label} to ${hop.next.label} is not planned` : undefined
    },
    why: 'Promises and knowledge get lost at the joints, not in the middle.',
    sources: ['S0-08'],
    bad: `
${quillon}
phases:
  postcontract:  # <-
    primary_contact: mira
  implementation:
    primary_contact: mira`,
    good: `
${quillon}
phases:
  postcontract:
    primary_contact: mira
    handover: { date: 2026-11-27 }
  implementation:
    primary_contact: mira`,
  }),
  rule({
    id: 'phases/contact-change-unplanned',
    severity: { baseline: 'error' },
    at: 'phases.*.handover',
    summary: 'The first contact changes from one phase to its neighbour, and the handover lacks `date`, `meeting` or `package`.',
    check: (handover, { phase, terms }) => {
      const hop = changeAfter(phase, terms)
      const missing = lackingWords(handover, { date: 'a date', meeting: 'a meeting', package: 'a package' })
      return hop === undefined || missing === undefined ? undefined
        : `the first contact changes from ${hop.from} to ${hop.to} after ${phase.label}, but the handover lacks ${missing}`
    },
    why: 'It has to be settled who, when, and how the new contact is introduced.',
    sources: ['S0-08', 'S0-09'],
    bad: `
${quillon}
phases:
  precontract:
    primary_contact: sol
    handover:  # <-
      date: 2026-10-30
  postcontract:
    primary_contact: mira`,
    good: `
${quillon}
phases:
  precontract:
    primary_contact: sol
    handover:
      date: 2026-10-30
      meeting: ms-intro
      package: [Promises made during the sale, Open questions]
  postcontract:
    primary_contact: mira
schedule:
  - { id: ms-intro, title: First visit, attendees: [sol, mira, edda] }`,
  }),
  rule({
    id: 'phases/handover-not-accepted',
    severity: { draft: 'warning', closeout: 'error' },
    at: 'phases.*.handover',
    underlines: 'key',
    summary: 'In a phase other than closeout the first contact changes, `date` is past and `accepted_on` is absent.',
    check: (handover, { phase, terms }) => {
      const hop = changeAfter(phase, terms)
      if (hop === undefined || phase.name === 'closeout' || !terms.isPast(handover?.date)) return undefined
      const message = `${hop.to} has not confirmed taking over from ${hop.from} on ${handover?.date}`
      return lacking(handover, 'accepted_on').map(() => message)
    },
    why: 'Until the new contact has said yes, the customer has two first contacts on paper and perhaps none.',
    sources: ['S0-08'],
    bad: `
${quillon}
phases:
  precontract:
    primary_contact: sol
    handover:  # <-
      date: 2026-10-02
  postcontract:
    primary_contact: mira`,
    good: `
${quillon}
phases:
  precontract:
    primary_contact: sol
    handover:
      date: 2026-10-02
      accepted_on: 2026-10-05
  postcontract:
    primary_contact: mira`,
  }),
  rule({
    id: 'phases/handover-off-joint',
    severity: { draft: 'warning' },
    at: 'phases.*.handover.date',
    summary: 'The handover is dated more than `limits.handover_window` before the phase\'s end or after the next one\'s start.',
    check: (date, { phase, terms, plan }) => {
      const { end } = phase.fields ?? {}
      const next = terms.phases[terms.phases.indexOf(phase) + 1]
      const start = next?.isPlanned === true ? next.fields?.start : undefined
      const window = plan.limits.handover_window
      const isOff = (end !== undefined && isBefore(date, terms.earlier(end, window)))
        || (start !== undefined && isBefore(terms.after(start, window), date))
      return isOff && next !== undefined
        ? `the handover on ${date} lies far from the joint of ${phase.label} and ${next.label}` : undefined
    },
    why: 'Handed over too early or too late, the customer deals for weeks with somebody who does not know the matter.',
    sources: ['S0-08'],
    bad: `
phases:
  postcontract:
    start: 2026-11-02
    end: 2026-11-27
    handover:
      date: 2026-11-03  # <-
  implementation: { start: 2026-11-30, end: 2027-04-30 }`,
    good: `
phases:
  postcontract:
    start: 2026-11-02
    end: 2026-11-27
    handover:
      date: 2026-11-26
  implementation: { start: 2026-11-30, end: 2027-04-30 }`,
  }),
  rule({
    id: 'phases/introduction-one-sided',
    severity: { draft: 'warning' },
    at: 'phases.*.handover.meeting',
    summary: 'The first contact changes, and the handover\'s meeting lacks the old contact, the new one or the customer.',
    check: (id, context) => {
      const { phase, terms } = context
      const hop = changeAfter(phase, terms)
      const meeting = id === undefined ? undefined : meetingNamed(id, context)
      if (hop === undefined || meeting === undefined) return undefined
      const invited = meeting.attendees ?? []
      const missing = [
        ...(invited.includes(hop.fromId) ? [] : [hop.from]),
        ...(invited.includes(hop.toId) ? [] : [hop.to]),
        ...(terms.missingSides(invited).includes('customer') ? [terms.customer] : []),
      ]
      if (missing.length === 0) return undefined
      const are = missing.length === 1 ? 'is' : 'are'
      return `${meeting.title} introduces ${hop.to} to ${terms.customer}, but ${joined(missing)} ${are} not invited`
    },
    why: 'An introduction needs three: who leaves, who comes, and the customer.',
    sources: ['S0-09'],
    bad: `
${quillon}
customer: { name: Lakeside Town Library }
phases:
  precontract:
    primary_contact: sol
    handover:
      meeting: ms-intro  # <-
  postcontract:
    primary_contact: mira
schedule:
  - { id: ms-intro, title: First visit, attendees: [mira, edda] }`,
    good: `
${quillon}
customer: { name: Lakeside Town Library }
phases:
  precontract:
    primary_contact: sol
    handover:
      meeting: ms-intro
  postcontract:
    primary_contact: mira
schedule:
  - { id: ms-intro, title: First visit, attendees: [sol, mira, edda] }`,
  }),
]

const isBefore = (day: string | undefined, other: string | undefined): boolean =>
  day !== undefined && other !== undefined && day < other

/** A joint of two neighbouring planned phases that both have a first contact. */
interface Hop {
  next: PhaseFacts
  fromId: string
  toId: string
  from: string
  to: string
}

function hopAfter(phase: PhaseFacts, terms: Terms): Hop | undefined {
  const next = terms.next(phase)
  const fromId = phase.fields?.primary_contact
  const toId = next?.fields?.primary_contact
  if (next === undefined || fromId === undefined || toId === undefined) return undefined
  return { next, fromId, toId, from: terms.nameOf(fromId), to: terms.nameOf(toId) }
}

function changeAfter(phase: PhaseFacts, terms: Terms): Hop | undefined {
  const hop = hopAfter(phase, terms)
  return hop?.fromId === hop?.toId ? undefined : hop
}

/** Finds a milestone or formal meeting by its id. */
const meetingNamed = (id: string, { plan, terms }: Pick<Context, 'plan' | 'terms'>) =>
  [...plan.schedule ?? [], ...terms.phases.flatMap(({ fields }) => fields?.formal_meetings ?? [])].find((item) => item.id === id)
