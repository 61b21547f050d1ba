import type { Diagnostic } from './check.ts'
import { catalogue } from './catalogue.ts'
import { gateNames, judge, type Gate, type Severities, type Standing } from './gates.ts'
import { chapterOf } from './rule.ts'
import type { PhaseFacts } from './terms.ts'

/** How many of some demands are met. */
export interface Score {
  asked: number
  met: number
}

/** A section of the outline, with how many of the demands in force or coming are made there and met. */
export interface Section extends Score {
  /** `1.0`, `2.1` to `2.5`, `3.0`; `other` for all that stands in the annexes. */
  section: string
  title: string
}

/** What stands before a gate. */
export interface GateOutlook {
  gate: Gate
  /** Findings the gate will make; a to-do that two gates name counts at the first. */
  todos: number
  /** Those of the to-dos that the gate will call errors. */
  errors: number
  /** Findings in force that are errors already, or will be at the gate. */
  open: number
  /** Says whether nothing would stop the plan at the gate. */
  passes: boolean
}

/** The sections of the outline by number. */
const titles = {
  '1.0': 'scope', '2.1': 'precontract', '2.2': 'postcontract', '2.3': 'implementation', '2.4': 'close-out',
  '2.5': 'life cycle management', '3.0': 'schedule', other: 'everything else',
}
type SectionNumber = keyof typeof titles
// Object.keys forgets that an object has no other keys.
const sectionNumbers = Object.keys(titles) as SectionNumber[]
const byPhase: Readonly<Record<string, SectionNumber>> = {
  precontract: '2.1', postcontract: '2.2', implementation: '2.3', closeout: '2.4', lcm: '2.5',
}
const byChapter: Readonly<Record<string, SectionNumber>> = { scope: '1.0', schedule: '3.0' }
const byRule: ReadonlyMap<string, SectionNumber> =
  new Map([...catalogue.keys()].map((id) => [id, byChapter[chapterOf(id)] ?? 'other']))

/** Finds the section a demand is made in: the phase it speaks of, else the chapter of its rule. */
const sectionOf = (rule: string, phase: string | undefined): SectionNumber =>
  (phase === undefined ? undefined : byPhase[phase]) ?? byRule.get(rule) ?? 'other'

/** Gives the name of the phase a place lies in. */
export const phaseAt = (place = ''): string | undefined =>
  place.startsWith('phases.') ? /^phases\.(\w+)/.exec(place)?.[1] : undefined

/** The demands a check makes, gathered while it runs; advice is none. */
export interface Demands {
  /** Notes that a rule looked at something in a phase or, without one, in the rest of the plan. */
  note(rule: string, severities: Severities, phase: PhaseFacts | undefined): void
  /** The rules in force that looked at something. */
  asked: ReadonlySet<string>
  /** Counts the demands in force; rules with an open finding are not met. */
  inForce(open: readonly Diagnostic[]): Score
  /** Counts the demands in force and coming by section; what has an open finding there is not met. */
  sections(open: readonly Diagnostic[]): Section[]
}

const rulesBySection = () =>
  // Object.fromEntries forgets that every section has its entry.
  Object.fromEntries(sectionNumbers.map((section) => [section, new Set()])) as Record<SectionNumber, Set<string>>

/** Counts demands; a rule that looks at the whole plan may find its fault where nobody asked, and then it was asked there. */
function scoreOf(demands: ReadonlySet<string>, unmet: ReadonlySet<string>): Score {
  let asked = demands.size
  for (const rule of unmet) if (!demands.has(rule)) asked++
  return { asked, met: asked - unmet.size }
}

/** Begins to gather the demands of one check. */
export function demandsOf(standing: Standing): Demands {
  const asked = new Set<string>()
  const seen = new Map<PhaseFacts | undefined, Set<string>>()
  const made = rulesBySection()
  return {
    asked,
    note(rule, severities, phase) {
      const rules = seen.get(phase) ?? new Set()
      if (rules.has(rule)) return
      seen.set(phase, rules.add(rule))
      const judged = judge(severities, phase?.name, standing)
      if (judged === undefined || (judged.severity === 'todo' ? judged.becomes : judged.severity) === 'info') return
      made[sectionOf(rule, phase?.name)].add(rule)
      if (judged.severity !== 'todo') asked.add(rule)
    },
    inForce(open) {
      const unmet = new Set(open.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule }) => rule))
      return scoreOf(asked, unmet)
    },
    sections(open) {
      const unmet = rulesBySection()
      for (const { rule, place, severity, becomes } of open) {
        if ((becomes ?? severity) !== 'info') unmet[sectionOf(rule, phaseAt(place))].add(rule)
      }
      return sectionNumbers.map((section) =>
        ({ section, title: titles[section], ...scoreOf(made[section], unmet[section]) }))
    },
  }
}

/** Says what stands before a gate, given the findings of a plan that nothing covers. */
export function outlookOn(gate: Gate, open: readonly Diagnostic[]): GateOutlook {
  const todos = open.filter((one) => one.severity === 'todo' && one.gate === gate)
  const errors = todos.filter(({ becomes }) => becomes === 'error').length
  const stops = open.filter(({ severity, stronger }) => severity === 'error'
    || (stronger?.severity === 'error' && gateNames.indexOf(stronger.gate) <= gateNames.indexOf(gate))).length
  return { gate, todos: todos.length, errors, open: stops, passes: errors + stops === 0 }
}
