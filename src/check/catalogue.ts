import type { AnyRule } from './rule.ts'
import { budgetRules } from './rules/budget.ts'
import { communicationRules } from './rules/communication.ts'
import { feedbackRules } from './rules/feedback.ts'
import { goalsRules } from './rules/goals.ts'
import { growthRules } from './rules/growth.ts'
import { houseRules } from './rules/house.ts'
import { peopleRules } from './rules/people.ts'
import { phaseContactRules } from './rules/phase-contact.ts'
import { phaseDeliveryRules } from './rules/phase-delivery.ts'
import { phasesRules } from './rules/phases.ts'
import { planRules } from './rules/plan.ts'
import { privacyRules } from './rules/privacy.ts'
import { promisesRules } from './rules/promises.ts'
import { referenceRules } from './rules/reference.ts'
import { relationshipRules } from './rules/relationship.ts'
import { reviewRules } from './rules/review.ts'
import { risksRules } from './rules/risks.ts'
import { scheduleRules } from './rules/schedule.ts'
import { scopeRules } from './rules/scope.ts'
import { shapeRules } from './rules/shape.ts'
import { syntaxRules } from './rules/syntax.ts'
import { teamRules } from './rules/team.ts'
import { waiversRules } from './rules/waivers.ts'

/** A row of the catalogue; those of the chapters that speak of the file itself are found while it is read. */
export type CatalogueRow = AnyRule | FileRule

/** A rule whose problems arise while a file is read or a whole plan is searched, not by a check of its own. */
export interface FileRule extends Omit<AnyRule, 'check' | 'at' | 'severityIn'> {
  check?: undefined
}

const chapters: readonly (readonly CatalogueRow[])[] = [
  syntaxRules, shapeRules, referenceRules, planRules, peopleRules, scopeRules, phasesRules, phaseContactRules, phaseDeliveryRules,
  scheduleRules, relationshipRules, goalsRules, promisesRules, risksRules, communicationRules, teamRules,
  feedbackRules, budgetRules, growthRules, reviewRules, houseRules, privacyRules, waiversRules,
]

/** Every rule by its id, in the order of the chapters. */
export const catalogue: ReadonlyMap<string, CatalogueRow> = new Map(chapters.flat().map((row) => [row.id, row]))
