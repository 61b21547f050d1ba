import { arrowHead, block, box, line, outline } from './drawing.ts'
import type { Shape } from './drawing.ts'
import { layers } from './layers.ts'
import { tint } from './look.ts'
import type { Look } from './look.ts'
import { lineHeight, wrapped } from './measuring.ts'
import { chartOf } from './mermaid.ts'
import { facts, listed, sentences } from './sketch.ts'
import type { Scene, Sketch } from './sketch.ts'

/** A step of a flow, and the positions of those that follow it. */
interface Step {
  readonly what: string
  readonly who: string
  readonly next: readonly number[]
}

const type = { size: 8.5 }
const small = { size: 7.5 }
const stepWidth = 150
const padding = 8
const mostLines = 3
/** The smallest factor by which a large flow is drawn smaller; beyond it nobody could read it. */
const leastScale = 0.55

/** Draws a flow from its first step down; a step with several ways on is a choice, one with none an end. */
export function flowChart(scene: Scene, index: number): Sketch | undefined {
  const flow = scene.view.flows[index]
  const steps = stepsOf(scene, index)
  if (flow === undefined || steps.length < 2) return undefined
  const { words, look } = scene
  const edges = steps.flatMap(({ next }, from) => next.map((to) => ({ from, to })))
  const { width, height, middles, routes } = layers(steps.map((step) => ({ width: stepWidth, height: heightOf(step) })), edges)
  const scale = Math.min(1, look.width / width, look.height / height)
  if (scale < leastScale) return undefined
  const title = flow.title?.text ?? ''
  return {
    drawing: {
      width: width * scale, height: height * scale, texts: [title, ...steps.flatMap(({ what, who }) => [what, who])],
      shapes: [
        ...routes.flatMap((points) => edgeShapes(points, scale, look)),
        ...steps.flatMap((step, position) => stepShapes(step, position === 0, middles[position] ?? { x: 0, y: 0 }, scale, look)),
      ],
    },
    alt: words.figure('flowAlt', { title, list: listed(steps.map(({ what, who, next }) => facts(words,
      who === '' ? what : words.figure('flowBy', { what, who }),
      next.length === 0 ? words.figure('flowEnds') : words.figure('flowThen', { what: next.map((to) => steps[to]?.what ?? '').join(words.label('joints', 'list')) }),
    )), words) }),
    caption: words.figure('flowCaption', { title }),
    key: sentences(words,
      steps.some(({ next }) => next.length > 1) && words.figure('flowChoices'),
      steps.some(({ next }) => next.length === 0) && words.figure('flowRound'),
    ),
    mermaid: chartOf({
      direction: 'TD',
      groups: [{ nodes: steps.map(({ what, who, next }, position) => ({
        id: String(position), lines: [what, who].filter(Boolean),
        ...(next.length > 1 ? { form: 'choice' as const } : next.length === 0 ? { form: 'end' as const } : {}),
      })) }],
      edges: edges.map(({ from, to }) => ({ from: String(from), to: String(to), stroke: 'plain', head: 'arrow' })),
    }),
  }
}

/** Reads the steps; one that names none is followed by the next in the list. */
function stepsOf({ view, plan }: Scene, index: number): Step[] {
  const ids = plan.flows?.[index]?.steps?.map(({ id }) => id) ?? []
  const leaves = view.flows[index]?.steps ?? []
  return leaves.map(({ what, who, next }, position): Step => ({
    what: what?.text ?? '', who: who?.text ?? '',
    next: next.length > 0 ? [...new Set(next.map(({ value }) => ids.indexOf(value)).filter((to) => to >= 0))]
      : position < leaves.length - 1 ? [position + 1] : [],
  }))
}

const inner = stepWidth - 2 * padding

const linesOf = (what: string) => wrapped(what, type, inner, mostLines).length

const heightOf = ({ what, who }: Step): number =>
  linesOf(what) * lineHeight(type) + (who === '' ? 0 : lineHeight(small)) + 2 * padding

function stepShapes({ what, who, next }: Step, isFirst: boolean, { x, y }: { x: number; y: number }, scale: number, look: Look): Shape[] {
  const height = heightOf({ what, who, next }) * scale
  const width = stepWidth * scale
  const [left, top, right, bottom] = [(x * scale) - width / 2, (y * scale) - height / 2, (x * scale) + width / 2, (y * scale) + height / 2]
  const ink = { fill: isFirst ? tint(look.accent, 0.16) : '#ffffff', stroke: look.strong, width: isFirst ? 1.6 : 1 }
  const point = 7 * scale
  const frame = next.length > 1
    ? outline([[left, (top + bottom) / 2], [left + point, top], [right - point, top], [right, (top + bottom) / 2], [right - point, bottom], [left + point, bottom]], ink)
    : box(left, top, width, height, ink, next.length === 0 ? height / 2 : 2)
  const set = { x: x * scale, width: inner * scale, anchor: 'middle' as const }
  const under = top + padding * scale + linesOf(what) * lineHeight(type) * scale
  return [frame,
    ...block(what, { ...set, y: top + padding * scale, lines: mostLines, size: type.size * scale, colour: look.ink }),
    ...block(who, { ...set, y: under, size: small.size * scale, colour: look.grey })]
}

function edgeShapes(points: readonly { x: number; y: number }[], scale: number, look: Look): Shape[] {
  const route = points.map(({ x, y }): readonly [number, number] => [x * scale, y * scale])
  const [end, before] = [route.at(-1), route.at(-2)]
  if (end === undefined || before === undefined) return []
  return [line(route, { stroke: look.strong, width: 1.1 }, 9), arrowHead(end, before, look.strong, 6 * scale)]
}
