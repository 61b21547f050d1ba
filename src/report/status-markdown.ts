import type { Portfolio } from '../status/portfolio.ts'
import { troubleSentence, type Status } from '../status/status.ts'
import { aheadWords, dayWords } from './day-words.ts'
import { escapeMarkdown } from './markdown.ts'
import { counted } from './run.ts'
import { outlook } from './sections.ts'
import {
  againWords, findingsWords, headline, isPortfolio, nobody,
  percent, phaseSentence, staleSentence, whoseWords,
} from './status-words.ts'

/** How the Markdown is to be read. */
export interface MarkdownStyle {
  /** Escapes a plan's text. */
  escape: (text: string) => string
  /** Keeps the words of a day on one line. */
  keep: (text: string) => string
  /** Pictures to stand below the headline, as lines of Markdown. */
  pictures: readonly string[]
}

const forWikis: MarkdownStyle = { escape: escapeMarkdown, keep: (text) => text, pictures: [] }

/** Writes how plans stand as tables for a wiki or an issue, nothing left out. */
export function statusMarkdown(portfolio: Portfolio, style: MarkdownStyle = forWikis): string {
  const [only] = portfolio.plans
  const blocks = isPortfolio(portfolio) || only === undefined ? portfolioBlocks(portfolio, style) : planBlocks(only, portfolio, style)
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** Gives a page of statuses its title. */
export const statusTitle = (portfolio: Portfolio): string => {
  const [only] = portfolio.plans
  return isPortfolio(portfolio) || only === undefined ? 'How our plans stand' : only.name
}

type Escape = MarkdownStyle['escape']

function planBlocks(status: Status, portfolio: Portfolio, style: MarkdownStyle): string[] {
  const { escape, pictures } = style
  const { today } = portfolio
  const { stage, firstContact, owner, completeness, sections, gate } = status
  const facts = [
    ['Customer', whoseWords(status)], ['Stage', stage],
    ['First contact', firstContact ?? nobody], ['Owner', owner ?? nobody],
    ['Findings', findingsWords(status)],
  ].filter(([, value]) => value !== '').map(([name, value = '']) => `- **${name}:** ${escape(value)}`)
  const end = phaseSentence(status, today)
  return [
    `# ${escape(statusTitle(portfolio))}`, facts.join('\n'), `${dayWords(today)}: ${escape(headline(portfolio))}.`, ...pictures,
    ...datedBlocks(portfolio, style),
    '## Completeness', table(['Section', 'Met', 'Asked'], sections.filter(({ asked }) => asked > 0).map(({ section, title, met, asked }) =>
      [escape(section === 'other' ? title : `${section} ${title}`), String(met), String(asked)])),
    `${percent(completeness)} of what is asked now or at the next gate is there.`,
    ...gate === undefined && end === undefined ? [] : ['## Next gate', [gate && outlook(gate), end].flatMap((line) =>
      line === undefined ? [] : `- ${escape(line)}`).join('\n')],
    ...endBlocks(portfolio, escape),
  ]
}

function portfolioBlocks(portfolio: Portfolio, style: MarkdownStyle): string[] {
  const { escape, keep, pictures } = style
  const { plans, today } = portfolio
  const rows = plans.map((status) => {
    const { stage, completeness, overdue, overdue: [oldest], next, gate, errors } = status
    const names = whoseWords(status)
    return [
      `${escape(status.name)}${names === '' ? '' : ` *${escape(names)}*`}`, stage, percent(completeness),
      oldest === undefined ? 'none' : `${overdue.length} *up to ${counted(oldest.daysLate, 'day')} late*`,
      next === undefined ? '' : `${keep(dayWords(next.day, today))} *${escape(next.what)}*`,
      gate === undefined ? '' : `${gate.todos} *before ${gate.gate}*`, String(errors),
    ]
  })
  return [
    `# ${statusTitle(portfolio)}`, `${dayWords(today)}, ${counted(plans.length, 'plan')}: ${escape(headline(portfolio))}.`, ...pictures,
    ...plans.length === 0 ? [] : [
      '## Plans', table(['Plan', 'Stage', 'Complete', 'Overdue', 'Next', 'To do', 'Errors'], rows),
      ...plans.length === 1 ? [] : [troubleSentence],
    ],
    ...datedBlocks(portfolio, style),
    ...endBlocks(portfolio, escape),
  ]
}

/** What is late, what comes up and what has gone quiet, over all plans. */
function datedBlocks(portfolio: Portfolio, { escape, keep }: MarkdownStyle): string[] {
  const { plans, today, days, until } = portfolio
  const isMany = isPortfolio(portfolio)
  const planOf = (status: Status) => isMany ? [escape(status.name)] : []
  const headed = isMany ? ['Plan'] : []
  const who = (owner: string | undefined) => escape(owner ?? nobody)
  const late = plans.flatMap((status) => status.overdue.map((one) => ({ one, status }))).sort((a, b) => b.one.daysLate - a.one.daysLate)
  const coming = plans.flatMap((status) => status.coming.map((one) => ({ one, status })))
    .sort((a, b) => a.one.daysLeft - b.one.daysLeft)
  const stale = plans.flatMap((status) => status.stale.map((one) => ({ one, status })))
  return [
    '## Overdue', late.length === 0 ? 'Nothing is overdue.'
    : table(['Due', 'What', 'Who', ...headed, 'Place'], late.map(({ one, status }) => [
      `${keep(dayWords(one.due, today))} *${keep(`${counted(one.daysLate, 'day')} late`)}*`, escape(one.what), who(one.owner), ...planOf(status),
      escape(`${one.file}:${one.line}`),
    ])),
    `## Next ${counted(days, 'day')}, until ${dayWords(until, today)}`, coming.length === 0 ? 'Nothing comes up.'
    : table(['Day', 'What', 'Who', ...headed], coming.map(({ one, status }) => [
      `${keep(`${dayWords(one.day, today)}${one.time === undefined ? '' : `, ${one.time}`}`)} *${keep(aheadWords(one.daysLeft))}*`,
      escape(`${one.what}${againWords(one.again, today)}`),
      who(one.owner), ...planOf(status),
    ])),
    ...stale.length === 0 ? [] : ['## Gone quiet', isMany
      ? table(['What', ...headed], stale.map(({ one, status }) => [escape(staleSentence(one, today)), ...planOf(status)]))
      : stale.map(({ one }) => `- ${escape(staleSentence(one, today))}`).join('\n')],
  ]
}

function endBlocks({ plans, unread, uncovered, today }: Portfolio, escape: Escape): string[] {
  const reviews = plans.flatMap((status) => status.overdue.filter(({ kind }) => kind === 'review')
    .map(({ due }) => `- ${escape(status.name)}: ${dayWords(due, today)}`))
  return [
    ...plans.length < 2 || reviews.length === 0 ? [] : ['## Reviews overdue', reviews.join('\n')],
    ...unread.length === 0 ? [] : ['## Could not be read', unread.map(({ path, reason }) => `- ${escape(path)}: ${escape(reason)}`).join('\n')],
    ...uncovered.length === 0 ? [] : ['## Customers without a plan',
      uncovered.map(({ message, file, line }) => `- ${escape(message)} *${escape(`${file}:${line}`)}*`).join('\n')],
  ]
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
