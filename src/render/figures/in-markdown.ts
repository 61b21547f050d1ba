import { escapeInline } from '../escape.ts'
import type { Figure, Figures } from './figure.ts'
import { mermaidText } from './mermaid.ts'
import { pictureLine } from './reference.ts'

/** A file that stands beside a document, by its path from there. */
interface Beside {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Puts the pictures into a Markdown text: as Mermaid where that can draw them, else as an image file beside it, and as their
 * description where there is no place for a file.
 */
export function withPictures(markdown: string, figures: Figures, name: string | undefined): { text: string; beside: Beside[] } {
  const beside: Beside[] = []
  const text = markdown.replace(pictureLine, (line: string, id: string) => {
    const figure = figures.get(id)
    if (figure === undefined) return line
    return `${drawn(figure, id)}\n\n*${escapeInline(figure.mermaid?.caption ?? figure.caption)}*`
  })
  return { text, beside }

  function drawn({ svg, alt, mermaid }: Figure, id: string): string {
    if (mermaid !== undefined) return `\`\`\`mermaid\n${described(mermaid.text, alt)}\n\`\`\``
    if (name === undefined) return escapeInline(alt)
    const path = `${name}.figures/${id}.svg`
    beside.push({ name: path, bytes: new TextEncoder().encode(svg) })
    return `![${escapeInline(alt)}](<${path.replace(/[<>\\]/g, '\\$&')}>)`
  }
}

/** Adds the description for those who cannot see the diagram, behind its first line. */
const described = (mermaid: string, alt: string): string => mermaid.replace('\n', `\n  accDescr: ${mermaidText(alt)}\n`)
