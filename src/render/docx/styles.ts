import { BorderStyle, LeaderType, LineRuleType, ShadingType, TabStopType } from 'docx'
import type {
  IBorderOptions, ICharacterStyleOptions, IFontAttributesProperties, IParagraphStyleOptions, ISpacingProperties, IStylesOptions,
} from 'docx'
import type { Direction } from '../direction.ts'
import { paper, tableLookOf } from '../theme.ts'
import type { Theme } from '../theme.ts'
import type { DocumentFacts } from './facts.ts'
import { continuations, labelWidth } from './list.ts'
import { isEastAsian, millimetres, points } from './measure.ts'
import { indentStep } from './numbering.ts'
import { runningStyles } from './running.ts'
import { textWidthOf } from './sections.ts'

/** Spacing of the cover page, which also decides where its foot begins. */
export const coverSpacing = {
  kindBefore: millimetres(63),
  kindLeast: millimetres(12),
  titleAfter: points(14),
  titleRight: millimetres(40),
  factAfter: points(4.5),
  footLeast: points(24),
  footRule: points(10),
  noteBefore: millimetres(18),
} as const

/** Word styles for everything the walk writes; headings, contents and links carry the ids and names Word knows them by. */
export function wordStyles(theme: Theme, facts: Writing): IStylesOptions {
  const { language, direction } = facts
  return {
    default: {
      document: {
        run: {
          font: fontOf(theme.fonts, language), size: theme.sizes.text * 2, language: languagesOf(facts),
        },
      },
    },
    paragraphStyles: [...flowStyles(theme, direction), ...pageStyles(theme), ...runningLineStyles(theme)],
    characterStyles: characterStyles(theme, hasItalics(facts)),
  }
}

/** The fonts of all text: one for Latin, Greek and Cyrillic, and those of other scripts in a document of a language. */
function fontOf(fonts: Theme['fonts'], language: string): IFontAttributesProperties {
  return { ascii: fonts.text, hAnsi: fonts.text, eastAsia: language.startsWith('zh') ? fonts.chinese : fonts.japanese, cs: fonts.arabic }
}

/** The family of headings; other scripts keep the fonts of all text. */
function headingFont({ headings }: Theme['fonts']): IFontAttributesProperties {
  return { ascii: headings, hAnsi: headings }
}

type Writing = Pick<DocumentFacts, 'language' | 'direction'>

/** The language of text; Word has one each for East Asian, Arabic and Latin script, which is English in documents of the others. */
function languagesOf({ language, direction }: Writing) {
  if (direction === 'rtl') return { value: 'en-US', bidirectional: language }
  return isEastAsian(language) ? { value: 'en-US', eastAsia: language } : { value: language }
}

/** Italics are foreign to East Asian and Arabic type, where emphasis is bold. */
const hasItalics = ({ language, direction }: Writing) => direction === 'ltr' && !isEastAsian(language)

