import { customerEdition, eachScalar, nodesOf, type Leaf } from '../plan/edition.ts'
import type { Loaded } from '../plan/load.ts'
import { parseMoney } from '../plan/ranges.ts'
import { format } from '../plan/table.ts'
import type { Problem } from '../source/problem.ts'
import { plain } from './words.ts'

/** Something that must not be read in a customer edition. */
interface Secret {
  rule: string
  leaf: Leaf
  /** What a text must hold for the pattern to be worth a try. */
  hint: string
  pattern: () => RegExp
}

/** Fields whose value is a figure of our own. */
const figures = new Set([
  'commitments.estimate', 'plan.business_plan.revenue_at_stake', 'budget.money', 'goals.initiatives.cost',
  'offerings.cost', 'opportunities.value',
])

/** A shared value as it is compared: `text` for whatever case, `plain` for names. */
interface Shown {
  leaf: Leaf
  plain: string
  text: string
}

/** Searches the shared values of a plan for what stands only in internal fields (chapter privacy of the rules). */
export function findLeaks(loaded: Loaded, leaves = leavesIn(loaded), nodes = shownNodes(loaded)): Problem[] {
  const { shown, secrets } = gather(leaves, nodes, loaded.plan.limits.leak_words)
  const customer = loaded.plan.customer?.name ?? 'the customer'
  const candidates = index(secrets, loaded.plan.limits.leak_words)
  const leaks = new Map<string, Problem>()
  for (const { leaf, plain, text } of shown) {
    for (const secret of candidates(text)) {
      if (itemOf(secret.leaf) === itemOf(leaf) || !isIn(secret, plain, text)) continue
      const mark = `${secret.rule} ${leaf.place}`
      const leak = leaks.get(mark) ?? { rule: secret.rule, at: leaf.node, place: leaf.place, message: '', related: [] }
      leak.related?.push({ at: secret.leaf.node, message: `the internal value, ${secret.leaf.place}` })
      leaks.set(mark, { ...leak, message: sentence(secret, customer, leak.message) })
    }
  }
  return [...leaks.values()]
}

/** Searches the text of a finished customer edition once more; gives the places of the internal values it holds. */
export function leaksInDocument(loaded: Loaded, document: string): string[] {
  const { shown, secrets } = gather(leavesIn(loaded), shownNodes(loaded), loaded.plan.limits.leak_words)
  const byItem = groupByItem(shown)
  const [whole, lowered] = [plain(document), lower(document)]
  return [...index(secrets, loaded.plan.limits.leak_words)(lowered)]
    .filter((secret) => isIn(secret, whole, lowered))
    // What an item may say of itself it may say in the document.
    .filter((secret) => !(byItem.get(itemOf(secret.leaf)) ?? []).some(({ plain, text }) => isIn(secret, plain, text)))
    .map(({ leaf }) => leaf.place)
}

/** Gives every text that the customer edition of a plan shows, each in its own line. */
export const shownText = (loaded: Loaded): string => {
  const nodes = shownNodes(loaded)
  return leavesIn(loaded).filter(({ node, isPrinted }) => isPrinted && nodes.has(node)).map(({ node }) => node.text).join('\n')
}

const isIn = (secret: Secret, plain: string, text: string) => secret.pattern().test(secret.rule === 'privacy/internal-name' ? plain : text)

const shownNodes = ({ tree }: Loaded) => nodesOf(customerEdition(tree, format), format)

function leavesIn({ tree }: Loaded): Leaf[] {
  const leaves: Leaf[] = []
  eachScalar(tree, format, (leaf) => leaves.push(leaf))
  return leaves
}

/** Parts the leaves of a plan into what the customer edition shows and what it must not. */
function gather(leaves: readonly Leaf[], nodes: ReadonlySet<object>, words: number): { shown: Shown[]; secrets: Secret[] } {
  const printed = leaves.filter(({ isPrinted }) => isPrinted).map((leaf): Shown => {
    const written = plain(leaf.node.text)
    return { leaf, plain: written, text: written.toLowerCase() }
  })
  const shown = printed.filter(({ leaf }) => nodes.has(leaf.node) && !isLink(leaf))
  const whole = new Set(shown.map(({ text }) => text))
  const secrets = printed.filter(({ leaf: { node }, text }) => !nodes.has(node) && !whole.has(text))
    .flatMap(({ leaf }) => secretsIn(leaf, words))
  return { shown, secrets }
}

