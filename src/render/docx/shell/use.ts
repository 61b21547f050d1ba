import type { ShellParts } from './parts.ts'

/** A shell that was found fit for use, and the values its placeholders have. */
export interface ShellUse {
  readonly shell: ShellParts
  readonly values: ReadonlyMap<string, string>
}
