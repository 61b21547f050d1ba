/** A picture of a document, drawn from its plan. */
export interface Figure {
  /** The picture as a whole SVG 1.1 document that names no other file. */
  readonly svg: string
  /** Its size in millimetres. */
  readonly width: number
  readonly height: number
  /** What the picture shows, in words from the same data, for those who cannot see it. */
  readonly alt: string
  /** Explains its code (width, dots, frame) to the reader. */
  readonly caption: string
  /** Every text of the picture as it was before it was broken into lines or cut, for the search for internal values. */
  readonly texts: readonly string[]
  /** The same picture as text for Mermaid, where that can draw it, with a caption of its own. */
  readonly mermaid?: { readonly text: string; readonly caption: string }
}

/** The pictures of a document by name; the Markdown of a document refers to one as `![alt](figure:name "caption")`. */
export type Figures = ReadonlyMap<string, Figure>
