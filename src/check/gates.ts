import type { PhaseName } from './terms.ts'

/** How grave a finding is. */
export type Severity = 'error' | 'warning' | 'info'

/** The questions asked when a plan leaves a stage, in their order, with the stages in which their demands are in force. */
export const gates = {
  draft: {
    question: 'Can sales and delivery start from this together?',
    inForce: ['precontract', 'postcontract', 'implementation', 'closeout', 'lcm', 'closed'],
  },
  baseline: { question: 'Can both sides sign it?', inForce: ['implementation', 'closeout', 'lcm', 'closed'] },
  delivery: { question: 'Is contact really being run?', inForce: ['implementation', 'closeout', 'lcm', 'closed'] },
  closeout: { question: 'Can we leave without dropping anyone?', inForce: ['lcm', 'closed'] },
  lifecycle: { question: 'Is the tie being kept?', inForce: ['lcm', 'closed'] },
  closed: { question: 'What does the next plan inherit?', inForce: ['closed'] },
} as const satisfies Record<string, { question: string; inForce: readonly Stage[] }>

/** A stage a plan can declare. */
export type Stage = PhaseName | 'closed'
/** A gate by name. */
export type Gate = keyof typeof gates
/** The gates in their order. */
export const gateNames = Object.keys(gates) as Gate[]

/** The stages in their order. */
export const stages: readonly Stage[] = gates.draft.inForce

/** The gates a stage comes to next. */
const comingGates: Record<Stage, readonly Gate[]> = {
  precontract: ['baseline'],
  postcontract: ['baseline', 'delivery'],
  implementation: ['closeout'],
  closeout: ['closeout', 'lifecycle'],
  lcm: ['closed'],
  closed: [],
}

/** The gate of the phase a finding lies in, for severities `@own`. */
export const ownGate: Record<PhaseName, Gate> = {
  precontract: 'draft', postcontract: 'baseline', implementation: 'delivery', closeout: 'closeout', lcm: 'lifecycle',
}

/** Severities by gate; `own` is the gate of the phase the finding lies in. */
export type Severities = Partial<Record<Gate | 'own', Severity>>

/** Which gates are in force and which come next. */
export interface Standing {
  /** In their order. */
  inForce: ReadonlySet<Gate>
  coming: readonly Gate[]
}

/** Says where a plan of a stage stands; a gate asked for is in force with those before it, and leaves no to-dos. */
export function standingOf(stage: Stage, asked?: Gate): Standing {
  const reached = asked === undefined ? -1 : gateNames.indexOf(asked)
  const inForce = gateNames.filter((gate, index) => index <= reached || (gates[gate].inForce as readonly Stage[]).includes(stage))
  const coming = asked === undefined ? comingGates[stage].filter((gate) => !inForce.includes(gate)) : []
  return { inForce: new Set(inForce), coming }
}

/** What a finding comes to: a severity in force, a to-do for a coming gate, or silence. */
export type Verdict =
  | { severity: Severity; gate: Gate; stronger?: { severity: Severity; gate: Gate } }
  | { severity: 'todo'; becomes: Severity; gate: Gate }
  | undefined

const weight: Record<Severity, number> = { info: 0, warning: 1, error: 2 }

/** Decides between the severities of a rule: of the gates in force the last one named (section 1 of the rules). */
export function judge(severities: Severities, phase: PhaseName | undefined, { inForce, coming }: Standing): Verdict {
  const own = phase && ownGate[phase]
  const severityAt = (gate: Gate) => severities[gate] ?? (gate === own ? severities.own : undefined)
  let gate: Gate | undefined
  for (const one of inForce) if (severityAt(one) !== undefined) gate = one
  const next = coming.find((gate) => severityAt(gate) !== undefined)
  const severity = gate && severityAt(gate)
  const later = next && severityAt(next)
  if (gate === undefined || severity === undefined) return next && later && { severity: 'todo', becomes: later, gate: next }
  const isStronger = next !== undefined && later !== undefined && weight[later] > weight[severity]
  return isStronger ? { severity, gate, stronger: { severity: later, gate: next } } : { severity, gate }
}
