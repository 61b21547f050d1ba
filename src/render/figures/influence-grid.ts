import { attitudeOf, contactsIn } from './acquaintance.ts'
import type { Contact } from './acquaintance.ts'
import { arrowHead, block, box, labelBox, line } from './drawing.ts'
import type { Shape } from './drawing.ts'
import { tint } from './look.ts'
import { lineHeight } from './measuring.ts'
import { facts, listed, sentences } from './sketch.ts'
import type { Scene, Sketch } from './sketch.ts'

const attitudes = ['unaware', 'resistant', 'neutral', 'supportive', 'leading'] as const
const influences = [5, 4, 3, 2, 1] as const

const type = { size: 8 }
const rowHead = 30
const bottom = 26
const padding = 5
/** The most names in one field. */
const mostNames = 7

/** Draws the contacts by influence and attitude; those whose influence is great and who are not for us stand on a ground of their own. */
export function influenceGrid(scene: Scene): Sketch | undefined {
  const { words, look, plan } = scene
  const contacts = contactsIn(scene).filter(({ influence, attitude }) => influence > 0 && attitude !== undefined)
  if (contacts.length === 0) return undefined
  const key = plan.limits.key_influence
  const column = (look.width - rowHead) / attitudes.length
  const fieldOf = (influence: number, attitude: string) => contacts.filter((one) => one.influence === influence && one.attitude === attitude)
  const shapes: Shape[] = []
  let y = 14
  shapes.push(...block(words.label('columns', 'influence'), { x: 0, y: 0, width: look.width / 2, size: 7.5, colour: look.grey }))
  for (const influence of influences) {
    const fields = attitudes.map((attitude) => fieldOf(influence, attitude))
    const lines = Math.max(1, ...fields.map((field) => Math.min(field.length, mostNames + 1)))
    const height = lines * lineHeight(type) + 2 * padding
    for (const [index, attitude] of attitudes.entries()) {
      const x = rowHead + index * column
      const isGap = influence >= key && index < 3
      shapes.push(box(x, y, column, height, { fill: isGap ? tint(look.amber, 0.16) : '#ffffff', stroke: look.hair, width: 0.7 }))
      shapes.push(...namesIn(fields[index] ?? [], attitude, x, y + padding, column, scene))
    }
    shapes.push(...block(words.number(influence), { x: rowHead - 8, y: y + height / 2 - 5, width: 16, size: 8.5, bold: true, colour: look.strong, anchor: 'end' }))
    y += height
  }
  shapes.push(line([[rowHead, 14], [rowHead, y], [look.width, y]], { stroke: look.strong, width: 1 }))
  for (const [index, attitude] of attitudes.entries()) {
    const name = words.value('engagement', attitude) ?? attitude
    shapes.push(...block(name, { x: rowHead + (index + 0.5) * column, y: y + 4, width: column - 6, ...type, colour: look.strong, anchor: 'middle' }))
  }
  shapes.push(...block(words.label('columns', 'attitude'), { x: look.width, y: y + 15, width: look.width / 2, size: 7.5, colour: look.grey, anchor: 'end' }))
  const named = contacts.map((contact) => words.figure('mapContact', {
    name: contact.name, what: facts(words, words.figure('influence', { n: words.number(contact.influence) }), attitudeOf(contact, scene)),
  }))
  const hasGap = contacts.some(({ influence, attitude }) => influence >= key && attitudes.findIndex((one) => one === attitude) < 3)
  return {
    drawing: { width: look.width, height: y + bottom, shapes, texts: contacts.map(({ name }) => name) },
    alt: words.figure('gridAlt', { list: listed(named, words) }),
    caption: words.figure('gridCaption'),
    key: sentences(words, contacts.some(isToMove) && words.figure('gridArrows'), hasGap && words.figure('gridGround')),
  }
}

const isToMove = ({ attitude, wanted }: Contact) => wanted !== undefined && wanted !== attitude

/** The names of a field, an arrow behind those whose attitude shall change. */
function namesIn(contacts: readonly Contact[], attitude: string, x: number, y: number, column: number, { words, look }: Scene): Shape[] {
  const shown = contacts.length > mostNames + 1 ? contacts.slice(0, mostNames) : contacts
  const rest = contacts.length - shown.length
  const names = shown.flatMap((contact, index): Shape[] => {
    const top = y + index * lineHeight(type)
    const name = block(contact.name, { x: x + 5, y: top, width: column - 24, ...type, colour: look.ink })
    if (!isToMove(contact)) return name
    const isRight = attitudes.findIndex((one) => one === contact.wanted) > attitudes.findIndex((one) => one === attitude)
    const start = Math.max(...name.map((label) => labelBox(label).right)) + 3
    const [from, to] = isRight ? [start, start + 10] : [start + 10, start]
    const middle = top + lineHeight(type) / 2
    return [...name, line([[from, middle], [to, middle]], { stroke: look.accent, width: 1 }), arrowHead([to, middle], [from, middle], look.accent, 4.5)]
  })
  return rest === 0 ? names : [...names, ...block(words.figure('more', { n: words.number(rest) }), {
    x: x + 5, y: y + shown.length * lineHeight(type), width: column - 10, ...type, colour: look.grey,
  })]
}
