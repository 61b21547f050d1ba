import { BorderStyle, LineRuleType, ShadingType } from 'docx'
import type {
  IBorderOptions, ICharacterStyleOptions, IParagraphStyleOptions, ISpacingProperties, IStylesOptions,
} from 'docx'
import type { Theme } from '../theme.ts'
import { labelWidth } from './list.ts'
import { millimetres, points } from './measure.ts'
import type { Twips } from './measure.ts'

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
export function wordStyles(theme: Theme, textWidth: Twips, language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: theme.font, size: theme.sizes.text * 2, color: theme.colours.ink, language: { value: language } },
      },
    },
    paragraphStyles: [...flowStyles(theme), ...pageStyles(theme, textWidth)],
    characterStyles: characterStyles(theme),
  }
}

function flowStyles({ sizes, colours, lineHeight }: Theme): IParagraphStyleOptions[] {
  const textLine = lineOf(sizes.text * lineHeight)
  const tableLine = lineOf(sizes.table * lineHeight)
  const section = points(33)
  const subsection = points(26)
  const keep = { keepNext: true, keepLines: true }
  return [
    { id: 'Normal', name: 'Normal', quickFormat: true },
    {
      id: 'BodyText', name: 'Body Text', basedOn: 'Normal', quickFormat: true,
      paragraph: { spacing: { before: points(4), after: points(4), ...textLine } },
    },
    {
      id: 'Heading1', name: 'heading 1', basedOn: 'Normal', next: 'BodyText', quickFormat: true,
      run: { size: sizes.section * 2, bold: true, color: colours.navy },
      paragraph: {
        ...keep, outlineLevel: 0, indent: { left: section, hanging: section },
        spacing: { before: points(26), after: points(8) },
      },
    },
    {
      id: 'Heading2', name: 'heading 2', basedOn: 'Normal', next: 'BodyText', quickFormat: true,
      run: { size: sizes.subsection * 2, bold: true, color: colours.navy },
      paragraph: {
        ...keep, outlineLevel: 1, indent: { left: subsection, hanging: subsection },
        spacing: { before: points(20), after: points(4) },
      },
    },
    {
      id: 'Heading3', name: 'heading 3', basedOn: 'Normal', next: 'BodyText', quickFormat: true,
      run: { bold: true, color: colours.navy },
      paragraph: { ...keep, outlineLevel: 2, spacing: { before: points(14), after: points(3) } },
    },
    {
      id: 'Subsection', name: 'Subsection', basedOn: 'Heading3', next: 'BodyText', quickFormat: true,
      paragraph: { outlineLevel: 1 },
    },
    {
      id: 'ListParagraph', name: 'List Paragraph', basedOn: 'BodyText',
      paragraph: { spacing: { before: points(1.5), after: points(1.5), ...textLine } },
    },
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
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: colours.amberGround },
        border: {
          left: { style: BorderStyle.SINGLE, size: 18, color: colours.amber, space: 8 },
          top: { style: BorderStyle.SINGLE, size: 4, color: colours.amberGround, space: 4 },
          bottom: { style: BorderStyle.SINGLE, size: 4, color: colours.amberGround, space: 4 },
        },
      },
    },
    { id: 'Figure', name: 'Figure', basedOn: 'Normal', next: 'Caption', paragraph: { keepNext: true, spacing: { before: points(10), after: points(4) } } },
    {
      id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'BodyText', quickFormat: true,
      run: { size: sizes.running * 2, color: colours.grey },
      paragraph: { keepLines: true, spacing: { before: points(2), after: points(10), ...lineOf(sizes.running * lineHeight) } },
    },
    {
      id: 'Secondary', name: 'Secondary', basedOn: 'BodyText', quickFormat: true,
      run: { size: sizes.table * 2, color: colours.grey },
    },
    {
      id: 'TableText', name: 'Table Text', basedOn: 'Normal', quickFormat: true,
      run: { size: sizes.table * 2 }, paragraph: { spacing: tableLine },
    },
    { id: 'TableHeader', name: 'Table Header', basedOn: 'TableText', run: { bold: true, color: colours.navy } },
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

