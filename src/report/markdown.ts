import { chapterOf } from '../check/rule.ts'
import { capital } from '../plan/spoken.ts'
import { counted, rangeOf, visible, type CheckedFile, type Run } from './run.ts'
import { gateSentence } from './sections.ts'
import { verdictLine } from './verdict.ts'

/** The rows of all tables together: a comment of GitHub holds 65,536 characters. */
const maxRows = 200
/** The files that are told of; the summary of a step holds 1 MiB. */
const maxFiles = 100

/** Writes a report for a comment on a pull request: a verdict, a table of errors and warnings a file, to-dos by chapter. */
export function markdown(run: Run): string {
  let rowsLeft = maxRows
  const isLong = run.files.length > maxFiles
  const listed = isLong ? run.files.filter((file) => graveOf(file).length > 0).slice(0, maxFiles) : run.files
  const unlisted = run.files.length - listed.length
  const blocks = listed.flatMap((file) => {
    const block = fileBlock(file, run, rowsLeft)
    rowsLeft -= Math.min(rowsLeft, graveOf(file).length)
    return block
  })
  const failure = run.error === undefined ? [] : [`Not everything could be checked: ${escapeMarkdown(run.error.message)}`]
  const rest = unlisted === 0 ? [] : [`${counted(unlisted, 'more file is', 'more files are')} not listed.`]
  return `${[`**${verdictLine(run)}**`, ...failure, ...blocks, ...rest].join('\n\n')}\n`
}

const graveOf = ({ diagnostics }: CheckedFile) =>
  diagnostics.filter(({ severity, waived }) => waived === undefined && (severity === 'error' || severity === 'warning'))

function fileBlock(file: CheckedFile, run: Run, maxRows: number): string[] {
  const grave = graveOf(file)
  const rows = grave.slice(0, maxRows).map(({ at, rule, severity, message, help }) => {
    const { line } = rangeOf(at)
    const advice = help === undefined ? '' : `<br>help: ${escapeMarkdown(help)}`
    return `| ${escapeMarkdown(`${at.source.path}:${line}`)} | ${severity} | ${code(rule)} | ${escapeMarkdown(message)}${advice} |`
  })
  const head = ['| Place | Severity | Rule | Finding |', '| --- | --- | --- | --- |']
  const table = rows.length === 0 ? [] : [[...head, ...rows].join('\n')]
  const left = grave.length - rows.length
  const waived = file.waived?.filter(({ severity }) => severity !== 'todo').length ?? 0
  const sentence = gateSentence(file, run)
  const lines = [
    ...table,
    ...(left > 0 ? [`${counted(left, 'more finding is', 'more findings are')} not listed.`] : []),
    ...todoLines(file),
    ...(waived > 0 ? [`${counted(waived, 'finding is', 'findings are')} waived.`] : []),
    ...(sentence === undefined ? [] : [`${capital(sentence)}.`]),
  ]
  return lines.length === 0 ? [] : [`### ${code(file.path)}`, ...lines]
}

/** Folds the to-dos of a file into a line a gate, with the chapters they belong to. */
function todoLines({ diagnostics }: CheckedFile): string[] {
  const todos = diagnostics.filter(({ severity }) => severity === 'todo')
  return [...new Set(todos.map(({ gate }) => gate))].map((gate) => {
    const chapters = todos.filter((one) => one.gate === gate).map(({ rule }) => chapterOf(rule))
    const counts = [...new Set(chapters)].map((chapter) => `${chapter} ${chapters.filter((one) => one === chapter).length}`)
    return `${chapters.length} to do before ${gate}: ${counts.join(', ')}.`
  })
}

/** Escapes what means something to Markdown (GFM) or HTML; comments keep `@name`, `#12` and `GH-12` from being taken as mentions. */
export const escapeMarkdown = (text: string): string => visible(text).replaceAll('\t', ' ')
  .replace(/[\\`*_[\]<>|~]/g, (character) => `\\${character}`)
  .replaceAll('&', '&amp;').replace(/[@#](?=\w)|\bGH(?=-\d)/gi, '$&<!-- -->').replace(/:(?=\/\/)|(?<=\bwww)\./gi, '$&<!-- -->')

/** Writes text as code, in a fence longer than any in it (CommonMark 0.31, 6.1). */
export function code(text: string): string {
  const shown = visible(text).replaceAll('\t', ' ')
  const fence = '`'.repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}
