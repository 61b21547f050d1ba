import { addDays, daysBetween, quarterOf } from '../../plan/days.ts'
import { absent, joined, lackingWords, rule, type Context } from '../rule.ts'

/** Chapter review: whether the plan is looked at, measured and learned from. */
export const reviewRules = [
  rule({
    id: 'review/quarter-without-review',
    severity: { baseline: 'error' },
    at: 'reviews',
    underlines: 'key',
    summary: 'A quarter from that of today to that of today + `limits.review_horizon` shares at least `limits.review_min_days` '
      + 'days with the plan and holds no review that is not cancelled; once per quarter.',
    check: (_, context) => quartersWithoutReview(context).map(({ name, from, to }) =>
      `no review is dated in ${name}; name a day between ${from} and ${to}`),
    why: 'A plan that is not looked at becomes a record of the past, and no plan is right for long.',
    sources: ['S1-21', 'S3-57'],
    bad: `
phases: { implementation: { start: 2026-09-01, end: 2027-01-29 } }
reviews:  # <-
  - date: 2026-09-24
    status: done`,
    good: `
phases: { implementation: { start: 2026-09-01, end: 2027-01-29 } }
reviews:
  - date: 2026-12-10`,
  }),
  rule({
    id: 'review/overdue',
    severity: { draft: 'warning', delivery: 'error' },
    at: 'reviews[*]',
    summary: 'A review whose date is past is still planned.',
    check: ({ date, status }, { terms }) => status === 'planned' && terms.isPast(date)
      ? `the review of ${date} has not been held or moved` : undefined,
    why: 'A plan that is not looked at becomes a record of the past.',
    sources: ['S1-21', 'S1-22'],
    bad: `
reviews:
  - date: 2026-09-24  # <-`,
    good: `
reviews:
  - date: 2026-09-24
    status: done`,
  }),
  rule({
    id: 'review/no-outcome',
    severity: { draft: 'warning' },
    at: 'reviews[*]',
    summary: 'A review done has neither findings nor changes.',
    check: ({ date, status, findings, changes }) => status === 'done' && absent(findings) && absent(changes)
      ? `the review of ${date} has no outcome` : undefined,
    why: 'A review without outcome is theatre.',
    sources: ['S1-22'],
    bad: `
reviews:
  - date: 2026-09-24  # <-
    status: done`,
    good: `
reviews:
  - date: 2026-09-24
    status: done
    findings: [Otto is still against the project]`,
  }),
  rule({
    id: 'review/change-not-assessed',
    severity: { delivery: 'warning' },
    at: 'reviews[*].changes[*]',
    summary: 'A review was done longer ago than `limits.assess_after`, and a change from it has no verdict, no day of assessment '
      + 'or was not assessed with both sides.',
    check: ({ text, verdict, assessed_on: assessed, asked }, { parent: { date, status }, plan: { limits }, terms }) => {
      if (status !== 'done' || !terms.isPast(terms.after(date, limits.assess_after))) return undefined
      const missing = terms.missingSides(asked)
      if (verdict !== undefined && assessed !== undefined && missing.length === 0) return undefined
      const sides = missing.length === 0 ? ['customer', 'supplier'] as const : missing
      return `nobody has asked ${joined(sides.map(terms.sideName), 'or')} since ${date} whether '${text}' helped`
    },
    why: 'A change is not an improvement until somebody feels it.',
    sources: ['S3-58'],
    bad: `
people: [{ id: tom, name: Tom Ferrand, side: supplier, team: sales }]
reviews:
  - date: 2026-06-25
    status: done
    changes:
      - text: Tom looks after Otto  # <-
        assessed_on: 2026-09-24
        asked: [tom]
        verdict: helped`,
    good: `
people:
  - { id: tom, name: Tom Ferrand, side: supplier, team: sales }
  - { id: rhea, name: Rhea Novak, side: customer }
reviews:
  - date: 2026-06-25
    status: done
    changes:
      - text: Tom looks after Otto
        assessed_on: 2026-09-24
        asked: [tom, rhea]
        verdict: helped`,
  }),
  rule({
    id: 'review/no-indicator',
    severity: { baseline: 'warning' },
    at: 'indicators',
    underlines: 'key',
    summary: 'There is no indicator.',
    check: (indicators) => absent(indicators) ? 'no figure shows whether this plan works' : undefined,
    why: 'Without figures a good feeling passes for success.',
    sources: ['S1-03'],
    bad: `
indicators: []  # <-`,
    good: `
indicators: [{ metric: Inquiries answered in time }]`,
  }),
  rule({
    id: 'review/indicator-incomplete',
    severity: { baseline: 'warning' },
    at: 'indicators[*]',
    onHouse: 'also',
    summary: 'An indicator has no baseline, target, source or owner.',
    check: (indicator) => {
      const words = { baseline: 'a baseline', target: 'a target', source: 'a source', owner: 'an owner' }
      const missing = lackingWords(indicator, words)
      return missing && `indicator '${indicator.metric}' lacks ${missing}`
    },
    why: 'Without figures a good feeling passes for success; a figure needs a place to start from and one to reach.',
    sources: ['S1-03'],
    bad: `
indicators:
  - metric: Inquiries answered in time  # <-
    baseline: 82 %
    target: 95 %`,
    good: `
people: [{ id: ada, name: Ada Mensah, side: supplier, team: service }]
indicators:
  - metric: Inquiries answered in time
    baseline: 82 %
    target: 95 %
    source: Service desk report
    owner: ada`,
  }),
  rule({
    id: 'review/no-reading',
    severity: { delivery: 'warning' },
    at: 'indicators[*]',
    summary: 'Implementation began longer ago than `limits.reading_max_age`, the stage is not closed, and no reading of an '
      + 'indicator is that young.',
    check: ({ metric, readings = [] }, { plan: { limits }, terms }) => {
      const since = terms.staleSince(readings.map(({ date }) => date), limits.reading_max_age)
      return since && `indicator '${metric}' has not been read since ${since}`
    },
    why: 'Without figures a good feeling passes for success.',
    sources: ['S1-03'],
    bad: `
phases: { implementation: { start: 2026-06-01 } }
indicators:
  - metric: Inquiries answered in time  # <-
    readings: [{ date: 2026-06-30, value: 88 % }]`,
    good: `
phases: { implementation: { start: 2026-06-01 } }
indicators:
  - metric: Inquiries answered in time
    readings: [{ date: 2026-06-30, value: 88 % }, { date: 2026-09-30, value: 91 % }]`,
  }),
  rule({
    id: 'review/no-improvement',
    severity: { delivery: 'error' },
    at: 'improvement',
    underlines: 'key',
    summary: 'There is no improvement.',
    check: (improvement) => absent(improvement) ? 'the plan contains no work to improve the relationship' : undefined,
    why: 'What is optional is dropped under pressure.',
    sources: ['S4-09'],
    bad: `
improvement: []  # <-`,
    good: `
improvement: [{ action: Ask whether the weekly note is useful }]`,
  }),
  rule({
    id: 'review/improvement-incomplete',
    severity: { baseline: 'warning' },
    at: 'improvement[*]',
    onHouse: 'also',
    summary: 'An improvement that is not done has no owner or no day on which it is due.',
    check: (improvement) => {
      const missing = lackingWords(improvement, { owner: 'an owner', due: 'a due date' })
      return improvement.done_on !== undefined ? undefined : missing && `improvement '${improvement.action}' lacks ${missing}`
    },
    why: 'What is optional is dropped under pressure, and what nobody has to finish is optional.',
    sources: ['S4-09'],
    bad: `
improvement:
  - action: Ask whether the weekly note is useful  # <-
    due: 2026-10-16`,
    good: `
people: [{ id: ines, name: Ines Calder, side: supplier, team: project }]
improvement:
  - action: Ask whether the weekly note is useful
    due: 2026-10-16
    owner: ines`,
  }),
  rule({
    id: 'review/improvement-overdue',
    severity: { draft: 'warning' },
    at: 'improvement[*]',
    onHouse: 'also',
    summary: 'The day on which an improvement was due is past, and it is not done.',
    check: ({ action, due, done_on: done }, { terms }) => done === undefined && terms.isPast(due)
      ? `improvement '${action}' was due on ${due}` : undefined,
    why: 'What is optional is dropped under pressure.',
    sources: ['S4-09'],
    bad: `
improvement:
  - action: Ask whether the weekly note is useful  # <-
    due: 2026-10-08`,
    good: `
improvement:
  - action: Ask whether the weekly note is useful
    due: 2026-10-08
    done_on: 2026-10-07`,
  }),
  rule({
    id: 'review/no-postmortem',
    severity: { closeout: 'error' },
    at: 'postmortem.date',
    underlines: 'key',
    summary: 'The day of the post-mortem is absent.',
    check: (date) => date === undefined ? 'no post-mortem is dated' : undefined,
    why: 'A project on time and on budget can still have lost the customer.',
    sources: ['S4-14'],
    bad: `
postmortem:  # <-
  methods: [survey, interview]`,
    good: `
postmortem:
  date: 2027-03-04
  methods: [survey, interview]`,
  }),
  rule({
    id: 'review/postmortem-incomplete',
    severity: { closeout: 'warning', closed: 'error' },
    at: 'postmortem',
    underlines: 'key',
    summary: 'There is a post-mortem, and the satisfaction of the customer, the activities or the lessons are absent.',
    check: (postmortem, { terms }) => {
      const missing = lackingWords(postmortem, {
        satisfaction: `how satisfied ${terms.customer} is`, activities: 'what was done for satisfaction',
        next_time: 'what to do more of next time',
      })
      return postmortem === undefined ? undefined : missing && `the post-mortem does not say ${missing}`
    },
    why: 'Only when it is known what came of the care can the next project do the right half again.',
    sources: ['S4-14', 'S4-16', 'S4-17'],
    bad: `
postmortem:  # <-
  date: 2027-03-04
  satisfaction: The clinics would order again; finance is content.`,
    good: `
postmortem:
  date: 2027-03-04
  satisfaction: The clinics would order again; finance is content.
  activities: [{ text: Weekly progress note }]
  next_time: [{ text: Meet finance in week one }]`,
  }),
  rule({
    id: 'review/postmortem-survey-only',
    severity: { closeout: 'warning' },
    at: 'postmortem.methods',
    summary: 'There is a post-mortem, and it rests on nothing but surveys.',
    check: (methods = [], { plan: { postmortem } }) =>
      postmortem === undefined || methods.some((method) => method !== 'survey') ? undefined
      : `the post-mortem rests on ${methods.length === 0 ? 'nothing' : 'surveys alone'}`,
    why: 'Surveys catch opinions, not causes.',
    sources: ['S4-15'],
    bad: `
postmortem:
  date: 2027-03-04
  methods: [survey]  # <-`,
    good: `
postmortem:
  date: 2027-03-04
  methods: [survey, interview]`,
  }),
  rule({
    id: 'review/activity-no-result',
    severity: { closeout: 'warning' },
    at: 'postmortem.activities[*]',
    summary: 'An activity of the post-mortem has no result.',
    check: ({ text, result }) => result === undefined ? `the post-mortem does not say what came of '${text}'` : undefined,
    why: 'Only then can the next project do the right half again.',
    sources: ['S4-16'],
    bad: `
postmortem:
  activities:
    - text: Weekly progress note  # <-`,
    good: `
postmortem:
  activities:
    - text: Weekly progress note
      result: Read by four of five`,
  }),
  rule({
    id: 'review/lesson-not-carried',
    severity: { closeout: 'warning', closed: 'error' },
    at: 'postmortem.next_time[*]',
    summary: 'A lesson has no owner, or no plan takes it up.',
    check: (lesson) => {
      const missing = lackingWords(lesson, { owner: 'nobody', carried_to: 'no plan' })
      return missing && `lesson '${lesson.text}' is carried on by ${missing}`
    },
    why: 'A lesson without a receiver is forgotten with the project.',
    sources: ['S4-17'],
    bad: `
postmortem:
  next_time:
    - text: Meet finance in week one  # <-
      carried_to: Northbeam house file`,
    good: `
people: [{ id: ada, name: Ada Mensah, side: supplier, team: service }]
postmortem:
  next_time:
    - text: Meet finance in week one
      carried_to: Northbeam house file
      owner: ada`,
  }),
]

