import type { ChalkInstance } from 'chalk'
import type { Portfolio } from '../status/portfolio.ts'
import { troubleSentence, type Status } from '../status/status.ts'
import { columns, fitted, wrapped, type Cell } from './columns.ts'
import { dayWords } from './day-words.ts'
import { counted, type Look } from './run.ts'
import { headline, nobody, percent } from './status-words.ts'

/** The most things of all plans that are listed below the table. */
const mostLines = 10

/** The room of the columns beside the names of plans, blanks between them included. */
const otherColumns = 60

/** Writes how several plans stand as one table, and below it what is to be done first. */
export function portfolioText(portfolio: Portfolio, { columns: width }: Look, paint: ChalkInstance): string {
  const { plans, unread, uncovered, today, until } = portfolio
  const room = Math.max(20, width - otherColumns)
  const list = (rows: Cell[][], givesWay: number) => columns(rows, givesWay, width - 2).map((line) => `  ${line}`)
  const late = plans.flatMap((status) => status.overdue.map((one) => ({ ...one, status })))
    .sort((a, b) => b.daysLate - a.daysLate)
  const now = plans.flatMap((status) => status.coming.filter(({ daysLeft }) => daysLeft === 0).map((one) => ({ ...one, status })))
  const shown = late.slice(0, mostLines)
  const reviews = plans.filter(({ overdue }) => overdue.some(({ kind }) => kind === 'review'))
  const row = (first: Cell, what: string, owner: string | undefined, status: Status): Cell[] => [
    first, { text: what }, owner === undefined ? { text: nobody, paint: paint.yellow } : { text: owner },
    { text: fitted(nameOf(status), 24), paint: paint.dim },
  ]
  const blocks: string[][] = [
    wrapped(`${dayWords(today)}, ${counted(plans.length, 'plan')}: ${headline(portfolio)} until ${dayWords(until, today)}`, width),
    plans.length === 0 ? [] : [...list(tableRows(plans, room, today, paint), 0)],
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
    reviews.length === 0 ? [] : [paint.bold('Reviews overdue'), ...list(reviews.map((status) => [{ text: reviewSentence(status, today) }]), 0)],
    unread.length === 0 ? [] : [paint.bold('Could not be read'), ...list(unread.map(({ path, reason }) =>
      [{ text: path }, { text: reason, paint: paint.red }]), 1)],
    uncovered.length === 0 ? [] : [paint.bold('Customers without a plan'), ...list(uncovered.map(({ message, file, line }) =>
      [{ text: message }, { text: `${file}:${line}`, paint: paint.dim }]), 0)],
    plans.length < 2 ? [] : wrapped(`In order of trouble: ${troubleSentence}.`, width).map((line) => paint.dim(line)),
  ].filter((lines) => lines.length > 0)
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

/** Gives a plan its name in lists: its title, else its path. */
const nameOf = ({ title, path }: Status): string => title ?? path

/** Tells which review of a plan is due. */
function reviewSentence({ overdue, ...status }: Status, today: string): string {
  const days = overdue.filter(({ kind }) => kind === 'review').map(({ due }) => dayWords(due, today))
  return `${status.title ?? status.path}: ${days.join(', ')}`
}

function tableRows(plans: readonly Status[], room: number, today: string, paint: ChalkInstance): Cell[][] {
  const head = ['Plan', 'Stage', 'Complete', 'Overdue', 'Next', 'To do', 'Errors']
  return [
    head.map((text, index) => ({ text, paint: paint.bold, isRight: index === 2 || index > 4 })),
    ...plans.flatMap((status): Cell[][] => {
      const { customer, tier, stage, completeness, overdue: [oldest, ...others], next, gate, errors } = status
      const names = [customer, tier].filter((name) => name !== undefined).join(', ')
      return [
        [
          { text: fitted(nameOf(status), room) }, { text: stage }, { text: percent(completeness), isRight: true },
          oldest === undefined ? { text: 'none', paint: paint.dim }
          : { text: `${others.length + 1}, ${oldest.daysLate} d`, paint: paint.red },
          { text: next === undefined ? '' : dayWords(next.day, today) },
          { text: gate === undefined ? '' : String(gate.todos), isRight: true },
          errors === 0 ? { text: '0', paint: paint.dim, isRight: true } : { text: String(errors), paint: paint.red.bold, isRight: true },
        ],
        ...names === '' ? [] : [[{ text: `  ${fitted(names, room - 2)}`, paint: paint.dim }]],
      ]
    }),
  ]
}
