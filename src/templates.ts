import { readdir, readFile } from 'node:fs/promises'
import { UserError } from './errors.ts'
import { labelLanguages } from './label-languages.ts'
import { precompile, type TemplateSet } from './render/engine.ts'
import { chooseLanguage, type Labels } from './render/words.ts'
import { dataOf } from './source/data.ts'
import { decode } from './source/decode.ts'
import { parse } from './source/parse.ts'
import { parseQuickly } from './source/quick.ts'

const folder = new URL('../templates/', import.meta.url)
const ending = '.md.hbs'

/** Lists the templates that come with the program. */
export async function templateNames(): Promise<string[]> {
  return namesIn(folder)
}

/** Gives a template that comes with the program; throws a UserError where there is none of that name. */
export async function shippedTemplates(name: string): Promise<TemplateSet> {
  return textsOf(name)
}

async function textsOf(name: string) {
  const names = await templateNames()
  if (!names.includes(name)) throw new UserError(`there is no template '${name}'`, `choose one of ${names.join(', ')}`)
  const { head, body } = parted(await readFile(new URL(`${name}${ending}`, folder), 'utf8'), name)
  const partials = new URL('partials/', folder)
  const texts = await Promise.all((await namesIn(partials)).map(async (partial) =>
    [partial, await readFile(new URL(`${partial}${ending}`, partials), 'utf8')] as const))
  return { name, description: String(head['description'] ?? ''), main: body, partials: Object.fromEntries(texts) }
}

/** Gives the labels of a language, or of the nearest one there are labels for: without region, else English. */
export async function labelsFor(language: string): Promise<Labels> {
  const name = chooseLanguage(language, labelLanguages)
  const bytes = await readFile(new URL(`labels/${name}.yaml`, folder))
  // The tests compare the file with what the templates and the format ask for.
  return dataIn(bytes, `templates/labels/${name}.yaml`) as Labels
}

/** Writes the module that stands in place of this one in the built program: templates compiled, labels as data. */
export async function precompiled(): Promise<string> {
  const sets = await Promise.all((await templateNames()).map(textsOf))
  const compiled = await Promise.all(sets.map(async ({ name, description, main, partials }) => {
    const parts = await Promise.all(Object.entries(partials).map(async ([partial, text]) =>
      `${JSON.stringify(partial)}: ${await precompile(text)}`))
    const said = `name: ${JSON.stringify(name)}, description: ${JSON.stringify(description)}`
    return `${JSON.stringify(name)}: { ${said}, main: ${await precompile(main)}, partials: { ${parts.join(', ')} } }`
  }))
  const labels = await Promise.all(labelLanguages.map(async (language) => [language, await labelsFor(language)] as const))
  return [
    `import { UserError } from './errors.ts'`,
    `import { chooseLanguage } from './render/words.ts'`,
    `const templates = { ${compiled.join(', ')} }`,
    `const labels = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(labels)))})`,
    `const names = Object.keys(templates)`,
    `export const templateNames = async () => names`,
    `export const shippedTemplates = async (name) => {`,
    `  if (names.includes(name)) return templates[name]`,
    `  throw new UserError("there is no template '" + name + "'", 'choose one of ' + names.join(', '))`,
    `}`,
    `export const labelsFor = async (language) => labels[chooseLanguage(language, Object.keys(labels))]`,
  ].join('\n')
}

async function namesIn(directory: URL): Promise<string[]> {
  const files = await readdir(directory)
  return files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length)).sort()
}

/** Parts a template into its front matter and its text. */
function parted(text: string, name: string): { head: Record<string, unknown>; body: string } {
  const [, head = '', body = ''] = /^---\r?\n(.*?)^---\r?\n(.*)$/ms.exec(text) ?? []
  const data = dataIn(new TextEncoder().encode(head), `templates/${name}${ending}`)
  return { head: data as Record<string, unknown>, body }
}

function dataIn(bytes: Uint8Array, path: string): object {
  const { source } = decode(bytes, path)
  const { root, problems } = parseQuickly(source) ?? parse(source)
  const [problem] = problems
  if (root === undefined || problem !== undefined) throw new Error(`${path} cannot be read: ${problem?.message ?? 'it is empty'}`)
  // The root of a file that could be read is a mapping.
  return dataOf(root) as object
}
