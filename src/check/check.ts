import type { Loaded, Loading } from '../plan/load.ts'
import { below } from '../plan/naming.ts'
import type { Problem } from '../source/problem.ts'
import type { Span } from '../source/source.ts'
import { catalogue } from './catalogue.ts'
import { locate, pathFinder, type Reach, type Target } from './expand.ts'
import { judge, standingOf, type Gate, type Severities, type Severity, type Stage, type Standing } from './gates.ts'
import { demandsOf, outlookOn, phaseAt, type Demands, type GateOutlook, type Score, type Section } from './outlook.ts'
import { findLeaks } from './privacy.ts'
import { isWaivable, type AnyRule, type Context, type Found, type World } from './rule.ts'
import { termsOf } from './terms.ts'
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
  waived?: Pick<Waiver, 'reason' | 'by'>
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
  // A verdict is written into its problem; what loading gave stays as it is.
  const found: Finding[] = problems.map((problem) => ({ problem: { ...problem } }))
  if (loaded === undefined) {
    const standing = standingOf('precontract')
    return { diagnostics: inOrder(found.flatMap(({ problem }) => verdict(problem, standing, options) ?? [])), waived: [] }
  }
  const { plan, isHouse } = loaded
  const stage: Stage = plan.plan?.stage ?? 'precontract'
  const standing = isHouse ? houseStanding : standingOf(stage, options.gate)
  const terms = termsOf(loaded, options.today)
  const waivers = readWaivers(loaded, options.today)
  // Rules that met a value with a problem of its own: what they would have found is not known.
  const unsure = new Set<string>()
  const demands = demandsOf(standing)
  const { today, languages, exists, overrides } = options
  const spot = (item: object, path = '') => locate(loaded, item, path)
  const round: Round = {
    loaded, find: pathFinder(loaded, terms), overrides, unsure, demands,
    contextOf: ({ parent, phase }) =>
      ({ today, languages, exists, plan, terms, inForce: standing.inForce, ruleIds, spot, parent, phase }),
  }
  for (const asker of askers) {
    const { onHouse } = asker.row
    if (isHouse ? onHouse === undefined && asker.isWaivable : onHouse === 'only') continue
    run(asker, round, found)
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
    const [first] = covering
    if (first === undefined) shown.push(judged)
    // A waiver holds on to the tree of its file, which a finding must not keep.
    else waived.push({ ...judged, waived: { reason: first.reason, by: first.by } })
  }
  if (!isHouse) {
    for (const waiver of waivers) {
      if (covered.has(waiver) || !waiver.isOwn || unsure.has(waiver.rule)) continue
      const judged = verdict(waiver.unused(), standing, options)
      if (judged !== undefined) shown.push(judged)
    }
  }
  const diagnostics = inOrder(shown)
  const asked = [...demands.asked]
  if (isHouse) return { diagnostics, waived, asked }
  const inForce = demands.inForce(diagnostics)
  const sections = demands.sections(diagnostics)
  const ahead = options.gate === undefined ? standing.coming : [options.gate]
  const gates = ahead.map((gate) => outlookOn(gate, diagnostics))
  return { diagnostics, waived, asked, stage, completeness: completenessOf(sections), inForce, sections, gates }
}

interface Finding {
  problem: Problem
  severities?: Severities
}

const ruleIds: ReadonlySet<string> = new Set(catalogue.keys())

/** A row that looks at values, with what every check would ask of it anew. */
interface Asker {
  row: AnyRule
  ask: (value: unknown, context: unknown) => Found | Found[] | undefined
  paths: readonly string[]
  isWaivable: boolean
}

/** The rows that look at values; of the others the parts that read a file speak. */
const askers: readonly Asker[] = [...catalogue.values()].flatMap((row) => row.check === undefined ? [] : [{
  // The row was typed by its path when it was declared; the table of rows forgets it.
  row, ask: row.check as Asker['ask'], paths: typeof row.at === 'string' ? [row.at] : row.at, isWaivable: isWaivable(row.id),
}])

function completenessOf(sections: readonly Section[]): number {
  const sum = (count: (section: Section) => number) => sections.reduce((total, section) => total + count(section), 0)
  return Math.floor(100 * sum(({ met }) => met) / Math.max(1, sum(({ asked }) => asked))) / 100
}

/** On a house file the gates draft, baseline and delivery are in force. */
const houseStanding: Standing = { inForce: new Set(['draft', 'baseline', 'delivery']), coming: [] }

/** What one check goes through the rows with. */
interface Round {
  loaded: Loaded
  find: (path: string) => Reach
  /** Gives what a row may ask of a value. */
  contextOf: (target: Target) => Record<keyof Context, unknown>
  overrides: CheckOptions['overrides']
  unsure: Set<string>
  demands: Demands
}

