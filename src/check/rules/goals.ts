import { parseValue, type Measure } from '../../plan/ranges.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { absent, joined, lackingWords, rule, type Context } from '../rule.ts'

const northbeam = `people:
  - { id: tom, name: Tom Ferrand, side: supplier }
  - { id: ada, name: Ada Mensah, side: supplier }`

/** Chapter goals: steps 4 and 5, what is to change in the relationship and how. */
export const goalsRules = [
  rule({
    id: 'goals/none',
    severity: { baseline: 'error' },
    at: 'goals',
    underlines: 'key',
    summary: 'There is no goal of kind relationship.',
    check: (goals = [], { terms }) => goals.some(isForRelationship) ? undefined
      : `the plan sets no goal for the relationship with ${terms.customer}`,
    why: 'Change happens toward something definite, and what is not a goal loses against what is.',
    sources: ['S1-17', 'S4-04'],
    bad: `
goals:  # <-
  - { kind: company, text: More clinics order a second time }`,
    good: `
goals:
  - text: Finance accepts the business case`,
  }),
  rule({
    id: 'goals/incomplete',
    severity: { baseline: 'error' },
    at: 'goals[*]',
    summary: 'A relationship goal lacks the metric, the target, the day or the owner.',
    check: (goal) => {
      const missing = lackingWords(goal, { metric: 'a metric', target: 'a target', by: 'a date', owner: 'an owner' })
      return missing === undefined || !isForRelationship(goal) ? undefined : `goal '${goal.text}' lacks ${missing}`
    },
    why: 'Change happens toward something definite, and only a definite goal can be seen to be reached.',
    sources: ['S1-17', 'S3-02'],
    bad: `
goals:
  - text: Finance accepts the business case  # <-
    metric: Engagement of the finance controller`,
    good: `
goals:
  - text: Finance accepts the business case
    metric: Engagement of the finance controller
    target: neutral
    by: 2027-02-26
    owner: tom
${northbeam}`,
  }),
  rule({
    id: 'goals/no-starting-value',
    severity: { baseline: 'warning' },
    at: 'goals[*]',
    summary: 'A relationship goal has a target and no starting value.',
    check: (goal) => absent(goal.target) || !absent(goal.baseline) || !isForRelationship(goal) ? undefined
      : `goal '${goal.text}' does not say where it starts`,
    why: 'Only a definite goal can be seen to be reached, and progress is counted from a known start.',
    sources: ['S3-02'],
    bad: `
goals:
  - text: Finance accepts the business case  # <-
    target: neutral`,
    good: `
goals:
  - text: Finance accepts the business case
    baseline: resistant
    target: neutral`,
  }),
  rule({
    id: 'goals/no-initiative',
    severity: { baseline: 'error' },
    at: 'goals[*]',
    summary: 'A relationship goal has no initiative.',
    check: (goal) => !absent(goal.initiatives) || !isForRelationship(goal) ? undefined
      : `goal '${goal.text}' does not say how it will be reached: no key initiative`,
    why: 'A goal costs a minute to set; reaching it takes named work.',
    sources: ['S1-18'],
    bad: `
goals:
  - text: Finance accepts the business case  # <-`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives: [{ text: Monthly one-page saving report }]`,
  }),
  rule({
    id: 'goals/no-origin',
    severity: { baseline: 'warning' },
    at: 'goals[*]',
    summary: 'A relationship goal does not say what gave rise to it.',
    check: (goal) => !absent(goal.from) || !isForRelationship(goal) ? undefined
      : `goal '${goal.text}' rests on no finding, feedback or suggestion`,
    why: 'Goals from the desk alone miss the customer.',
    sources: ['S3-28'],
    bad: `
goals:
  - text: Finance accepts the business case  # <-`,
    good: `
relationship:
  findings: [{ id: f-finance, kind: weakness, text: Finance has no proof of the saving }]
goals:
  - text: Finance accepts the business case
    from: [f-finance]`,
  }),
  rule({
    id: 'goals/overdue',
    severity: { draft: 'warning' },
    at: 'goals[*].by',
    onHouse: 'also',
    summary: 'The day of a goal is past and the goal is open.',
    check: (by, { parent: { text, status }, terms }) => !terms.isPast(by) || status !== 'open' ? undefined
      : `goal '${text}' was to be reached by ${by}: reached or missed?`,
    why: 'A goal whose day passes unnoticed tells everybody that goals do not count.',
    sources: ['S1-22'],
    bad: `
goals:
  - text: Finance accepts the business case
    by: 2026-09-30  # <-`,
    good: `
goals:
  - text: Finance accepts the business case
    by: 2026-09-30
    status: reached`,
  }),
  rule({
    id: 'goals/initiative-incomplete',
    severity: { baseline: 'error' },
    at: 'goals[*].initiatives[*]',
    onHouse: 'also',
    summary: 'An initiative has no owner or no day by which it is done.',
    check: (item) => {
      const missing = lackingWords(item, { owner: 'an owner', due: 'a due date' })
      return missing && `initiative '${item.text}' lacks ${missing}`
    },
    why: 'Work without a name and an end date gives way to everything else.',
    sources: ['S1-19', 'S1-20'],
    bad: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report  # <-
        owner: ada
${northbeam}`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report
        owner: ada
        due: 2027-01-22
${northbeam}`,
  }),
  rule({
    id: 'goals/initiative-no-steps',
    severity: { baseline: 'warning' },
    at: 'goals[*].initiatives[*]',
    onHouse: 'also',
    summary: 'An initiative that is open has no steps.',
    check: (item) => !absent(item.steps) || !isOpen(item) ? undefined
      : `initiative '${item.text}' does not say how: no steps`,
    why: 'Detail is where good intentions fail, and small steps show early whether one is moving.',
    sources: ['S1-19', 'S3-29'],
    bad: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report  # <-`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report
        steps: [{ text: Agree the formula with Otto, done_when: Otto has signed the formula }]`,
  }),
  rule({
    id: 'goals/initiative-after-goal',
    severity: { draft: 'error' },
    at: 'goals[*].initiatives[*]',
    onHouse: 'also',
    summary: 'An initiative is due after the day of its goal.',
    check: ({ text, due }, { parent: goal, spot }) => due === undefined || goal.by === undefined || due <= goal.by ? undefined : {
      at: 'due', message: `initiative '${text}' ends on ${due}, after the goal it serves (${goal.by})`,
      related: [{ message: 'the day of the goal', spot: spot(goal, 'by') }],
    },
    why: 'What is finished after the goal cannot help to reach it.',
    sources: ['S1-20'],
    bad: `
goals:
  - text: Finance accepts the business case
    by: 2027-02-26
    initiatives:
      - text: Monthly one-page saving report
        due: 2027-03-31  # <-`,
    good: `
goals:
  - text: Finance accepts the business case
    by: 2027-02-26
    initiatives:
      - text: Monthly one-page saving report
        due: 2027-01-22`,
  }),
  rule({
    id: 'goals/initiative-upside-down',
    severity: { draft: 'error' },
    at: 'goals[*].initiatives[*].due',
    onHouse: 'also',
    summary: 'An initiative is due before it starts.',
    check: (due, { parent, spot }) => due === undefined || parent.start === undefined || due >= parent.start ? undefined : {
      message: `initiative '${parent.text}' ends before it begins`,
      related: [{ message: `it begins on ${parent.start}`, spot: spot(parent, 'start') }],
    },
    why: 'Work whose dates cannot be true is bound by no date at all.',
    sources: ['S1-20'],
    bad: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report
        start: 2026-10-12
        due: 2026-01-22  # <-`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report
        start: 2026-10-12
        due: 2027-01-22`,
  }),
  rule({
    id: 'goals/initiative-overdue',
    severity: { draft: 'warning' },
    at: 'goals[*].initiatives[*].due',
    onHouse: 'also',
    summary: 'An initiative that is open was due before today.',
    check: (due, { parent, terms }) => !terms.isPast(due) || !isOpen(parent) ? undefined
      : `initiative '${parent.text}' was due on ${due} and is ${parent.status}`,
    why: 'Work whose end date passes in silence gives way to everything else.',
    sources: ['S1-20'],
    bad: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report
        due: 2026-09-30  # <-
        status: active`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report
        due: 2026-09-30
        status: done`,
  }),
  rule({
    id: 'goals/step-no-measure',
    severity: { baseline: 'warning' },
    at: 'goals[*].initiatives[*].steps[*]',
    onHouse: 'also',
    summary: 'A step does not say how to see that it is done.',
    check: ({ text, done_when: measure }) =>
      measure === undefined ? `step '${text}' does not say how to see that it is done` : undefined,
    why: 'Small steps show early whether one is moving, if it can be seen that they are done.',
    sources: ['S3-29'],
    bad: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report
        steps:
          - text: Agree the formula with Otto  # <-`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - text: Monthly one-page saving report
        steps:
          - text: Agree the formula with Otto
            done_when: Otto has signed the formula`,
  }),
  rule({
    id: 'goals/circular-order',
    severity: { draft: 'error' },
    at: 'goals[*].initiatives[*].after',
    onHouse: 'also',
    summary: 'What must be finished before an initiative leads back to the initiative itself.',
    check: (after, { parent: { id, text }, terms }) => {
      const chain = absent(after) || id === undefined ? undefined : chainBack(id, terms)
      return chain && `initiative '${text}' waits for itself (${chain.join(' after ')})`
    },
    why: 'Some things cannot be done before others; in a circle nothing can be begun.',
    sources: ['S3-30'],
    bad: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - { id: i-figures, text: Monthly one-page saving report }
      - id: i-formula
        text: A formula for the saving
        after: [i-formula]  # <-`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - { id: i-figures, text: Monthly one-page saving report, after: [i-formula] }
      - id: i-formula
        text: A formula for the saving`,
  }),
  rule({
    id: 'goals/order-against-dates',
    severity: { draft: 'error' },
    at: 'goals[*].initiatives[*].due',
    onHouse: 'also',
    summary: 'An initiative is due before one that must be finished first.',
    check: (due, { parent: { text, after = [] }, terms, spot }) => {
      const later = after.map((id) => terms.initiatives.get(id)).filter((other) => isDueAfter(due, other))
      const names = joined(later.map((other) => `'${other.text}'`))
      return later.length === 0 ? undefined : {
        message: `initiative '${text}' is due before ${names}, which must be finished first`,
        related: later.map((other) => ({ message: `due on ${other.due}`, spot: spot(other, 'due') })),
      }
    },
    why: 'Some things cannot be done before others, and dates that say otherwise will not be kept.',
    sources: ['S3-30'],
    bad: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - { id: i-formula, text: A formula for the saving, due: 2026-12-11 }
      - text: Monthly one-page saving report
        due: 2026-11-30  # <-
        after: [i-formula]`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives:
      - { id: i-formula, text: A formula for the saving, due: 2026-11-13 }
      - text: Monthly one-page saving report
        due: 2026-11-30
        after: [i-formula]`,
  }),
  rule({
    id: 'goals/no-stop-rule',
    severity: { baseline: 'info' },
    at: 'goals[*]',
    summary: 'A relationship goal has initiatives, and none says when it should be given up.',
    check: (goal) => {
      const { text, initiatives = [] } = goal
      const isBound = initiatives.length === 0 || initiatives.some((item) => item.stop_if !== undefined)
      return isBound || !isForRelationship(goal) ? undefined : `goal '${text}' does not say when an initiative should be given up`
    },
    why: 'Pride keeps more bad plans alive than reason.',
    sources: ['S3-59'],
    bad: `
goals:
  - text: Finance accepts the business case  # <-
    initiatives: [{ text: Monthly one-page saving report }]`,
    good: `
goals:
  - text: Finance accepts the business case
    initiatives: [{ text: Monthly one-page saving report, stop_if: Two reports in a row stay unread }]`,
  }),
  rule({
    id: 'goals/failing-kept',
    severity: { delivery: 'warning' },
    at: 'goals[*]',
    summary: 'An open goal has come no nearer its target in its last two readings, all in one unit, and no review that was held '
      + 'since the earlier of them changed anything.',
    check: (goal, { plan: { reviews = [] } }) => {
      const since = goal.status === 'open' ? failingSince(goal) : undefined
      if (since === undefined) return undefined
      const isAnswered = reviews.some(({ date, status, changes }) => status === 'done' && date >= since && !absent(changes))
      return isAnswered ? undefined
        : `goal '${goal.text}' is no nearer its target after two readings, and nothing was changed`
    },
    why: 'What fails is dropped, whoever thought of it; pride keeps more bad plans alive than reason.',
    sources: ['S3-59'],
    bad: `
goals:
  - text: Fewer complaints about the desk  # <-
    baseline: 12 complaints
    target: 4 complaints
    readings: [{ date: 2026-08-31, value: 13 complaints }, { date: 2026-09-30, value: 12 complaints }]`,
    good: `
goals:
  - text: Fewer complaints about the desk
    baseline: 12 complaints
    target: 4 complaints
    readings: [{ date: 2026-08-31, value: 13 complaints }, { date: 2026-09-30, value: 12 complaints }]
reviews:
  - { date: 2026-10-01, status: done, changes: [Complaints are answered by phone] }`,
  }),
  rule({
    id: 'goals/target-below-rival',
    severity: { baseline: 'warning' },
    at: 'goals[*].target',
    summary: 'The target of a goal is not above the rating of a competitor in the same unit.',
    check: (target, { plan: { competitors = [] } }) => {
      const rivals = competitors.filter(({ rating }) => isNoBetter(target, rating))
      const names = joined(rivals.map(({ name, rating }) => `${name} (${rating})`))
      return rivals.length === 0 ? undefined : `the target ${target} is no better than ${names}`
    },
    why: 'A goal below the rival\'s result is a plan to lose.',
    sources: ['S3-24'],
    bad: `
competitors: [{ name: Fernhill Connect, rating: 4.1 of 5 }]
goals:
  - text: The clinics are content with us
    target: 4.0 of 5  # <-`,
    good: `
competitors: [{ name: Fernhill Connect, rating: 4.1 of 5 }]
goals:
  - text: The clinics are content with us
    target: 4.4 of 5`,
  }),
]

