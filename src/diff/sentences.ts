import type { MappingShape, Shape } from '../plan/format.ts'
import { daysBetween, dayOf, timeOf } from '../plan/days.ts'
import { dayInFull } from '../plan/day-in-full.ts'
import { titleOf } from '../plan/naming.ts'
import { capital } from '../plan/spoken.ts'
import { isEmpty, type Mapping, type Node } from '../source/tree.ts'
import type { Difference } from './differences.ts'
import { similarity } from './matching.ts'
import { isWritten } from './meaning.ts'
import { itemName, labelOf, phaseIn, subjectOf, type BothNames, type Side } from './naming.ts'
import { reworded } from './rewording.ts'
import { rowAt } from './rows.ts'
import { counted, short, valueWords } from './words.ts'

/** A difference in words: the sentence, and what was and what is, where that can be said. */
export interface Sentence {
  kind: 'added' | 'removed' | 'changed' | 'moved'
  message: string
  before: string | null
  after: string | null
}

/** The most facts that are told of an item that is new. */
const maxFacts = 4
/** The most characters of one fact. */
const longestFact = 160
/** The most entries of a list that are told. */
const maxEntries = 5

/** Says a difference as a manager would. */
export function sentenceOf(one: Difference, names: BothNames): Sentence {
  const { shape, kind, before, after } = one
  const words = (side: Side) => one[side] === undefined ? null : valueWords(one[side], shape, names[side]) || null
  const said = (message: string, more: Partial<Sentence> = {}): Sentence =>
    ({ kind: kind === 'reordered' ? 'changed' : kind, message, before: words('before'), after: words('after'), ...more })
  if (kind === 'reordered') return said(`${subjectOf(one, 'after', names).whole} in another order`, { before: null, after: null })
  if (shape.kind === 'mapping') return wholeSentence(one, shape, names)
  if (shape.kind === 'list') return said(listMessage(one, shape.item, names))
  if (before?.kind !== 'scalar' || after?.kind !== 'scalar') {
    return said(comingMessage(one, words(after === undefined ? 'before' : 'after') ?? '', names))
  }
  const { chain, whole, colon } = subjectOf(one, 'after', names)
  const [was, is] = [words('before') ?? '', words('after') ?? '']
  switch (shape.scalar) {
    case 'date':
    case 'when': {
      const message = movedMessage(one, before.text.trim(), after.text.trim(), names)
      return said(message, { kind: isRecord(one) ? 'changed' : 'moved' })
    }
    case 'cadence': return said(`${whole === `${chain}: ${labelOf(one.route)}` ? chain : whole} now ${is} instead of ${was}`)
    case 'visibility': return said(`${chain}: ${is === 'shared' ? 'now shown to the customer' : 'no longer shown to the customer'}`)
    case 'line':
    case 'prose': {
      const { before, after, isNew } = reworded(...textsOf(one))
      const title = titleMessage(one, before, after, names)
      if (title !== undefined) return said(title, { before, after })
      const verb = shape.scalar === 'line' ? '' : isNew ? ' rewritten' : ' reworded'
      return said(`${whole}${verb === '' ? colon : `${verb}:`} ${before} → ${after}`, { before, after })
    }
    default: return said(`${whole}${colon} ${was} → ${is}`)
  }
}

const textsOf = ({ before, after }: Difference): [string, string] => {
  const text = (node: Node | undefined) => node?.kind === 'scalar' ? node.text.trim().replace(/\s+/g, ' ') : ''
  return [text(before), text(after)]
}

/** Says that what an item is called has changed; nothing where the field is not its title. */
function titleMessage(one: Difference, was: string, is: string, names: BothNames): string | undefined {
  const holder = one.holders.at(-1)
  if (holder?.meta === undefined || holder.after === undefined) return undefined
  const row = rowAt(holder.route)
  if (row?.name !== undefined || titleOf(holder.after)?.field !== one.route.split('.').at(-1)) return undefined
  const isShort = was === valueWords(one.before as Node, one.shape, names.before)
  if (row?.isBare === true && isShort) return `${capital(itemName(holder, 'before', names, true))} renamed ${is}`
  const noun = row?.noun ?? holder.meta.noun
  return isShort ? `${capital(itemName(holder, 'before', names))} now reads ${is}` : `${capital(noun)} reworded: ${was} → ${is}`
}

