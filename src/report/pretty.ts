import { Chalk, type ChalkInstance } from 'chalk'
import type { Diagnostic } from '../check/check.ts'
import { gateNames } from '../check/gates.ts'
import { frame } from './frame.ts'
import { counted, rangeOf, visible, type CheckedFile, type Look, type Run } from './run.ts'
import { gateSentence, sectionBars, sectionTitles } from './sections.ts'
import { tally } from './verdict.ts'

/** Writes findings for people: a sentence, the place in the text, what to do; to-dos are folded by gate, a plan is summed up. */
export function pretty(run: Run, look: Look): string {
  const paint = new Chalk({ level: look.hasColour ? 1 : 0 })
  const blocks = run.files.map((file) => fileBlock(file, run, look, paint)).filter((block) => block !== '')
  return [...blocks, `${summary(run, paint)}\n`].join('\n')
}

function fileBlock(file: CheckedFile, run: Run, { hasBlocks }: Look, paint: ChalkInstance): string {
  const { path, diagnostics } = file
  const grave = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning')
  const advice = diagnostics.filter(({ severity }) => severity === 'info')
  const parts = [
    ...[...grave, ...advice].map((one) => finding(one, paint)),
    ...gateNames.flatMap((gate) => {
      const count = diagnostics.filter((one) => one.severity === 'todo' && one.gate === gate).length
      return count === 0 ? [] : [[paint.dim(`  ${count} to do before ${gate}; show them with --gate ${gate}`)]]
    }),
    [...sectionTitles(file, run), ...sectionBars(file, hasBlocks)].map((line) => `  ${line}`),
    [gateSentence(file, run)].flatMap((sentence) => sentence === undefined ? [] : [`  ${paint.bold(sentence)}`]),
  ].filter((lines) => lines.length > 0)
  if (parts.length === 0) return ''
  return [[paint.bold.underline(visible(path))], ...parts].map((lines) => `${lines.join('\n')}\n`).join('\n')
}

function finding(one: Diagnostic, paint: ChalkInstance): string[] {
  const colour = { error: paint.red, warning: paint.yellow, info: paint.blue, todo: paint.dim }[one.severity]
  const { line, column } = rangeOf(one.at)
  const waived = one.waived ? paint.dim(` (waived: ${visible(one.waived.reason)})`) : ''
  const lines = [
    `  ${colour.bold(one.severity)} ${paint.bold(one.rule)}: ${visible(one.message)}${waived}`,
    paint.dim(`    ${visible(one.at.source.path)}:${line}:${column}`),
    ...frame(one.at, paint.dim, colour),
  ]
  for (const { at, message } of one.related ?? []) {
    const place = rangeOf(at)
    const where = paint.dim(`(${visible(at.source.path)}:${place.line}:${place.column})`)
    lines.push(`    ${visible(message)} ${where}`, ...frame(at, paint.dim, paint.cyan))
  }
  const helps = [one.help, one.fix && one.waived === undefined ? `--fix can ${one.fix.title}` : undefined]
  for (const help of helps) if (help !== undefined) lines.push(`    ${paint.cyan('help:')} ${visible(help)}`)
  return lines
}

function summary(run: Run, paint: ChalkInstance): string {
  const [only, ...more] = run.files
  const isOne = more.length === 0
  const stage = isOne && only?.stage !== undefined ? `, stage ${only.stage}` : ''
  const share = isOne && only?.completeness !== undefined ? `, ${Math.floor(only.completeness * 100)} % complete` : ''
  const counts = tally(run, { error: paint.red.bold, warning: paint.yellow.bold })
  return `${counted(run.files.length, 'file')} checked${stage}${share}: ${counts}`
}
