import type { Diagnostic } from '../check/check.ts'
import { UserError } from '../errors.ts'
import { formats } from '../formats.ts'
import type { Io } from '../io.ts'
import { labelLanguages } from '../label-languages.ts'
import type { Edition } from '../plan/edition.ts'
import { reporters } from '../reporters.ts'
import { version } from '../version.ts'
import { hasColour } from './colour.ts'
import { text, texts, type Values } from './command.ts'
import { compose, isLeak, leaksIn } from './composition.ts'
import { note } from './notes.ts'
import { filesOf, judgeWith, type Input } from './plans.ts'
import { shellFor } from './shells.ts'
import { outputName, type Order } from './targets.ts'
import { todayOf } from './today.ts'

/** A file to write, and those that belong beside it. */
export interface DeliveredFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly beside: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

/** What rendering one plan gave. */
export interface Delivery {
  /** What to write; nothing for a plan that may not go out. */
  readonly files: readonly DeliveredFile[] | undefined
  /** Every file that was asked for, to tell when the document must be made again. */
  readonly sources: readonly string[]
}

/**
 * Renders one plan in every format asked for; nothing is written yet. `below` is where its documents go in the
 * folder for documents. Of a plan that may not go out it says why.
 */
export async function deliver(
  input: Input, below: string, { formats: wanted, output, sheet }: Order, values: Values, io: Io,
): Promise<Delivery> {
  // The command's table of flags lets nothing else through.
  const edition = text(values, 'edition') as Edition
  const files = filesOf(io)
  const judge = await judgeWith(files, { today: todayOf(values, io), languages: labelLanguages })
  const { loading, verdicts } = await judge(input)
  const { loaded } = loading
  const sources = () => [input.path, ...files.asked(), ...texts(values, 'shell')]
  const errors = verdicts.diagnostics.filter(({ severity }) => severity === 'error')
  if (loaded?.isHouse) throw new UserError(`${input.path} is a house file`, 'render one of the plans that extend it')
  const mayRender = errors.length === 0 || values['allowInvalid'] === true
  const wouldLeak = edition === 'customer' && errors.some(isLeak)
  if (loaded === undefined || !mayRender || wouldLeak) {
    await refuse(errors, input.path, wouldLeak ? 'it would show the customer what is internal' : undefined, values, io)
    return { files: undefined, sources: sources() }
  }
  const composed = await compose({ path: input.path, loaded, diagnostics: verdicts.diagnostics }, sheet, values, files, io)
  const shell = await shellFor(composed.request, values, io)
  const deliverable = { ...composed.deliverable, setPages: io.setPages, ...(shell && { shell }) }
  const delivered: DeliveredFile[] = []
  // A PDF says what the Word file it is made from says.
  const told = new Set<string>()
  for (const format of wanted) {
    const path = output ?? outputName({ path: input.path, below }, format, values, sheet)
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const name = path === '-' ? undefined : path.slice(folder.length).replace(/\.[^.]*$/, '')
    const written = await formats[format].write({ ...deliverable, ...(name !== undefined && { name }) })
    const { bytes, beside = [], notes = [] } = written
    for (const said of notes) told.add(said)
    const leaks = await leaksIn(written, composed.request)
    if (leaks.length > 0) {
      throw new UserError(`the ${format} edition for the customer would hold internal values: ${leaks.join(', ')}`,
        'nothing was written; take them out of the shared texts')
    }
    delivered.push({ path, bytes, beside: beside.map(({ name, bytes }) => ({ path: `${folder}${name}`, bytes })) })
  }
  if (values['quiet'] !== true) for (const said of told) note(io, `crp: ${said}`)
  return { files: delivered, sources: [...sources(), ...composed.paths] }
}

async function refuse(errors: Diagnostic[], path: string, reason: string | undefined, values: Values, io: Io): Promise<void> {
  await tellErrors(errors, path, values, io)
  const advice = reason ?? 'mend its errors, or render a draft with --allow-invalid'
  note(io, `crp: ${path} is not rendered: ${advice}`)
}

/** Reports on standard error why a plan may not go out. */
export async function tellErrors(errors: Diagnostic[], path: string, values: Values, io: Io): Promise<void> {
  const write = await reporters[io.stderr.isTTY ? 'pretty' : 'concise'].load()
  const run = { version, today: null, files: [{ path, diagnostics: errors }], exitCode: 1 }
  io.stderr.write(write(run, { hasColour: hasColour(io.stderr, values, io), columns: io.stderr.columns }))
}
