import type { Reading } from '../../plan/read.ts'
import type { Theme } from '../theme.ts'
import { svgOf } from './drawing.ts'
import type { Figure, Figures } from './figure.ts'
import { lookOf } from './look.ts'
import { sentences } from './sketch.ts'
import type { Scene, Sketch } from './sketch.ts'
import { timeline } from './timeline.ts'

/** The pictures a template can ask for by name. */
export type FigureName = 'timeline'

const drawings: Readonly<Record<FigureName, (scene: Scene, index: number) => Sketch | undefined>> = {
  timeline,
}

/** Draws the pictures a template asks for, each once, and keeps those drawn. */
export interface Illustrator {
  readonly drawn: Figures
  /** Draws a picture, or the one of an item of a list; gives its name in the document, and nothing where there is no data. */
  draw(name: string, index?: number): { readonly id: string; readonly figure: Figure } | undefined
}

/** Makes what draws the pictures of one document; their captions are numbered in the order in which they are asked for. */
export function illustratorOf({ view, words, day }: Omit<Scene, 'look' | 'plan'>, { plan }: Reading, theme: Theme): Illustrator {
  const look = lookOf(theme)
  const scene: Scene = { view, words, plan, look, ...(day !== undefined && { day }) }
  const drawn = new Map<string, Figure>()
  return {
    drawn,
    draw(name, index) {
      const id = index === undefined ? name : `${name}-${index + 1}`
      const known = drawn.get(id)
      if (known !== undefined) return { id, figure: known }
      if (!isName(name)) throw new Error(`there is no picture '${name}'; there are ${Object.keys(drawings).join(', ')}`)
      const sketch = drawings[name](scene, index ?? 0)
      if (sketch === undefined) return undefined
      const figure = figureOf(sketch, (caption) => words.figure('numbered', { n: words.number(drawn.size + 1), caption }), look.font)
      drawn.set(id, figure)
      return { id, figure }
    },
  }
}

const isName = (name: string): name is FigureName => Object.hasOwn(drawings, name)

const millimetres = (points: number): number => points * 25.4 / 72

function figureOf({ drawing, alt, caption, key, mermaid }: Sketch, numbered: (caption: string) => string, font: string): Figure {
  return {
    svg: svgOf(drawing, alt, font),
    width: millimetres(drawing.width),
    height: millimetres(drawing.height),
    alt,
    caption: numbered(sentences(caption, key)),
    texts: drawing.texts,
    ...(mermaid !== undefined && { mermaid: { text: mermaid, caption: numbered(caption) } }),
  }
}
