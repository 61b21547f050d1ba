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
  /** The same picture as text for Mermaid, where that can draw it. */
  readonly mermaid?: string
}

/** The pictures of a document by name; the Markdown of a document refers to one as `![alt](figure:name "caption")`. */
export type Figures = ReadonlyMap<string, Figure>
