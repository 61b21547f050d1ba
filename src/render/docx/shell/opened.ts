import type { Parts } from '../package.ts'
import type { ShellParts } from './parts.ts'
import { parseXml } from './xml.ts'

/** Takes parts of our own making apart. */
export function opened(parts: Parts): ShellParts {
  return new Map([...parts].map(([path, part]) => {
    const tree = typeof part === 'string' ? parseXml(part) : part
    if (typeof tree === 'string') throw new Error(`${path} of the document is not well formed: ${tree}`)
    return [path, tree]
  }))
}
