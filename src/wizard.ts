/** What `crp init` loads once it has work to do, in one piece. */
export { loadWith } from './plan/loader.ts'
export { parseQuickly } from './source/quick.ts'
export { readAnswers, readSettings, sortAnswers } from './wizard/answers.ts'
export { answersText, draftOf, faultIn, kinds } from './wizard/draft.ts'
export { helpFor, presetsOf } from './wizard/questions.ts'
export { houseIn } from './wizard/setting.ts'
