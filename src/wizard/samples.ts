import type { Shape } from '../plan/format.ts'
import { scalarText } from '../plan/naming.ts'
import { parseQuickly } from '../source/quick.ts'
import type { Mapping, Node } from '../source/tree.ts'
import type { Cast } from './compose.ts'
import { block, written, type Value } from './values.ts'

/** Reads the example of a rule that shows how it is satisfied. */
export function readSample(text: string): Mapping | undefined {
  return parseQuickly({ path: '', text, hasMark: false })?.root
}

/** Turns a part of an example into what will stand in the file, with the people of the plan in place of those of the example. */
export function sampleValue(node: Node, shape: Shape | undefined, example: Mapping, cast: Cast): Value | undefined {
  switch (node.kind) {
    case 'broken': return undefined
    case 'scalar':
      if (shape?.kind === 'scalar' && shape.scalar === 'person') return castFor(node.text, shape.side, example, cast)
      return node.isPlain ? plain(node.text) : written(node.text)
    case 'sequence': {
      const inner = shape?.kind === 'list' ? shape.item : undefined
      const items = node.items.flatMap((item) => sampleValue(item, inner, example, cast) ?? [])
      return items.filter((item, index) => items.indexOf(item) === index)
    }
    case 'mapping': {
      const whole = shape?.kind === 'list' ? shape.item : shape
      const fields = whole?.kind === 'mapping' ? whole.fields : {}
      return block(Object.fromEntries([...node.entries].map(([key, { value }]) =>
        [key, sampleValue(value, fields[key]?.shape, example, cast)])))
    }
  }
}

/** What stood without quotes in brackets may stand so anywhere, but what needs a neighbour's quotes. */
const plain = (text: string) => /^[\w-]+(?:[ :.][\w-]+)*$/.test(text) ? text : written(text)

/** Finds who of the plan plays the part that a person has in an example. */
function castFor(id: string, side: string | undefined, example: Mapping, cast: Cast): string {
  const people = example.entries.get('people')?.value
  const known = people?.kind === 'sequence' ? people.items.flatMap((item) => item.kind !== 'mapping' ? [] : [{
    id: scalarText(item.entries.get('id')?.value), isOurs: scalarText(item.entries.get('side')?.value) !== 'customer',
  }]) : []
  const person = known.find((one) => one.id === id)
  if (person?.isOurs === false || (person === undefined && side === 'customer')) return cast.contact
  const ours = known.filter(({ isOurs }) => isOurs).findIndex((one) => one.id === id)
  return ours > 0 ? cast.coOwner : cast.owner
}
