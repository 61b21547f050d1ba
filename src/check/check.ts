import type { Loaded, Loading } from '../plan/load.ts'
import type { Problem } from '../source/problem.ts'
import { catalogue } from './catalogue.ts'
import { expand, locate } from './expand.ts'
import { judge, standingOf, type Gate, type Severities, type Severity, type Stage, type Standing } from './gates.ts'
import { demandsOf, outlookOn, type Demands, type GateOutlook, type Score, type Section } from './outlook.ts'
import { findLeaks } from './privacy.ts'
import { isWaivable, type AnyRule, type Context, type Found, type World } from './rule.ts'
import { termsOf, type Terms } from './terms.ts'
import { readWaivers, type Waiver } from './waivers.ts'

/** A problem with its verdict. */
export interface Diagnostic extends Problem {
  severity: Severity | 'todo'
  /** The gate whose demand it is. */
  gate: Gate
  /** The severity a to-do will have. */
  becomes?: Severity
  /** The graver severity a finding in force will have at a coming gate. */
  stronger?: { severity: Severity; gate: Gate }
  /** The waiver that covers it; shown only on request. */
  waived?: Waiver
}

/** What a check may be told. */
export interface CheckOptions extends World {
  /** Judge as if this gate and those before it were in force. */
  gate?: Gate
  /** Severities that replace those of the catalogue. */
  overrides?: ReadonlyMap<string, Severity | 'off'>
}

/** What a check came to. */
export interface Verdicts {
  diagnostics: Diagnostic[]
  waived: Diagnostic[]
  stage?: Stage
  /** Share of the demands in force or coming that are met, from 0 to 1, cut to two decimals; plans only. */
  completeness?: number
  /** The demands in force alone, those of the stage and of a gate that was asked for; plans only. */
  inForce?: Score
  /** The demands in force or coming by section of the outline, in its order; plans only. */
  sections?: Section[]
  /** What stands before the gate asked for, or else before each coming gate, the next one first; plans only. */
  gates?: GateOutlook[]
  /** The rules in force that had something to look at, in the order of the catalogue. */
  asked?: string[]
}

/** Judges a loaded file by every rule of the catalogue. Pure: the day and the disk come in as arguments. */
export function check({ problems, loaded }: Loading, options: CheckOptions): Verdicts {
  if (loaded === undefined) return sort(problems.map((problem) => verdict(problem, standingOf('precontract'), options)), [])
  const { plan, isHouse } = loaded
  const stage: Stage = plan.plan?.stage ?? 'precontract'
  const standing = isHouse ? houseStanding : standingOf(stage, options.gate)
  const terms = termsOf(loaded, options.today)
  const waivers = readWaivers(loaded, options.today)
  const found: Finding[] = problems.map((problem) => ({ problem }))
  // Rules that met a value with a problem of its own: what they would have found is not known.
  const unsure = new Set<string>()
  const demands = demandsOf(standing)
  for (const row of catalogue.values()) {
    if (row.check === undefined || (isHouse ? row.onHouse === undefined && isWaivable(row.id) : row.onHouse === 'only')) continue
    for (const one of run(row as AnyRule, loaded, terms, standing, options, unsure, demands)) {
      if (isOurs(one.problem, row as AnyRule, loaded)) found.push(one)
    }
  }
  if (!isHouse) found.push(...findLeaks(loaded, terms.leaves, terms.shown).map((problem) => ({ problem })))
  const covered = new Set<Waiver>()
  const shown: Diagnostic[] = []
  const waived: Diagnostic[] = []
  for (const { problem, severities } of found) {
    const covering = waivers.filter((waiver) => waiver.covers(problem))
    for (const waiver of covering) covered.add(waiver)
    const judged = verdict(problem, standing, options, severities)
    if (judged === undefined) continue
    if (covering[0] === undefined) shown.push(judged)
    else waived.push({ ...judged, waived: covering[0] })
  }
  if (!isHouse) {
    for (const waiver of waivers) {
      if (!covered.has(waiver) && waiver.isOwn && !unsure.has(waiver.rule)) shown.push(...[verdict(waiver.unused(), standing, options)].filter((one) => one !== undefined))
    }
  }
  const verdicts = { ...sort(shown, waived), asked: [...demands.asked] }
  if (isHouse) return verdicts
  const inForce = demands.inForce(verdicts.diagnostics)
  const sections = demands.sections(verdicts.diagnostics)
  const gates = (options.gate === undefined ? standing.coming : [options.gate]).map((gate) => outlookOn(gate, verdicts.diagnostics))
  return { ...verdicts, stage, completeness: completenessOf(sections), inForce, sections, gates }
}

interface Finding {
  problem: Problem
  severities?: Severities
}