function groupByItem(shown: readonly Shown[]): Map<string, Shown[]> {
  const byItem = new Map<string, Shown[]>()
  for (const one of shown) byItem.set(itemOf(one.leaf), [...byItem.get(itemOf(one.leaf)) ?? [], one])
  return byItem
}

/** Tells items apart; an edition holds copies of them, which stand at the same place of the text. */
const itemOf = ({ item }: Leaf) => `${item.source.path} ${item.start}`

/** References are printed as the names of what they refer to, which are searched where they stand. */
const isLink = ({ shape }: Leaf) => shape.scalar === 'person' || shape.scalar === 'ref' || shape.scalar === 'channel'

function secretsIn(leaf: Leaf, words: number): Secret[] {
  const { node: { text }, route, shape } = leaf
  if (figures.has(route)) {
    const figure = lower(text)
    return [{ rule: 'privacy/internal-figure', leaf, hint: leadingDigits(figure), pattern: () => figurePattern(figure) }]
  }
  if (route === 'competitors.name') {
    const name = plain(text)
    return [...name].length < 4 ? [] : [{ rule: 'privacy/internal-name', leaf, hint: lower(text), pattern: () => bounded(name) }]
  }
  if (shape.scalar !== 'line' && shape.scalar !== 'prose') return []
  const sentences = shape.scalar === 'prose' ? lower(text).split(/(?<=[.!?…])\s+/) : [lower(text)]
  return sentences.filter((sentence) => wordsOf(sentence).length >= words).map((sentence) => ({
    rule: 'privacy/internal-text', leaf, hint: wordsOf(sentence).slice(0, words).join(' '),
    pattern: () => bounded(sentence.replace(/[.!?…]+$/, '')),
  }))
}

/** Offers for a text the secrets it may hold; notes are found by their first words, so that long plans stay linear. */
function index(secrets: readonly Secret[], words: number): (text: string) => Iterable<Secret> {
  const notes = new Map<string, Secret[]>()
  const others: Secret[] = []
  for (const secret of secrets) {
    if (secret.rule !== 'privacy/internal-text') others.push(secret)
    else notes.set(secret.hint, [...notes.get(secret.hint) ?? [], secret])
  }
  return (text) => {
    const found = new Set(others.filter(({ hint }) => text.includes(hint)))
    if (notes.size === 0) return found
    const all = wordsOf(text)
    for (let at = 0; at + words <= all.length; at++) {
      for (const secret of notes.get(all.slice(at, at + words).join(' ')) ?? []) found.add(secret)
    }
    return found
  }
}

function sentence({ rule, leaf: { place, node } }: Secret, customer: string, before: string): string {
  if (rule === 'privacy/internal-name') return `this text for ${customer} names the competitor ${node.text.trim()}`
  if (before !== '') return before.replace(/\)$/, `, ${place})`)
  return rule === 'privacy/internal-figure'
    ? `this text for ${customer} shows an internal figure (${place})`
    : `this text for ${customer} repeats an internal note (${place})`
}

const lower = (text: string) => plain(text).toLowerCase()
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The first digits of a figure before any grouping: `410` of `410000 EUR`. */
const leadingDigits = (text: string) => {
  const digits = /\d+/.exec(text)?.[0] ?? ''
  return digits.slice(0, digits.length % 3 || 3)
}

const bounded = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}_])${literal(text)}(?![\\p{L}\\p{N}_])`, 'u')

/** Finds a figure as written, and an amount of money also with grouped digits and the currency on either side. */
function figurePattern(text: string): RegExp {
  const money = parseMoney(text.toUpperCase())
  const forms = [literal(text)]
  if (money !== undefined) {
    const [whole = '', decimals] = money.digits.replace('-', '').split('.')
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "[.,'’\\u00A0\\u202F ]?")
    const number = `${grouped}${decimals === undefined ? '(?:[.,]0+)?' : `[.,]${decimals}`}`
    // The renderer prints a sign where the language has one; any sign beside the number gives it away.
    const currency = `(?:${literal(money.currency.toLowerCase())}|\\p{Sc})`
    forms.push(`${currency}[ \\u00A0]?${number}`, `${number}[ \\u00A0]?${currency}`)
  }
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,'’])(?:${forms.join('|')})(?![\\p{L}\\p{N}]|[.,'’]\\d)`, 'u')
}
