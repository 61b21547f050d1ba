import { UserError } from '../errors.ts'
import { nearest } from '../plan/likeness.ts'
import { below } from '../plan/naming.ts'
import type { Mapping, Node } from '../source/tree.ts'
import type { Answers } from './compose.ts'
import { faultAmong, faultIn, type Kind } from './draft.ts'
import type { Setting } from './setting.ts'
import { written } from './values.ts'

/** Reads `--set path=value`; throws a `UserError` for another form or an unknown path. */
export function readSettings(settings: readonly string[], kind: Kind): Answers {
  return Object.fromEntries(settings.map((setting) => {
    const cut = setting.indexOf('=')
    if (cut < 1) throw new UserError(`--set needs a path and an answer, not '${setting}'`, `such as --set '${kind.rows[0]?.id}=${kind.rows[0]?.sample}'`)
    return [known(setting.slice(0, cut).trim(), kind, '--set'), setting.slice(cut + 1).trim()]
  }))
}

/** Reads an answers file, whose keys are nested or dotted paths; throws a `UserError` for what is no answer. */
export function readAnswers(root: Mapping, kind: Kind, file: string): Answers {
  const answers = new Map<string, string>()
  walk(root, '')
  return Object.fromEntries(answers)

  function walk(node: Node, path: string): void {
    if (node.kind === 'mapping') {
      for (const [key, { value }] of node.entries) walk(value, below(path, key))
    } else if (node.kind === 'scalar') {
      const id = known(path, kind, file)
      if (answers.has(id)) throw new UserError(`${id} is answered twice in ${file}`, 'leave the answer that counts')
      if (node.value !== null) answers.set(id, node.text.trim())
    } else throw new UserError(`${path} in ${file} is not an answer`, `write one line, such as ${path}: ${sampleOf(path, kind)}`)
  }
}

const sampleOf = (path: string, { rows }: Kind) => written(rows.find(({ id }) => id === path)?.sample ?? 'the answer')

/** Gives the path back if it is that of a question; `from` is where it was written. */
function known(path: string, { rows, noun }: Kind, from: string): string {
  const ids = rows.map(({ id }) => id)
  if (ids.includes(path)) return path
  const near = nearest(path, ids) ?? ids.find((id) => path !== '' && id.endsWith(`.${path}`))
  throw new UserError(`'${path}' in ${from} is no answer that a ${noun} begins with`,
    near === undefined ? `possible: ${ids.join(', ')}` : `did you mean '${near}'?`)
}

/** What became of answers that were given all at once. */
export interface Sorted {
  right: Answers
  /** What is wrong with the others, by the ids of their questions. */
  faults: ReadonlyMap<string, string>
}

/** Parts right answers from wrong ones, in the order of the questions. */
export function sortAnswers(given: Answers, kind: Kind, setting: Setting): Sorted {
  const faults = new Map<string, string>()
  const isPlain = Object.values(given).every((answer) => /^[^\p{Cc}\p{Cs}\u2028\u2029]{1,500}$/u.test(answer))
  // Most answers are right, and to judge them together is ten times as fast.
  if (isPlain && faultAmong(kind, given, setting) === undefined) return { right: given, faults }
  const right: Record<string, string> = {}
  for (const row of kind.rows) {
    const answer = given[row.id]
    if (answer === undefined) continue
    const fault = faultIn(kind, row, answer, right, setting)
    if (fault === undefined) right[row.id] = answer
    else faults.set(row.id, fault)
  }
  return { right, faults }
}
