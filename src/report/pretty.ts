import { Chalk, type ChalkInstance } from 'chalk'
import type { Diagnostic } from '../check/check.ts'
import { gateNames } from '../check/gates.ts'
import { frame } from './frame.ts'
import { counted, rangeOf, summaryOf, visible, type CheckedFile, type Look, type Run } from './run.ts'

/** Writes findings for people: a sentence, the place in the text, what to do; to-dos are folded by gate. */
export function pretty(run: Run, { hasColour }: Look): string {
  const paint = new Chalk({ level: hasColour ? 1 : 0 })
  const blocks = run.files.map((file) => fileBlock(file, paint)).filter((block) => block !== '')
  return [...blocks, `${summary(run, paint)}\n`].join('\n')
}

function fileBlock({ path, diagnostics }: CheckedFile, paint: ChalkInstance): string {
  if (diagnostics.length === 0) return ''
  const shown = diagnostics.filter(({ severity }) => severity !== 'todo')
  const lines = [paint.bold.underline(visible(path)), '']
  for (const one of shown) lines.push(...finding(one, paint), '')
  for (const gate of gateNames) {
    const count = diagnostics.filter((one) => one.severity === 'todo' && one.gate === gate).length
    if (count > 0) lines.push(paint.dim(`  ${count} to do before ${gate}; show them with --gate ${gate}`), '')
  }
  return lines.join('\n')
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
  if (one.help !== undefined) lines.push(`    ${paint.cyan('help:')} ${visible(one.help)}`)
  return lines
}

function summary(run: Run, paint: ChalkInstance): string {
  const { files, errors, warnings, infos, todos } = summaryOf(run)
  const parts = [
    errors > 0 ? paint.red.bold(counted(errors, 'error')) : 'no errors',
    ...(warnings > 0 ? [paint.yellow.bold(counted(warnings, 'warning'))] : []),
    ...(infos > 0 ? [`${infos} of advice`] : []),
    ...(todos > 0 ? [`${todos} to do`] : []),
  ]
  const [only] = run.files
  const stage = files === 1 && only?.stage !== undefined ? `, stage ${only.stage}` : ''
  const share = files === 1 && only?.completeness !== undefined ? `, ${Math.floor(only.completeness * 100)} % complete` : ''
  return `${counted(files, 'file')} checked${stage}${share}: ${parts.join(', ')}`
}

