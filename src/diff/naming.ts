import { titleOf } from '../plan/naming.ts'
import { phases } from '../plan/scalars.ts'
import { capital, spokenValue } from '../plan/spoken.ts'
import type { Difference, Holder } from './differences.ts'
import { rowAt } from './rows.ts'
import { short, valueWords, type Names } from './words.ts'

/** One of the two plans. */
export type Side = 'before' | 'after'

/** What the ids of each plan stand for. */
export type BothNames = Readonly<Record<Side, Names>>

/** What a field is called: what a row says, else its name in the format. */
export function labelOf(route: string): string {
  const field = route.replaceAll('[*]', '').split('.').at(-1) ?? route
  return rowAt(route)?.label ?? (field === 'status' ? '' : field.replaceAll('_', ' '))
}

/** Gives the phase a route lies in, in words. */
export const phaseIn = (route: string): string | undefined => {
  const phase = /^phases\.(\w+)/.exec(route)?.[1]
  return phase !== undefined && (phases as readonly string[]).includes(phase) ? spokenValue(phase) : undefined
}

/** Names an item as it is in one of the plans: by its row, by its title, or by its noun alone. */
export function itemName({ route, meta, shape, ...nodes }: Holder, side: Side, names: BothNames, isBare = false): string {
  const from = nodes[side] === undefined ? side === 'before' ? 'after' : 'before' : side
  const node = nodes[from]
  const row = rowAt(route)
  const noun = row?.noun ?? meta?.noun ?? 'item'
  if (node === undefined) return noun
  const read = (field: string) => {
    const [value, inner] = [node.entries.get(field)?.value, shape.fields[field]?.shape]
    return value && inner && (valueWords(value, inner, names[from]) || undefined)
  }
  if (row?.name !== undefined) return row.name(read)
  const { field = 'id', text } = titleOf(node) ?? {}
  const kind = shape.fields[field]?.shape
  if (text === undefined || kind?.kind !== 'scalar') return noun
  if (isBare && row?.isBare === true) return short(text)
  if (kind.scalar === 'date' || kind.scalar === 'when') return `${noun} of ${read(field)}`
  const isPlain = kind.scalar !== 'line' || route === 'people[*]'
  return `${noun} ${isPlain ? read(field)?.replace(/^'(.*)'$/, '$1') : read(field)}`
}

/** Says whether a field is part of what an item is called. */
function isInName({ route, after }: Holder, field: string): boolean {
  const asked: string[] = []
  const name = rowAt(route)?.name
  name?.((one) => void asked.push(one))
  return name === undefined ? after !== undefined && titleOf(after)?.field === field : asked.includes(field)
}

/** Names a group of fields as a whole. */
const wholeName = (route: string): string => /^phases\.\w+$/.test(route) ? `${phaseIn(route)} phase`
  : labelOf(route) || (route.split('.').at(-1) ?? route).replaceAll('_', ' ')

/** What a difference is about, in words. */
export interface Subject {
  /** The thing that something is said of; empty where the label alone says it. */
  chain: string
  /** The thing and the field together, to begin a sentence. */
  whole: string
  /** Parts what is said from it: a colon, where the thing itself is no part of the sentence. */
  colon: string
}

/**
 * Says what a difference is about; an item is called what it is called on one side, but on the older one where what it is
 * called has changed.
 */
export function subjectOf({ route, holders, kind }: Difference, wanted: Side, names: BothNames): Subject {
  const isWhole = holders.at(-1)?.route === route
  const item = holders.findLast(({ meta }) => meta !== undefined)
  const field = item === undefined ? '' : route.slice(item.route.length + 1)
  const side = item !== undefined && item.before !== undefined && isInName(item, field) ? 'before' : wanted
  let chain: string[] = []
  let hasItem = false
  for (const holder of holders) {
    const isSelf = isWhole && holder === holders.at(-1)
    if (holder.meta !== undefined) {
      // A part that cannot be referred to, such as a reading, is nothing without what it belongs to.
      const keeps = hasItem && holder.shape.fields['id'] === undefined
      const isBare = !isSelf || (kind !== 'added' && kind !== 'removed')
      const name = itemName(holder, side, names, isBare)
      chain = keeps ? [...chain, name] : [name]
      hasItem = true
    } else if (isSelf) chain = [...hasItem ? chain : [], wholeName(holder.route)]
    else if (!/^(?:plan|phases|phases\.\w+)$/.test(holder.route)) {
      const label = labelOf(holder.route)
      chain = [...hasItem ? chain : [], ...label === '' ? [] : [label]]
    }
  }
  const isPhase = /^phases\.\w+$/.test(route)
  const where = phaseIn(route) === undefined || hasItem || isPhase ? '' : ` in ${phaseIn(route)}`
  // `due` stands before its day, but not before what became of it.
  const label = isWhole ? '' : labelOf(route).replace(/^due$/, 'due date')
  // A label such as `scope statement` says itself what it belongs to.
  const hasChain = chain.length > 0 && (label === '' || hasItem || !chain.every((part) => label.includes(part)))
  const head = hasChain ? `${chain.join(': ')}${where}` : ''
  const whole = head === '' ? `${label}${where}` : label === '' ? head : `${head}: ${label}`
  return { chain: capital(head), whole: capital(whole), colon: head === '' || label === '' ? ':' : '' }
}
