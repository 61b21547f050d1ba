import { decode } from '../source/decode.ts'
import type { Parsed } from '../source/parse.ts'
import type { Problem } from '../source/problem.ts'
import type { Source } from '../source/source.ts'
import type { Mapping } from '../source/tree.ts'
import type { Files, Loading } from './load.ts'
import { merge } from './merge.ts'
import { scalarText } from './naming.ts'
import { read } from './read.ts'
import { checkReferences } from './references.ts'
import { checkRequired } from './required.ts'
import { checkShape } from './shape.ts'
import { format } from './table.ts'

/** A reading of a text; nothing when it cannot tell and another must. */
type Reader = (source: Source) => Parsed | undefined

/** Loads a file by one way of reading texts; gives nothing when that way cannot tell about one of the files. */
export function loadWith(reader: (source: Source) => Parsed, bytes: Uint8Array, path: string, files: Files): Loading
export function loadWith(reader: Reader, bytes: Uint8Array, path: string, files: Files): Loading | undefined
export function loadWith(reader: Reader, bytes: Uint8Array, path: string, files: Files): Loading | undefined {
  const decoded = decode(bytes, path)
  if (decoded.problems.length > 0) return decoded
  const parsed = reader(decoded.source)
  if (parsed?.root === undefined) return parsed
  const { source, root, problems } = parsed
  const shaped = checkShape(root, format)
  const chain = shaped.tree.entries.has('extends') ? [files.resolve(source.path, nameOf(source.path))] : []
  const inherited = inherit(reader, shaped.tree, chain, files)
  if (inherited === undefined) return undefined
  // What a plan lacks may stand in the house file that cannot be read.
  const filled = inherited.isPartial ? { tree: inherited.tree, problems: [] } : checkRequired(inherited.tree, format)
  const { tree, references, problems: wrong } = checkReferences(filled.tree, format, inherited.isPartial)
  const found = [...problems, ...shaped.problems, ...inherited.problems]
  // What a house file has wrong is told by the check of that file.
  found.push(...[...filled.problems, ...wrong].filter(({ at }) => at.source === source))
  const reading = read(tree, format, inherited.isPartial)
  const isHouse = tree.entries.get('house')?.key.source === source
  const { isPartial } = inherited
  return { source, problems: found, loaded: { ...reading, source, tree, references, isHouse, isPartial, sources: [source, ...inherited.sources] } }
}

const nameOf = (path: string) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** A tree with what it inherits. */
interface Inherited {
  tree: Mapping
  problems: Problem[]
  isPartial: boolean
  sources: Source[]
}

/** Brings in the house files of a tree, the later ones winning; `isPartial` says that one of them could not be read. */
function inherit(reader: Reader, tree: Mapping, chain: string[], files: Files): Inherited | undefined {
  const list = tree.entries.get('extends')?.value
  const problems: Problem[] = []
  const sources: Source[] = []
  let isPartial = list?.kind === 'broken'
  let base: Mapping | undefined
  for (const node of list?.kind === 'sequence' ? list.items : []) {
    const path = scalarText(node)
    if (path === undefined) {
      isPartial = true
      continue
    }
    const report = (rule: string, message: string) => {
      isPartial = true
      problems.push({ rule, at: { source: node.source, start: node.start, end: node.end }, place: 'extends', message })
    }
    if (path.startsWith('https://')) {
      report('shape/bad-name', `'${path}' is not a path; a house file is named by a relative path`)
      continue
    }
    const full = files.resolve(tree.source.path, path)
    if (chain.includes(full)) {
      report('reference/house-circle', `'${path}' extends this file in turn; one of them must not`)
      continue
    }
    const bytes = files.read(full)
    if (bytes === undefined) {
      report('reference/house-missing', `the house file '${path}' was not found next to this plan`)
      continue
    }
    const decoded = decode(bytes, full)
    const parsed = decoded.problems.length > 0 ? { ...decoded, root: undefined } : reader(decoded.source)
    if (parsed === undefined) return undefined
    if (parsed.root === undefined) {
      isPartial = true
      problems.push(...parsed.problems)
      continue
    }
    const shaped = checkShape(parsed.root, format)
    if (!shaped.tree.entries.has('house')) {
      report('reference/not-a-house', `'${path}' is a plan; only house files can be extended`)
      continue
    }
    const house = inherit(reader, shaped.tree, [...chain, full], files)
    if (house === undefined) return undefined
    // A circle is told where the circle closes, in the file that is looked at.
    problems.push(...house.problems)
    sources.push(parsed.source, ...house.sources)
    isPartial ||= house.isPartial
    base = base === undefined ? house.tree : merge(base, house.tree, format)
  }
  return { tree: base === undefined ? tree : merge(base, tree, format), problems, isPartial, sources }
}
