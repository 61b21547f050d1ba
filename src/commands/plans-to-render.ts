import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { findInputs } from './plans.ts'
import type { PlanToRender } from './targets.ts'

/**
 * Gives the plans to render: those named, those in folders named, else the only one there is. House files are no documents; one
 * that is named or alone is kept, so that the refusal can say why.
 */
export function plansOf(operands: readonly string[], io: Io): PlanToRender[] {
  const isDocument = (path: string) => !isHouseFile(io.readFile(path))
  if (operands.length > 0) {
    const plans = operands.flatMap((operand) => {
      const found = findInputs([operand], io)
      if (found.length === 1 && found[0] === operand) return { path: operand, below: '' }
      return (found.length === 1 ? found : found.filter(isDocument)).map((path) => ({ path, below: belowOf(operand, path, io) }))
    })
    // A plan that is named twice, such as in its folder, too, is rendered once.
    return [...new Map(plans.map((plan) => [plan.path === '-' ? '-' : io.resolve('', plan.path), plan])).values()]
  }
  const found = findInputs([], io)
  const plans = found.length === 1 ? found : found.filter(isDocument)
  const [path, ...more] = plans
  if (path === undefined) throw new UserError('there are only house files here', 'render one of the plans that extend them')
  if (more.length > 0) {
    throw new UserError('there are several plans here', `name one of them, or \`.\` for all: ${plans.join(', ')}`)
  }
  return [{ path, below: '' }]
}

/** Gives the folder of a plan below the one that an operand names, or that a pattern begins with; empty, or ending with a slash. */
function belowOf(operand: string, path: string, io: Io): string {
  const folder = io.isDirectory(operand) ? operand : operand.replace(/[^/]*[*?].*$/s, '') || '.'
  const [from, to] = [io.resolve('', folder), io.resolve('', path)]
  const prefix = from === '' || from === '.' ? '' : `${from}/`
  return to.slice(prefix.length).replace(/[^/]*$/, '')
}

const isHouseFile = (bytes: Uint8Array) => /^house[ \t]*:/m.test(new TextDecoder().decode(bytes))
