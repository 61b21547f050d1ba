import { eachScalar, holderName, type Leaf } from '../plan/edition.ts'
import { format } from '../plan/table.ts'
import type { Mapping } from '../source/tree.ts'

/** A scalar of a plan with the words messages use for it: `owner` of `milestone 'Kick-off'`. */
export interface NamedLeaf extends Leaf {
  /** What it belongs to: an item by its title, a phase by its label, a block. */
  of(): string
}

/** Lists every scalar of a tree; `names` gives phases and people by their place or id. */
export function leavesOf(tree: Mapping, names: ReadonlyMap<string, string>): NamedLeaf[] {
  const leaves: NamedLeaf[] = []
  eachScalar(tree, format, (leaf) => {
    // Thousands of leaves are looked at and a few are spoken of.
    const of = () => {
      const holder = leaf.holders.at(-1)
      return spoken(holder === undefined ? '' : holderName(holder), names)
    }
    leaves.push({ ...leaf, of })
  })
  return leaves
}

/** Lists the texts whose nodes the customer edition shows, except names, functions and units of people (section 3 of the rules). */
export function sharedTextsOf(shown: ReadonlySet<object>, leaves: readonly NamedLeaf[]): NamedLeaf[] {
  const isText = ({ shape: { scalar } }: NamedLeaf) => scalar === 'line' || scalar === 'prose'
  const isShared = (leaf: NamedLeaf) => leaf.isPrinted && shown.has(leaf.node) && isText(leaf)
  return leaves.filter((leaf) => isShared(leaf) && !/^people\.(?:name|function|unit)$/.test(leaf.route))
}

/** Lists for every person the places that name it. */
export function namingsOf(leaves: readonly NamedLeaf[]): Map<string, NamedLeaf[]> {
  const namings = new Map<string, NamedLeaf[]>()
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
export const endsIn = ({ route }: NamedLeaf, endings: readonly string[]): boolean =>
  endings.some((ending) => route.endsWith(ending) && (route.length === ending.length || route.at(-ending.length - 1) === '.'))

function spoken(name: string, names: ReadonlyMap<string, string>): string {
  if (name === '' || name === 'plan') return 'the plan'
  // Only items have blanks in their names; those that are about a person are called by the person's id.
  if (name.includes(' ')) return name.replace(/'(.+)'$/, (_, title: string) => `'${names.get(title) ?? title}'`)
  const phase = /^phases\.\w+/.exec(name)?.[0] ?? name
  return names.get(phase) ?? name.replaceAll(/[._]/g, ' ')
}
