import type { DocumentFacts } from '../../src/render/docx/facts.ts'

/** Facts of the sample document. */
export const sampleFacts: DocumentFacts = {
  title: 'Patient messaging roll-out',
  layout: 'document',
  customer: 'Harrow & Vale Clinics',
  supplier: 'Northbeam Systems',
  author: 'Ines Calder, Tom Ferrand',
  documentKind: 'Customer Relations Plan',
  language: 'en-GB',
  direction: 'ltr',
  edition: 'customer',
  editionLabel: 'Customer edition',
  internalMark: 'INTERNAL — not for the customer',
  footer: 'Version 1.4.0 · Customer edition',
  pageLabel: 'Page {page} of {pages}',
  contentsLabel: 'Contents',
  skipLabel: 'Skip to the content',
  created: new Date(Date.UTC(2026, 8, 24)),
  contents: 'titles',
}
