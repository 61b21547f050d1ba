import type { Plan } from '../../plan/schema/index.ts'
import { Phrase } from '../leaf.ts'
import type { Leaf, Printable } from '../leaf.ts'
import type { Words } from '../words.ts'
import type { Leaves } from './leaves.ts'

/** A row of the schedule, whatever block of the plan it comes from. */
export interface Entry {
  /** The day and time as the plan has it, to sort by; empty for what has none. */
  readonly sortedBy: string
  readonly date: Printable | undefined
  readonly title: Printable | undefined
  /** Time, length, place and rhythm. */
  readonly details: readonly Printable[]
  readonly serves: readonly Leaf[]
  readonly phase: Printable | undefined
  readonly owner: Leaf | undefined
  readonly others: readonly Leaf[]
  /** Left out while an entry is planned. */
  readonly status: Printable | undefined
  /** How far it has come, where the plan says so. */
  readonly state: Leaf | undefined
  /** The rhythm of a series that begins on that day, and its last day if there is one. */
  readonly series?: { readonly cadence: string; readonly until: string | undefined }
}

/** Everything with a date that both sides meet for, in order of date; what has none comes last. */
export function scheduleOf(leaves: Leaves<Plan>, words: Words): Entry[] {
  const { schedule, phases, feedback, reviews } = leaves
  const { implementation, closeout } = phases

  const phaseTitle = (name: string) => new Phrase(words.value('phase', name) ?? name)
  const saying = (label: string, what?: Leaf) => words.sentence(label, { what })
  const stateOf = (state: Leaf | undefined) => ({ state, status: state?.value === 'planned' ? undefined : state })

  type More = Partial<Entry> & { people?: readonly Leaf[] }
  const entry = (title: Printable | undefined, when: Leaf | undefined, more: More): Entry => {
    const { people = [], owner, details = [], ...rest } = more
    const time = when && words.time(when.value)
    return {
      sortedBy: when?.value.replace('T', ' ') ?? '',
      date: when && new Phrase(words.date(when.value.slice(0, 10))),
      title,
      details: time === undefined ? details : [new Phrase(time), ...details],
      serves: [],
      phase: undefined,
      owner,
      others: people.filter(({ value }) => value !== owner?.value),
      status: undefined,
      state: undefined,
      ...rest,
    }
  }

  const entries: Entry[] = [
    ...schedule.map((item) => entry(item.title, item.date, {
      details: present(kindToSay(item), item.lasts, item.channel),
      serves: item.serves, phase: item.phase, owner: item.owner, people: item.attendees, ...stateOf(item.status),
    })),
    ...Object.entries(phases).flatMap(([name, { formal_meetings: meetings, end }]) => meetings.map((meeting) =>
      entry(meeting.title, meeting.first, {
        ...(meeting.cadence && { series: { cadence: meeting.cadence.value, until: end?.value } }),
        details: present(meeting.cadence, meeting.lasts, meeting.channel),
        phase: phaseTitle(name), owner: meeting.owner, people: meeting.attendees,
      }))),
    ...implementation.sites.flatMap((site) => [
      ...(site.ready_on ? [entry(saying('siteReady', site.name), site.ready_on, {
        phase: phaseTitle('implementation'), owner: site.prepared_by, people: present(site.contact),
      })] : []),
      ...(site.installed_on ? [entry(saying('siteInstalled', site.name), site.installed_on, {
        phase: phaseTitle('implementation'), people: present(site.contact),
      })] : []),
    ]),
    ...implementation.training.map((item) => entry(saying('trainingOf', item.audience), item.date, {
      phase: phaseTitle('implementation'), owner: item.trainer, people: present(item.customer_lead),
    })),
    ...implementation.acceptance.map((item) => entry(saying('acceptanceOf', item.item), item.date, {
      phase: phaseTitle('implementation'), owner: item.tester, people: present(item.signatory),
      status: words.sentence('signedOn', { date: item.signed_on }),
    })),
    ...feedback.surveys.map((survey) => entry(survey.type ?? saying('survey'), survey.date, {
      phase: survey.phase, owner: survey.owner, people: survey.audience,
    })),
    ...closeout.follow_ups.map((item) => entry(item.what, item.date, { phase: phaseTitle('closeout'), owner: item.who })),
    ...reviews.map((review) => entry(saying('review'), review.date, {
      people: review.participants, ...stateOf(review.status),
    })),
  ]
  const later = '~'
  return entries.toSorted((a, b) => {
    const [first, second] = [a.sortedBy || later, b.sortedBy || later]
    return first < second ? -1 : first > second ? 1 : 0
  })
}

/** The kind of a milestone, where it says more than its title. */
const kindToSay = ({ title, kind }: Leaves<Plan>['schedule'][number]): Leaf | undefined =>
  kind === undefined || kind.value === 'meeting' || kind.value === 'milestone'
    || title?.text.toLowerCase().includes(kind.text.toLowerCase()) ? undefined : kind

const present = <Value>(...values: (Value | undefined)[]): Value[] => values.filter((value) => value !== undefined)
