import { BorderStyle, Document, Footer, Header, PageNumber, Paragraph, SectionType, Tab, TextRun } from 'docx'
import type { ISectionOptions } from 'docx'
import type { Theme } from '../../theme.ts'
import { compiled } from '../document.ts'
import { millimetres, points } from '../measure.ts'
import { zipped } from '../package.ts'
import { pageProperties } from '../sections.ts'
import { wordStyles } from '../styles.ts'
import { tableStyles } from '../table-style.ts'
import { noteStyle } from './notes.ts'
import { blockPlaceholders } from './placeholders.ts'
import { styleRoles } from './roles.ts'

/** The day a starter carries; it has no plan to take one from. */
const made = new Date(Date.UTC(2026, 0, 1))

/** Names of placeholders with what they stand for. */
export type PlaceholderTable = Readonly<Record<string, { readonly about: string }>>

/**
 * Writes a shell to start from: our styles, a cover, header, footer and last page, each with notes on what may be changed. Notes
 * are paragraphs in a style of their own and get into no document, so that the file can be used as it is.
 */
export function starterShell(theme: Theme, placeholders: PlaceholderTable): Uint8Array {
  const writing = { language: 'en', direction: 'ltr' } as const
  const styles = wordStyles(theme, writing)
  const section = (options: Omit<ISectionOptions, 'properties'>): ISectionOptions =>
    ({ properties: { ...pageProperties(theme, 'portrait'), type: SectionType.NEXT_PAGE }, ...options })
  const parts = compiled(new Document({
    title: '{{crp:plan.title}}',
    subject: '{{crp:document.kind}}',
    creator: '{{crp:plan.authors}}',
    lastModifiedBy: '',
    externalStyles: tableStyles(theme, writing.direction),
    styles: {
      ...styles,
      paragraphStyles: [...styles.paragraphStyles ?? [], {
        id: 'CrpNote', name: noteStyle, basedOn: 'Normal', quickFormat: true,
        run: { size: theme.sizes.table * 2, color: theme.colours.grey },
        paragraph: {
          spacing: { before: points(3), after: points(3) }, indent: { left: points(8), hanging: 0 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, color: theme.colours.hair, space: 6 } },
        },
      }],
    },
    sections: [
      section({ headers: { default: new Header({ children: [new Paragraph({ style: 'TableText' })] }) }, children: coverPage(placeholders) }),
      section({
        headers: { default: new Header({ children: [line('Header', '{{crp:plan.title}} · {{crp:document.kind}}', '{{crp:customer.name}}')] }) },
        footers: { default: new Footer({ children: [pageLine()] }) },
        children: [
          note('The document comes in place of the next line, which must stay a paragraph of its own. It has the paper, the margins, '
            + 'the header and the footer of this section.'),
          line('BodyText', '{{crp:body}}'),
        ],
      }),
      section({
        children: [
          note('What stands here comes behind the document: imprint, address, small print. Take this page away if you need none.'),
          line('Subtitle', '{{crp:supplier.name}}'),
          line('Secondary', '{{crp:document.stamp}}'),
        ],
      }),
    ],
  }))
  return zipped(parts, made)
}

function coverPage(placeholders: PlaceholderTable): Paragraph[] {
  return [
    line('CoverHead', '{{crp:supplier.name}}'),
    line('CoverKind', '{{crp:document.kind}}'),
    line('Title', '{{crp:plan.title}}'),
    line('Subtitle', '{{crp:customer.name}}'),
    line('Secondary', '{{crp:edition}}'),
    note('This file is a shell for crp: it gives your documents their look. Change whatever you like, save it, and render with '
      + 'crp render PLAN --shell THIS-FILE. Grey notes such as this one are in the style crp Note and get into no document.'),
    note('Before you hand it round, let crp shell check THIS-FILE look at it. Macros, pictures that are only linked, comments '
      + 'and tracked changes are refused.'),
    note('Placeholders stand wherever you want their values: on the cover, in headers and footers, in text boxes, and in the '
      + 'properties of the file. Write them in two pairs of braces.'),
    ...Object.entries(placeholders).map(([name, { about }]) => tabbed(`{{crp:${name}}}`, about)),
    note('These take whole blocks, and must be paragraphs of their own in the text. What is not asked for comes with the body:'),
    ...Object.entries(blockPlaceholders).map(([name, about]) => tabbed(`{{crp:${name}}}`, about)),
    note('The look comes from the styles. Change those that are here; crp adds its own for any you delete. A style of yours with '
      + 'another name can stand in for one: call it Acme Text,crp Body Text. The numbering you give to headings is kept.'),
    ...Object.entries(styleRoles).map(([, { name, about }]) => tabbed(name, about)),
  ]
}

const line = (style: string, ...texts: string[]) => new Paragraph({
  style, children: [new TextRun({ children: texts.flatMap((text, index) => index === 0 ? [text] : [new Tab(), text]) })],
})

const note = (text: string) => new Paragraph({ style: 'CrpNote', children: [new TextRun(text)] })

const tabbed = (term: string, about: string) => new Paragraph({
  style: 'CrpNote', indent: { left: millimetres(58), hanging: millimetres(55) },
  children: [new TextRun({ bold: true, children: [term, new Tab()] }), new TextRun(about)],
})

const pageLine = () => new Paragraph({
  style: 'Footer', children: [new TextRun({ children: ['{{crp:edition}}', new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
})
