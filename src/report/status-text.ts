import { Chalk, type ChalkInstance } from 'chalk'
import type { Section } from '../check/outlook.ts'
import { joined } from '../check/rule.ts'
import type { Coming, Late } from '../status/dated.ts'
import type { Portfolio } from '../status/portfolio.ts'
import type { Status } from '../status/status.ts'
import { columns, fitted, type Cell } from './columns.ts'
import { aheadWords, dayWords } from './day-words.ts'
import { portfolioText } from './portfolio-text.ts'
import { counted, type Look } from './run.ts'
import { outlook, sectionBars } from './sections.ts'
import {
  againWords, findingsWords, glance, headline, isPortfolio, nobody,
  percent, phaseSentence, staleSentence, whoseWords,
} from './status-words.ts'

/** The most lines of one list that are read at a glance. */
const mostLines = 8

/** Writes how plans stand for people: one plan in full, several as a table. */
export function statusText(portfolio: Portfolio, look: Look): string {
  const paint = new Chalk({ level: look.hasColour ? 1 : 0 })
  const [only] = portfolio.plans
  return isPortfolio(portfolio) || only === undefined ? portfolioText(portfolio, look, paint) : planText(only, portfolio, look, paint)
}

function planText(status: Status, portfolio: Portfolio, { columns: width, hasBlocks }: Look, paint: ChalkInstance): string {
  const { today, days, until, uncovered } = portfolio
  const { stage, firstContact, owner, overdue, coming, stale, completeness, gate } = status
  const list = (rows: Cell[][], givesWay: number) => columns(rows, givesWay, width - 2).map((line) => `  ${line}`)
  const sentence = (text: string) => columns([[{ text }]], 0, width)
  const names = whoseWords(status)
  const standing = [
    ...names === '' ? [] : [names], `stage ${stage}`, `first contact ${firstContact ?? nobody}`, `owner ${owner ?? nobody}`,
    findingsWords(status),
  ]
  const end = phaseSentence(status, today)
  const blocks: string[][] = [
    [
      ...sentence(status.name).map((line) => paint.bold(line)),
      ...sentence(standing.join(' · ')).map((line) => paint.dim(line)),
      ...sentence(`${dayWords(today)}: ${headline(portfolio)}`),
    ],
    overdue.length === 0 ? [] : ['Overdue', ...list(cut(overdue).map((one) => lateRow(one, today, paint)), 2), ...rest(overdue)],
    [
      `Next ${counted(days, 'day')}, until ${dayWords(until, today)}`,
      ...coming.length === 0 ? ['  nothing comes up'] : list(cut(coming).map((one) => comingRow(one, today, paint)), 3), ...rest(coming),
    ],
    stale.length === 0 ? [] : ['Gone quiet', ...list(stale.map((one) => [{ text: staleSentence(one, today) }]), 0)],
    [`Completeness ${percent(completeness)}`, ...completenessLines(status, hasBlocks)],
    gate === undefined && end === undefined ? [] : ['Next gate', ...[gate && outlook(gate), end].flatMap((line) =>
      line === undefined ? [] : list([[{ text: line }]], 0))],
    uncovered.length === 0 ? [] : ['Customers without a plan', ...list(uncovered.map(({ message }) => [{ text: message }]), 0)],
  ].filter((lines) => lines.length > 0)
  return blocks.map(([head = '', ...lines], index) => `${[index === 0 ? head : paint.bold(head), ...lines].join('\n')}\n`).join('\n')
}

const cut = <Item>(items: readonly Item[]): readonly Item[] => items.slice(0, mostLines)
const rest = (items: readonly unknown[]): string[] =>
  items.length <= mostLines ? [] : [`  and ${items.length - mostLines} more; --format md lists all`]

/** Draws the sections that lack something; the others are named. */
function completenessLines({ sections }: Status, hasBlocks: boolean | undefined): string[] {
  const isWhole = ({ asked, met }: Section) => met === asked
  const whole = sections.filter((one) => one.asked > 0 && isWhole(one)).map(({ section, title }) => section === 'other' ? title : section)
  return [
    ...sectionBars({ sections: sections.filter((one) => !isWhole(one)) }, hasBlocks).map((line) => `  ${line}`),
    ...whole.length === 0 ? [] : [`  nothing is missing in ${joined(whole)}`],
  ]
}

const lateRow = ({ daysLate, due, what, owner, line }: Late, today: string, paint: ChalkInstance): Cell[] => [
  { text: `${counted(daysLate, 'day')} late`, paint: paint.red, isRight: true },
  { text: dayWords(due, today) }, { text: glance(what) }, ownerCell(owner, paint), { text: `line ${line}`, paint: paint.dim },
]

const comingRow = ({ day, daysLeft, time, what, owner, again }: Coming, today: string, paint: ChalkInstance): Cell[] => [
  { text: dayWords(day, today) },
  { text: aheadWords(daysLeft), paint: daysLeft === 0 ? paint.yellow : paint.dim },
  { text: time ?? '' }, { text: `${glance(what)}${againWords(again, today)}` }, ownerCell(owner, paint),
]

const ownerCell = (owner: string | undefined, paint: ChalkInstance): Cell =>
  owner === undefined ? { text: nobody, paint: paint.yellow } : { text: fitted(owner, longestName) }

/** The room for the name of a person. */
const longestName = 24
