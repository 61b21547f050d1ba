import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/check/catalogue.ts'
import { chapterOf } from '../../src/check/rule.ts'
import { commands } from '../../src/commands/index.ts'
import { templateNames } from '../../src/templates.ts'

/** What answers each requirement: rules, whole chapters of them (`syntax/*`), and what the tool itself does (`*outline*`). */
const coverage = `
S0-01 plan/filler, *outline*
S0-02 plan/unnamed, scope/no-statement, *outline*
S0-03 scope/no-work
S0-04 scope/no-customer-goal, scope/goal-no-measure
S0-05 scope/goal-no-approach
S0-06 scope/no-assumptions
S0-07 plan/stage-out-of-step, phases/no-dates, phases/upside-down, phases/out-of-order, phases/overlap, phases/gap,
      phases/nothing-carried-over, phases/input-unsupplied
S0-08 phases/no-handover, phases/contact-change-unplanned, phases/handover-not-accepted, phases/handover-off-joint,
      *hop table*, *handover packet*
S0-09 people/left-still-named, phases/no-primary-contact, phases/no-deputy, phases/contact-change-unplanned,
      phases/introduction-one-sided, *hop table*
S0-10 plan/undated-start, plan/drafted-late, *first draft*
S0-11 plan/authors-not-joint
S0-12 phases/missing, *outline*
S0-13 plan/no-owner, plan/owner-outside-project
S0-14 relationship/no-progress, relationship/progress-stale
S0-15 relationship/one-sided-benefit
S0-16 plan/no-co-owner, plan/co-owner-outside-sales, plan/co-owner-is-owner
S0-17 shape/bad-email, shape/bad-phone, reference/unknown-id, reference/wrong-side, people/group-missing, people/unreachable,
      people/first-contact-unreachable, people/no-function, people/no-team, *contact tables*
S0-18 people/group-missing, people/unreachable, people/first-contact-unreachable, people/no-team, *contact tables*
S0-19 plan/no-contract-date, schedule/no-kickoff, schedule/kickoff-misplaced, schedule/kickoff-one-sided
S0-20 plan/no-baseline, plan/baseline-not-approved
S0-21 phases/no-responsibilities
S0-22 phases/no-procedures
S0-23 phases/no-formal-meetings, phases/meeting-incomplete, phases/meeting-one-sided, phases/first-off-cadence
S0-24 phases/no-ad-hoc, phases/ad-hoc-one-sided
S0-25 phases/no-casual
S0-26 reference/wrong-side, people/group-missing, people/unreachable, phases/no-customer-contacts, *contact tables*
S0-27 phases/no-responsibilities, phases/no-procedures
S0-28 risks/no-change-procedure, risks/no-customer-approver
S0-29 phases/no-sites, phases/site-incomplete, phases/site-order
S0-30 phases/no-training, phases/training-incomplete
S0-31 phases/no-acceptance, phases/acceptance-incomplete, phases/acceptance-overdue, phases/acceptance-unsigned
S0-32 phases/no-formal-meetings, phases/meeting-incomplete, phases/no-ad-hoc, phases/no-casual, phases/no-customer-contacts,
      *contact tables*
S0-33 phases/no-responsibilities, phases/no-procedures
S0-34 phases/no-transition, *handover packet*
S0-35 feedback/no-closeout-review
S0-36 phases/no-follow-up, phases/follow-up-incomplete
S0-37 phases/no-monitoring
S0-38 phases/no-responsibilities, phases/no-procedures
S0-39 phases/no-nurture, phases/nurture-incomplete, phases/life-cycle-thin
S0-40 phases/no-formal-meetings, phases/meeting-incomplete, phases/no-ad-hoc, phases/no-casual, phases/no-customer-contacts,
      *contact tables*
S0-41 phases/meeting-no-first, phases/first-outside-phase, schedule/empty, schedule/no-date, schedule/no-phase,
      schedule/no-owner, schedule/one-sided, schedule/outside-phase, schedule/overdue, schedule/day-off, *outline*,
      *calendar*
S0-42 schedule/phase-without-contact, schedule/long-silence, *calendar*
S1-01 relationship/no-value-shown
S1-02 syntax/*, shape/*, reference/*, waivers/*, *house file*, *explain*, *schema*
S1-03 review/no-indicator, review/indicator-incomplete, review/no-reading
S1-04 plan/no-version, plan/version-unexplained, *comparison*
S1-05 plan/unnamed, house/customer-without-plan, *portfolio*
S1-06 relationship/no-current-state, relationship/started-before-state
S1-07 relationship/no-desired-state, *roadmap*
S1-08 plan/future-fact, relationship/no-evidence, relationship/assumed
S1-09 reference/duplicate-entry, relationship/no-contacts, relationship/contact-no-role, relationship/contact-unrated,
      relationship/role-missing
S1-10 relationship/no-map, relationship/contact-unlinked, *relationship map*
S1-11 people/left-still-named, relationship/no-counterpart, relationship/one-face-for-all
S1-12 relationship/no-findings, *relationship map*
S1-13 relationship/one-sided-findings
S1-14 relationship/one-sided-findings
S1-15 relationship/contact-unrated, relationship/coverage-gap, relationship/gone-quiet, relationship/single-thread
S1-16 relationship/weakness-unanswered, relationship/change-without-goal
S1-17 goals/none, goals/incomplete
S1-18 goals/no-initiative
S1-19 goals/initiative-incomplete, goals/initiative-no-steps
S1-20 goals/initiative-incomplete, goals/initiative-after-goal, goals/initiative-upside-down, goals/initiative-overdue
S1-21 review/quarter-without-review, review/overdue, *calendar*
S1-22 goals/overdue, review/overdue, review/no-outcome, *review agenda*
S1-23 relationship/step-skipped, relationship/started-before-state, *roadmap*
S1-24 growth/no-opportunities, growth/opportunity-no-need
S1-25 plan/no-business-link, privacy/internal-figure
S2-01 promises/no-expectations
S2-02 promises/no-basis, promises/below-estimate, promises/overselling
S2-03 promises/padded
S2-04 promises/incomplete, promises/no-estimate, promises/below-estimate, promises/no-buffer, promises/overdue,
      promises/unsettled, privacy/internal-figure, *editions*
S2-05 scope/written-alone
S2-06 scope/no-objectives, scope/no-parameters, scope/no-limits
S2-07 promises/expectation-unplaced
S2-08 scope/not-agreed, scope/agreement-outdated, *comparison*
S2-09 plan/no-distribution, plan/no-version, *stamp*
S2-10 risks/none, risks/incomplete, risks/no-owner, risks/undisclosed
S2-11 risks/disclosed-yet-hidden, risks/issue-told-late
S2-12 communication/no-progress-updates, communication/update-incomplete, communication/update-hollow, *calendar*
S2-13 team/no-customer-member
S2-14 phases/no-involvement
S2-15 plan/embedded-no-rules
S2-16 scope/dependency-incomplete, risks/change-no-customer-impact
S2-17 risks/no-notice-time, risks/change-told-late
S2-18 risks/change-no-implications
S2-19 risks/change-no-choice, risks/change-decided-alone
S2-20 risks/decision-incomplete, risks/decision-not-applied, *comparison*
S2-21 scope/goal-unserved
S2-22 schedule/nothing-shown
S2-23 phases/meeting-incomplete, phases/meeting-no-minutes, phases/meeting-no-agenda
S2-24 communication/no-recovery-plan
S2-25 risks/issue-no-owner-or-due, risks/issue-overdue
S2-26 risks/concern-unanswered, communication/no-response-time
S2-27 communication/two-voices, communication/voice-no-speaker, communication/topic-without-voice
S2-28 risks/disclosed-yet-hidden, communication/no-release-approver, team/not-briefed, privacy/internal-text, *editions*
S2-29 plan/language-without-labels, communication/jargon, communication/avoided-word
S2-30 risks/no-customer-text, communication/long-sentence
S3-01 house/no-company-goal, house/company-goal-vague, *house file*
S3-02 goals/incomplete, goals/no-starting-value, house/company-goal-vague
S3-03 house/block-missing
S3-04 house/goal-no-focus
S3-05 people/channel-unknown, scope/no-customer-aims
S3-06 scope/aim-unserved
S3-07 plan/document-not-found
S3-08 house/block-missing, house/touchpoints-narrow, *house file*
S3-09 house/touchpoint-unrated, house/gap-without-action
S3-10 house/level-missing
S3-11 house/no-guideline
S3-12 reference/duplicate-entry, communication/no-escalation, communication/escalation-incomplete,
      communication/escalation-same-person
S3-13 communication/no-news
S3-14 feedback/no-direct-feedback
S3-15 feedback/no-records
S3-16 feedback/no-inbox
S3-17 growth/tier-unset, house/block-missing, house/tier-no-priority, *portfolio*
S3-18 house/tier-no-priority, privacy/internal-text, *editions*
S3-19 house/exit-incomplete, privacy/internal-text, *editions*
S3-20 feedback/staff-not-asked
S3-21 feedback/suggestion-undecided, feedback/suggestion-no-reason
S3-22 feedback/no-front-line-input
S3-23 house/block-missing, house/competitor-unstudied, privacy/internal-name, *editions*
S3-24 goals/target-below-rival, house/competitor-unstudied
S3-25 growth/no-advantage
S3-26 relationship/no-evidence
S3-27 *first draft*
S3-28 goals/no-origin
S3-29 goals/initiative-no-steps, goals/step-no-measure
S3-30 goals/circular-order, goals/order-against-dates
S3-31 growth/no-offerings
S3-32 growth/no-needs, growth/need-unmet
S3-33 growth/no-ideas
S3-34 growth/idea-not-judged
S3-35 growth/no-repeat-rate
S3-36 growth/no-retention-actions
S3-37 growth/obstacle-no-answer
S3-38 growth/no-retention-owner
S3-39 house/moment-uncovered
S3-40 communication/no-wait-limit, communication/no-complaint-time, communication/service-level-no-owner,
      communication/resolve-before-respond
S3-41 feedback/no-owner
S3-42 house/block-missing, house/flow-unreachable, *flow charts*
S3-43 communication/no-channels, communication/channel-incomplete
S3-44 communication/policy-no-feedback
S3-45 budget/none, budget/half, budget/incomplete
S3-46 budget/initiative-unfunded, budget/training-unfunded
S3-47 house/no-overseer, house/overseer-outside
S3-48 team/member-no-service-role, team/no-reason
S3-49 house/block-missing, house/rollout-incomplete, *house file*
S3-50 house/rollout-at-once
S3-51 house/workshop-too-late
S3-52 house/rollout-incomplete
S3-53 feedback/effect-unmeasured
S3-54 shape/bad-score
S3-55 team/results-not-shared, house/results-managers-only
S3-56 house/group-no-feedback
S3-57 review/quarter-without-review, *review agenda*
S3-58 review/change-not-assessed
S3-59 goals/no-stop-rule, goals/failing-kept
S3-60 house/tool-before-strategy
S3-61 house/two-sources-of-truth
S4-01 relationship/contact-no-wants
S4-02 communication/one-way-traffic, feedback/no-loop
S4-03 relationship/one-sided-findings
S4-04 goals/none
S4-05 relationship/contact-unrated, relationship/engagement-gap, relationship/resistant-unaddressed
S4-06 risks/disruption-unannounced, risks/disruption-no-help
S4-07 growth/no-testimonial, privacy/internal-name, *editions*
S4-08 feedback/care-starts-late
S4-09 review/no-improvement, review/improvement-incomplete, review/improvement-overdue
S4-10 feedback/survey-only-at-end, feedback/few-asked, feedback/survey-fatigue
S4-11 feedback/stage-without-survey, feedback/survey-undated, feedback/survey-overdue
S4-12 communication/update-incomplete, communication/update-hollow
S4-13 feedback/uninformed
S4-14 review/no-postmortem, review/postmortem-incomplete
S4-15 review/postmortem-survey-only
S4-16 review/postmortem-incomplete, review/activity-no-result
S4-17 review/postmortem-incomplete, review/lesson-not-carried
S4-18 team/member-no-service-role
S4-19 team/load-concentrated
S4-20 team/no-service-point-workshop
S4-21 team/no-contribution
`
const answers = coverage.trim().split(/\n(?=S)/).map((row) => {
  const [id = '', ...listed] = row.split(/,?\s+(?=[a-z]+\/|\*)/)
  return [id, listed] as const
})

