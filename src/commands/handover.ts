import { UserError } from '../errors.ts'
import { hopNames, type HopName } from '../plan/hops.ts'
import { nearest } from '../plan/likeness.ts'
import type { Command } from './command.ts'
import { lookOptions, targetOptions, writeDocuments } from './documents.ts'

/** `crp handover` */
export const handover: Command = {
  name: 'handover',
  operands: '<phase> [path...]',
  about: `Write the packet for a change of phase, named by the phase that ends: ${hopNames.join(', ')}`,
  options: [...targetOptions, ...lookOptions],
  examples: [
    ['crp handover closeout harrow-vale.crp.yaml', 'writes harrow-vale.handover-closeout.docx, to be signed with the customer'],
    ['crp handover closeout harrow-vale.crp.yaml --edition internal', 'writes what the one who takes over has to know besides'],
  ],
  run: ([phase = '', ...operands], values, io) => writeDocuments(operands, { template: 'handover', hop: hopNamed(phase) }, values, io),
}

function hopNamed(phase: string): HopName {
  const name = hopNames.find((one) => one === phase)
  if (name !== undefined) return name
  const all = hopNames.join(', ')
  if (phase === 'lcm') throw new UserError('no phase follows life cycle management, so nothing is handed over at its end', `possible: ${all}`)
  if (/\.ya?ml$|[/\\]/.test(phase)) throw new UserError(`'${phase}' stands where a phase is expected`, `write the phase that ends, then the plan; possible: ${all}`)
  const near = nearest(phase, hopNames)
  throw new UserError(`there is no phase '${phase}'`, near === undefined ? `possible: ${all}` : `did you mean '${near}'?`)
}