const ruleIds: ReadonlySet<string> = new Set(catalogue.keys())

function completenessOf(sections: readonly Section[]): number {
  const sum = (count: (section: Section) => number) => sections.reduce((total, section) => total + count(section), 0)
  return Math.floor(100 * sum(({ met }) => met) / Math.max(1, sum(({ asked }) => asked))) / 100
}

/** On a house file the gates draft, baseline and delivery are in force. */
const houseStanding: Standing = { inForce: new Set(['draft', 'baseline', 'delivery']), coming: [] }

function* run(
  row: AnyRule, loaded: Loaded, terms: Terms, { inForce }: Standing, options: CheckOptions, unsure: Set<string>, demands: Demands,
): Generator<Finding> {
  const { plan, watch } = loaded
  const override = options.overrides?.get(row.id)
  const isDemand = isWaivable(row.id) && override !== 'off' && override !== 'info'
  for (const path of typeof row.at === 'string' ? [row.at] : row.at) {
    watch.wasTouched = false
    const targets = expand(path, loaded, terms)
    if (watch.wasTouched) unsure.add(row.id)
    for (const target of targets) {
      watch.wasTouched = false
      const context: Omit<Context, 'phase'> & { phase: unknown } = {
        ...options, plan, terms, inForce, ruleIds, parent: target.parent as never, phase: target.phase,
        spot: (item, path = '') => locate(loaded, item, path),
      }
      // The row was typed by its path when it was declared; the table of rows forgets it.
      const found = (row.check as (value: unknown, context: unknown) => Found | Found[] | undefined)(target.value(), context)
      if (watch.wasTouched) unsure.add(row.id)
      if (watch.wasTouched) continue
      const severities = target.phase === undefined ? undefined : row.severityIn?.(target.phase, plan)
      if (isDemand) demands.note(row.id, severities ?? row.severity, target.phase)
      if (found === undefined) continue
      for (const one of Array.isArray(found) ? found : [found]) yield { problem: problemOf(one, row, target, loaded), ...(severities && { severities }) }
    }
  }
}

function problemOf(found: Found, row: AnyRule, target: { from: object; path: string }, loaded: Loaded): Problem {
  const { message, at, spot, related, help } = typeof found === 'string' ? { message: found } as Exclude<Found, string> : found
  const where = spot ?? locate(loaded, target.from, at === undefined ? target.path : target.path === '' ? at : `${target.path}.${at}`, row.underlines)
  const hint = help ?? row.help
  return {
    rule: row.id, at: where.span, place: where.place, message,
    ...(related && { related: related.map((one) => ({ at: one.spot.span, message: one.message })) }),
    ...(hint !== undefined && { help: hint }),
  }
}

/** A finding that underlines a line of a house file and that the check of that file makes, too, is left to it. */
function isOurs(problem: Problem, row: AnyRule, { source }: Loaded): boolean {
  return problem.at.source === source || (row.onHouse === undefined && isWaivable(row.id))
}

function verdict(problem: Problem, standing: Standing, { overrides }: CheckOptions, severities?: Severities): Diagnostic | undefined {
  const row = catalogue.get(problem.rule)
  if (row === undefined) throw new Error(`no rule has the id ${problem.rule}`)
  const phase = /^phases\.(\w+)/.exec(problem.place ?? '')?.[1]
  const judged = judge(severities ?? row.severity, phase as never, standing)
  const override = overrides?.get(problem.rule)
  if (judged === undefined || override === 'off') return undefined
  if (judged.severity === 'todo') return { ...problem, severity: 'todo', becomes: override ?? judged.becomes, gate: judged.gate }
  const { stronger } = judged
  const hint = stronger && override === undefined && `${article[stronger.severity]} at the ${stronger.gate} gate`
  return {
    ...problem, severity: override ?? judged.severity, gate: judged.gate,
    ...(hint && { stronger, help: problem.help === undefined ? hint : `${problem.help} (${hint})` }),
  }
}

const article: Record<Severity, string> = { error: 'an error', warning: 'a warning', info: 'an advice' }

/** Orders findings by file and position, and drops what was found twice because one text stands in two places. */
function sort(shown: (Diagnostic | undefined)[], waived: Diagnostic[]): Verdicts {
  const seen = new Set<string>()
  const diagnostics = shown.filter((one) => one !== undefined).filter(({ rule, at, message }) => {
    const mark = `${rule} ${at.source.path} ${at.start} ${at.end} ${message}`
    return seen.has(mark) ? false : seen.add(mark)
  })
  diagnostics.sort((a, b) => Number(a.at.source.path > b.at.source.path) - Number(a.at.source.path < b.at.source.path) || a.at.start - b.at.start)
  return { diagnostics, waived }
}

