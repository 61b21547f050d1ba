import { catalogue } from '../check/catalogue.ts'
import type { Diagnostic } from '../check/check.ts'
import { gateNames, gates, type Severity } from '../check/gates.ts'
import type { Shape } from '../plan/format.ts'
import { format } from '../plan/table.ts'
import type { Mapping, Node } from '../source/tree.ts'
import type { Composition } from './compose.ts'
import type { Placeholder, Placeholders } from './layout.ts'
import { readSample, sampleValue } from './samples.ts'
import type { Block, List, Value } from './values.ts'

/** A placeholder and the place in the order of gates at which it is asked for. */
interface Ranked extends Placeholder {
  notes: string[]
  rank: number
}

/** The words for how much weight a finding has. */
const weights: Record<Severity, string> = { error: 'must', warning: 'should', info: 'may' }

/** Makes a placeholder of each finding, from the example of its rule; those that the same gate asks for stand together. */
export function placeholdersFor(findings: readonly Diagnostic[], { root, cast }: Composition): Placeholders {
  const found = new Map<Block | List, Ranked[]>()
  for (const finding of findings) {
    const row = catalogue.get(finding.rule)
    const example = row && readSample(row.good)
    const spot: Spot = { holder: root, shape: format, example, whole: example, cast, found, finding }
    put(stepsOf(finding.place ?? ''), spot)
  }
  for (const list of found.values()) list.sort((a, b) => a.rank - b.rank)
  headGroups(found.get(root) ?? [])
  return found
}

/** Where a walk along the place of a finding has come to, in the plan and in the example of the rule at once. */
interface Spot {
  holder: Block | List
  shape: Shape | undefined
  example: Node | undefined
  whole: Mapping | undefined
  cast: Composition['cast']
  found: Map<Block | List, Ranked[]>
  finding: Diagnostic
}

interface Step {
  name: string
  isMark: boolean
}

const stepsOf = (place: string): Step[] => [...place.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)]
  .map(([, name, mark = '']) => ({ name: name ?? mark, isMark: name === undefined }))

function put([step, ...others]: readonly Step[], spot: Spot): void {
  const { holder, found } = spot
  if (step === undefined) return fill(spot)
  if (holder instanceof Map) {
    const inner = below(step.name, others[0], spot)
    const known = holder.get(step.name)
    if (known instanceof Map || known instanceof Array) return put(others, { ...spot, ...inner, holder: known })
    const open = found.get(holder)?.find(({ key }) => key === step.name)
    if (known !== undefined) return add(holder, spot, {})
    if (open !== undefined) {
      open.rank = Math.min(open.rank, rankOf(spot.finding))
      if (others.length > 0 && open.value instanceof Map) return put(others, { ...spot, ...inner, holder: open.value })
      return void open.notes.push(noteOf(spot.finding))
    }
    if (others.length === 0) return add(holder, spot, { key: step.name, value: valueOf({ ...spot, ...inner }) })
    const value: Block = new Map()
    add(holder, spot, { key: step.name, value }, [])
    return put(others, { ...spot, ...inner, holder: value })
  }
  const item = holder.find((one, index) => one instanceof Map
    && [one.get('id'), one.get('person'), String(index + 1)].includes(step.name))
  if (!(item instanceof Map)) return add(holder, spot, {})
  put(others, { ...spot, ...itemIn(spot, item), holder: item })
}

/** Steps into a key; what an example says of one phase holds for the others. */
function below(name: string, next: Step | undefined, { shape, example }: Spot): Pick<Spot, 'shape' | 'example'> {
  const entries = example?.kind === 'mapping' ? example.entries : undefined
  const isPhases = shape?.kind === 'mapping' && 'lcm' in shape.fields
  const others = isPhases ? [...entries?.values() ?? []].map(({ value }) => value) : []
  const own = entries?.get(name)?.value
    ?? others.find((value) => next === undefined || (value.kind === 'mapping' && value.entries.has(next.name)))
  return { shape: shape?.kind === 'mapping' ? shape.fields[name]?.shape : undefined, example: own }
}

/** Steps into an item; of the items in the example that one counts which says something ours does not. */
function itemIn({ shape, example }: Spot, item: Block): Pick<Spot, 'shape' | 'example'> {
  const items = example?.kind === 'sequence' ? example.items : []
  return {
    shape: shape?.kind === 'list' ? shape.item : undefined,
    example: items.find((one) => one.kind === 'mapping' && [...one.entries.keys()].some((key) => !item.has(key))),
  }
}

/** Adds what the example has and the plan has not, where something stands already. */
function fill(spot: Spot): void {
  const { holder, shape, example } = spot
  if (holder instanceof Map) {
    const entries = example?.kind === 'mapping' ? [...example.entries] : []
    const fresh = entries.filter(([key]) => !holder.has(key))
    // A name for references is not what was missing, unless nothing else was.
    const wanted = fresh.length > 1 ? fresh.filter(([key]) => key !== 'id') : fresh
    if (wanted.length === 0) return add(holder, spot, {})
    for (const [index, [key, { value }]] of wanted.entries()) {
      const open = spot.found.get(holder)?.find((one) => one.key === key)
      const inner = { ...spot, ...below(key, undefined, spot), example: value }
      if (open === undefined) add(holder, spot, { key, value: valueOf(inner) }, index === 0 ? undefined : [])
      else if (index === 0) open.notes.push(noteOf(spot.finding))
    }
    return
  }
  const hasKey = shape?.kind === 'list' && shape.meta?.key !== undefined
  add(holder, spot, { value: hasKey ? undefined : valueOf(spot) })
}

const valueOf = ({ example, shape, whole, cast }: Spot): Value | undefined =>
  example === undefined || whole === undefined ? undefined : sampleValue(example, shape, whole, cast)

function add(
  holder: Block | List, { found, finding }: Spot, { key, value }: { key?: string; value?: Value | undefined }, notes?: string[],
): void {
  const list = found.get(holder) ?? []
  found.set(holder, list)
  list.push({
    ...(key !== undefined && { key }), ...(value !== undefined && { value }), notes: notes ?? [noteOf(finding)], rank: rankOf(finding),
  })
}

/** What is asked already comes first, then the gates in their order. */
const rankOf = ({ severity, gate }: Diagnostic): number => severity === 'todo' ? gateNames.indexOf(gate) : -1

const noteOf = ({ severity, becomes, gate, message, waived }: Diagnostic): string => {
  const when = severity === 'todo' ? gate : waived === undefined ? 'now' : 'waived'
  return `${when} (${weights[becomes ?? (severity === 'todo' ? 'info' : severity)]}): ${message}`
}

/** Puts a heading before the chapters that one gate is the first to ask for. */
function headGroups(list: Ranked[]): void {
  for (const [index, one] of list.entries()) {
    if (list[index - 1]?.rank === one.rank) continue
    const gate = gateNames[one.rank]
    const title = gate === undefined ? 'What is asked already' : `What the gate '${gate}' asks for besides: ${gates[gate].question}`
    one.heading = ['-'.repeat(100), title, '-'.repeat(100)]
  }
}
