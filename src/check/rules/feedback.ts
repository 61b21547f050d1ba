import { dayOf } from '../../plan/days.ts'
import { parseScore } from '../../plan/ranges.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { absent, joined, lacking, possessive, rule, type Context } from '../rule.ts'

const clinics = `people:
  - { id: ada, name: Ada Mensah, side: supplier, team: service }
  - { id: lena, name: Lena Brandt, side: customer }
  - { id: malik, name: Malik Osei, side: customer }`

/** Chapter feedback: whether the customer is asked in time, and whether what is heard leads to anything. */
export const feedbackRules = [
  rule({
    id: 'feedback/survey-only-at-end',
    severity: { baseline: 'error' },
    at: 'feedback.surveys',
    underlines: 'key',
    summary: 'No survey falls in precontract, postcontract or implementation.',
    check: (surveys, { terms }) => fallsInOne(surveys, ['precontract', 'postcontract', 'implementation'], terms) ? undefined
      : `${terms.customer} is asked only when it is too late; survey during the project`,
    why: 'At the end nothing can be put right any more.',
    sources: ['S4-10'],
    bad: `
feedback:
  surveys:  # <-
    - { type: nps, date: 2027-02-09, phase: closeout }`,
    good: `
feedback:
  surveys:
    - { type: csat, date: 2026-10-27, phase: implementation }`,
  }),
  rule({
    id: 'feedback/stage-without-survey',
    severity: { baseline: 'warning' },
    at: 'feedback.surveys',
    underlines: 'key',
    summary: 'There are surveys and none falls in life cycle management; or one falls before implementation and none in it.',
    check: (surveys, { terms }) => {
      const isEarly = fallsInOne(surveys, ['precontract', 'postcontract'], terms)
      const asked = isEarly ? ['implementation', 'lcm'] as const : ['lcm'] as const
      const missing = asked.filter((name) => !fallsInOne(surveys, [name], terms)).map((name) => terms.phase(name).label)
      return absent(surveys) || missing.length === 0 ? undefined : `${terms.customer} is not asked in ${joined(missing)}`
    },
    why: 'Each stage has its own people and its own troubles.',
    sources: ['S4-11'],
    bad: `
feedback:
  surveys:  # <-
    - { type: csat, date: 2026-10-27, phase: implementation }`,
    good: `
feedback:
  surveys:
    - { type: csat, date: 2026-10-27, phase: implementation }
    - { type: nps, date: 2027-09-14, phase: lcm }`,
  }),
  rule({
    id: 'feedback/no-closeout-review',
    severity: { baseline: 'warning', closeout: 'error' },
    at: 'schedule',
    underlines: 'key',
    summary: 'No satisfaction review that is not cancelled falls in close-out.',
    check: (schedule = [], { terms }) => {
      const isReview = (item: Milestone) => item.kind === 'satisfaction-review' && item.status !== 'cancelled'
      return schedule.some((item) => isReview(item) && terms.fallsIn(item, terms.phase('closeout'))) ? undefined
        : `no satisfaction review with ${terms.customer} is planned for the close-out`
    },
    why: 'Only the customer can say whether the project succeeded for them.',
    sources: ['S0-35'],
    bad: `
schedule:  # <-
  - { title: Handover to customer success, phase: closeout, date: 2027-03-11 }`,
    good: `
schedule:
  - { title: Satisfaction review, kind: satisfaction-review, phase: closeout, date: 2027-02-16 }`,
  }),
  rule({
    id: 'feedback/no-owner',
    severity: { baseline: 'error' },
    at: ['feedback.surveys[*]', 'feedback.direct[*]', 'feedback.records[*]', 'feedback.staff[*]', 'feedback.inbox'],
    underlines: 'key',
    summary: 'A survey, another way of listening or the inbox has no owner.',
    check: (source, { plan: { feedback } }) => {
      if (source === undefined || lacking(source, 'owner').length === 0) return undefined
      return `nobody is charged with gathering '${source === feedback?.inbox ? 'inbox' : nameOfSource(source)}'`
    },
    why: 'Feedback nobody collects is not given twice.',
    sources: ['S3-41'],
    bad: `
feedback:
  direct:
    - what: Half a day at a front desk  # <-
      cadence: monthly`,
    good: `
${clinics}
feedback:
  direct:
    - what: Half a day at a front desk
      cadence: monthly
      owner: ada`,
  }),
  rule({
    id: 'feedback/survey-undated',
    severity: { baseline: 'warning' },
    at: 'feedback.surveys[*]',
    summary: 'A survey has no date.',
    check: (survey) => survey.date === undefined ? `the ${surveyName(survey)} has no date` : undefined,
    why: 'Each stage has its own people and its own troubles; a survey without a date slips into the next.',
    sources: ['S4-11'],
    bad: `
feedback:
  surveys:
    - type: csat  # <-
      phase: implementation`,
    good: `
feedback:
  surveys:
    - type: csat
      phase: implementation
      date: 2026-10-27`,
  }),
  rule({
    id: 'feedback/few-asked',
    severity: { baseline: 'warning' },
    at: 'feedback.surveys[*]',
    summary: 'A survey asks fewer people than `limits.survey_min_audience`.',
    check: (survey, { plan: { limits }, terms }) => {
      const { audience = [] } = survey
      return audience.length >= limits.survey_min_audience ? undefined
        : `the ${surveyName(survey)} asks only ${audience.length} of ${possessive(terms.customer)} people`
    },
    why: 'One voice is taken for all, and at the end nothing can be put right any more.',
    sources: ['S4-10'],
    bad: `
${clinics}
feedback:
  surveys:
    - type: csat  # <-
      audience: [lena]`,
    good: `
${clinics}
feedback:
  surveys:
    - type: csat
      audience: [lena, malik]`,
  }),
  rule({
    id: 'feedback/no-loop',
    severity: { baseline: 'info' },
    at: 'feedback.surveys[*]',
    summary: 'It is not said how soon those asked in a survey hear what became of their answers.',
    check: (survey) => survey.close_loop_within === undefined
      ? `those asked in the ${surveyName(survey)} are not told what came of it` : undefined,
    why: 'Asking without answering is no dialogue.',
    sources: ['S4-02'],
    bad: `
feedback:
  surveys:
    - type: csat  # <-
      date: 2026-10-27`,
    good: `
feedback:
  surveys:
    - type: csat
      date: 2026-10-27
      close_loop_within: 5 working days`,
  }),
  rule({
    id: 'feedback/survey-overdue',
    severity: { draft: 'warning' },
    at: 'feedback.surveys[*]',
    summary: 'The date of a survey and `limits.survey_result_within` are past, and it has no result.',
    check: (survey, { plan: { limits }, terms }) => {
      const { date, result } = survey
      if (date === undefined || result !== undefined) return undefined
      return terms.isPast(terms.after(date, limits.survey_result_within))
        ? `the ${surveyName(survey)} of ${date} has no result` : undefined
    },
    why: 'A stage in which the customer was to be asked goes by unheard.',
    sources: ['S4-11'],
    bad: `
feedback:
  surveys:
    - type: csat  # <-
      date: 2026-09-08`,
    good: `
feedback:
  surveys:
    - type: csat
      date: 2026-09-08
      result: 4.2 of 5`,
  }),
  rule({
    id: 'feedback/survey-fatigue',
    severity: { draft: 'warning' },
    at: 'feedback.surveys[*]',
    summary: 'Two surveys that are not past ask one person, the later one sooner after the earlier than `limits.survey_pause`.',
    check: (survey, context) => {
      const { audience = [], date = '' } = survey
      const earlier = surveysJustBefore(survey, context)
      const names = audience.filter((id) => earlier.some((other) => other.audience?.includes(id))).map(context.terms.nameOf)
      const are = names.length === 1 ? 'is' : 'are'
      const days = Math.max(1, ...earlier.map((other) => context.terms.daysBetween(other.date, date)))
      return names.length === 0 ? undefined : {
        message: `${joined(names)} ${are} asked twice within ${days} ${days === 1 ? 'day' : 'days'}`,
        related: earlier.map((other) => ({ message: 'the earlier survey', spot: context.spot(other) })),
      }
    },
    why: 'Who is asked too often stops answering, and then there is nobody to ask during the project.',
    sources: ['S4-10'],
    bad: `
${clinics}
feedback:
  surveys:
    - { id: s-harrow, type: csat, date: 2026-10-27, audience: [lena, malik] }
    - { id: s-vale, type: csat, date: 2026-11-17, audience: [lena] }  # <-`,
    good: `
${clinics}
feedback:
  surveys:
    - { id: s-harrow, type: csat, date: 2026-10-27, audience: [malik] }
    - { id: s-vale, type: csat, date: 2026-11-17, audience: [lena] }`,
  }),
  rule({
    id: 'feedback/care-starts-late',
    severity: { baseline: 'warning' },
    at: 'feedback',
    underlines: 'key',
    summary: 'Implementation has both dates and is ahead, nothing is heard directly, and no survey, demonstration or '
      + 'satisfaction review is dated within `limits.care_starts_within` percent of it.',
    check: (feedback, context) => {
      const turn = careTurn(context)
      return turn === undefined || !absent(feedback?.direct) || careDays(context).some((day) => day <= turn) ? undefined
        : `care for ${possessive(context.terms.customer)} satisfaction starts late: nothing before ${turn}`
    },
    why: 'Attention that comes with the bad news looks like damage control.',
    sources: ['S4-08'],
    bad: `
phases: { implementation: { start: 2026-09-01, end: 2027-01-29 } }
feedback:  # <-
  surveys: [{ type: csat, date: 2026-12-15 }]`,
    good: `
phases: { implementation: { start: 2026-09-01, end: 2027-01-29 } }
feedback:
  surveys: [{ type: csat, date: 2026-10-13 }]`,
  }),
  rule({
    id: 'feedback/no-direct-feedback',
    severity: { baseline: 'warning' },
    at: 'feedback.surveys',
    underlines: 'key',
    summary: 'There are neither surveys nor other direct ways of listening.',
    check: (surveys, { plan: { feedback }, terms }) => absent(surveys) && absent(feedback?.direct)
      ? `${terms.customer} is nowhere asked directly` : undefined,
    why: 'Those who do not complain do not tell, unless asked.',
    sources: ['S3-14'],
    bad: `
feedback:  # <-
  inbox: { channel: email }`,
    good: `
feedback:
  direct: [{ what: Half a day at a front desk }]`,
  }),
  rule({
    id: 'feedback/no-records',
    severity: { lifecycle: 'info' },
    at: 'feedback.records',
    underlines: 'key',
    summary: 'No record of ours is used.',
    check: (records, { terms }) => absent(records)
      ? `our own records (returns, complaints, late payment) are not used to understand ${terms.customer}` : undefined,
    why: 'Records show what people do, not only what they say.',
    sources: ['S3-15'],
    bad: `
feedback:  # <-
  inbox: { channel: email }`,
    good: `
feedback:
  records: [{ metric: Complaints per month, source: Service desk }]`,
  }),
  rule({
    id: 'feedback/no-inbox',
    severity: { baseline: 'warning' },
    at: 'feedback.inbox',
    summary: 'There is no inbox, or its channel is absent.',
    check: (inbox, { terms }) => inbox?.channel === undefined
      ? `${terms.customer} has no place to send feedback at any time` : undefined,
    why: 'The moment of annoyance is the moment of truth.',
    sources: ['S3-16'],
    bad: `
feedback:
  inbox:  # <-
    acknowledge_within: 1 working day`,
    good: `
feedback:
  inbox:
    channel: email
    acknowledge_within: 1 working day`,
  }),
  rule({
    id: 'feedback/staff-not-asked',
    severity: { baseline: 'warning' },
    at: 'feedback.staff',
    underlines: 'key',
    summary: 'No meeting in which our own people are asked is planned.',
    check: (staff, { terms }) => absent(staff) ? `our own people are not asked what they hear from ${terms.customer}` : undefined,
    why: 'They hear every day what surveys ask once a year.',
    sources: ['S3-20'],
    bad: `
feedback:  # <-
  inbox: { channel: email }`,
    good: `
feedback:
  staff: [{ topic: What the clinics ask for, cadence: quarterly }]`,
  }),
  rule({
    id: 'feedback/no-front-line-input',
    severity: { delivery: 'info' },
    at: 'feedback.suggestions',
    underlines: 'key',
    summary: 'No request or idea comes from a person of the supplier side.',
    check: (suggestions = [], { terms }) => {
      const isOurs = ({ by }: Suggestion) => by !== undefined && terms.sideOf(by) === 'supplier'
      return suggestions.some((one) => one.kind !== 'suggestion' && isOurs(one)) ? undefined
        : `no request or idea from the people who meet ${terms.customer} is on record`
    },
    why: 'The next offering is often asked for at the desk first.',
    sources: ['S3-22'],
    bad: `
${clinics}
feedback:
  suggestions:  # <-
    - { text: Keep the weekly note to one page, by: ada }`,
    good: `
${clinics}
feedback:
  suggestions:
    - { text: A poster that explains the texts, kind: request, by: ada }`,
  }),
  rule({
    id: 'feedback/suggestion-undecided',
    severity: { delivery: 'warning' },
    at: 'feedback.suggestions[*]',
    summary: 'A suggestion is open and older than the latest review done.',
    check: ({ text, date, decision }, { plan: { reviews = [] } }) => {
      if (decision !== 'open' || date === undefined) return undefined
      return reviews.some((review) => review.status === 'done' && review.date > date)
        ? `suggestion '${text}' went through a review without a decision` : undefined
    },
    why: 'Suggestions that vanish are the last ones made.',
    sources: ['S3-21'],
    bad: `
feedback:
  suggestions:
    - text: A poster that explains the texts  # <-
      date: 2026-09-10
reviews: [{ date: 2026-09-24, status: done }]`,
    good: `
feedback:
  suggestions:
    - text: A poster that explains the texts
      date: 2026-09-10
      decision: adopted
reviews: [{ date: 2026-09-24, status: done }]`,
  }),
  rule({
    id: 'feedback/suggestion-no-reason',
    severity: { delivery: 'info' },
    at: 'feedback.suggestions[*]',
    summary: 'A suggestion is decided and no reason is given.',
    check: ({ text, decision, reason }) => decision === 'open' || reason !== undefined ? undefined
      : `suggestion '${text}' was ${decision === 'later' ? 'put off' : decision} without a reason`,
    why: 'Suggestions that are turned down without a word are the last ones made.',
    sources: ['S3-21'],
    bad: `
feedback:
  suggestions:
    - text: Keep the weekly note to one page  # <-
      decision: adopted`,
    good: `
feedback:
  suggestions:
    - text: Keep the weekly note to one page
      decision: adopted
      reason: Readers skip the second page`,
  }),
  rule({
    id: 'feedback/uninformed',
    severity: { delivery: 'warning' },
    at: 'feedback.surveys[*].informed',
    summary: 'People feel less informed than `limits.informed_floor` percent of the scale, and no update was increased since the '
      + 'day of the survey.',
    check: (informed, { parent: { date = '' }, plan: { communication, limits }, terms }) => {
      const score = informed === undefined ? undefined : parseScore(informed)
      if (score === undefined || score.value * 100 >= limits.informed_floor * score.scale) return undefined
      const isAnswered = (communication?.updates ?? []).some(({ raised_on: raised }) => raised !== undefined && raised >= date)
      return isAnswered ? undefined
        : `${terms.customer} feels uninformed (${informed}), and no message has become more frequent or fuller since`
    },
    why: 'Asking and then changing nothing is worse than not asking.',
    sources: ['S4-13'],
    bad: `
feedback:
  surveys:
    - type: csat
      date: 2026-09-15
      informed: 3.2 of 5  # <-
communication: { updates: [{ what: Progress note, cadence: weekly }] }`,
    good: `
feedback:
  surveys:
    - type: csat
      date: 2026-09-15
      informed: 3.2 of 5
communication: { updates: [{ what: Progress note, cadence: weekly, raised_on: 2026-09-21 }] }`,
  }),
  rule({
    id: 'feedback/effect-unmeasured',
    severity: { delivery: 'warning' },
    at: 'feedback.checks',
    underlines: 'key',
    summary: 'Implementation began longer ago than `limits.result_max_age`, the stage is not closed, and no survey or check with '
      + 'a result is that young.',
    check: (checks = [], { plan: { feedback, limits }, terms }) => {
      const days = [...feedback?.surveys ?? [], ...checks].filter(({ result }) => result !== undefined).map(({ date }) => date)
      const since = terms.staleSince(days, limits.result_max_age)
      return since && `nothing has shown since ${since} whether the plan works: no survey or spot test with a result`
    },
    why: 'A policy is believed to work until somebody looks.',
    sources: ['S3-53'],
    bad: `
phases: { implementation: { start: 2026-03-02 } }
feedback:
  checks:  # <-
    - { what: Ten test calls to the desk, date: 2026-04-09, result: 9 of 10 }`,
    good: `
phases: { implementation: { start: 2026-03-02 } }
feedback:
  checks:
    - { what: Ten test calls to the desk, date: 2026-10-01, result: 9 of 10 }`,
  }),
]

