/** What writing a Word file loads, in one piece. */
export { parseMarkdown } from './render/tree.ts'
export { wordDocument } from './render/docx/document.ts'
export { zipped } from './render/docx/package.ts'
export { textOfParts } from './render/docx/plain-text.ts'
