import type { Scalar } from '../source/tree.ts'
import { cadenceSynonym } from './cadences.ts'
import type { ScalarShape } from './format.ts'
import { nearest } from './likeness.ts'
import { fieldAt } from './naming.ts'
import { scalarTypes, type ScalarRow, type ScalarType } from './scalars.ts'

/** Types that the walk or the references judge, with more at hand than the characters. */
const judgedElsewhere = new Set<string>(['prose', 'person', 'ref', 'channel'])

/** What is wrong with a scalar; `meant` is the only right value that says the same. */
interface ScalarFault {
  rule: string
  message: string
  meant?: string
}

/** Finds what is wrong with a scalar, and says it in the words of chapter shape; prose is checked for markup elsewhere. */
export function scalarFault(node: Scalar, shape: ScalarShape, place: string): ScalarFault | undefined {
  if (shape.scalar === 'one-of') return unknownValue(node.text, shape.values ?? [])
  if (judgedElsewhere.has(shape.scalar)) return undefined
  const row: ScalarRow = scalarTypes[shape.scalar]
  const isRight = row.number === undefined ? row.matches(node.text)
    : typeof node.value === 'number' && row.number(node.text) !== undefined
  if (isRight) return undefined
  if (row.values !== undefined) return unknownValue(node.text, row.values)
  const written = row.number !== undefined && !node.isPlain ? `"${node.text}"` : shorten(node.text)
  const meant = shape.scalar === 'cadence' ? cadenceSynonym(node.text) : undefined
  const message = sentence(row, written, shape.scalar, place, row.suggest?.(node.text))
  return { rule: row.rule, message, ...(meant !== undefined && { meant }) }
}

function unknownValue(text: string, values: readonly string[]) {
  if (values.includes(text)) return undefined
  const near = nearest(text.trim().toLowerCase().replaceAll(/[ _]/g, '-'), values)
  const hint = near === undefined ? '' : `; did you mean '${near}'?`
  return { rule: 'shape/unknown-value', message: `'${shorten(text)}' is not possible here${hint}; possible: ${values.join(', ')}` }
}

/** Writes the sentence of a rule of chapter shape; one line per rule, as in the catalogue. */
function sentence(row: ScalarRow, value: string, type: ScalarType, place: string, suggestion: string | undefined): string {
  const mean = suggestion === undefined ? '' : `; did you mean '${suggestion}'?`
  switch (row.rule) {
    case 'shape/bad-id':
      return `'${value}' cannot be an id: small letters, digits and single hyphens, beginning with a letter, such as \`${suggestion ?? 'ms-kick'}\``
    case 'shape/bad-date':
      return `'${value}' is not a day; write it as ${suggestion ?? '2026-10-09'}${type === 'date' ? '' : `, with a time as ${suggestion ?? '2026-10-09'} 14:30`}`
    case 'shape/bad-duration':
      return `'${value}' is not a duration; write a whole number and a unit, such as \`${suggestion ?? '2 weeks'}\` or \`1 working day\``
    case 'shape/bad-cadence':
      return `'${value}' is not a rhythm${mean}; write \`weekly\`, \`every 2 weeks on tuesday\`, \`monthly\`, \`quarterly\``
    case 'shape/bad-money': return `'${value}' is not an amount; write \`${suggestion ?? '6000 EUR'}\``
    case 'shape/bad-range': return `'${value}' is not a range; write \`${suggestion ?? '10 to 12 weeks'}\`, the smaller figure first`
    case 'shape/bad-score': return `'${value}' is not a result in figures; write \`${suggestion ?? '4.6 of 5'}\``
    case 'shape/bad-number': return `${fieldAt(place)} must be ${row.expected}; here stands '${value}'`
    case 'shape/bad-email': return `'${value}' is not an e-mail address${mean}`
    case 'shape/bad-phone': return `'${value}' is not a telephone number; write it in quotes, such as "+44 20 7946 0101"`
    case 'shape/bad-name': return `'${value}' is not a ${type}${mean}`
    default: return `${fieldAt(place)} must be ${row.expected}`
  }
}

/** Keeps a message readable when a whole paragraph stands where a word should. */
const shorten = (text: string) => text.length > 60 ? `${text.slice(0, 57)}…` : text