function flowStyles(theme: Theme, direction: Direction): IParagraphStyleOptions[] {
  const { fonts, sizes, spacing, colours } = theme
  const textLine = lineOf(sizes.text * spacing.line)
  const tableLine = lineOf(sizes.table * spacing.line)
  const font = headingFont(fonts)
  const section = points(33)
  const subsection = points(26)
  const keep = { keepNext: true, keepLines: true }
  // docx writes the direction of a style, though its types know it of paragraphs alone; it is for what a reader adds.
  const turned: object = direction === 'rtl' ? { bidirectional: true } : {}
  return [
    // Among the defaults of the document LibreOffice would let the colour win over that of links in tables.
    { id: 'Normal', name: 'Normal', quickFormat: true, run: { color: colours.ink }, paragraph: turned },
    {
      id: 'BodyText', name: 'Body Text', basedOn: 'Normal', quickFormat: true,
      paragraph: { spacing: { before: points(spacing.paragraph), after: points(spacing.paragraph), ...textLine } },
    },
    {
      id: 'Heading1', name: 'heading 1', basedOn: 'Normal', next: 'BodyText', quickFormat: true,
      run: { font, size: sizes.section * 2, bold: true, color: colours.title },
      paragraph: {
        ...keep, outlineLevel: 0, indent: { left: section, hanging: section },
        spacing: { before: points(spacing.section), after: points(8), ...headingLine(sizes.section) },
      },
    },
    {
      id: 'Heading2', name: 'heading 2', basedOn: 'Normal', next: 'BodyText', quickFormat: true,
      run: { font, size: sizes.subsection * 2, bold: true, color: colours.title },
      paragraph: {
        ...keep, outlineLevel: 1, indent: { left: subsection, hanging: subsection },
        spacing: { before: points(spacing.subsection), after: points(4), ...headingLine(sizes.subsection) },
      },
    },
    {
      id: 'Heading3', name: 'heading 3', basedOn: 'Normal', next: 'BodyText', quickFormat: true,
      run: { font, bold: true, color: colours.title },
      paragraph: { ...keep, outlineLevel: 2, spacing: { before: points(spacing.heading), after: points(3), ...headingLine(sizes.text) } },
    },
    {
      id: 'Subsection', name: 'Subsection', basedOn: 'Heading3', next: 'BodyText', quickFormat: true,
      paragraph: { outlineLevel: 1 },
    },
    {
      id: 'ListParagraph', name: 'List Paragraph', basedOn: 'BodyText',
      paragraph: { spacing: { before: points(1.5), after: points(1.5), ...textLine } },
    },
    ...continuations.map((name, level): IParagraphStyleOptions => ({
      id: name.replaceAll(' ', ''), name, basedOn: 'ListParagraph', paragraph: { indent: { left: indentStep * (level + 1) } },
    })),
    {
      id: 'Fact', name: 'Fact', basedOn: 'BodyText', quickFormat: true,
      paragraph: {
        indent: { left: labelWidth, hanging: labelWidth }, spacing: { before: points(1.5), after: points(1.5), ...textLine },
      },
    },
    {
      id: 'Callout', name: 'Callout', basedOn: 'BodyText', quickFormat: true,
      paragraph: {
        keepLines: true, indent: { left: points(10) }, spacing: { before: points(9), after: points(9), ...textLine },
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: colours.callout },
        border: {
          // The sides of a border are those of the page, whichever way the text runs.
          [direction === 'rtl' ? 'right' : 'left']: { style: BorderStyle.SINGLE, size: 18, color: colours.amber, space: 8 },
          top: { style: BorderStyle.SINGLE, size: 4, color: colours.callout, space: 4 },
          bottom: { style: BorderStyle.SINGLE, size: 4, color: colours.callout, space: 4 },
        },
      },
    },
    { id: 'Figure', name: 'Figure', basedOn: 'Normal', next: 'Caption', paragraph: { keepNext: true, spacing: { before: points(10), after: points(4) } } },
    {
      id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'BodyText', quickFormat: true,
      run: { size: sizes.running * 2, color: colours.grey },
      paragraph: { keepLines: true, spacing: { before: points(2), after: points(10), ...lineOf(sizes.running * spacing.line) } },
    },
    {
      id: 'Secondary', name: 'Secondary', basedOn: 'BodyText', quickFormat: true,
      run: { size: sizes.table * 2, color: colours.grey },
    },
    {
      id: 'TableText', name: 'Table Text', basedOn: 'Normal', quickFormat: true,
      run: { size: sizes.table * 2 }, paragraph: { spacing: tableLine },
    },
    {
      id: 'TableEnd', name: 'Table End', basedOn: 'TableText',
      run: { size: 2 }, paragraph: { spacing: { before: 0, after: 0, line: points(1), lineRule: LineRuleType.EXACT } },
    },
    { id: 'TableHeader', name: 'Table Header', basedOn: 'TableText', run: { bold: true, color: tableLookOf(theme.table, { ...colours, ground: paper }).headerInk } },
    { id: 'TableSecondary', name: 'Table Secondary', basedOn: 'TableText', run: { color: colours.grey } },
  ]
}

/**
 * A line pitch in points as the least distance between lines: a multiple of the font's own line height, the other way to
 * say it, comes out lower in LibreOffice than in Word and moves page breaks.
 */
function lineOf(pitch: number): ISpacingProperties {
  return { line: points(pitch), lineRule: LineRuleType.AT_LEAST }
}

/** Header and footer for either orientation of the page; only the tab stop at the right margin differs. */
function runningLineStyles(theme: Theme): IParagraphStyleOptions[] {
  const { sizes, colours } = theme
  const run = { size: sizes.running * 2, color: colours.grey }
  const hairLine: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: colours.hair, space: 6 }
  const [upright, turned] = [textWidthOf(theme, 'portrait'), textWidthOf(theme, 'landscape')]
  const { header, footer } = runningStyles
  return [
    {
      id: header.portrait, name: 'header', basedOn: 'Normal', run,
      paragraph: { rightTabStop: upright, border: { bottom: hairLine } },
    },
    { id: footer.portrait, name: 'footer', basedOn: 'Normal', run, paragraph: { rightTabStop: upright } },
    {
      id: header.landscape, name: 'Header Landscape', basedOn: 'Normal', run,
      paragraph: { rightTabStop: turned, border: { bottom: hairLine } },
    },
    { id: footer.landscape, name: 'Footer Landscape', basedOn: 'Normal', run, paragraph: { rightTabStop: turned } },
  ]
}

