import { customerEdition, type Edition } from '../plan/edition.ts'
import type { MappingShape } from '../plan/format.ts'
import type { HopName } from '../plan/hops.ts'
import type { Loaded } from '../plan/load.ts'
import { read } from '../plan/read.ts'
import type { Reading } from '../plan/read.ts'
import { format } from '../plan/table.ts'
import type { DocumentFacts } from './docx/facts.ts'
import { fillTemplate, type TemplateSet } from './engine.ts'
import type { Illustrator } from './figures/figures.ts'
import { calloutsOf, unplanned, type Finding } from './missing.ts'
import type { Theme } from './theme.ts'
import { supplierOf, viewOf, type View } from './view/view.ts'
import { wordsOf, type Labels, type Words } from './words.ts'

/** All a document is made of. */
export interface RenderInput {
  readonly loaded: Loaded
  readonly edition: Edition
  /** BCP 47 tag; labels and dates follow it. */
  readonly language: string
  readonly labels: Labels
  readonly templates: TemplateSet
  readonly findings: readonly Finding[]
  /** Says that the plan is rendered in spite of errors. */
  readonly isDraft: boolean
  /** The day the document carries, YYYY-MM-DD, if its plan has one. */
  readonly day?: string
  /** Tells issues of the source apart, such as `7f3a·c21e`. */
  readonly fingerprint: string
  /** The day from which sheets list what is to come, YYYY-MM-DD; without one it is the day of the document. */
  readonly from?: string
  /** The phase at whose end the hop lies that a handover packet is about; without one it is the phase under way. */
  readonly hop?: HopName
  /** Draws what the template wants drawn; without one the document has no pictures. */
  readonly illustrator?: Illustrator
}

/** What the properties of a file say where the plan has no day: the first one a ZIP archive can hold. */
const noDay = '1980-01-01'

/** Renders an edition of a plan as Markdown, in the dialect of the Word walk; equal input gives equal text. */
export async function renderMarkdown(input: RenderInput): Promise<string> {
  const { tree, words, view } = showPlan(input)
  const isInternal = input.edition === 'internal'
  const text = await fillTemplate(input.templates, view, {
    words, callouts: calloutsOf(view, input.findings, tree, words, isInternal), unplanned: (who) => unplanned(words, isInternal, who),
    illustrator: input.illustrator, annexes: 0,
  })
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`
}

/** Tells what a document says about itself outside its text, such as in headers and file properties. */
export function documentFacts(input: RenderInput): Omit<DocumentFacts, 'contents'> {
  const { words, view } = showPlan(input)
  const { plan, customer } = view
  const label = (name: string) => words.label('document', name)
  const isInternal = input.edition === 'internal'
  const edition = label(isInternal ? 'internal' : 'customer')
  return {
    title: plan.title?.text ?? kindOf(input),
    layout: input.templates.layout,
    customer: customer.name?.text ?? '',
    supplier: supplierOf(view)?.text ?? '',
    author: plan.authors.map(({ text }) => text).join(', '),
    documentKind: kindOf(input),
    language: words.locale,
    direction: words.direction,
    edition: input.edition,
    editionLabel: edition,
    internalMark: label('internalMark'),
    ...(input.isDraft && { draftMark: label('draft'), watermark: label('watermark') }),
    footer: plan.version === undefined ? edition : words.filled('footer', { version: plan.version.text, edition }),
    pageLabel: label('page'),
    contentsLabel: label('contents'),
    skipLabel: label('skip'),
    created: new Date(`${input.day ?? noDay}T00:00:00Z`),
  }
}

/** Makes what draws the pictures of a document in the look of a theme; it is given to {@link renderMarkdown}. */
export async function illustrate(input: RenderInput, theme: Theme): Promise<Illustrator> {
  const { illustratorOf } = await import('./figures/figures.ts')
  const { words, view, reading } = showPlan(input)
  return illustratorOf({ view, words, ...(input.day !== undefined && { day: input.day }) }, reading, theme)
}

/** A plan as an edition shows it. */
export interface Shown {
  readonly tree: Loaded['tree']
  readonly words: Words
  readonly view: View
  readonly reading: Reading
}

/** Puts a plan into words, as its edition may show it. */
export function showPlan(input: RenderInput): Shown {
  const words = wordsOf(input.labels, input.language)
  const { tree } = input.loaded
  const reading = input.edition === 'internal' ? input.loaded : readCustomer(input.loaded, format)
  return { tree, words, reading, view: viewOf(reading, format, words, { ...input, kind: kindOf(input) }) }
}

/** Says what a document is: a template names a label, or has its own words. */
export const kindOf = ({ labels, templates: { kind } }: RenderInput) => labels.document[kind] ?? kind

const readCustomer = ({ tree }: Loaded, format: MappingShape) => read(customerEdition(tree, format), format)
