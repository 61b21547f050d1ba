/** What looking at templates of one's own loads, in one piece. */
export { readTemplate } from './render/template/file.ts'
export { lintTemplates } from './render/template/lint.ts'
export { partsOf } from './render/template/parts.ts'
export { viewShape } from './render/template/sample.ts'
export { templateTexts } from './template-texts.ts'
