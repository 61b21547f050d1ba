import type { DocumentFacts } from '../docx/facts.ts'

/** What must stand on every page: that it is internal, that it is a draft. */
export const marksOf = ({ edition, internalMark, draftMark }: DocumentFacts): string[] =>
  [edition === 'internal' ? internalMark : undefined, draftMark].filter((mark) => mark !== undefined)
