import type { Io } from '../io.ts'
import { visible } from '../report/run.ts'

/** Shows on standard output, as a patch, how a file would change. */
export async function showPatch(path: string, before: Uint8Array, after: Uint8Array, io: Io): Promise<void> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff')
  const [old, made] = [before, after].map((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  const look = { context: 3, headerOptions: FILE_HEADERS_ONLY }
  io.stdout.write(createTwoFilesPatch(visible(path), visible(path), old ?? '', made ?? '', undefined, undefined, look))
}
