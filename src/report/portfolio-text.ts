import type { ChalkInstance } from 'chalk'
import type { Portfolio } from '../status/portfolio.ts'
import { troubleSentence, type Status } from '../status/status.ts'
import { columns, fitted, wrapped, type Cell } from './columns.ts'
import { dayWords } from './day-words.ts'
import { counted, type Look } from './run.ts'
import { glance, headline, nobody, percent, whoseWords } from './status-words.ts'

/** The most things of all plans that are listed below the table. */
const mostLines = 10

/** The room for the name of a person or a plan in the lists. */
const longestName = 22

/** Writes how several plans stand as one table, and below it what is to be done first. */
export function portfolioText(portfolio: Portfolio, { columns: width }: Look, paint: ChalkInstance): string {
  const { plans, unread, uncovered, today } = portfolio
  const list = (rows: Cell[][], givesWay: number) => columns(rows, givesWay, width - 2).map((line) => `  ${line}`)
  const late = plans.flatMap((status) => status.overdue.map((one) => ({ ...one, status })))
    .sort((a, b) => b.daysLate - a.daysLate)
  const now = plans.flatMap((status) => status.coming.filter(({ daysLeft }) => daysLeft === 0).map((one) => ({ ...one, status })))
  const shown = late.slice(0, mostLines)
  const reviews = plans.filter(({ overdue }) => overdue.some(({ kind }) => kind === 'review'))
  const row = (first: Cell, what: string, owner: string | undefined, status: Status): Cell[] => [
    first, { text: glance(what) }, owner === undefined ? { text: nobody, paint: paint.yellow } : { text: fitted(owner, longestName) },
    { text: fitted(status.name, longestName), paint: paint.dim },
  ]
  const blocks: string[][] = [
    wrapped(`${dayWords(today)}, ${counted(plans.length, 'plan')}: ${headline(portfolio)}`, width),
    plans.length === 0 ? [] : tableLines(plans, width, today, paint),
    plans.length < 2 ? [] : wrapped(troubleSentence, width).map((line) => paint.dim(line)),
    unread.length === 0 ? [] : [paint.bold('Could not be read'), ...list(unread.map(({ path, reason }) =>
      [{ text: path }, { text: reason, paint: paint.red }]), 1)],
    uncovered.length === 0 ? [] : [paint.bold('Customers without a plan'), ...list(uncovered.map(({ message, file, line }) =>
      [{ text: message }, { text: `${file}:${line}`, paint: paint.dim }]), 0)],
    reviews.length === 0 ? [] : [paint.bold('Reviews overdue'), ...list(reviews.map((status) => [{ text: reviewSentence(status, today) }]), 0)],
    late.length === 0 ? [] : [
      paint.bold('Overdue'),
      ...list(shown.map(({ daysLate, what, owner, status }) =>
        row({ text: counted(daysLate, 'day'), paint: paint.red, isRight: true }, what, owner, status)), 1),
      ...late.length > shown.length ? [`  and ${late.length - shown.length} more; --format md lists all`] : [],
    ],
    now.length === 0 ? [] : [
      paint.bold('Today'),
      ...list(now.map(({ time, what, owner, status }) => row({ text: time ?? '' }, what, owner, status)), 1),
    ],
  ].filter((lines) => lines.length > 0)
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

/** Tells which review of a plan is due. */
function reviewSentence(status: Status, today: string): string {
  const days = status.overdue.filter(({ kind }) => kind === 'review').map(({ due }) => dayWords(due, today))
  return `${status.name}: ${days.join(', ')}`
}

/** Two lines a plan: its figures in columns, and below them whose plan it is and where it stands. */
function tableLines(plans: readonly Status[], width: number, today: string, paint: ChalkInstance): string[] {
  const head = ['Plan', 'Complete', 'Overdue', 'Next', 'Errors'].map((text, index): Cell =>
    ({ text, paint: paint.bold, isRight: index === 1 || index === 4 }))
  const [title = '', ...rows] = columns([head, ...plans.map((status) => figuresOf(status, today, paint))], 0, width - 2)
  return [title, ...rows.flatMap((row, index) => {
    const status = plans[index]
    return status === undefined ? [row] : [row, paint.dim(`  ${fitted(standingOf(status), width - 4)}`)]
  })].map((line) => `  ${line}`)
}

function figuresOf(status: Status, today: string, paint: ChalkInstance): Cell[] {
  const { completeness, overdue: [oldest, ...others], next, errors } = status
  return [
    { text: status.name, isShort: true }, { text: percent(completeness), isRight: true },
    oldest === undefined ? { text: 'none', paint: paint.dim }
    : { text: `${others.length + 1}, up to ${counted(oldest.daysLate, 'day')}`, paint: paint.red },
    { text: next === undefined ? 'nothing' : dayWords(next.day, today), paint: next?.daysLeft === 0 ? paint.yellow : undefined },
    { text: String(errors), paint: errors === 0 ? paint.dim : paint.red.bold, isRight: true },
  ]
}

function standingOf({ stage, gate, ...status }: Status): string {
  const names = whoseWords(status)
  const ahead = gate === undefined ? [] : [gate.todos === 0 ? `next gate ${gate.gate}` : `${gate.todos} to do before ${gate.gate}`]
  return [...names === '' ? [] : [names], stage, ...ahead].join(' · ')
}
