/** What documents in a company's Word shell load, in one piece. */
export { starterShell } from './render/docx/shell/starter.ts'
export { isFault, openShell } from './render/docx/shell/shell.ts'
export { inShell } from './render/docx/shell/splice.ts'
export { problemsIn, surveyOf, type Survey } from './render/docx/shell/survey.ts'
export { placeholderValues, placeholders } from './render/placeholders.ts'
export type { RenderInput } from './render/markdown.ts'
