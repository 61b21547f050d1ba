import { rangeOf, summaryOf, type Run } from './run.ts'

/** Writes a run as one JSON object, valid on every exit code; fields are only ever added. */
export function json(run: Run): string {
  const { version, exitCode, today, files, error, gate = null } = run
  const diagnostics = files.flatMap((file) => file.diagnostics).map((one) => ({
    file: one.at.source.path, rule: one.rule, severity: one.severity, message: one.message, path: one.place ?? null,
    ...rangeOf(one.at), gate: one.gate, ...(one.becomes && { becomes: one.becomes }),
    ...(one.waived && { waived: { reason: one.waived.reason, by: one.waived.by } }),
    related: (one.related ?? []).map(({ at, message }) => ({ file: at.source.path, ...rangeOf(at), message })),
    help: one.help ?? null, ...(one.fix && { fix: { title: one.fix.title, safe: true, edits: one.fix.edits } }),
  }))
  const report = {
    schemaVersion: 1, tool: 'crp', version, exitCode, today, gate, summary: summaryOf(run),
    // JSON.stringify leaves out what is undefined.
    files: files.map(({ path, stage, completeness, inForce, sections, gates }) =>
      ({ path, stage, completeness, inForce, sections, gates })),
    diagnostics, error: error === undefined ? null : { message: error.message, hint: error.hint ?? null },
  }
  return `${JSON.stringify(report, null, 2)}\n`
}
