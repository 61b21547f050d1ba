import { numberOf } from '../../plan/days.ts'
import { dueDay } from '../../plan/diary.ts'
import { nominalMinutes } from '../../plan/durations.ts'
import { comparable, parseRange, type Range } from '../../plan/ranges.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { joined, lackingWords, rule, type Context } from '../rule.ts'
import { wordFinder } from '../words.ts'

const quillon = `people:
  - { id: mira, name: Mira Okafor, side: supplier }
  - { id: edda, name: Edda Winter, side: customer }`

/** Chapter promises: what the customer expects, what was promised, and how far it rests on an estimate. */
export const promisesRules = [
  rule({
    id: 'promises/no-expectations',
    severity: { baseline: 'warning' },
    at: 'expectations',
    underlines: 'key',
    summary: 'No expectation was heard by the day of the signature, or none at all where that day is not known.',
    check: (expectations = [], { plan: { plan }, terms }) => {
      const signed = plan?.contract_signed
      const isEarly = (heard: string | undefined) => signed === undefined || (heard !== undefined && heard <= signed)
      return expectations.some(({ heard_on: heard }) => isEarly(heard)) ? undefined
        : `no expectation of ${terms.customer} was written down before the contract`
    },
    why: 'Expectations are formed long before the contract.',
    sources: ['S2-01'],
    bad: `
plan: { contract_signed: 2026-11-20 }
expectations:  # <-
  - { text: No queue on Saturdays, heard_on: 2026-12-01 }`,
    good: `
plan: { contract_signed: 2026-11-20 }
expectations:
  - { text: No queue on Saturdays, heard_on: 2026-10-07 }`,
  }),
  rule({
    id: 'promises/expectation-unplaced',
    severity: { baseline: 'warning' },
    at: 'expectations[*]',
    summary: 'An expectation is open, or is said to be in or out of the scope without an entry of the scope that says so.',
    check: ({ text, who, status, scope }, { terms }) => {
      const isSettled = status === 'in-scope' || status === 'out-of-scope' ? scope !== undefined : status !== 'open'
      return isSettled ? undefined
        : `${nameOr(who, terms)} expects '${text}', and the scope says neither that it is in nor that it is out`
    },
    why: 'An expectation that has no place in the scope will be held against us.',
    sources: ['S2-07'],
    bad: `
expectations:
  - text: Stations take coins  # <-
    who: edda
    status: out-of-scope
${quillon}`,
    good: `
scope: { out_of_scope: [{ id: no-coins, text: Payment in coins }] }
expectations:
  - text: Stations take coins
    who: edda
    status: out-of-scope
    scope: no-coins
${quillon}`,
  }),
  rule({
    id: 'promises/incomplete',
    severity: { baseline: 'warning' },
    at: 'commitments[*]',
    summary: 'A promise does not say to whom, by whom or when it was made.',
    check: (item) => {
      const missing = lackingWords(item, { to: 'the person it was made to', made_by: 'the person who made it', date: 'a date' })
      return missing && `promise '${item.text}' lacks ${missing}`
    },
    why: 'Room between promise and estimate can only be kept where it is known who promised what, and from which day it runs.',
    sources: ['S2-04'],
    bad: `
commitments:
  - text: Six stations in both branches  # <-
    to: edda
    date: 2026-10-07
${quillon}`,
    good: `
commitments:
  - text: Six stations in both branches
    to: edda
    made_by: mira
    date: 2026-10-07
${quillon}`,
  }),
  rule({
    id: 'promises/no-basis',
    severity: { draft: 'warning', baseline: 'error' },
    at: 'commitments[*]',
    summary: 'It is not said what a promise rests on.',
    check: ({ text, basis }) => basis === undefined
      ? `promise '${text}' rests on nothing: an estimate, a test, a reference, the contract?` : undefined,
    why: 'What was promised too high comes back as disappointment.',
    sources: ['S2-02'],
    bad: `
commitments:
  - text: Six stations in both branches  # <-
    promised: 12 to 14 weeks`,
    good: `
commitments:
  - text: Six stations in both branches
    basis: contract
    promised: 12 to 14 weeks`,
  }),
  rule({
    id: 'promises/no-estimate',
    severity: { baseline: 'warning' },
    at: 'commitments[*]',
    summary: 'A promise rests on an estimate that is absent, or that cannot be compared with what was promised.',
    check: (item, { terms }) => item.basis !== 'estimate' || item.promised === undefined || boundsOf(item, terms) !== undefined
      ? undefined : `promise '${item.text}' rests on an estimate that is not on record`,
    why: 'With a little room, early delivery is likely; nobody sees the room without the estimate.',
    sources: ['S2-04'],
    bad: `
commitments:
  - text: Six stations in both branches  # <-
    basis: estimate
    promised: 12 to 14 weeks`,
    good: `
commitments:
  - text: Six stations in both branches
    basis: estimate
    estimate: 10 to 12 weeks
    promised: 12 to 14 weeks`,
  }),
  rule({
    id: 'promises/below-estimate',
    severity: { draft: 'error' },
    at: 'commitments[*].promised',
    summary: 'The lower end of a promise is below the lower end of the estimate.',
    check: (promised, { parent, terms }) => !isBelow(parent, terms) ? undefined
      : `promise '${parent.text}' says ${promised}, below even the best estimate`,
    why: 'What was promised too high comes back as disappointment.',
    sources: ['S2-02', 'S2-04'],
    bad: `
commitments:
  - text: Six stations in both branches
    estimate: 10 to 12 weeks
    promised: 8 to 14 weeks  # <-`,
    good: `
commitments:
  - text: Six stations in both branches
    estimate: 10 to 12 weeks
    promised: 12 to 14 weeks`,
  }),
  rule({
    id: 'promises/no-buffer',
    severity: { draft: 'warning' },
    at: 'commitments[*].promised',
    summary: 'The lower end of a promise is not below the estimate, and its upper end is not above it.',
    check: (promised, { parent, terms }) => {
      const bounds = boundsOf(parent, terms)
      return bounds === undefined || isBelow(parent, terms) || bounds.promised.high > bounds.estimate.high ? undefined
        : `promise '${parent.text}' says ${promised}, with no room beyond the estimate`
    },
    why: 'With a little room, early delivery is likely, and early pleases.',
    sources: ['S2-04'],
    bad: `
commitments:
  - text: Six stations in both branches
    estimate: 10 to 12 weeks
    promised: 12 weeks  # <-`,
    good: `
commitments:
  - text: Six stations in both branches
    estimate: 10 to 12 weeks
    promised: 12 to 14 weeks`,
  }),
  rule({
    id: 'promises/padded',
    severity: { draft: 'warning' },
    at: 'commitments[*].promised',
    summary: 'The upper end of a promise is above the limit for padding, a multiple of the upper end of the estimate.',
    check: (promised, { parent, plan: { limits: { promise_padding: factor } }, terms }) => {
      const bounds = boundsOf(parent, terms)
      if (bounds?.origin === undefined) return undefined
      const [length, estimated] = [bounds.promised.high - bounds.origin, bounds.estimate.high - bounds.origin]
      return estimated <= 0 || length <= factor * estimated ? undefined
        : `promise '${parent.text}' says ${promised}, more than ${factor} times the estimate`
    },
    why: 'A padded promise feels dishonest and may lose the order.',
    sources: ['S2-03'],
    bad: `
commitments:
  - text: Six stations in both branches
    estimate: 10 to 12 weeks
    promised: 14 to 26 weeks  # <-`,
    good: `
commitments:
  - text: Six stations in both branches
    estimate: 10 to 12 weeks
    promised: 12 to 14 weeks`,
  }),
  rule({
    id: 'promises/overdue',
    severity: { draft: 'warning' },
    at: 'commitments[*]',
    summary: 'An open promise was due before today, and no demand of the close-out reports it.',
    check: (item, { inForce, terms }) => {
      const due = dueDay(item, terms.calendar)
      const isReported = inForce.has('closeout') && isUnsettled(item, terms)
      return item.status !== 'open' || !terms.isPast(due) || isReported ? undefined
        : `promise '${item.text}' was due on ${due}: kept, broken or renegotiated?`
    },
    why: 'A promise whose day passes in silence counts as broken.',
    sources: ['S2-04'],
    gate: 'draft',
    bad: `
commitments:
  - text: A visit to both branches  # <-
    promised: 2026-09-30`,
    good: `
commitments:
  - text: A visit to both branches
    promised: 2026-09-30
    status: kept`,
  }),
  rule({
    id: 'promises/unsettled',
    severity: { closeout: 'error' },
    at: 'commitments[*]',
    summary: 'An open promise has no due day, or one that is not after the end of the close-out.',
    check: (item, { terms }) => !isUnsettled(item, terms) ? undefined
      : `promise '${item.text}' to ${nameOr(item.to, terms)} is still open; keep it or renegotiate it before leaving`,
    why: 'A promise left open when the project ends is kept by nobody.',
    sources: ['S2-04'],
    bad: `
phases: { closeout: { end: 2027-03-12 } }
commitments:
  - text: A seventh station for the children's library  # <-
    to: edda
    promised: 2027-03-12
${quillon}`,
    good: `
phases: { closeout: { end: 2027-03-12 } }
commitments:
  - text: A seventh station for the children's library
    to: edda
    promised: 2027-03-12
    status: renegotiated
${quillon}`,
  }),
  rule({
    id: 'promises/overselling',
    severity: { draft: 'warning' },
    at: '',
    summary: 'A text for the customer in the scope, expectations, commitments, risks, changes or opportunities holds one of the '
      + 'words of the limits that promise too much.',
    check: ({ limits }, { terms }) => {
      const wordsIn = wordFinder(limits.oversell_words)
      return terms.sharedTexts.filter(({ route }) => promising.test(route)).flatMap(({ node, place }) => {
        const words = wordsIn(node.text).map((word) => `'${word}'`)
        const message = `${joined(words)} ${words.length === 1 ? 'promises' : 'promise'} more than anyone can keep`
        return words.length === 0 ? [] : { message, spot: { span: node, place } }
      })
    },
    why: 'What was promised too high comes back as disappointment.',
    sources: ['S2-02'],
    bad: `
scope:
  objectives:
    - A flawless start on the first Saturday  # <-`,
    good: `
scope:
  objectives:
    - On the first Saturday staff stand beside each station`,
  }),
]

