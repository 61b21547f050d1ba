import { dayOf, daysBetween } from '../../plan/days.ts'
import { nearestLanguage } from '../../plan/languages.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { isFiller } from '../filler.ts'
import type { Leaf } from '../../plan/edition.ts'
import { endsIn } from '../leaves.ts'
import { joined, lacking, lackingWords, rule, type Found } from '../rule.ts'

/** Chapter plan: what the plan is, who stands behind it, and whether it is up to date. */
export const planRules = [
  rule({
    id: 'plan/unnamed',
    severity: { draft: 'error' },
    at: '',
    summary: 'The title, the name of the customer or the name of the supplier is absent; once for each.',
    check: ({ plan, customer, house }) => [
      ...lacking(plan, 'title').map(() => ({ at: 'plan.title', message: 'the plan does not say what it is called' })),
      ...lacking(customer, 'name').map(() => ({ at: 'customer.name', message: 'the plan does not say who the customer is' })),
      ...(house?.company === undefined ? lacking(plan, 'supplier') : [])
        .map(() => ({ at: 'plan.supplier', message: 'the plan does not say who the supplier is' })),
    ],
    why: 'Whoever deals with the customer must first know what the project is, and whose it is.',
    sources: ['S0-02', 'S1-05'],
    bad: `
plan: { title: Self-service lending, supplier: Quillon Library Systems }
customer: { aims: [{ aim: Reliability }] }  # <-`,
    good: `
plan: { title: Self-service lending, supplier: Quillon Library Systems }
customer: { name: Lakeside Town Library }`,
  }),
  rule({
    id: 'plan/no-owner',
    severity: { draft: 'error' },
    at: 'plan.owner',
    summary: 'The plan has no owner.',
    check: (owner, { terms }) => owner !== undefined ? undefined
      : `nobody owns the relationship with ${terms.customer}; name somebody on the project team, best its manager`,
    why: 'A duty of everybody is done by nobody.',
    sources: ['S0-13'],
    bad: `
plan: { title: Self-service lending }  # <-`,
    good: `
plan: { title: Self-service lending, owner: mira }
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]`,
  }),
  rule({
    id: 'plan/owner-outside-project',
    severity: { draft: 'warning' },
    at: 'plan.owner',
    summary: 'The stage is precontract to closeout and the owner has a team other than project.',
    check: (owner, { plan: { plan }, terms }) => {
      if (owner === undefined || plan?.stage === 'lcm' || plan?.stage === 'closed') return undefined
      const team = terms.people.get(owner)?.team
      return team === undefined || team === 'project' ? undefined
        : `${terms.nameOf(owner)} owns the relationship but is not in the project team`
    },
    why: 'The relationship is built where the work is done; somebody outside the project hears of it too late.',
    sources: ['S0-13'],
    bad: `
plan:
  owner: sol  # <-
people: [{ id: sol, name: Sol Bergman, side: supplier, team: sales }]`,
    good: `
plan:
  owner: mira
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]`,
  }),
  rule({
    id: 'plan/no-co-owner',
    severity: { draft: 'error' },
    at: 'plan.co_owner',
    summary: 'The plan has no co-owner.',
    check: (coOwner, { terms }) => coOwner !== undefined ? undefined
      : `nobody from sales shares the duty for the relationship with ${terms.customer}`,
    why: 'Sales knows the history and the people, and will be there for the next contract.',
    sources: ['S0-16'],
    bad: `
plan: { owner: mira }  # <-
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]`,
    good: `
plan: { owner: mira, co_owner: sol }
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: sol, name: Sol Bergman, side: supplier, team: sales }`,
  }),
  rule({
    id: 'plan/co-owner-outside-sales',
    severity: { draft: 'warning' },
    at: 'plan.co_owner',
    summary: 'The co-owner has a team other than sales.',
    check: (coOwner, { terms }) => {
      const team = coOwner === undefined ? undefined : terms.people.get(coOwner)?.team
      return team === undefined || team === 'sales' ? undefined
        : `${terms.nameOf(coOwner)} shares the duty for sales but is not in the sales team`
    },
    why: 'Sales knows the history and the people, and will be there for the next contract.',
    sources: ['S0-16'],
    bad: `
plan:
  co_owner: ada  # <-
people: [{ id: ada, name: Ada Mensah, side: supplier, team: service }]`,
    good: `
plan:
  co_owner: tom
people: [{ id: tom, name: Tom Ferrand, side: supplier, team: sales }]`,
  }),
  rule({
    id: 'plan/co-owner-is-owner',
    severity: { draft: 'error' },
    at: 'plan.co_owner',
    summary: 'The co-owner is the owner.',
    check: (coOwner, { plan: { plan }, terms }) => coOwner === undefined || coOwner !== plan?.owner ? undefined
      : `${terms.nameOf(coOwner)} cannot share the duty with themselves; name somebody from sales as co-owner`,
    why: 'A duty shared with oneself is not shared; sales knows the people and will be there for the next contract.',
    sources: ['S0-16'],
    bad: `
plan:
  owner: mira
  co_owner: mira  # <-
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]`,
    good: `
plan:
  owner: mira
  co_owner: sol
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: sol, name: Sol Bergman, side: supplier, team: sales }`,
  }),
  rule({
    id: 'plan/authors-not-joint',
    severity: { draft: 'error' },
    at: 'plan.authors',
    summary: 'The authors lack a person of team project or a person of team sales.',
    check: (authors = [], { terms }) => {
      const teams = authors.map((id) => terms.people.get(id)?.team)
      const missing = (['project', 'sales'] as const).filter((team) => !teams.includes(team)).map((team) => `the ${team} team`)
      const names = authors.length === 0 ? 'nobody' : joined(authors.map(terms.nameOf))
      return missing.length === 0 ? undefined : `the draft needs an author from ${joined(missing)}; so far: ${names}`
    },
    why: 'What sales promises, the project has to deliver; both must know it from the start.',
    sources: ['S0-11'],
    bad: `
plan:
  authors: [mira]  # <-
people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]`,
    good: `
plan:
  authors: [mira, sol]
people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: sol, name: Sol Bergman, side: supplier, team: sales }`,
  }),
  rule({
    id: 'plan/undated-start',
    severity: { draft: 'warning' },
    at: 'plan',
    underlines: 'key',
    summary: 'The stage is precontract or postcontract, and the day of the decision to bid or of the first draft is absent.',
    check: (plan) => {
      const [first] = lacking(plan, 'bid_decision', 'drafted')
      const what = lackingWords(plan, { bid_decision: 'the bid was decided', drafted: 'it was drafted' })
      return first === undefined || !isBeforeImplementation(plan) ? undefined
        : { at: first, message: `the plan does not say when ${what}` }
    },
    why: 'A draft made late finds habits formed and promises made; only the dates show whether it was in time.',
    sources: ['S0-10'],
    bad: `
plan:  # <-
  stage: precontract
  drafted: 2026-10-07`,
    good: `
plan:
  stage: precontract
  bid_decision: 2026-10-05
  drafted: 2026-10-07`,
  }),
  rule({
    id: 'plan/drafted-late',
    severity: { draft: 'warning' },
    at: 'plan.drafted',
    summary: 'The stage is precontract or postcontract, and the draft is later than the limit after the decision to bid, or than '
      + 'the signature.',
    check: (drafted, { plan: { plan, limits }, terms }) => {
      const { bid_decision: decided, contract_signed: signed } = plan ?? {}
      if (drafted === undefined || !isBeforeImplementation(plan)) return undefined
      if (decided !== undefined && drafted > terms.after(decided, limits.draft_within)) {
        const days = daysBetween(decided, drafted)
        return `the plan was drafted on ${drafted}, ${days} days after the decision to bid; the limit is ${limits.draft_within}`
      }
      return signed === undefined || drafted <= signed ? undefined
        : `the plan was drafted on ${drafted}, ${countOf(daysBetween(signed, drafted), 'day')} after the contract was signed`
    },
    why: 'Later, habits have formed and promises have been made without a plan.',
    sources: ['S0-10'],
    bad: `
plan:
  bid_decision: 2026-09-01
  drafted: 2026-09-29  # <-`,
    good: `
plan:
  bid_decision: 2026-09-01
  drafted: 2026-09-08`,
  }),
  rule({
    id: 'plan/no-contract-date',
    severity: { baseline: 'error' },
    at: 'plan.contract_signed',
    summary: 'The day of the signature is absent.',
    check: (signed) => signed === undefined ? 'the plan does not say when the contract was signed' : undefined,
    why: 'The kick-off and the baseline follow the signature; without its day nobody can tell whether they do.',
    sources: ['S0-19'],
    bad: `
plan: { title: Patient messaging roll-out }  # <-`,
    good: `
plan: { title: Patient messaging roll-out, contract_signed: 2026-07-10 }`,
  }),
  rule({
    id: 'plan/no-baseline',
    severity: { baseline: 'error' },
    at: 'plan.baseline',
    underlines: 'key',
    summary: 'The document or the date of the baseline is absent.',
    check: (baseline) => {
      const missing = lackingWords(baseline, { document: 'no document', date: 'no date' })
      return missing && `there is no baseline project plan on record (${missing})`
    },
    why: 'Without a fixed point nobody can say what has changed.',
    sources: ['S0-20'],
    bad: `
plan:
  baseline: { date: 2026-08-27 }  # <-`,
    good: `
plan:
  baseline: { date: 2026-08-27, document: https://docs.northbeam.example/baseline-1.2 }`,
  }),
  rule({
    id: 'plan/baseline-not-approved',
    severity: { baseline: 'warning' },
    at: 'plan.baseline.approved_by',
    summary: 'There is a baseline, and those who approved it lack a person of the customer side.',
    check: (approvers, { plan: { plan }, terms }) =>
      plan?.baseline === undefined || !terms.missingSides(approvers).includes('customer') ? undefined
      : `nobody at ${terms.customer} has approved the baseline plan`,
    why: 'Without a fixed point that both sides agreed to, nobody can say what has changed.',
    sources: ['S0-20'],
    bad: `
plan:
  baseline:
    date: 2026-08-27
    approved_by: [ines]  # <-
people: [{ id: ines, name: Ines Calder, side: supplier }]`,
    good: `
plan:
  baseline:
    date: 2026-08-27
    approved_by: [ines, rhea]
people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: rhea, name: Rhea Novak, side: customer }`,
  }),
  rule({
    id: 'plan/no-business-link',
    severity: { baseline: 'warning' },
    at: 'plan.business_plan',
    summary: 'It is not said what our own business plan expects of the customer.',
    check: (link, { terms }) => link !== undefined ? undefined
      : `the plan does not say what our own business plan expects of ${terms.customer}`,
    why: 'Effort should match what is at stake.',
    sources: ['S1-25'],
    bad: `
plan: { title: Patient messaging roll-out }  # <-`,
    good: `
plan: { title: Patient messaging roll-out, business_plan: { revenue_at_stake: 410000 EUR } }`,
  }),
  rule({
    id: 'plan/no-distribution',
    severity: { baseline: 'warning' },
    at: 'plan.distribution',
    summary: 'Those who receive the plan lack a person of the customer side or of the supplier side.',
    check: (receivers, { terms }) => {
      const sides = terms.missingSides(receivers).map(terms.sideName)
      return sides.length === 0 ? undefined : `the plan is not sent to anybody at ${joined(sides, 'or')}`
    },
    why: 'Two versions in circulation are two projects.',
    sources: ['S2-09'],
    bad: `
plan:
  distribution: [ines]  # <-
people: [{ id: ines, name: Ines Calder, side: supplier }]`,
    good: `
plan:
  distribution: [ines, rhea]
people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: rhea, name: Rhea Novak, side: customer }`,
  }),
  rule({
    id: 'plan/no-version',
    severity: { baseline: 'warning' },
    at: 'plan.version',
    summary: 'The plan has no version.',
    check: (version) => version === undefined ? 'readers cannot tell which version of the plan they hold' : undefined,
    why: 'Two versions in circulation are two projects, and nobody can tell them apart without a number.',
    sources: ['S1-04', 'S2-09'],
    bad: `
plan: { title: Patient messaging roll-out }  # <-`,
    good: `
plan: { title: Patient messaging roll-out, version: 1.4.0 }`,
  }),
  rule({
    id: 'plan/version-unexplained',
    severity: { baseline: 'warning' },
    at: 'plan.version',
    summary: 'There is a version, and no entry of the history with that version says why it was made.',
    check: (version, { plan: { plan } }) => {
      const isExplained = (plan?.history ?? []).some((entry) => entry.version === version && entry.why !== undefined)
      return version === undefined || isExplained ? undefined : `version ${version} does not say why it was made`
    },
    why: 'Nothing can be learned from a change whose reason nobody remembers.',
    sources: ['S1-04'],
    bad: `
plan:
  version: 1.4.0  # <-
  history: [{ version: 1.3.0, why: Welsh texts added }, { version: 1.4.0, date: 2026-09-24 }]`,
    good: `
plan:
  version: 1.4.0
  history: [{ version: 1.4.0, date: 2026-09-24, why: Figures for finance after the second review }]`,
  }),
  rule({
    id: 'plan/embedded-no-rules',
    severity: { draft: 'warning' },
    at: 'plan.embedded[*]',
    summary: 'For somebody who works inside the customer it is not said whom they report to or which rules hold.',
    check: (item, { terms }) => {
      const missing = lackingWords(item, { rules: 'rules on loyalty and reporting', reports_to: 'a person to report to' })
      return missing && `${terms.nameOf(item.who)} works inside ${terms.customer} without ${missing}`
    },
    why: 'Sitting in two houses, one soon serves neither.',
    sources: ['S2-15'],
    bad: `
plan:
  embedded:
    - who: jo  # <-
      where: Clinic operations
people: [{ id: jo, name: Jo Lindqvist, side: supplier }]`,
    good: `
plan:
  embedded:
    - who: jo
      where: Clinic operations
      reports_to: ines
      rules: [Passes every wish about the scope to Ines]
people:
  - { id: jo, name: Jo Lindqvist, side: supplier }
  - { id: ines, name: Ines Calder, side: supplier }`,
  }),
  rule({
    id: 'plan/filler',
    severity: { draft: 'warning', baseline: 'error' },
    at: '',
    onHouse: 'also',
    summary: 'A text outside limits and waivers is only filler: tbd, todo, to be agreed, lorem ipsum, insert name here, ???, '
      + 'xxx, <text> and the like, or one of the filler words of the limits.',
    check: ({ limits }, { terms }) => terms.leaves
      .filter((leaf) => isText(leaf) && isFiller(leaf.node.text, limits.filler_words))
      .map((leaf) => foundAt(leaf, `${leaf.field} of ${terms.ownerOf(leaf)} still holds filler ('${leaf.node.text.trim()}')`)),
    why: 'Readers who know the outline see a gap at once; filler hides it.',
    sources: ['S0-01'],
    bad: `
scope:
  summary: To be agreed.  # <-`,
    good: `
scope:
  summary: Readers borrow and return books without queuing at the desk.`,
  }),
  rule({
    id: 'plan/stage-out-of-step',
    severity: { draft: 'warning' },
    at: 'plan.stage',
    summary: 'Today lies further outside the phase of the stage than the limit.',
    check: (stage = 'precontract', { plan: { limits }, terms, today }) => {
      const { start, end } = terms.stagePhase?.fields ?? {}
      const turn = end !== undefined && today > terms.after(end, limits.stage_drift) ? `ended on ${end}`
        : start !== undefined && today < terms.earlier(start, limits.stage_drift) ? `begins on ${start}` : undefined
      return turn && `the plan is in stage ${stage}, yet that phase ${turn}; move the stage or the dates`
    },
    why: 'The phases follow one another; what is not carried forward has to be asked of the customer again.',
    sources: ['S0-07'],
    bad: `
plan:
  stage: postcontract  # <-
phases:
  postcontract: { start: 2026-07-13, end: 2026-08-28 }`,
    good: `
plan:
  stage: implementation
phases:
  postcontract: { start: 2026-07-13, end: 2026-08-28 }
  implementation: { start: 2026-08-31, end: 2027-01-29 }`,
  }),
  rule({
    id: 'plan/future-fact',
    severity: { draft: 'warning' },
    at: '',
    onHouse: 'also',
    summary: 'A date that records something done lies after today.',
    check: (_, { terms, today }) => terms.leaves
      .filter((leaf) => recordsFact(leaf) && dayOf(leaf.node.text.trim()) > today)
      .map((leaf) => foundAt(leaf,
        `${leaf.field} of ${terms.ownerOf(leaf)} records what has happened, yet ${dayOf(leaf.node.text.trim())} lies ahead`)),
    why: 'Decisions on assumptions lead far astray before anyone notices; what lies ahead is no fact yet.',
    sources: ['S1-08'],
    bad: `
relationship:
  value_log:
    - date: 2027-10-02  # <-
      value: The Harrow clinic filled 38 freed slots in September`,
    good: `
relationship:
  value_log:
    - date: 2026-10-02
      value: The Harrow clinic filled 38 freed slots in September`,
  }),
  rule({
    id: 'plan/document-not-found',
    severity: { draft: 'warning' },
    at: '',
    onHouse: 'also',
    summary: 'A document is named by a relative path, and beside the file that names it there is no such file.',
    check: (_, { terms, exists }) => terms.leaves
      .filter((leaf) => endsIn(leaf, documents) && !leaf.node.text.trim().startsWith('https://'))
      .filter(({ node }) => !exists(node.source.path, node.text.trim()))
      .map((leaf) => foundAt(leaf, `the document '${leaf.node.text.trim()}' was not found`)),
    why: 'Facts typed twice soon differ, so other plans are reused by name; a name that leads nowhere reuses nothing.',
    sources: ['S3-07'],
    beside: { 'docs/sales-plan.md': '# Sales plan 2026' },
    bad: `
references:
  - title: Sales plan 2026
    path: docs/sales-plan-2026.md  # <-`,
    good: `
references:
  - title: Sales plan 2026
    path: docs/sales-plan.md`,
  }),
  rule({
    id: 'plan/language-without-labels',
    severity: { draft: 'info' },
    at: 'plan.language',
    summary: 'There is no label catalogue for the language, so English labels are used.',
    check: (language, { languages }) => language === undefined || nearestLanguage(language, languages) !== undefined ? undefined
      : `there are no labels in ${language}; the deliverable uses English ones`,
    why: 'Jargon shuts people out of their own project, and so do labels in a language that is not theirs.',
    sources: ['S2-29'],
    bad: `
plan:
  language: cy  # <-`,
    good: `
plan:
  language: en-GB`,
  }),
]