/** Line pitch of headings: the height of Calibri, so that a stand-in for a lower font, such as Caladea for Cambria, moves nothing. */
function headingLine(size: number): ISpacingProperties {
  return lineOf(size * 1.22)
}

function pageStyles(theme: Theme): IParagraphStyleOptions[] {
  const { fonts, sizes, colours } = theme
  const textWidth = textWidthOf(theme, 'portrait')
  const font = headingFont(fonts)
  const running = { size: sizes.running * 2, color: colours.grey }
  const number = points(26)
  // docx writes the tab stops of a style, though its types know them of paragraphs alone.
  const pageNumbers: object = { tabStops: [{ type: TabStopType.RIGHT, position: textWidth, leader: LeaderType.DOT }] }
  return [
    {
      id: 'DraftMark', name: 'Draft Mark', basedOn: 'Normal',
      run: { size: sizes.running * 2, bold: true, color: colours.red }, paragraph: { spacing: { after: points(2) } },
    },
    {
      id: 'CoverHead', name: 'Cover Head', basedOn: 'Normal',
      run: { size: sizes.subsection * 2, color: colours.title }, paragraph: { rightTabStop: textWidth },
    },
    {
      id: 'CoverKind', name: 'Cover Kind', basedOn: 'Normal',
      run: { size: sizes.subsection * 2, color: colours.accent },
      paragraph: { spacing: { before: coverSpacing.kindBefore } },
    },
    {
      id: 'Title', name: 'Title', basedOn: 'Normal', next: 'Subtitle', quickFormat: true,
      run: { font, size: sizes.title * 2, bold: true, color: colours.title },
      paragraph: { keepLines: true, indent: { right: coverSpacing.titleRight }, spacing: { after: coverSpacing.titleAfter } },
    },
    {
      id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'BodyText', quickFormat: true,
      run: { size: sizes.subsection * 2 },
    },
    {
      // Word draws the upper border of equal neighbours once, over the first: it is the rule above all facts.
      id: 'CoverFact', name: 'Cover Fact', basedOn: 'Normal', run: { size: sizes.table * 2 },
      paragraph: {
        indent: { left: labelWidth, hanging: labelWidth }, spacing: { after: coverSpacing.factAfter },
        border: { top: { style: BorderStyle.SINGLE, size: 8, color: colours.title, space: coverSpacing.footRule / 20 } },
      },
    },
    {
      id: 'CoverNote', name: 'Cover Note', basedOn: 'Normal', run: running,
      paragraph: { spacing: { before: coverSpacing.noteBefore } },
    },
    {
      id: 'TOCHeading', name: 'TOC Heading', basedOn: 'Normal', next: 'BodyText',
      run: { font, size: sizes.section * 2, bold: true, color: colours.title },
      paragraph: { keepNext: true, spacing: headingLine(sizes.section) },
    },
    {
      id: 'TOC1', name: 'toc 1', basedOn: 'Normal', run: { bold: true, color: colours.title },
      paragraph: { ...pageNumbers, indent: { left: number, hanging: number }, spacing: { before: points(9), after: points(2) } },
    },
    {
      id: 'TOC2', name: 'toc 2', basedOn: 'Normal',
      paragraph: { ...pageNumbers, indent: { left: number * 2, hanging: number }, spacing: { before: points(2), after: points(2) } },
    },
  ]
}

function characterStyles({ colours, fonts, sizes }: Theme, hasItalics: boolean): ICharacterStyleOptions[] {
  const frame = (color: string): IBorderOptions => ({ style: BorderStyle.SINGLE, size: 6, color, space: 3 })
  return [
    { id: 'Strong', name: 'Strong', run: { bold: true } },
    { id: 'Emphasis', name: 'Emphasis', run: hasItalics ? { italics: true } : { bold: true } },
    { id: 'Code', name: 'Code', run: { font: fonts.code, size: sizes.table * 2 } },
    { id: 'Hyperlink', name: 'Hyperlink', run: { color: colours.accent } },
    { id: 'SectionNumber', name: 'Section Number', run: { color: colours.accent } },
    { id: 'SecondaryText', name: 'Secondary Text', run: { color: colours.grey } },
    { id: 'ContentsLeader', name: 'Contents Leader', run: { color: colours.grey } },
    { id: 'FactLabel', name: 'Fact Label', run: { color: colours.grey } },
    { id: 'InternalMark', name: 'Internal Mark', run: { bold: true, color: colours.red } },
    {
      id: 'CoverMark', name: 'Cover Mark',
      run: { size: sizes.table * 2, color: colours.accent, border: frame(colours.accent) },
    },
    {
      id: 'CoverInternalMark', name: 'Cover Internal Mark', basedOn: 'InternalMark',
      run: { size: sizes.table * 2, border: frame(colours.red) },
    },
  ]
}
