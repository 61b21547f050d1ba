import type { DocumentFacts } from '../render/docx/facts.ts'
import type { Figure } from '../render/figures/figure.ts'
import { lookOf } from '../render/figures/look.ts'
import { pictureOf } from '../render/figures/reference.ts'
import { escapeInline } from '../render/escape.ts'
import type { Theme } from '../render/theme.ts'
import type { Labels } from '../render/words.ts'
import { dayWords } from '../report/day-words.ts'
import { statusMarkdown, statusTitle } from '../report/status-markdown.ts'
import type { Portfolio } from '../status/portfolio.ts'
import { parseMarkdown, stylesheet, toPage } from '../web.ts'
import { standingFigure } from './standing.ts'
import { weeksFigure } from './weeks.ts'

/** The pictures are made for a screen, which is wider than a sheet of paper, in points. */
const pictureWidth = 620

/** Writes how plans stand as one page that needs no other file and no script; it is internal and says so. */
export function statusPage(portfolio: Portfolio, theme: Theme, labels: Labels): string {
  const look = { ...lookOf(theme), width: pictureWidth }
  const drawn = [
    ['standing', portfolio.plans.length === 0 ? undefined : standingFigure(portfolio.plans, look)],
    ['weeks', weeksFigure(portfolio, look)],
  ] as const
  const figures = new Map(drawn.flatMap(([name, figure]): [string, Figure][] => figure === undefined ? [] : [[name, figure]]))
  const pictures = [...figures].map(([name, figure]) => pictureOf(name, figure))
  const markdown = statusMarkdown(portfolio, { escape: escapeInline, keep: (text) => text.replaceAll(' ', '\u00A0'), pictures })
  return toPage(parseMarkdown(markdown), { facts: factsOf(portfolio, labels), theme, figures, stylesheet }).html
}

function factsOf(portfolio: Portfolio, { document }: Labels): DocumentFacts {
  const label = (name: string) => document[name] ?? name
  return {
    title: statusTitle(portfolio), layout: 'sheet', customer: '', supplier: 'Customer relations plans', author: '',
    documentKind: 'Status', language: 'en', direction: 'ltr', edition: 'internal', editionLabel: label('internal'),
    internalMark: label('internalMark'), footer: `as of ${dayWords(portfolio.today)}`, pageLabel: label('page'),
    contentsLabel: label('contents'), skipLabel: label('skip'), created: new Date(`${portfolio.today}T00:00:00Z`), contents: 'none',
  }
}
