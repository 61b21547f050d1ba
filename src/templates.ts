import { readFile } from 'node:fs/promises'
import { noTemplate } from './errors.ts'
import { labelLanguages } from './label-languages.ts'
import { nearest } from './plan/likeness.ts'
import { precompile, type Template, type TemplateSet } from './render/engine.ts'
import { templateEnding } from './render/template/ending.ts'
import { readTemplate } from './render/template/file.ts'
import { readTheme } from './render/theme-file.ts'
import type { Theme } from './render/theme.ts'
import { chooseLanguage, type Labels } from './render/words.ts'
import { dataOf } from './source/data.ts'
import { decode } from './source/decode.ts'
import { parse } from './source/parse.ts'
import { parseQuickly } from './source/quick.ts'
import type { Mapping } from './source/tree.ts'
import { templateTexts } from './template-texts.ts'
import { themeNames } from './theme-names.ts'

const folder = new URL('../templates/', import.meta.url)

/** Lists the templates that come with the program. */
export async function templateNames(): Promise<string[]> {
  return Object.keys((await templateTexts()).mains)
}

/** Gives a template that comes with the program; throws a UserError where there is none of that name. */
export async function shippedTemplates(name: string): Promise<TemplateSet> {
  const { mains, partials } = await templateTexts()
  const text = mains[name]
  if (text === undefined) throw noTemplate(name, Object.keys(mains), nearest(name, Object.keys(mains)))
  const { path, linesBefore, faults, body, ...set } = readTemplate(text, `templates/${name}${templateEnding}`)
  const [fault] = faults
  if (fault !== undefined) throw new Error(`${path}:${fault.line}: ${fault.message}`)
  return { ...set, main: body, partials }
}

/** Gives the labels of a language, or of the nearest one there are labels for: without region, else English. */
export async function labelsFor(language: string): Promise<Labels> {
  const name = chooseLanguage(language, labelLanguages)
  const bytes = await readFile(new URL(`labels/${name}.yaml`, folder))
  // The tests compare the file with what the templates and the format ask for.
  return dataIn(bytes, `templates/labels/${name}.yaml`) as Labels
}

/** Gives a theme that comes with the program; nothing where there is none of that name. */
export async function shippedTheme(name: string): Promise<Theme | undefined> {
  return themeNames.includes(name) ? (await themeIn(name)).theme : undefined
}

/** Tells in a line what a theme that comes with the program looks like. */
export async function aboutTheme(name: string): Promise<string> {
  return (await themeIn(name)).about
}

async function themeIn(name: string) {
  const path = `templates/themes/${name}.yaml`
  const reading = readTheme(rootIn(await readFile(new URL(`themes/${name}.yaml`, folder)), path), () => undefined, themeNames)
  const [fault] = reading.faults
  if (fault !== undefined) throw new Error(`${path}: ${fault.message}`)
  return reading
}

/** Writes the module that stands in place of this one in the built program: templates compiled, labels and themes as data. */
export async function precompiled(): Promise<string> {
  const sets = await Promise.all((await templateNames()).map(shippedTemplates))
  const compiled = async (texts: readonly (readonly [string, Template])[]) =>
    (await Promise.all(texts.map(async ([name, text]) => `${JSON.stringify(name)}: ${await precompile(String(text))}`))).join(', ')
  const heads = sets.map(({ main, partials, ...head }) => head)
  const labels = await Promise.all(labelLanguages.map(async (language) => [language, await labelsFor(language)] as const))
  const themes = await Promise.all(themeNames.map(async (name) => [name, await shippedTheme(name)] as const))
  return [
    `import { noTemplate } from './errors.ts'`,
    `import { nearest } from './plan/likeness.ts'`,
    `import { chooseLanguage } from './render/words.ts'`,
    `const mains = { ${await compiled(sets.map(({ name, main }) => [name, main]))} }`,
    `const partials = { ${await compiled(Object.entries(sets[0]?.partials ?? {}))} }`,
    `const heads = JSON.parse(${JSON.stringify(JSON.stringify(heads))})`,
    `const labels = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(labels)))})`,
    `const themes = new Map(JSON.parse(${JSON.stringify(JSON.stringify(themes))}))`,
    `export const templateNames = async () => Object.keys(mains)`,
    `export const shippedTemplates = async (name) => {`,
    `  const head = heads.find((head) => head.name === name)`,
    `  if (head === undefined) throw noTemplate(name, Object.keys(mains), nearest(name, Object.keys(mains)))`,
    `  return { ...head, main: mains[name], partials }`,
    `}`,
    `export const labelsFor = async (language) => labels[chooseLanguage(language, Object.keys(labels))]`,
    `export const shippedTheme = async (name) => themes.get(name)`,
  ].join('\n')
}

function dataIn(bytes: Uint8Array, path: string): object {
  // The root of a file that could be read is a mapping.
  return dataOf(rootIn(bytes, path)) as object
}

function rootIn(bytes: Uint8Array, path: string): Mapping {
  const { source } = decode(bytes, path)
  const { root, problems } = parseQuickly(source) ?? parse(source)
  const [problem] = problems
  if (root === undefined || problem !== undefined) throw new Error(`${path} cannot be read: ${problem?.message ?? 'it is empty'}`)
  return root
}
