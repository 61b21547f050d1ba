/** What comparing plans loads, in one piece. */
export { compare } from './diff/compare.ts'
export { outlineOf } from './diff/outline.ts'
export { comparisonReporters } from './report/comparison.ts'
