import type { MappingShape } from '../../plan/format.ts'
import type { Edition } from '../../plan/edition.ts'
import type { HopName } from '../../plan/hops.ts'
import type { Reading } from '../../plan/read.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { Phrase } from '../leaf.ts'
import type { Leaf } from '../leaf.ts'
import type { Words } from '../words.ts'
import { agendaOf } from './agenda.ts'
import { hopOf } from './hop.ts'
import { leavesOf } from './leaves.ts'
import type { Leaves } from './leaves.ts'
import { peopleOf } from './people.ts'
import type { People } from './people.ts'
import { periodOf, phaseViews } from './phases.ts'
import type { PhaseView } from './phases.ts'
import { roadmapOf } from './roadmap.ts'
import { scheduleOf } from './schedule.ts'

/** What a document says about itself besides its plan. */
export interface Stamp {
  /** What the document is called, in words: `Customer Relations Plan`. */
  readonly kind: string
  readonly edition: Edition
  readonly isDraft: boolean
  readonly day?: string
  readonly fingerprint: string
  /** The day from which things are to come: without one it is the day of the document. */
  readonly from?: string
  /** The phase at whose end the hop lies; without one it is the phase under way. */
  readonly hop?: HopName
}

/** Everything a template can print: the plan in words, block by block, and what is gathered from several blocks. */
export function viewOf(reading: Reading, format: MappingShape, words: Words, stamp: Stamp) {
  const leaves = leavesOf(reading, format, words)
  const people = peopleOf(reading.plan, leaves, words)
  const outline = phaseViews(leaves, words, people)
  const findings = findingsOf(reading.plan, leaves)
  const isInternal = stamp.edition === 'internal'
  const gathered = gather(leaves, words)
  const entries = scheduleOf(leaves, words)
  return {
    ...leaves,
    ...agendaOf(reading.plan, leaves, { ...gathered, entries, outline, findings }, words, stamp.from ?? stamp.day),
    front: frontOf(leaves, outline, words, people, stamp),
    outline,
    inForce: outline.filter(({ start, end, primary_contact: first, deputy }) => start ?? end ?? first ?? deputy),
    hops: hopsOf(outline),
    hop: hopOf(reading.plan, leaves, { outline, entries, findings, people }, words, stamp),
    roadmap: roadmapOf(leaves, words, stamp),
    formalMeetings: outline.flatMap(({ meetings }) => meetings),
    entries,
    sides: sidesOf(people),
    strengths: findings.filter(({ kind }) => kind?.value === 'strength'),
    weaknesses: findings.filter(({ kind }) => kind?.value !== 'strength'),
    links: leaves.relationship.links.map(({ from, to, kind }) => kind && words.sentence(kind.value, { from, to })),
    channels: leaves.communication.channels.map((channel, index) => ({
      ...channel, name: channel.name ?? channelName(reading.plan, index, words),
    })),
    steps: leaves.goals.flatMap(({ initiatives }) => initiatives.flatMap(({ text: initiative, steps }) =>
      steps.map((step) => ({ ...step, initiative })))),
    guidelines: leaves.touchpoints.flatMap(({ name, guideline: text }) => name && text ? [{ name, text }] : []),
    gathered,
    // These have annexes of their own in the internal edition.
    shared: isInternal ? nothing : gathered,
    own: isInternal ? gathered : nothing,
  }
}

/** The view of a plan. */
export type View = ReturnType<typeof viewOf>

function frontOf(leaves: Leaves<Plan>, outline: readonly PhaseView[], words: Words, people: People, stamp: Stamp) {
  const { plan } = leaves
  const now = outline.find(({ isCurrent }) => isCurrent)
  const period = now && periodOf(now, words)
  const dated = plan.history.find(({ version }) => version?.text === plan.version?.text)
  return {
    title: plan.title ?? new Phrase(stamp.kind),
    stamp: stampOf(supplierOf(leaves), words, stamp),
    issued: plan.issued ?? dated?.date,
    stage: (period && words.sentence('stageAndPeriod', { stage: plan.stage, period })) ?? plan.stage,
    owner: people.withFunction(plan.owner),
    coOwner: people.withFunction(plan.co_owner),
    firstContact: now?.firstContact,
  }
}

