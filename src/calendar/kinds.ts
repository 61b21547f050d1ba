import type { DiaryEntry, DiaryKind } from '../plan/diary.ts'
import { phases } from '../plan/scalars.ts'
import type { LabelGroup, Words } from '../render/words.ts'

/** How a calendar shows one kind of dated thing. */
export interface KindInCalendar {
  /** The label of its category. */
  category: readonly [LabelGroup, string]
  /** What it is called, in the words of the document. */
  title(entry: DiaryEntry, words: Words): string
  /** Labels for its owner and for the others it names; those of a meeting where there are none. */
  owner?: string
  others?: string
  /** Says that the others need only know of it. */
  isNotice?: true
  /** Says that it must be done by its day, so that a reminder comes a week ahead. */
  isDeadline?: true
}

/** Fills a sentence of the labels; empty where a value is missing. */
export const say = (words: Words, name: string, values: Readonly<Record<string, string>> = {}): string =>
  words.sentence(name, values)?.parts.join('') ?? ''

const plain = ({ title }: DiaryEntry) => title
const about = (sentence: string) => ({ title }: DiaryEntry, words: Words) => say(words, sentence, { what: words.isolated(title) })
const noun = (name: string, group: LabelGroup = 'columns') => ({ title }: DiaryEntry, words: Words) =>
  say(words, 'pair', { first: words.label(group, name), second: words.isolated(title) })

/** Names both phases of a hop, whose title is the one that ends. */
const hop = ({ title }: DiaryEntry, words: Words) => {
  const [now = title, wanted = ''] = phases.slice(phases.findIndex((name) => name === title)).map((name) => words.value('phase', name) ?? name)
  return say(words, 'pair', { first: words.label('parts', 'handover'), second: words.figure('attitudeTo', { now, wanted }) })
}

const everybody: Partial<Record<DiaryKind, KindInCalendar>> = {
  meeting: { category: ['columns', 'meeting'], title: plain },
  milestone: { category: ['figures', 'milestones'], title: plain },
  training: { category: ['parts', 'training'], title: about('trainingOf') },
  acceptance: { category: ['parts', 'acceptance'], title: about('acceptanceOf'), isDeadline: true },
  site: {
    category: ['columns', 'site'],
    title: (entry, words) => about(entry.step === 'installed' ? 'siteInstalled' : 'siteReady')(entry, words),
  },
  survey: {
    category: ['columns', 'survey'], others: 'audience',
    title: ({ title }, words) => words.value('type', title) ?? say(words, 'survey'),
  },
  'follow-up': { category: ['parts', 'followUps'], title: plain },
  handover: { category: ['parts', 'handover'], title: hop },
  review: { category: ['parts', 'reviews'], title: (_, words) => say(words, 'review'), isDeadline: true },
  promise: {
    category: ['columns', 'promise'], title: noun('promise'), owner: 'madeBy', others: 'promisedTo', isNotice: true, isDeadline: true,
  },
  issue: { category: ['columns', 'issue'], title: noun('issue'), others: 'fromWhom', isNotice: true, isDeadline: true },
  disruption: { category: ['parts', 'disruptions'], title: plain, others: 'affected', isNotice: true },
  dependency: { category: ['parts', 'dependencies'], title: noun('needed'), owner: 'neededFrom', isDeadline: true },
}

/** What the team has to do, and meets for, besides. */
const ourselves: Partial<Record<DiaryKind, KindInCalendar>> = {
  goal: { category: ['columns', 'goal'], title: noun('goal'), isDeadline: true },
  initiative: { category: ['columns', 'initiative'], title: noun('initiative'), isDeadline: true },
  improvement: { category: ['parts', 'improvement'], title: noun('improvement', 'parts'), isDeadline: true },
  check: { category: ['columns', 'check'], title: noun('check'), isDeadline: true },
  'staff-meeting': { category: ['columns', 'meeting'], title: plain },
}

/** Says how the calendar of an edition shows a kind; nothing for what it leaves to `crp status`. */
export const inCalendar = (kind: DiaryKind, isInternal: boolean): KindInCalendar | undefined =>
  everybody[kind] ?? (isInternal ? ourselves[kind] : undefined)
