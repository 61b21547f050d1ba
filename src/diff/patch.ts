import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'

/** Writes what changed in a text, line by line, as a unified diff. */
export const patch = (path: string, before: string, after: string): string =>
  createTwoFilesPatch(path, path, before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY })
