/** What rendering loads, in one piece. */
export { documentFacts, illustrate, renderMarkdown } from './render/markdown.ts'
export { fingerprintOf } from './render/stamp.ts'
export { logoOf } from './render/logo.ts'
export { advice, readTheme } from './render/theme-file.ts'
export { positionAt } from './source/source.ts'
export { labelsFor, shippedTemplates, shippedTheme, templateNames } from './templates.ts'
