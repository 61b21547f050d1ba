import { readFileSync } from 'node:fs'

/** The style sheet of every page; the build writes its text in place of this file. */
export const stylesheet: string = readFileSync(new URL('../templates/page.css', import.meta.url), 'utf8')
