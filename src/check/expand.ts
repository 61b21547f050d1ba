import type { Loaded } from '../plan/load.ts'
import { below } from '../plan/naming.ts'
import { isUnknown } from '../plan/read.ts'
import type { Span } from '../source/source.ts'
import { isEmpty, type Entry } from '../source/tree.ts'
import type { Context } from './rule.ts'
import type { PhaseFacts, Terms } from './terms.ts'

/** One value a rule looks at, and the way to its text: a path below an object of the plan. */
export interface Target {
  /** Reads the value; late, so that the watch sees it. */
  value: () => unknown
  parent: object
  from: object
  path: string
  phase: PhaseFacts | undefined
  /** What rows may ask besides the value, once one of them was asked. */
  context?: Record<keyof Context, unknown>
}

/** A place in the text and its name. */
export interface Spot {
  span: Span
  place: string
}

/** The values a path leads to. */
export interface Reach {
  targets: readonly Target[]
  /** Says whether a value that is not known was met on the way. */
  wasTouched: boolean
}

/**
 * Prepares to find every value a path leads to; at the end of a path an absent value counts as one. `*` stands for planned
 * phases, and what lies in a phase that is not planned is passed over. Many rules look at the same values, so each path is
 * gone once.
 */
export function pathFinder(loaded: Loaded, terms: Terms): (path: string) => Reach {
  const { plan, watch } = loaded
  const known = new Map<string, Reach>([
    ['', { targets: [{ value: () => plan, parent: plan, from: plan, path: '', phase: undefined }], wasTouched: false }],
  ])
  return find

  function find(path: string): Reach {
    const found = known.get(path)
    if (found !== undefined) return found
    const cut = path.lastIndexOf('.')
    const way = find(path.slice(0, Math.max(cut, 0)))
    watch.wasTouched = way.wasTouched
    const step = path.slice(cut + 1)
    const phase = path.startsWith('phases.') ? terms.phases.find(({ name }) => name === path.slice('phases.'.length)) : undefined
    const targets = way.targets.flatMap((target) => next(target, step, cut === -1, target.phase ?? phase))
    const reach = { targets, wasTouched: watch.wasTouched }
    known.set(path, reach)
    return reach
  }

  function next(target: Target, step: string, isFirst: boolean, phase: PhaseFacts | undefined): Target[] {
    if (target.phase?.isPlanned === false) return []
    const holder = target.value()
    if (holder === null || typeof holder !== 'object') {
      // What is missing on the way is missing at its end, too; of what is not known nothing can be said.
      const isMissing = !isFirst && !step.includes('*') && !isUnknown(target.parent, target.path)
      if (!isMissing) return []
      return [{ value: () => undefined, parent: target.parent, from: target.from, path: below(target.path, step), phase }]
    }
    if (step === '*') return terms.planned.map((phase) => field(holder, phase.name, phase))
    if (!step.endsWith('[*]')) return [field(holder, step, phase)]
    return items(holder, step.slice(0, -'[*]'.length), target, loaded)
  }
}

const field = (holder: object, name: string, phase: PhaseFacts | undefined): Target => ({
  value: () => (holder as Record<string, unknown>)[name], parent: holder, from: holder, path: name, phase,
})

/** Gives the items of a list; those of a list of mappings know themselves where they stand. */
function items(holder: object, name: string, { phase }: Target, { origins }: Loaded): Target[] {
  const list = (holder as Record<string, unknown>)[name]
  if (!Array.isArray(list)) return []
  // Positions count items that were cut, which the list of the plan no longer holds; items that are mappings need none.
  let positions: readonly number[] | undefined
  const positionOf = (index: number): number => {
    const node = origins.get(holder)?.node.entries.get(name)?.value
    positions ??= node?.kind !== 'sequence' ? []
      : node.items.flatMap((item, index) => item.kind === 'broken' ? [] : [index + 1])
    return positions[index] ?? index + 1
  }
  return list.map((item: unknown, index) => item !== null && typeof item === 'object'
    ? { value: () => item, parent: holder, from: item, path: '', phase }
    : { value: () => item, parent: holder, from: holder, path: `${name}[${positionOf(index)}]`, phase })
}

/** Finds what a finding underlines (section 2 of the rules): a value, or the key of the nearest thing that is written. */
export function locate({ origins }: Loaded, from: object, path: string, underlines?: 'key'): Spot {
  const origin = origins.get(from)
  if (origin === undefined) throw new Error(`no origin is known for what lies at ${path}`)
  let { node, key } = origin
  if (path === '') return { span: key, place: origin.place }
  const place = below(origin.place, path)
  const steps = path.split('.')
  for (const [index, step] of steps.entries()) {
    const bracket = step.indexOf('[')
    const name = bracket === -1 ? step : step.slice(0, bracket)
    const mark = bracket === -1 ? undefined : step.slice(bracket + 1, -1)
    const entry = node.entries.get(name)
    if (entry === undefined) break
    key = entry.key
    if (index === steps.length - 1) {
      // An item that is not where it should be is missed at the key of its list.
      const item = mark !== undefined && entry.value.kind === 'sequence' ? entry.value.items[Number(mark) - 1] : undefined
      return { span: item ?? (underlines === 'key' || mark !== undefined ? key : spanOf(entry)), place }
    }
    if (entry.value.kind !== 'mapping') break
    node = entry.value
  }
  return { span: key, place }
}

/** Underlines a value; at its key where it is empty, or a list or mapping written over several lines. */
function spanOf({ key, value }: Entry): Span {
  const isBlock = (value.kind === 'mapping' || value.kind === 'sequence') && value.isBlock
  return isEmpty(value) || isBlock ? key : value
}