/** Says that a single value has come or gone. */
function comingMessage(one: Difference, words: string, names: BothNames): string {
  const { chain, whole } = subjectOf(one, one.kind === 'added' ? 'after' : 'before', names)
  const isDate = one.shape.kind === 'scalar' && (one.shape.scalar === 'date' || one.shape.scalar === 'when')
  if (isDate && rowAt(one.route)?.isItsDay === true) {
    return one.kind === 'added' ? `${chain} now has a date: ${words}` : `${chain} no longer has a date (was ${words})`
  }
  if (one.kind === 'added' && isDate && isRecord(one) && chain !== '') return `${whole} ${words}`
  return one.kind === 'added' ? `${whole} added: ${words}` : `${whole} removed (was ${words})`
}

/** Says whether a day is told as the day on which something was done. */
const isRecord = ({ route }: Difference) => / on$/.test(labelOf(route))

/** Says by how many days something moved; an item by its own day, all else by its label. */
function movedMessage(one: Difference, was: string, is: string, names: BothNames): string {
  const isItsDay = rowAt(one.route)?.isItsDay === true
  const { chain, whole } = subjectOf(one, isItsDay ? 'before' : 'after', names)
  const subject = isItsDay ? chain : whole
  // What is on record did not move; it was put right. A label such as `needed by` wants its day behind it.
  if (isRecord(one) || /(?:^| )(?:by|until)$/.test(labelOf(one.route))) return `${whole} ${dayInFull(is)} instead of ${dayInFull(was)}`
  const days = daysBetween(dayOf(was), dayOf(is))
  if (days === 0) {
    const [from, to] = [timeOf(was), timeOf(is)]
    const day = dayInFull(dayOf(is))
    if (to === undefined) return `${subject} on ${day} no longer has a time (was ${from})`
    return `${subject} ${from === undefined ? `now at ${to}` : `moved from ${from} to ${to}`} on ${day}`
  }
  return `${subject} ${days > 0 ? 'moved' : 'brought forward'} by ${counted(Math.abs(days), 'day')}, to ${dayInFull(is)}`
}

/** Says what is in a list of single values now and what is no longer. */
function listMessage(one: Difference, item: Shape, names: BothNames): string {
  const { kind, before, after, gone, come } = one
  const { whole, colon } = subjectOf(one, after === undefined ? 'before' : 'after', names)
  const listed = (nodes: readonly Node[], side: Side) => {
    const words = nodes.slice(0, maxEntries).map((node) => valueWords(node, item, names[side]))
    return `${words.join(', ')}${nodes.length > maxEntries ? `, and ${nodes.length - maxEntries} more` : ''}`
  }
  const isFirst = before === undefined || (!isWritten(before) && kind === 'added')
  if (kind === 'added' && isFirst) return `${whole} added: ${listed(come, 'after')}`
  if (kind === 'removed' && after === undefined) return `${whole} removed (was ${listed(gone, 'before')})`
  const [[old, ...others], [made, ...more]] = [gone, come]
  if (old?.kind === 'scalar' && made?.kind === 'scalar' && others.length + more.length === 0
    && item.kind === 'scalar' && item.scalar === 'line' && similarity(old.text, made.text) >= 0.5) {
    const { before: was, after: is } = reworded(old.text.trim(), made.text.trim())
    return `${whole}${colon} ${was} → ${is}`
  }
  const parts = [
    ...come.length > 0 ? [`now also ${listed(come, 'after')}`] : [],
    ...gone.length > 0 ? [`no longer ${listed(gone, 'before')}`] : [],
  ]
  return `${whole}${colon} ${parts.join(', ')}`
}

