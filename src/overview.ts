/** What telling how plans stand loads, in one piece. */
export { statusJson } from './report/status-json.ts'
export { statusMarkdown } from './report/status-markdown.ts'
export { statusText } from './report/status-text.ts'
export { portfolioOf, uncoveredIn, unreadOf } from './status/portfolio.ts'
export { statusOf } from './status/status.ts'
