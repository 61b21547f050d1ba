import stringWidth from 'string-width'
import { lineText, positionAt, type Span } from '../source/source.ts'
import { visible } from './run.ts'

type Paint = (text: string) => string

/** Draws the first line of a span, the span underlined; widths are a terminal's (UAX 11), tabs go to the next eighth column. */
export function frame({ source, start, end }: Span, dim: Paint, colour: Paint): string[] {
  const from = positionAt(source, start)
  const to = positionAt(source, end)
  const line = lineText(source, from.line)
  if (line.trim() === '') return []
  const characters = [...line]
  const before = expand(characters.slice(0, from.column - 1).join(''))
  const last = to.line === from.line ? to.column - 1 : characters.length
  const inside = expand(characters.slice(from.column - 1, last).join(''), stringWidth(before))
  const after = expand(characters.slice(last).join(''), stringWidth(before + inside))
  const number = String(from.line)
  const gap = ' '.repeat(number.length)
  const [left, middle, right] = [shortenLeft(before), shortenRight(inside), shortenRight(after)]
  return [
    dim(`    ${number} | `) + left + middle + right,
    dim(`    ${gap} | `) + ' '.repeat(stringWidth(left)) + colour('^'.repeat(Math.max(1, stringWidth(middle)))),
  ]
}

/** Keeps a line readable of which only a part is of interest. */
const shortenLeft = (text: string) => stringWidth(text) <= 100 ? text : `…${[...text].slice(-40).join('')}`
const shortenRight = (text: string) => stringWidth(text) <= 100 ? text : `${[...text].slice(0, 60).join('')}…`

/** Expands tabs to the next multiple of eight and shows control characters. */
function expand(text: string, column = 0): string {
  let result = ''
  for (const part of text.split(/(\t)/)) {
    result += part === '\t' ? ' '.repeat(8 - (column + stringWidth(result)) % 8) : visible(part)
  }
  return result
}
