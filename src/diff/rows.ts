import type { PlanPath } from '../plan/paths.ts'

/** How much a change weighs: dates, promises and contacts, then scope, goals, risks and duties, then wording. */
export const severities = ['major', 'moderate', 'minor'] as const
export type Severity = (typeof severities)[number]

/** Reads a field of an item in words; nothing where it says nothing. */
type Reader = (field: string) => string | undefined

/** What is said of one place of a plan in its own way; all else follows from the format. */
export interface Row {
  at: string
  /** What the field is called. */
  label?: string
  /** What an item of the list is called, where the noun of the format does not say enough. */
  noun?: string
  /** Names an item, where its title does not. */
  name?: (read: Reader) => string
  /** Says that the title alone names an item, as it names a meeting or a person. */
  isBare?: true
  /** Says that the item is the thing that is dated, so that it is the item that moves. */
  isItsDay?: true
  /** Says that the field is told first of an item that is new. */
  isTelling?: true
  /** What happens to an item that is no longer there. */
  gone?: string
  severity?: Severity
  /** The severity of all below, where no row nearer says something else. */
  below?: Severity
}

const row = <Path extends string>(at: Path & PlanPath<Path>, facts: Omit<Row, 'at'>): Row => ({ at, ...facts })

/** The places that have words or a weight of their own. */
export const rows: readonly Row[] = [
  row('house.effective', { label: 'first day in force' }),
  row('plan.id', { label: 'id of the plan' }),
  row('plan.stage', { severity: 'major' }),
  row('plan.owner', { label: 'owner of the relationship', severity: 'major' }),
  row('plan.co_owner', { label: 'sales co-owner', severity: 'major' }),
  row('plan.drafted', { label: 'first draft', severity: 'moderate' }),
  row('plan.issued', { label: 'day of issue', severity: 'minor' }),
  row('plan.language', { label: 'language of the document' }),
  row('plan.bid_decision', { label: 'decision to bid' }),
  row('plan.contract_signed', { label: 'signature of the contract' }),
  row('plan.history[*]', { severity: 'minor', below: 'minor' }),
  row('plan.history[*].why', { label: 'reason' }),
  row('plan.embedded[*].who', { label: 'person' }),
  row('extends', { label: 'house file', severity: 'minor' }),

  row('people[*]', { isBare: true, severity: 'major' }),
  row('people[*].name', { severity: 'moderate' }),
  row('people[*].side', { severity: 'major' }),
  row('people[*].email', { label: 'e-mail', severity: 'major' }),
  row('people[*].phone', { severity: 'major' }),
  row('people[*].left_on', { severity: 'major' }),

  row('scope', { below: 'moderate' }),
  row('scope.statement', { label: 'scope statement' }),
  row('scope.summary', { label: 'summary of the scope' }),
  row('scope.context', { label: 'context of the scope' }),
  row('scope.contributors', { label: 'contributors to the scope' }),
  row('scope.version', { label: 'version of the scope' }),
  row('scope.out_of_scope[*]', { noun: 'limit of the scope' }),
  row('scope.customer_goals[*].how', { label: 'approach' }),
  row('scope.dependencies[*].who', { label: 'needed from' }),
  row('scope.agreed[*]', { name: (read) => `sign-off by ${read('by') ?? 'nobody'}` }),
  row('scope.agreed[*].by', { label: 'person' }),

  row('relationship.current_state', { label: 'where we stand' }),
  row('relationship.current_state.as_of', { label: 'day of the assessment' }),
  row('relationship.desired_state', { label: 'where we want to be' }),
  row('relationship.desired_state.by', { label: 'day' }),
  row('relationship.mutual_benefit.customer', { label: 'what the customer gains' }),
  row('relationship.mutual_benefit.supplier', { label: 'what we gain' }),
  row('relationship.mutual_benefit', { label: '' }),
  row('relationship.links[*]', { name: (read) => `link from ${read('from') ?? 'nobody'} to ${read('to') ?? 'nobody'}` }),
  row('relationship.progress[*]', {
    name: (read) => `entry of progress of ${read('date') ?? 'no day'}`, severity: 'minor', below: 'minor',
  }),
  row('relationship.value_log[*]', { below: 'moderate' }),

  row('relationship.progress[*].date', { isItsDay: true }),
  row('goals[*].text', { severity: 'moderate' }),
  row('goals[*].by', { label: 'due' }),
  row('goals[*].from', { label: 'origin' }),
  row('goals[*].readings[*]', { name: (read) => `reading of ${read('date') ?? 'no day'}`, severity: 'minor', below: 'minor' }),
  row('goals[*].readings[*].date', { isItsDay: true }),
  row('goals[*].initiatives[*].text', { severity: 'moderate' }),
  row('goals[*].initiatives[*].after', { label: 'comes after' }),

  row('phases.*', { severity: 'major' }),
  row('phases.*.summary', { severity: 'minor' }),
  row('phases.*.primary_contact', { label: 'first contact', severity: 'major' }),
  row('phases.*.deputy', { severity: 'major' }),
  row('phases.*.customer_contacts', { label: 'main contacts at the customer', severity: 'major' }),
  row('phases.*.procedures', { label: 'rules of procedure', severity: 'moderate' }),
  row('phases.*.inputs', { label: 'what it builds on' }),
  row('phases.*.responsibilities[*]', { severity: 'moderate', below: 'moderate' }),
  row('phases.*.responsibilities[*].who', { label: 'person' }),
  row('phases.*.formal_meetings[*]', { isBare: true, severity: 'major' }),
  row('phases.*.formal_meetings[*].cadence', { severity: 'major', isTelling: true }),
  row('phases.*.formal_meetings[*].first', { label: 'first meeting', isTelling: true }),
  row('phases.*.formal_meetings[*].lasts', { label: 'length' }),
  row('phases.*.ad_hoc', { label: 'ad hoc meetings' }),
  row('phases.*.ad_hoc.how', { label: 'way to call' }),
  row('phases.*.casual', { label: 'informal contact' }),
  row('phases.*.involvement[*].who', { label: 'person' }),
  row('phases.*.handover', { severity: 'major' }),
  row('phases.*.handover.date', { label: 'day' }),
  row('phases.*.handover.meeting', { label: 'introduction', severity: 'major' }),
  row('phases.*.sites[*]', { isBare: true, severity: 'major' }),
  row('phases.*.sites[*].ready_on', { label: 'preparation', severity: 'major' }),
  row('phases.*.sites[*].installed_on', { label: 'installation', severity: 'major' }),
  row('phases.*.training[*]', { severity: 'major', name: (read) => `training of ${read('audience') ?? 'nobody'}` }),
  row('phases.*.training[*].date', { isItsDay: true }),
  row('phases.*.acceptance[*]', { severity: 'major' }),
  row('phases.*.acceptance[*].date', { isItsDay: true }),
  row('phases.*.acceptance[*].signed_on', { severity: 'major' }),
  row('phases.*.acceptance[*].criteria', { severity: 'moderate' }),
  row('phases.*.follow_ups[*]', { severity: 'major' }),
  row('phases.*.follow_ups[*].who', { label: 'person' }),
  row('phases.*.follow_ups[*].date', { isItsDay: true }),
  row('phases.*.nurture[*].who', { label: 'person' }),

  row('schedule[*]', { isBare: true, severity: 'major' }),
  row('schedule[*].date', { isItsDay: true }),
  row('schedule[*].lasts', { label: 'length' }),
  row('schedule[*].status', { severity: 'major' }),
  row('reviews[*]', { severity: 'major' }),
  row('reviews[*].date', { isItsDay: true }),
  row('reviews[*].status', { severity: 'major' }),
  row('expectations[*].who', { label: 'person' }),
  row('expectations[*].scope', { label: 'settled by' }),
  row('commitments[*]', {
    name: (read) => `promise to ${read('to') ?? 'the customer'} (${read('text') ?? 'no words'})`, gone: 'dropped',
    severity: 'major', below: 'major',
  }),
  row('commitments[*].to', { label: 'promised to' }),
  row('commitments[*].date', { label: 'made on' }),
  row('commitments[*].text', { label: 'wording' }),
  row('commitments[*].promised', { isTelling: true }),
  row('risks[*]', { severity: 'moderate', below: 'moderate' }),
  row('issues[*].text', { severity: 'moderate' }),
  row('issues[*].known_on', { label: 'known since' }),
  row('changes[*]', { noun: 'change request' }),
  row('changes[*].text', { severity: 'moderate' }),
  row('changes[*].implications', { label: '' }),
  row('changes[*].implications.time', { label: 'what it means for dates', severity: 'moderate' }),
  row('changes[*].implications.cost', { label: 'what it means for cost', severity: 'moderate' }),
  row('changes[*].implications.scope', { label: 'what it means for the scope', severity: 'moderate' }),
  row('changes[*].implications.quality', { label: 'what it means for quality', severity: 'moderate' }),
  row('decisions[*].text', { severity: 'moderate' }),
  row('decisions[*].date', { label: 'day' }),
  row('decisions[*].by', { label: 'decided by' }),
  row('disruptions[*]', { severity: 'major' }),
  row('disruptions[*].date', { isItsDay: true }),

  row('communication.voices[*]', { name: (read) => `voice on ${read('topics') ?? 'nothing'}` }),
  row('communication.voices[*].speaker', { severity: 'major' }),
  row('communication.avoid', { label: 'words we do not use' }),
  row('communication.glossary[*]', { severity: 'minor' }),
  row('escalation[*]', { severity: 'major' }),
  row('escalation[*].supplier', { label: 'our person', severity: 'major' }),
  row('escalation[*].customer', { label: 'person at the customer', severity: 'major' }),
  row('recovery', { label: 'recovery after a setback' }),
  row('team[*].why', { label: 'reason' }),
  row('team[*].can_improve', { label: 'what to improve' }),
  row('feedback.surveys[*]', { severity: 'major' }),
  row('feedback.surveys[*].date', { isItsDay: true }),
  row('feedback.staff[*].date', { label: 'day' }),
  row('feedback.inbox', { label: 'feedback at any time' }),
  row('indicators[*].readings[*]', { name: (read) => `reading of ${read('date') ?? 'no day'}`, severity: 'minor', below: 'minor' }),
  row('indicators[*].readings[*].date', { isItsDay: true }),
  row('needs[*].who', { label: 'person' }),
  row('references[*].date', { label: 'day', severity: 'minor' }),
  row('retention.as_of', { label: 'day of the figure' }),
  row('segments.ideal', { label: 'ideal customer' }),
  row('segments.exit', { label: 'parting with a customer' }),
  row('rollout.steps[*].date', { isItsDay: true }),
  row('rollout.workshops[*].date', { isItsDay: true }),
  row('flows[*].steps', { severity: 'moderate' }),
  row('calendar.timezone', { label: 'time zone' }),
  row('waivers[*].by', { label: 'allowed by' }),
  row('waivers[*].at', { label: 'place' }),
]

const byPlace: ReadonlyMap<string, Row> = new Map(rows.map((one) => [one.at, one]))

/** Finds what is said of a place by its route; the five phases are one. */
export const rowAt = (route: string): Row | undefined => byPlace.get(route.replace(/^phases\.\w+/, 'phases.*'))

/** Finds the severity that rows give a place: its own, or that of the nearest place round it that speaks of all below. */
export function givenSeverity(route: string): Severity | undefined {
  const own = rowAt(route)?.severity
  if (own !== undefined) return own
  for (let at = route; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const below = at === route ? undefined : rowAt(at)?.below
    if (below !== undefined) return below
  }
  return undefined
}