/** What stands for a rule in the table: itself, or its whole chapter. */
const namesOf = (rule: string) => [rule, `${chapterOf(rule)}/*`]

test('every requirement has one row', () => {
  const count = { S0: 42, S1: 25, S2: 30, S3: 61, S4: 21 }
  const ids = Object.entries(count).flatMap(([part, last]) =>
    Array.from({ length: last }, (_, index) => `${part}-${String(index + 1).padStart(2, '0')}`))
  expect(answers.map(([id]) => id)).toEqual(ids)
})

test.each(answers)('%s is served by the rules that name it, and by no others', (id, listed) => {
  const naming = [...catalogue.values()].filter(({ sources }) => sources.includes(id)).map((row) => row.id)
  expect(listed.filter((name) => name.includes('/') && !naming.some((rule) => namesOf(rule).includes(name)))).toEqual([])
  expect(naming.filter((rule) => !namesOf(rule).some((name) => listed.includes(name)))).toEqual([])
})

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const shared = text('test/render/goldens/harrow-vale.customer.md')
const internal = text('test/render/goldens/harrow-vale.internal.md')
const phases = shared.split(/^(?=###? \d\.\d )/m).filter((section) => /^### 2\.[1-5] /.test(section))
const templates = await templateNames()
const hasCommand = (name: string) => commands.some((command) => command.name === name)
/** Says whether a part of the document asks for a picture, and how it comes out is on record. */
const draws = (name: string, partial: string, golden = name) =>
  text(`templates/partials/${partial}.md.hbs`).includes(`{{figure "${name}"`) && text(`test/render/figures/goldens/${golden}.svg`).includes('<svg')

/** What the tool itself does, and how it shows in its commands, its templates or the documents it writes. */
const features: Readonly<Record<string, () => boolean>> = {
  'outline': () => (shared.match(/^###? \d\.\d (?!· ).*$/gm) ?? []).join('\n') === [
    '## 1.0 Project Scope', '## 2.0 Customer Activity Phases', '### 2.1 Precontract Phase', '### 2.2 Postcontract Phase',
    '### 2.3 Implementation Phase', '### 2.4 Close-Out Phase', '### 2.5 Life Cycle Management', '## 3.0 Schedule',
  ].join('\n'),
  'contact tables': () => phases.length === 5 && phases.every((phase) => /^\| Name \| Function \| .*E-mail \|$/m.test(phase))
    && text('templates/partials/contact-cells.md.hbs').match(/(?<=cell ")\w+/g)?.join() === 'name,function,phone,fax,email',
  'hop table': () => shared.includes('\n| Date | From | To | Introduced in | Taken over |\n'),
  'editions': () => shared !== internal && catalogue.has('privacy/internal-text'),
  'stamp': () => /^\*.* · Customer edition · source [0-9a-f]{4}·[0-9a-f]{4} · dated .*\*$/m.test(shared),
  'house file': () => text('examples/harrow-vale.crp.yaml').includes('\nextends: house.crp.yaml\n'),
  'explain': () => hasCommand('explain'),
  'schema': () => hasCommand('schema'),
  'handover packet': () => hasCommand('handover'),
  'calendar': () => hasCommand('calendar'),
  'comparison': () => hasCommand('diff'),
  'portfolio': () => hasCommand('status'),
  'first draft': () => hasCommand('init'),
  'review agenda': () => templates.includes('review'),
  'roadmap': () => templates.includes('roadmap'),
  'relationship map': () => draws('map', 'annex-relationship'),
  'flow charts': () => draws('flow', 'annex-house', 'flow-1'),
}

/** What is not built yet. */
const later = new Set<string>()

test('every feature that answers a requirement can be shown', () => {
  const named = answers.flatMap(([, listed]) => listed).filter((name) => name.startsWith('*')).map((name) => name.slice(1, -1))
  expect([...new Set(named)].sort()).toEqual(Object.keys(features).sort())
})

test.each(Object.entries(features))('the feature "%s" is there, or else listed as not built yet', (name, isThere) => {
  expect(isThere()).toBe(!later.has(name))
})
