/** What writing a page loads, in one piece. */
export { parseMarkdown } from './render/tree.ts'
export { toPage } from './render/html/page.ts'
export { stylesheet } from './stylesheet.ts'
