import { readdirSync } from 'node:fs'

/** Languages for which there are labels, as BCP 47 tags; the build writes the list in place of this file. */
export const labelLanguages: readonly string[] = readdirSync(new URL('../templates/labels', import.meta.url))
  .filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length)).sort()
