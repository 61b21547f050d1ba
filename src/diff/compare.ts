import { customerEdition, type Edition } from '../plan/edition.ts'
import type { Loaded } from '../plan/load.ts'
import { scalarText } from '../plan/naming.ts'
import { format } from '../plan/table.ts'
import type { Node } from '../source/tree.ts'
import { differencesBetween, houseOf, type Difference } from './differences.ts'
import { givenSeverity, severities, type Severity } from './rows.ts'
import { sectionOf, sections, type SectionName } from './sections.ts'
import { nounOf, sentenceOf, type Sentence } from './sentences.ts'
import { namesIn } from './words.ts'

/** One change in meaning, in words. */
export interface Change extends Sentence {
  section: SectionName
  severity: Severity
  /** Where it stands, as findings write it; for the customer the field alone. */
  place: string
  /** The id of the item it is about, where that has one. */
  id: string | null
  /** What the item or field is called. */
  noun: string
  /** The house file it comes from, where it is no change of the plan itself. */
  house: string | null
}

/** What changed between two plans, in the order of the deliverable, in a section the gravest first. */
export interface Comparison {
  edition: Edition
  changes: Change[]
  /** How many values of each plan could not be read and were passed over. */
  unread: Readonly<Record<'before' | 'after', number>>
}

/** Compares two plans as a reader of one of the editions would see them, with all they inherit. */
export function compare(before: Loaded, after: Loaded, edition: Edition): Comparison {
  const [old, made] = [before, after].map(({ tree }) => edition === 'customer' ? customerEdition(tree, format) : tree)
  if (old === undefined || made === undefined) throw new Error('two plans are compared')
  const { differences, unread } = differencesBetween(old, made, format, edition === 'internal')
  const names = { before: namesIn(old), after: namesIn(made) }
  const own = { before: before.source, after: after.source }
  // What is never printed is no part of what the customer sees.
  const shown = edition === 'internal' ? differences : differences.filter(({ visibility }) => visibility !== 'never')
  const changes = shown.map((one): Change => {
    const sentence = sentenceOf(one, names)
    const house = edition === 'customer' ? undefined : houseOf(one, own)
    return {
      ...sentence, message: house === undefined ? sentence.message : `${sentence.message} (house file ${house})`,
      section: sectionOf(one.route), severity: severityOf(one), noun: nounOf(one), house: house ?? null,
      // Ids are never printed for the customer, and a position says nothing once things are left out.
      ...edition === 'customer' ? { place: one.route.replaceAll('[*]', '[]'), id: null } : { place: one.place, id: idOf(one) },
    }
  })
  const places = new Map(sections.map(({ name }, index) => [name, index * severities.length]))
  const rank = ({ section, severity }: Change) => (places.get(section) ?? 0) + severities.indexOf(severity)
  return {
    edition, changes: changes.sort((a, b) => rank(a) - rank(b)),
    unread: { before: unread[0], after: unread[1] },
  }
}

function idOf({ holders }: Difference): string | null {
  const holder = holders.findLast(({ meta }) => meta !== undefined)
  const id = (node: Node | undefined) => node?.kind === 'mapping' ? scalarText(node.entries.get('id')?.value) : undefined
  return id(holder?.after) ?? id(holder?.before) ?? null
}

/** Weighs a difference: as its row says, else by what kind of value it is. */
function severityOf({ route, shape, visibility, kind }: Difference): Severity {
  if (shape.kind === 'scalar' && shape.scalar === 'id') return 'minor'
  const given = givenSeverity(route)
  if (given !== undefined) return given
  const inner = shape.kind === 'list' && shape.item.kind === 'scalar' ? shape.item : shape
  if (inner.kind !== 'scalar') return kind === 'reordered' ? 'minor' : 'moderate'
  switch (inner.scalar) {
    // A day that lies ahead is promised; one that ends in _on is on record.
    case 'date':
    case 'when': return visibility === 'shared' && !route.endsWith('_on') ? 'major' : 'moderate'
    case 'line':
    case 'prose':
    case 'word':
    case 'path': return 'minor'
    default: return 'moderate'
  }
}
