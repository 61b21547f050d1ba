/** What rendering loads, in one piece. */
export { documentFacts, illustrate, renderMarkdown } from './render/markdown.ts'
export { fingerprintOf, issueDay } from './render/stamp.ts'
export { defaultTheme } from './render/theme.ts'
export { labelsFor, shippedTemplates, templateNames } from './templates.ts'
