import type { GateOutlook } from '../check/outlook.ts'
import { counted, type CheckedFile, type Run } from './run.ts'

const width = 10

/** Draws for each section of the outline how much of what is asked there is met, as bars with figures beside them. */
export function sectionBars({ sections = [] }: Pick<CheckedFile, 'sections'>, hasBlocks = true): string[] {
  const [full, empty] = hasBlocks ? ['█', '░'] : ['#', '.']
  const shown = sections.filter(({ asked }) => asked > 0)
  const names = shown.map(({ section, title }) => `${section === 'other' ? '   ' : section} ${title}`)
  const widest = Math.max(0, ...names.map((name) => name.length))
  return shown.map(({ asked, met }, index) => {
    // Only what is whole looks whole.
    const filled = Math.floor(width * met / asked)
    return `${(names[index] ?? '').padEnd(widest)}  ${full.repeat(filled)}${empty.repeat(width - filled)}  ${met} of ${asked}`
  })
}

/** Says how much of what the stage asks is there, and what the bars measure; a gate that was asked for is answered instead. */
export function sectionTitles(file: CheckedFile, { gate }: Run): string[] {
  const { stage, inForce, gates: [next] = [], diagnostics } = file
  if (inForce === undefined || stage === undefined || gate !== undefined) return []
  const { asked, met } = inForce
  const share = met === asked ? `all ${asked}` : `${met} of ${asked}`
  const isSound = !diagnostics.some(({ severity, waived }) => severity === 'error' && waived === undefined)
  const isDraft = stage === 'precontract' || stage === 'postcontract'
  const praise = isSound && isDraft ? '; sales and delivery can start from this together' : ''
  return [`stage ${stage}: ${share} points met${praise}`, ...(next === undefined ? [] : [`on the way to the ${next.gate} gate:`])]
}

/** Says in a sentence what stands before the gate asked for, or before the next one; nothing where there is none. */
export function gateSentence({ gates: [next] = [] }: CheckedFile, { gate }: Run): string | undefined {
  if (next === undefined) return undefined
  return gate === undefined ? outlook(next) : answer(next)
}

const answer = ({ gate, passes, open }: GateOutlook) =>
  `may we pass the ${gate} gate? ${passes ? 'yes' : `not yet: ${counted(open, 'error stands', 'errors stand')} in the way`}`

/** Says in a sentence what stands before a coming gate. */
export function outlook({ gate, todos, errors, open, passes }: GateOutlook): string {
  if (passes) return `ready for the ${gate} gate${todos === 0 ? '' : `, with ${todos} to do that would not stop it`}`
  const parts = [
    ...(todos === 0 ? [] : [`${todos} to do${errors === 0 ? '' : `, it insists on ${errors === todos ? 'all' : errors} of them`}`]),
    ...(open === 0 ? [] : [`${counted(open, 'open finding stands', 'open findings stand')} in the way`]),
  ]
  return `next comes the ${gate} gate: ${parts.join('; ')}`
}
