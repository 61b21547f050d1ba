import { readdirSync } from 'node:fs'

/** The themes that come with the program; the build writes the list in place of this file. */
export const themeNames: readonly string[] = readdirSync(new URL('../templates/themes', import.meta.url))
  .filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length)).sort()
