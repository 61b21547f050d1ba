import { stages } from '../check/gates.ts'
import { spokenValue } from '../plan/spoken.ts'
import { block, box, line, outline, type Shape } from '../render/figures/drawing.ts'
import type { Figure } from '../render/figures/figure.ts'
import { tint, type Look } from '../render/figures/look.ts'
import { counted } from '../report/run.ts'
import { percent } from '../report/status-words.ts'
import type { Status } from '../status/status.ts'
import { drawn, mostPlans, namedIn, restWords } from './drawn.ts'

const small = { size: 7.5 }
const name = { size: 9, bold: true }
const top = 16
const pitch = 30
const barHeight = 9

/** Where the columns of the picture begin, in points; each is as wide as the gap to the next leaves. */
const at = { plan: 0, stage: 222, complete: 374, overdue: 524 }
const segment = 26

/** Draws how far plans have come: the stage of each on a track, how much is there of what is asked, and what is late. */
export function standingFigure(plans: readonly Status[], look: Look): Figure {
  const shown = plans.slice(0, mostPlans)
  const head = ([['Plan', at.plan], ['Stage', at.stage], ['Complete', at.complete], ['Overdue', at.overdue]] as const)
    .flatMap(([text, x]) => block(text, { ...small, x, y: 0, width: 100, colour: look.grey }))
  const rows = shown.flatMap((status, index) => rowOf(status, top + index * pitch, look))
  const height = top + shown.length * pitch
  return drawn({
    drawing: {
      width: look.width, height, shapes: [...head, line([[0, top - 3], [look.width, top - 3]], { stroke: look.strong, width: 1 }), ...rows],
      texts: shown.flatMap(({ customer = '', ...status }) => [status.name, customer]),
    },
    alt: `How far the plans have come. ${namedIn(shown.map(sentenceOf))}.`,
    caption: 'Each plan with its stage, the share that is there of what is asked now or at the next gate, and what is overdue '
      + `(a triangle where there is something). The stage is the dark part of the track; what lies behind is pale, what lies ahead is empty.`
      + restWords(plans.length),
  }, look)
}

const sentenceOf = ({ overdue: [oldest, ...others], stage, completeness, ...status }: Status): string => {
  const late = oldest === undefined ? 'nothing overdue' : `${others.length + 1} overdue, up to ${counted(oldest.daysLate, 'day')}`
  return `${status.name}: stage ${stage}, ${percent(completeness)} complete, ${late}`
}

function rowOf(status: Status, y: number, look: Look): Shape[] {
  const { customer, completeness, overdue: [oldest, ...others] } = status
  const bar = at.overdue - at.complete - 42
  const late = oldest === undefined ? [] : [
    outline([[at.overdue, y + 12], [at.overdue + 8, y + 12], [at.overdue + 4, y + 4]], { fill: look.red }),
    ...block(`${others.length + 1}, up to ${counted(oldest.daysLate, 'day')}`, {
      size: 8.5, bold: true, x: at.overdue + 12, y: y + 2.5, width: look.width - at.overdue - 12, colour: look.red,
    }),
  ]
  return [
    ...block(status.name, { ...name, x: at.plan, y: y + 2, width: at.stage - 12, colour: look.strong }),
    ...block(customer ?? '', { ...small, x: at.plan, y: y + 14, width: at.stage - 12, colour: look.grey }),
    ...trackOf(status, y + 4, look),
    box(at.complete, y + 4, bar, barHeight, { stroke: look.grey, width: 0.8 }, 2),
    ...completeness === 0 ? [] : [box(at.complete, y + 4, bar * completeness, barHeight, { fill: look.accent }, 2)],
    ...block(percent(completeness), { size: 8, x: at.overdue - 10, y: y + 3.5, width: 34, colour: look.ink, anchor: 'end' }),
    ...late, ...oldest === undefined ? block('none', { ...small, x: at.overdue, y: y + 4, width: 40, colour: look.grey }) : [],
    line([[0, y + pitch - 4], [look.width, y + pitch - 4]], { stroke: look.hair, width: 0.6 }),
  ]
}

/** Five phases in a row; a closed plan has them all behind it. */
function trackOf({ stage }: Status, y: number, look: Look): Shape[] {
  const phases = stages.filter((one) => one !== 'closed')
  const current = stages.indexOf(stage)
  const label = spokenValue(stage)
  const x = (index: number) => at.stage + index * (segment + 2)
  return [
    ...phases.map((_, index) => box(x(index), y, segment, barHeight,
      index === current ? { fill: look.strong } : index < current ? { fill: tint(look.strong, 0.4) } : { stroke: look.grey, width: 0.8 }, 2)),
    ...block(label, { ...small, x: at.stage, y: y + 11, width: at.complete - at.stage - 8, colour: look.ink }),
  ]
}
