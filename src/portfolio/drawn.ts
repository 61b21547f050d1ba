import { svgOf, type Drawing } from '../render/figures/drawing.ts'
import type { Figure } from '../render/figures/figure.ts'
import type { Look } from '../render/figures/look.ts'

/** The most plans a picture shows; more would not be read. */
export const mostPlans = 40

/** The most things an alternative text names one by one. */
const mostNamed = 12

/** Names things one after the other, as far as a listener follows, and says how many more there are. */
export function namedIn(texts: readonly string[]): string {
  const more = texts.length - mostNamed
  return [...texts.slice(0, mostNamed), ...more > 0 ? [`and ${more} more`] : []].join('; ')
}

/** Says in a caption how many plans a picture leaves out; nothing where it shows all. */
export const restWords = (plans: number): string => plans <= mostPlans ? ''
  : ` Shown are the ${mostPlans} plans with most trouble of ${plans}; the tables have all.`

const millimetres = (points: number): number => points * 25.4 / 72

/** Makes a figure of a drawing and its words. */
export const drawn = ({ drawing, alt, caption }: { drawing: Drawing; alt: string; caption: string }, { font }: Look): Figure => ({
  svg: svgOf(drawing, alt, font), width: millimetres(drawing.width), height: millimetres(drawing.height), alt, caption,
  texts: drawing.texts,
})
