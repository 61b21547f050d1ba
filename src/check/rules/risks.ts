import { dayOf } from '../../plan/days.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { absent, joined, lacking, lackingWords, possessive, rule, type Context } from '../rule.ts'

const clinic = `customer: { name: Harrow & Vale Clinics }
people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: lena, name: Lena Brandt, side: customer }`

/** Chapter risks: risks, issues, changes, decisions and disruptions. */
export const risksRules = [
  rule({
    id: 'risks/none',
    severity: { baseline: 'warning' },
    at: 'risks',
    summary: 'The plan has no risk.',
    check: (risks) => absent(risks) ? 'no risk is on record' : undefined,
    why: 'Warned customers accept consequences that would anger the surprised.',
    sources: ['S2-10'],
    bad: `
customer: { name: Lakeside Town Library }`,
    good: `
customer: { name: Lakeside Town Library }
risks:
  - event: The stations arrive after the summer closure`,
  }),
  rule({
    id: 'risks/incomplete',
    severity: { baseline: 'warning' },
    at: 'risks[*]',
    summary: 'A risk lacks probability, impact or response.',
    check: (risk) => {
      const missing = lackingWords(risk, { probability: 'a probability', impact: 'an impact', response: 'a response' })
      return missing && `risk '${risk.event}' lacks ${missing}`
    },
    why: 'A risk that is neither weighed nor answered warns nobody.',
    sources: ['S2-10'],
    bad: `
risks:
  - event: Reception staff leave before training  # <-
    probability: 2`,
    good: `
risks:
  - event: Reception staff leave before training
    probability: 2
    impact: 3
    response: Two people trained for each desk`,
  }),
  rule({
    id: 'risks/no-owner',
    severity: { baseline: 'error' },
    at: 'risks[*]',
    summary: 'A risk has no owner.',
    check: ({ event, owner }) => owner === undefined ? `risk '${event}' has no owner` : undefined,
    why: 'A risk that nobody watches is seen only once it has struck.',
    sources: ['S2-10'],
    bad: `
risks:
  - event: Reception staff leave before training  # <-`,
    good: `
${clinic}
risks:
  - event: Reception staff leave before training
    owner: ines`,
  }),
  rule({
    id: 'risks/undisclosed',
    severity: { baseline: 'error' },
    at: 'risks[*]',
    summary: 'For a high risk, whose probability × impact reaches the limit, there is no day on which the customer was told.',
    check: ({ event, probability, impact, disclosed_on: disclosed }, { plan: { limits }, terms }) => {
      const isHigh = probability !== undefined && impact !== undefined && probability * impact >= limits.high_risk
      return !isHigh || disclosed !== undefined ? undefined : `${terms.customer} has not been told of the high risk '${event}'`
    },
    why: 'Warned customers accept consequences that would anger the surprised.',
    sources: ['S2-10'],
    bad: `
risks:
  - event: The appointment book is upgraded in the middle of the project  # <-
    probability: 3
    impact: 4`,
    good: `
risks:
  - event: The appointment book is upgraded in the middle of the project
    probability: 3
    impact: 4
    disclosed_on: 2026-07-21`,
  }),
  rule({
    id: 'risks/disclosed-yet-hidden',
    severity: { draft: 'warning' },
    at: 'risks[*]',
    summary: 'The customer was told of a risk that is not shared.',
    check: ({ event, disclosed_on: disclosed, visibility }, { terms }) =>
      disclosed === undefined || visibility === 'shared' ? undefined
      : `${terms.customer} was told of '${event}' on ${disclosed}, yet its edition leaves it out; `
        + 'set `visibility: shared` or take the date back',
    why: 'What was said once and is missing from the plan looks like a warning taken back.',
    sources: ['S2-11', 'S2-28'],
    bad: `
risks:
  - event: The appointment book is upgraded in the middle of the project  # <-
    disclosed_on: 2026-07-21`,
    good: `
risks:
  - event: The appointment book is upgraded in the middle of the project
    disclosed_on: 2026-07-21
    visibility: shared`,
  }),
  rule({
    id: 'risks/no-customer-text',
    severity: { draft: 'warning' },
    at: 'risks[*]',
    summary: 'A shared risk has no wording for the customer.',
    check: ({ event, visibility, customer_text: wording }, { terms }) =>
      visibility !== 'shared' || wording !== undefined ? undefined
      : `risk '${event}' is shared but has no wording for ${terms.customer}, so it is left out`,
    why: 'What is not understood cannot be agreed to.',
    sources: ['S2-30'],
    bad: `
risks:
  - event: The appointment book is upgraded in the middle of the project  # <-
    visibility: shared`,
    good: `
risks:
  - event: The appointment book is upgraded in the middle of the project
    visibility: shared
    customer_text: If the appointment book changes, we may pause for one week.`,
  }),
  rule({
    id: 'risks/issue-told-late',
    severity: { delivery: 'warning' },
    at: 'issues[*]',
    summary: 'The customer heard of a shared issue that it had not raised later than the limit after it was known, or still has '
      + 'not heard of it though the issue is open.',
    check: (issue, context) => {
      const { plan: { limits }, terms } = context
      if (issue.visibility !== 'shared' || isConcern(issue, context)) return undefined
      const turn = delay(issue.known_on, issue.told_on, isOpen(issue), limits.tell_within, context)
      const was = turn && { late: 'was told of', pending: 'has not been told of' }[turn]
      return was && `${terms.customer} ${was} '${issue.text}' in time: known since ${issue.known_on}`
    },
    why: 'Bad news costs most when it is late.',
    sources: ['S2-11'],
    bad: `
issues:
  - text: Some reminders were sent twice  # <-
    known_on: 2026-09-29
    told_on: 2026-10-05`,
    good: `
issues:
  - text: Some reminders were sent twice
    known_on: 2026-09-29
    told_on: 2026-09-30`,
  }),
  rule({
    id: 'risks/concern-unanswered',
    severity: { delivery: 'warning' },
    at: 'issues[*]',
    summary: 'An issue raised by the customer was answered later than the time set for complaints, else the limit, after it was '
      + 'known, or is open and still has no answer.',
    check: (issue, context) => {
      const { plan: { limits, service_levels: levels = [] }, terms } = context
      if (!isConcern(issue, context)) return undefined
      const within = levels.find(({ event }) => event === 'complaint')?.respond_within ?? limits.tell_within
      const turn = delay(issue.known_on, issue.told_on, isOpen(issue), within, context)
      const was = turn && { late: 'was answered late', pending: 'has no answer' }[turn]
      return was && `${possessive(terms.nameOf(issue.raised_by))} concern '${issue.text}' ${was}: known since ${issue.known_on}`
    },
    why: 'Being heard is half of being helped.',
    sources: ['S2-26'],
    bad: `
${clinic}
service_levels: [{ event: complaint, respond_within: 1 working day }]
issues:
  - text: Patients cannot read the small print  # <-
    raised_by: lena
    known_on: 2026-10-07`,
    good: `
${clinic}
service_levels: [{ event: complaint, respond_within: 1 working day }]
issues:
  - text: Patients cannot read the small print
    raised_by: lena
    known_on: 2026-10-07
    told_on: 2026-10-08`,
  }),
  rule({
    id: 'risks/issue-no-owner-or-due',
    severity: { delivery: 'error' },
    at: 'issues[*]',
    summary: 'An open issue has no owner or no due date.',
    check: (issue) => {
      const missing = isOpen(issue) ? lackingWords(issue, { owner: 'an owner', due: 'a due date' }) : undefined
      return missing && `issue '${issue.text}' lacks ${missing}`
    },
    why: 'A mistake put right quickly can leave a customer more content than before.',
    sources: ['S2-25'],
    bad: `
${clinic}
issues:
  - text: Some reminders were sent twice  # <-
    owner: ines`,
    good: `
${clinic}
issues:
  - text: Some reminders were sent twice
    owner: ines
    due: 2026-10-16`,
  }),
  rule({
    id: 'risks/issue-overdue',
    severity: { draft: 'warning' },
    at: 'issues[*]',
    summary: 'An issue whose due date is past is still open.',
    check: (issue, { terms }) => !isOpen(issue) || !terms.isPast(issue.due) ? undefined
      : `issue '${issue.text}' was to be closed on ${issue.due}`,
    why: 'A mistake put right quickly can leave a customer more content than before; one that drags on does the reverse.',
    sources: ['S2-25'],
    bad: `
issues:
  - text: Some reminders were sent twice  # <-
    due: 2026-10-01`,
    good: `
issues:
  - text: Some reminders were sent twice
    due: 2026-10-01
    closed_on: 2026-10-01`,
  }),
  rule({
    id: 'risks/no-change-procedure',
    severity: { delivery: 'error' },
    at: 'change_control.procedure',
    summary: 'It is not said how a change is asked for, weighed and decided.',
    check: (procedure, { terms }) => procedure === undefined
      ? `the plan does not say how changes to the project are handled with ${terms.customer}` : undefined,
    why: 'A change made behind the customer\'s back breaks trust even when it is right.',
    sources: ['S0-28'],
    bad: `
change_control:  # <-
  notify_within: 2 working days`,
    good: `
change_control:
  notify_within: 2 working days
  procedure: Anyone sends Ines a note; she answers with options, and the steering meeting decides.`,
  }),
  rule({
    id: 'risks/no-customer-approver',
    severity: { delivery: 'error' },
    at: 'change_control.approvers',
    summary: 'Change control is described, and those who decide lack a person of the customer side.',
    check: (approvers, { plan, terms }) =>
      plan.change_control === undefined || !terms.missingSides(approvers).includes('customer') ? undefined
      : `nobody at ${terms.customer} decides on changes`,
    why: 'A change made behind the customer\'s back breaks trust even when it is right.',
    sources: ['S0-28'],
    bad: `
${clinic}
change_control:
  approvers: [ines]  # <-`,
    good: `
${clinic}
change_control:
  approvers: [ines, lena]`,
  }),
  rule({
    id: 'risks/no-notice-time',
    severity: { delivery: 'warning' },
    at: 'change_control.notify_within',
    summary: 'Change control is described without saying how soon the customer hears what a change means.',
    check: (within, { plan, terms }) => plan.change_control === undefined || within !== undefined ? undefined
      : `the plan does not say how soon ${terms.customer} hears what a change means`,
    why: 'The sooner a change is known, the more choices are left.',
    sources: ['S2-17'],
    bad: `
change_control:  # <-
  procedure: The steering meeting decides.`,
    good: `
change_control:
  procedure: The steering meeting decides.
  notify_within: 2 working days`,
  }),
  rule({
    id: 'risks/change-told-late',
    severity: { delivery: 'warning' },
    at: 'changes[*]',
    summary: 'The customer heard what a change means later than the time set for it, else the limit, after it was known, or '
      + 'still has not heard though the change is open.',
    check: ({ text, known_on: known, notified_on: told, status }, context) => {
      const { plan: { change_control: control, limits }, terms } = context
      const turn = delay(known, told, status === 'open', control?.notify_within ?? limits.tell_within, context)
      const was = turn && { late: 'heard late', pending: 'has not heard' }[turn]
      return was && `${terms.customer} ${was} what '${text}' means: known since ${known}`
    },
    why: 'The sooner a change is known, the more choices are left.',
    sources: ['S2-17'],
    bad: `
change_control: { notify_within: 2 working days }
changes:
  - text: Texts in Welsh as well  # <-
    known_on: 2026-09-08
    notified_on: 2026-09-11`,
    good: `
change_control: { notify_within: 2 working days }
changes:
  - text: Texts in Welsh as well
    known_on: 2026-09-08
    notified_on: 2026-09-10`,
  }),
  rule({
    id: 'risks/change-no-implications',
    severity: { delivery: 'error' },
    at: 'changes[*]',
    summary: 'For a change that is not withdrawn it is not said what it means for time, cost, scope or quality.',
    check: ({ text, implications, status }) => {
      const missing = status === 'withdrawn' ? [] : lacking(implications, 'time', 'cost', 'scope', 'quality')
      return missing.length === 0 ? undefined
        : `change '${text}' does not spell out what it means for ${joined(missing)}; write none where there is nothing`
    },
    why: 'Nobody can weigh what has not been named.',
    sources: ['S2-18'],
    bad: `
changes:
  - text: Texts in Welsh as well  # <-
    implications: { time: 1 week, cost: 3000 EUR }`,
    good: `
changes:
  - text: Texts in Welsh as well
    implications: { time: 1 week, cost: 3000 EUR, scope: Twice as many texts, quality: none }`,
  }),
  rule({
    id: 'risks/change-no-choice',
    severity: { delivery: 'warning' },
    at: 'changes[*]',
    summary: 'A change that is not withdrawn has fewer than two options.',
    check: ({ text, options = [], status }, { terms }) => status === 'withdrawn' || options.length >= 2 ? undefined
      : `change '${text}' leaves ${terms.customer} no choice; name at least two options`,
    why: 'A decision one made oneself is one to stand by.',
    sources: ['S2-19'],
    bad: `
changes:
  - text: Texts in Welsh as well  # <-
    options: [Add them now]`,
    good: `
changes:
  - text: Texts in Welsh as well
    options: [Add them now, Add them after both clinics are live]`,
  }),
  rule({
    id: 'risks/change-decided-alone',
    severity: { delivery: 'warning' },
    at: 'changes[*]',
    summary: 'A change is approved or rejected, and those who decided lack a person of the customer side.',
    check: ({ text, status, decided_by: deciders }, { terms }) => {
      const isDecided = status === 'approved' || status === 'rejected'
      return !isDecided || !terms.missingSides(deciders).includes('customer') ? undefined
        : `change '${text}' was decided without ${terms.customer}`
    },
    why: 'A decision one made oneself is one to stand by.',
    sources: ['S2-19'],
    bad: `
${clinic}
changes:
  - text: Texts in Welsh as well  # <-
    status: approved
    decided_by: [ines]`,
    good: `
${clinic}
changes:
  - text: Texts in Welsh as well
    status: approved
    decided_by: [ines, lena]`,
  }),
  rule({
    id: 'risks/change-no-customer-impact',
    severity: { delivery: 'warning' },
    at: 'changes[*]',
    summary: 'For an open or approved change it is not said what it means for the customer\'s own plans.',
    check: ({ text, status, customer_impact: impact }, { terms }) =>
      impact !== undefined || (status !== 'open' && status !== 'approved') ? undefined
      : `change '${text}' does not say what ${terms.customer} must adjust in its own plans`,
    why: 'Our delay is the start of theirs.',
    sources: ['S2-16'],
    bad: `
changes:
  - text: Texts in Welsh as well  # <-`,
    good: `
changes:
  - text: Texts in Welsh as well
    customer_impact: The clinics check the Welsh wording`,
  }),
  rule({
    id: 'risks/decision-incomplete',
    severity: { delivery: 'warning' },
    at: 'decisions[*]',
    summary: 'A decision has no date, or nobody who made it.',
    check: (decision) => {
      const missing = lackingWords(decision, { date: 'a date', by: 'the name of who made it' })
      return missing && `decision '${decision.text}' lacks ${missing}`
    },
    why: 'A decision nobody can trace back is soon decided anew.',
    sources: ['S2-20'],
    bad: `
decisions:
  - text: Texts in English and Welsh from the first day at Vale  # <-
    date: 2026-09-15`,
    good: `
${clinic}
decisions:
  - text: Texts in English and Welsh from the first day at Vale
    date: 2026-09-15
    by: [lena, ines]`,
  }),
  rule({
    id: 'risks/decision-not-applied',
    severity: { delivery: 'warning' },
    at: 'decisions[*]',
    summary: 'A decision that affects items of the plan has not been carried into them within the limit after its date.',
    check: ({ text, date, affects, applied_on: applied }, { plan: { limits }, terms }) => {
      if (absent(affects) || applied !== undefined || date === undefined) return undefined
      const affected = joined((affects ?? []).map((id) => terms.references.ids.get(id)?.name() ?? id))
      return !terms.isPast(terms.after(date, limits.apply_within)) ? undefined
        : `decision '${text}' of ${date} has not been carried into ${affected}`
    },
    why: 'A decision that is not carried through leaves old promises standing.',
    sources: ['S2-20'],
    bad: `
scope: { customer_goals: [{ id: cg-noshow, text: Fewer missed appointments }] }
decisions:
  - text: Texts in English and Welsh from the first day at Vale  # <-
    date: 2026-09-15
    affects: [cg-noshow]`,
    good: `
scope: { customer_goals: [{ id: cg-noshow, text: Fewer missed appointments }] }
decisions:
  - text: Texts in English and Welsh from the first day at Vale
    date: 2026-09-15
    affects: [cg-noshow]
    applied_on: 2026-09-16`,
  }),
  rule({
    id: 'risks/disruption-unannounced',
    severity: { delivery: 'warning' },
    at: 'disruptions[*]',
    summary: 'A disruption that is not past is nearer than the limit, and there is no day on which people were warned.',
    check: ({ text, date, warned_on: warned }, { plan: { limits }, terms, today }) => {
      if (date === undefined || terms.isPast(date) || warned !== undefined) return undefined
      return terms.earlier(date, limits.warn_ahead) > today ? undefined
        : `disruption '${text}' on ${dayOf(date)} is near, and nobody at ${terms.customer} has been warned`
    },
    why: 'People who were looked after bear more.',
    sources: ['S4-06'],
    bad: `
disruptions:
  - text: Phones at the Vale front desk are off for an hour  # <-
    date: 2026-10-14 07:00`,
    good: `
disruptions:
  - text: Phones at the Vale front desk are off for an hour
    date: 2026-10-14 07:00
    warned_on: 2026-10-05`,
  }),
  rule({
    id: 'risks/disruption-no-help',
    severity: { delivery: 'info' },
    at: 'disruptions[*]',
    summary: 'For a disruption that is not past it is not said how it is eased.',
    check: ({ text, date, help }, { terms }) => help !== undefined || terms.isPast(date) ? undefined
      : `the plan does not say how ${terms.customer} is helped through '${text}'`,
    why: 'People who were looked after bear more.',
    sources: ['S4-06'],
    bad: `
disruptions:
  - text: Phones at the Vale front desk are off for an hour  # <-
    date: 2026-11-13 07:00`,
    good: `
disruptions:
  - text: Phones at the Vale front desk are off for an hour
    date: 2026-11-13 07:00
    help: Two mobile phones at the desk`,
  }),
]

type Issue = NonNullable<Plan['issues']>[number]

const isOpen = ({ closed_on: closed }: Issue) => closed === undefined

/** Says whether an issue was raised by the customer. */
const isConcern = ({ raised_by: who }: Issue, { terms }: Pick<Context, 'terms'>) =>
  who !== undefined && terms.sideOf(who) === 'customer'

/** Says whether the customer heard of something later than a time after it was known, or waits for it past that time. */
function delay(
  known: string | undefined, told: string | undefined, isWaiting: boolean, within: string, { terms }: Pick<Context, 'terms'>,
): 'late' | 'pending' | undefined {
  if (known === undefined) return undefined
  const last = terms.after(known, within)
  if (told !== undefined) return told > last ? 'late' : undefined
  return isWaiting && terms.isPast(last) ? 'pending' : undefined
}
