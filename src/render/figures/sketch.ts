import type { Day } from '../../plan/days.ts'
import type { Plan } from '../../plan/schema/index.ts'
import type { View } from '../view/view.ts'
import type { Words } from '../words.ts'
import type { Drawing } from './drawing.ts'
import type { Look } from './look.ts'

/** What pictures are drawn from: the plan of one edition, in words and as data. */
export interface Scene {
  readonly view: View
  readonly plan: Plan
  readonly words: Words
  readonly look: Look
  /** The day the document carries. */
  readonly day?: Day
}

/** A picture with the words that go with it. */
export interface Sketch {
  readonly drawing: Drawing
  readonly alt: string
  /** What the picture shows, in one sentence. */
  readonly caption: string
  /** What its marks mean; Mermaid draws others. */
  readonly key: string
  readonly mermaid?: string
}

/** The most things an alternative text names one by one. */
const mostNamed = 12

/** Names things one after the other, as far as a listener follows, and says how many more there are. */
export function listed(texts: readonly string[], words: Words): string {
  const named = texts.slice(0, mostNamed)
  const rest = texts.length - named.length
  const all = rest > 0 ? [...named, words.figure('more', { n: words.number(rest) })] : named
  return all.join(words.label('joints', 'long'))
}

/** Joins sentences, leaving out those that do not apply. */
export const sentences = (words: Words, ...texts: (string | false | undefined)[]): string =>
  texts.filter((text) => text !== false && text !== undefined && text !== '').join(words.label('joints', 'sentence'))

/** Puts facts about one thing side by side, leaving out those that are not known. */
export const facts = (words: Words, ...texts: (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined).join(words.label('joints', 'facts'))
