import type { Reading } from '../../plan/read.ts'
import type { Theme } from '../theme.ts'
import type { Words } from '../words.ts'
import { contactCalendar } from './contact-calendar.ts'
import { svgOf } from './drawing.ts'
import { escalationLadder } from './escalation-ladder.ts'
import type { Figure, Figures } from './figure.ts'
import { influenceGrid } from './influence-grid.ts'
import { lookOf } from './look.ts'
import { relationshipMap } from './relationship-map.ts'
import { sentences } from './sketch.ts'
import type { Scene, Sketch } from './sketch.ts'
import { timeline } from './timeline.ts'

/** The pictures a template can ask for by name. */
export type FigureName = 'timeline' | 'calendar' | 'escalation' | 'map' | 'grid' | 'flow'

type Drawings = Readonly<Record<FigureName, (scene: Scene, index: number) => Sketch | undefined>>

/** Draws the pictures a template asks for, each once, and keeps those drawn. */
export interface Illustrator {
  readonly drawn: Figures
  /** Draws a picture, or the one of an item of a list; gives its name in the document, and nothing where there is no data. */
  draw(name: string, index?: number): { readonly id: string; readonly figure: Figure } | undefined
}

/** Makes what draws the pictures of one document; their captions are numbered in the order in which they are asked for. */
export async function illustratorOf(
  { view, words, day }: Omit<Scene, 'look' | 'plan'>, { plan }: Reading, theme: Theme,
): Promise<Illustrator> {
  const drawings: Drawings = {
    timeline,
    calendar: contactCalendar,
    escalation: escalationLadder,
    map: relationshipMap,
    grid: influenceGrid,
    // The library that lays flows out is loaded for the few plans that have some.
    flow: view.flows.length === 0 ? () => undefined : (await import('./flow-chart.ts')).flowChart,
  }
  const look = lookOf(theme)
  const scene: Scene = { view, words, plan, look, ...(day !== undefined && { day }) }
  const drawn = new Map<string, Figure>()
  return {
    drawn,
    draw(name, index) {
      const id = index === undefined ? name : `${name}-${index + 1}`
      const known = drawn.get(id)
      if (known !== undefined) return { id, figure: known }
      if (!isIn(drawings, name)) throw new Error(`there is no picture '${name}'; there are ${Object.keys(drawings).join(', ')}`)
      const sketch = drawings[name](scene, index ?? 0)
      if (sketch === undefined) return undefined
      const figure = figureOf(sketch, words, drawn.size + 1, look.font)
      drawn.set(id, figure)
      return { id, figure }
    },
  }
}

const isIn = (drawings: Drawings, name: string): name is FigureName => Object.hasOwn(drawings, name)

const millimetres = (points: number): number => points * 25.4 / 72

function figureOf({ drawing, alt, caption, key, mermaid }: Sketch, words: Words, number: number, font: string): Figure {
  const numbered = (text: string) => words.figure('numbered', { n: words.number(number), caption: text })
  return {
    svg: svgOf(drawing, alt, font),
    width: millimetres(drawing.width),
    height: millimetres(drawing.height),
    alt,
    caption: numbered(sentences(words, caption, key)),
    texts: drawing.texts,
    ...(mermaid !== undefined && { mermaid: { text: mermaid, caption: numbered(caption) } }),
  }
}