type Goal = NonNullable<Plan['goals']>[number]
type Initiative = NonNullable<Goal['initiatives']>[number]

const isForRelationship = ({ kind }: Goal) => kind === 'relationship'

const isOpen = ({ status }: Initiative) => status === 'planned' || status === 'active'

const isDueAfter = (due: string | undefined, other: Initiative | undefined): other is Initiative =>
  due !== undefined && other?.due !== undefined && due < other.due

/** How many initiatives are followed from one; a machine could write a plan in which following all of them takes minutes. */
const longestWay = 500

/** Names the initiatives on the shortest way over `after` from one back to itself; the middle of a long way is left out. */
function chainBack(id: string, { initiatives }: Context['terms']): string[] | undefined {
  const waiting = new Map<string, string>()
  const reached = [id]
  for (const at of reached) {
    for (const next of initiatives.get(at)?.after ?? []) {
      if (next === id) return namesBack(at)
      if (waiting.has(next) || reached.length === longestWay) continue
      waiting.set(next, at)
      reached.push(next)
    }
  }
  return undefined

  function namesBack(last: string): string[] {
    const chain = [id]
    for (let step: string | undefined = last; step !== undefined; step = waiting.get(step)) chain.push(step)
    const names = chain.reverse().map((each) => `'${initiatives.get(each)?.text ?? each}'`)
    return names.length <= 6 ? names : [...names.slice(0, 3), '…', ...names.slice(-2)]
  }
}

/** Gives the day of the earlier of the last two readings if neither has moved from the starting value toward the target. */
function failingSince({ baseline, target, readings = [] }: Goal): string | undefined {
  const last = [...readings].sort((a, b) => Number(a.date > b.date) - Number(a.date < b.date)).slice(-2)
  const [start, end, ...read] = [baseline, target, ...last.map(({ value }) => value)].map((text) => parseValue(text ?? ''))
  if (start === undefined || end?.unit !== start.unit || end.number === start.number || read.length < 2) return undefined
  const isNoNearer = (one: Measure | undefined) =>
    one?.unit === start.unit && (one.number - start.number) * (end.number - start.number) <= 0
  return read.every(isNoNearer) ? last[0]?.date : undefined
}

function isNoBetter(target: string | undefined, rating: string | undefined): boolean {
  if (target === undefined || rating === undefined) return false
  const [ours, theirs] = [parseValue(target), parseValue(rating)]
  return ours !== undefined && theirs !== undefined && ours.unit === theirs.unit && ours.number <= theirs.number
}