type Commitment = NonNullable<Plan['commitments']>[number]
type Terms = Context['terms']

const promising = /^(?:scope|expectations|commitments|risks|changes|opportunities)\b/

const nameOr = (who: string | undefined, { nameOf, customer }: Terms) => who === undefined ? customer : nameOf(who)

const rangeOf = (text: string | undefined) => text === undefined ? undefined : parseRange(text)

/** Two ranges as numbers of one unit, and the number both are counted from; no origin for days without a day of the promise. */
interface Bounds {
  promised: { low: number; high: number }
  estimate: { low: number; high: number }
  origin: number | undefined
}

/** Makes the bounds of a promise and its estimate comparable; nothing where they are not. */
function boundsOf(item: Commitment, { calendar }: Terms): Bounds | undefined {
  const [promised, estimate] = [rangeOf(item.promised), rangeOf(item.estimate)]
  if (promised === undefined || estimate === undefined || !comparable(promised, estimate)) return undefined
  const numbers = (range: Range) =>
    range.kind === 'duration' ? { low: nominalMinutes(range.low, calendar), high: nominalMinutes(range.high, calendar) }
    : range.kind === 'money' ? { low: range.low.amount, high: range.high.amount }
    : { low: numberOf(range.low), high: numberOf(range.high) }
  const origin = promised.kind !== 'date' ? 0 : item.date === undefined ? undefined : numberOf(item.date)
  return { promised: numbers(promised), estimate: numbers(estimate), origin }
}

function isBelow(item: Commitment, terms: Terms): boolean {
  const bounds = boundsOf(item, terms)
  return bounds !== undefined && bounds.promised.low < bounds.estimate.low
}

function isUnsettled(item: Commitment, terms: Terms): boolean {
  const due = dueDay(item, terms.calendar)
  const end = terms.phase('closeout').fields?.end
  return item.status === 'open' && (due === undefined || (end !== undefined && due <= end))
}