const isBeforeImplementation = (plan: Plan['plan']) =>
  plan === undefined || plan.stage === 'precontract' || plan.stage === 'postcontract'

const countOf = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

const foundAt = ({ node, place }: Leaf, message: string): Found => ({ message, spot: { span: node, place } })

/** Says whether a leaf is a text of the plan itself; a `value` is a line, too. */
const isText = ({ shape: { scalar }, route }: Leaf) =>
  (scalar === 'line' || scalar === 'prose' || scalar === 'value') && !/^(?:limits|waivers)\b/.test(route)

/** Fields whose date says when something was done. */
const facts = [
  'bid_decision', 'drafted', 'contract_signed', 'baseline.date', 'issued', 'history.date', 'scope.agreed.date',
  'current_state.as_of', 'found_on', 'last_contact', 'progress.date', 'value_log.date', 'readings.date', 'accepted_on',
  'signed_on', 'heard_on', 'commitments.date', 'disclosed_on', 'known_on', 'told_on', 'closed_on', 'notified_on',
  'decided_on', 'applied_on', 'warned_on', 'briefed_on', 'raised_on', 'assessed_on', 'done_on', 'retention.as_of',
]

function recordsFact(leaf: Leaf): boolean {
  if (leaf.shape.scalar !== 'date' && leaf.shape.scalar !== 'when') return false
  const status = leaf.item.entries.get('status')?.value
  const isDone = status?.kind === 'scalar' && status.text.trim() === 'done'
  return endsIn(leaf, facts) || (isDone && endsIn(leaf, ['schedule.date', 'reviews.date']))
}

/** Fields that name a file. */
const documents = ['plan.baseline.document', 'references.path', 'segments.customers.plan']
