import { eachScalar, holderName, type Leaf } from '../plan/edition.ts'
import { format } from '../plan/table.ts'
import type { Mapping } from '../source/tree.ts'

/** Lists every scalar of a tree. */
export function leavesOf(tree: Mapping): Leaf[] {
  const leaves: Leaf[] = []
  eachScalar(tree, format, (leaf) => leaves.push(leaf))
  return leaves
}

/** Names what a leaf belongs to: an item by its title, a phase by its label, a block; `names` gives phases and people. */
export function ownerOf({ holders }: Leaf, names: ReadonlyMap<string, string>): string {
  const holder = holders.at(-1)
  return spoken(holder === undefined ? '' : holderName(holder), names)
}

/** Lists the texts whose nodes the customer edition shows, except names, functions and units of people (section 3 of the rules). */
export function sharedTextsOf(shown: ReadonlySet<object>, leaves: readonly Leaf[]): Leaf[] {
  const isText = ({ shape: { scalar } }: Leaf) => scalar === 'line' || scalar === 'prose'
  return leaves.filter((leaf) => isText(leaf) && leaf.isPrinted && shown.has(leaf.node) && !aboutPeople.has(leaf.route))
}

const aboutPeople = new Set(['people.name', 'people.function', 'people.unit'])

/** Lists for every person the places that name it. */
export function namingsOf(leaves: readonly Leaf[]): Map<string, Leaf[]> {
  const namings = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    if (leaf.shape.scalar !== 'person') continue
    const id = leaf.node.text.trim()
    const known = namings.get(id)
    if (known === undefined) namings.set(id, [leaf])
    else known.push(leaf)
  }
  return namings
}

/** Says whether the route of a leaf is one of those given, or ends in one: `changes.decided_by`, `as_of`. */
export const endsIn = ({ route }: Leaf, endings: readonly string[]): boolean =>
  endings.some((ending) => route.endsWith(ending) && (route.length === ending.length || route.at(-ending.length - 1) === '.'))

function spoken(name: string, names: ReadonlyMap<string, string>): string {
  if (name === '' || name === 'plan') return 'the plan'
  // Only items have blanks in their names; those that are about a person are called by the person's id.
  if (name.includes(' ')) return name.replace(/'(.+)'$/, (_, title: string) => `'${names.get(title) ?? title}'`)
  const phase = /^phases\.\w+/.exec(name)?.[0] ?? name
  return names.get(phase) ?? name.replaceAll(/[._]/g, ' ')
}
