import { counted, summaryOf, type Run } from './run.ts'

type Paint = (text: string) => string
const plain: Paint = (text) => text

/** Names what was found with its number: `2 errors, 1 warning, 31 to do`. */
export function tally(run: Run, paint: { error: Paint; warning: Paint } = { error: plain, warning: plain }): string {
  const { errors, warnings, infos, todos } = summaryOf(run)
  return [
    errors > 0 ? paint.error(counted(errors, 'error')) : 'no errors',
    ...(warnings > 0 ? [paint.warning(counted(warnings, 'warning'))] : []),
    ...(infos > 0 ? [counted(infos, 'piece of advice', 'pieces of advice')] : []),
    ...(todos > 0 ? [`${todos} to do`] : []),
  ].join(', ')
}

/** Says in a sentence how the check went: `2 errors, 1 warning in 2 files: the check fails`. */
export function verdictLine(run: Run): string {
  const outcome = ['the check passes', 'the check fails'][run.exitCode] ?? 'the check could not be finished'
  return `${tally(run)} in ${counted(run.files.length, 'file')}: ${outcome}`
}
