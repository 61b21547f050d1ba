/** A part of the deliverable: its label in templates/labels, its number in the outline, its heading, and the fields it prints. */
interface Section {
  name: string
  heading: string
  routes: readonly string[]
}

/** The sections and annexes in the order of the deliverable; a test holds the headings to the English labels. */
export const sections = [
  { name: 'front', heading: 'Cover and Version History', routes: ['crp', 'extends', 'house', 'plan', 'customer'] },
  { name: 'scope', heading: '1.0 Project Scope', routes: ['scope'] },
  { name: 'precontract', heading: '2.1 Precontract Phase', routes: ['phases.precontract'] },
  { name: 'postcontract', heading: '2.2 Postcontract Phase', routes: ['phases.postcontract'] },
  { name: 'implementation', heading: '2.3 Implementation Phase', routes: ['phases.implementation', 'change_control'] },
  { name: 'closeout', heading: '2.4 Close-Out Phase', routes: ['phases.closeout'] },
  { name: 'lcm', heading: '2.5 Life Cycle Management', routes: ['phases.lcm'] },
  { name: 'schedule', heading: '3.0 Schedule', routes: ['schedule'] },
  {
    name: 'communication', heading: 'Communication',
    routes: ['communication', 'escalation', 'service_levels', 'recovery', 'team'],
  },
  {
    name: 'promises', heading: 'Promises, Risks and Changes',
    routes: ['expectations', 'commitments', 'risks', 'issues', 'changes', 'decisions', 'disruptions'],
  },
  {
    name: 'value', heading: 'Value and Feedback',
    routes: ['customer.aims', 'relationship.mutual_benefit', 'relationship.value_log', 'feedback'],
  },
  { name: 'people', heading: 'People', routes: ['people'] },
  { name: 'relationship', heading: 'Relationship', routes: ['relationship', 'plan.embedded'] },
  { name: 'goals', heading: 'Goals and Initiatives', routes: ['goals', 'indicators', 'improvement', 'reviews', 'postmortem'] },
  {
    name: 'growth', heading: 'Growth and Retention',
    routes: ['customer.tier', 'offerings', 'needs', 'opportunities', 'retention', 'competitors', 'plan.business_plan'],
  },
  { name: 'budget', heading: 'Budget and Tools', routes: ['budget', 'tooling', 'references'] },
  { name: 'house', heading: 'House Policy', routes: ['touchpoints', 'segments', 'rollout', 'flows', 'results_sharing'] },
  { name: 'exceptions', heading: 'Exceptions', routes: ['waivers'] },
  { name: 'settings', heading: 'Settings', routes: ['limits', 'calendar'] },
] as const satisfies readonly Section[]

/** The name of a section. */
export type SectionName = (typeof sections)[number]['name']

const byRoute: ReadonlyMap<string, SectionName> =
  new Map(sections.flatMap(({ name, routes }) => routes.map((route) => [route, name] as const)))

/** Finds the section a field belongs to by its route, such as `phases.lcm.formal_meetings[*].owner`. */
export function sectionOf(route: string): SectionName {
  const steps = route.replaceAll('[*]', '').split('.')
  for (let length = steps.length; length > 0; length--) {
    const name = byRoute.get(steps.slice(0, length).join('.'))
    if (name !== undefined) return name
  }
  // A block of the format that no row names yet.
  return 'settings'
}