function pageStyles({ sizes, colours }: Theme, textWidth: Twips): IParagraphStyleOptions[] {
  const running = { size: sizes.running * 2, color: colours.grey }
  const hairLine: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: colours.hair, space: 6 }
  const number = points(26)
  return [
    {
      id: 'Header', name: 'header', basedOn: 'Normal', run: running,
      paragraph: { rightTabStop: textWidth, border: { bottom: hairLine } },
    },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', run: running, paragraph: { rightTabStop: textWidth } },
    {
      id: 'DraftMark', name: 'Draft Mark', basedOn: 'Normal',
      run: { size: sizes.running * 2, bold: true, color: colours.red }, paragraph: { spacing: { after: points(2) } },
    },
    {
      id: 'CoverHead', name: 'Cover Head', basedOn: 'Normal',
      run: { size: sizes.subsection * 2, color: colours.navy }, paragraph: { rightTabStop: textWidth },
    },
    {
      id: 'CoverKind', name: 'Cover Kind', basedOn: 'Normal',
      run: { size: sizes.subsection * 2, color: colours.teal },
      paragraph: { spacing: { before: coverSpacing.kindBefore } },
    },
    {
      id: 'Title', name: 'Title', basedOn: 'Normal', next: 'Subtitle', quickFormat: true,
      run: { size: sizes.title * 2, bold: true, color: colours.navy },
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
        border: { top: { style: BorderStyle.SINGLE, size: 8, color: colours.navy, space: coverSpacing.footRule / 20 } },
      },
    },
    {
      id: 'CoverNote', name: 'Cover Note', basedOn: 'Normal', run: running,
      paragraph: { spacing: { before: coverSpacing.noteBefore } },
    },
    {
      id: 'TOCHeading', name: 'TOC Heading', basedOn: 'Normal', next: 'BodyText',
      run: { size: sizes.section * 2, bold: true, color: colours.navy },
      paragraph: { keepNext: true },
    },
    {
      id: 'TOC1', name: 'toc 1', basedOn: 'Normal', run: { bold: true, color: colours.navy },
      paragraph: { indent: { left: number, hanging: number }, spacing: { before: points(9), after: points(2) } },
    },
    {
      id: 'TOC2', name: 'toc 2', basedOn: 'Normal',
      paragraph: { indent: { left: number * 2, hanging: number }, spacing: { before: points(2), after: points(2) } },
    },
  ]
}

function characterStyles({ colours, codeFont, sizes }: Theme): ICharacterStyleOptions[] {
  const frame = (color: string): IBorderOptions => ({ style: BorderStyle.SINGLE, size: 6, color, space: 3 })
  return [
    { id: 'Strong', name: 'Strong', run: { bold: true } },
    { id: 'Emphasis', name: 'Emphasis', run: { italics: true } },
    { id: 'Code', name: 'Code', run: { font: codeFont, size: sizes.table * 2 } },
    { id: 'Hyperlink', name: 'Hyperlink', run: { color: colours.teal } },
    { id: 'SectionNumber', name: 'Section Number', run: { color: colours.teal } },
    { id: 'SecondaryText', name: 'Secondary Text', run: { color: colours.grey } },
    { id: 'ContentsLeader', name: 'Contents Leader', run: { color: colours.grey } },
    { id: 'FactLabel', name: 'Fact Label', run: { color: colours.grey } },
    { id: 'InternalMark', name: 'Internal Mark', run: { bold: true, color: colours.red } },
    {
      id: 'CoverMark', name: 'Cover Mark',
      run: { size: sizes.table * 2, color: colours.teal, border: frame(colours.teal) },
    },
    {
      id: 'CoverInternalMark', name: 'Cover Internal Mark', basedOn: 'InternalMark',
      run: { size: sizes.table * 2, border: frame(colours.red) },
    },
  ]
}
