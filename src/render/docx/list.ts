import { Paragraph, Tab, TextRun } from 'docx'
import type { ParagraphChild } from 'docx'
import type * as md from 'mdast'
import type { Fact } from '../parts.ts'
import { sentence } from './inline.ts'
import { millimetres, textWidth } from './measure.ts'
import type { Face, Twips } from './measure.ts'
import { boxedLists, bulletedList, listLevels, numberedList } from './numbering.ts'

/** Width of the label column of a fact list, unless a label needs more. */
export const labelWidth = millimetres(36)
const widestLabel = millimetres(62)
const labelGap = millimetres(3)

/** Width of the label column the facts share. */
export function labelColumn(facts: readonly Fact[], face: Face): Twips {
  const widest = Math.max(...facts.map((fact) => textWidth(fact.label, face) + labelGap))
  return Math.min(Math.max(labelWidth, widest), widestLabel)
}

/** A fact as label, tab and value; it is indented directly only where the labels need more room than the style gives. */
export function factParagraph(
  fact: Fact, style: 'Fact' | 'CoverFact', column: Twips, { spaceBefore, keepNext = false }: { spaceBefore?: Twips; keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({
    style,
    ...(keepNext ? { keepNext } : {}),
    ...(column > labelWidth ? { indent: { left: column, hanging: column } } : {}),
    ...(spaceBefore === undefined ? {} : { spacing: { before: spaceBefore } }),
    children: [new TextRun({ style: 'FactLabel', children: [fact.label, new Tab()] }), ...sentence(fact.value)],
  })
}

/** The paragraph of a list item that carries its bullet, its box to tick or its number; an instance is one list that counts on its own. */
export function itemParagraph(
  children: readonly ParagraphChild[], list: md.List, { checked }: md.ListItem, level: number, instance: number,
  { spaceBefore }: { spaceBefore?: Twips } = {},
): Paragraph {
  const shown = Math.min(level, listLevels - 1)
  return new Paragraph({
    style: 'ListParagraph',
    numbering: list.ordered
      ? { reference: numberedList(list.start ?? 1), level: shown, instance, custom: true }
      : { reference: checked == null ? bulletedList : boxedLists[checked ? 'ticked' : 'open'], level: shown, custom: true },
    ...(spaceBefore === undefined ? {} : { spacing: { before: spaceBefore } }),
    children,
  })
}

/** Word's own styles for later paragraphs of a list item, by level; deeper ones stand with the last. */
export const continuations = ['List Continue', 'List Continue 2', 'List Continue 3', 'List Continue 4', 'List Continue 5']

/** A later paragraph of a list item, under the text of the first. */
export function continuedParagraph(children: readonly ParagraphChild[], level: number): Paragraph {
  const style = continuations[Math.min(level, continuations.length - 1)] ?? ''
  return new Paragraph({ style: style.replaceAll(' ', ''), children })
}
