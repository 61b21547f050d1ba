/** What a style of ours is for. */
export interface StyleRole {
  /** The name Word shows, by which a shell is searched. */
  readonly name: string
  readonly type: 'paragraph' | 'character' | 'table'
  readonly about: string
}

/** The styles a document in a shell uses, by their ids in our own documents; documentation and checks are computed from this table. */
export const styleRoles = {
  BodyText: { name: 'Body Text', type: 'paragraph', about: 'running text' },
  Heading1: { name: 'heading 1', type: 'paragraph', about: 'headings of sections and annexes' },
  Heading2: { name: 'heading 2', type: 'paragraph', about: 'headings of phases' },
  Heading3: { name: 'heading 3', type: 'paragraph', about: 'headings inside a phase' },
  Subsection: { name: 'Subsection', type: 'paragraph', about: 'headings inside a section' },
  Title: { name: 'Title', type: 'paragraph', about: 'the title, where the shell does not show it itself' },
  Subtitle: { name: 'Subtitle', type: 'paragraph', about: 'the line under it' },
  TOCHeading: { name: 'TOC Heading', type: 'paragraph', about: 'heading of the contents list' },
  TOC1: { name: 'toc 1', type: 'paragraph', about: 'sections in the contents list' },
  TOC2: { name: 'toc 2', type: 'paragraph', about: 'phases in the contents list' },
  ListParagraph: { name: 'List Paragraph', type: 'paragraph', about: 'bullets and numbered lists' },
  ListContinue: { name: 'List Continue', type: 'paragraph', about: 'later paragraphs of a list item' },
  Fact: { name: 'Fact', type: 'paragraph', about: 'a label and its value' },
  Callout: { name: 'Callout', type: 'paragraph', about: 'what is missing or to be agreed' },
  Secondary: { name: 'Secondary', type: 'paragraph', about: 'less important lines' },
  Figure: { name: 'Figure', type: 'paragraph', about: 'pictures' },
  Caption: { name: 'caption', type: 'paragraph', about: 'what stands below a picture' },
  CRPTable: { name: 'CRP Table', type: 'table', about: 'lines and grounds of tables' },
  TableText: { name: 'Table Text', type: 'paragraph', about: 'cells of tables' },
  TableHeader: { name: 'Table Header', type: 'paragraph', about: 'header rows of tables' },
  TableSecondary: { name: 'Table Secondary', type: 'paragraph', about: 'second lines in cells' },
  TableEnd: { name: 'Table End', type: 'paragraph', about: 'the low line behind a table' },
  DraftMark: { name: 'Draft Mark', type: 'paragraph', about: 'the marks of drafts and of the internal edition' },
  Strong: { name: 'Strong', type: 'character', about: 'strong words' },
  Emphasis: { name: 'Emphasis', type: 'character', about: 'emphasised words' },
  Code: { name: 'Code', type: 'character', about: 'literal text' },
  Hyperlink: { name: 'Hyperlink', type: 'character', about: 'links' },
  SectionNumber: { name: 'Section Number', type: 'character', about: 'numbers of sections' },
  SecondaryText: { name: 'Secondary Text', type: 'character', about: 'less important words' },
  ContentsLeader: { name: 'Contents Leader', type: 'character', about: 'dots in the contents list' },
  FactLabel: { name: 'Fact Label', type: 'character', about: 'labels of facts' },
} as const satisfies Record<string, StyleRole>
