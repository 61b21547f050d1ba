import type { z } from 'zod'
import { hidden, integer, mapping, oneOrMany, path } from './field.ts'
import { house, plan } from './plan.ts'
import { people } from './people.ts'
import { customer } from './customer.ts'
import { scope } from './scope.ts'
import { relationship } from './relationship.ts'
import { goals } from './goals.ts'
import { phases } from './phases.ts'
import { schedule } from './schedule.ts'
import { expectations, commitments } from './promises.ts'
import { risks, issues, changes, decisions, disruptions, changeControl } from './risks.ts'
import { communication, escalation, serviceLevels, recovery } from './communication.ts'
import { team } from './team.ts'
import { feedback } from './feedback.ts'
import { reviews, indicators, improvement, postmortem } from './review.ts'
import { budget } from './budget.ts'
import { offerings, needs, opportunities, retention } from './growth.ts'
import { touchpoints, segments, rollout, competitors, flows, resultsSharing, tooling, references } from './house.ts'
import { limits, calendar, waivers } from './settings.ts'

/** Describes a whole plan or house file, block by block in the order of the format. */
export const planSchema = mapping({
  crp: hidden(integer, 'Version of this format, always 1', '1', { required: true }),
  extends: hidden(oneOrMany(path), 'House file or files whose content this file inherits', '../northbeam.crp.yaml'),
  house,
  plan,
  people,
  customer,
  scope,
  relationship,
  goals,
  phases,
  schedule,
  reviews,
  expectations,
  commitments,
  risks,
  issues,
  changes,
  decisions,
  disruptions,
  change_control: changeControl,
  communication,
  escalation,
  service_levels: serviceLevels,
  recovery,
  team,
  feedback,
  indicators,
  improvement,
  postmortem,
  budget,
  offerings,
  needs,
  opportunities,
  retention,
  tooling,
  references,
  touchpoints,
  segments,
  rollout,
  competitors,
  flows,
  results_sharing: resultsSharing,
  limits,
  calendar,
  waivers,
})

/** A plan as the rules and renderers read it: defaults filled in, shorthands written out. */
export type Plan = z.output<typeof planSchema>
