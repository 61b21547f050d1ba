import type { MappingShape, Shape } from './format.ts'
import { nearest } from './likeness.ts'

/** Where an unknown key may have been meant to stand: a known key near it, or the mapping in which it is legal. */
export interface KeyHint {
  near?: string
  /** Says that the key can have been meant as nothing else. */
  isSure?: boolean
  parent?: string
}

/** Finds what an unknown key was meant to be: a slip of a known one, or a right one on the wrong level. */
export function hintFor(key: string, here: MappingShape, place: string, format: MappingShape): KeyHint {
  const plain = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll(/[- ]/g, '_').toLowerCase()
  if (Object.hasOwn(here.fields, plain)) return { near: plain, isSure: true }
  const homes = homesOf(format).get(plain)
  const home = homes && nearestHome(homes, place)
  const names = Object.keys(here.fields)
  const near = nearest(plain, names)
  // A right key on the wrong level is surer than a likeness, unless it is at home in many places.
  if (near !== undefined && (home === undefined || (homes?.length ?? 0) > 1)) {
    return { near, isSure: homes === undefined && nearest(plain, names.filter((name) => name !== near)) === undefined }
  }
  return home === undefined ? {} : { parent: home }
}

const known = new WeakMap<MappingShape, Map<string, string[]>>()

/** Lists for every key of the format the places of the mappings it belongs to. */
function homesOf(format: MappingShape): Map<string, string[]> {
  let homes = known.get(format)
  if (homes === undefined) {
    homes = new Map()
    collect(format, '', homes)
    known.set(format, homes)
  }
  return homes
}

function collect(shape: Shape, place: string, homes: Map<string, string[]>): void {
  if (shape.kind === 'list') return collect(shape.item, `${place}[]`, homes)
  if (shape.kind !== 'mapping') return
  for (const [name, field] of Object.entries(shape.fields)) {
    homes.set(name, [...homes.get(name) ?? [], place])
    collect(field.shape, place === '' ? name : `${place}.${name}`, homes)
  }
}

/** Picks the home that shares the longest way with the place where the key stands; none when two are equally near. */
function nearestHome(homes: string[], place: string): string | undefined {
  const steps = place.replace(/\[[^\]]*\]/g, '[]').split('.')
  const shared = homes.map((home) => {
    const other = home.split('.')
    const same = steps.findIndex((step, index) => step !== other[index])
    const common = home === '' ? 0 : same === -1 ? Math.min(steps.length, other.length) : same
    return { home, score: common * 10 - other.length }
  }).sort((a, b) => b.score - a.score)
  const [best, second] = shared
  if (best === undefined || (second !== undefined && second.score === best.score)) return undefined
  return best.home === '' ? 'the top level' : `\`${best.home}\``
}
