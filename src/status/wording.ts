import type { DiaryEntry, DiaryKind } from '../plan/diary.ts'
import type { Plan } from '../plan/schema/index.ts'
import { spokenValue } from '../plan/spoken.ts'

/** What the words for an entry draw on besides the entry. */
interface Naming {
  plan: Plan
  /** The name of the first of the others that the entry speaks of. */
  other: string | undefined
  /** Says that its day is past, and what follows of it is awaited. */
  isAfter: boolean
}

/** How each kind of dated thing is called in lists of what is late and what comes. */
const wordings: Readonly<Record<DiaryKind, (title: string, naming: Naming, entry: DiaryEntry) => string>> = {
  meeting: (title) => title,
  milestone: (title) => title,
  training: (title) => `training of ${title}`,
  acceptance: (title, { other }) => `acceptance of ${title}${other === undefined ? '' : `, ${other} to sign`}`,
  site: (title, _naming, { step }) => `site ${title} ${step === 'installed' ? 'installed' : 'ready'}`,
  survey: (title, { isAfter }) => `${isAfter ? 'result of the ' : ''}${spokenValue(title)}`,
  'follow-up': (title) => title,
  handover: (title, { other }) =>
    `handover after ${spokenValue(title)}${other === undefined ? '' : `, ${other} to confirm`}`,
  review: () => 'review of the plan',
  goal: (title) => `goal: ${title}`,
  initiative: (title) => `initiative: ${title}`,
  promise: (title, { other }) => `promise${other === undefined ? '' : ` to ${other}`}: ${title}`,
  issue: (title) => `issue: ${title}`,
  answer: (title, { other }) => `answer${other === undefined ? ' owed' : ` owed to ${other}`}: ${title}`,
  change: (title, { plan }) => `tell ${plan.customer?.name ?? 'the customer'} what a change means: ${title}`,
  decision: (title) => `carry out the decision: ${title}`,
  disruption: (title) => `disruption: ${title}`,
  dependency: (title) => `needed: ${title}`,
  improvement: (title) => `improvement: ${title}`,
  check: (title) => `check: ${title}`,
  'staff-meeting': (title) => `team: ${title}`,
  exception: (title) => `exception from ${title} ends`,
}

/** Says in words what an entry of the diary is about. */
export const wordsFor = (entry: DiaryEntry, naming: Naming): string => wordings[entry.kind](entry.title, naming, entry)
