import { daysBetweenMeetings, parseCadence } from '../../plan/cadences.ts'
import type { CatalogueRow } from '../catalogue.ts'
import { absent, lacking, lackingWords, rule, type Context } from '../rule.ts'

const quillon = `people:
  - { id: mira, name: Mira Okafor, side: supplier, team: project }
  - { id: edda, name: Edda Winter, side: customer }`

/** Chapter phases, the third part: what implementation, close-out and life cycle management have of their own. */
export const phaseDeliveryRules: readonly CatalogueRow[] = [
  rule({
    id: 'phases/no-sites',
    severity: { delivery: 'warning' },
    at: 'phases.implementation.sites',
    summary: 'Implementation lacks `sites`.',
    check: (sites) =>
      absent(sites) ? 'no customer site is prepared or installed; if there is none, say so in a waiver' : undefined,
    why: 'An unprepared site wastes the customer\'s day as well as ours.',
    sources: ['S0-29'],
    bad: `
phases:
  implementation: { summary: Stations in two branches and staff training. }  # <-`,
    good: `
phases:
  implementation: { sites: [{ id: site-lake, name: Lakeside branch }] }`,
  }),
  rule({
    id: 'phases/site-incomplete',
    severity: { delivery: 'error' },
    at: 'phases.implementation.sites[*]',
    summary: 'A site lacks `prepared_by`, `ready_on`, `installed_on` or `contact`.',
    check: (site) => {
      const missing = lackingWords(site, {
        prepared_by: 'somebody to prepare it', ready_on: 'the day it is ready', installed_on: 'the day of installation',
        contact: 'a contact there',
      })
      return missing && `site '${site.name}' lacks ${missing}`
    },
    why: 'Sites are prepared and installed by named people on set days, or the customer waits in vain.',
    sources: ['S0-29'],
    bad: `
${quillon}
phases:
  implementation:
    sites:
      - { id: site-lake, name: Lakeside, prepared_by: edda }  # <-`,
    good: `
${quillon}
phases:
  implementation:
    sites:
      - { id: site-lake, name: Lakeside, prepared_by: edda, ready_on: 2027-01-15, installed_on: 2027-01-18, contact: edda }`,
  }),
  rule({
    id: 'phases/site-order',
    severity: { draft: 'error' },
    at: 'phases.implementation.sites[*].installed_on',
    summary: 'The day of `installed_on` is before that of `ready_on`.',
    check: (installed, { parent: { name, ready_on: ready } }) =>
      installed !== undefined && ready !== undefined && installed < ready
        ? `site '${name}' is installed on ${installed}, before it is ready` : undefined,
    why: 'Whoever comes to install before the site is ready comes twice.',
    sources: ['S0-29'],
    bad: `
phases:
  implementation:
    sites:
      - name: Lakeside branch
        ready_on: 2027-01-15
        installed_on: 2027-01-11  # <-`,
    good: `
phases:
  implementation:
    sites:
      - name: Lakeside branch
        ready_on: 2027-01-15
        installed_on: 2027-01-18`,
  }),
  rule({
    id: 'phases/no-training',
    severity: { delivery: 'warning' },
    at: 'phases.implementation.training',
    summary: 'Implementation lacks `training`.',
    check: (training, { terms }) =>
      absent(training) ? `nobody at ${terms.customer} is trained; if nobody needs it, say so in a waiver` : undefined,
    why: 'What people cannot use does not count as delivered.',
    sources: ['S0-30'],
    bad: `
phases:
  implementation: { summary: Stations in two branches. }  # <-`,
    good: `
phases:
  implementation: { training: [{ audience: Desk staff }] }`,
  }),
  rule({
    id: 'phases/training-incomplete',
    severity: { delivery: 'warning' },
    at: 'phases.implementation.training[*]',
    summary: 'A training lacks `date`, `trainer` or `customer_lead`.',
    check: (training, { terms }) => {
      const missing = lackingWords(training, {
        date: 'a date', trainer: 'a trainer', customer_lead: `somebody at ${terms.customer} who sees to it`,
      })
      return missing && `training of '${training.audience}' lacks ${missing}`
    },
    why: 'Training without a day and a name is put off until after the go-live.',
    sources: ['S0-30'],
    bad: `
phases:
  implementation:
    training:
      - { id: tr-desk, audience: Desk staff, date: 2027-02-02 }  # <-`,
    good: `
${quillon}
phases:
  implementation:
    training:
      - { id: tr-desk, audience: Desk staff, date: 2027-02-02, trainer: mira, customer_lead: edda }`,
  }),
  rule({
    id: 'phases/no-acceptance',
    severity: { delivery: 'error' },
    at: 'phases.implementation.acceptance',
    summary: 'Implementation lacks `acceptance`.',
    check: (acceptance, { terms }) =>
      absent(acceptance) ? `the plan does not say how ${terms.customer} tests and accepts the work` : undefined,
    why: 'Acceptance without criteria is a matter of mood.',
    sources: ['S0-31'],
    bad: `
phases:
  implementation: { summary: Stations in two branches and staff training. }  # <-`,
    good: `
phases:
  implementation: { acceptance: [{ item: Six lending stations }] }`,
  }),
  rule({
    id: 'phases/acceptance-incomplete',
    severity: { delivery: 'error' },
    at: 'phases.implementation.acceptance[*]',
    summary: 'An acceptance lacks `criteria`, `tester`, `signatory` or `date`.',
    check: (acceptance) => {
      const words = { criteria: 'criteria', tester: 'a tester', signatory: 'a signatory', date: 'a date' }
      const missing = lackingWords(acceptance, words)
      return missing && `acceptance of '${acceptance.item}' lacks ${missing}`
    },
    why: 'Acceptance without criteria is a matter of mood.',
    sources: ['S0-31'],
    bad: `
${quillon}
phases:
  implementation:
    acceptance:
      - { id: acc-all, item: Six stations, tester: edda, signatory: edda }  # <-`,
    good: `
${quillon}
phases:
  implementation:
    acceptance:
      - { id: acc-all, item: Six stations, criteria: [No queue at noon], tester: edda, signatory: edda, date: 2027-04-20 }`,
  }),
  rule({
    id: 'phases/acceptance-overdue',
    severity: { draft: 'warning' },
    gate: 'delivery',
    at: 'phases.implementation.acceptance[*]',
    summary: 'The `date` of an acceptance is past, `signed_on` absent, and `acceptance-unsigned` is not in force.',
    check: (acceptance, { terms, inForce }) =>
      terms.isPast(acceptance.date) && !inForce.has('closeout') && lacking(acceptance, 'signed_on').length > 0
        ? `acceptance of '${acceptance.item}' was due on ${acceptance.date} and is not signed` : undefined,
    why: 'A signature that is late has a reason, and the reason should be known while it can be mended.',
    sources: ['S0-31'],
    bad: `
phases:
  implementation:
    acceptance:
      - { id: acc-all, item: Six lending stations, date: 2026-10-02 }  # <-`,
    good: `
phases:
  implementation:
    acceptance:
      - { id: acc-all, item: Six lending stations, date: 2026-10-02, signed_on: 2026-10-05 }`,
  }),
  rule({
    id: 'phases/acceptance-unsigned',
    severity: { closeout: 'error' },
    at: 'phases.implementation.acceptance[*]',
    summary: 'An acceptance lacks `signed_on`.',
    check: (acceptance) => lacking(acceptance, 'signed_on').map(() => `acceptance of '${acceptance.item}' is not signed`),
    why: 'What nobody has accepted is never finished.',
    sources: ['S0-31'],
    bad: `
phases:
  implementation:
    acceptance:
      - { id: acc-all, item: Six lending stations, date: 2027-04-20 }  # <-`,
    good: `
phases:
  implementation:
    acceptance:
      - { id: acc-all, item: Six lending stations, signed_on: 2026-10-05 }`,
  }),
  rule({
    id: 'phases/no-transition',
    severity: { closeout: 'error' },
    at: 'phases.closeout.handover',
    summary: 'The handover of closeout lacks `checklist` or `accepted_on`.',
    check: (handover) => {
      const missing = lackingWords(handover, { checklist: 'a checklist', accepted_on: 'the day it was accepted' })
      return missing && `the transition to life cycle management lacks ${missing}`
    },
    why: 'Otherwise support begins with a customer who has to explain everything again.',
    sources: ['S0-34'],
    bad: `
phases:
  closeout:
    handover: { checklist: [Open points have owners] }  # <-`,
    good: `
phases:
  closeout:
    handover: { checklist: [Open points have owners], accepted_on: 2026-10-05 }`,
  }),
  rule({
    id: 'phases/no-follow-up',
    severity: { closeout: 'warning' },
    at: 'phases.closeout.follow_ups',
    summary: 'Closeout lacks `follow_ups`, or has an end after which none of them lies though all are dated.',
    check: (list, { parent: { end } }) =>
      absent(list) || (end !== undefined && list?.every((item) => item.date !== undefined && item.date <= end))
        ? 'nobody follows up after the project has ended' : undefined,
    why: 'Interest after the last invoice shows that it was real.',
    sources: ['S0-36'],
    bad: `
phases:
  closeout:
    end: 2027-06-30
    follow_ups:  # <-
      - { what: Call both branches, date: 2027-06-30 }`,
    good: `
phases:
  closeout:
    end: 2027-06-30
    follow_ups:
      - { what: Call both branches, date: 2027-09-15 }`,
  }),
  rule({
    id: 'phases/follow-up-incomplete',
    severity: { closeout: 'warning' },
    at: 'phases.closeout.follow_ups[*]',
    summary: 'A follow-up lacks `who` or `date`.',
    check: (item) => {
      const missing = lackingWords(item, { who: 'a person', date: 'a date' })
      return missing && `follow-up '${item.what}' lacks ${missing}`
    },
    why: 'Somebody follows up on a day, or nobody does.',
    sources: ['S0-36'],
    bad: `
phases:
  closeout: { follow_ups: [{ what: Call both branches }] }  # <-`,
    good: `
${quillon}
phases:
  closeout: { follow_ups: [{ what: Call both branches, who: mira, date: 2027-09-15 }] }`,
  }),
  rule({
    id: 'phases/no-monitoring',
    severity: { closeout: 'warning' },
    at: 'phases.closeout.monitoring',
    summary: 'No item of `monitoring` has `indicator`, `owner` and `until`.',
    check: (list) => list?.some((item) => lacking(item, 'indicator', 'owner', 'until').length === 0) === true ? undefined
      : 'nobody watches how the delivered process develops (process, figure, person, end)',
    why: 'The benefit appears in use, and so do its troubles.',
    sources: ['S0-37'],
    bad: `
phases:
  closeout:
    monitoring:  # <-
      - { process: Lending without a queue, indicator: Longest queue on Saturdays }`,
    good: `
${quillon}
phases:
  closeout:
    monitoring:
      - { process: Lending without a queue, indicator: Longest queue on Saturdays, owner: edda, until: 2027-12-31 }`,
  }),
  rule({
    id: 'phases/no-nurture',
    severity: { closeout: 'warning', lifecycle: 'error' },
    at: 'phases.lcm.nurture',
    summary: 'Life cycle management lacks `nurture`.',
    check: (list, { terms }) => absent(list)
      ? `life cycle management has no standing action that keeps the relationship with ${terms.customer} warm` : undefined,
    why: 'Long relations are won here or lost in silence.',
    sources: ['S0-39'],
    bad: `
phases:
  lcm: { summary: A visit each quarter and one person to call. }  # <-`,
    good: `
phases:
  lcm: { nurture: [{ action: Visit to both branches }] }`,
  }),
  rule({
    id: 'phases/nurture-incomplete',
    severity: { lifecycle: 'warning' },
    at: 'phases.lcm.nurture[*]',
    summary: 'A nurture action lacks `who` or `cadence`.',
    check: (item) => {
      const missing = lackingWords(item, { who: 'a person', cadence: 'a rhythm' })
      return missing && `nurture action '${item.action}' lacks ${missing}`
    },
    why: 'A standing action stands only with a name and a rhythm.',
    sources: ['S0-39'],
    bad: `
phases:
  lcm: { nurture: [{ action: Visit to both branches }] }  # <-`,
    good: `
${quillon}
phases:
  lcm: { nurture: [{ action: Visit to both branches, who: mira, cadence: quarterly }] }`,
  }),
  rule({
    id: 'phases/life-cycle-thin',
    severity: { closeout: 'warning', lifecycle: 'error' },
    at: 'phases.lcm',
    underlines: 'key',
    summary: 'All contact that falls in life cycle management comes to less than `limits.lcm_contacts_per_quarter`.',
    check: (_, context) => {
      const rate = contactsPerQuarter(context)
      const floor = context.plan.limits.lcm_contacts_per_quarter
      if (rate === undefined || rate >= floor) return undefined
      // Rounded down, so that the figure never reads as if the floor were reached.
      const shown = rate === 1 ? '1.0' : Math.floor(rate * 10) / 10
      return `${context.terms.customer} hears from us ${shown} times a quarter in life cycle management; the floor is ${floor}`
    },
    why: 'Without a project nobody is in charge by default, and long relations are lost in silence.',
    sources: ['S0-39'],
    bad: `
phases:
  lcm:  # <-
    start: 2027-07-01
    end: 2028-06-30
    nurture: [{ action: Visit to both branches, cadence: quarterly }]`,
    good: `
phases:
  lcm:
    start: 2027-07-01
    end: 2028-06-30
    nurture: [{ action: Visit to both branches, cadence: quarterly }, { action: News by post, cadence: every 2 months }]`,
  }),
]

/** Counts the contacts of life cycle management per 91 days; nothing while it has no start or end. */
function contactsPerQuarter({ plan, terms, phase }: Pick<Context, 'plan' | 'terms' | 'phase'>): number | undefined {
  const { start, end } = phase.fields ?? {}
  if (!phase.isPlanned || start === undefined || end === undefined || end < start) return undefined
  const days = terms.daysBetween(start, end) + 1
  const regular = [...plan.phases?.lcm?.formal_meetings ?? [], ...plan.phases?.lcm?.nurture ?? []]
    .map(({ cadence }) => cadence === undefined ? undefined : parseCadence(cadence))
    .map((cadence) => cadence === undefined ? 0 : days / daysBetweenMeetings(cadence))
  // What was cancelled is not heard.
  const dated = [...(plan.schedule ?? []).filter(({ status }) => status !== 'cancelled'), ...plan.feedback?.surveys ?? []]
    .filter((item) => terms.fallsIn(item, phase))
  return (regular.reduce((sum, times) => sum + times, 0) + dated.length) * 91 / days
}