/** Asks one row of everything it looks at. */
function run(asker: Asker, round: Round, findings: Finding[]): void {
  const { row, ask, paths, isWaivable } = asker
  const { loaded, find, contextOf, overrides, unsure, demands } = round
  const { plan, watch } = loaded
  const override = overrides?.get(row.id)
  const isDemand = isWaivable && override !== 'off' && override !== 'info'
  for (const path of paths) {
    const { targets, wasTouched } = find(path)
    if (wasTouched) unsure.add(row.id)
    let noted: Target | undefined
    let severities: Severities | undefined
    for (const target of targets) {
      watch.wasTouched = false
      const found = ask(target.value(), target.context ??= contextOf(target))
      if (watch.wasTouched) {
        unsure.add(row.id)
        continue
      }
      // The items of a list lie in one phase, so what depends on the phase is asked once.
      if (noted === undefined || noted.phase !== target.phase) {
        noted = target
        severities = target.phase && row.severityIn?.(target.phase, plan)
        if (isDemand) demands.note(row.id, severities ?? row.severity, target.phase)
      }
      if (found === undefined) continue
      for (const one of Array.isArray(found) ? found : [found]) {
        const problem = oursOf(problemOf(one, row, target, loaded), asker, loaded)
        if (problem !== undefined) findings.push(severities ? { problem, severities } : { problem })
      }
    }
  }
}

function problemOf(found: Found, row: AnyRule, target: Target, loaded: Loaded): Problem {
  const { message, at, spot, related, help } = typeof found === 'string' ? { message: found } as Exclude<Found, string> : found
  const path = at === undefined ? target.path : below(target.path, at)
  const where = spot ?? locate(loaded, target.from, path, row.underlines)
  const hint = help ?? row.help
  const problem: Problem = { rule: row.id, at: spanAt(where), place: where.place, message }
  if (related) problem.related = related.map((one) => ({ at: spanAt(one.spot), message: one.message }))
  if (hint !== undefined) problem.help = hint
  return problem
}

/** Copies a span that may be a node, so that a finding does not keep the tree of its file. */
const spanAt = ({ span: { source, start, end } }: { span: Span }): Span => ({ source, start, end })

/**
 * Leaves a finding that underlines a line of a house file to the check of that file where that makes it, too. A line of the
 * house that only the plan's own line contradicts is no fault of the house: the plan's line is underlined.
 */
function oursOf(problem: Problem, { row, isWaivable }: Asker, { source }: Loaded): Problem | undefined {
  if (problem.at.source === source || (row.onHouse === undefined && isWaivable)) return problem
  const own = problem.related?.find(({ at }) => at.source === source)
  if (own === undefined) return undefined
  const others = (problem.related ?? []).filter((one) => one !== own)
  return { ...problem, at: own.at, related: [{ at: problem.at, message: 'what the house file says' }, ...others] }
}

/** Judges a problem and writes the verdict into it; gives nothing where its rule is silent. */
function verdict(
  problem: Problem, standing: Standing, { overrides }: CheckOptions, severities?: Severities,
): Diagnostic | undefined {
  const row = catalogue.get(problem.rule)
  if (row === undefined) throw new Error(`no rule has the id ${problem.rule}`)
  const judged = judge(severities ?? row.severity, phaseAt(problem.place) as never, standing)
  const override = overrides?.get(problem.rule)
  if (judged === undefined || override === 'off') return undefined
  const { severity, gate } = judged
  if (severity === 'todo') return Object.assign(problem, { severity, becomes: override ?? judged.becomes, gate })
  const { stronger } = judged
  if (stronger === undefined || override !== undefined) return Object.assign(problem, { severity: override ?? severity, gate })
  const hint = `${article[stronger.severity]} at the ${stronger.gate} gate`
  const help = problem.help === undefined ? hint : `${problem.help} (${hint})`
  return Object.assign(problem, { severity, gate, stronger, help })
}

const article: Record<Severity, string> = { error: 'an error', warning: 'a warning', info: 'an advice' }

/** Orders findings by file and position, and drops what was found twice because one text stands in two places. */
function inOrder(found: Diagnostic[]): Diagnostic[] {
  found.sort((a, b) => comparePaths(a.at.source.path, b.at.source.path) || a.at.start - b.at.start)
  return found.filter((one, index) => {
    // Doubles begin at one place, so they stand near each other.
    for (let before = index - 1; before >= 0; before--) {
      const other = found[before]
      if (other?.at.start !== one.at.start || other.at.source.path !== one.at.source.path) return true
      if (other.rule === one.rule && other.at.end === one.at.end && other.message === one.message) return false
    }
    return true
  })
}

const comparePaths = (a: string, b: string): number => a === b ? 0 : a < b ? -1 : 1
