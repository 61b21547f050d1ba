import { readFileSync } from 'node:fs'

const textOf = (name: string) => readFileSync(new URL(`../templates/${name}`, import.meta.url), 'utf8')

/** The script and the style of the preview's page; the build writes their texts in place of this file. */
export const pageFiles = { script: textOf('preview.js'), style: textOf('preview.css') }
