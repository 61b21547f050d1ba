import type { Plan } from '../../plan/schema/index.ts'
import { Phrase } from '../leaf.ts'
import type { Leaf, Printable } from '../leaf.ts'
import type { Words } from '../words.ts'
import type { Leaves } from './leaves.ts'

/** Something that still runs under the name of a person: the part of the plan it stands in, and what it is. */
export interface StillNamed {
  readonly part: Printable
  readonly what: Printable | undefined
}

/** Lists what goes on beyond a phase and is in the name of a person; whoever takes over has to know of it. */
export function stillNamed(leaves: Leaves<Plan>, who: Leaf | undefined, words: Words): StillNamed[] {
  const { communication, escalation, service_levels: levels, recovery, change_control: control, risks, issues, goals, improvement, indicators } = leaves
  const isTheirs = (leaf: Leaf | undefined) => leaf !== undefined && leaf.value === who?.value
  const under = <Item>(part: string, items: readonly Item[], person: (item: Item) => Leaf | undefined, what: (item: Item) => Printable | undefined) =>
    items.filter((item) => isTheirs(person(item))).map((item) => ({ part: new Phrase(words.label('parts', part)), what: what(item) }))
  const isGoing = ({ status }: { status: Leaf | undefined }) => status?.value !== 'done' && status?.value !== 'dropped'
  return [
    ...under('voices', communication.voices, ({ speaker }) => speaker, ({ topics }) => words.joined(topics)),
    ...under('updates', communication.updates, ({ owner }) => owner, ({ what }) => what),
    ...under('escalation', escalation, ({ supplier }) => supplier, ({ level }) => level && new Phrase(words.figure('level', { n: level.text }))),
    ...under('serviceLevels', levels, ({ owner }) => owner, ({ event }) => event),
    ...under('recovery', [recovery], ({ spokesperson }) => spokesperson, () => new Phrase(words.label('facts', 'spokesperson'))),
    ...under('changeControl', control.approvers, (approver) => approver, () => new Phrase(words.label('facts', 'baselineApproved'))),
    ...under('risks', risks, ({ owner }) => owner, ({ event }) => event),
    ...under('openIssues', issues.filter(({ closed_on: closed }) => closed === undefined), ({ owner }) => owner, ({ text }) => text),
    ...under('goals', goals.filter(({ status }) => status?.value === 'open'), ({ owner }) => owner, ({ text }) => text),
    ...under('goals', goals.flatMap(({ initiatives }) => initiatives).filter(isGoing), ({ owner }) => owner, ({ text }) => text),
    ...under('improvement', improvement.filter(({ done_on: done }) => done === undefined), ({ owner }) => owner, ({ action }) => action),
    ...under('indicators', indicators, ({ owner }) => owner, ({ metric }) => metric),
  ]
}
