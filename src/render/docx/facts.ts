import type { Direction } from '../direction.ts'

/** What a document says about itself beyond its content; every text is already in the document's language. */
export interface DocumentFacts {
  /** Title property and running header. */
  readonly title: string
  /** A document has a cover and a contents list; a sheet begins with its title on the first page. */
  readonly layout: 'document' | 'sheet'
  /** Named in the running header of the customer edition. */
  readonly customer: string
  /** Named on the cover. */
  readonly supplier: string
  /** Creator property, such as `Ines Calder, Tom Ferrand`. */
  readonly author: string
  /** Subject property, cover and running header, such as `Customer Relations Plan`. */
  readonly documentKind: string
  /** BCP 47 tag Word checks spelling in. */
  readonly language: string
  /** Which way the script runs. */
  readonly direction: Direction
  readonly edition: 'customer' | 'internal'
  /** Mark on the cover of the customer edition. */
  readonly editionLabel: string
  /** Red mark on the cover and in every header of the internal edition. */
  readonly internalMark: string
  /** Red line in every header, the cover's too; set while the plan must not go out. */
  readonly draftMark?: string
  /** Word drawn across every page while the plan must not go out. */
  readonly watermark?: string
  /** Left half of the running footer, such as `Version 1.4.0 · Customer edition`. */
  readonly footer: string
  /** Right half of the running footer, with the placeholders `{page}` and `{pages}`. */
  readonly pageLabel: string
  /** Heading of the contents list. */
  readonly contentsLabel: string
  /** Link of a page past what stands before its content. */
  readonly skipLabel: string
  /** Both core dates, in UTC, so that equal input gives equal bytes. */
  readonly created: Date
  /** `auto` is `pages` unless the document is long, as laying it out takes time; `titles` leaves page numbers out. */
  readonly contents: 'auto' | 'pages' | 'titles' | 'none'
}
