import { readdir, readFile } from 'node:fs/promises'
import { templateEnding } from './render/template/ending.ts'

/** The texts of the files that come with the program, by name. */
export interface TemplateTexts {
  readonly mains: Readonly<Record<string, string>>
  readonly partials: Readonly<Record<string, string>>
}

const folder = new URL('../templates/', import.meta.url)

/** Gives the texts of the templates that come with the program; the build writes them in place of this file. */
export async function templateTexts(): Promise<TemplateTexts> {
  return { mains: await textsIn(folder), partials: await textsIn(new URL('partials/', folder)) }
}

async function textsIn(directory: URL): Promise<Record<string, string>> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(templateEnding)).sort()
  const texts = files.map(async (file) =>
    [file.slice(0, -templateEnding.length), await readFile(new URL(file, directory), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(texts))
}
