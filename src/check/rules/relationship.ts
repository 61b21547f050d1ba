import type { Plan } from '../../plan/schema/index.ts'
import { absent, joined, lacking, lackingWords, rule, type Context } from '../rule.ts'
import { latestOf, silenceLimit } from '../staleness.ts'
import type { Contact } from '../terms.ts'

const clinic = `people:
  - { id: tom, name: Tom Ferrand, side: supplier }
  - { id: rhea, name: Rhea Novak, side: customer }
  - { id: otto, name: Otto Reyes, side: customer }`

/** Chapter relationship: steps 1 to 3, where we stand, with whom, and what that shows. */
export const relationshipRules = [
  rule({
    id: 'relationship/no-current-state',
    severity: { draft: 'error' },
    at: 'relationship.current_state',
    underlines: 'key',
    summary: 'The summary or the day of the current state is absent.',
    check: (state, { terms }) => {
      const missing = lackingWords(state, { summary: 'no summary', as_of: 'no date' })
      return missing && `the plan does not say where we stand with ${terms.customer} today (${missing})`
    },
    why: 'A route can only be planned from a known starting point.',
    sources: ['S1-06'],
    bad: `
relationship:
  current_state: { summary: Known from a trade fair. }  # <-`,
    good: `
relationship:
  current_state: { as_of: 2026-10-06, summary: Known from a trade fair. }`,
  }),
  rule({
    id: 'relationship/no-desired-state',
    severity: { baseline: 'error' },
    at: 'relationship.desired_state',
    underlines: 'key',
    summary: 'The summary or the day of the desired state is absent.',
    check: (state, { terms }) => lacking(state, 'summary', 'by').length === 0 ? undefined
      : `the plan does not say where we want to be with ${terms.customer}, and by when`,
    why: 'Without a destination every direction seems right.',
    sources: ['S1-07'],
    bad: `
relationship:
  desired_state: { summary: The library shows our stations to its neighbours. }  # <-`,
    good: `
relationship:
  desired_state: { by: 2027-12-31, summary: The library shows our stations to its neighbours. }`,
  }),
  rule({
    id: 'relationship/step-skipped',
    severity: { draft: 'warning' },
    at: 'goals[*]',
    summary: 'A relationship goal is written while there are no findings, and the baseline gate does not yet demand them.',
    check: ({ kind, text }, { plan: { relationship }, inForce }) =>
      kind !== 'relationship' || !absent(relationship?.findings) || inForce.has('baseline') ? undefined
      : `goal '${text}' was set before the relationship was analysed`,
    why: 'Goals set before looking at the facts answer the wrong question.',
    sources: ['S1-23'],
    gate: 'draft',
    bad: `
goals:
  - text: The branches trust our service  # <-`,
    good: `
relationship: { findings: [{ kind: weakness, text: Nobody in the branches has worked with us }] }
goals:
  - text: The branches trust our service`,
  }),
  rule({
    id: 'relationship/started-before-state',
    severity: { draft: 'warning' },
    at: 'goals[*].initiatives[*]',
    summary: 'An initiative of a relationship goal starts before the day of the current state.',
    check: ({ text, start }, { parent: { kind }, plan: { relationship } }) => {
      const asOf = relationship?.current_state?.as_of
      return kind !== 'relationship' || start === undefined || asOf === undefined || start >= asOf ? undefined
        : { at: 'start', message: `initiative '${text}' starts on ${start}, before anybody looked at where we stand (${asOf})` }
    },
    why: 'A route can only be planned from a known starting point.',
    sources: ['S1-06', 'S1-23'],
    bad: `
relationship: { current_state: { as_of: 2026-10-06 } }
goals:
  - text: The branches trust our service
    initiatives:
      - text: A visit to each branch
        start: 2026-10-05  # <-`,
    good: `
relationship: { current_state: { as_of: 2026-10-06 } }
goals:
  - text: The branches trust our service
    initiatives: [{ text: A visit to each branch, start: 2026-10-12 }]`,
  }),
  rule({
    id: 'relationship/one-sided-benefit',
    severity: { baseline: 'warning' },
    at: 'relationship.mutual_benefit',
    underlines: 'key',
    summary: 'It is not said what one side or the other gains.',
    check: (benefit, { terms }) => {
      const sides = lacking(benefit, 'customer', 'supplier').map(terms.sideName)
      return sides.length === 0 ? undefined
        : `the plan does not say what ${joined(sides)} ${sides.length === 1 ? 'gains' : 'gain'} from this relationship`
    },
    why: 'If only one side gains, the other will leave.',
    sources: ['S0-15'],
    bad: `
relationship:
  mutual_benefit: { supplier: [A reference in health care] }  # <-`,
    good: `
relationship:
  mutual_benefit: { supplier: [A reference in health care], customer: [Fewer empty slots] }`,
  }),
  rule({
    id: 'relationship/no-contacts',
    severity: { draft: 'error' },
    at: 'relationship.contacts',
    underlines: 'key',
    summary: 'No contact at the customer is described.',
    check: (contacts, { terms }) => absent(contacts) ? `nobody at ${terms.customer} is described: who is what to us?` : undefined,
    why: 'One talks differently with those who decide, use, pay or block.',
    sources: ['S1-09'],
    bad: `
relationship:  # <-
  current_state: { as_of: 2026-05-06, summary: Known in IT. }`,
    good: `
relationship: { contacts: [{ person: otto, roles: [finance] }] }
${clinic}`,
  }),
  rule({
    id: 'relationship/contact-no-role',
    severity: { draft: 'error' },
    at: 'relationship.contacts[*]',
    summary: 'A contact has no role.',
    check: ({ person, roles }, { terms }) => absent(roles)
      ? `${terms.nameOf(person)} has no role toward us: decision-maker, sponsor, champion, user …?` : undefined,
    why: 'One talks differently with those who decide, use, pay or block.',
    sources: ['S1-09'],
    bad: `
relationship: { contacts: [{ person: otto }] }  # <-
${clinic}`,
    good: `
relationship: { contacts: [{ person: otto, roles: [finance] }] }
${clinic}`,
  }),
  rule({
    id: 'relationship/contact-unrated',
    severity: { baseline: 'warning' },
    at: 'relationship.contacts[*]',
    summary: 'The influence, engagement or coverage of a contact is absent.',
    check: (contact, { terms }) => {
      const missing = lacking(contact, 'influence', 'engagement', 'coverage')
      return missing.length === 0 ? undefined : `${terms.nameOf(contact.person)} has no ${joined(missing)} on record`
    },
    why: 'Who counts and is not reached can only be seen where both are written down.',
    sources: ['S1-09', 'S1-15', 'S4-05'],
    bad: `
relationship: { contacts: [{ person: otto, influence: 4 }] }  # <-
${clinic}`,
    good: `
relationship: { contacts: [{ person: otto, influence: 4, engagement: resistant, coverage: brief }] }
${clinic}`,
  }),
  rule({
    id: 'relationship/role-missing',
    severity: { baseline: 'warning' },
    at: 'relationship.contacts',
    underlines: 'key',
    summary: 'Of the contacts nobody decides, nobody is sponsor or nobody is champion; once for each.',
    check: (contacts = [], { terms }) => mainRoles
      .filter(([role]) => contacts.length > 0 && !contacts.some(({ roles }) => roles?.includes(role)))
      .map(([, words]) => `we do not know who at ${terms.customer} ${words}`),
    why: 'One talks differently with those who decide, use, pay or block.',
    sources: ['S1-09'],
    bad: `
relationship:
  contacts: [{ person: otto, roles: [finance] }]  # <-
${clinic}`,
    good: `
relationship:
  contacts: [{ person: otto, roles: [finance, champion] }, { person: rhea, roles: [decision-maker, sponsor] }]
${clinic}`,
  }),
  rule({
    id: 'relationship/no-map',
    severity: { baseline: 'error' },
    at: 'relationship.links',
    underlines: 'key',
    summary: 'There are at least two contacts and no link.',
    check: (links, { plan: { relationship }, terms }) => !absent(links) || (relationship?.contacts ?? []).length < 2 ? undefined
      : `the contacts at ${terms.customer} are not linked: who reports to whom, who influences whom?`,
    why: 'Influence runs along lines that no list shows.',
    sources: ['S1-10'],
    bad: `
relationship:  # <-
  contacts: [{ person: otto }, { person: rhea }]
${clinic}`,
    good: `
relationship:
  contacts: [{ person: otto }, { person: rhea }]
  links: [{ from: otto, to: rhea, kind: influences }]
${clinic}`,
  }),
  rule({
    id: 'relationship/contact-unlinked',
    severity: { baseline: 'warning' },
    at: 'relationship.contacts[*]',
    summary: 'There are links, and none names the contact.',
    check: ({ person }, { parent: { links = [] }, terms }) =>
      links.length === 0 || links.some(({ from, to }) => from === person || to === person) ? undefined
      : `${terms.nameOf(person)} stands alone on the relationship map`,
    why: 'Influence runs along lines that no list shows.',
    sources: ['S1-10'],
    bad: `
relationship:
  links: [{ from: rhea, to: tom, kind: works-with }]
  contacts:
    - person: rhea
    - person: otto  # <-
${clinic}`,
    good: `
relationship:
  links: [{ from: rhea, to: tom, kind: works-with }, { from: otto, to: rhea, kind: influences }]
  contacts:
    - person: rhea
    - person: otto
${clinic}`,
  }),
  rule({
    id: 'relationship/no-counterpart',
    severity: { baseline: 'error' },
    at: 'relationship.contacts[*]',
    summary: 'A key contact has no counterpart.',
    check: (contact, { terms }) => contact.counterpart !== undefined || !terms.isKeyContact(contact) ? undefined
      : `nobody on our side looks after ${terms.nameOf(contact.person)}, whose word counts`,
    why: 'The important people are seldom the ones we meet by chance.',
    sources: ['S1-11'],
    bad: `
relationship: { contacts: [{ person: otto, influence: 4 }] }  # <-
${clinic}`,
    good: `
relationship: { contacts: [{ person: otto, influence: 4, counterpart: tom }] }
${clinic}`,
  }),
  rule({
    id: 'relationship/one-face-for-all',
    severity: { baseline: 'warning' },
    at: 'relationship.contacts',
    underlines: 'key',
    summary: 'At least three contacts have a counterpart, and it is the same person for all.',
    check: (contacts = [], { terms }) => {
      const faces = contacts.flatMap(({ counterpart }) => counterpart ?? [])
      return faces.length < 3 || new Set(faces).size > 1 ? undefined
        : `${terms.nameOf(faces[0])} is our only face to ${terms.customer}`
    },
    why: 'If one person carries the relationship, it leaves with that person.',
    sources: ['S1-11'],
    bad: `
relationship:
  contacts:  # <-
    - { person: rhea, counterpart: tom }
    - { person: otto, counterpart: tom }
    - { person: lena, counterpart: tom }
${clinic}
  - { id: lena, name: Lena Brandt, side: customer }`,
    good: `
relationship:
  contacts:
    - { person: rhea, counterpart: tom }
    - { person: otto, counterpart: tom }
    - { person: lena, counterpart: jo }
${clinic}
  - { id: lena, name: Lena Brandt, side: customer }
  - { id: jo, name: Jo Lindqvist, side: supplier }`,
  }),
  rule({
    id: 'relationship/contact-no-wants',
    severity: { baseline: 'warning' },
    at: 'relationship.contacts[*]',
    summary: 'It is not written down what a key contact wants.',
    check: (contact, { terms }) => !absent(contact.wants) || !terms.isKeyContact(contact) ? undefined
      : `we have not written down what ${terms.nameOf(contact.person)} wants`,
    why: 'A goal of the organisation is carried by people with wishes of their own.',
    sources: ['S4-01'],
    bad: `
relationship: { contacts: [{ person: otto, influence: 4 }] }  # <-
${clinic}`,
    good: `
relationship: { contacts: [{ person: otto, influence: 4, wants: [Proof of the saving] }] }
${clinic}`,
  }),
  rule({
    id: 'relationship/coverage-gap',
    severity: { baseline: 'warning' },
    at: 'relationship.contacts[*]',
    summary: 'The coverage of a key contact is none or brief.',
    check: (contact, { terms }) => {
      const { person, coverage } = contact
      return (coverage !== 'none' && coverage !== 'brief') || !terms.isKeyContact(contact) ? undefined
        : `${terms.nameOf(person)} counts for much, yet we are hardly in touch (${coverage})`
    },
    why: 'The important people are seldom the ones we meet by chance.',
    sources: ['S1-15'],
    bad: `
relationship: { contacts: [{ person: otto, influence: 4, coverage: brief }] }  # <-
${clinic}`,
    good: `
relationship: { contacts: [{ person: otto, influence: 4, coverage: regular }] }
${clinic}`,
  }),
  rule({
    id: 'relationship/gone-quiet',
    severity: { delivery: 'warning' },
    at: 'relationship.contacts[*]',
    summary: 'The last conversation with a key contact is absent or longer ago than the limit for silence.',
    check: (contact, { plan, terms, today }) => {
      const { person, last_contact: last } = contact
      const isRecent = last !== undefined && last >= terms.earlier(today, silenceLimit(plan))
      if (isRecent || !terms.isKeyContact(contact)) return undefined
      return `nobody has spoken with ${terms.nameOf(person)} since ${last ?? 'records began'}`
    },
    why: 'Coverage on paper is none if nobody talks; the important people are seldom the ones we meet by chance.',
    sources: ['S1-15'],
    bad: `
relationship: { contacts: [{ person: otto, influence: 4, last_contact: 2026-08-12 }] }  # <-
${clinic}`,
    good: `
relationship: { contacts: [{ person: otto, influence: 4, last_contact: 2026-10-01 }] }
${clinic}`,
  }),
  rule({
    id: 'relationship/single-thread',
    severity: { baseline: 'warning' },
    at: 'relationship.contacts',
    underlines: 'key',
    summary: 'All contacts have a coverage, and for fewer of them than the limit it is regular or deep.',
    check: (contacts = [], { plan: { limits: { min_regular_contacts: limit } }, terms }) => {
      const n = contacts.filter(({ coverage }) => coverage === 'regular' || coverage === 'deep').length
      const isRated = contacts.length > 0 && contacts.every(({ coverage }) => coverage !== undefined)
      return !isRated || n >= limit ? undefined
        : `the relationship hangs on ${n} ${n === 1 ? 'person' : 'people'} at ${terms.customer}; aim at ${limit}`
    },
    why: 'If one person carries the relationship, it leaves with that person.',
    sources: ['S1-15'],
    bad: `
relationship:
  contacts: [{ person: rhea, coverage: regular }, { person: otto, coverage: brief }]  # <-
${clinic}`,
    good: `
limits: { min_regular_contacts: 2 }
relationship:
  contacts: [{ person: rhea, coverage: regular }, { person: otto, coverage: deep }]
${clinic}`,
  }),
  rule({
    id: 'relationship/no-findings',
    severity: { baseline: 'error' },
    at: 'relationship.findings',
    underlines: 'key',
    summary: 'There are no findings.',
    check: (findings) => absent(findings) ? 'the relationship map has not been analysed: no strength, no weakness' : undefined,
    why: 'A map nobody reads is decoration.',
    sources: ['S1-12'],
    bad: `
relationship: { findings: [] }  # <-`,
    good: `
relationship: { findings: [{ kind: strength, text: IT trusts our service desk }] }`,
  }),
  rule({
    id: 'relationship/one-sided-findings',
    severity: { baseline: 'warning' },
    at: 'relationship.findings',
    underlines: 'key',
    summary: 'The findings hold no strength, or no weakness.',
    check: (findings = []) => {
      if (findings.length === 0) return undefined
      if (!findings.some(({ kind }) => kind === 'strength')) return 'nothing good about the relationship is on record'
      return findings.some(({ kind }) => kind === 'weakness') ? undefined
        : 'nothing weak about the relationship is on record; where does the customer\'s satisfaction fall short?'
    },
    why: 'Strengths are what one can build on, and a plan with nothing but praise hides what will hurt.',
    sources: ['S1-13', 'S1-14', 'S4-03'],
    bad: `
relationship:
  findings:  # <-
    - { kind: strength, text: IT trusts our service desk }`,
    good: `
relationship:
  findings:
    - { kind: strength, text: IT trusts our service desk }
    - { kind: weakness, text: Finance has no proof of the saving }`,
  }),
  rule({
    id: 'relationship/no-evidence',
    severity: { baseline: 'warning' },
    at: 'relationship.findings[*]',
    summary: 'A finding has no day or no evidence, or no source where it is not assumed.',
    check: (finding) => {
      const words = { found_on: 'when it was found', evidence: 'what it rests on', source: 'where that comes from' }
      const missing = lacking(finding, 'found_on', 'evidence', 'source')
        .filter((field) => field !== 'source' || finding.evidence !== 'assumed')
      return missing.length === 0 ? undefined
        : `finding '${finding.text}' does not say ${joined(missing.map((field) => words[field]))}`
    },
    why: 'Decisions on assumptions lead far astray, and an undated finding is believed long after it stopped being true.',
    sources: ['S1-08', 'S3-26'],
    bad: `
relationship:
  findings:
    - text: Finance has no proof of the saving  # <-
      kind: weakness
      evidence: stated`,
    good: `
relationship:
  findings:
    - text: Finance has no proof of the saving
      kind: weakness
      evidence: stated
      source: Call with Otto on 2026-05-05
      found_on: 2026-05-06`,
  }),
  rule({
    id: 'relationship/assumed',
    severity: { baseline: 'warning' },
    at: 'relationship.findings[*].evidence',
    summary: 'A finding is only assumed.',
    check: (evidence, { parent }) =>
      evidence === 'assumed' ? `finding '${parent.text}' is still an assumption; ask, observe or measure` : undefined,
    why: 'Decisions on assumptions lead far astray before anyone notices.',
    sources: ['S1-08'],
    bad: `
relationship:
  findings:
    - kind: weakness
      text: Finance has no proof of the saving
      evidence: assumed  # <-`,
    good: `
relationship:
  findings: [{ kind: weakness, text: Finance has no proof of the saving, evidence: stated }]`,
  }),
  rule({
    id: 'relationship/weakness-unanswered',
    severity: { baseline: 'warning' },
    at: 'relationship.findings[*]',
    summary: 'A weakness has neither a change nor a reason why it is accepted.',
    check: (finding) => finding.kind !== 'weakness' || lacking(finding, 'change', 'accepted').length < 2 ? undefined
      : `finding '${finding.text}' is a weakness with no answer: what must change, or why do we live with it?`,
    why: 'Analysis without consequences is wasted.',
    sources: ['S1-16'],
    bad: `
relationship:
  findings: [{ kind: weakness, text: Finance has no proof of the saving }]  # <-`,
    good: `
relationship:
  findings: [{ kind: weakness, text: Finance has no proof of the saving, change: Give finance figures it trusts }]`,
  }),
  rule({
    id: 'relationship/change-without-goal',
    severity: { baseline: 'warning' },
    at: 'relationship.findings[*]',
    summary: 'A weakness asks for a change, and no goal and no improvement rests on it.',
    check: ({ id, kind, change }, { plan: { goals = [], improvement = [] } }) => {
      if (kind !== 'weakness' || change === undefined) return undefined
      const causes = [...goals.map(({ from }) => from), ...improvement.map(({ about }) => about)]
      return id !== undefined && causes.some((ids) => ids?.includes(id)) ? undefined
        : `the change '${change}' must happen, but no goal takes it up`
    },
    why: 'Analysis without consequences is wasted.',
    sources: ['S1-16'],
    bad: `
relationship:
  findings: [{ id: f-finance, kind: weakness, text: No proof of the saving, change: Give finance figures }]  # <-
goals: [{ text: Finance accepts the business case }]`,
    good: `
relationship:
  findings: [{ id: f-finance, kind: weakness, text: No proof of the saving, change: Give finance figures }]
goals: [{ text: Finance accepts the business case, from: [f-finance] }]`,
  }),
  rule({
    id: 'relationship/engagement-gap',
    severity: { baseline: 'warning' },
    at: 'relationship.contacts[*]',
    summary: 'A contact shall become more engaged and is not addressed; a key contact who is resistant is left to '
      + '`resistant-unaddressed`.',
    check: (contact, { parent, plan: { goals = [] }, terms }) => {
      const { person, engagement, target_engagement: target } = contact
      const isGap = engagement !== undefined && target !== undefined && attitudes.indexOf(target) > attitudes.indexOf(engagement)
      const isGrave = engagement === 'resistant' && terms.isKeyContact(contact)
      return !isGap || isGrave || isAddressed(contact, parent, goals) ? undefined
        : `${terms.nameOf(person)} is ${engagement} and should be ${target}, but nothing is planned for it`
    },
    why: 'Those who should support us do not come to it by themselves.',
    sources: ['S4-05'],
    bad: `
relationship: { contacts: [{ person: rhea, engagement: neutral, target_engagement: supportive }] }  # <-
${clinic}`,
    good: `
relationship:
  contacts: [{ person: rhea, engagement: neutral, target_engagement: supportive, next_step: Show her the first texts }]
${clinic}`,
  }),
  rule({
    id: 'relationship/resistant-unaddressed',
    severity: { baseline: 'error' },
    at: 'relationship.contacts[*]',
    summary: 'A key contact is resistant and not addressed.',
    check: (contact, { parent, plan: { goals = [] }, terms }) =>
      contact.engagement !== 'resistant' || !terms.isKeyContact(contact) || isAddressed(contact, parent, goals) ? undefined
      : `${terms.nameOf(contact.person)} is against us and counts for much, and nothing is planned for it`,
    why: 'One powerful opponent can stop what ten friends support.',
    sources: ['S4-05'],
    bad: `
relationship: { contacts: [{ person: otto, influence: 4, engagement: resistant }] }  # <-
${clinic}`,
    good: `
relationship:
  contacts: [{ person: otto, influence: 4, engagement: resistant }]
  findings: [{ id: f-finance, kind: weakness, text: Finance has no proof of the saving, about: [otto] }]
goals: [{ text: Finance accepts the business case, from: [f-finance] }]
${clinic}`,
  }),
  rule({
    id: 'relationship/no-progress',
    severity: { baseline: 'warning' },
    at: 'relationship.progress',
    underlines: 'key',
    summary: 'No record of progress is kept.',
    check: (progress, { terms }) =>
      absent(progress) ? `no record is kept of how the relationship with ${terms.customer} goes` : undefined,
    why: 'A relationship that nobody watches worsens unseen.',
    sources: ['S0-14'],
    bad: `
relationship: { progress: [] }  # <-`,
    good: `
relationship: { progress: [{ date: 2026-09-24, signal: 4, note: The first clinic is positive }] }`,
  }),
  rule({
    id: 'relationship/progress-stale',
    severity: { delivery: 'warning' },
    at: 'relationship.progress',
    underlines: 'key',
    summary: 'The latest entry of progress is older than the limit, and the plan is not closed.',
    check: (progress, { plan: { plan, limits }, terms, today }) => {
      const last = latestOf(progress)
      return last === undefined || last >= terms.earlier(today, limits.progress_max_age) || plan?.stage === 'closed' ? undefined
        : `the last entry on the relationship is from ${last}`
    },
    why: 'A relationship that nobody watches worsens unseen.',
    sources: ['S0-14'],
    bad: `
relationship:
  progress: [{ date: 2026-06-25, signal: 3 }]  # <-`,
    good: `
relationship:
  progress: [{ date: 2026-06-25, signal: 3 }, { date: 2026-09-24, signal: 4 }]`,
  }),
  rule({
    id: 'relationship/no-value-shown',
    severity: { delivery: 'warning' },
    at: 'relationship.value_log',
    summary: 'Implementation began longer ago than the limit and no value was recorded within it; the plan is not closed.',
    check: (log, { plan: { plan, limits }, terms, today }) => {
      const since = terms.earlier(today, limits.value_max_age)
      const start = terms.phase('implementation').fields?.start
      if (plan?.stage === 'closed' || start === undefined || start >= since) return undefined
      const last = latestOf(log) ?? start
      return last >= since ? undefined : `no value for ${terms.customer} is on record since ${last}`
    },
    why: 'Trust is the sum of what was really received.',
    sources: ['S1-01'],
    bad: `
phases: { implementation: { start: 2026-02-02 } }
relationship:
  value_log: [{ date: 2026-03-02, value: The Harrow clinic filled 38 freed slots }]  # <-`,
    good: `
phases: { implementation: { start: 2026-02-02 } }
relationship:
  value_log: [{ date: 2026-10-02, value: The Harrow clinic filled 38 freed slots }]`,
  }),
]

type Relationship = NonNullable<Plan['relationship']>
type Goals = NonNullable<Context['plan']['goals']>

const mainRoles = [
  ['decision-maker', 'decides'],
  ['sponsor', 'stands behind the project as sponsor'],
  ['champion', 'speaks up for the project'],
] as const

/** Attitudes in rising order. */
const attitudes = ['unaware', 'resistant', 'neutral', 'supportive', 'leading'] as const

/** Says whether something is planned for a contact: a next step, or an open goal that rests on a finding about the person. */
const isAddressed = ({ person, next_step: step }: Contact, { findings = [] }: Relationship, goals: Goals): boolean =>
  step !== undefined || findings.some(({ id, about = [] }) =>
    id !== undefined && about.includes(person) && goals.some(({ from = [], status }) => status === 'open' && from.includes(id)))