/** Lists the quarters within reach in which the plan runs long enough and no review is dated, with the days left for one. */
function quartersWithoutReview({ plan, terms, today }: Pick<Context, 'plan' | 'terms' | 'today'>) {
  const { limits, reviews = [] } = plan
  const first = terms.planned.flatMap(({ fields }) => fields?.start ?? []).sort().at(0)
  const last = terms.planned.flatMap(({ fields }) => fields?.end ?? []).sort().at(-1)
  const found: { name: string; from: string; to: string }[] = []
  if (first === undefined || last === undefined) return found
  const dates = reviews.filter(({ status }) => status !== 'cancelled').map(({ date }) => date)
  const reach = earlier(last, terms.after(today, limits.review_horizon))
  for (let quarter = quarterOf(today); quarter.start <= reach; quarter = quarterOf(addDays(quarter.end, 1))) {
    const { start, end } = quarter
    const [from, to] = [later(start, first), earlier(end, last)]
    const isLong = daysBetween(from, to) + 1 >= limits.review_min_days
    if (!isLong || to < today || dates.some((date) => date >= start && date <= end)) continue
    found.push({ name: `Q${quarter.quarter} ${quarter.year}`, from: later(from, today), to })
  }
  return found
}

const earlier = (day: string, other: string) => day < other ? day : other
const later = (day: string, other: string) => day > other ? day : other
