import { rangeOf, visible, type Run } from './run.ts'

/** Writes a finding a line: `file:line:col: severity rule message`. */
export function concise({ files }: Run): string {
  const lines = files.flatMap((file) => file.diagnostics).filter(({ severity }) => severity !== 'todo').map((one) => {
    const { line, column } = rangeOf(one.at)
    const waived = one.waived ? ` (waived: ${visible(one.waived.reason)})` : ''
    return `${visible(one.at.source.path)}:${line}:${column}: ${one.severity} ${one.rule} ${visible(one.message)}${waived}\n`
  })
  return lines.join('')
}
