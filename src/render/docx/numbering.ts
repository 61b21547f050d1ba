import { AlignmentType, LevelFormat } from 'docx'
import type { ILevelsOptions, INumberingOptions } from 'docx'
import { millimetres } from './measure.ts'

/** How far each list level stands in from the one above, in twips. */
export const indentStep = millimetres(6)

/** Levels of a list that Word knows. */
export const listLevels = 9

const bullets = ['•', '–', '·']
const numbers = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN]

/**
 * docx writes a list into a paragraph as `{reference-instance}` and afterwards replaces such words in the whole text.
 * A character that is none in XML, and that no text holds once it has passed `oneLine`, keeps a plan's own braces apart.
 */
const prefix = '\u{FFFE}list'

type Definition = INumberingOptions['config'][number]

/** The list all bulleted lists share. */
export const bulletedList: Definition = {
  reference: `${prefix}-bullets`,
  levels: levels((level) => ({ format: LevelFormat.BULLET, text: cycled(bullets, level) })),
}

/** The lists whose items have a box to tick, by whether it is ticked. */
export const boxedLists: Readonly<Record<'ticked' | 'open', Definition>> = { ticked: boxed('ticked', '☑'), open: boxed('open', '☐') }

/** The definition of numbered lists that begin with a given number. */
export function numberedList(start: number): Definition {
  return {
    reference: `${prefix}-from-${start}`,
    levels: levels((level) => ({ format: cycled(numbers, level), text: `%${level + 1}.`, start })),
  }
}

function boxed(name: string, box: string): Definition {
  return { reference: `${prefix}-${name}`, levels: levels(() => ({ format: LevelFormat.BULLET, text: box })) }
}

function levels(mark: (level: number) => Pick<ILevelsOptions, 'format' | 'text' | 'start'>): ILevelsOptions[] {
  return Array.from({ length: listLevels }, (_, level) => ({
    level,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: indentStep * (level + 1), hanging: indentStep } } },
    ...mark(level),
  }))
}

function cycled<Item>(items: readonly Item[], level: number): Item {
  // An index below the length of a list that is never empty.
  return items[level % items.length] as Item
}
