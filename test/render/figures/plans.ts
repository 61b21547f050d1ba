import fc from 'fast-check'
import { addDays } from '../../../src/plan/days.ts'

const words = {
  latin: ['Ines', 'Calder', 'Baseline', 'plan', 'of', 'Hohenstein-Ellrichshausen', 'WWW', 'ill', 'Kovács', 'É', '&', '<b>'],
  eastAsian: ['佐藤健一', '鈴木', '김민수', '王', '定例会議の議事録', '—'],
  arabic: ['محمد', 'عبد الله', 'الأحمدي', 'اجتماع', 'ﷺ'],
  hostile: ['"]', 'end', '%%{init: {}}%%', 'click n1 "javascript:x"', '|', '`', '#quot;', '-->', ';', '\u202E', '🙂', 'a:b, c'],
}

/** Lines of text in one script or several, from one letter to hundreds. */
const line = fc.oneof(
  fc.array(fc.oneof(...Object.values(words).map((some) => fc.constantFrom(...some))), { minLength: 1, maxLength: 12 }).map((all) => all.join(' ')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom('x'.repeat(400), '健'.repeat(200), 'iIl'.repeat(90)),
).map((text) => text.replace(/\s+/g, ' ').trim() || 'x')

const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2026-01-01', n))
const kinds = ['reports-to', 'influences', 'works-with', 'conflicts-with'] as const

/** Plans of up to sixty people with texts of all kinds, as much of everything a picture shows as a plan may have. */
export const plans = fc.integer({ min: 1, max: 60 }).chain((count) => {
  const person = fc.integer({ min: 0, max: count - 1 })
  const id = person.map((index) => `p${index}`)
  const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
  return fc.record({
    names: fc.array(line, { minLength: count, maxLength: count }),
    ours: fc.integer({ min: 0, max: 12 }),
    contacts: fc.uniqueArray(person, { maxLength: count }),
    facts: fc.infiniteStream(fc.record({
      influence: some(fc.integer({ min: 1, max: 5 })),
      engagement: some(fc.constantFrom('unaware', 'resistant', 'neutral', 'supportive', 'leading')),
      coverage: some(fc.constantFrom('none', 'brief', 'regular', 'deep')), last_contact: some(day), counterpart: some(person),
    })),
    links: fc.array(fc.record({ from: id, to: id, kind: fc.constantFrom(...kinds) }), { maxLength: 24 }),
    days: fc.array(day, { minLength: 10, maxLength: 10 }).map((all) => all.toSorted()),
    milestones: fc.array(fc.record({
      title: line, date: day, status: fc.constantFrom('done', 'planned'), kind: fc.constantFrom('meeting', 'milestone'),
    }), { maxLength: 40 }),
    reviews: fc.array(day, { maxLength: 20 }),
    meetings: fc.array(fc.record({
      title: line, first: day, cadence: fc.constantFrom('daily', 'weekly', 'monthly', 'every 2 weeks on tuesday', 'quarterly'),
    }), { maxLength: 20 }),
    levels: fc.array(fc.record({
      supplier: some(person), customer: some(person), triggers: fc.array(line, { maxLength: 6 }), respond_within: some(fc.constant('4 working hours')),
    }), { maxLength: 10 }),
    steps: fc.array(fc.record({ what: line, who: some(line), next: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }) }), { maxLength: 24 }),
    company: line, customer: line,
  }).map(planOf)
})

interface Parts {
  readonly names: readonly string[]
  readonly ours: number
  readonly contacts: readonly number[]
  readonly facts: fc.Stream<{ counterpart: number | undefined } & Record<string, unknown>>
  readonly links: readonly object[]
  readonly days: readonly string[]
  readonly milestones: readonly object[]
  readonly reviews: readonly string[]
  readonly meetings: readonly object[]
  readonly levels: readonly { supplier: number | undefined; customer: number | undefined; triggers: readonly string[] }[]
  readonly steps: readonly { what: string; who: string | undefined; next: readonly number[] }[]
  readonly company: string
  readonly customer: string
}

function planOf({ names, ours, contacts, facts, links, days, milestones, reviews, meetings, levels, steps, company, customer }: Parts): object {
  const isOurs = (index: number | undefined) => index !== undefined && index < ours
  const person = (index: number | undefined) => index === undefined ? undefined : `p${index}`
  const phase = (at: number) => ({ start: days[at * 2], end: days[at * 2 + 1], primary_contact: ours > 0 ? 'p0' : undefined })
  return {
    plan: { supplier: company, stage: 'implementation' },
    customer: { name: customer },
    people: names.map((name, index) => ({ id: `p${index}`, name, side: isOurs(index) ? 'supplier' : 'customer', function: names[0] })),
    relationship: {
      contacts: contacts.filter((index) => !isOurs(index)).map((index) => {
        const { counterpart, ...more } = facts.next().value ?? { counterpart: undefined }
        return { ...more, person: `p${index}`, counterpart: isOurs(counterpart) ? person(counterpart) : undefined }
      }),
      links,
    },
    phases: {
      precontract: phase(0), postcontract: phase(1), implementation: { ...phase(2), formal_meetings: meetings },
      closeout: phase(3), lcm: phase(4),
    },
    schedule: milestones,
    reviews: reviews.map((date) => ({ date })),
    escalation: levels.map(({ supplier, customer, ...more }, index) => ({
      ...more, level: index + 1, supplier: isOurs(supplier) ? person(supplier) : undefined, customer: isOurs(customer) ? undefined : person(customer),
    })),
    flows: [{ title: company, steps: steps.map(({ next, ...step }, index) => ({
      ...step, id: `s${index}`, next: next.filter((to) => to < steps.length).map((to) => `s${to}`),
    })) }],
  }
}
