import { isEmpty, type Mapping } from '../../source/tree.ts'
import { endsIn } from '../leaves.ts'
import { joined, lacking, possessive, rule, type Context } from '../rule.ts'

const clinic = `customer: { name: Harrow & Vale Clinics }
people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: jo, name: Jo Lindqvist, side: supplier }
  - { id: malik, name: Malik Osei, side: customer }`

const northbeam = `people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: jo, name: Jo Lindqvist, side: supplier }
  - { id: tom, name: Tom Ferrand, side: supplier }
  - { id: ada, name: Ada Mensah, side: supplier }
  - { id: vera, name: Vera Holt, side: supplier }
team: [{ who: ines }, { who: jo }, { who: tom }, { who: ada }, { who: vera }]`

/** Chapter team: each member's part in serving the customer. */
export const teamRules = [
  rule({
    id: 'team/member-no-service-role',
    severity: { baseline: 'warning', delivery: 'error' },
    at: 'team',
    summary: 'Somebody of the supplier side who is named in the plan has no service role in the team; one finding that names '
      + 'all of them.',
    check: (team = [], { terms }) => {
      const idle = [...terms.used].filter((id) => terms.sideOf(id) === 'supplier')
        .filter((id) => lacking(team.find(({ who }) => who === id), 'service_role').length > 0)
      return idle.length === 0 ? undefined
        : `${namesOf(idle, terms)} ${idle.length === 1 ? 'has' : 'have'} no part in serving ${terms.customer}`
    },
    why: 'The customer meets everyone, not only the manager.',
    sources: ['S4-18', 'S3-48'],
    bad: `
${clinic}
plan: { distribution: [ines, jo, malik] }
team:  # <-
  - { who: ines, service_role: Speaks on dates and scope }`,
    good: `
${clinic}
plan: { distribution: [ines, jo, malik] }
team:
  - { who: ines, service_role: Speaks on dates and scope }
  - { who: jo, service_role: First help on site }`,
  }),
  rule({
    id: 'team/no-customer-member',
    severity: { baseline: 'warning' },
    at: 'team',
    underlines: 'key',
    summary: 'There is a team, and nobody of the customer side belongs to it.',
    check: (team, { terms }) =>
      team === undefined || !terms.missingSides(team.map(({ who }) => who)).includes('customer') ? undefined
      : `nobody at ${terms.customer} counts as a member of the team`,
    why: 'Those who belong help; those outside judge.',
    sources: ['S2-13'],
    bad: `
${clinic}
team:  # <-
  - { who: ines, service_role: Speaks on dates and scope }`,
    good: `
${clinic}
team:
  - { who: ines, service_role: Speaks on dates and scope }
  - { who: malik, service_role: Speaks for the front desks }`,
  }),
  rule({
    id: 'team/not-briefed',
    severity: { delivery: 'warning' },
    at: 'team[*]',
    summary: 'There is no day on which a member of the supplier side was briefed.',
    check: ({ who, briefed_on: briefed }, { terms }) => briefed !== undefined || terms.sideOf(who) !== 'supplier' ? undefined
      : `${terms.nameOf(who)} has not been briefed on who says what to ${terms.customer}`,
    why: 'One voice needs everybody to know what may be said, and by whom.',
    sources: ['S2-28'],
    bad: `
${clinic}
team:
  - who: jo  # <-
    service_role: First help on site`,
    good: `
${clinic}
team:
  - who: jo
    service_role: First help on site
    briefed_on: 2026-07-16`,
  }),
  rule({
    id: 'team/no-reason',
    severity: { baseline: 'info' },
    at: 'team',
    underlines: 'key',
    summary: 'It is not said why a member of the supplier side was chosen; one finding that names all of them.',
    check: (team = [], { terms }) => {
      const unexplained = team.filter((member) => terms.sideOf(member.who) === 'supplier' && lacking(member, 'why').length > 0)
        .map(({ who }) => who)
      return unexplained.length === 0 ? undefined
        : `the plan does not say why ${namesOf(unexplained, terms)} ${unexplained.length === 1 ? 'was' : 'were'} chosen`
    },
    why: 'A reason makes a duty acceptable, to the one who has it and to the others.',
    sources: ['S3-48'],
    bad: `
${clinic}
team:  # <-
  - who: jo
    service_role: First help on site`,
    good: `
${clinic}
team:
  - who: jo
    service_role: First help on site
    why: Knows the system best`,
  }),
  rule({
    id: 'team/no-contribution',
    severity: { delivery: 'info' },
    at: 'team',
    underlines: 'key',
    summary: 'For a member of the supplier side it is not said what they can better or what they should avoid; one finding that '
      + 'names all of them.',
    check: (team = [], { terms }) => {
      const silent = team.filter((member) => terms.sideOf(member.who) === 'supplier'
        && lacking(member, 'can_improve', 'avoid').length > 0).map(({ who }) => who)
      return silent.length === 0 ? undefined
        : `${namesOf(silent, terms)} ${silent.length === 1 ? 'has' : 'have'} not said how they can better ${possessive(terms.customer)} `
          + 'experience, or what would undercut it'
    },
    why: 'Goodwill is built in months and spoiled in a minute.',
    sources: ['S4-21'],
    bad: `
${clinic}
team:  # <-
  - who: jo
    can_improve: Explain faults on the spot`,
    good: `
${clinic}
team:
  - who: jo
    can_improve: Explain faults on the spot
    avoid: Promising dates`,
  }),
  rule({
    id: 'team/load-concentrated',
    severity: { baseline: 'warning' },
    at: 'team',
    underlines: 'key',
    summary: 'Two people hold more than the limit of the duties toward the customer, in a team that is large enough and has at '
      + 'least ten of them: responsibilities, first contact in a phase, meetings, milestones, initiatives, risks, open issues, '
      + 'updates, surveys, improvements and service levels.',
    check: (team = [], { plan: { limits }, terms }) => {
      const members = new Set(team.map(({ who }) => who).filter((who) => terms.sideOf(who) === 'supplier'))
      const holders = dutyHolders(terms)
      if (members.size < limits.duty_min_team || holders.length < fewestDuties) return undefined
      const busiest = countsOf(holders).slice(0, 2)
      const share = 100 * busiest.reduce((sum, [, count]) => sum + count, 0) / holders.length
      return share <= limits.duty_share ? undefined
        : `${namesOf(busiest.map(([id]) => id), terms)} ${busiest.length === 1 ? 'carries' : 'carry'} ${Math.round(share)} % `
          + `of all duties toward ${terms.customer}`
    },
    why: 'Two people cannot be everywhere, and cannot fall ill.',
    sources: ['S4-19'],
    bad: `
${northbeam}  # <-
service_levels: [{ event: inquiry, owner: jo }, { event: complaint, owner: jo }, { event: fault, owner: tom }]
schedule:
  - { title: Introduction, owner: ines }
  - { title: Customer kick-off, owner: ines }
  - { title: Baseline meeting, owner: ines }
  - { title: Demonstration, owner: ines }
  - { title: Satisfaction review, owner: ines }
  - { title: Handover, owner: ines }
  - { title: Talk about renewal, owner: ines }`,
    good: `
${northbeam}
service_levels: [{ event: inquiry, owner: jo }, { event: complaint, owner: jo }, { event: fault, owner: tom }]
schedule:
  - { title: Introduction, owner: ines }
  - { title: Customer kick-off, owner: ines }
  - { title: Baseline meeting, owner: ines }
  - { title: Demonstration, owner: ines }
  - { title: Satisfaction review, owner: ines }
  - { title: Handover, owner: ada }
  - { title: Talk about renewal, owner: ada }`,
  }),
  rule({
    id: 'team/no-service-point-workshop',
    severity: { delivery: 'warning' },
    at: 'schedule',
    underlines: 'key',
    summary: 'There is no team workshop that is not cancelled.',
    check: (schedule = [], { terms }) =>
      schedule.some(({ kind, status }) => kind === 'team-workshop' && status !== 'cancelled') ? undefined
      : `the team has not sat down together to find the points where it serves ${terms.customer}`,
    why: 'Those who stand at a point of service know it best.',
    sources: ['S4-20'],
    bad: `
schedule:  # <-
  - { title: Customer kick-off, kind: kickoff }`,
    good: `
schedule:
  - { title: Customer kick-off, kind: kickoff }
  - { title: Where we serve the clinics and who does it, kind: team-workshop }`,
  }),
  rule({
    id: 'team/results-not-shared',
    severity: { delivery: 'warning' },
    at: 'results_sharing',
    summary: 'It is not said how often the results are shared, or by whom.',
    check: (sharing) => lacking(sharing, 'cadence', 'by').length === 0 ? undefined
      : 'the plan does not say how the team learns the results',
    why: 'Those who do the work can mend what they can see.',
    sources: ['S3-55'],
    bad: `
results_sharing:  # <-
  cadence: monthly`,
    good: `
${clinic}
results_sharing:
  cadence: monthly
  by: ines`,
  }),
]

type Terms = Context['terms']

const namesOf = (ids: readonly string[], { nameOf }: Terms) => joined(ids.map(nameOf))

/** Duties below this number say nothing about who carries them. */
const fewestDuties = 10

/** Fields whose person has a duty toward the customer. */
const duties = [
  'responsibilities.who', 'primary_contact', 'formal_meetings.owner', 'schedule.owner', 'initiatives.owner', 'risks.owner',
  'issues.owner', 'updates.owner', 'surveys.owner', 'improvement.owner', 'service_levels.owner',
]

/** Lists who of the supplier side holds each duty, once per duty; an issue that is closed is none. */
const dutyHolders = ({ leaves, sideOf }: Terms): string[] => leaves
  .filter((leaf) => leaf.shape.scalar === 'person' && endsIn(leaf, duties) && !isClosed(leaf.item))
  .map(({ node }) => node.text.trim())
  .filter((id) => sideOf(id) === 'supplier')

function isClosed({ entries }: Mapping): boolean {
  const closed = entries.get('closed_on')?.value
  return closed !== undefined && !isEmpty(closed)
}

/** Counts how often each of the words stands in a list, the most frequent first. */
function countsOf(words: readonly string[]): [word: string, count: number][] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}
