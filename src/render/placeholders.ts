import { Leaf, Phrase } from './leaf.ts'
import type { Part } from './leaf.ts'
import { kindOf, showPlan } from './markdown.ts'
import type { RenderInput, Shown } from './markdown.ts'
import { supplierOf } from './view/view.ts'

interface Row {
  readonly about: string
  of(shown: Shown, input: RenderInput): Part | undefined
}

/**
 * What a company's Word shell may ask for as `{{crp:name}}`. Values are taken from the view of the edition that is rendered,
 * so that nothing internal can get into the customer's; what the plan does not say is nothing.
 */
export const placeholders = {
  'plan.title': { about: 'title of the plan', of: ({ view }) => view.front.title },
  'plan.version': { about: 'version', of: ({ view }) => view.plan.version },
  'plan.issued': { about: 'day of issue', of: ({ view }) => view.front.issued },
  'plan.stage': { about: 'stage of the project, with its dates', of: ({ view }) => view.front.stage },
  'plan.owner': { about: 'who owns the relationship, with function', of: ({ view }) => view.front.owner },
  'plan.co_owner': { about: 'who owns it with them, from sales', of: ({ view }) => view.front.coOwner },
  'plan.authors': { about: 'authors', of: ({ view, words }) => words.joined(view.plan.authors) },
  'plan.first_contact': { about: 'whom to call now, with e-mail and phone', of: ({ view }) => view.front.firstContact },
  'customer.name': { about: 'the customer', of: ({ view }) => view.customer.name },
  'supplier.name': { about: 'your firm, as the plan or the house file names it', of: ({ view }) => supplierOf(view) },
  'document.kind': { about: 'what the document is, such as Customer Relations Plan', of: (_shown, input) => kindOf(input) },
  'document.stamp': { about: 'kind, firm, edition, source and day in one line', of: ({ view }) => view.front.stamp },
  'document.source': { about: 'mark of the texts it was made from, such as 7f3a·c21e', of: (_shown, { fingerprint }) => fingerprint },
  'document.date': { about: 'day the document carries', of: ({ words }, { day }) => day && words.date(day) },
  'document.draft': {
    about: 'mark of a draft; nothing otherwise', of: ({ words }, { isDraft }) => isDraft ? words.label('document', 'draft') : undefined,
  },
  edition: {
    about: 'for whom it is: the customer edition, or the mark of the internal one',
    of: ({ words }, { edition }) => words.label('document', edition === 'internal' ? 'internalMark' : 'customer'),
  },
} as const satisfies Record<string, Row>

/** Gives the value of every placeholder, as plain text. */
export function placeholderValues(input: RenderInput): Map<string, string> {
  const shown = showPlan(input)
  const rows: [string, Row][] = Object.entries(placeholders)
  return new Map(rows.map(([name, row]) => [name, plain(row.of(shown, input) ?? '')]))
}

function plain(part: Part): string {
  if (typeof part === 'string') return part
  if (part instanceof Phrase) return part.parts.map(plain).join('')
  // All there is to print is values and phrases.
  return part instanceof Leaf ? part.text : part.inline()
}