/** `Customer Relations Plan by Northbeam Systems · Customer edition · source 7f3a·c21e · dated 9 October 2026.` */
function stampOf(supplier: Leaf | undefined, words: Words, { kind: name, edition, isDraft, fingerprint, day }: Stamp) {
  const label = (name: string) => words.label('document', name)
  const kind = words.sentence('bySupplier', { kind: name, supplier }) ?? name
  const marked = words.sentence('inEdition', { kind, edition: label(edition === 'internal' ? 'internalMark' : 'customer') })
  const mark = isDraft ? words.sentence('draftOf', { draft: label('draft'), kind: marked }) : marked
  const source = words.sentence('sourceOf', { mark, fingerprint: words.isolated(fingerprint) })
  return words.sentence('closed', { text: words.sentence('datedOn', { text: source, day: day && words.date(day) }) ?? source })
}

/** The name of the supplier; a house file stands in for the plan. */
export const supplierOf = ({ plan, house }: Leaves<Plan>): Leaf | undefined => plan.supplier ?? house.company

/** The hops from one phase to the next that say anything. */
function hopsOf(outline: readonly PhaseView[]) {
  return outline.flatMap(({ handover, primary_contact: from, nextContact: to, title }, index) => {
    const { date, meeting, accepted_on: acceptedOn } = handover
    if ((date ?? meeting ?? acceptedOn) === undefined) return []
    const isOpen = acceptedOn === undefined && from?.value !== to?.value
    return [{ date, from, to, meeting, acceptedOn, isOpen, phase: title, nextPhase: outline[index + 1]?.title }]
  })
}

const nothing = { goals: [], initiatives: [], indicators: [], opportunities: [], references: [], reviews: [] }

/** What the customer edition shows under value and feedback, and the internal one in annexes of its own. */
function gather({ goals, indicators, opportunities, references, reviews }: Leaves<Plan>, words: Words) {
  const values = (readings: readonly Record<'date' | 'value', Leaf | undefined>[]) =>
    readings.map(({ date, value }) => words.sentence('reading', { date, value }))
  return {
    goals: goals.map((goal) => ({ ...goal, readings: values(goal.readings) })),
    initiatives: goals.flatMap((goal) => goal.initiatives.map((initiative) => ({ ...initiative, goal: goal.text }))),
    indicators: indicators.map((indicator) => ({ ...indicator, readings: values(indicator.readings) })),
    opportunities,
    references,
    reviews: reviews.map((review) => ({ ...review, changes: review.changes.map((change) => changeOf(change, words)) })),
  }
}

/** `Tom looks after Otto (helped; 24 September 2026; asked: Tom Ferrand)` */
function changeOf(change: Leaves<Plan>['reviews'][number]['changes'][number], words: Words) {
  const { text, verdict, assessed_on: day, asked } = change
  const people = words.sentence('asked', { people: words.joined(asked) })
  const effect = [verdict, day, people].filter((part) => part !== undefined)
  const joint = words.label('joints', 'long')
  const details = effect.length === 0 ? undefined
    : new Phrase(...effect.flatMap((part, index) => index === 0 ? [part] : [joint, part]))
  return words.sentence('withDetails', { text, details }) ?? text
}

/** The words for a channel that is described without a name of its own. */
function channelName(plan: Plan, index: number, words: Words): Phrase | undefined {
  const name = words.value('channel', plan.communication?.channels?.[index]?.id ?? '')
  return name === undefined ? undefined : new Phrase(name)
}

/** The findings, each with the goals it gave rise to. */
function findingsOf(plan: Plan, { relationship, goals }: Leaves<Plan>) {
  return relationship.findings.map((finding, index) => {
    const id = plan.relationship?.findings?.[index]?.id
    return { ...finding, goals: goals.filter(({ from }) => from.some(({ value }) => value === id)).map(({ text }) => text) }
  })
}

function sidesOf({ all }: People) {
  return {
    supplier: all.filter(({ side }) => side?.value === 'supplier'),
    customer: all.filter(({ side }) => side?.value === 'customer'),
    partner: all.filter(({ side }) => side?.value === 'partner'),
  }
}
