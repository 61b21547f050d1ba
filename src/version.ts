import { readFileSync } from 'node:fs'

/** The version of the tool, from package.json; the build writes it in place of this file. */
export const version: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
