import { counterOf } from './numbering.ts'
import { paragraphsIn, styleOf } from './placeholders.ts'
import { numberingOf, styleBook } from './style-book.ts'
import { paragraphOrder } from './style-merge.ts'
import { below, child, children, element, put, textIn, valueOf, within } from './xml.ts'
import type { Element } from './xml.ts'

/** A heading of ours, and how the shell would number it. */
interface Numbered {
  readonly paragraph: Element
  /** The number it has in its text, such as `2.1`. */
  readonly own: string | undefined
  readonly run: Element | undefined
  readonly shown?: string
  /** Says that the shell's number says the same as ours. */
  readonly agrees: boolean
}

/**
 * Numbers headings once. Where the shell numbers the styles of headings and comes to the same numbers as the plan, which its
 * texts refer to, the shell's are kept and ours are dropped; else ours stay, and its numbers are switched off. Headings
 * without a number, and annexes, which have letters, never take part. Gives the numbers for the contents list by bookmark.
 */
export function numberOnce(
  body: Element, ours: ReadonlySet<Element>, headingIds: ReadonlySet<string>, numberStyle: string | undefined,
  styles: Element, numbering: Element | undefined,
): Map<string, string> {
  const book = styleBook(styles)
  const counter = counterOf(numbering)
  const headings: Numbered[] = []
  for (const paragraph of paragraphsIn(body)) {
    const style = styleOf(paragraph)
    if (style === undefined || !headingIds.has(style)) continue
    const byStyle = numberingOf(book, numbering, style)
    if (!ours.has(paragraph)) {
      const direct = below(paragraph, 'w:pPr', 'w:numPr')
      const list = valueOf(direct, 'w:numId') ?? byStyle?.list
      if (list !== undefined && list !== '0') counter.next(list, Number(valueOf(direct, 'w:ilvl') ?? byStyle?.level ?? 0))
    } else if (byStyle !== undefined) {
      const run = numberRunIn(paragraph, numberStyle)
      const own = run && textIn(run)
      const takesPart = own !== undefined && /^\d+\.\d+$/.test(own)
      const next = takesPart ? counter.next(byStyle.list, byStyle.level) : undefined
      headings.push({
        paragraph, own, run, ...(next && { shown: next.text }),
        agrees: !takesPart || next?.counts.join('.') === own.replace(/\.0$/, ''),
      })
    }
  }
  const isKept = headings.every(({ agrees }) => agrees)
  const numbers = new Map<string, string>()
  for (const { paragraph, run, shown } of headings) {
    if (!isKept || shown === undefined) {
      switchOff(paragraph)
      continue
    }
    for (const node of within(paragraph)) node.elements = node.elements.filter((inner) => inner !== run)
    for (const { name, attributes } of within(paragraph)) if (name === 'w:bookmarkStart') numbers.set(attributes['w:name'] ?? '', shown)
  }
  return numbers
}

/** Shows the numbers of headings in the contents list. */
export function renumberContents(entries: Element, numbers: ReadonlyMap<string, string>, numberStyle: string | undefined): void {
  for (const link of within(entries).filter(({ name }) => name === 'w:hyperlink')) {
    const shown = numbers.get(link.attributes['w:anchor'] ?? '')
    const run = children(link, 'w:r').find((run) => valueOf(child(run, 'w:rPr'), 'w:rStyle') === numberStyle)
    const text = child(run, 'w:t')
    if (shown !== undefined && text !== undefined) text.elements = [{ type: 'text', text: shown }]
  }
}

function numberRunIn(paragraph: Element, numberStyle: string | undefined): Element | undefined {
  return within(paragraph).find((run) => run.name === 'w:r' && valueOf(child(run, 'w:rPr'), 'w:rStyle') === numberStyle)
}

function switchOff(paragraph: Element): void {
  const properties = child(paragraph, 'w:pPr')
  if (properties !== undefined) put(properties, element('w:numPr', {}, [element('w:numId', { 'w:val': '0' })]), paragraphOrder)
}
