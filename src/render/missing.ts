import { itemMark } from '../plan/naming.ts'
import { isEmpty, type Mapping, type Node } from '../source/tree.ts'
import type { Callouts } from './dialect.ts'
import { escapeInline } from './escape.ts'
import { Phrase } from './leaf.ts'
import type { Part, Printable } from './leaf.ts'
import { phaseNumbers } from './view/phases.ts'
import type { View } from './view/view.ts'
import type { Words } from './words.ts'

/** What a check found, as far as a document says it. */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'info' | 'todo'
  /** The severity a to-do will have. */
  readonly becomes?: 'error' | 'warning' | 'info'
  readonly gate: string
  readonly message: string
  /** The place of a thing, or where it would stand. */
  readonly place?: string
}

/** Sections by the places of the plan they show; the first that fits holds. */
const sections: readonly [RegExp, string][] = [
  [/^scope\b/, '1.0'],
  ...Object.entries(phaseNumbers).map(([name, number]): [RegExp, string] => [new RegExp(`^phases\\.${name}\\b`), number]),
  [/^phases\b/, '2.0'],
  [/^plan\.baseline\b/, phaseNumbers.postcontract],
  [/^change_control\b/, phaseNumbers.implementation],
  [/^schedule\b/, '3.0'],
  [/^(?:communication|escalation|service_levels|recovery|team)\b/, 'communication'],
  [/^(?:commitments|expectations|risks|issues|changes|decisions|disruptions)\b/, 'promises'],
  [/^(?:customer|feedback|relationship\.(?:mutual_benefit|value_log))\b/, 'value'],
  [/^people\b/, 'people'],
  [/^relationship\b/, 'relationship'],
  [/^(?:goals|reviews|indicators|improvement|postmortem)\b/, 'goals'],
  [/^(?:offerings|needs|opportunities|retention)\b/, 'growth'],
  [/^(?:budget|tooling|references)\b/, 'budget'],
]

/** The most callouts in one section; more would hide it. */
const handful = 5

/** Says for each section what is missing in it, for our own people by the findings, for the customer that it is to be agreed. */
export function calloutsOf(
  { outline, plan }: View, findings: readonly Finding[], tree: Mapping, words: Words, isInternal: boolean,
): Map<string, Callouts> {
  const numbers = ['1.0', '2.0', ...Object.values(phaseNumbers), '3.0']
  const names = new Set([...numbers, ...sections.map(([, name]) => name)])
  const demands = findings.filter((finding) => isDemand(finding) && isMissing(tree, finding.place ?? ''))
    .toSorted((a, b) => Number(a.severity === 'todo') - Number(b.severity === 'todo'))
  return new Map([...names].map((name) => {
    const phase = outline.find(({ number }) => number === name)
    const ours = [phase?.primary_contact ?? plan.owner].filter((who) => who !== undefined)
    const owners = phase?.primary_contact ? ours : [plan.owner, plan.co_owner].filter((who) => who !== undefined)
    if (!isInternal) return [name, { missing: [], empty: unplanned(words, false, words.joined(owners)) }]
    const toComplete = (message: string) => callout(words.label('document', 'toComplete'), message, words.joined(ours))
    const messages = demands.filter(({ place }) => sectionOf(place ?? '') === name).map(({ message }) => message)
    return [name, {
      missing: [...new Set(messages)].slice(0, handful).map(toComplete),
      empty: unplanned(words, true, words.joined(ours)),
    }]
  }))
}

/** Says that nothing is planned yet and who is to see to it, for our own people or for the customer. */
export function unplanned(words: Words, isInternal: boolean, who: Part | undefined): Printable {
  const label = (name: string) => words.label('document', name)
  return isInternal ? callout(label('toComplete'), label('nothingYet'), who) : callout(label('toBeAgreed'), undefined, who)
}

const isDemand = ({ severity, becomes }: Finding) => severity === 'error' || (severity === 'todo' && becomes === 'error')

/** Gives the number or the name of the section that shows a place of the plan. */
export const sectionOf = (place: string) => sections.find(([form]) => form.test(place))?.[1]

/** Says whether a finding speaks of something that is not there: its place leads to nothing (section 2 of the rules). */
function isMissing(tree: Mapping, place: string): boolean {
  let node: Node | undefined = tree
  for (const [, key, mark] of place.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    if (node === undefined) return true
    node = key === undefined ? itemOf(node, mark ?? '') : fieldOf(node, key)
  }
  return node === undefined || isEmpty(node)
}

const fieldOf = (node: Node, key: string) => node.kind === 'mapping' ? node.entries.get(key)?.value : undefined

const itemOf = (node: Node, mark: string) => node.kind !== 'sequence' ? undefined
  : node.items.find((item, index) => itemKeys.some((key) => itemMark(item, { noun: '', key }, index + 1) === mark))

/** What may name an item in a place: its id, or a natural key (section 3.1 of the plan format). */
const itemKeys = ['id', 'person', 'who', 'level', 'event', 'term']

function callout(opening: string, message: string | undefined, who: Part | undefined): Printable {
  const names = who === undefined ? undefined : new Phrase(who).inline()
  const text = [`**${escapeInline(opening)}**`, message && escapeInline(message), names && `*${names}*`].filter(Boolean).join(' ')
  return { inline: () => text, toString: () => text }
}
