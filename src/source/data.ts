import type { Node } from './tree.ts'

/** Turns a tree into plain data, for files of our own such as labels. */
export function dataOf(node: Node): unknown {
  switch (node.kind) {
    case 'scalar': return node.value
    case 'mapping': return Object.fromEntries([...node.entries].map(([name, { value }]) => [name, dataOf(value)]))
    case 'sequence': return node.items.map(dataOf)
    case 'broken': return undefined
  }
}