type Feedback = NonNullable<Plan['feedback']>
type Survey = NonNullable<Feedback['surveys']>[number]
type Suggestion = NonNullable<Feedback['suggestions']>[number]
type Milestone = NonNullable<Plan['schedule']>[number]
type Terms = Context['terms']

const fallsInOne = (surveys: readonly Survey[] | undefined, names: readonly Parameters<Terms['phase']>[0][], terms: Terms) =>
  (surveys ?? []).some((survey) => names.some((name) => terms.fallsIn(survey, terms.phase(name))))

/** Names a survey as messages do: `csat survey`. */
const surveyName = ({ type }: Survey): string => type === undefined ? 'survey' : `${type} survey`

/** Names a way of listening: by what is done, counted or talked about. */
function nameOfSource(source: Survey | { what: string } | { metric: string } | { topic: string }): string {
  return 'what' in source ? source.what
    : 'metric' in source ? source.metric
    : 'topic' in source ? source.topic : surveyName(source)
}

/** Lists the surveys that are not past and ask one person too soon before another survey. */
function surveysJustBefore(survey: Survey, { plan, terms, today }: Pick<Context, 'plan' | 'terms' | 'today'>) {
  const { date, audience = [] } = survey
  const surveys = plan.feedback?.surveys ?? []
  return surveys.filter((other, index): other is Survey & { date: string } => {
    if (date === undefined || other.date === undefined || other.date < today) return false
    const isEarlier = other.date < date || (other.date === date && index < surveys.indexOf(survey))
    const isSoon = date < terms.after(other.date, plan.limits.survey_pause)
    return isEarlier && isSoon && audience.some((id) => other.audience?.includes(id))
  })
}

/** Gives the day by which care has to have begun; nothing where implementation has no dates or is over. */
function careTurn({ plan: { limits }, terms }: Pick<Context, 'plan' | 'terms'>): string | undefined {
  const implementation = terms.phase('implementation')
  const { start, end } = implementation.fields ?? {}
  if (start === undefined || end === undefined || !terms.isAhead(implementation)) return undefined
  return terms.addDays(start, Math.ceil(terms.daysBetween(start, end) * limits.care_starts_within / 100))
}

/** Lists the days on which the customer is asked or shown something. */
function careDays({ plan: { feedback, schedule = [] } }: Pick<Context, 'plan'>): string[] {
  const isCare = ({ kind, status }: Milestone) => (kind === 'demo' || kind === 'satisfaction-review') && status !== 'cancelled'
  return [...feedback?.surveys ?? [], ...schedule.filter(isCare)].flatMap(({ date }) => date === undefined ? [] : dayOf(date))
}
