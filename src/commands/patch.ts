import type { Io } from '../io.ts'
import { visible } from '../report/run.ts'

/** Shows on standard output, as a patch, how a file would change. */
export async function showPatch(path: string, before: Uint8Array, after: Uint8Array, io: Io): Promise<void> {
  const { patch } = await import('../diff/patch.ts')
  const [old, made] = [before, after].map((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  io.stdout.write(patch(visible(path), old ?? '', made ?? ''))
}
