import type { Verdicts } from '../check/check.ts'
import type { Stage } from '../check/gates.ts'
import type { GateOutlook, Section } from '../check/outlook.ts'
import { addDays, dayOf, daysBetween, type Day } from '../plan/days.ts'
import { diaryOf, type DiaryEntry, type DiaryKind } from '../plan/diary.ts'
import { calendarOf } from '../plan/durations.ts'
import type { Loaded } from '../plan/load.ts'
import type { Plan } from '../plan/schema/index.ts'
import { lineAt } from '../source/source.ts'
import { comingOf, lateOf, nextOf, sorted, type Coming, type Dated, type Late } from './dated.ts'
import { staleParts, type Stale } from './stale.ts'
import { wordsFor } from './wording.ts'

/** How one plan stands on a day. It holds texts and numbers only, so that thousands of them fit in memory. */
export interface Status {
  path: string
  /** What it is called: its title, else its path, as where others of a portfolio have the same title. */
  name: string
  title: string | undefined
  customer: string | undefined
  /** The name of the customer's tier in the house's order. */
  tier: string | undefined
  stage: Stage
  /** The first contact in the phase of the stage, by name. */
  firstContact: string | undefined
  /** Who owns the relationship, by name. */
  owner: string | undefined
  /** What should be done by now, the longest first. */
  overdue: Late[]
  /** What comes up in the days looked at. */
  coming: Coming[]
  /** The first thing that comes up, in these days or later. */
  next: Coming | undefined
  /** What has gone quiet, the longest first. */
  stale: Stale[]
  /** Share of the demands in force or coming that are met, from 0 to 1. */
  completeness: number
  sections: Section[]
  gate: GateOutlook | undefined
  /** The last day of the stage's phase, and how many days are left; negative once it has passed. */
  phaseEnd: { day: Day; daysLeft: number } | undefined
  errors: number
  warnings: number
  trouble: number
}

/** What a status is asked for. */
export interface StatusOptions {
  today: Day
  /** How many days ahead are looked at. */
  days: number
  /** Only what these people own, by id; everything without. */
  owners?: readonly string[] | undefined
}

/** Tells how a plan stands, from its diary and what its check came to; what stands in a house file is left to the house. */
export function statusOf(loaded: Loaded, verdicts: Verdicts, { today, days, owners }: StatusOptions): Status {
  const { plan, source } = loaded
  const { diagnostics, stage = 'precontract', completeness = 0, sections = [], gates: [gate] = [] } = verdicts
  const names = new Map((plan.people ?? []).map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  const named = (id: string | undefined) => id === undefined ? undefined : nameOf(id)
  const entries = diaryOf(loaded).map((entry) => ownerless.has(entry.kind) ? { ...entry, owner: plan.plan?.owner } : entry)
    .filter(({ file, owner }) => file === source.path && (owners === undefined || (owner !== undefined && owners.includes(owner))))
  const calendar = calendarOf(plan)
  const { late, coming } = sorted(entries, today, addDays(today, days), calendar)
  const next = coming[0] ?? nextOf(entries, today, calendar)
  const lineOf = lineFinder(loaded)
  const dated = (entry: DiaryEntry): Dated => {
    const { kind, place, file, owner, people: [other] } = entry
    const what = wordsFor(entry, { plan, other: named(other), isAfter: dayOf(entry.when) < today })
    return { kind, what, owner: named(owner), place, file, line: lineOf(place) }
  }
  const phase = stage === 'closed' ? undefined : plan.phases?.[stage]
  const overdue = late.map((entry) => lateOf(dated(entry), entry, today))
  const ahead = coming.map((one) => comingOf(dated(one.entry), one, today))
  const stale = owners === undefined ? staleParts(loaded, diagnostics, nameOf, today) : []
  const count = (severity: string) => diagnostics.filter((one) => one.severity === severity).length
  const errors = count('error')
  return {
    path: source.path, name: plan.plan?.title ?? source.path, title: plan.plan?.title, customer: plan.customer?.name, tier: tierOf(plan), stage,
    firstContact: named(phase?.primary_contact), owner: named(plan.plan?.owner),
    overdue, coming: ahead, next: ahead[0] ?? (next && comingOf(dated(next.entry), next, today)), stale,
    completeness, sections, gate,
    phaseEnd: phase?.end === undefined ? undefined : { day: phase.end, daysLeft: daysBetween(today, phase.end) },
    errors, warnings: count('warning'), trouble: troubleOf(overdue, errors, stale),
  }
}

/** What has no owner in the format, so that whoever owns the relationship answers for it. */
const ownerless: ReadonlySet<DiaryKind> = new Set(['change', 'decision', 'disruption'])

/** The most that one late thing counts, for what nobody has looked at in a year is not twelve times as bad. */
const mostDays = 30
const perError = 10
const perSilence = 3

/** Says what the order of a portfolio follows. */
export const troubleSentence = `Plans stand in order of trouble: a point for each day that something is late (${mostDays} at most `
  + `for one thing), ${perError} for each error, ${perSilence} for each part gone quiet.`

const troubleOf = (overdue: readonly Late[], errors: number, stale: readonly Stale[]): number =>
  overdue.reduce((sum, { daysLate }) => sum + Math.min(daysLate, mostDays), errors * perError + stale.length * perSilence)

const tierOf = ({ customer, segments }: Plan): string | undefined =>
  segments?.tiers?.find(({ id }) => id !== undefined && id === customer?.tier)?.name

/** Finds the lines of places in the file of a plan. */
function lineFinder({ origins, source }: Loaded): (place: string) => number {
  let lines: Map<string, number> | undefined
  return (place) => {
    lines ??= new Map([...origins.values()].filter(({ key }) => key.source === source).map(({ place, key }) => [place, key.start]))
    return lineAt(source, lines.get(place) ?? 0) + 1
  }
}