/** Says that an item or a group of fields has come, gone, or stands elsewhere. */
function wholeSentence(one: Difference, shape: MappingShape, names: BothNames): Sentence {
  const { kind, route, from, holders } = one
  const side: Side = one.after === undefined ? 'before' : 'after'
  const node = one[side]
  const { whole } = subjectOf(one, side, names)
  const facts = node?.kind === 'mapping' ? factsOf(node, shape, route, side, names) : []
  const detail = [whole, facts.join(', ')].filter(Boolean).join(': ')
  const both = { before: side === 'before' ? detail : null, after: side === 'after' ? detail : null }
  if (kind === 'moved' && from !== undefined) {
    const [old, made] = [homeOf(from, 'before', names), homeOf(one, 'after', names)]
    return { kind: 'moved', message: `${whole} moved from ${old} to ${made}`, before: old, after: made }
  }
  const holder = holders.at(-1)
  const verb = kind === 'added' ? 'added' : rowAt(route)?.gone ?? 'removed'
  // A promise is told by whom it was made to, and then by what it says.
  const [, head, words] = holder?.meta !== undefined ? /^(.*) \(('.*')\)$/.exec(whole) ?? [] : []
  const told = [words, ...kind === 'added' ? facts : []].filter((part) => part !== undefined)
  return {
    kind: kind === 'added' ? 'added' : 'removed',
    message: `${head ?? whole} ${verb}${told.length === 0 ? '' : `: ${told.join(', ')}`}`, ...both,
  }
}

/** Says where an item that moves stands on one side: its phase, the item it is part of, else what its list is called. */
function homeOf({ route, holders }: Pick<Difference, 'route' | 'holders'>, side: Side, names: BothNames): string {
  const whole = holders.slice(0, -1).findLast(({ meta }) => meta !== undefined)
  return phaseIn(route) ?? (whole === undefined ? labelOf(route.replace(/\[\*\]$/, '')) : itemName(whole, side, names))
}

/** Tells the first facts of an item besides its title: its day first, then what else it says in short. */
function factsOf(item: Mapping, shape: MappingShape, route: string, side: Side, names: BothNames): string[] {
  // What is no item of a list has no name that its title could have said.
  const title = route.endsWith('[*]') ? titleOf(item)?.field : undefined
  const namer = rowAt(route)?.name
  const facts: { rank: number; words: string }[] = []
  for (const [name, field] of Object.entries(shape.fields)) {
    const value = item.entries.get(name)?.value
    const at = `${route}.${name}`
    if (value === undefined || isEmpty(value) || name === title || name === 'id' || name === 'visibility') continue
    if (field.shape.kind === 'mapping' || (field.shape.kind === 'list' && field.shape.item.kind === 'mapping')) continue
    const isText = (inner: Shape): boolean => inner.kind === 'list' ? isText(inner.item)
      : inner.kind === 'scalar' && (inner.scalar === 'prose' || (inner.scalar === 'line' && field.shape.kind === 'list'))
    // The texts of a group of fields may be all there is to tell of it.
    if (isText(field.shape) && route.endsWith('[*]')) continue
    const words = short(valueWords(value, field.shape, names[side]), longestFact)
    // What the name of the item says already.
    if (words === '' || (namer !== undefined && namer((asked) => asked === name ? words : undefined).includes(words))) continue
    const row = rowAt(at)
    const isDay = row?.isItsDay === true
    const label = labelOf(at)
    const isBare = isDay || /^(?:side|team|function|kind|phase|date|day|person)$/.test(label)
    const rank = isDay || row?.isTelling === true ? 0 : isText(field.shape) ? 2 : 1
    facts.push({ rank, words: isBare ? words : `${label} ${words}`.trim() })
  }
  return facts.sort((a, b) => a.rank - b.rank).slice(0, maxFacts).map(({ words }) => words)
}

/** Gives the words of a noun that begins no sentence. */
export const nounOf = ({ holders, route }: Difference): string => {
  const holder = holders.at(-1)
  const field = labelOf(route)
  const noun = holder?.meta === undefined ? undefined : rowAt(holder.route)?.noun ?? holder.meta.noun
  return noun ?? field
}
